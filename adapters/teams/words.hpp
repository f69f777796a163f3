#pragma once
// What this room says by itself: how to speak with Knownby alone, which only Teams needs to be told. Never a
// student's name.

#include <string_view>

#include "commands/words/card.hpp"

namespace knownby::teams {

Card welcome();             // to a channel we were added to
Text spoken_aside();        // once under what is answered alone to something said in a channel
Text spoken_there();        // the same, where it is answered in the channel for their eyes alone
Text answered_elsewhere();  // under what answers in the chat what was said in a channel unseen by the others
Card out_of_reach();        // to a channel, where whoever spoke there cannot be written to alone

inline constexpr std::string_view working = "I am still working on it. The answer comes in our chat.";
inline constexpr std::string_view answered_alone = "I answered in our own chat, where only you can read it.";
inline constexpr std::string_view answered_there = "I answered below; only you see it.";
inline constexpr std::string_view not_reached =
    "I answer only in our own chat, and I cannot open it. Please add me to your chats: Apps, Knownby, Add.";
inline constexpr std::string_view answered_below = "Answered below.";
inline constexpr std::string_view done = "Done.";
inline constexpr std::string_view did_not_open =
    "That took too long, so the form did not open. Nothing was saved. Please open it again.";
inline constexpr std::string_view type_a_name = "Type how the student's name begins.";
inline constexpr std::string_view nobody_found =
    "Nobody you may ask about has a name that begins so. Only you see this.";
inline constexpr std::string_view not_ours =
    "I cannot read that button: it may be from an older version of me. Nothing was saved.";

}  // namespace knownby::teams
