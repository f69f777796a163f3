// PROTOCOL S-18: every limit at its maximum and passed by one. And S-19, X-18: nothing anybody types is more
// than text.
#include "adapters/slack/limits.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "adapters/slack/blocks/draw.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/show.hpp"
#include "adapters/text/clean.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using utf8::code_points;

json drawn_blocks(const Card& card) { return json::parse(draw(card)); }

std::string letters(std::size_t count) { return std::string(count, 'x'); }
std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

Card card_with(Block block) { return {"", {std::move(block)}}; }
Button pressing(std::string label, Fields fields = {}) {
  return {std::move(label), "undo", std::move(fields)};
}
Card asking(Input input) { return card_with(Form{{std::move(input)}, pressing("Send")}); }

// The text at this place is whole at the limit, and one more ends in an ellipsis at the limit.
template <class Make>
void expect_limit(std::size_t limit, const std::string& pointer, Make make) {
  const json::json_pointer at(pointer);
  EXPECT_EQ(drawn_blocks(make(letters(limit)))[at], letters(limit)) << pointer;
  EXPECT_EQ(drawn_blocks(make(letters(limit + 1)))[at], letters(limit - 1) + "…") << pointer;
  const std::string amps = drawn_blocks(make(repeated("&", limit)))[at];
  EXPECT_LE(code_points(amps), limit) << pointer;
  EXPECT_TRUE(amps.ends_with("&amp;…")) << pointer;
}

