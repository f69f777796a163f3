#include "commands/safety/forms.hpp"

#include <algorithm>
#include <iterator>
#include <span>

namespace knownby::safety {
namespace {

// Folded. English, and what makes one word of two.
constexpr std::string_view english[] = {
    "able", "ably",  "acy",    "age",     "ages",  "al",    "ality",  "ally",    "als",   "ance",  "ant",
    "ants", "ation", "ations", "back",    "backs", "blade", "blades", "box",     "cies",  "down",  "downs",
    "ed",   "edly",  "en",     "ening",   "ence",  "ences", "ent",    "ently",   "er",    "eries", "ers",
    "ery",  "ful",   "fully",  "fulness", "ier",   "ies",   "iest",   "ing",     "ingly", "ings",  "ion",
    "ions", "ious",  "ish",    "ist",     "ists",  "ive",   "ively",  "iveness", "joy",   "less",  "lessly",
    "line", "lines", "man",    "men",     "ment",  "ments", "ness",   "off",     "ory",   "ous",   "ously",
    "out",  "outs",  "shell",  "shells",  "spree", "tened", "tening", "tingly",  "tly",   "ups",   "wound"};
// Spanish, Portuguese and French, whose verbs on the list end in -ar and -er: the verb's endings, and nouns'.
constexpr std::string_view romance[] = {
    "aba",   "abais",   "abamos", "aban",   "abas",    "acao",    "acion",    "aciones", "acoes", "ada",
    "adas",  "ado",     "ador",   "adora",  "adoras",  "adores",  "ados",     "ai",      "aient", "ais",
    "ait",   "am",      "ament",  "amento", "amentos", "amiento", "amientos", "amos",    "an",    "ance",
    "ances", "ando",    "andose", "ant",    "ante",    "antes",   "anza",     "anzas",   "ar",    "ara",
    "arais", "aram",    "aramos", "aran",   "arao",    "aras",    "are",      "areis",   "arem",  "aremos",
    "ares",  "arei",    "aria",   "ariais", "ariamos", "arian",   "arias",    "ariam",   "arles", "armos",
    "arnos", "aron",    "arse",   "aste",   "asteis",  "asen",    "ases",     "ase",     "ava",   "avam",
    "avas",  "azo",     "azos",   "cia",    "cias",    "ement",   "ements",   "emos",    "ent",   "era",
    "erai",  "eraient", "erais",  "erait",  "eras",    "erent",   "eres",     "erez",    "eriez", "erions",
    "eron",  "eront",   "eur",    "eurs",   "euse",    "eux",     "eis",      "illa",    "illas", "illo",
    "illos", "io",      "ios",    "ions",   "iste",    "ita",     "itas",     "ito",     "itos",  "iva",
    "ivas",  "ivo",     "ivos",   "ona",    "onar",    "onaron",  "onarse",   "onada",   "onado", "onando",
    "one",   "ones",    "tamente"};
// Of stems that are whole infinitives ("matar*").
constexpr std::string_view after_infinitive[] = {"aban", "an",    "as",  "eis", "emos", "ia",
                                                 "iais", "iamos", "ian", "ias", "iamo", "on"};
// Pronouns that Spanish writes onto its verbs: "golpeándola", "matarse", "quitárselo".
constexpr std::string_view clitics[] = {"la", "las", "le", "les", "lo", "los", "me", "nos", "os", "se", "te"};

bool has(std::span<const std::string_view> all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

bool is_ending(std::string_view rest, std::string_view stem) {
  if (rest.size() < 3) return true;  // too short to make another word of it
  return has(english, rest) || has(romance, rest) || (stem.ends_with('r') && has(after_infinitive, rest));
}

// With up to two pronouns behind it.
bool is_verb(std::string_view rest, std::string_view stem, int pronouns) {
  if (is_ending(rest, stem)) return true;
  return pronouns > 0 && std::any_of(std::begin(clitics), std::end(clitics), [&](std::string_view clitic) {
           return rest.ends_with(clitic) &&
                  is_verb(rest.substr(0, rest.size() - clitic.size()), stem, pronouns - 1);
         });
}

}  // namespace

bool is_form(std::string_view word, std::string_view pattern) {
  if (!pattern.ends_with('*') || pattern.find(' ') != std::string_view::npos) return true;
  const std::string_view stem = pattern.substr(0, pattern.size() - 1);
  const bool is_plain = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!is_plain || !word.starts_with(stem)) return true;  // other scripts' endings are not told apart
  std::string_view rest = word.substr(stem.size());
  if (is_verb(rest, stem, 2)) return true;
  if (rest.front() == stem.back() && (has(english, rest.substr(1)) || has(romance, rest.substr(1))))
    return true;  // "hitting"
  // "golpeando", "menaçaient": a vowel between the stem and its ending.
  return (rest.front() == 'e' || rest.front() == 'i') && rest.size() > 3 && is_verb(rest.substr(1), stem, 2);
}

}  // namespace knownby::safety
