// Questions about what was not clear: who was meant, on which day, and whether really.
#include <algorithm>
#include <utility>

#include "commands/checkin/save.hpp"
#include "commands/refusal.hpp"
#include "commands/words/list_words.hpp"

namespace knownby::checkin {
namespace {

bool asks_who(const language::Entry& entry) {
  return !entry.student.clear || entry.student.candidates.size() != 1;
}

bool tell_the_same(const language::Entry& a, const language::Entry& b) {
  return a.student.heard == b.student.heard && a.student.candidates == b.student.candidates &&
         a.kind == b.kind && a.note == b.note;
}

// "Jordan Lee, 7A"; with the homeroom's adult where another candidate has the same name.
std::string choice_label(const Visit& visit, const language::Entry& entry, StudentId id) {
  const Student* student = visit.school.student(id);
  if (student == nullptr) return "a student";
  std::string label = student->shown;
  const std::string room = visit.school.homeroom(id);
  if (!room.empty()) label += ", " + room;
  const bool namesake =
      std::any_of(entry.student.candidates.begin(), entry.student.candidates.end(), [&](StudentId other) {
        const Student* twin = visit.school.student(other);
        return other != id && twin != nullptr && twin->shown == student->shown;
      });
  const Staff* adult = namesake ? visit.school.homeroom_adult(student->homeroom) : nullptr;
  return adult == nullptr ? label : label + " (" + adult->called + ")";
}

Button choice(std::string label, const std::string& draft, std::size_t index, StudentId student) {
  return {std::move(label),
          "pick",
          {{"draft", draft}, {"entry", std::to_string(index)}, {"student", id_field(student)}}};
}

// What a "no" means: another student where the name was in doubt, nothing at all where the day was.
Button way_out(const Visit& visit, const language::Entry& entry, const std::string& draft,
               std::size_t index) {
  const bool certain = entry.student.clear && entry.student.candidates.size() == 1;
  if (!certain || visit.school.student(entry.student.candidates.front()) == nullptr)
    return form_button("Someone else", "pick", choice({}, draft, index, StudentId{}).fields);
  return {"Don't log it", "pick", {{"draft", draft}, {"entry", std::to_string(index)}, {"drop", "yes"}}};
}

std::string confirm_words(const Visit& visit, const language::Entry& entry, StudentId id) {
  const Student* student = visit.school.student(id);
  if (student != nullptr && student->left) {
    return student->shown + " left on " + day_words(*student->left) + ". Log anyway?";
  }
  if (!entry.student.clear) return "Did you mean " + visit.school.label(id) + "?";
  return "That is more than 30 days ago: " + day_words_year(entry.day.day) + ". Log it for " +
         visit.school.label(id) + "?";
}

// "family, Mon 12 Oct and Tue 13 Oct, “about the trip”": what was understood where the name was not.
std::string rest_words(const Visit& visit, const std::vector<language::Entry>& open, std::size_t index) {
  const language::Entry& entry = open[index];
  const bool is_dated = !entry.day.heard.empty() && entry.day.trouble == language::Day::Trouble::none;
  if (entry.note.empty() && !is_dated && entry.kind == Kind::conversation) return {};
  std::string words = "The rest I understood: " + std::string(word_for(entry.kind));
  std::vector<std::string> days;
  for (const std::size_t one : asked_together(open, index))
    days.push_back(when_words(visit, open[one].day.day));
  if (is_dated) words += ", " + list_words(days);
  if (!entry.note.empty()) words += ", “" + entry.note + "”";
  return words + ". It is kept for ten minutes while you find the name.";
}

void ask_for_a_name(const Visit& visit, const std::vector<language::Entry>& open, std::size_t index,
                    const Button& by_hand, bool others_saved, std::vector<Block>& blocks) {
  const bool mapped = visit.place && visit.place->group;
  blocks.push_back(says("I can't find “" + open[index].student.heard + "” in " +
                        (mapped ? visit.school.title(*visit.place->group) : "this school") +
                        (others_saved ? ". Nothing saved for that name." : ". Nothing saved.")));
  const std::string rest = others_saved ? std::string() : rest_words(visit, open, index);
  blocks.push_back(quietly(rest.empty() ? "A full name finds any student of the school." : rest));
  Buttons buttons;
  buttons.buttons.push_back({"Search all my school", "search", by_hand.fields});
  buttons.buttons.push_back(by_hand);
  if (!others_saved) buttons.buttons.push_back(way_on::help());
  blocks.push_back(std::move(buttons));
}

// Today and yesterday; of a week its school days; none where no day is more likely than another.
std::vector<std::chrono::local_days> likely_days(const Visit& visit, const language::Day& heard) {
  using Trouble = language::Day::Trouble;
  if (heard.trouble == Trouble::vague || heard.trouble == Trouble::too_many) return {};
  if (heard.trouble != Trouble::any_of_week) return {visit.today, visit.today - std::chrono::days(1)};
  std::vector<std::chrono::local_days> days;
  for (int i = 0; i < 5; ++i) {
    const std::chrono::local_days day = heard.day + std::chrono::days(i);
    if (visit.school.calendar().school_day(day)) days.push_back(day);
  }
  return days;
}

void ask_for_a_day(const Visit& visit, const language::Entry& entry, std::size_t index,
                   const std::string& draft, bool others_saved, std::vector<Block>& blocks) {
  const std::string whom = visit.school.label(entry.student.candidates.front());
  const bool week = entry.day.trouble == language::Day::Trouble::any_of_week;
  blocks.push_back(says(trouble_words(entry.day) + (week ? " Which? " : " Which day was it? ") +
                        (others_saved ? "Nothing saved for " : "Nothing saved yet for ") + whom + "."));
  const Fields of_entry{{"draft", draft}, {"entry", std::to_string(index)}};
  const auto asking = [&](const char* field, std::string value) {
    Fields fields = of_entry;
    fields.emplace_back(field, std::move(value));
    return fields;
  };
  Buttons buttons;
  for (const std::chrono::local_days day : likely_days(visit, entry.day))
    buttons.buttons.push_back(
        {day == visit.today ? "Today" : day_words(day), "pick", asking("day", day_field(day))});
  buttons.buttons.push_back(
      form_button(buttons.buttons.empty() ? "Choose the day" : "Another day", "pick", asking("ask", "day")));
  buttons.buttons.push_back({"Don't log it", "pick", asking("drop", "yes")});
  blocks.push_back(std::move(buttons));
}

}  // namespace

std::vector<std::size_t> asked_together(const std::vector<language::Entry>& open, std::size_t index) {
  std::vector<std::size_t> together{index};
  if (!asks_who(open[index])) return together;
  for (std::size_t i = index + 1; i < open.size(); ++i) {
    const bool has_its_day = std::any_of(together.begin(), together.end(), [&](std::size_t other) {
      return open[other].day.day == open[i].day.day;
    });
    if (!has_its_day && asks_who(open[i]) && tell_the_same(open[i], open[index])) together.push_back(i);
  }
  return together;
}

void ask_about(const Visit& visit, const std::vector<language::Entry>& open, std::size_t index,
               const std::string& draft, bool others_saved, std::vector<Block>& blocks) {
  const language::Entry& entry = open[index];
  const std::vector<StudentId>& candidates = entry.student.candidates;
  const std::string so_far = others_saved ? " The rest is saved." : " Nothing saved yet.";
  Buttons buttons;
  if (candidates.empty()) {
    const Button by_hand =
        form_button("Type the name again", "pick", {{"draft", draft}, {"entry", std::to_string(index)}});
    return ask_for_a_name(visit, open, index, by_hand, others_saved, blocks);
  }
  if (!asks_who(entry) && entry.day.trouble != language::Day::Trouble::none)
    return ask_for_a_day(visit, entry, index, draft, others_saved, blocks);
  if (candidates.size() > most_choices) {
    blocks.push_back(says("“" + entry.student.heard + "” fits " + std::to_string(candidates.size()) +
                          " students." + so_far + " Could you say more of the name?"));
  } else if (candidates.size() == 1) {
    blocks.push_back(says(confirm_words(visit, entry, candidates.front()) + so_far));
    buttons.buttons.push_back(choice("Yes, log it", draft, index, candidates.front()));
  } else {
    blocks.push_back(says("Which “" + entry.student.heard + "” do you mean?" + so_far));
    for (StudentId id : candidates) {
      buttons.buttons.push_back(choice(choice_label(visit, entry, id), draft, index, id));
    }
  }
  buttons.buttons.push_back(way_out(visit, entry, draft, index));
  blocks.push_back(std::move(buttons));
}

}  // namespace knownby::checkin
