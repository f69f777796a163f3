#pragma once
// What is typed, pressed or filled in at the console, made into Requests.

#include <chrono>
#include <string>
#include <string_view>

#include "commands/words/card.hpp"
#include "commands/words/place.hpp"
#include "commands/words/request.hpp"

namespace knownby::console {

constexpr std::string_view kPlatform = "console";

Place channel(std::string_view name);  // "#grade-7-team", with or without the #
Place direct(std::string_view staff);  // the conversation with the one member of staff of this key
// The member of staff a direct conversation is with, by key; empty for a channel.
std::string_view reader_of(const Place& place);

// Who sits at the keyboard, by the account's key (the school's own id of the member of staff), and where.
struct Seat {
  std::string staff;
  Place place;
};

// When something was heard. The event is unique for ever within its store.
struct Moment {
  std::string event;
  std::chrono::sys_seconds now;
};

// A typed line. A leading /checkin, @checkin or @Knownby is what addresses us elsewhere and is dropped.
Request hear(std::string_view line, const Seat& seat, Moment moment);
Request hear_press(const Button& button, const Seat& seat, Moment moment);

// What was given for a form's fields, checked as a platform's own form would check it.
struct Filled {
  Fields answers;       // one for every input, in the form's order
  std::string trouble;  // not empty: what was given does not fit, in kind words
  std::string missing;  // not empty: what is still to be filled in before it may be sent
};
Filled fill(const Form& form, const Fields& given);
Request hear_form(const Form& form, const Fields& answers, const Seat& seat, Moment moment);

}  // namespace knownby::console
