#pragma once
// What a staff list's words for posts and titles mean to Knownby. A word not known gives the fewest rights.

#include <string>
#include <string_view>

#include "store/staff.hpp"

namespace knownby::roster {

// "Assistant Principal" as principal, "IT Admin" as admin; anything else, look-alike letters included, as
// staff.
Staff::Role role_of(std::string_view post);

// The post that the word nearly is: "Principle" is "Principal" misspelt. Empty: it is a post, or nearly none.
std::string_view misspelt_post(std::string_view post);

// Of two posts the one that sees more students counts.
Staff::Role wider(Staff::Role a, Staff::Role b);

bool honorific(std::string_view title);  // "Ms.", "Coach", "Señora"

// "Coach Dunn"; without a title "Kevin Dunn".
std::string called(std::string_view title, std::string_view given, std::string_view family);

// As given, or empty where it is no address: one @, no spaces, ASCII, at most 254 characters.
std::string plain_address(std::string_view email);

}  // namespace knownby::roster
