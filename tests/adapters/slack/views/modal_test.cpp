// Forms as modals: PROTOCOL S-15 and S-18, every limit of a view at its maximum and passed by one.
#include "adapters/slack/views/modal.hpp"

#include "adapters/malformed.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/text/utf8.hpp"
#include "tests/adapters/slack/views/form_room.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using utf8::code_points;

std::string letters(std::size_t count) { return std::string(count, 'x'); }

Card with_note(std::string value, Fields fields = {}) {
  Form form{{{"note", "Note", Input::Kind::lines, std::move(value)}}, {"Save", "note", std::move(fields)}};
  return {"A note", {std::move(form)}};
}

json view_of(const Card& card) { return json::parse(modal(card, {"C1GRADE7", "1792012000.000100"}).value()); }

TEST(Modal, S12_every_input_is_a_block_called_by_its_field_and_the_press_lies_in_the_metadata) {
  const json view = view_of(log_form().card);
  EXPECT_EQ(view["type"], "modal");
  EXPECT_EQ(view["title"]["text"], "Log a check-in");
  EXPECT_EQ(view["submit"]["text"], "Log it");
  EXPECT_EQ(view["close"]["text"], "Cancel");
  std::vector<std::string> kinds, names;
  for (const json& block : view["blocks"]) {
    kinds.push_back(block["type"]);
    if (block["type"] != "input") continue;
    names.push_back(block["block_id"]);
    EXPECT_EQ(block["element"]["action_id"], block["block_id"]);
  }
  EXPECT_THAT(kinds, ElementsAre("context", "input", "input", "input"));
  EXPECT_THAT(names, ElementsAre("students", "day", "note"));
  EXPECT_EQ(view["blocks"][1]["element"]["type"], "multi_external_select");
  EXPECT_EQ(view["blocks"][1]["element"]["min_query_length"], 1);
  EXPECT_EQ(view["blocks"][3]["optional"], true);
  const Metadata kept = unpack_metadata(view["private_metadata"].get<std::string>());
  EXPECT_EQ(kept.press.verb, "log");
  EXPECT_EQ(kept.press.fields, (Fields{{"sent", "yes"}}));
  EXPECT_EQ(kept.origin.channel, "C1GRADE7");
  EXPECT_EQ(kept.origin.thread, "1792012000.000100");
}

TEST(Modal, S12_students_chosen_before_stand_there_at_first) {
  Card card = log_form().card;
  auto& students = std::get<Form>(card.blocks[1]).inputs[0];
  students.value = "7";
  students.choices = {{"7", "Bobby Chen (7A)"}};
  const json element = view_of(card)["blocks"][1]["element"];
  ASSERT_EQ(element["initial_options"].size(), 1U);
  EXPECT_EQ(element["initial_options"][0]["value"], "7");
  EXPECT_EQ(element["initial_options"][0]["text"]["text"], "Bobby Chen (7A)");
}

TEST(Modal, S18_title_submit_and_close_have_24_letters) {
  for (const char* part : {"title", "submit"}) {
    for (const std::size_t length : {24U, 25U}) {
      Card card = with_note("");
      card.title = letters(length);
      std::get<Form>(card.blocks[0]).submit.label = letters(length);
      const std::string shown = view_of(card)[part]["text"];
      EXPECT_EQ(shown, length == 24 ? letters(24) : letters(23) + "…") << part;
    }
  }
  EXPECT_LE(code_points(view_of(with_note(""))["close"]["text"].get<std::string>()), 24U);
}

TEST(Modal, S18_a_view_has_100_blocks_and_one_of_101_is_refused) {
  Card card = with_note("");
  for (int i = 0; i < 99; ++i) card.blocks.emplace_back(says("line"));
  EXPECT_EQ(view_of(card)["blocks"].size(), 100U);
  card.blocks.emplace_back(says("one more"));
  EXPECT_FALSE(modal(card, {}));
}

TEST(Modal, S18_an_inputs_name_has_255_letters_and_one_of_256_is_refused) {
  Card card = with_note("");
  std::get<Form>(card.blocks[0]).inputs[0].name = letters(255);
  EXPECT_TRUE(modal(card, {}));
  std::get<Form>(card.blocks[0]).inputs[0].name = letters(256);
  EXPECT_FALSE(modal(card, {}));
}

