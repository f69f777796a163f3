#include "commands/guard.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "commands/language/text/fold.hpp"
#include "commands/safety/words.hpp"

namespace knownby::guard {
namespace {

// Code points, the last one too.
struct Range {
  std::uint32_t first, last;
};

// Nothing that parts two words: accents behind their letter, what has no width or only widens.
constexpr Range unheard[] = {{0xAD, 0xAD},     {0x300, 0x36F},   {0x640, 0x640},   {0x200B, 0x200F},
                             {0x202A, 0x202E}, {0x2060, 0x206F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}};
constexpr Range apostrophes[] = {
    {0xB4, 0xB4}, {0x2B9, 0x2BF}, {0x2018, 0x2019}, {0x2032, 0x2032}, {0xFF07, 0xFF07}};
// Signs that stand among the letters of their script.
constexpr Range stops[] = {{0xD7, 0xD7},     {0xF7, 0xF7},     {0x37E, 0x37E},   {0x387, 0x387},
                           {0x589, 0x58A},   {0x5BE, 0x5BE},   {0x60C, 0x60D},   {0x61B, 0x61B},
                           {0x61F, 0x61F},   {0x6D4, 0x6D4},   {0x964, 0x965},   {0x104A, 0x104B},
                           {0x1361, 0x1368}, {0x17D4, 0x17D6}, {0x30A0, 0x30A0}, {0x30FB, 0x30FB}};
constexpr Range of_latin[] = {{0xC0, 0x36F},    {0x1D00, 0x1EFF}, {0x2C60, 0x2C7F},
                              {0xA720, 0xA7FF}, {0xFB00, 0xFB06}, {0xFF10, 0xFF19},
                              {0xFF21, 0xFF3A}, {0xFF41, 0xFF5A}, {0x1D400, 0x1D7FF}};
// Their vowels are marks: folded, Hindi's "violence" and "laughed" would be one word. They have no capitals.
constexpr Range of_vowel_marks[] = {{0x780, 0x7BF},   {0x900, 0x109F},  {0x1700, 0x17FF},
                                    {0x1A00, 0x1CFF}, {0xA800, 0xAAFF}, {0x11000, 0x11FFF}};
constexpr Range of_others[] = {{0x370, 0x1FFF},  {0x2C00, 0x2DFF}, {0x2E80, 0x2FDF},   {0x3005, 0x3007},
                               {0x3031, 0x3035}, {0x3041, 0x31FF}, {0x3400, 0xD7FF},   {0xF900, 0xFDFF},
                               {0xFE70, 0xFEFC}, {0xFF66, 0xFFDC}, {0x10000, 0x1EFFF}, {0x20000, 0x3FFFF}};
// Written without spaces, as one word with others (Korean), or behind an article or a preposition (Arabic,
// Hebrew, Amharic).
constexpr Range run_together[] = {{0x590, 0x8FF},   {0xE00, 0x109F},  {0x1100, 0x139F},
                                  {0x1780, 0x17FF}, {0x3005, 0x9FFF}, {0x20000, 0x3FFFF}};

bool is_in(std::span<const Range> ranges, std::uint32_t code) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [code](const Range& one) { return one.first <= code && code <= one.last; });
}

struct Letter {
  std::uint32_t code = 0;  // 0: it is cut short
  std::size_t bytes = 1;
};

Letter letter_at(std::string_view text, std::size_t at) {
  const std::uint32_t first = static_cast<unsigned char>(text[at]);
  if (first < 0xC0) return {first < 0x80 ? first : 0U, 1};
  const std::size_t bytes = first < 0xE0 ? 2U : first < 0xF0 ? 3U : 4U;
  Letter letter{first & (0x7FU >> bytes), 1};
  for (; letter.bytes < bytes && at + letter.bytes < text.size(); ++letter.bytes) {
    const std::uint32_t next = static_cast<unsigned char>(text[at + letter.bytes]);
    if ((next & 0xC0U) != 0x80U) break;
    letter.code = (letter.code << 6U) | (next & 0x3FU);
  }
  if (letter.bytes < bytes) letter.code = 0;
  return letter;
}

// What a letter is to the words around it.
enum class Sound { gap, none, apostrophe, latin, vowel_marks, other };

bool is_plain_letter(auto code) {
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9');
}

Sound sound_of(std::uint32_t code) {
  if (is_plain_letter(code)) return Sound::latin;
  if (code < 0x80) return code == '\'' || code == '`' ? Sound::apostrophe : Sound::gap;
  if (is_in(apostrophes, code)) return Sound::apostrophe;
  if (is_in(unheard, code)) return Sound::none;
  if (is_in(stops, code)) return Sound::gap;
  if (is_in(of_latin, code)) return Sound::latin;
  if (is_in(of_vowel_marks, code)) return Sound::vowel_marks;
  return is_in(of_others, code) ? Sound::other : Sound::gap;
}

// "OD'd" is not "odd", nor "she'd" a shed: a "d" that ends what an apostrophe begins is a word. Any other
// apostrophe is left out, as people do ("dont").
bool is_last_d(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != 'd' && text[at] != 'D')) return false;
  return at + 1 == text.size() || sound_of(letter_at(text, at + 1).code) == Sound::gap;
}

