// GCC 12 destroys some temporaries of a co_await statement twice: captures of a lambda, members of a braced
// object, the branches of ?: (ARCHITECTURE names the cases). So such a statement has no brace and no ?: in
// it; what it needs is named on the line before.

#include <algorithm>
#include <array>
#include <cctype>

#include "tests/floors/source.hpp"

namespace knownby::floors {

namespace {

bool blank(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

std::size_t skip_blanks(std::string_view code, std::size_t at) {
  while (at < code.size() && blank(code[at])) ++at;
  return at;
}

// The last name before `end`, or the last character if it is none.
std::string_view last_word(std::string_view code, std::size_t end) {
  while (end > 0 && blank(code[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && in_name(code[begin - 1])) --begin;
  if (begin == end && end > 0) --begin;
  return code.substr(begin, end - begin);
}

template <std::size_t n>
bool one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Whether the brace at `open` begins a block of statements, and not an object or an initializer.
bool opens_block(std::string_view code, std::size_t open) {
  constexpr std::array<std::string_view, 12> before_blocks = {
      ")", ";", "}", ":", "else", "do", "try", "noexcept", "mutable", "const", "override", "final"};
  const std::string_view before = last_word(code, open);
  if (before == "{")
    return opens_block(code, code.substr(0, open).rfind('{'));  // a block in a block, or {{1}}
  if (one_of(before, before_blocks)) return true;
  // auto f() -> awaitable<void> {
  const std::size_t parameters_end = code.substr(0, open).rfind(')');
  if (parameters_end == std::string_view::npos) return false;
  const std::string_view between = code.substr(parameters_end + 1, open - parameters_end - 1);
  return between.find("->") != std::string_view::npos &&
         between.find_first_of(";{}=,") == std::string_view::npos;
}

// Whether the brace at `close` ends an object or a lambda in the middle of an expression, and not a block.
bool ends_object(std::string_view code, std::size_t close) {
  const std::size_t next = skip_blanks(code, close + 1);
  if (next >= code.size()) return false;
  const bool arrow_or_and = code.substr(next, 2) == "->" || code.substr(next, 2) == "&&";
  return arrow_or_and || std::string_view(",).?|<>=/%^:").find(code[next]) != std::string_view::npos;
}

struct Statement {
  std::size_t begin = 0;
  std::size_t end = 0;
  int open = 0;         // parentheses that are open where the co_await stands
  bool braced = false;  // co_await stands beside or inside a brace of the same statement
};

Statement before_await(std::string_view code, std::size_t await) {
  Statement statement;
  std::size_t at = await;
  for (; at > 0; --at) {
    const char c = code[at - 1];
    if (c == ';') break;
    if (c == '(') ++statement.open;
    if (c == ')') --statement.open;
    if (c == '{' && opens_block(code, at - 1)) break;
    if (c == '}' && !ends_object(code, at - 1)) break;
    if (c == '{' || c == '}') statement.braced = true;
  }
  statement.begin = skip_blanks(code, at);
  return statement;
}

// if (co_await ready()) ... : the condition is a statement of its own.
bool conditional(std::string_view statement) {
  constexpr std::array<std::string_view, 4> words = {"if", "while", "for", "switch"};
  while (statement.starts_with("else") || statement.starts_with("}")) {
    statement.remove_prefix(statement.front() == '}' ? 1 : 4);
    statement.remove_prefix(skip_blanks(statement, 0));
  }
  const auto end = std::find_if_not(statement.begin(), statement.end(), in_name);
  return one_of(statement.substr(0, static_cast<std::size_t>(end - statement.begin())), words);
}

void after_await(std::string_view code, std::size_t await, Statement& statement) {
  const bool in_condition = statement.open > 0 && conditional(code.substr(statement.begin));
  int depth = statement.open;
  std::size_t at = await;
  for (; at < code.size() && code[at] != ';'; ++at) {
    if (code[at] == '(') ++depth;
    if (code[at] == ')' && --depth == 0 && in_condition) break;
    if (code[at] == '}') break;  // the end of what an unfinished statement stands in
    if (code[at] == '{') {
      statement.braced = true;
      break;
    }
  }
  statement.end = at;
}

}  // namespace

Findings awaits_in_crowded_statements(const Source& source) {
  constexpr std::string_view word = "co_await";
  const std::string_view code = source.code;
  Findings findings;
  for (std::size_t at = code.find(word); at != std::string_view::npos;
       at = code.find(word, at + word.size())) {
    Statement statement = before_await(code, at);
    after_await(code, at, statement);
    const std::string_view words = code.substr(statement.begin, statement.end - statement.begin);
    if (statement.braced) {
      findings.push_back(
          {source.path, source.line_at(at), "co_await beside a brace or a lambda: name it first"});
    } else if (words.find('?') != std::string_view::npos) {
      findings.push_back({source.path, source.line_at(at), "co_await beside ?: : name it first"});
    }
  }
  return findings;
}

}  // namespace knownby::floors
