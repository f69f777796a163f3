// What lies in the repository as a whole: no leftovers in any text, and nothing at its root but what belongs
// there.

#include <algorithm>
#include <array>

#include "tests/floors/source.hpp"

namespace knownby::floors {

namespace {

bool in_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// Written in two halves, so that this file may be read like every other.
constexpr std::array<std::string_view, 8> leftovers = {
    "TO"
    "DO",
    "FIX"
    "ME",
    "XX"
    "X",
    "cla"
    "ude",
    "Anthr"
    "opic",
    "help"
    "er-",
    "/wo"
    "rk/",
    "issue"
    " #"};

bool whole_word(std::string_view text, std::size_t at, std::string_view word) {
  const bool begins = !in_word(word.front()) || at == 0 || !in_word(text[at - 1]);
  const std::size_t end = at + word.size();
  return begins && (!in_word(word.back()) || end >= text.size() || !in_word(text[end]));
}

}  // namespace

Findings words_that_do_not_belong(const std::string& path, const std::string& text) {
  Findings findings;
  if (text.find('\0') != std::string::npos) return findings;  // a picture: its bytes spell words by chance
  for (const std::string_view word : leftovers) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      if (!whole_word(text, at, word)) continue;
      const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
      findings.push_back(
          {path, static_cast<std::size_t>(line), "\"" + std::string(word) + "\" does not belong here"});
    }
  }
  return findings;
}

Findings strangers_at_the_root(const std::vector<std::string>& tracked_paths) {
  constexpr std::array<std::string_view, 9> known = {
      "CMakeLists.txt", "CMakePresets.json", "README.md", "bot",   "adapters",
      "store",          "commands",          "tests",     "deploy"};
  Findings findings;
  for (const std::string& path : tracked_paths) {
    const std::string first = path.substr(0, path.find('/'));
    if (first.starts_with('.') || std::find(known.begin(), known.end(), first) != known.end()) continue;
    findings.push_back({path, 1, "has no place at the root"});
  }
  return findings;
}

}  // namespace knownby::floors
