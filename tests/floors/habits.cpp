// What the program's own code does not do: read the clock or the environment anywhere but in one place, roll
// dice where answers must repeat, put SQL together from strings, or give a type a name that says nothing.

#include <algorithm>
#include <cctype>
#include <regex>
#include <string>
#include <vector>

#include "tests/floors/source.hpp"

namespace knownby::floors {

namespace {

// std::regex recurses with the length of what it reads, so it is given one line at a time.
template <typename Look>
void each_line(std::string_view text, Look look) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    look(std::string(text.substr(begin, end - begin)), begin);
    begin = end + 1;
  }
}

struct Habit {
  std::vector<std::string_view> calls;
  std::string why;
  bool (*stands_here)(const Source& source);  // where it is right
};

bool in_the_clock(const Source& source) { return source.path == "adapters/clock.cpp"; }
bool in_the_bot(const Source& source) { return source.under("bot"); }
bool above_the_commands(const Source& source) { return source.under("bot") || source.under("adapters"); }
bool nowhere(const Source&) { return false; }

const std::vector<Habit>& habits() {
  static const std::vector<Habit> all = {
      {{"system_clock::now", "utc_clock::now", "time(nullptr", "time(NULL", "time(0", "time(&",
        "gettimeofday", "clock_gettime"},
       "the time is a value; only adapters/clock.cpp asks for it",
       in_the_clock},
      {{"localtime", "localtime_r", "mktime", "current_zone"},
       "the time zone is the school's, never the machine's",
       nowhere},
      {{"getenv", "secure_getenv"}, "the environment is read in bot/ only", in_the_bot},
      {{"random_device", "mt19937", "mt19937_64", "rand(", "srand("},
       "nothing random below the adapters: answers must repeat",
       above_the_commands},
      {{"co_await", "co_return", "co_yield"}, "commands and store are plain functions", above_the_commands},
  };
  return all;
}

// Whether the call stands at `at` by itself: not as the end of a longer name, nor as somebody's member.
bool stands_alone(std::string_view code, std::size_t at, std::string_view call) {
  const char before = at == 0 ? ' ' : code[at - 1];
  const std::size_t end = at + call.size();
  const bool ends = !in_name(call.back()) || end >= code.size() || !in_name(code[end]);
  return ends && !in_name(before) && before != '.' && before != '>';
}

// Skips blanks and quoted words from `at`, so that "SELECT " "id" + x is seen as one.
char next_after(const Source& source, std::size_t at) {
  while (at < source.text.size()) {
    const auto quoted = std::find_if(source.quoted.begin(), source.quoted.end(),
                                     [at](const Quoted& words) { return words.begin == at; });
    if (quoted != source.quoted.end()) {
      at = quoted->end;
    } else if (std::isspace(static_cast<unsigned char>(source.code[at])) != 0) {
      ++at;
    } else {
      return source.code[at];
    }
  }
  return '\0';
}

// What stands before: the code up to `at` without the blanks at its end.
std::string_view code_before(const Source& source, std::size_t at) {
  std::string_view before = std::string_view(source.code).substr(0, at);
  while (!before.empty() && std::isspace(static_cast<unsigned char>(before.back())) != 0)
    before.remove_suffix(1);
  return before;
}

bool put_together(const Source& source, const Quoted& words) {
  const std::string_view before = code_before(source, words.begin);
  const bool formatted =
      before.ends_with("format(") || before.ends_with("printf(") || before.ends_with("append(");
  return formatted || before.ends_with("+") || before.ends_with("+=") || before.ends_with("<<") ||
         next_after(source, words.end) == '+';
}

}  // namespace

Findings calls_out_of_place(const Source& source) {
  Findings findings;
  if (source.under("tests")) return findings;
  const std::string_view code = source.code;
  for (const Habit& habit : habits()) {
    if (habit.stands_here(source)) continue;
    for (const std::string_view call : habit.calls) {
      for (std::size_t at = code.find(call); at != std::string_view::npos; at = code.find(call, at + 1)) {
        if (stands_alone(code, at, call)) findings.push_back({source.path, source.line_at(at), habit.why});
      }
    }
  }
  return findings;
}

Findings sql_built_from_strings(const Source& source) {
  static const std::regex sql(
      R"(\b(SELECT|INSERT (OR \w+ )?INTO|UPDATE \w+ SET|DELETE FROM|WHERE|ORDER BY|GROUP BY|VALUES|RETURNING)\b)");
  Findings findings;
  if (source.under("tests")) return findings;
  for (const Quoted& words : source.quoted) {
    bool is_sql = false;
    each_line(std::string_view(source.text).substr(words.begin, words.end - words.begin),
              [&](const std::string& line, std::size_t) { is_sql = is_sql || std::regex_search(line, sql); });
    if (!is_sql) continue;
    const std::size_t line = source.line_at(words.begin);
    if (!source.under("store")) findings.push_back({source.path, line, "SQL is the store's"});
    // Whatever tables a schema has are counted there; their names come from the schema itself.
    if (source.path == "store/engine/tally.cpp") continue;
    if (put_together(source, words)) {
      findings.push_back({source.path, line, "SQL is one constant text; what varies is a parameter"});
    }
  }
  return findings;
}

Findings names_that_say_nothing(const Source& source) {
  static const std::regex hollow(
      R"(\b(class|struct|enum class)\s+(\w*(Manager|Service|Handler|Helper|Utils?|Impl))\b)");
  Findings findings;
  each_line(source.code, [&](const std::string& line, std::size_t begin) {
    if (line.find("class") == std::string::npos && line.find("struct") == std::string::npos) return;
    std::smatch match;
    if (!std::regex_search(line, match, hollow)) return;
    findings.push_back({source.path, source.line_at(begin), match[2].str() + " does not say what it is"});
  });
  return findings;
}

}  // namespace knownby::floors
