#include "tests/adapters/cards.hpp"

#include <array>
#include <string>

namespace knownby {
namespace {

using Tone = Button::Tone;
using Style = Span::Style;

Button button(std::string label, std::string verb, Fields fields = {}, Tone tone = Tone::plain) {
  return {std::move(label), std::move(verb), std::move(fields), tone};
}

}  // namespace

Card logged_card() {
  return {"",
          {Text{{plain("Logged: "), bold("Bobby Chen"), plain(" (7A), conversation, today Wed 14 Oct.")}},
           Buttons{{button("Undo", "undo", {{"batch", "412"}}),
                    button("Add note", "note", {{"batch", "412"}})}}}};
}

Card picker_card() {
  return {"",
          {says("Which Maya? Nothing is saved yet."),
           Buttons{{button("Maya Rodríguez 7A", "pick", {{"draft", "9"}, {"student", "1"}}, Tone::primary),
                    button("Maya Roberts 7B", "pick", {{"draft", "9"}, {"student", "2"}}),
                    button("Someone else", "pick", {{"draft", "9"}})}}}};
}

Card who_card() {
  Card card{"Grade 7: no check-in logged since Mon 12 Oct", {says("39 of 142 students. Longest gap first.")}};
  Table table{{"Student", "Homeroom", "Last check-in"}, {}};
  constexpr std::array names = {"Maya Rodríguez", "Bobby Chen",  "TJ O’Brien",     "Jordan Lee",
                                "Nguyễn Thị Mai", "Zoë Müller",  "Łukasz Nowak",   "Ana Silva",
                                "Sam Smith",      "Kofi Mensah", "Aisha Khan",     "Lina Haddad",
                                "Ben Park",       "Ivy Johnson", "Tom & Jerry Doe"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string room = std::string("7") + static_cast<char>('A' + i % 6);
    table.rows.push_back({names[i], room, i < 3 ? "none this year" : std::to_string(40 - i) + " days ago"});
  }
  card.blocks.emplace_back(std::move(table));
  card.blocks.emplace_back(quietly("1 to 15 of 39"));
  card.blocks.emplace_back(Buttons{{button("Next 15", "who", {{"from", "16"}, {"scope", "grade:7"}}),
                                    button("Only 7A", "who", {{"scope", "homeroom:7A"}})}});
  return card;
}

Card weekly_card() {
  return {"Grade 7 this week · Tue 13 – Fri 16 Oct",
          {says("Last week together: 61 students had a check-in logged; 9 of them for the first time."),
           says("6 students to reach this week. Two for each of you would more than cover it."),
           Buttons{{button("See the six", "see", {{"week", "2026-W42"}}, Tone::primary),
                    button("Log what you already did", "log"), button("Not for me this week", "skip")}},
           quietly("Question to ask this week: Who is someone who really supports you?")}};
}

Card help_card() {
  return {"What I can do",
          {Text{{plain("Tell me who you talked to: "), Span{"/checkin Bobby at lunch", Style::code}}},
           Text{{plain("Ask who has none logged: "), Span{"/checkin who hasn't", Style::code}}}, Rule{},
           Text{{plain("More in "), Span{"the guide", Style::link, "https://lincoln.example/knownby?a=1&b=2"},
                 plain(", or ask "), Span{"Ms. Rivera", Style::person, "T1LINCOLN:U1RIVERA"}, plain(".")}}}};
}

Card guard_card() {
  return {
      "Nothing was saved",
      {says("This may be about someone's safety. I am not a reporting channel: please call the office now."),
       Buttons{{button("Save without the note", "log", {{"draft", "9"}}),
                button("Discard", "discard", {{"draft", "9"}}, Tone::danger),
                Button{"Who to call", "", {}, Tone::plain, "https://lincoln.example/safety"}}}}};
}

Card student_card() {
  return {
      "Bobby Chen",
      {Facts{{{"Homeroom", "7A"},
              {"Known by", "Ms. Rivera, Mr. Park"},
              {"Last note", "*loves* chess <3 & pizza"}}},
       Bars{{{"September", 4}, {"October", 2}, {"November", 0}}},
       Form{{{"note", "Note", Input::Kind::lines, "", {}, true},
             {"kind", "Kind", Input::Kind::choice, "call", {{"talk", "Conversation"}, {"call", "Call home"}}},
             {"day", "Day", Input::Kind::date, "2026-10-14"}},
            button("Save", "note", {{"student", "7"}}, Tone::primary)}}};
}

Card form_card() {
  return {"Log a check-in",
          {quietly("Only you see the note here."),
           Form{{{"students", "Students", Input::Kind::students, "7", {{"7", "Bobby Chen (7A)"}}},
                 {"day", "Day", Input::Kind::date, "2026-10-15"},
                 {"note", "Note", Input::Kind::lines, "at lunch", {}, true}},
                {"Log it", "log", {{"sent", "yes"}}, Button::Tone::primary}}}};
}

Card why_card() {
  return {"Zoë is on this week's card",
          {Text{{bold("Zoë van der Berg (7B)"),
                 plain(": A third of the places go to whoever waits longest, and to nothing else.")}},
           Facts{{{"Last check-in logged", "Mon 21 Sep"},
                  {"Waits since then", "17 school days"},
                  {"Their adult", "nobody yet; weighs as much as 18 more days"}}},
           quietly("A third of the places go by the wait alone, so being on a card means nothing in "
                   "particular, and its order is the alphabet's. Only you see this.")}};
}

Card arabic_card() {
  return {"", {Table{{}, {{"محمد علي", "7A", "3 days ago"}, {"Ana Silva", "7B", "5 days ago"}}}}};
}

}  // namespace knownby
