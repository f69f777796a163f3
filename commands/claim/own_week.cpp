// A person's own week, by itself and on their page: who is theirs this week, and whom they might take.

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "commands/claim/claim.hpp"
#include "commands/refusal.hpp"
#include "commands/words/list_words.hpp"
#include "store/week/asks.hpp"

namespace knownby::claim {
namespace {

constexpr std::size_t most_shown = 8;
constexpr std::string_view nobody_taken = "You have taken nobody for this week. That is fine.";

void add_claims(const Visit& visit, std::vector<Block>& blocks) {
  std::vector<Claim> open = claims::open_of_staff(visit.db, visit.speaker.id, visit.today);
  if (open.empty()) return;
  if (open.size() > most_shown) open.resize(most_shown);
  blocks.push_back(Text{{bold("Yours this week")}});
  for (const Claim& one : open) {
    const Student* student = visit.school.student(one.student);
    if (student == nullptr) continue;
    const Fields claim{{"claim", id_field(one.id)}};
    blocks.push_back(says(visit.school.label(one.student)));
    blocks.push_back(Buttons{{{"Talked with " + student->given, "log", {{"student", id_field(one.student)}}},
                              {"Give back", "release", claim},
                              {"Hand on", "give", claim}}});
  }
}

bool is_free(const Visit& visit, StudentId id) {
  const Student* student = visit.school.student(id);
  const auto last = students::last_checkin(visit.db, id);
  const bool is_reached = last && *last >= monday_of(visit.today);
  return student != nullptr && !student->left && !is_reached &&
         claims::open_of_student(visit.db, id, visit.today).empty();
}

void add_suggestions(const Visit& visit, std::vector<Block>& blocks) {
  for (const WeekCard& week : week_cards::all_of_week(visit.db, iso_week(visit.today))) {
    if (asks::passed(visit.db, week.id, visit.speaker.id)) continue;
    std::vector<std::string> names;
    for (StudentId id : asks::of_staff(visit.db, week.id, visit.speaker.id))
      if (may(visit, Right::look_after, id) && is_free(visit, id)) names.push_back(visit.school.label(id));
    if (names.empty()) continue;
    std::sort(names.begin(), names.end());
    blocks.push_back(says("If you like, this week: " + list_words(names) + "."));
    blocks.push_back(Buttons{{{"See the list", "see", {{"week", id_field(week.id)}}}}});
  }
}

}  // namespace

void add_own_week(const Visit& visit, std::vector<Block>& blocks) {
  add_claims(visit, blocks);
  add_suggestions(visit, blocks);
}

Reply which_of_own(const Visit& visit, std::string sentence, std::string hint) {
  std::vector<Block> own;
  add_claims(visit, own);
  const std::vector<Button> ways = own.empty() ? std::vector{way_on::suggest()} : std::vector<Button>{};
  Reply reply =
      refusal(own.empty() ? std::string(nobody_taken) + " Nothing was changed." : std::move(sentence),
              std::move(hint), ways);
  std::move(own.begin(), own.end(), std::back_inserter(reply.card.blocks));
  return reply;
}

Reply own_week(Visit& visit) {
  Reply reply;
  std::vector<Block>& blocks = reply.card.blocks;
  add_claims(visit, blocks);
  const bool holds_nobody = blocks.empty();
  if (holds_nobody) blocks.push_back(says(std::string(nobody_taken)));
  add_suggestions(visit, blocks);
  if (holds_nobody) blocks.push_back(Buttons{{way_on::suggest(), way_on::mine()}});
  return reply;
}

}  // namespace knownby::claim
