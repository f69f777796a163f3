#pragma once
// Logging a check-in, and everything one may do to it afterwards. All of it is answered privately.

#include "commands/visit.hpp"

namespace knownby::checkin {

Reply log(Visit& visit);  // typed; field student (a button "Talked with ..."); field lines (a line each, as
                          // typed); field sent (the form: students, day, kind, note)
Reply log_form(Visit& visit);  // field text: what it begins with, and whom it names; fields day and kind
Reply pick(Visit& visit);      // fields draft, entry, and student or name: who was meant; day or date: when;
                               // drop: not to be logged; without one: a form (field ask: for the day)
Reply answer(Visit& visit);    // typed: a bare yes or no to what was asked last
// "sorry, maya roberts" where it was just asked whom a line meant; none: that was not asked.
std::optional<Reply> answer_by_name(Visit& visit, const language::Named& meant);
Reply ok(Visit& visit);       // typed: "ok", "the second"; where nothing was just asked it answers nothing
Reply instead(Visit& visit);  // fields checkin, student: "I meant the other one"
Reply redate(Visit& visit);   // fields batch, day: "I meant the other Tuesday"
Reply again(Visit& visit);    // field checkin: yes, a second one
Reply note(Visit& visit);     // field batch or checkin; once sent, with field note
Reply edit(Visit& visit);     // field batch or checkin; once sent, with fields day, kind and note
Reply undo(Visit& visit);     // field batch (and student: that entry of it), or the last batch of the last 24
                              // hours; typed names narrow it
bool has_any_to_undo(const Visit& visit);  // check-ins of the speaker's own, of the last day
Reply redo(Visit& visit);                  // field batch, or the last one taken back

Reply correct(Visit& visit);    // typed: "not maya roberts, rodriguez"
Reply edit_last(Visit& visit);  // typed: "edit last: it was yesterday"
Reply repeat(Visit& visit);     // typed: "+1 bobby"
// Typed: "all of them", of the list shown last. On the asking lane, which showed it; changes nothing.
Reply all_of_them(Visit& visit);
Reply group(Visit& visit);  // typed: "7A morning circle"; fields draft, and pick: name those who talked

Reply ask_to_log(Visit& visit);    // fields student, staff: it was theirs, so they may log it
Reply asked_to_log(Visit& visit);  // fields ask, and answer: what a colleague asked of one

// The guard's three ways on: fields draft and answer (fact, note, discard). The clerk runs what it lets
// through.
Reply decide(Visit& visit);

}  // namespace knownby::checkin
