#include "store/engine/last_days.hpp"

#include <algorithm>
#include <mutex>
#include <numeric>

#include "store/engine/engine.hpp"

namespace knownby {
namespace {

constexpr std::int32_t unknown = INT32_MIN, none = INT32_MIN + 1;
// Ids are given out one by one: a higher one is damage, and would take the memory of a machine.
constexpr std::int64_t highest_id = 10'000'000;

std::int32_t number_of(const std::optional<std::chrono::local_days>& day) {
  return day ? static_cast<std::int32_t>(day->time_since_epoch().count()) : none;
}

std::optional<std::chrono::local_days> day_of(std::int32_t number) {
  if (number == none) return std::nullopt;
  return std::chrono::local_days(std::chrono::days(number));
}

}  // namespace

std::vector<std::size_t> LastDays::fill_in(std::span<LastCheckin> students) const {
  std::vector<std::size_t> missing;
  const std::shared_lock lock(mutex_);
  for (std::size_t i = 0; i < students.size(); ++i) {
    const auto id = static_cast<std::uint64_t>(students[i].student.value);
    if (id < days_.size() && days_[id] != unknown)
      students[i].day = day_of(days_[id]);
    else
      missing.push_back(i);
  }
  return missing;
}

std::int32_t* LastDays::place(StudentId student) {
  if (student.value < 0 || student.value > highest_id) return nullptr;
  const auto id = static_cast<std::size_t>(student.value);
  if (id >= days_.size()) days_.resize(id + 1, unknown);
  return &days_[id];
}

void LastDays::learn(std::span<const LastCheckin> read) {
  const std::lock_guard lock(mutex_);
  for (const LastCheckin& one : read) {
    std::int32_t* day = place(one.student);
    if (day != nullptr && *day == unknown) *day = number_of(one.day);
  }
}

void LastDays::set(std::span<const LastCheckin> committed) {
  const std::lock_guard lock(mutex_);
  for (const LastCheckin& one : committed)
    if (std::int32_t* day = place(one.student)) *day = number_of(one.day);
}

namespace last_days {
namespace {

std::optional<std::chrono::local_days> from_rows(Db& db, StudentId student) {
  Query row(db, "SELECT day FROM counted WHERE student_id = $1 ORDER BY day DESC LIMIT 1", student);
  if (!row.next()) return std::nullopt;
  return row.day(0);
}

}  // namespace

std::vector<LastCheckin> of(Db& db, std::span<const StudentId> students) {
  std::vector<LastCheckin> found;
  found.reserve(students.size());
  for (const StudentId student : students) found.push_back({student, std::nullopt});
  Db::Engine& engine = db.engine();
  if (engine.last_days == nullptr) {
    for (LastCheckin& one : found) one.day = from_rows(db, one.student);
    return found;
  }
  std::vector<LastCheckin> read;
  for (const std::size_t place : engine.last_days->fill_in(found)) {
    found[place].day = from_rows(db, found[place].student);
    if (!engine.moved.contains(found[place].student)) read.push_back(found[place]);
  }
  if (!read.empty()) engine.last_days->learn(read);
  if (engine.moved.empty()) return found;
  for (LastCheckin& one : found)
    if (engine.moved.contains(one.student)) one.day = from_rows(db, one.student);
  return found;
}

void changed(Db& db, StudentId student) {
  Db::Engine& engine = db.engine();
  if (engine.last_days == nullptr) return;
  engine.moved.insert(student);
  if (!db.in_transaction()) committed(db, to_commit(db));
}

void reached(Db& db, StudentId student, std::chrono::local_days day) {
  const Db::Engine& engine = db.engine();
  if (engine.last_days == nullptr) return;
  LastCheckin known{student, std::nullopt};
  const bool is_known = engine.last_days->fill_in({&known, 1}).empty();
  if (!is_known || !known.day || *known.day < day) changed(db, student);
}

std::vector<LastCheckin> to_commit(Db& db) {
  std::vector<LastCheckin> days;
  days.reserve(db.engine().moved.size());
  for (const StudentId student : db.engine().moved) days.push_back({student, from_rows(db, student)});
  return days;
}

void committed(Db& db, std::span<const LastCheckin> days) {
  if (days.empty()) return;
  db.engine().last_days->set(days);
  db.engine().moved.clear();
}

}  // namespace last_days
}  // namespace knownby
