#pragma once
// A word that large files are being read, so that nobody sends them twice while they wait.

#include "commands/visit.hpp"

namespace knownby::admin {

// Where files of some 10,000 people and more were sent, or are held: once an event, in the conversation they
// were sent in.
void say_reading(const Visit& visit);

}  // namespace knownby::admin
