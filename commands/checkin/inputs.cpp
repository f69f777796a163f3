#include "commands/checkin/inputs.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "commands/whom.hpp"

namespace knownby::checkin {
namespace {

constexpr std::array kinds{Kind::conversation, Kind::academic, Kind::celebration, Kind::family,
                           Kind::group,        Kind::attempt,  Kind::other};

// In the order of SeenBy.
constexpr std::array readers{std::pair<std::string_view, std::string_view>{"author", "Only me"},
                             std::pair<std::string_view, std::string_view>{"team", "The grade's team"},
                             std::pair<std::string_view, std::string_view>{"support", "Counselors"}};

}  // namespace

Input day_input(std::chrono::local_days day) { return {"day", "Day", Input::Kind::date, iso_day(day)}; }

Input kind_input(Kind kind) {
  Input input{"kind", "Kind", Input::Kind::choice, std::string(word_for(kind))};
  for (Kind one : kinds) input.choices.emplace_back(word_for(one), word_for(one));
  return input;
}

Input note_input(std::string note) { return {"note", "Note", Input::Kind::lines, std::move(note), {}, true}; }

Input readers_input(SeenBy seen_by) {
  Input input{"readers", "Who reads the note", Input::Kind::choice, std::string(readers[0].first)};
  for (const auto& [word, label] : readers) input.choices.emplace_back(word, label);
  input.value = readers[static_cast<std::size_t>(seen_by)].first;
  return input;
}

std::optional<SeenBy> readers_called(std::string_view word) {
  for (std::size_t i = 0; i < readers.size(); ++i) {
    if (readers[i].first == word) return static_cast<SeenBy>(i);
  }
  return std::nullopt;
}

std::optional<std::chrono::local_days> day_called(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  int year = 0;
  unsigned month = 0, day = 0;
  std::from_chars(iso.data(), iso.data() + 4, year);
  std::from_chars(iso.data() + 5, iso.data() + 7, month);
  std::from_chars(iso.data() + 8, iso.data() + 10, day);
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (!date.ok()) return std::nullopt;
  return std::chrono::local_days(date);
}

std::optional<Kind> kind_called(std::string_view word) {
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](Kind kind) { return word_for(kind) == word; });
  return found == kinds.end() ? std::nullopt : std::optional(*found);
}

std::string trouble_with_day(const Visit& visit, std::string_view iso) {
  const auto day = day_called(iso);
  if (!day) return "I can't read that day. Please choose one.";
  if (*day > visit.today) return "I only log what has happened. Please choose today or a day before it.";
  const auto began = visit.school.calendar().year_began(visit.today);
  if (began && *day < *began) return "This school year began on " + day_words_year(*began) + ".";
  return {};
}

std::string trouble_with_students(const Visit& visit, std::string_view lines,
                                  std::vector<StudentId>& students) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const auto student = whom(visit, lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (!student) return "One of these students I don't find. Please choose again.";
    if (std::find(students.begin(), students.end(), *student) == students.end()) students.push_back(*student);
  }
  if (students.empty()) return "Please choose at least one student.";
  if (students.size() > most_students)
    return "That is more than " + std::to_string(most_students) +
           " students at once. Please send them in parts.";
  return {};
}

Block note_advice() {
  return quietly("Only you see the note here, unless you choose more. Write it " + std::string(write_so) +
                 ".");
}

Reply not_taken(Fields errors, const char* outcome) {
  Reply reply;
  for (const auto& [field, sentence] : errors) reply.card.blocks.push_back(says(sentence));
  reply.card.blocks.push_back(says(outcome));
  reply.errors = std::move(errors);
  return reply;
}

}  // namespace knownby::checkin
