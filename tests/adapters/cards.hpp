#pragma once
// Cards as the commands build them, for Lincoln Middle School: what people really see.

#include "commands/words/card.hpp"

namespace knownby {

Card logged_card();  // the echo of a check-in, with [Undo]
Card picker_card();  // two students fit; nothing saved yet
Card who_card();     // fifteen names and the way to the next page
Card weekly_card();  // the channel's card: counts, no names
Card help_card();
Card guard_card();    // a note that may be a safety concern
Card student_card();  // facts, bars, and a form for a note
Card form_card();     // the form for a check-in, with something in it
Card why_card();      // why a student is on the weekly card, for one person alone
Card arabic_card();   // names from right to left between words of ours

}  // namespace knownby