TEST(Modal, S18_two_inputs_of_one_name_or_none_are_refused) {
  Card card = with_note("");
  auto& inputs = std::get<Form>(card.blocks[0]).inputs;
  inputs.push_back(inputs.front());
  EXPECT_FALSE(modal(card, {}));
  inputs.clear();
  EXPECT_FALSE(modal(card, {}));
  EXPECT_FALSE(modal({"No form", {says("words")}}, {}));
}

TEST(Modal, S15_R_private_metadata_of_3001_characters) {
  std::size_t longest = 0;
  bool is_refused = false;
  // A quote takes two characters in the press and three more around it: small steps through the limit.
  for (std::size_t quotes = 715; quotes < 1'000 && !is_refused; ++quotes) {
    for (std::size_t rest = 0; rest < 5 && !is_refused; ++rest) {
      const Metadata metadata{{"note", {{"a", std::string(quotes, '"') + letters(rest)}}}, {"C1", ""}};
      const auto packed = pack(metadata);
      is_refused = !packed;
      EXPECT_EQ(modal(with_note("", metadata.press.fields), metadata.origin).has_value(), !is_refused);
      if (packed) longest = std::max(longest, code_points(*packed));
    }
  }
  EXPECT_TRUE(is_refused);
  EXPECT_LE(longest, 3'000U);
  EXPECT_GT(longest, 2'990U);
  EXPECT_THROW(unpack_metadata(letters(3'001)), Malformed);
}

TEST(Modal, S15_R_a_view_of_251_KB) {
  const auto card = [](std::size_t blocks) {
    Card made = with_note("");
    for (std::size_t i = 0; i < blocks; ++i) made.blocks.emplace_back(says(letters(3'000)));
    return made;
  };
  std::size_t most = 75;
  EXPECT_TRUE(modal(card(most), {}));
  while (modal(card(most + 1), {})) ++most;
  EXPECT_LT(most, 99U) << "before there are too many blocks";
  const std::string whole = modal(card(most), {}).value();
  EXPECT_LE(whole.size(), 250'000U);
  EXPECT_GT(whole.size() + 3'100, 250'000U) << "and not long before";
}

TEST(Modal, S15_R_metadata_that_is_not_ours) {
  const std::string good = pack(Metadata{{"log", {}}, {"C1", "1.2"}}).value();
  EXPECT_NO_THROW(unpack_metadata(good));
  for (const char* bad : {"", "{}", "[]", "log", R"({"press":"{}","channel":"C1","thread":""})",
                          R"({"press":1,"channel":"C1","thread":""})",
                          R"({"press":"{\"v\":\"log\",\"f\":{}}","channel":"C 1","thread":""})",
                          R"({"press":"{\"v\":\"log\",\"f\":{}}","channel":"","thread":"1 2"})",
                          R"({"press":"{\"v\":\"log\",\"f\":{}}","channel":"","thread":"","user":"U1"})"}) {
    EXPECT_THROW(unpack_metadata(bad), Malformed) << bad;
  }
}

TEST(Modal, S19_nothing_anybody_wrote_is_more_than_text) {
  Card card = with_note("<!channel> & \"quotes\"");
  card.title = "<@U0ADMIN>";
  const json view = view_of(card);
  EXPECT_EQ(view["blocks"][0]["element"]["initial_value"], "<!channel> & \"quotes\"") << "as it was typed";
  EXPECT_EQ(view["title"]["type"], "plain_text");
  EXPECT_THAT(view["title"]["text"].get<std::string>(), Not(HasSubstr("<@")));
}

TEST(Modal, a_form_that_did_not_open_can_be_opened_anew_and_says_that_nothing_was_saved) {
  const Reply failed = without_form(log_form(), true);
  EXPECT_FALSE(failed.opens_form);
  const auto& button = std::get<Buttons>(failed.card.blocks.back()).buttons.front();
  EXPECT_EQ(button.verb, "log_form");
  EXPECT_EQ(std::get<Text>(failed.card.blocks.front()).spans.front().text,
            "“Log a check-in” did not open in time. Nothing was saved. Please open it again:");
}

}  // namespace
}  // namespace knownby::slack
