// Yesterday, today and tomorrow, and "with", in languages that families of schools speak besides English and
// Spanish: French, Portuguese, German, Tagalog, Russian, Ukrainian, Arabic, Chinese, Korean and Hindi. Only
// the words that are plain: German "morgen" is a given name, too. Those of two words are in when/told.cpp.

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>

#include "commands/language/text/fold.hpp"
#include "commands/language/text/word_groups.hpp"

namespace knownby::language {
namespace {

// As people write them. Hindi has one word for yesterday and tomorrow; of what was done it is yesterday.
constexpr WordGroup kAsWritten[] = {
    {sense::near_day | sense::common, -1,
     "hier ontem gestern kahapon kagabi вчера вчора учора أمس امبارح مبارح 昨天 어제 कल"},
    {sense::near_day | sense::common, -2, "anteontem vorgestern позавчера позавчора 前天 그저께"},
    {sense::near_day | sense::common, 0, "aujourd'hui hoje heute ngayon сегодня сьогодні اليوم 今天 오늘 आज"},
    {sense::near_day | sense::common, 1, "demain amanhã bukas завтра غدا 明天 내일"},
    {sense::link | sense::common, 0, "avec com mit"},
};

std::string folded_each(std::string_view words) {
  std::string all;
  while (!words.empty()) {
    const auto space = std::min(words.find(' '), words.size());
    if (!all.empty()) all += ' ';
    fold_onto(all, words.substr(0, space));
    words.remove_prefix(std::min(space + 1, words.size()));
  }
  return all;
}

}  // namespace

std::span<const WordGroup> words_of_other_languages() {
  // Folded here: a fold takes a Korean syllable apart, which nobody could write down.
  static const std::array<std::string, std::size(kAsWritten)> words = [] {
    std::array<std::string, std::size(kAsWritten)> all;
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = folded_each(kAsWritten[i].words);
    return all;
  }();
  static const std::array<WordGroup, std::size(kAsWritten)> groups = [] {
    std::array<WordGroup, std::size(kAsWritten)> all{};
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i] = {kAsWritten[i].senses, kAsWritten[i].number, words[i]};
    return all;
  }();
  return groups;
}

}  // namespace knownby::language
