#include "bot/watch/redact.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "commands/words/lower_case.hpp"

namespace knownby {
namespace {

constexpr std::string_view hidden = "[redacted]";
constexpr auto nowhere = std::string::npos;

bool letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool in_token(char c) { return letter_or_digit(c) || std::string_view("-._~+/=%").find(c) != nowhere; }
bool in_key(char c) { return letter_or_digit(c) || c == '_' || c == '-'; }
bool in_url(char c) {
  return static_cast<unsigned char>(c) > ' ' && c != '"' && c != '\\' && c != '<' && c != '>';
}
bool in_mail(char c) { return in_token(c) && c != '/' && c != '='; }

// Replaces [begin, end) and returns where to go on.
std::size_t hide(std::string& line, std::size_t begin, std::size_t end) {
  line.replace(begin, end - begin, hidden);
  return begin + hidden.size();
}

std::size_t end_of(const std::string& line, std::size_t from, bool (*belongs)(char)) {
  while (from < line.size() && belongs(line[from])) ++from;
  return from;
}

// Whatever begins like this, to the end of its run.
struct Shape {
  std::string_view begins;
  bool (*belongs)(char);
};
constexpr std::array shapes = {
    Shape{"xoxa-", in_token}, Shape{"xoxb-", in_token}, Shape{"xoxe-", in_token},
    Shape{"xoxe.", in_token}, Shape{"xoxp-", in_token}, Shape{"xoxr-", in_token},
    Shape{"xoxs-", in_token}, Shape{"xapp-", in_token}, Shape{"https://hooks.slack.com/", in_url},
};

void hide_shapes(std::string& line) {
  if (line.find("xox") == nowhere && line.find("xapp-") == nowhere && line.find("https://hooks.") == nowhere)
    return;
  for (const Shape& shape : shapes) {
    for (std::size_t at = 0; (at = line.find(shape.begins, at)) != nowhere;) {
      at = hide(line, at, end_of(line, at, shape.belongs));
    }
  }
}

// eyJ….….…
void hide_web_tokens(std::string& line) {
  if (line.find('J') == nowhere) return;  // the rarest of the three: nearly every line is told by it
  for (std::size_t at = 0; (at = line.find("eyJ", at)) != nowhere;) {
    const std::size_t end = end_of(line, at, in_token);
    const auto dots = std::count(line.begin() + static_cast<std::ptrdiff_t>(at),
                                 line.begin() + static_cast<std::ptrdiff_t>(end), '.');
    at = dots >= 2 ? hide(line, at, end) : end;
  }
}

void hide_bearers(std::string& line) {
  if (line.find(' ') == nowhere) return;  // a request's line has none
  for (std::size_t at = 0; (at = line.find("earer ", at)) != nowhere;) {
    at += 6;
    const std::size_t end = end_of(line, at, in_token);
    if (end > at) at = hide(line, at, end);
  }
}

void hide_mail_addresses(std::string& line) {
  for (std::size_t at = 0; (at = line.find('@', at)) != nowhere;) {
    std::size_t begin = at;
    while (begin > 0 && in_mail(line[begin - 1])) --begin;
    const std::size_t end = end_of(line, at + 1, in_mail);
    const bool address = begin < at && std::string_view(line).substr(at, end - at).find('.') != nowhere;
    at = address ? hide(line, begin, end) : at + 1;
  }
}

// What nearly every line is made of: none of these tells a secret, as the tables below would find at length.
bool is_our_own(std::string_view key) {
  static constexpr std::array<std::string_view, 7> ours = {"msg",     "platform", "verb",  "outcome",
                                                           "request", "cause",    "parcel"};
  return std::find(ours.begin(), ours.end(), key) != ours.end();
}

bool tells_a_secret(std::string_view typed) {
  if (is_our_own(typed)) return false;
  const std::string key = in_lower_case(typed);
  static constexpr std::array<std::string_view, 10> within = {
      "token",     "secret", "authorization", "cookie",     "password",
      "signature", "hmac",   "response_url",  "trigger_id", "upload_url"};
  static constexpr std::array<std::string_view, 3> whole = {"code", "state", "sig"};
  const auto held = [&](std::string_view word) { return key.find(word) != nowhere; };
  const auto ends = [&](std::string_view word) {
    return key == word || (key.size() > word.size() && key.ends_with(word) &&
                           !letter_or_digit(key.end()[-1 - static_cast<std::ptrdiff_t>(word.size())]));
  };
  return std::any_of(within.begin(), within.end(), held) || std::any_of(whole.begin(), whole.end(), ends);
}

// The end of the value that begins at `from`: quoted (in however many backslashes), in brackets, or bare.
std::size_t end_of_value(const std::string& line, std::size_t from, char separator) {
  if (line[from] == '{' || line[from] == '[') {
    int depth = 0;
    for (std::size_t at = from; at < line.size(); ++at) {
      if (line[at] == '{' || line[at] == '[') ++depth;
      if ((line[at] == '}' || line[at] == ']') && --depth == 0) return at + 1;
    }
    return line.size();
  }
  const std::string_view stops = separator == '=' ? "&;,\"\\ \n" : ",\"\\\n";
  return std::min(line.find_first_of(stops, from), line.size());
}

// "key": value, key: value, key=value, at any depth of quoting.
void hide_values_of_keys(std::string& line) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] != ':' && line[at] != '=') continue;
    std::size_t end = at;
    while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == '"' || line[end - 1] == '\\')) --end;
    std::size_t begin = end;
    while (begin > 0 && in_key(line[begin - 1])) --begin;
    if (end - begin < 3 || !tells_a_secret(std::string_view(line).substr(begin, end - begin))) continue;
    std::size_t value = at + 1;
    while (value < line.size() && (line[value] == ' ' || line[value] == '"' || line[value] == '\\')) ++value;
    if (value >= line.size()) return;
    const std::size_t value_end = end_of_value(line, value, line[at]);
    if (value_end > value && line.compare(value, hidden.size(), hidden) != 0) hide(line, value, value_end);
  }
}

}  // namespace

std::string redacted(std::string line) {
  hide_shapes(line);
  hide_web_tokens(line);
  hide_bearers(line);
  hide_mail_addresses(line);
  hide_values_of_keys(line);
  return line;
}

}  // namespace knownby
