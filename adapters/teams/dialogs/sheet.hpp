#pragma once
// What Teams is told where a dialog was asked for or sent, and where a name is looked up (PROTOCOL T-18).
// Pure.

#include <string>
#include <string_view>

#include "adapters/teams/blocks/draw.hpp"

namespace knownby::teams {

// Opens the dialog, or keeps it open with what is wrong at the inputs.
std::string dialog(const Card& card, const InDialog& parts);
// In place of a form.
std::string dialog_words(std::string_view words);

// The form as somebody filled it in. `offered`: the labels of students they could choose from.
Card filled_in(Card card, const Fields& answers, const Fields& offered);
bool has_form(const Card& card);

// At most 15: whoever is not among them is found by typing on.
std::string names_found(const Fields& choices);

// What the search of Teams' menus lists; choosing one comes back as a press. Nobody else sees the list, and
// what choosing puts into the line one types says nothing.
std::string search_found(const Fields& choices);
std::string search_words(std::string_view words);
std::string picked();

}  // namespace knownby::teams
