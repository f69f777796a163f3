#pragma once
// The table of everything Knownby can do. Help, platform manifests, rights and lanes are all read from it.

#include <span>
#include <string_view>

#include "commands/clerk.hpp"
#include "commands/visit.hpp"

namespace knownby {

struct Command {
  // Who may: any staff; staff with access to students; whoever runs Knownby at the school; the striking clock
  // alone.
  enum class For { staff, student_access, whoever_runs_it, clock };
  std::string_view verb;
  For who;
  Lane lane;
  Reply (*run)(Visit&);
  std::string_view usage = {};    // as typed, with an example; empty: reached by a button only
  std::string_view summary = {};  // what it does, for lists of commands
  bool only_typed = false;        // no button of ours asks for it, so one that does was made up
  // Of the changing lane: what must be looked into first, which takes long; empty: nothing, and `run` has the
  // answer. Else `after` has it.
  Aside (*aside)(Visit&) = nullptr;
  Reply (*after)(Visit&, const Found&) = nullptr;
};

// What is to be looked into first is put into `slow`, and what is written in turns, too; the reply says
// nothing then. Without one all of it is done here. A visit that brings a rest is its next turn.
Reply run_command(const Command& asked, Visit& visit, Slow* slow);

std::span<const Command> commands();
const Command* command(std::string_view verb);  // null: no such verb
std::string_view verb_of(const language::Intent& intent);

}  // namespace knownby
