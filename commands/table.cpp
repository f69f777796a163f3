#include "commands/table.hpp"

#include <algorithm>
#include <array>

#include "commands/admin/admin.hpp"
#include "commands/admin/roster/dates.hpp"
#include "commands/admin/roster/dropped.hpp"
#include "commands/admin/roster/plan.hpp"
#include "commands/ask/ask.hpp"
#include "commands/checkin/checkin.hpp"
#include "commands/claim/claim.hpp"
#include "commands/known/known.hpp"
#include "commands/records/records.hpp"
#include "commands/week/week.hpp"
#include "store/settings.hpp"

namespace knownby {
namespace {

using enum Command::For;
using enum Lane;

constexpr std::array table{
    Command{"log", student_access, changes, checkin::log, "bobby and TJ at lunch, all good",
            "log a check-in"},
    Command{"who", student_access, asks, ask::who, "who hasn't had a check-in",
            "see who has no check-in logged"},
    Command{"undo", student_access, changes, checkin::undo, "undo", "take back what you logged last"},
    Command{"student", student_access, asks, ask::student, "card José", "see one student"},
    Command{"mine", student_access, asks, ask::mine, "my check-ins", "see what you logged"},
    Command{"help", staff, asks, ask::help, "help", "see what you can type"},
    Command{"redo", student_access, changes, checkin::redo, "redo", "put back what you took back"},
    Command{"pick", student_access, changes, checkin::pick},
    Command{"answer", student_access, changes, checkin::answer},
    Command{"ok", staff, changes, checkin::ok},
    Command{"instead", student_access, changes, checkin::instead},
    Command{"redate", student_access, changes, checkin::redate},
    Command{"again", student_access, changes, checkin::again},
    Command{"note", student_access, changes, checkin::note},
    Command{"edit", student_access, changes, checkin::edit},
    Command{"correct", student_access, changes, checkin::correct, {}, {}, true},
    Command{"edit_last", student_access, changes, checkin::edit_last, {}, {}, true},
    Command{"repeat", student_access, changes, checkin::repeat, {}, {}, true},
    Command{"all_of_them", student_access, asks, checkin::all_of_them},
    Command{"group", student_access, changes, checkin::group},
    Command{"person", student_access, changes, known::person, "I'm Bobby's person",
            "be noted as a student's adult"},
    Command{"who_knows", student_access, asks, known::who_knows, "who does José have",
            "see a student's adults"},
    Command{"know", student_access, changes, known::know, "know Zoë: climbing",
            "keep what a student would be glad you know"},
    Command{"review", student_access, changes, known::review},
    Command{"last_year", student_access, changes, known::last_year},
    Command{"leave_off", student_access, changes, known::leave_off},
    Command{"suggest", student_access, asks, known::suggest, "who should I talk to",
            "see whom you might talk to next"},
    Command{"record", student_access, changes, records::record},
    // Kept by themselves to whoever looks after the whole school, and to the command line.
    Command{"forget", staff, changes, records::forget},
    Command{"hold", staff, changes, records::hold},
    Command{"statement", staff, changes, records::statement},
    Command{"pause", student_access, changes, known::pause, "out until Nov 30",
            "be asked nothing for a while"},
    Command{"named", student_access, changes, known::named},
    Command{"watch", student_access, changes, known::watch},
    Command{"ask_to_log", student_access, changes, checkin::ask_to_log},
    Command{"asked_to_log", student_access, changes, checkin::asked_to_log},
    Command{"search", student_access, changes, ask::search},
    Command{"privacy", staff, asks, ask::privacy, "privacy", "see what is kept and who reads it"},
    Command{"ask_for_a_word", student_access, changes, known::ask_for_a_word},
    Command{"asked_for_a_word", student_access, asks, known::asked_for_a_word},
    Command{"later", student_access, asks, known::later, {}, {}, true},
    Command{"claim", student_access, changes, claim::take, "take zoe", "take a student for this week"},
    Command{"release", student_access, changes, claim::release, "release zoe",
            "give a student back to the team"},
    Command{"give", student_access, changes, claim::give, "give zoe to @dunn",
            "ask a colleague to take a student over"},
    Command{"own_week", student_access, asks, claim::own_week, "my week", "see whom you took for this week"},
    Command{"thanks", staff, changes, known::thanks, "thanks @dunn", "thank a colleague, privately", true},
    Command{"gift", student_access, changes, claim::gift},
    Command{"pass", student_access, changes, claim::pass},
    Command{"cap", student_access, changes, claim::cap},
    Command{"lab", student_access, changes, week::lab},
    Command{"went", student_access, changes, claim::went},
    Command{"sorts", staff, asks, ask::sorts_students},
    Command{"guard", staff, changes, checkin::decide},
    Command{"share", student_access, asks, ask::share},
    Command{"remit", staff, asks, ask::out_of_remit},
    Command{"ranks", staff, asks, ask::ranks_staff},
    Command{"lost", staff, asks, ask::not_understood},
    Command{"why", student_access, asks, week::why, "why Zoë",
            "see why a student is on the weekly card, or is not"},
    Command{"handed", student_access, asks, week::handed},
    Command{"see", student_access, asks, week::see},
    Command{"log_form", student_access, asks, checkin::log_form},
    Command{"catch_up", student_access, asks, checkin::log_form},  // on weekly cards of a while ago
    Command{verb_find, student_access, asks, ask::find},
    Command{"tick", clock, changes, week::tick},
    Command{"map_form", whoever_runs_it, asks, admin::map_form},
    Command{"refused", clock, changes, week::refused},
    Command{"dates", clock, changes, admin::dates, "", "", false, admin::dates_of_today, admin::dates_came},
    Command{"dropped", clock, changes, admin::dropped, "", "", false, admin::dropped_files,
            admin::take_dropped},
    Command{"map", whoever_runs_it, changes, admin::map, "map #grade-7-team grade 7",
            "give a channel its grade and its weekly card"},
    Command{"unmap", whoever_runs_it, changes, admin::unmap, "unmap #grade-7-team",
            "end a channel's weekly card"},
    Command{"slot", whoever_runs_it, changes, admin::slot, "slot monday 07:30",
            "set when the weekly card comes"},
    Command{"no_school", whoever_runs_it, changes, admin::no_school, "no school tomorrow snow",
            "mark a day without school"},
    Command{"check", whoever_runs_it, asks, admin::check, "check", "see what is set up and what is missing"},
    Command{"questions", whoever_runs_it, changes, week::questions, "questions",
            "see and change the questions of the week"},
    Command{"import", whoever_runs_it, changes, admin::import, "import",
            "bring the roster up to date, after a look at what would change", false, admin::import_files,
            admin::imported},
    Command{"link", whoever_runs_it, changes, admin::link, "link @account Ms. Park",
            "give a chat account to a member of staff"},
    Command{"make", whoever_runs_it, changes, admin::make, "make Coach Dunn counselor until June 12",
            "give a colleague a post for a while"},
    Command{"confirm_matches", whoever_runs_it, changes, admin::confirm_matches},
    Command{"its_me", staff, changes, admin::its_me},
    Command{"home", staff, asks, ask::home},
    Command{"hello", staff, changes, admin::hello},
    Command{"renamed", clock, changes, admin::renamed},
    Command{"look_round", clock, asks, admin::look_round},
    Command{"looked", clock, changes, admin::looked},
    Command{"reached", clock, changes, admin::reached},
    Command{"announce", clock, changes, admin::announce},
    Command{"counts", clock, asks, admin::counts},
    Command{"taken_away", clock, changes, admin::taken_away},
    Command{"installed", clock, changes, admin::installed},
};

template <class... Cases>
struct Either : Cases... {
  using Cases::operator()...;
};
template <class... Cases>  // clang 16 does not find this by itself for an aggregate
Either(Cases...)->Either<Cases...>;

}  // namespace

std::span<const Command> commands() { return table; }

const Command* command(std::string_view verb) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Command& candidate) { return candidate.verb == verb; });
  return found == table.end() ? nullptr : &*found;
}

