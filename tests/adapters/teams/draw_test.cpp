// Cards as people see them: golden files under tests/golden/teams. KNOWNBY_RECORD=1 writes them anew.
// PROTOCOL T-16.
#include "adapters/teams/blocks/draw.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "adapters/teams/dialogs/sheet.hpp"
#include "adapters/teams/limits.hpp"
#include "adapters/teams/press.hpp"
#include "adapters/teams/show.hpp"
#include "tests/adapters/cards.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;

std::string read(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

void expect_golden_text(const std::string& name, const std::string& drawn) {
  const std::string path = std::string(KNOWNBY_SOURCE_DIR) + "/tests/golden/teams/" + name + ".json";
  if (std::getenv("KNOWNBY_RECORD") != nullptr) std::ofstream(path) << drawn;
  EXPECT_EQ(drawn, read(path)) << name;
}
void expect_golden(const std::string& name, const Card& card) {
  expect_golden_text(name, Json::parse(message(card)).dump(2) + "\n");
}

TEST(Draw, the_echo_of_a_check_in_with_undo) { expect_golden("logged", logged_card()); }
TEST(Draw, a_picker_of_two) { expect_golden("picker", picker_card()); }
TEST(Draw, fifteen_names_and_the_way_on) { expect_golden("who", who_card()); }
TEST(Draw, the_weekly_card_for_a_channel) { expect_golden("weekly", weekly_card()); }
TEST(Draw, help_with_code_a_link_and_a_person) { expect_golden("help", help_card()); }
TEST(Draw, the_guard_that_keeps_a_note_out) { expect_golden("guard", guard_card()); }
TEST(Draw, a_student_with_facts_bars_and_a_form) { expect_golden("student", student_card()); }
TEST(Draw, why_a_student_is_on_the_card) { expect_golden("why", why_card()); }
TEST(Draw, names_from_right_to_left_stay_in_their_place) { expect_golden("arabic", arabic_card()); }

TEST(Draw, a_form_as_a_dialog_with_what_is_wrong_in_it) {
  const std::string sheet = dialog(form_card(), {"f:1", {{"day", "I only log what has happened."}}});
  expect_golden_text("dialog", Json::parse(sheet).dump(2) + "\n");
}

Json body_of(const Card& card) { return draw(card).at("body"); }

TEST(Draw, T16_R_what_people_typed_is_shown_as_they_typed_it) {
  const std::string typed = "[x](javascript:1) **loud** _left_ # 1. - <b>&lt;";
  const Json body = body_of({"", {Text{{bold("Note:"), plain(typed)}}}});
  ASSERT_EQ(body.size(), 1U);
  EXPECT_EQ(body[0]["type"], "RichTextBlock") << "a TextBlock would read markdown in it";
  EXPECT_EQ(body[0]["inlines"][1]["type"], "TextRun");
  EXPECT_EQ(body[0]["inlines"][1]["text"], typed);
  for (const Card& card : {student_card(), who_card(), help_card()}) {
    Json below = body_of(card);
    below.erase(0);  // the title
    for (const char* reads_markdown : {"\"TextBlock\"", "\"FactSet\"", "\"Image\""})
      EXPECT_EQ(below.dump().find(reads_markdown), std::string::npos) << reads_markdown;
  }
}

TEST(Draw, T16_A_a_screen_reader_finds_the_title_as_a_heading) {
  for (const char* title : {"Grade 7 this week · Mon 19 – Fri 23 Oct (5 school days)", "José’s card",
                            "7A: no check-in logged", "3 students, 2 at lunch", "طالب", "Who? Me! 50% + 1"}) {
    const Json heading = body_of({title, {says("x")}})[0];
    EXPECT_EQ(heading["type"], "TextBlock") << title;
    EXPECT_EQ(heading["style"], "heading");
    EXPECT_EQ(heading["text"], title);
    EXPECT_EQ(heading["wrap"], true) << "a phone is narrow";
  }
}

TEST(Draw, T16_R_a_title_that_markdown_might_read_is_shown_as_it_is_written) {
  for (const char* title : {"*loud*", "_left_", "a_b_c", "[x](y)", "1. Zoë", "12) Zoë", "- Zoë", "+ Zoë",
                            "# Zoë", "a > b", "a < b", "~no~", "`x`", "back\\slash", "A &amp; B",
                            "{{DATE(x)}}", "http://x", "www.x.example", "a | b"}) {
    const Json shown = body_of({title, {says("x")}})[0];
    EXPECT_EQ(shown["type"], "RichTextBlock") << title;
    EXPECT_EQ(shown["inlines"][0]["text"], title);
    EXPECT_EQ(shown["inlines"][0]["size"], "Large");
  }
  EXPECT_EQ(body_of({"one\ntwo", {}}).size(), 2U) << "two lines";
}

TEST(Draw, T16_A_an_old_client_shows_the_card_itself_and_not_only_its_words) {
  for (const Card& card : {weekly_card(), logged_card(), who_card(), guard_card()})
    EXPECT_EQ(draw(card)["version"], "1.2") << "rows of buttons came with it";
  EXPECT_EQ(draw(student_card())["version"], "1.3") << "without labels nobody knows what to fill in";
  EXPECT_EQ(draw(form_card(), InDialog{"f:1"})["version"], "1.3");
}

TEST(Draw, a_line_break_begins_a_new_line_close_below) {
  const Json body = body_of({"", {Text{{plain("one\ntwo"), bold(" three\n\nfour")}}}});
  ASSERT_EQ(body.size(), 3U);
  EXPECT_FALSE(body[0].contains("spacing"));
  EXPECT_EQ(body[1]["spacing"], "None");
  EXPECT_EQ(body[1]["inlines"].size(), 2U);
  EXPECT_EQ(body[2]["inlines"][0]["text"], "four");
}

TEST(Draw, T16_A_a_press_carries_its_verb_and_fields_and_an_old_client_can_send_it_too) {
  const Json action = body_of(logged_card())[1]["actions"][0];
  EXPECT_EQ(action["type"], "Action.Execute");
  EXPECT_EQ(action["verb"], "undo");
  EXPECT_EQ(action["associatedInputs"], "none") << "an empty input elsewhere must not hold it up";
  EXPECT_EQ(action["fallback"]["type"], "Action.Submit");
  for (const Json& data : {action["data"], action["fallback"]["data"]}) {
    const Press press = unpack(json::parse(data.dump()));
    EXPECT_EQ(press.verb, "undo");
    EXPECT_EQ(press.fields, (Fields{{"batch", "412"}}));
  }
}

TEST(Draw, a_forms_button_sends_the_answers_of_its_own_form) {
  Card card = student_card();
  card.blocks.push_back(card.blocks.back());
  const Json body = body_of(card);
  const Json& action = body.back()["actions"][0];
  EXPECT_EQ(action["associatedInputs"], "auto");
  json data = json::parse(action["data"].dump());
  std::size_t inputs = 0;
  for (const Json& element : body) {
    if (!element.contains("id")) continue;
    data[element["id"].get<std::string>()] = "answer " + std::to_string(inputs++);
  }
  EXPECT_EQ(inputs, 6U);
  const Press press = unpack(data);
  ASSERT_EQ(press.fields.size(), 4U);
  EXPECT_EQ(press.fields[0], (std::pair<std::string, std::string>("student", "7")));
  for (const auto& [name, value] : press.fields)
    EXPECT_TRUE(name == "student" || value >= "answer 3") << name << " = " << value;
}

TEST(Draw, T18_A_a_button_that_opens_a_form_asks_for_the_dialog) {
  const Json body = body_of({"", {Buttons{{form_button("Log with a form", "log_form")}}}});
  const Json& action = body[0]["actions"][0];
  EXPECT_EQ(action["type"], "Action.Submit") << "no other kind opens one";
  EXPECT_EQ(action["data"]["msteams"]["type"], "task/fetch");
  EXPECT_EQ(unpack(json::parse(action["data"].dump())).verb, "log_form");
}

TEST(Draw, T18_A_students_are_found_while_one_types_and_come_back_a_line_each) {
  Input students{"students", "Students", Input::Kind::students, "7", {{"7", "Bobby Chen (7A)"}}};
  const Json body = body_of({"", {Form{{students}, {"Log it", "log"}}}});
  EXPECT_EQ(body[0]["type"], "Input.ChoiceSet");
  EXPECT_EQ(body[0]["isMultiSelect"], true);
  EXPECT_EQ(body[0]["choices.data"], (Json{{"type", "Data.Query"}, {"dataset", "students"}}));
  EXPECT_EQ(body[0]["value"], "7");
  EXPECT_EQ(body[0]["choices"][0]["title"], "Bobby Chen (7A)");
  json data = json::parse(body[1]["actions"][0]["data"].dump());
  data[body[0]["id"].get<std::string>()] = "7,21-99";
  EXPECT_EQ(unpack(data).fields, (Fields{{"students", "7\n21-99"}}));
}

TEST(Draw, T18_A_in_a_dialog_one_form_alone_is_sent_and_nothing_else_can_be_pressed) {
  Card card = student_card();
  card.blocks.push_back(card.blocks.back());
  card.blocks.push_back(Buttons{{Button{"Undo", "undo"}}});
  const Json drawn = draw(card, InDialog{"f:1", {{"note", "Too long."}}});
  int actions = 0;
  for (const Json& element : drawn["body"]) {
    for (const Json& action : element.value("actions", Json::array())) {
      ++actions;
      EXPECT_EQ(action["type"], "Action.Submit");
      EXPECT_EQ(action["data"]["dialog"], "f:1");
    }
  }
  EXPECT_EQ(actions, 1);
}

TEST(Draw, what_must_be_filled_in_says_so_and_what_need_not_does_not) {
  const Json body = body_of(student_card());
  for (const Json& element : body) {
    if (!element.contains("label")) continue;
    const bool may_be_empty = element["label"] == "Note";
    EXPECT_EQ(element.contains("isRequired"), !may_be_empty) << element.dump();
    EXPECT_EQ(element.contains("errorMessage"), !may_be_empty) << element.dump();
  }
}

Json actions_of(const Card& card) {
  Json all = Json::array();
  for (const Json& element : body_of(card))
    for (const Json& action : element.value("actions", Json::array())) all.push_back(action);
  return all;
}

TEST(Draw, T16_A_every_button_is_in_sight_and_no_row_has_more_than_Teams_shows) {
  Card list;  // as the private list of the week: eight students, and two buttons each
  for (int i = 0; i < 8; ++i) {
    list.blocks.push_back(says("Student " + std::to_string(i)));
    list.blocks.push_back(Buttons{{{"I'll take them", "claim"}, {"Already talked", "log"}}});
  }
  Buttons letters;
  for (const char* each : {"A", "B", "C", "D", "E", "F", "G"}) letters.buttons.push_back({each, "pick"});
  list.blocks.push_back(letters);
  EXPECT_EQ(actions_of(list).size(), 23U);
  for (const Json& element : body_of(list)) {
    const Json actions = element.value("actions", Json::array());
    EXPECT_LE(actions.size(), 6U);
    for (const Json& action : actions) EXPECT_FALSE(action.contains("mode")) << action.dump();
  }
}

TEST(Draw, T16_A_buttons_that_are_called_alike_are_told_apart_for_whoever_hears_them) {
  Card list{"To reach this week", {}};
  for (const char* name : {"Coral Vázquez", "Darius Broadnax"}) {
    list.blocks.push_back(Text{{bold(name), plain(": no check-in logged yet.")}});
    list.blocks.push_back(Buttons{{{"I'll take " + std::string(name), "claim"}, {"Already talked", "log"}}});
  }
  list.blocks.push_back(Buttons{{{"Not for me this week", "skip"}}});
  const Json actions = actions_of(list);
  ASSERT_EQ(actions.size(), 5U);
  EXPECT_EQ(actions[1]["tooltip"], "Already talked: Coral Vázquez");
  EXPECT_EQ(actions[3]["tooltip"], "Already talked: Darius Broadnax");
  EXPECT_EQ(actions[3]["title"], "Already talked") << "who sees it sees the name above";
  for (const std::size_t said_once : {0U, 2U, 4U})
    EXPECT_FALSE(actions[said_once].contains("tooltip")) << said_once;
}

TEST(Draw, T16_A_where_nothing_is_bold_they_are_told_apart_by_how_the_words_above_begin) {
  Card review;
  const auto asks = [&review](Text text, const char* label) {
    review.blocks.emplace_back(std::move(text));
    review.blocks.emplace_back(Buttons{{{label, "review"}}});
  };
  asks(says("Bobby Chen (7A): plays the trumpet in his uncle's band"), "Keep");
  asks(says("Zoë Ng (7B): has a new brother"), "Keep");
  asks(Text{{bold("This week: "), plain("What made you laugh?")}}, "Leave this one out");
  asks(says("Next week:"), "Leave this one out");
  review.blocks.insert(review.blocks.begin() + 3, quietly("Told in May."));
  const Json actions = actions_of(review);
  ASSERT_EQ(actions.size(), 4U);
  EXPECT_EQ(actions[0]["tooltip"], "Keep: Bobby Chen (7A): plays the trumpet in …");
  EXPECT_EQ(actions[1]["tooltip"], "Keep: Zoë Ng (7B): has a new brother")
      << "small print is about it as well";
  EXPECT_EQ(actions[2]["tooltip"], "Leave this one out: This week: What made you laugh?");
  EXPECT_FALSE(actions[3].contains("tooltip")) << "words that only lead on say nothing";
}

TEST(Draw, T16_A_no_row_of_buttons_is_wider_than_a_phone) {
  for (const Card& card : {weekly_card(), picker_card(), guard_card(), logged_card(), who_card()}) {
    std::size_t labels = 0;
    for (const Json& element : body_of(card)) {
      const Json actions = element.value("actions", Json::array());
      std::size_t letters = 0;
      for (const Json& action : actions) letters += action["title"].get<std::string>().size() + 5;
      EXPECT_TRUE(letters <= 40 || actions.size() == 1) << actions.dump();
      labels += actions.size();
    }
    EXPECT_EQ(labels, actions_of(card).size());
  }
  const Json last = body_of(guard_card()).back();
  EXPECT_EQ(last["actions"].size(), 1U) << "the third goes on below";
  EXPECT_EQ(last["spacing"], "Small") << "and close to the others";
}

TEST(Draw, T16_A_a_tables_names_have_the_room_that_its_homerooms_leave) {
  Card card;
  card.blocks.push_back(Table{{"Student", "HR"}, {{"Nguyễn Thị Minh Anh", "7A"}, {"Li", "7C"}}});
  const Json body = draw(card).at("body");
  ASSERT_FALSE(body.empty());
  for (const Json& element : body) {
    EXPECT_EQ(element.at("columns").at(0).at("width"), 19U) << "letters, not bytes";
    EXPECT_EQ(element.at("columns").at(1).at("width"), limits::narrowest_column);
  }
}

TEST(Draw, T16_A_one_long_name_does_not_break_all_that_stands_beside_it) {
  Card card;
  card.blocks.push_back(Table{{}, {{"Mary-Kate O'Brien-Smith", "7A", "none logged yet"}}});
  auto& rows = std::get<Table>(card.blocks[0]).rows;
  for (const char* name : {"Joon Shin", "Summer Day", "Will May", "Maia Rossi", "Noah Gibbs"})
    rows.push_back({name, "7B", "none logged yet"});
  const Json row = draw(card).at("body")[0];
  EXPECT_EQ(row.at("columns").at(0).at("width"), 10U) << "hers stands on two lines";
  EXPECT_EQ(row.at("columns").at(2).at("width"), 15U);
}

// The widths of her last check-ins, eight of which hold these notes, the others none.
Json widths_with(const std::vector<std::string>& notes) {
  Card card{"Your last check-ins", {Table{}}};
  auto& rows = std::get<Table>(card.blocks[0]).rows;
  for (std::size_t row = 0; row < 8; ++row)
    rows.push_back(
        {"Tue 13 Oct", "Bobby Chen (7A)", "conversation", row < notes.size() ? notes[row] : std::string()});
  Json widths = Json::array();
  const Json first = body_of(card).at(1);
  for (const Json& column : first.at("columns")) widths.push_back(column.at("width"));
  return widths;
}

TEST(Draw, T16_A_a_note_has_room_where_most_check_ins_have_none) {
  EXPECT_EQ(widths_with({"asked about the trip"}), (Json{5, 7, 12, 8}));
  EXPECT_EQ(widths_with({"asked about the trip to the museum", "ok"}), (Json{5, 7, 12, 9}));
  EXPECT_EQ(widths_with({})[3], limits::narrowest_column);
}

TEST(Draw, T16_A_on_a_phone_no_word_is_written_over_its_neighbour) {
  const Json widths = widths_with({"asked his grandmother", "photographs", "ok", "ok"});
  std::size_t all = 0;
  for (const Json& width : widths) all += width.get<std::size_t>();
  EXPECT_LE(all, limits::table_row);
  EXPECT_GE(widths[2], 12) << "conversation";
  EXPECT_GE(widths[3], 11) << "grandmother, photographs";
}

TEST(Draw, T16_A_a_heading_of_one_word_has_room_for_it) {
  Card card;
  card.blocks.push_back(Table{{"Student", "Homeroom"}, {{"Zoë van der Berg", "7A"}}});
  EXPECT_EQ(draw(card).at("body")[0].at("columns").at(1).at("width"), 9U) << "in bold letters";
}

TEST(Draw, T18_A_what_an_input_asks_for_is_not_cut_off_on_a_phone) {
  Input students{"students", "Students", Input::Kind::students, "", {}};
  const Json body = body_of({"", {Form{{students}, {"Log it", "log"}}}});
  EXPECT_LE(body[0]["placeholder"].get<std::string>().size(), 35U);
}

TEST(Draw, T16_R_only_https_links_of_ours_can_be_opened) {
  using Style = Span::Style;
  for (const char* url :
       {"http://lincoln.example", "javascript:alert(1)", "https://x|y>", "https://a b", ""}) {
    const Json body = body_of({"", {Text{{Span{"guide", Style::link, url}}}}});
    EXPECT_FALSE(body[0]["inlines"][0].contains("selectAction")) << url;
    EXPECT_TRUE(body_of({"", {Buttons{{Button{"Go", "", {}, {}, *url == '\0' ? "x" : url}}}}}).empty());
  }
  const Json good = body_of({"", {Text{{Span{"guide", Style::link, "https://lincoln.example/a"}}}}});
  EXPECT_EQ(good[0]["inlines"][0]["selectAction"]["url"], "https://lincoln.example/a");
}

TEST(Draw, a_rule_is_a_line_above_what_comes_next) {
  const Json body = body_of({"", {says("above"), Rule{}, says("below"), says("more"), Rule{}}});
  ASSERT_EQ(body.size(), 3U);
  EXPECT_FALSE(body[0].contains("separator"));
  EXPECT_EQ(body[1]["separator"], true);
  EXPECT_FALSE(body[2].contains("separator"));
}

TEST(Draw, nothing_to_say_draws_nothing) {
  EXPECT_TRUE(body_of({}).empty());
  EXPECT_TRUE(body_of({"", {Text{}, Facts{}, Table{}, Bars{}, Buttons{}, says("")}}).empty());
}

TEST(Draw, T16_A_a_card_at_its_limit_is_whole_and_one_byte_more_gives_way_in_words) {
  Card card{"", {Buttons{{{"Undo", "undo"}}}}};
  const auto size = [&card] { return body_of(card).dump().size(); };
  const std::string filler(2'000, 'a');
  while (size() + 2'200 < limits::card) card.blocks.push_back(says(filler));
  card.blocks.push_back(says("a"));
  const std::size_t spare = limits::card - size() + 1;
  card.blocks.back() = says(std::string(spare, 'a'));
  ASSERT_LE(spare, limits::text);
  const std::size_t whole = body_of(card).size();
  EXPECT_EQ(whole, card.blocks.size());
  EXPECT_EQ(size(), limits::card);
  card.blocks.back() = says(std::string(spare + 1, 'a'));
  const Json cut = body_of(card);
  EXPECT_LE(cut.dump().size(), limits::card);
  EXPECT_EQ(cut[0]["type"], "ActionSet") << "the button stays";
  EXPECT_NE(cut.back().dump().find("There is more than fits"), std::string::npos);
}

TEST(Show, a_notification_shows_the_title_and_never_more_of_the_words) {
  EXPECT_EQ(json::parse(message(weekly_card()))["summary"], "Grade 7 this week · Tue 13 – Fri 16 Oct");
  EXPECT_EQ(json::parse(message(logged_card()))["summary"], "A message from Knownby");
}

TEST(Show, T12_what_teams_mints_is_never_sent) {
  const json sent = json::parse(message(weekly_card(), "1700000000001"));
  for (const char* key : {"id", "timestamp", "serviceUrl", "callerId", "text"})
    EXPECT_FALSE(sent.contains(key));
  EXPECT_EQ(sent["replyToId"], "1700000000001");
  EXPECT_FALSE(json::parse(message(weekly_card())).contains("replyToId"));
}

}  // namespace
}  // namespace knownby::teams
