// Names whose letters went wrong in an export and were put right: never without somebody's looking at them.
#include "commands/admin/roster/plan.hpp"
#include "commands/rights.hpp"
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

void show_one(bool may_see, const std::string& file, const roster::Repaired& repaired,
              std::vector<Block>& blocks) {
  if (repaired.lines.empty()) return;
  blocks.push_back(says(count_of(repaired.lines.size()) + " " + damage_of(repaired) +
                        (may_see ? ". I read: " + some_of(repaired.names)
                                 : ". I have put them right: " + line_words(file, repaired)) +
                        ". Is that as it should be? If not, please export the file again as “CSV UTF-8”."));
}

const roster::Repaired& students_repaired(const Plan& planned) {
  static const roster::Repaired none;
  return planned.students ? planned.students->file.repaired : none;
}

const roster::Repaired& staff_repaired(const Plan& planned) {
  static const roster::Repaired none;
  return planned.staff ? planned.staff->file.repaired : none;
}

}  // namespace

void show_repaired(const Visit& visit, const Plan& planned, std::vector<Block>& blocks) {
  const bool may_see = visit.speaker.id && sees_students(visit.speaker);
  show_one(may_see, "students", students_repaired(planned), blocks);
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
