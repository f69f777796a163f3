#pragma once
// A source file as the checks of this folder see it: its text, its code with comments and quoted words
// blanked out, and the quoted words by themselves. Positions and line breaks are the same in all three.

#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace knownby::floors {

inline bool in_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

struct Quoted {
  std::size_t begin = 0;  // of the opening quote (or the R before it) in the text
  std::size_t end = 0;    // one past the closing quote
};

struct Source {
  Source(std::string its_path, std::string its_text);  // path from the root, as in an include

  std::size_t line_at(std::size_t position) const;  // from 1
  std::size_t lines() const;
  bool under(std::string_view folder) const;  // "commands/words"
  bool header() const;

  std::string path;
  std::string text;
  std::string code;
  std::vector<Quoted> quoted;
};

// Something out of place. What a check returns; empty is good.
struct Finding {
  std::string path;
  std::size_t line = 0;
  std::string what;
};
using Findings = std::vector<Finding>;

// One finding a line, as "store/db.cpp:12: why": what a failing test prints.
std::string told(const Findings& findings);

// Every .cpp and .hpp of the floors and the tests, in order of path. The benchmarks are among the tests.
const std::vector<Source>& all_sources();

// Each of these runs one check over all sources and tells what it found; "" where all is well.
std::string told_everywhere(Findings (*check)(const Source& source));

// The checks; each file of this folder says what it looks for.
Findings includes_out_of_place(const Source& source);
Findings awaits_in_crowded_statements(const Source& source);
Findings calls_out_of_place(const Source& source);
Findings sql_built_from_strings(const Source& source);
Findings names_that_say_nothing(const Source& source);
Findings unkind_sentences(const Source& source);
std::vector<std::string> unkind_words(std::string sentence);  // those of them that nobody is to be told
Findings staff_counted(const Source& source);
Findings too_long(const Source& source);
Findings crowded_folders(const std::vector<std::string>& paths);
Findings words_that_do_not_belong(const std::string& path, const std::string& text);
Findings strangers_at_the_root(const std::vector<std::string>& tracked_paths);

}  // namespace knownby::floors
