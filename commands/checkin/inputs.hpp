#pragma once
// What the forms about check-ins ask for, and how their answers are read.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commands/visit.hpp"
#include "store/kind.hpp"

namespace knownby::checkin {

Input day_input(std::chrono::local_days day);  // field day
Input kind_input(Kind kind);                   // field kind
Input note_input(std::string note);            // field note; beside it stands note_advice

Input readers_input(SeenBy seen_by);  // field readers: of the note

std::optional<SeenBy> readers_called(std::string_view word);
std::optional<std::chrono::local_days> day_called(std::string_view iso);  // "2026-10-13"
std::optional<Kind> kind_called(std::string_view word);

// Reads the answer of an input of students; why that cannot be done, empty: it can.
std::string trouble_with_students(const Visit& visit, std::string_view lines,
                                  std::vector<StudentId>& students);
inline constexpr std::size_t most_students = 64;  // as many as one typed line may name: two whole classes

// Why nothing can be logged for the day in this answer; empty: it can.
std::string trouble_with_day(const Visit& visit, std::string_view iso);

// Who reads a note, and who may come to read it.
Block note_advice();
inline constexpr std::string_view write_so = "as if the family will read it. They may ask to";

// Each sentence at its field, and all of them in words, with what did not come of it.
Reply not_taken(Fields errors, const char* outcome = "Nothing was saved.");

}  // namespace knownby::checkin
