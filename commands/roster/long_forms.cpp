#include "commands/roster/long_forms.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

#include "commands/words/lower_case.hpp"

namespace knownby::roster {
namespace {

struct Pair {
  std::string_view full, shorts;
};

// Our own list, for American schools. Short forms that girls and boys share (Alex, Sam, Chris, Charlie, Theo,
// Jamie, Andy, Robbie, Frankie ...) are left out on purpose: there the long form tells what the student may
// not want told.
constexpr Pair pairs[] = {
    {"abigail", "abby gail"},
    {"alberto", "beto"},
    {"amanda", "mandy"},
    {"angela", "angie"},
    {"anthony", "tony"},
    {"barbara", "barb"},
    {"benjamin", "ben benny"},
    {"catherine", "cate cathy kate katie kathy"},
    {"charles", "chuck"},
    {"christina", "tina"},
    {"christopher", "topher"},
    {"cynthia", "cindy"},
    {"daniel", "dan danny"},
    {"david", "dave davey"},
    {"deborah", "deb debbie"},
    {"donald", "don donny"},
    {"dorothy", "dot dottie"},
    {"eduardo", "lalo"},
    {"edward", "ed eddie ned ted teddy"},
    {"eleanor", "ellie nell"},
    {"elizabeth", "beth betsy betty eliza libby liz lizzie lizzy"},
    {"enrique", "quique"},
    {"francisco", "paco pancho"},
    {"frederick", "fred"},
    {"gregory", "greg"},
    {"harold", "hal harry"},
    {"henry", "hank harry"},
    {"ignacio", "nacho"},
    {"jacob", "jake"},
    {"james", "jim jimmy"},
    {"jeffrey", "jeff"},
    {"jennifer", "jen jenny"},
    {"john", "jack johnny"},
    {"jonathan", "jon"},
    {"joseph", "joe joey"},
    {"joshua", "josh"},
    {"katharine", "kate katie kathy"},
    {"katherine", "kate katie kathy"},
    {"kathryn", "kate katie kathy"},
    {"kenneth", "ken kenny"},
    {"lawrence", "larry"},
    {"leonard", "len lenny"},
    {"madeline", "maddie maddy"},
    {"madison", "maddie maddy"},
    {"manuel", "manny"},
    {"margaret", "maggie margie meg peggy"},
    {"matilda", "tilly"},
    {"matthew", "matt"},
    {"michael", "mike mikey"},
    {"nathan", "nate"},
    {"nathaniel", "nate"},
    {"nicholas", "nick"},
    {"pamela", "pam"},
    {"patricia", "patty tricia trish"},
    {"penelope", "penny"},
    {"peter", "pete"},
    {"philip", "phil"},
    {"phillip", "phil"},
    {"rafael", "rafa"},
    {"rebecca", "becca becky"},
    {"richard", "rich rick ricky"},
    {"robert", "bob bobby rob robby"},
    {"roberto", "beto"},
    {"ronald", "ron"},
    {"stephen", "steve"},
    {"steven", "steve"},
    {"susan", "sue susie"},
    {"theodore", "ted teddy"},
    {"thomas", "tom tommy"},
    {"timothy", "tim timmy"},
    {"victoria", "tori vicky"},
    {"vincent", "vince vinny"},
    {"walter", "walt"},
    {"william", "bill billy will willy"},
    {"zachary", "zac zach zack"},
};

char upper(char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); }

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

bool short_for(std::string_view brief, std::string_view full) {
  for (const Pair& pair : pairs) {
    if (pair.full != full) continue;
    for (const std::string_view one : words_of(pair.shorts))
      if (one == brief) return true;
  }
  return false;
}

// "T.J.", "TJ", "A. J." as "TJ", "AJ"; empty where the name is no run of initials ("Jo", "Al").
std::string initials(std::string_view preferred) {
  std::string letters;
  for (const char c : preferred) {
    if (c == '.' || c == ' ') continue;
    if (c < 'A' || c > 'Z') return {};
    letters += c;
  }
  return letters.size() == 2 || letters.size() == 3 ? letters : std::string{};
}

}  // namespace

std::string long_form_of(std::string_view preferred, std::string_view first, std::string_view middle) {
  std::vector<std::string_view> words = words_of(first);
  if (words.empty() || preferred.empty() || in_lower_case(preferred) == in_lower_case(first)) return {};
  if (short_for(in_lower_case(preferred), in_lower_case(words.front()))) return std::string(words.front());
  for (const std::string_view word : words_of(middle)) words.push_back(word);
  const std::string letters = initials(preferred);
  if (letters.empty() || words.size() < letters.size()) return {};
  for (std::size_t i = 0; i < letters.size(); ++i)
    if (upper(words[i].front()) != letters[i]) return {};
  return words.front().size() > 2 ? std::string(words.front()) : std::string{};
}

}  // namespace knownby::roster
