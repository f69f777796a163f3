#pragma once
// Somebody whose account is linked to nobody yet (PRODUCT F.4). They learn nothing but, where their own
// e-mail is that of one member of staff, that person's name.

#include <optional>
#include <string>
#include <string_view>

#include "commands/school.hpp"
#include "commands/words/reply.hpp"
#include "commands/words/request.hpp"
#include "store/db.hpp"

namespace knownby::stranger {

inline constexpr std::string_view verb = "its_me";  // what both buttons of the question send

// Whom this account may be. Null: nobody, or somebody who said that it is not them.
const Staff* likely(Db& db, const School& school, const Speaker& speaker);

Reply nobody_we_know();
// `draft` names the request held until they say yes; empty: there is none.
Reply are_you(const Staff& person, const std::string& draft);
Reply thanks(const Staff& person);
Reply not_them();

// From here on the account is this person's.
void link(Db& db, const Request& request, const Staff& person);

}  // namespace knownby::stranger
