#include "tests/floors/source.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace knownby::floors {

namespace {

// Blanks comments and quoted words out of a text, one character after the other.
class Blanker {
 public:
  explicit Blanker(Source& source) : text_(source.text), code_(source.code), quoted_(source.quoted) {}

  void run() {
    while (at_ < text_.size()) {
      if (ahead("//")) {
        blank_until(text_.find('\n', at_));
      } else if (ahead("/*")) {
        blank_until(past(text_.find("*/", at_ + 2), 2));
      } else if (ahead("R\"") && (at_ == 0 || !in_name(text_[at_ - 1]))) {
        quote(raw_end());
      } else if (text_[at_] == '"' || (text_[at_] == '\'' && !between_digits())) {
        quote(plain_end(text_[at_]));
      } else {
        ++at_;
      }
    }
  }

 private:
  bool ahead(std::string_view word) const { return text_.compare(at_, word.size(), word) == 0; }
  bool between_digits() const {
    return at_ > 0 && std::isxdigit(static_cast<unsigned char>(text_[at_ - 1])) != 0;
  }
  std::size_t past(std::size_t found, std::size_t length) const {
    return found == std::string::npos ? text_.size() : found + length;
  }

  std::size_t raw_end() const {
    const std::size_t open = text_.find('(', at_);
    if (open == std::string::npos) return text_.size();
    const std::string close = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
    return past(text_.find(close, open), close.size());
  }

  std::size_t plain_end(char mark) const {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != mark && text_[end] != '\n')
      end += text_[end] == '\\' ? 2U : 1U;
    return std::min(end + 1, text_.size());
  }

  void quote(std::size_t end) {
    if (text_[at_] != '\'') quoted_.push_back({at_, end});
    const std::size_t begin = at_;
    blank_until(end);
    code_[begin] = '"';  // something stood here: a word is not glued to the next
    code_[end - 1] = '"';
  }

  void blank_until(std::size_t end) {
    for (end = std::min(end, text_.size()); at_ < end; ++at_) {
      if (text_[at_] != '\n') code_[at_] = ' ';
    }
  }

  const std::string& text_;
  std::string& code_;
  std::vector<Quoted>& quoted_;
  std::size_t at_ = 0;
};

std::vector<Source> read_all() {
  namespace fs = std::filesystem;
  const fs::path root = KNOWNBY_SOURCE_DIR;
  std::vector<Source> sources;
  for (const char* floor : {"adapters", "bot", "commands", "store", "tests"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / floor)) {
      const auto extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") continue;
      std::string text(entry.file_size(), '\0');
      std::ifstream(entry.path(), std::ios::binary)
          .read(text.data(), static_cast<std::streamsize>(text.size()));
      sources.emplace_back(entry.path().lexically_relative(root).generic_string(), std::move(text));
    }
  }
  std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
  return sources;
}

}  // namespace

Source::Source(std::string its_path, std::string its_text)
    : path(std::move(its_path)), text(std::move(its_text)), code(text) {
  Blanker(*this).run();
}

std::size_t Source::line_at(std::size_t position) const {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(position, text.size()));
  return static_cast<std::size_t>(std::count(text.begin(), end, '\n')) + 1;
}

std::size_t Source::lines() const {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

bool Source::under(std::string_view folder) const {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

bool Source::header() const { return path.ends_with(".hpp"); }

std::string told(const Findings& findings) {
  std::string words;
  for (const Finding& finding : findings) {
    words += finding.path + ":" + std::to_string(finding.line) + ": " + finding.what + "\n";
  }
  return words;
}

const std::vector<Source>& all_sources() {
  static const std::vector<Source> sources = read_all();
  return sources;
}

std::string told_everywhere(Findings (*check)(const Source& source)) {
  std::string words;
  for (const Source& source : all_sources()) words += told(check(source));
  return words;
}

}  // namespace knownby::floors
