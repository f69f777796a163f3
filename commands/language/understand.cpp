#include "commands/language/understand.hpp"

#include <algorithm>

#include "commands/language/log.hpp"
#include "commands/language/names/index.hpp"
#include "commands/language/names/names.hpp"
#include "commands/language/no_checkin.hpp"
#include "commands/language/orders.hpp"
#include "commands/language/questions.hpp"
#include "commands/language/text/tokens.hpp"
#include "commands/language/wishes/wish_in.hpp"

namespace knownby::language {
namespace {

// "1) ana 2) maia 3) will": a list in one line is a list of lines.
void break_at_numbers(Line& line) {
  std::vector<std::uint32_t> breaks;
  for (std::uint32_t i = 0; i < line.size(); ++i) {
    if (line.at(i).kind != Token::Kind::number || !line.is_mark(i + 1, ")")) continue;
    if (line.is_word(i, std::to_string(breaks.size() + 1))) breaks.push_back(i);
  }
  if (breaks.size() < 2 || breaks.front() != 0) return;
  for (const std::uint32_t at : breaks) {
    for (const std::uint32_t i : {at, at + 1}) {
      Token& token = line.tokens[i];
      token.kind = Token::Kind::line_end;
      token.list_sign = true;
      token.senses = 0;
      token.fold_end = token.fold_at;
    }
  }
}

// "✔ bobby ✔ tj": the sign a line begins with stands before each of a list.
void break_at_bullets(Line& line) {
  if (line.at(0).kind != Token::Kind::symbol) return;
  const std::string_view bullet = line.typed(0, 1);
  for (std::uint32_t i = 1; i + 1 < line.size(); ++i) {
    Token& token = line.tokens[i];
    if (token.kind != Token::Kind::symbol || line.typed(i, i + 1) != bullet) continue;
    token.kind = Token::Kind::line_end;
    // Within a line it may as well be an emoji of the note.
    token.list_sign = line.at(i - 1).kind == Token::Kind::line_end;
  }
}

// "Hi, checked in with bobby", "hey there! who's left": what follows is meant.
std::uint32_t past_greeting(const Line& line) {
  const bool day = line.is_word(0, "good") && one_of(line.folded(1), {"morning", "afternoon", "evening"});
  if (!day && !one_of(line.folded(0), {"hi", "hello", "hey", "hola"})) return 0;
  std::uint32_t at = day || one_of(line.folded(1), {"there", "knownby"}) ? 2 : 1;
  if (!line.is_mark(at, ",.!")) return 0;
  while (line.is_mark(at, ",.!")) ++at;
  return line.folded(at).empty() ? 0 : at;
}

// "Can you log bobby", "could you please tell okafor": an order, however kindly put.
std::uint32_t past_please(const Line& line) {
  if (!one_of(line.folded(0), {"can", "could", "would", "will"}) || !line.is_word(1, "you")) return 0;
  std::uint32_t verb = 2;
  while (one_of(line.folded(verb), {"please", "pls", "just"})) ++verb;
  return one_of(line.folded(verb), {"log", "add", "note", "record", "put", "tell", "ask"}) ? verb : 0;
}

// "@knownby", "<@U01>", "/checkin" before anything else only address the program.
Line read(std::string_view text, const Setting& setting) {
  Line line = tokenise(text);
  const auto said = std::find_if(line.tokens.begin(), line.tokens.end(), [text](const Token& token) {
    const std::string_view typed = text.substr(token.begin, token.end - token.begin);
    return token.kind != Token::Kind::mention && token.kind != Token::Kind::line_end &&
           !one_of(typed, {"¿", "¡"});
  });
  line.tokens.erase(line.tokens.begin(), said);
  while (!line.tokens.empty() && line.tokens.back().kind == Token::Kind::line_end) line.tokens.pop_back();
  line.tokens.erase(line.tokens.begin(), line.tokens.begin() + past_greeting(line));
  line.tokens.erase(line.tokens.begin(), line.tokens.begin() + past_please(line));
  break_at_numbers(line);
  break_at_bullets(line);
  recognise(line, setting.roster.index());
  return line;
}

}  // namespace

Intent understand(std::string_view text, const Setting& setting) {
  const Line line = read(text, setting);
  Names names(setting, line);
  if (auto order = order_in(setting, line, names)) return *std::move(order);
  if (auto wish = wish_in(setting, line, names)) return *std::move(wish);
  if (auto question = question_in(setting, line, names)) return *std::move(question);
  if (auto aside = no_checkin_in(setting, line, names)) return *std::move(aside);
  return log_in(setting, line, names);
}

Named name(std::string_view text, const Setting& setting) {
  const Line line = read(text, setting);
  Names names(setting, line);
  for (std::uint32_t i = 0; i < line.size(); ++i) {
    if (auto heard = names.at(i, Names::Position::name)) return std::move(heard->named);
  }
  for (std::uint32_t i = 0; i < line.size(); ++i) {
    if (auto heard = names.near(i)) return std::move(heard->named);
  }
  return {.heard = std::string(line.typed(0, line.size()))};
}

std::string folded_words(std::string_view name) {
  const Line line = tokenise(name);
  std::string words;
  for (std::uint32_t i = 0; i < line.size(); ++i) {
    if (line.folded(i).empty()) continue;
    if (!words.empty()) words += ' ';
    words += line.folded(i);
  }
  return words;
}

bool sounds_like_a_question(std::string_view text) {
  const auto last = text.find_last_not_of(" \t\r\n");
  if (last == std::string_view::npos || text[last] == '?') return true;
  // The first two words decide, or how short the whole is; a long message is not read.
  constexpr std::size_t kFirstWords = 20;
  const Line line = tokenise(text.substr(0, std::min(kFirstWords, last + 1)));
  std::uint32_t first = 0;
  while (line.at(first).kind == Token::Kind::mention || line.at(first).kind == Token::Kind::symbol) ++first;
  const Token& token = line.at(first);
  if (token.kind == Token::Kind::number) return line.size() <= first + 2;  // "8B", "7th grade"
  constexpr Senses kAsking = sense::asks | sense::lookup | sense::greeting | sense::students;
  if ((token.senses & kAsking) != 0) return !line.is_word(first, "will") && !line.is_word(first, "did");
  if (line.is_word(first, "the")) return line.is_word(first + 1, "card");
  if (line.is_word(first, "all")) return line.is_word(first + 1, "of");  // "all of them": of a list shown
  if (one_of(line.folded(first),
             {"why", "my", "mine", "since", "grade", "gr", "not", "missing", "left", "leaderboard"}))
    return true;
  return line.is_word(first, "no") && !line.is_word(first + 1, "school");
}

}  // namespace knownby::language
