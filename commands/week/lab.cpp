// Students a counselor or a lead looks after for a while (PRODUCT B.2: the protocol for underserved
// students). A list weighs in who is on the weekly card, at most half of its places, and ends by itself.
// Nobody else sees that there is one.

#include <algorithm>
#include <array>
#include <utility>

#include "commands/calendar/waking.hpp"
#include "commands/checkin/inputs.hpp"
#include "commands/refusal.hpp"
#include "commands/week/lists.hpp"
#include "commands/week/week.hpp"
#include "store/audit.hpp"

namespace knownby::week {
namespace {

using Weight = Priority::Weight;

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> weights{
    {{"gentle", "A little"}, {"strong", "More"}, {"asks", "They asked to talk, or named nobody"}}};

bool may_weigh(const Staff& speaker, Weight weight) {
  return weight != Weight::asks || how_far(speaker.role, Right::survey) != Reach::nobody;
}

Reply form(const Visit& visit) {
  Input weight{"weight", "How much it weighs", Input::Kind::choice, "gentle"};
  for (std::size_t at = 0; at < weights.size(); ++at)
    if (may_weigh(visit.speaker, static_cast<Weight>(at)))
      weight.choices.emplace_back(weights.at(at).first, weights.at(at).second);
  Input review{"review", "Until its review on", Input::Kind::choice};
  for (const std::chrono::local_days day : review_days(visit.school.calendar(), visit.today))
    review.choices.emplace_back(day_field(day), day_words_year(day));
  if (review.choices.empty())
    return reply_of("The calendar has no school day ahead, so there is nothing to weigh. Nothing was saved.");
  review.value = review.choices[std::min<std::size_t>(3, review.choices.size() - 1)].first;
  Reply reply;
  reply.opens_form = true;
  reply.card.title = "To look after for a while";
  reply.card.blocks.push_back(
      quietly("It weighs a little when the weekly card is chosen; the card, its order and its reasons say "
              "nothing of it. On the day of its review you are asked how it went; without a word from you it "
              "ends then and is deleted."));
  reply.card.blocks.push_back(
      Form{{{"students", "Students", Input::Kind::students}, std::move(weight), std::move(review)},
           {"Keep it", "lab", {{"sent", "yes"}}, Button::Tone::primary}});
  reply.opener = form_button("Open the form", "lab", {{"new", "yes"}});
  return reply;
}

Reply save(Visit& visit) {
  Priority made;
  made.staff = visit.speaker.id;
  made.since = visit.today;
  Fields errors;
  std::string trouble = checkin::trouble_with_students(visit, visit.request.field("students"), made.students);
  const bool is_beyond = std::any_of(made.students.begin(), made.students.end(), [&](StudentId student) {
    return !may(visit, Right::priority, student);
  });
  if (is_beyond) trouble = "One of these students isn't in your groups. Please leave them out.";
  if (!trouble.empty()) errors.emplace_back("students", trouble);
  const auto weight = std::find_if(weights.begin(), weights.end(), [&](const auto& one) {
    return one.first == visit.request.field("weight");
  });
  made.weight = static_cast<Weight>(weight - weights.begin());
  if (weight == weights.end() || !may_weigh(visit.speaker, made.weight))
    errors.emplace_back("weight", "Please choose how much it weighs.");
  const auto days = review_days(visit.school.calendar(), visit.today);
  made.review = visit.day("review").value_or(std::chrono::local_days{});
  if (std::find(days.begin(), days.end(), made.review) == days.end())
    errors.emplace_back("review", "Please choose one of these days.");
  if (is_beyond) return out_of_reach(visit, "a student", checkin::not_taken(std::move(errors)));
  if (!errors.empty()) return checkin::not_taken(std::move(errors));
  priorities::put(visit.db, made);
  visit.put_on_record(
      {visit.request.now, visit.speaker.id, "list kept", std::to_string(made.students.size()) + " students"});
  return lists_of(visit, "Kept until " + day_words_year(made.review) +
                             ". I ask you then how it went; without a word from you it ends that day.");
}

}  // namespace

Reply lab(Visit& visit) {
  if (!may_keep_lists(visit.speaker))
    return reply_of(
        "That's kept to leads and counselors. “who should I talk to” is for everybody. Nothing was changed.");
  const bool is_private = !visit.place || visit.place->direct || visit.request.place.direct;
  if (!is_private) return reply_of("Please say that to me alone, in a direct message. Nothing was changed.");
  if (!visit.request.field("sent").empty()) return save(visit);
  if (!visit.request.field("new").empty()) return form(visit);
  if (!visit.request.field("list").empty()) return one_list(visit);
  return lists_of(visit, {});
}

}  // namespace knownby::week
