// Sizes that keep a file readable in one sitting: what STYLE counted in the codebases worth learning from.

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>

#include "tests/floors/source.hpp"

namespace knownby::floors {

namespace {

constexpr std::size_t header_lines = 120;
constexpr std::size_t source_lines = 250;
constexpr std::size_t test_lines = 400;  // one conversation after another; STYLE counted programs, not tests
constexpr std::size_t function_lines = 60;
constexpr std::size_t folder_files = 28;  // about a dozen pairs

std::string_view trimmed(std::string_view words) {
  while (!words.empty() && std::isspace(static_cast<unsigned char>(words.front())) != 0)
    words.remove_prefix(1);
  while (!words.empty() && std::isspace(static_cast<unsigned char>(words.back())) != 0)
    words.remove_suffix(1);
  return words;
}

// Whether what stands before a brace is the head of a function or a lambda.
bool heads_function(std::string_view head) {
  head = trimmed(head);
  if (head.empty() || head.find('(') == std::string_view::npos) return false;
  if (head.ends_with('=') || head.ends_with('(') || head.ends_with(',')) return false;  // a list of values
  constexpr std::array<std::string_view, 9> others = {"if",  "else",      "for",   "while", "switch",
                                                      "try", "namespace", "catch", "do"};
  const auto end = std::find_if_not(head.begin(), head.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
  });
  const std::string_view first = head.substr(0, static_cast<std::size_t>(end - head.begin()));
  return std::find(others.begin(), others.end(), first) == others.end();
}

struct Brace {
  std::size_t begin = 0;  // where its head begins
  bool function = false;
};

Findings long_functions(const Source& source) {
  Findings findings;
  std::vector<Brace> open;
  std::size_t head = 0;
  for (std::size_t at = 0; at < source.code.size(); ++at) {
    const char c = source.code[at];
    if (c == '{') {
      const bool inside_another =
          std::any_of(open.begin(), open.end(), [](const Brace& b) { return b.function; });
      const std::string_view words = std::string_view(source.code).substr(head, at - head);
      open.push_back({head, !inside_another && heads_function(words)});
    } else if (c == '}' && !open.empty()) {
      const Brace brace = open.back();
      open.pop_back();
      head = at + 1;
      if (!brace.function) continue;
      const std::size_t first = source.code.find_first_not_of(" \n\t", brace.begin);
      const std::size_t lines = source.line_at(at) - source.line_at(first) + 1;
      if (lines > function_lines) {
        findings.push_back(
            {source.path, source.line_at(first), std::to_string(lines) + " lines in one function"});
      }
    }
    if (c == '{' || c == '}' || c == ';') head = at + 1;
  }
  return findings;
}

}  // namespace

Findings too_long(const Source& source) {
  Findings findings = long_functions(source);
  const std::size_t source_limit = source.under("tests") ? test_lines : source_lines;
  if (source.lines() > (source.header() ? header_lines : source_limit)) {
    findings.push_back({source.path, source.lines(), "the file is too long: more than one thing lives here"});
  }
  return findings;
}

Findings crowded_folders(const std::vector<std::string>& paths) {
  std::map<std::string, std::size_t> files;
  for (const std::string& path : paths) ++files[path.substr(0, path.rfind('/'))];
  Findings findings;
  for (const auto& [folder, count] : files) {
    if (count <= folder_files) continue;
    findings.push_back({folder, 1, std::to_string(count) + " files: more than one room"});
  }
  return findings;
}

}  // namespace knownby::floors