std::string_view verb_of(const language::Intent& intent) {
  return std::visit(Either{[](const language::Log&) { return "log"; },
                           [](const language::LogForm&) { return "log_form"; },
                           [](const language::WhoHasnt&) { return "who"; },
                           [](const language::Undo&) { return "undo"; },
                           [](const language::Redo&) { return "redo"; },
                           [](const language::ShowStudent&) { return "student"; },
                           [](const language::MyCheckins&) { return "mine"; },
                           [](const language::Help&) { return "help"; },
                           [](const language::OutOfRemit&) { return "remit"; },
                           [](const language::RanksStaff&) { return "ranks"; },
                           [](const language::MapChannel&) { return "map"; },
                           [](const language::Unmap&) { return "unmap"; },
                           [](const language::SetSlot&) { return "slot"; },
                           [](const language::NoSchool&) { return "no_school"; },
                           [](const language::LinkAccount&) { return "link"; },
                           [](const language::MakePost&) { return "make"; },
                           [](const language::Check&) { return "check"; },
                           [](const language::Import&) { return "import"; },
                           [](const language::Questions&) { return "questions"; },
                           [](const language::GroupMoment&) { return "group"; },
                           [](const language::Correct&) { return "correct"; },
                           [](const language::EditLast&) { return "edit_last"; },
                           [](const language::Repeat&) { return "repeat"; },
                           [](const language::AllOfThem&) { return "all_of_them"; },
                           [](const language::LeaveOff&) { return "leave_off"; },
                           [](const language::MyStudent&) { return "person"; },
                           [](const language::WhoKnows&) { return "who_knows"; },
                           [](const language::WhyChosen&) { return "why"; },
                           [](const language::Know&) { return "know"; },
                           [](const language::Suggest&) { return "suggest"; },
                           [](const language::OwnWeek&) { return "own_week"; },
                           [](const language::Thanks&) { return "thanks"; },
                           [](const language::Claiming& claiming) {
                             constexpr std::array verbs{"claim", "release", "give"};
                             return verbs[static_cast<std::size_t>(claiming.what)];
                           },
                           [](const language::Pause&) { return "pause"; },
                           [](const language::Export&) { return "record"; },
                           [](const language::StudentNamed&) { return "named"; },
                           [](const language::Privacy&) { return "privacy"; },
                           [](const language::Later&) { return "later"; },
                           [](const language::SortsStudents&) { return "sorts"; },
                           [](const language::Answered& said) { return said.offhand ? "ok" : "answer"; },
                           [](const language::Lists&) { return "lab"; },
                           [](const language::Cap&) { return "cap"; },
                           [](const language::SeeCard&) { return "see"; },
                           [](const language::NotUnderstood&) { return "lost"; }},
                    intent);
}

