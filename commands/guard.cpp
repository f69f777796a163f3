#include "commands/guard.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

namespace knownby::guard {
namespace {

// Words as people type them, without accents. A star stands for any ending; several words stand side by side.
// "hit", "shot" and "kill" also mean harmless things ("hit a home run"): one tap saves the note then.
constexpr std::string_view patterns[] = {
    // harm to oneself
    "suicid*", "unaliv*", "kms", "kys", "self harm*", "selfharm*", "harm himself", "harm herself",
    "harm themsel*", "harms himself", "harms herself", "hurt himself", "hurt herself", "hurts himself",
    "hurts herself", "hurting himself", "hurting herself", "hurt themsel*", "hurting themsel*", "cutting",
    "cuts himself", "cuts herself", "cut himself", "cut herself", "overdos*", "want to die", "wants to die",
    "wanted to die", "wish i was dead", "better off dead", "not want to live", "doesnt want to live",
    "dont want to live", "to be alive", "not be here anymore", "wants to disappear", "hang himself",
    "hang herself", "slit*", "razor*", "end it all", "end his life", "end her life", "end their life",
    "kill*", "hopeless", "autolesi*", "suicidio", "matar*", "se mata", "quiere morir", "cortarse",
    // harm by others
    "abus*", "molest*", "rape*", "raping", "sexual*", "touched him", "touched her", "touches him",
    "touches her", "inappropriately", "groom*", "assault*", "hit*", "beat*", "punch*", "slap*", "chok*",
    "strangl*", "whipp*", "with a belt", "bruis*", "burns", "burned", "burnt", "black eye", "broken arm",
    "unexplained", "injur*", "violen*", "hurts him", "hurts her", "hurt him", "hurt her", "afraid to go home",
    "scared to go home", "scared of mom", "scared of dad", "scared of his", "scared of her", "scared of home",
    "afraid of his", "afraid of her", "afraid of mom", "afraid of dad", "unsafe", "feel safe", "feels safe",
    "felt safe", "safe at home", "golpe*", "pega", "pego", "maltrat*", "violad*", "violac*", "violar*",
    "moreton*",
    // neglect
    "neglect*", "no food", "starv*", "nothing to eat", "hungry at home", "locked out", "left alone",
    "home alone", "homeless", "kicked out", "sleeping in the car", "sleeps in the car", "abandon*",
    // weapons and threats
    "gun", "guns", "knife", "knives", "weapon*", "bomb*", "shoot*", "shot", "stab*", "threat*", "blow up",
    "arma", "pistola", "cuchillo", "amenaz*", "disparar",
    // running away and being used
    "ran away", "run away", "running away", "runaway", "traffick*", "pregnan*", "drunk", "drugs",
    "escapo de casa",
    // French and Portuguese, where the words are others
    "se tuer", "veut mourir", "la frappe", "le frappe", "battu*", "couteau", "fugue*", "se faire du mal",
    "quer morrer", "morrer", "se cortar", "espanc*", "bate nele", "bate nela", "faca", "fugiu de casa",
    "estupr*"};

// How many bytes the letter that begins there has.
std::size_t bytes_of(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  const std::size_t length = byte < 0xC0 ? 1U : byte < 0xE0 ? 2U : byte < 0xF0 ? 3U : 4U;
  return std::min(length, text.size() - at);
}

// Of a letter beyond Latin-1: a school's own words may be in any script. What begins with C2, E2, E3, EF or
// F0 is punctuation, a space or a picture.
bool is_far_letter(unsigned char byte) {
  return (byte >= 0xC4 && byte <= 0xE1) || (byte >= 0xE4 && byte <= 0xED);
}

// Nothing that parts two words: apostrophes, and accents that stand behind their letter.
bool is_unheard(std::string_view letter) {
  return letter == "'" || letter == "\u2019" || letter == "\u2018" || letter.front() == '\xCC' ||
         letter.front() == '\xCD';
}

// The text's words in lower case, common accents left out; what is no letter is a gap.
std::vector<std::string> words_of(std::string_view text) {
  constexpr std::string_view plain = "aaaaaaaceeeeiiiidnooooo ouuuuy  aaaaaaaceeeeiiiidnooooo ouuuuy y";
  std::vector<std::string> words(1);
  for (std::size_t at = 0, length = 0; at < text.size(); at += length) {
    length = bytes_of(text, at);
    const std::string_view letter = text.substr(at, length);
    const auto byte = static_cast<unsigned char>(letter.front());
    if (byte >= 'A' && byte <= 'Z') {
      words.back() += static_cast<char>(byte - 'A' + 'a');
    } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
      words.back() += letter.front();
    } else if (byte == 0xC3 && length == 2) {  // Latin-1
      words.back() += plain[static_cast<unsigned char>(letter[1]) & 0x3FU];
    } else if (is_unheard(letter)) {
      continue;
    } else if (is_far_letter(byte)) {
      words.back() += letter;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  return words;
}

// The patterns that begin with the word's letter: every line anybody types passes here.
std::span<const std::string_view> patterns_like(std::string_view word) {
  static const auto by_letter = [] {
    std::array<std::vector<std::string_view>, 26> shelves;
    for (std::string_view pattern : patterns)
      shelves.at(static_cast<std::size_t>(pattern.front() - 'a')).push_back(pattern);
    return shelves;
  }();
  if (word.empty() || word.front() < 'a' || word.front() > 'z') return {};
  return by_letter[static_cast<std::size_t>(word.front() - 'a')];
}

bool word_fits(std::string_view word, std::string_view pattern) {
  if (!pattern.ends_with('*')) return word == pattern;
  return word.starts_with(pattern.substr(0, pattern.size() - 1));
}

bool fits_from(const std::vector<std::string>& words, std::size_t at, std::string_view pattern) {
  while (true) {
    const std::size_t gap = pattern.find(' ');
    if (at >= words.size() || !word_fits(words[at], pattern.substr(0, gap))) return false;
    if (gap == std::string_view::npos) return true;
    pattern.remove_prefix(gap + 1);
    ++at;
  }
}

}  // namespace

std::string as_pattern(std::string_view typed) {
  std::string pattern;
  for (std::size_t begin = 0; begin < typed.size();) {
    const std::size_t end = std::min(typed.find(' ', begin), typed.size());
    const std::string_view one = typed.substr(begin, end - begin);
    for (const std::string& word : words_of(one))
      if (!word.empty()) pattern += (pattern.empty() ? "" : " ") + word;
    if (one.ends_with('*')) pattern += '*';
    begin = end + 1;
  }
  return pattern;
}

bool trips(std::string_view text, const std::vector<std::string>& own) {
  const std::vector<std::string> words = words_of(text);
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto fits = [&](std::string_view pattern) { return fits_from(words, at, pattern); };
    const auto listed = patterns_like(words[at]);
    if (std::any_of(listed.begin(), listed.end(), fits)) return true;
    if (std::any_of(own.begin(), own.end(), fits)) return true;
  }
  return false;
}

Reply card(const SafetyNumbers& numbers, const std::string& draft, bool names_a_student) {
  Reply reply;
  std::vector<Block>& blocks = reply.card.blocks;
  blocks.push_back(Text{{bold("I have not saved this and I have not told anyone.")}});
  if (numbers.complete()) {
    blocks.push_back(Text{{plain("If a student may be in danger now: "), bold(numbers.emergency),
                           plain(". Thoughts of suicide: "), bold(numbers.crisis), plain(".")}});
    blocks.push_back(
        Text{{plain("If you suspect abuse or neglect you must report it yourself, right away, to "),
              bold(numbers.hotline), plain(". Telling me, or a supervisor, may not fulfil that duty. Next: "),
              bold(numbers.person),
              plain(numbers.procedure.empty() ? ", and your school's reporting procedure."
                                              : ", and your school's procedure: " + numbers.procedure)}});
  } else {
    blocks.push_back(says(
        "If a student may be in danger, call your local emergency number" +
        (numbers.emergency.empty() ? std::string() : " (" + numbers.emergency + ")") +
        ". If you suspect abuse or neglect, follow your school's reporting procedure yourself, right away. "
        "Telling me, or a supervisor, may not fulfil that duty."));
    blocks.push_back(
        quietly("This school has not set its own numbers yet. An admin can, in the [safety] part of "
                "the configuration."));
  }
  blocks.push_back(
      quietly("I look for some words only, and I often stop at harmless ones. I hold this text in memory for "
              "ten minutes, then it is gone."));
  Buttons ways;
  if (names_a_student) {
    ways.buttons.push_back(
        {"Log only that we talked, no note", "guard", {{"draft", draft}, {"answer", "fact"}}});
    ways.buttons.push_back(
        {"This isn't that: save my note", "guard", {{"draft", draft}, {"answer", "note"}}});
  } else {
    ways.buttons.push_back({"This isn't that: go on", "guard", {{"draft", draft}, {"answer", "note"}}});
  }
  ways.buttons.push_back({"Discard", "guard", {{"draft", draft}, {"answer", "discard"}}});
  blocks.push_back(std::move(ways));
  return reply;
}

}  // namespace knownby::guard
