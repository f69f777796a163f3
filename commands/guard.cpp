#include "commands/guard.hpp"

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
    "escapo de casa"};

// The text's words in lower-case ASCII: apostrophes and common accents left out, all else a gap.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 'A' && byte <= 'Z') {
      words.back() += static_cast<char>(byte - 'A' + 'a');
    } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
      words.back() += static_cast<char>(byte);
    } else if (byte == 0xC3 && i + 1 < text.size()) {  // Latin-1 letters in UTF-8
      constexpr std::string_view plain = "aaaaaaaceeeeiiiidnooooo ouuuuy  aaaaaaaceeeeiiiidnooooo ouuuuy y";
      words.back() += plain[static_cast<unsigned char>(text[++i]) & 0x3FU];
    } else if (byte == 0xE2 && i + 2 < text.size() && text[i + 1] == '\x80' &&
               (text[i + 2] == '\x99' || text[i + 2] == '\x98')) {  // curly apostrophes
      i += 2;
    } else if ((byte == 0xCC || byte == 0xCD) && i + 1 < text.size()) {  // combining accents
      ++i;
    } else if (byte != '\'' && !words.back().empty()) {
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

bool trips(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (std::string_view pattern : patterns_like(words[at])) {
      if (fits_from(words, at, pattern)) return true;
    }
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