// The text's words, folded. What is no letter is a gap, and so is the step from Latin letters to others:
// English in a line of Chinese has no spaces around it.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  words.reserve(text.size() / 4 + 1);  // about as many as English has
  std::string word;
  Sound kind = Sound::gap;  // of the word's letters
  const auto end_word = [&] {
    if (word.empty()) return;
    std::string& heard = words.emplace_back();
    if (kind == Sound::vowel_marks)
      heard = word;
    else
      language::fold_onto(heard, word);
    if (heard.empty()) words.pop_back();
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    at += letter.bytes;
    const Sound sound = sound_of(letter.code);
    if (sound == Sound::apostrophe && is_last_d(text, at)) end_word();
    if (sound == Sound::none || sound == Sound::apostrophe) continue;
    if (sound != kind) end_word();
    kind = sound;
    if (sound == Sound::gap) continue;
    const std::size_t begin = at - letter.bytes;  // with the plain letters behind it at once
    while (sound == Sound::latin && at < text.size() && is_plain_letter(text[at])) ++at;
    word.append(text, begin, at - begin);
  }
  end_word();
  return words;
}

// Every word anybody types is held against all that begin like it: told by length nearly always.
bool begins_with(const Phrase& phrase, std::string_view word) {
  if (phrase.is_open ? word.size() < phrase.first : word.size() != phrase.first) return false;
  return phrase.text.compare(0, phrase.first, word, 0, phrase.first) == 0;
}

bool word_fits(std::string_view word, std::string_view pattern) {
  const bool is_open = pattern.ends_with('*');
  if (is_open) pattern.remove_suffix(1);
  if (pattern.empty()) return false;  // says nothing: it would fit every word
  if (is_run_together(pattern)) return word.find(pattern) != std::string_view::npos;
  return is_open ? word.starts_with(pattern) : word == pattern;
}

// Where the pattern's words end that stand from `at` on; 0: they do not stand there.
std::size_t end_of(const std::vector<std::string>& words, std::size_t at, std::string_view pattern) {
  constexpr std::size_t most_between = 3;  // words.txt says so
  while (true) {
    const std::size_t gap = pattern.find(' ');
    const std::string_view first = pattern.substr(0, gap);
    if (first == some_words) {
      pattern.remove_prefix(gap + 1);
      for (std::size_t skipped = 0; skipped <= most_between; ++skipped)
        if (const std::size_t end = end_of(words, at + skipped, pattern)) return end;
      return 0;
    }
    if (at >= words.size() || !word_fits(words[at], first)) return 0;
    ++at;
    if (gap == std::string_view::npos) return at;
    pattern.remove_prefix(gap + 1);
  }
}

// Whether these words lie within a phrase that is harmless.
bool is_harmless(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  constexpr std::size_t most_before = 6;  // no harmless phrase begins further before a word of the list
  const auto phrases = safety::harmless();
  for (std::size_t at = begin - std::min(begin, most_before); at <= begin; ++at)
    if (std::any_of(phrases.begin(), phrases.end(),
                    [&](std::string_view phrase) { return end_of(words, at, phrase) >= end; }))
      return true;
  return false;
}

}  // namespace

int beginning_of(std::string_view word) {
  const auto letter = [word](std::size_t at) {
    return at < word.size() ? static_cast<unsigned char>(word[at]) : 0;
  };
  return letter(0) * 256 + letter(1);
}

Phrase::Phrase(std::string pattern) : text(std::move(pattern)) {
  const std::string_view word = std::string_view(text).substr(0, text.find(' '));
  rest = text.substr(std::min(word.size() + 1, text.size()));
  is_open = word.ends_with('*');
  first = word.size() - (is_open ? 1 : 0);
  beginning = beginning_of(word.substr(0, first));
}

std::string as_pattern(std::string_view typed) {
  std::string pattern;
  for (std::size_t begin = 0; begin < typed.size();) {
    const std::size_t end = std::min(typed.find(' ', begin), typed.size());
    const std::string_view one = typed.substr(begin, end - begin);
    const std::vector<std::string> words = words_of(one);
    for (const std::string& word : words) pattern += (pattern.empty() ? "" : " ") + word;
    if (one.ends_with('*') && !words.empty()) pattern += '*';
    begin = end + 1;
  }
  return pattern;
}

bool is_run_together(std::string_view pattern) {
  const std::uint32_t first = letter_at(pattern, 0).code;
  return first >= 0x80 && is_in(run_together, first);
}

bool trips(std::string_view text, const std::vector<std::string>& own, const IsName& is_name) {
  const std::vector<std::string> words = words_of(text);
  const auto word_at = [&](std::size_t at) { return at < words.size() ? std::string_view(words[at]) : ""; };
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto fits = [&](std::string_view pattern) { return end_of(words, at, pattern) > 0; };
    const auto holds = [&](const Phrase& phrase) {
      const std::size_t end = phrase.rest.empty() ? at + 1 : end_of(words, at + 1, phrase.rest);
      if (end == 0 || is_harmless(words, at, end)) return false;
      const bool may_be_name = is_name && phrase.rest.empty();
      return !may_be_name ||
             !is_name({words[at], at > 0 ? word_at(at - 1) : "", word_at(at + 1), phrase.text});
    };
    for (const Phrase& phrase : safety::listed_like(words[at]))
      if (begins_with(phrase, words[at]) && holds(phrase)) return true;
    if (std::any_of(own.begin(), own.end(), fits)) return true;
    if (static_cast<unsigned char>(words[at].front()) < 0x80) continue;
    const auto anywhere = safety::listed_anywhere();
    if (std::any_of(anywhere.begin(), anywhere.end(), fits)) return true;
  }
  return false;
}

}  // namespace knownby::guard