std::shared_ptr<Found> find(const Aside& work, Db& db, const Step& step) {
  const std::int64_t version = settings::people_version(db);
  const Step told = step ? step : [](std::string_view, int) {};
  std::shared_ptr<Found> found = work(db, told);
  found->version = version;
  return found;
}

namespace {

// Where nobody else takes turns all of it is written in this one.
Reply in_turns(Visit& visit, Slow* slow, std::optional<Reply> reply) {
  while (!reply && slow == nullptr) reply = visit.rest->go_on(visit);
  if (slow != nullptr) {
    if (!reply) slow->rest = std::move(visit.rest);
    slow->once_committed = std::move(visit.once_committed);
  }
  return reply.value_or(Reply{});
}

}  // namespace

// What was found of another roster is looked for again.
Reply run_command(const Command& asked, Visit& visit, Slow* slow) {
  if (asked.aside == nullptr) return asked.run(visit);
  std::shared_ptr<const Found> found = slow == nullptr ? nullptr : slow->found;
  if (!found || found->version != settings::people_version(visit.db)) {
    visit.rest = nullptr;
    Aside work = asked.aside(visit);
    if (!work) return asked.run(visit);
    if (slow != nullptr) {
      slow->work = std::move(work);
      return Reply{};
    }
    found = find(work, visit.db, {});
  }
  if (visit.rest) return in_turns(visit, slow, visit.rest->go_on(visit));
  Reply reply = asked.after(visit, *found);
  return in_turns(visit, slow, visit.rest ? std::nullopt : std::optional(std::move(reply)));
}

}  // namespace knownby
