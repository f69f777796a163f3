#include "adapters/teams/blocks/runs.hpp"

#include <algorithm>
#include <string>

#include "adapters/teams/limits.hpp"
#include "adapters/text/clean.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::teams {
namespace {

using Style = Span::Style;

// U+2068 and U+2069: a name that reads right to left, fenced off so that it cannot reorder the words around
// it.
constexpr std::string_view first_strong = "\u2068";
constexpr std::string_view pop = "\u2069";

// Nobody's account is named by its id: a mention would call them, and the card says who is meant.
std::string words_of(const Span& span) { return span.style == Style::person ? '@' + span.text : span.text; }

Json run_of(const Span& span, const std::string& words, Tone tone) {
  Json run{{"type", "TextRun"}, {"text", words}};
  if (tone == Tone::heading) {
    run["size"] = "Large";
    run["weight"] = "Bolder";
  }
  if (tone == Tone::quiet) run["size"] = "Small";
  if (tone == Tone::wrong) run["color"] = "Attention";
  if (tone == Tone::quiet || span.style == Style::quiet) run["isSubtle"] = true;
  if (span.style == Style::bold) run["weight"] = "Bolder";
  if (span.style == Style::code) run["fontType"] = "Monospace";
  if (span.style == Style::link && is_linkable(span.target))
    run["selectAction"] = {{"type", "Action.OpenUrl"}, {"url", span.target}};
  return run;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Also what a client makes a link, a date or a mention of, and what would begin a list.
bool may_be_markdown(std::string_view text) {
  const std::size_t number =
      static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
  const std::string_view rest = text.substr(number);
  const bool is_list = number == 0 ? rest.starts_with('-') || rest.starts_with('+')
                                   : rest.starts_with('.') || rest.starts_with(')');
  return is_list || text.find_first_of("\\`*_~[]<>#&{}|\n") != std::string_view::npos ||
         text.find("://") != std::string_view::npos || text.find("www.") != std::string_view::npos;
}

// Collects runs into lines.
class Lines {
 public:
  void add(const Span& span, std::string_view words, Tone tone, bool is_alone) {
    while (true) {
      const std::size_t end = words.find('\n');
      std::string piece(words.substr(0, end));
      if (!piece.empty()) {
        if (!is_alone && reads_right_to_left(piece))
          piece = std::string(first_strong) + piece + std::string(pop);
        line_.push_back(run_of(span, piece, tone));
      }
      if (end == std::string_view::npos) return;
      finish();
      words.remove_prefix(end + 1);
    }
  }
  std::vector<Json> take() {
    finish();
    return std::move(elements_);
  }

 private:
  void finish() {
    if (line_.empty()) return;
    Json element{{"type", "RichTextBlock"}, {"inlines", std::move(line_)}};
    if (!elements_.empty()) element["spacing"] = "None";
    elements_.push_back(std::move(element));
    line_ = Json::array();
  }

  Json line_ = Json::array();
  std::vector<Json> elements_;
};

}  // namespace

std::vector<Json> paragraph(const std::vector<Span>& spans, Tone tone, std::size_t limit) {
  Lines lines;
  std::size_t room = limit;
  for (const Span& span : spans) {
    if (room == 0) break;
    const std::string words = cleaned(words_of(span), room);
    lines.add(span, words, tone, spans.size() == 1);
    room -= utf8::code_points(words);
  }
  return lines.take();
}

std::vector<Json> heading(std::string_view words, std::size_t limit) {
  const std::string title = cleaned(words, limit);
  if (title.empty() || may_be_markdown(title)) return paragraph({plain(title)}, Tone::heading, limit);
  return {{{"type", "TextBlock"},
           {"text", title},
           {"style", "heading"},
           {"size", "Large"},
           {"weight", "Bolder"},
           {"wrap", true}}};
}

bool is_linkable(std::string_view url) {
  const auto is_safe = [](char c) {
    return c > ' ' && c <= '~' && c != '<' && c != '>' && c != '|' && c != '"' && c != '\\';
  };
  return url.starts_with("https://") && url.size() <= limits::link &&
         std::all_of(url.begin(), url.end(), is_safe);
}

}  // namespace knownby::teams
