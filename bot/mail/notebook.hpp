#pragma once
// The Slack room's notebook, kept in the store.

#include "adapters/slack/once/notebook.hpp"
#include "bot/desk.hpp"

namespace knownby {

slack::Notebook notebook_at(Desk& desk);  // the desk outlives it

}  // namespace knownby
