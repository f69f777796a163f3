#pragma once
// Setting Knownby up, in chat and on the command line alike.

#include "commands/visit.hpp"

namespace knownby::admin {

inline constexpr std::string_view unchanged = " Nothing was changed.";  // what a refusal ends with

Reply map(Visit& visit);  // typed, or with field look: shows what would happen; fields place, group: does it;
                          // field sent: with fields weekday and at of the form
Reply map_form(Visit& visit);  // field place: the channel it begins with, else this one
Reply map_form_for(const Visit& visit, PlaceId meant);  // none: any of them
Reply unmap(Visit& visit);
Reply slot(Visit& visit);
Reply no_school(Visit& visit);
Reply check(Visit& visit);
Reply import(Visit& visit);  // fields students, staff, calendar: files (command line); else those sent, those
                             // held, or the roster directory. oneroster: a folder or a .zip. apply, even_so,
                             // held, drop
Reply link(Visit& visit);    // fields platform, account, staff; typed, it shows what would happen
Reply make(Visit& visit);  // a post for a while; typed, it shows what would happen; fields staff, post, until
// The rest of a roster does not come: whoever runs Knownby hears of it, once. Each minute.
void tell_of_part(const Visit& visit);
void end_posts(const Visit& visit);   // those that are over: each minute
Reply confirm_matches(Visit& visit);  // field upto: links all accounts whose e-mail fits, as far as shown
Reply its_me(Visit& visit);           // somebody linked answers the question who they are once more
Reply hello(Visit& visit);            // Knownby was invited to this channel by the speaker
Reply renamed(Visit& visit);  // fields platform, address, name: a channel is called otherwise; says nothing
// The platform asks what to look at (fields platform, address: that one channel, if it matters; else also
// whom we may want to write to), and tells what it saw.
Reply look_round(Visit& visit);
Reply looked(Visit& visit);
// A platform lets us write to an account alone, or does not (fields platform, account, and fix: what mends
// it).
Reply reached(Visit& visit);
// Where counts are told to everybody: its group's weekly card comes there (fields platform, address, name,
// group, and start: the program has just begun). Says why not, if not.
Reply announce(Visit& visit);
Reply counts(Visit& visit);  // field group: how many students had a check-in this week, for everybody to read
// A platform took our app away (fields platform, event: its own name for that), or has it again (platform).
Reply taken_away(Visit& visit);
Reply installed(Visit& visit);

}  // namespace knownby::admin
