#pragma once
// When classes.csv or enrollments.csv look more like a mistake upstream than like a school (PRODUCT F.3 no.
// 2).

#include <chrono>
#include <string>

#include "commands/roster/oneroster/class_book.hpp"

namespace knownby::roster::oneroster {

// Sentences for the admin, without names; empty: nothing is odd. Compares with what the last export told of
// classes that run on that day, before anything of this one is written.
std::string why_stop(const ClassBook& book, std::chrono::local_days today, bool begins_year = false);

}  // namespace knownby::roster::oneroster
