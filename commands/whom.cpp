#include "commands/whom.hpp"

#include <charconv>

#include "commands/language/text/fold.hpp"
#include "commands/words/fnv.hpp"

namespace knownby {
namespace {

// Of the folded name: whoever knows the name knows the mark, and nobody else finds it by trying.
std::string mark_of(const Student& student) { return std::to_string(fnv(language::folded(student.shown))); }

}  // namespace

std::string whom_field(const Visit& visit, StudentId id) {
  const Student* student = visit.school.student(id);
  const bool named = student != nullptr && !may(visit, Right::look_after, id);
  return named ? id_field(id) + "-" + mark_of(*student) : id_field(id);
}

std::optional<StudentId> whom(const Visit& visit, std::string_view field) {
  StudentId id;
  const auto [end, trouble] = std::from_chars(field.data(), field.data() + field.size(), id.value);
  const std::string_view rest = field.substr(static_cast<std::size_t>(end - field.data()));
  const Student* student = trouble == std::errc() ? visit.school.student(id) : nullptr;
  bool is_theirs = false;
  if (student != nullptr)
    is_theirs = rest.empty() ? may(visit, Right::look_after, id) : rest == "-" + mark_of(*student);
  if (is_theirs) return id;
  if (!field.empty())
    visit.on_record.push_back(
        {visit.request.now, visit.speaker.id, "edited", "student " + id_field(id), {}, true});
  return std::nullopt;
}

const Staff* only_one(const Visit& visit, const std::vector<StaffId>& called_so) {
  const Staff* found = nullptr;
  for (StaffId id : called_so) {
    const Staff* person = visit.school.staff(id);
    if (person == nullptr || !person->active) continue;
    if (found != nullptr) return nullptr;
    found = person;
  }
  return found;
}

const Staff* colleague(const Visit& visit, const std::vector<StaffId>& called_so) {
  const std::string_view account = visit.request.field("account");
  const Staff* mentioned =
      account.empty() ? nullptr
                      : visit.school.at_account({visit.request.speaker.platform, std::string(account)});
  return mentioned != nullptr ? mentioned : only_one(visit, called_so);
}

}  // namespace knownby
