#pragma once
// names that every door through which names come must take, and those it must not.

#include <string>
#include <vector>

namespace knownby::roster {

struct WorldName {
  std::string given, family;
};
// Taken as written. Signs that mean something to a spreadsheet or a platform are text here.
inline const std::vector<WorldName> names_of_the_world = {
    {"José", "Núñez"},    {"محمد", "العلي"}, {"Minh Anh", "Nguyễn"}, {"Siobhán", "O’Brien"},  {"𠮷", "田中"},
    {"Ann", "=SUM(A1)x"}, {"@here", "Ali"},  {"_bold_", "*Star*"},   {"Zoë", "van der Berg"},
};

struct HostileName {
  std::string given, family;
  const char* what;
};
// Not taken; the row is told by its line, and nobody else's is in the way.
inline const std::vector<HostileName> hostile_names = {
    {"ann\u202Egpj", "exe", "a direction override"},
    {"Ann\u2066x\u2069", "Roe", "a direction isolate"},
    {"A\x01nn", "Roe", "a control character"},
    {"A\u0085nn", "Roe", "a C1 control"},
    {"Z\u0301\u0302\u0303\u0304\u0305\u0306", "Algo", "Zalgo"},
    {std::string(201, 'a'), "Long", "more than 200 characters"},
    {"\U000E0041nn", "Roe", "a tag character"},
    {"\uE000x", "Roe", "a private character"},
    {"<!channel>", "Roe", "a mention of everybody"},
    {"Ann", "Ro\uFFFDe", "a lost letter"},
};

}  // namespace knownby::roster
