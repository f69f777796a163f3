#include "adapters/slack/blocks/spans.hpp"

#include <algorithm>

#include "adapters/slack/blocks/strip.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/text/clean.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::slack {
namespace {

using Style = Span::Style;

bool is_link(const Span& span) { return span.style == Style::link; }
bool is_functional(const Span& span) { return is_link(span) || span.style == Style::person; }

bool wants_mrkdwn(const std::vector<Span>& spans) {
  const bool styled =
      std::any_of(spans.begin(), spans.end(), [](const Span& s) { return s.style != Style::plain; });
  if (!styled) return false;
  if (std::any_of(spans.begin(), spans.end(), is_functional)) return true;
  return std::none_of(spans.begin(), spans.end(), [](const Span& s) { return has_marks(s.text); });
}

// What a span says where it is neither a link nor a mention; `told` holds what does not stand there already.
std::string_view words_of(const Span& span, bool is_mrkdwn, std::string& told) {
  const bool is_bare_link = span.style == Style::link && !is_mrkdwn && span.text != span.target;
  if (span.style == Style::person) return told = '@' + span.text;
  if (is_bare_link) return told = span.text + " (" + span.target + ')';
  return span.text;
}

constexpr std::string_view ellipsis = "\u2026";
// U+2068 and U+2069: a name that reads right to left, fenced off so that it cannot reorder the words around
// it. Others are left bare; what people copy out of a message should be what they see.
const std::string first_strong = "\u2068";
const std::string pop = "\u2069";

struct Frame {
  std::string before{};
  std::string after{};
};

Frame frame_of(const Span& span) {
  // Slack formats only within a line and next to a character that is not a space.
  const std::string& text = span.text;
  const bool can_stand_out = !text.empty() && text.front() != ' ' && text.back() != ' ' &&
                             text.find('\n') == std::string::npos && !has_marks(text);
  switch (span.style) {
    case Style::plain:
      return {};
    case Style::bold:
      return can_stand_out ? Frame{"*", "*"} : Frame{};
    case Style::quiet:
      return can_stand_out ? Frame{"_", "_"} : Frame{};
    case Style::code:
      return can_stand_out ? Frame{"`", "`"} : Frame{};
    case Style::link:
      return is_linkable(span.target) ? Frame{'<' + escaped(span.target, limits::text) + '|', ">"} : Frame{};
    case Style::person:
      return {};
  }
  return {};
}

// What stands around a span's words, wherever they stand.
Frame frame_among(const Span& span, bool is_mrkdwn, bool is_alone) {
  Frame frame = is_mrkdwn ? frame_of(span) : Frame{};
  if (!is_alone && reads_right_to_left(span.text)) frame = {frame.before + first_strong, pop + frame.after};
  return frame;
}

// Puts down one span within so many code points, shorter than its text where it must be; nothing where no
// part of it fits.
void put_span(std::string& out, const Span& span, bool is_mrkdwn, bool is_alone, std::size_t room) {
  const std::string_view user = span.style == Style::person ? id_in(span.target) : std::string_view();
  if (is_mrkdwn && !user.empty()) {
    if (user.size() + 3 <= room) out.append("<@").append(user).append(">");
    return;
  }
  const Frame frame = frame_among(span, is_mrkdwn, is_alone);
  const std::size_t overhead = utf8::code_points(frame.before) + utf8::code_points(frame.after);
  if (room <= overhead) {
    if (room > 0) put_escaped(out, span.text, room);
    return;
  }
  const std::size_t start = out.size();
  out += frame.before;
  std::string told;
  put_escaped(out, words_of(span, is_mrkdwn, told), room - overhead);
  if (out.size() == start + frame.before.size()) {
    out.resize(start);  // a frame around nothing
  } else {
    out += frame.after;
  }
}

bool ends_cut(std::string_view text) {
  if (!text.empty() && std::string_view("*_`>").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  return text.ends_with(ellipsis);
}

// The same as put_span, of a span that is not cut.
void put_whole(Strip& strip, const Span& span, bool is_mrkdwn, bool is_alone) {
  const std::string_view user = span.style == Style::person ? id_in(span.target) : std::string_view();
  if (is_mrkdwn && !user.empty()) {
    strip.mark("<@");
    strip.mark(user);
    strip.mark(">");
    return;
  }
  const Frame frame = frame_among(span, is_mrkdwn, is_alone);
  const std::size_t start = strip.size();
  strip.mark(frame.before);
  std::string told;
  strip.say(words_of(span, is_mrkdwn, told));
  if (strip.size() == start + frame.before.size()) {
    strip.back_to(start);  // a frame around nothing
  } else {
    strip.mark(frame.after);
  }
}

// Puts down all spans where they keep to the limit for certain, as nearly always; else nothing.
bool put_whole(std::string& json, const std::vector<Span>& spans, bool is_mrkdwn, std::size_t limit) {
  // The URL of a link may hold what JSON gives a meaning to.
  if (is_mrkdwn && std::any_of(spans.begin(), spans.end(), is_link)) return false;
  Strip strip(json, limit - 1);
  for (const Span& span : spans) put_whole(strip, span, is_mrkdwn, spans.size() == 1);
  return strip.end();
}

// Puts down what fits.
std::string measured(const std::vector<Span>& spans, bool is_mrkdwn, std::size_t limit) {
  std::string out;
  std::size_t room = limit;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const bool is_last = i + 1 == spans.size();
    const std::size_t usable =
        is_last ? room : room - 1;  // one is kept for the ellipsis, should the next not fit
    const std::size_t start = out.size();
    put_span(out, spans[i], is_mrkdwn, spans.size() == 1, usable);
    const std::string_view piece = std::string_view(out).substr(start);
    if (piece.empty() && !spans[i].text.empty() && usable == 0) {
      out += ellipsis;
      break;
    }
    if (ends_cut(piece) && !ends_cut(spans[i].text)) break;
    if (!is_last) room -= utf8::code_points(piece);
  }
  return out;
}

std::string_view beginning(bool is_mrkdwn) {
  return is_mrkdwn ? R"({"type":"mrkdwn","verbatim":true,"text":")" : R"({"type":"plain_text","text":")";
}
constexpr std::string_view end = "\"}";

}  // namespace

bool put_text(std::string& json, const std::vector<Span>& spans, std::size_t limit) {
  const bool is_mrkdwn = wants_mrkdwn(spans);
  json += beginning(is_mrkdwn);
  const std::size_t start = json.size();
  if (!put_whole(json, spans, is_mrkdwn, limit)) put_in_quotes(json, measured(spans, is_mrkdwn, limit));
  const bool says_anything = json.size() > start;
  json += end;
  return says_anything;
}

void put_words(std::string& json, std::string_view words, std::size_t limit) {
  Strip strip(json, limit);
  strip.say(words);
  if (!strip.end()) put_in_quotes(json, escaped(words, limit));
}

bool put_plain(std::string& json, std::string_view words, std::size_t limit) {
  json += beginning(false);
  const std::size_t start = json.size();
  put_words(json, words, limit);
  const bool says_anything = json.size() > start;
  json += end;
  return says_anything;
}

bool is_linkable(std::string_view url) {
  const auto is_safe = [](char c) {
    return c > ' ' && c <= '~' && c != '<' && c != '>' && c != '|' && c != '"';
  };
  return url.starts_with("https://") && url.size() <= limits::button_url &&
         std::all_of(url.begin(), url.end(), is_safe);
}

}  // namespace knownby::slack
