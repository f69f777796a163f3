// Everything Knownby cannot do with a line: it says what it did understand and what was not saved, and offers
// the nearest thing, which works when it is pressed or typed.

#include <gtest/gtest.h>

#include "tests/program/conversation.hpp"

namespace knownby {
namespace {

using Texts = std::vector<std::string>;

struct Refused {
  std::string name;
  Texts before;  // typed first
  std::string typed;
  Texts says;     // what was understood, and what was not saved
  Texts nearest;  // the way on: pressed or typed, one after the other
  Texts leads_to;
};

void PrintTo(const Refused& row, std::ostream* out) { *out << row.name; }

class Refusals : public testing::TestWithParam<Refused> {};

TEST_P(Refusals, say_what_was_understood_and_offer_what_works) {
  const Refused& row = GetParam();
  std::vector<Turn> turns;
  for (const std::string& line : row.before) turns.push_back({line});
  turns.push_back({row.typed, row.says});
  for (const std::string& line : row.nearest) turns.push_back({line});
  turns.back().says = row.leads_to;
  converse(turns);
}

// What nobody confirmed is not there, whatever was typed.
TEST_P(Refusals, save_nothing) {
  const Refused& row = GetParam();
  const bool saved_before = !row.before.empty() && row.before.back().front() != ':';
  const bool saves_the_rest = row.name.ends_with("beside_others");
  if (saved_before || saves_the_rest) return;
  std::vector<Turn> turns;
  for (const std::string& line : row.before) turns.push_back({line});
  turns.push_back({row.typed});
  turns.push_back({"my check-ins", {}, {"Wed 14 Oct ·"}});
  converse(turns);
}

const Texts no_name_in_it{"I found no student's name and no question in that. Nothing saved."};
const Texts logs_bobby{"Logged: Bobby Chen (7A), conversation, today Wed 14 Oct."};

INSTANTIATE_TEST_SUITE_P(
    OfNames, Refusals,
    testing::Values(Refused{"nobody_called_so",
                            {},
                            "xqzt",
                            {"I can't find “xqzt” in Grade 7. Nothing saved."},
                            {":press Search"},
                            {"Nobody in Lincoln Middle School is called anything like “xqzt”."}},
                    Refused{"nobody_called_so_with_the_rest_kept",
                            {},
                            "called xqzt's mom yesterday re: the trip",
                            {"I can't find “xqzt”", "Nothing saved.", "family, Tue 13 Oct", "re: the trip"},
                            {":press \"Type the name\"", ":fill name=\"bobby chen\"", ":send"},
                            {"Logged: Bobby Chen (7A), family, Tue 13 Oct.", "re: the trip"}},
                    Refused{"nobody_called_so_found_in_the_school",
                            {},
                            "helped siobxx with fractions",
                            {"I can't find “siobxx” in Grade 7. Nothing saved.", "academic support"},
                            {":press Search", ":press Siobhán"},
                            {"Logged: Siobhán Ó Súilleabháin (8B), academic support", "with fractions"}},
                    Refused{"nobody_called_so_beside_others",
                            {},
                            "bobby, jose, & xqzt",
                            {"Bobby Chen (7A)", "I can't find “xqzt”", "Nothing saved for that name."},
                            {":press \"Type the name\"", ":fill name=zoe", ":send"},
                            {"Zoë van der Berg (7B)"}},
                    Refused{"two_of_that_name",
                            {},
                            "maya",
                            {"Which “maya” do you mean? Nothing saved yet."},
                            {":press \"Maya Roberts\""},
                            {"Logged: Maya Roberts (7B)"}},
                    Refused{"misspelt_and_confirmed_by_yes",
                            {},
                            "mya roberst",
                            {"Did you mean Maya Roberts (7B)? Nothing saved yet."},
                            {"yes"},
                            {"Logged: Maya Roberts (7B)"}},
                    Refused{"misspelt_and_denied",
                            {},
                            "mya roberst",
                            {"Did you mean Maya Roberts (7B)?"},
                            {"nope"},
                            {"All right. Nothing was saved."}},
                    Refused{"two_of_that_name_is_no_yes_or_no",
                            {},
                            "maya",
                            {"Nothing saved yet."},
                            {"yes"},
                            {"please press its button", "[Maya Rodríguez, 7A]", "[Maya Roberts, 7B]"}},
                    Refused{"somebody_who_left",
                            {},
                            "marcus hill",
                            {"Marcus Hill left on Fri 2 Oct. Log anyway?", "Nothing saved yet."},
                            {":press Yes"},
                            {"Logged: Marcus Hill"}},
                    Refused{"nobody_named",
                            {},
                            "lunch duty was rough",
                            no_name_in_it,
                            {":press \"Log with\""},
                            {"Log a check-in", "Students"}},
                    Refused{"nobody_named_but_a_family_and_a_day",
                            {},
                            "called mom yesterday",
                            {"I read a family contact, Tue 13 Oct, and no student's name. Nothing saved."},
                            {":press \"Log with\"", ":fill students=bobby", ":send"},
                            {"Logged: Bobby Chen (7A), family, Tue 13 Oct."}},
                    Refused{"a_card_of_nobody",
                            {},
                            "card xqzt",
                            {"I find no “xqzt” in your groups, so there is nothing to show."},
                            {":press Search"},
                            {"is called anything like “xqzt”"}},
                    Refused{"a_bare_yes",
                            {},
                            "yes",
                            {"I can't tell which question that answers", "Nothing saved."},
                            {"bobby"},
                            logs_bobby}),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    OfDays, Refusals,
    testing::Values(
        Refused{"no_such_date",
                {},
                "zoe 13/45 at lunch",
                {"I can't read the date “13/45”.", "Nothing saved yet for Zoë van der Berg (7B)."},
                {":press \"Tue 13\""},
                {"Logged: Zoë van der Berg (7B), conversation, Tue 13 Oct.", "“at lunch”"}},
        Refused{"no_such_date_and_another_day",
                {},
                "zoe 2/30",
                {"I can't read the date “2/30”.", "Nothing saved yet"},
                {":press Another", ":fill date=2026-10-02", ":send"},
                {"Logged: Zoë van der Berg (7B), conversation, Fri 2 Oct."}},
        Refused{
            "a_week_is_no_day",
            {},
            "helped bobby with fractions last week",
            {"“last week” may be any day of it.", "Nothing saved yet for Bobby Chen (7A).", "[Mon 5 Oct]"},
            {":press \"Thu 8\""},
            {"Logged: Bobby Chen (7A), academic support, Thu 8 Oct.", "“with fractions”"}},
        Refused{"a_week_in_spanish_is_no_day_either",
                {},
                "hablé con ana la semana pasada",
                {"“la semana pasada” may be any day of it.", "Nothing saved yet for Ana de la Cruz (7A)."},
                {":press \"Don't log\""},
                {"All right. Nothing was saved."}},
        Refused{"a_name_and_a_date_in_doubt",
                {},
                "boby 13/45",
                {"Did you mean Bobby Chen (7A)? Nothing saved yet."},
                {"yes", ":press Today"},
                logs_bobby},
        Refused{"tomorrow",
                {},
                "TJ tomorrow",
                {"Thu 15 Oct is still to come.",
                 "I only log what has happened. Nothing saved for T.J. Carter (7B)."},
                {":press Take"},
                {"T.J. Carter (7B) is yours until Fri 16 Oct."}},
        Refused{"tomorrow_with_one_of_two",
                {},
                "maya tomorrow",
                {"Thu 15 Oct is still to come.", "Nothing saved for “maya”."},
                {":press \"Take Maya Roberts\""},
                {"Maya Roberts (7B) is yours"}},
        Refused{"a_plan",
                {},
                "need to talk to bobby",
                {"I only log what has happened. Nothing saved for Bobby Chen (7A)."},
                {":press \"I talked\""},
                logs_bobby},
        Refused{"long_ago",
                {},
                "zoe 9/1",
                {"more than 30 days ago: Tue 1 Sep 2026", "Zoë van der Berg (7B)", "Nothing saved yet."},
                {":press Yes"},
                {"Logged: Zoë van der Berg (7B), conversation, Tue 1 Sep"}},
        Refused{"a_group_on_no_such_date",
                {},
                "7A morning circle 13/45",
                {"I can't read the date “13/45”.", "a group moment with 7A", "Nothing saved yet."},
                {":press \"Save it for Tue\""},
                {"Saved: a group moment with 24 students in 7A, Tue 13 Oct."}},
        Refused{"a_group_to_come",
                {},
                "7A morning circle tomorrow",
                {"I only log what has happened.", "a group moment with 7A", "Nothing saved yet."},
                {":press \"Save it for today\""},
                {"Saved: a group moment with 24 students in 7A, today"}},
        Refused{"away_until_nobody_knows",
                {},
                "out until whenever",
                {"You are out, and I can't read until when: “whenever”. Nothing was changed."},
                {":press Out"},
                {"until you say “back”"}},
        Refused{"since_what_nobody_entered",
                {},
                "since fall break",
                {"I don't know “fall break”. Which date do you mean? I understood Grade 7 so far."},
                {":press \"Since Wed 30\""},
                {"Grade 7 · no check-in logged since Wed 30 Sep"}}),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    OfWhatWasNotDone, Refusals,
    testing::Values(
        Refused{"a_denial",
                {},
                "didn't see zoe today",
                {"I read no check-in in that, so nothing is saved for Zoë van der Berg (7B)."},
                {":press Take"},
                {"Zoë van der Berg (7B) is yours"}},
        Refused{"all_but_one",
                {},
                "everyone but bobby",
                {"I read no check-in in that, so nothing is saved for Bobby Chen (7A)."},
                {":press \"I talked\""},
                logs_bobby},
        Refused{"asked_of_others",
                {},
                "someone should talk to bobby",
                {"nothing is saved for Bobby Chen (7A)."},
                {":press Take"},
                {"Bobby Chen (7A) is yours"}},
        Refused{"a_sigh",
                {},
                "wrong one",
                {"I read no check-in in that, so nothing is saved."},
                {":press \"My check-ins\""},
                {"Your last check-ins"}},
        Refused{"a_colleagues",
                {},
                "coach dunn talked to bobby",
                {"I log only what you did yourself, so nothing is saved. Coach Dunn can log it"},
                {":press \"It was me\""},
                logs_bobby},
        Refused{"a_colleagues_with_nobody_named",
                {},
                "ms park talked to the new kid",
                {"I log only what you did yourself, so nothing is saved. Ms. Park can log it"},
                {":press \"Log with\""},
                {"Log a check-in"}},
        Refused{"nothing_to_undo",
                {},
                "undo",
                {"Nothing of yours to undo."},
                {":press \"My check-ins\""},
                {"Your last check-ins"}},
        Refused{"nothing_to_redo",
                {},
                "redo",
                {"Nothing of yours to put back."},
                {":press \"Log with\""},
                {"Log a check-in"}},
        Refused{"undo_of_somebody_else",
                {"bobby"},
                "undo zoe",
                {"“zoe” is not in what you logged last: Bobby Chen (7A). Nothing was taken back."},
                {":press \"Undo that\""},
                {"Taken back: Bobby Chen (7A)"}},
        Refused{"nothing_to_correct",
                {},
                "not tj, bobby",
                {"Nothing of yours to change."},
                {":press \"Log with\""},
                {"Log a check-in"}},
        Refused{"corrected_to_nobody",
                {"tj"},
                "not tj, xqzt",
                {"I can't find “xqzt”. Nothing was changed; it still says T.J. Carter (7B)."},
                {"not T.J., Maya Roberts"},
                {"Moved: T.J. Carter (7B) → Maya Roberts (7B)."}},
        Refused{"corrected_from_somebody_else",
                {"tj"},
                "not zoe, bobby",
                {"“zoe” is not in what you logged last: T.J. Carter (7B). Nothing was changed."},
                {":press \"Undo that\""},
                {"Taken back: T.J. Carter (7B)"}},
        Refused{"moved_to_no_such_day",
                {"tj"},
                "edit last: it was 13/45",
                {"I can't read the date “13/45”. Nothing was changed; it still says T.J. Carter (7B), "
                 "conversation, "
                 "today Wed 14 Oct."},
                {"edit last: it was tuesday"},
                {"→ conversation, Tue 13 Oct."}},
        Refused{"moved_to_a_day_to_come",
                {"tj"},
                "edit last: it was tomorrow",
                {"I only log what has happened. Nothing was changed; it still says T.J. Carter (7B)"},
                {":press Change"},
                {"Change what you logged"}},
        Refused{"several_and_whom",
                {"bobby, zoe"},
                "sorry, I meant tj",
                {"You logged several at once. Whom was it not? Nothing was changed."},
                {"not bobby, tj"},
                {"Moved: Bobby Chen (7A) → T.J. Carter (7B)."}},
        Refused{"nothing_to_repeat",
                {},
                "+1 bobby",
                {"Nothing of yours to repeat. Nothing was saved."},
                {":press \"I talked\""},
                logs_bobby},
        Refused{"all_of_no_list",
                {},
                "all of them",
                {"Nothing logged: I showed you no list"},
                {":press \"Who should\""},
                {"Up to you"}}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace knownby
