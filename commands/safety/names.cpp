#include "commands/safety/names.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "commands/language/names/index.hpp"
#include "commands/language/text/fold.hpp"
#include "commands/safety/forms.hpp"

namespace knownby::safety {
namespace {

// What was found out for a text stays known for it: a name may stand in it hundreds of times.
class Namesakes {
 public:
  explicit Namesakes(const Visit& visit) : visit_(visit), names_(visit.school.roster().index()) {}

  bool has(const guard::Heard& heard) {
    std::string asked;
    for (const std::string_view part : {heard.word, heard.pattern, heard.before, heard.after})
      asked.append(part) += ' ';
    const auto [known, is_new] = known_.try_emplace(std::move(asked), false);
    if (is_new)
      known->second =
          !is_form(heard.word, heard.pattern) && (is_colleagues(heard.word) || is_students(heard));
    return known->second;
  }

 private:
  // Neither titles nor particles begin as a word of the list does.
  bool is_colleagues(std::string_view word) {
    if (colleagues_.empty()) {
      for (const Staff& person : visit_.school.staff())
        for (const std::string* name : {&person.called, &person.given, &person.family})
          put_parts(*name, colleagues_);
    }
    return colleagues_.contains(std::string(word));
  }

  bool is_students(const guard::Heard& heard) const {
    if (!sees_students(visit_.speaker)) return false;  // it would tell who is at the school
    const auto theirs = bearers(heard.word);
    return std::any_of(theirs.begin(), theirs.end(), [&](std::uint32_t person) {
      return may(visit_, Right::contacts, names_.students[person].id) ||
             bears(person, heard.before, heard.word) || bears(person, heard.after, heard.word);
    });
  }

  std::span<const std::uint32_t> bearers(std::string_view word) const {
    const std::uint32_t known = names_.vocabulary.find(word);
    return known == language::kNone ? std::span<const std::uint32_t>() : names_.bearers(known);
  }

  // In the order of people, as the index has them.
  bool bears(std::uint32_t person, std::string_view beside, std::string_view word) const {
    if (beside == word) return false;
    const auto theirs = bearers(beside);
    return std::binary_search(theirs.begin(), theirs.end(), person);
  }

  const Visit& visit_;
  const language::Roster::Index& names_;
  std::unordered_set<std::string> colleagues_;
  std::unordered_map<std::string, bool> known_;
};

}  // namespace

void put_parts(std::string_view name, std::unordered_set<std::string>& parts) {
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" -", begin), name.size());
    parts.insert(language::folded(name.substr(begin, end - begin)));
    begin = end + 1;
  }
}

guard::IsName is_name_to(const Visit& visit) {
  return [namesakes = std::make_shared<Namesakes>(visit)](const guard::Heard& heard) {
    return namesakes->has(heard);
  };
}

}  // namespace knownby::safety