TEST(Limits, S18_A_and_R_section_text) {
  expect_limit(3'000, "/0/text/text", [](std::string text) { return card_with(says(std::move(text))); });
}

TEST(Limits, S18_R_a_cut_never_splits_what_people_see_as_one_letter_nor_looks_behind_the_text) {
  const std::string family = "a👩‍👧";
  EXPECT_EQ(grapheme_before(family, 5), 1U);
  EXPECT_EQ(grapheme_before(family, 0), 0U);
  EXPECT_EQ(grapheme_before(family, family.size()), family.size());
  EXPECT_EQ(grapheme_before(family, 400), family.size());
  EXPECT_EQ(grapheme_before("", 7), 0U);
  EXPECT_EQ(grapheme_before("\u062Fb", 1), 0U) << "within the first letter";
  EXPECT_EQ(grapheme_before("b\u062Fb", 2), 1U);
}
TEST(Limits, S18_A_and_R_context_text) {
  expect_limit(3'000, "/0/elements/0/text",
               [](std::string text) { return card_with(quietly(std::move(text))); });
}

TEST(Limits, S18_A_and_R_header_text) {
  expect_limit(150, "/0/text/text", [](std::string text) { return Card{std::move(text), {}}; });
}

TEST(Limits, S18_A_and_R_button_text) {
  expect_limit(75, "/0/elements/0/text/text",
               [](std::string text) { return card_with(Buttons{{pressing(std::move(text))}}); });
}

TEST(Limits, S18_A_and_R_input_label) {
  expect_limit(2'000, "/0/label/text", [](std::string text) { return asking({"note", std::move(text)}); });
}

TEST(Limits, S18_A_and_R_option_text) {
  expect_limit(75, "/0/element/options/0/text/text", [](std::string text) {
    return asking({"kind", "Kind", Input::Kind::choice, "", {{"talk", std::move(text)}}});
  });
}

TEST(Limits, S18_A_and_R_bold_text_counts_its_stars) {
  const auto drawn = [](std::size_t size) {
    return drawn_blocks(card_with(Text{{bold(letters(size))}}))[0]["text"]["text"];
  };
  EXPECT_EQ(drawn(2'998), "*" + letters(2'998) + "*");
  EXPECT_EQ(drawn(2'999), "*" + letters(2'997) + "…*");
}

TEST(Limits, S18_A_and_R_spans_together_keep_the_limit_and_say_that_there_was_more) {
  const auto drawn = [](std::size_t first) {
    return drawn_blocks(card_with(Text{{plain(letters(first)), plain("end")}}))[0]["text"]["text"]
        .get<std::string>();
  };
  EXPECT_EQ(drawn(2'997), letters(2'997) + "end");
  for (const std::size_t first : {2'998U, 2'999U, 3'000U, 4'000U}) {
    EXPECT_LE(code_points(drawn(first)), 3'000U) << first;
    EXPECT_TRUE(drawn(first).ends_with("…")) << first;
  }
}

TEST(Limits, S18_A_and_R_a_field_and_ten_fields_a_section) {
  const auto facts = [](std::size_t count, std::size_t size) {
    return card_with(Facts{std::vector<std::pair<std::string, std::string>>(count, {"L", letters(size)})});
  };
  EXPECT_EQ(drawn_blocks(facts(1, 1'996))[0]["fields"][0]["text"], "*L*\n" + letters(1'996));
  EXPECT_EQ(drawn_blocks(facts(1, 1'997))[0]["fields"][0]["text"], "*L*\n" + letters(1'995) + "…");
  EXPECT_EQ(drawn_blocks(facts(10, 1)).size(), 1U);
  EXPECT_EQ(drawn_blocks(facts(10, 1))[0]["fields"].size(), 10U);
  EXPECT_EQ(drawn_blocks(facts(11, 1)).size(), 2U);
  EXPECT_EQ(drawn_blocks(facts(11, 1))[1]["fields"].size(), 1U);
}

TEST(Limits, S18_A_and_R_buttons_stand_five_a_row) {
  const auto count = [](std::size_t buttons) {
    return drawn_blocks(card_with(Buttons{std::vector<Button>(buttons, pressing("Undo"))}));
  };
  EXPECT_EQ(count(5).size(), 1U);
  EXPECT_EQ(count(6).size(), 2U);
  EXPECT_EQ(count(6)[1]["elements"].size(), 1U);
}

TEST(Limits, S18_A_and_R_a_button_whose_value_is_too_long_is_left_out) {
  const auto drawn = [](std::size_t size) {
    return drawn_blocks(
        card_with(Buttons{{pressing("Undo"), pressing("Note", {{"t", letters(size)}})}}))[0]["elements"];
  };
  const std::size_t frame = std::string_view(R"({"v":"undo","f":{"t":""}})").size();
  ASSERT_EQ(drawn(2'000 - frame).size(), 2U);
  EXPECT_EQ(drawn(2'000 - frame)[1]["value"].get<std::string>().size(), 2'000U);
  EXPECT_EQ(drawn(2'001 - frame).size(), 1U);
}

TEST(Limits, S18_A_and_R_a_link_of_3000_characters_and_not_one_more) {
  const auto count = [](std::size_t size) {
    const std::string url = "https://" + letters(size - 8);
    return drawn_blocks(card_with(Buttons{{Button{"Open", "", {}, {}, url}}})).size();
  };
  EXPECT_EQ(count(3'000), 1U);
  EXPECT_EQ(count(3'001), 0U);
}

TEST(Limits, S18_A_and_R_a_hundred_choices_whose_values_have_150_characters) {
  const auto options = [](std::size_t choices, std::size_t size) {
    Input input{"kind", "Kind", Input::Kind::choice};
    for (std::size_t i = 0; i < choices; ++i)
      input.choices.emplace_back(letters(size - 3) + std::to_string(100 + i), "x");
    return drawn_blocks(asking(std::move(input)))[0];
  };
  EXPECT_EQ(options(100, 20)["element"]["options"].size(), 100U);
  EXPECT_EQ(options(101, 20)["element"]["options"].size(), 100U);
  EXPECT_EQ(options(1, 150)["element"]["options"].size(), 1U);
  EXPECT_EQ(options(1, 151)["type"], "actions") << "nothing to choose from, so only the button is left";
}

TEST(Limits, S18_A_and_R_what_stands_in_an_input) {
  const auto value = [](std::size_t size) {
    return drawn_blocks(
        asking({"note", "Note", Input::Kind::lines, letters(size)}))[0]["element"]["initial_value"];
  };
  EXPECT_EQ(value(3'000), letters(3'000));
  EXPECT_EQ(value(3'001), letters(2'999) + "…");
}

TEST(Limits, S18_A_and_R_an_inputs_id_of_255_characters_and_not_one_more) {
  const auto kind = [](std::size_t size) {
    return drawn_blocks(asking({letters(size - 6), "Note"}))[0]["type"];
  };
  EXPECT_EQ(kind(255), "input");
  EXPECT_EQ(kind(256), "actions");
}

TEST(Limits, S18_A_and_R_fifty_blocks_and_not_one_more) {
  const auto count = [](std::size_t blocks) {
    return drawn_blocks({"", std::vector<Block>(blocks, says("x"))});
  };
  EXPECT_EQ(count(50).size(), 50U);
  EXPECT_EQ(count(50)[49]["text"]["text"], "x");
  EXPECT_EQ(count(51).size(), 50U);
  EXPECT_NE(count(51)[49].dump().find("more than fits"), std::string::npos);
}

TEST(Limits, S18_A_and_R_all_blocks_together_have_12000_characters) {
  const auto card = [](std::size_t size) {
    Card made{"", std::vector<Block>(4, says(letters(2'900)))};
    made.blocks.emplace_back(quietly(letters(size)));
    return made;
  };
  const std::size_t room = 12'000 - draw(card(1)).size() + 1;
  EXPECT_EQ(draw(card(room)).size(), 12'000U);
  EXPECT_EQ(drawn_blocks(card(room)).size(), 5U);
  const json over = drawn_blocks(card(room + 1));
  EXPECT_LE(code_points(over.dump()), 12'000U);
  EXPECT_NE(over.back().dump().find("more than fits"), std::string::npos);
}

TEST(Limits, S18_A_and_R_words_give_way_before_buttons) {
  Card card{"Title", std::vector<Block>(6, says(letters(3'000)))};
  card.blocks.emplace_back(Buttons{{pressing("Next 15")}});
  const std::string drawn = draw(card);
  EXPECT_LE(code_points(drawn), 12'000U);
  EXPECT_NE(drawn.find("Next 15"), std::string::npos);
  EXPECT_NE(drawn.find("Title"), std::string::npos);
}

TEST(Limits, S18_A_and_R_a_long_table_fills_several_sections_and_loses_no_row) {
  Table table{{"Student", "Homeroom"}, {}};
  for (int i = 0; i < 100; ++i) table.rows.push_back({"Student number " + std::to_string(i), "7A"});
  const std::string drawn = draw(card_with(table));
  for (int i = 0; i < 100; ++i)
    EXPECT_NE(drawn.find("number " + std::to_string(i) + " "), std::string::npos) << i;
  for (const auto& block : json::parse(drawn)) {
    EXPECT_LE(code_points(block["text"]["text"].get<std::string>()), 3'000U);
  }
}

TEST(Limits, S18_A_and_R_the_top_level_text_has_3900_characters) {
  const auto text = [](std::size_t size) {
    return json::parse(post({"", {says(letters(size))}}, "C1"))["text"].get<std::string>();
  };
  EXPECT_EQ(text(3'900), letters(3'900));
  EXPECT_EQ(text(3'901), letters(3'899) + "…");
}

TEST(Escape, texts_are_cut_between_what_people_see_as_characters) {
  EXPECT_EQ(escaped("abcdef", 5), "abcd…");
  EXPECT_EQ(escaped("abcde\u0301f", 6), "abcd…") << "an e and its accent stay together";
  EXPECT_EQ(escaped("abc👩‍👩‍👧‍👦def", 8), "abc…") << "a family stays together";
  EXPECT_EQ(escaped("ab🇩🇪🇫🇷cd", 6), "ab🇩🇪…") << "flags stay whole";
  EXPECT_EQ(escaped("ab&cd", 5), "ab…") << "an entity stays whole";
}

TEST(Escape, S19_A_exactly_three_characters_are_escaped) {
  EXPECT_EQ(escaped("Tom & <Jerry> \"x\" 'y' é", 100), "Tom &amp; &lt;Jerry&gt; \"x\" 'y' é");
}

TEST(Escape, X18_what_is_not_seen_but_changes_what_is_seen_is_taken_out) {
  EXPECT_EQ(escaped("ann\u202Egpj.exe", 100), "anngpj.exe");
  EXPECT_EQ(escaped("a\u2066b\u2069c\uFEFFd\u200Be\u200Ff", 100), "abcdef");
  EXPECT_EQ(escaped(std::string("a\0b\x01\x1B[31mc\x7F", 11), 100), "ab[31mc");
  EXPECT_EQ(escaped("a\u0085b\U000E0041c", 100), "abc");
  EXPECT_EQ(escaped("a\tb\nc", 100), "a b\nc");
  EXPECT_EQ(escaped("a\xFFz\xC0\xAF", 100), "a\uFFFDz\uFFFD\uFFFD");
}

TEST(Escape, X18_A_names_of_every_script_stay_as_they_are) {
  for (const char* name :
       {"José", "محمد", "Nguyễn", "O’Brien", "𠮷", "नमस्ते क्‍ष", "👩🏽‍🏫"})
    EXPECT_EQ(escaped(name, 100), name);
}

constexpr std::string_view our_mention = "<@U1>";
constexpr std::string_view our_link = "https://lincoln.example/";

// Every place a person's words can come into a card.
Card card_of(const std::string& words) {
  using Style = Span::Style;
  return {words,
          {says(words), quietly(words),
           Text{{plain(words), bold(words), Span{words, Style::code}, Span{words, Style::quiet}}},
           Text{{Span{words, Style::person, "T1:U1"}, Span{words, Style::link, std::string(our_link)}}},
           Text{{Span{words, Style::person, words + "<"}}}, Facts{{{words, words}}},
           Table{{words, words}, {{words, words}}}, Bars{{{words, 3}}},
           Buttons{{pressing(words, {{"t", words}})}},
           Form{{{"note", words, Input::Kind::line, ""},
                 {"kind", words, Input::Kind::choice, words, {{words, words}}}},
                pressing(words)}}};
}

// What is left of a text once the mention and the link that our template put in are taken out; a link's label
// stays.
std::string without_ours(std::string text) {
  const std::string link = "<" + std::string(our_link) + "|";
  for (std::size_t at = text.find(our_mention); at != std::string::npos; at = text.find(our_mention)) {
    text.erase(at, our_mention.size());
  }
  const std::size_t at = text.find(link);
  if (at == std::string::npos) return text;
  const std::size_t end = text.find('>', at);
  EXPECT_NE(end, std::string::npos);
  return text.erase(end, 1).erase(at, link.size());
}

// What Slack would read: the text objects and the top-level text. None may hold a < or >, nor an & but in an
// entity.
void expect_inert(const json& value, const std::string& words) {
  if (value.is_array()) {
    for (const auto& item : value) expect_inert(item, words);
  }
  if (!value.is_object()) return;
  for (const auto& [key, item] : value.items()) {
    if (key != "text" || !item.is_string()) {
      expect_inert(item, words);
      continue;
    }
    ASSERT_FALSE(item.get_ref<const std::string&>().empty()) << words;
    const std::string text = without_ours(item.get<std::string>());
    ASSERT_EQ(text.find_first_of("<>"), std::string::npos) << words;
    for (std::size_t at = text.find('&'); at != std::string::npos; at = text.find('&', at + 1)) {
      const std::string_view rest = std::string_view(text).substr(at);
      ASSERT_TRUE(rest.starts_with("&amp;") || rest.starts_with("&lt;") || rest.starts_with("&gt;")) << words;
    }
  }
}

TEST(Escape, S19_R_a_note_with_a_mention_and_a_link_has_neither) {
  expect_inert(json::parse(post(card_of("<!channel> ha <@U0ADMIN> <http://x|click>"), "C1")), "the note");
}

TEST(Escape, S19_R_no_text_whatever_becomes_an_entity) {
  const std::vector<std::string> parts = {"<",           ">",           "&",
                                          "|",           "!channel",    "@U0ADMIN",
                                          "#C1",         "!subteam^S1", "!date^1^{date}|x",
                                          "https://x",   "*",           "_",
                                          "~",           "`",           "```",
                                          "\n",          "\n>",         " ",
                                          "a",           "é",           "محمد",
                                          "\u202E",      "\xFF",        "&amp;",
                                          "&lt;",        "\"",          "\\",
                                          "👩‍👧", "T1:U1",       std::string(1, '\0')};
  std::mt19937 random(19);
  for (int i = 0; i < 2'000; ++i) {
    std::string words;
    const std::size_t length = 1 + random() % 12;
    for (std::size_t k = 0; k < length; ++k) words += parts[random() % parts.size()];
    expect_inert(json::parse(post(card_of(words), "C1")), words);
    if (HasFatalFailure()) return;
  }
}

TEST(Escape, S19_our_own_mentions_and_links_are_the_only_ones) {
  using Style = Span::Style;
  const json posted = json::parse(post({"",
                                        {Text{{Span{"<@U9>", Style::person, "T1:U1"}, plain(" <!here> "),
                                               Span{"a>b|c", Style::link, "https://lincoln.example/?a&b"}}}}},
                                       "C1"));
  EXPECT_EQ(posted["blocks"][0]["text"]["text"],
            "<@U1> &lt;!here&gt; <https://lincoln.example/?a&amp;b|a&gt;b|c>");
}

}  // namespace
}  // namespace knownby::slack
