// Names whose letters went wrong in an export and were put right: never without somebody's looking at them.
#include <algorithm>
#include <chrono>
#include <map>

#include "commands/admin/roster/plan.hpp"
#include "commands/rights.hpp"
#include "commands/roster/settled.hpp"
#include "commands/words/list_words.hpp"

namespace knownby::admin {
namespace {

std::string count_of(std::size_t many) { return std::to_string(many) + (many == 1 ? " name" : " names"); }

std::string damage_of(const roster::Repaired& repaired) {
  const bool is_one = repaired.lines.size() == 1;
  if (repaired.were_saved_twice)
    return (is_one ? "was" : "were") + std::string(" saved twice (“Ã±” for “ñ”)");
  return (is_one ? "has" : "have") + std::string(" the letters of an older Windows");
}

std::string line_words(const std::string& file, const roster::Repaired& repaired) {
  std::vector<std::string> lines;
  for (const int line : repaired.lines) lines.push_back(std::to_string(line));
  return file + (lines.size() == 1 ? " line " : " lines ") + some_of(lines);
}

// The letters in question, which name nobody, and the names with them: what stands in the fewest names first,
// since there it is seen that a letter is not the one that was meant.
struct Unusual {
  std::vector<std::string> letters, names;
};

std::map<std::string, std::vector<std::string>> names_by_letter(const std::vector<std::string>& names) {
  std::map<std::string, std::vector<std::string>> found;
  for (const std::string& name : names) {
    for (std::size_t at = 0; at < name.size();) {
      const auto lead = static_cast<unsigned char>(name[at]);
      const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      std::vector<std::string>* with = length > 1 ? &found[name.substr(at, length)] : nullptr;
      if (with != nullptr && (with->empty() || with->back() != name)) with->push_back(name);
      at += length;
    }
  }
  return found;
}

Unusual unusual_in(const std::vector<std::string>& names) {
  const auto by_letter = names_by_letter(names);
  Unusual found;
  for (const auto& [letter, with] : by_letter) found.letters.push_back(letter);
  std::stable_sort(found.letters.begin(), found.letters.end(), [&](const auto& one, const auto& other) {
    return by_letter.at(one).size() < by_letter.at(other).size();
  });
  const auto tell = [&found](const std::string& name) {
    if (std::find(found.names.begin(), found.names.end(), name) == found.names.end())
      found.names.push_back(name);
  };
  for (const std::string& letter : found.letters) tell(by_letter.at(letter).front());
  for (const std::string& name : names) tell(name);
  return found;
}

void show_one(bool may_see, const std::string& file, const roster::Repaired& repaired,
              std::vector<Block>& blocks) {
  if (repaired.lines.empty()) return;
  const Unusual unusual = unusual_in(repaired.names);
  const std::string letters =
      unusual.letters.empty() ? "" : " (the letters I read: " + some_of(unusual.letters) + ")";
  blocks.push_back(says(count_of(repaired.lines.size()) + " " + damage_of(repaired) +
                        (may_see ? ". I read: " + some_of(unusual.names)
                                 : ". I have put them right: " + line_words(file, repaired)) +
                        letters +
                        ". Is that as it should be? If not, please export the file again as “CSV UTF-8”."));
}

const roster::Repaired& students_repaired(const Plan& planned) {
  static const roster::Repaired none;
  return planned.students ? planned.students->file.repaired : none;
}

// With the names that will stand: the first one in the row may be kept out.
roster::Repaired as_they_will_stand(const Plan& planned, std::chrono::local_days today) {
  roster::Repaired repaired = students_repaired(planned);
  if (repaired.lines.empty() || !planned.students->change.stored) return repaired;
  const auto& [file, change] = *planned.students;
  repaired.names.clear();
  for (const roster::StudentRow& row : file.rows)
    if (std::find(repaired.lines.begin(), repaired.lines.end(), row.line) != repaired.lines.end())
      repaired.names.push_back(change.stored->settle(row, file, today).student.shown);
  return repaired;
}

const roster::Repaired& staff_repaired(const Plan& planned) {
  static const roster::Repaired none;
  return planned.staff ? planned.staff->file.repaired : none;
}

}  // namespace

void show_repaired(const Visit& visit, const Plan& planned, std::vector<Block>& blocks) {
  const bool may_see = visit.speaker.id && sees_students(visit.speaker);
  show_one(may_see, "students", as_they_will_stand(planned, visit.today), blocks);
  show_one(static_cast<bool>(visit.speaker.id), "staff", staff_repaired(planned), blocks);
}

std::string to_look_at(const Plan& planned) {
  const std::size_t many = students_repaired(planned).lines.size() + staff_repaired(planned).lines.size();
  std::string words = begins_year(planned) ? "A new school year begins with them." : "";
  if (many == 0) return words;
  return words + (words.empty() ? "" : " ") + count_of(many) +
         " had letters that went wrong in the export, and somebody should look at how I read "
         "them.";
}

}  // namespace knownby::admin
