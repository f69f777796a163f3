#include "bot/rehearsal/lines.hpp"

#include <date/date.h>

#include <boost/algorithm/string/case_conv.hpp>
#include <boost/algorithm/string/replace.hpp>
#include <boost/algorithm/string/trim.hpp>
#include <cctype>
#include <sstream>

#include "adapters/console/limits.hpp"

namespace knownby::rehearsal {
namespace {

constexpr std::string_view kHelp =
    R"(Type what you would type in chat: bobby · who hasn't had a check-in this week · undo · help
:as park               speak as somebody else; :as stranger as somebody who is not on the roster
:in #grade-8-team      speak in another channel; :in dm alone with Knownby
:now 2026-10-19T07:30  move the clock, back or forth; what is due on the way happens
:press 2, :press undo  press a button of the last card that has one, by number or by how its label begins
:fill note="all good"  fill in the form shown last, one field or several; then :send
:file students.csv     send a file, alone with Knownby
bobby\ntj              several lines in one message: \n stands for a line break
:channels              what each channel and each person has received
:quit                  leave, as the end of the input does)";

std::string trimmed(std::string_view text) { return boost::algorithm::trim_copy(std::string(text)); }

std::string unquoted(std::string text) {
  if (text.size() > 1 && text.front() == '"' && text.back() == '"') return text.substr(1, text.size() - 2);
  return text;
}

// One value from `rest` on: quoted, where \" \\ and \n stand for a quote, a backslash and a line break, or up
// to the next space. None where a quote stays open.
std::optional<std::string> take_value(std::string_view& rest) {
  std::string value;
  if (!rest.starts_with('"')) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    value = rest.substr(0, end);
    rest.remove_prefix(end);
    return value;
  }
  for (std::size_t at = 1; at < rest.size(); ++at) {
    if (rest[at] == '"') {
      rest.remove_prefix(at + 1);
      return value;
    }
    const bool escaped = rest[at] == '\\' && at + 1 < rest.size();
    if (escaped) ++at;
    value += escaped && rest[at] == 'n' ? '\n' : rest[at];
  }
  return std::nullopt;
}

Line read_fields(std::string_view rest) {
  FillIn fill;
  while (!rest.empty()) {
    if (rest.front() == ' ') {
      rest.remove_prefix(1);
      continue;
    }
    const std::size_t equals = rest.find('=');
    const std::string_view name = rest.substr(0, equals);
    if (equals == std::string_view::npos || equals == 0 || name.find(' ') != std::string_view::npos) {
      return Unclear{"Write :fill field=value, with quotes around a value of several words."};
    }
    rest.remove_prefix(equals + 1);
    std::optional<std::string> value = take_value(rest);
    if (!value) return Unclear{"A quote is still open. Nothing was filled in."};
    fill.fields.emplace_back(name, std::move(*value));
  }
  if (fill.fields.empty()) return Unclear{"Write which field: :fill field=value."};
  return fill;
}

// A message of several lines, which a terminal can't type otherwise.
std::string with_line_breaks(std::string text) {
  boost::algorithm::replace_all(text, "\\n", "\n");
  return text;
}

template <class Direction>
Line with(std::string rest, const char* otherwise) {
  if (rest.empty()) return Unclear{otherwise};
  return Direction{std::move(rest)};
}

Line read_direction(std::string_view word, std::string rest) {
  if (word == "as") return with<SpeakAs>(unquoted(std::move(rest)), "Write who: :as park.");
  if (word == "in") return with<SpeakIn>(std::move(rest), "Write where: :in #grade-7-team, or :in dm.");
  if (word == "now") return with<MoveClock>(std::move(rest), "Write when: :now 2026-10-19T07:30.");
  if (word == "press") return with<Press>(unquoted(std::move(rest)), "Write which button: :press 1.");
  if (word == "fill") return read_fields(rest);
  if (word == "send") return Send{};
  if (word == "file")
    return with<SendFile>(unquoted(std::move(rest)), "Write which file: :file students.csv.");
  if (word == "channels") return ShowReceived{};
  if (word == "help") return ShowHelp{};
  if (word == "quit") return Quit{};
  return Unclear{"There is no :" + std::string(word) + " here; :help lists what there is. Nothing was sent."};
}

}  // namespace

Line read_line(std::string_view typed) {
  const std::string line = trimmed(typed);
  if (line.empty()) return Nothing{};
  if (line.size() > console::kLine)
    return Unclear{"This line is too long for one message. Nothing was sent."};
  const std::string_view word = std::string_view(line).substr(0, line.find(' '));
  // ":)" and ":tada:" are things people say.
  const bool directs = word.size() > 1 && word.front() == ':' &&
                       word.find(':', 1) == std::string_view::npos &&
                       std::isalpha(static_cast<unsigned char>(word[1])) != 0;
  if (!directs) return Said{with_line_breaks(line)};
  return read_direction(boost::algorithm::to_lower_copy(std::string(word.substr(1))),
                        trimmed(std::string_view(line).substr(word.size())));
}

std::string_view help_text() { return kHelp; }

std::optional<WallTime> read_wall_time(std::string_view text, std::chrono::local_days today) {
  std::string full(text);
  if (full.size() == 5) full.insert(0, date::format("%FT", date::local_days(today.time_since_epoch())));
  if (full.size() != 16) return std::nullopt;
  if (full[10] == ' ') full[10] = 'T';
  std::istringstream in(full);
  date::local_time<std::chrono::minutes> time;
  in >> date::parse("%FT%R", time);
  if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
  const auto day = date::floor<date::days>(time);
  return WallTime{std::chrono::local_days(std::chrono::days(day.time_since_epoch().count())), time - day};
}

}  // namespace knownby::rehearsal
