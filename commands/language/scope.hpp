#pragma once
// Words that stand for a group of students: "7A", "grade 07", "7th graders", "my advisory", "whole school".

#include <cstdint>
#include <optional>

#include "commands/language/intent.hpp"
#include "commands/language/names/index.hpp"
#include "commands/language/text/tokens.hpp"
#include "commands/language/understand.hpp"

namespace knownby::language {

struct GroupWords {
  GroupId id;             // none: it reads as a group, but the school has none such ("9Z")
  std::uint32_t end = 0;  // past the last token
};
// A grade, homeroom or other group named at `at`.
std::optional<GroupWords> group_at(const Roster::Index& index, const Line& line, std::uint32_t at);

struct ScopeWords {
  Scope scope;
  std::uint32_t end = 0;
};
// The same and besides: mine, everyone.
std::optional<ScopeWords> scope_at(const Setting& setting, const Line& line, std::uint32_t at);

}  // namespace knownby::language
