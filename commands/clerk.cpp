#include "commands/clerk.hpp"

#include <utility>

#include "commands/checkin/checkin.hpp"
#include "commands/refusal.hpp"
#include "commands/safety/card.hpp"
#include "commands/safety/names.hpp"
#include "commands/safety/reports.hpp"
#include "commands/safety/too_long.hpp"
#include "commands/stranger.hpp"
#include "commands/table.hpp"
#include "commands/words/card_json.hpp"
#include "store/places.hpp"
#include "store/seen.hpp"
#include "store/settings.hpp"

namespace knownby {
namespace {

// Whoever sits at the machine that holds the database runs Knownby; no student data is given there.
const Staff& command_line() {
  static const Staff person = [] {
    Staff made;
    made.called = "The command line";
    made.role = Staff::Role::admin;
    made.runs_knownby = true;
    return made;
  }();
  return person;
}

const Staff* who_is(const Speaker& speaker, const School& school) {
  if (speaker.platform == "command line") return &command_line();
  static const Staff the_clock;
  if (speaker.platform == "clock") return &the_clock;
  return school.at_account(speaker);
}

// The place as stored; met now where it is new and this lane may write.
std::optional<KnownPlace> where(Db& db, const School& school, const Request& request, Lane lane) {
  const Place& place = request.place;
  if (place.address.empty()) return std::nullopt;
  const KnownPlace* mapped = school.mapped().at(place.platform, place.address);
  if (mapped != nullptr && (place.name.empty() || place.name == mapped->name)) return *mapped;
  std::optional<KnownPlace> known = places::at(db, place.platform, place.address);
  const bool news = !known || (!place.name.empty() && place.name != known->name);
  if (!news || lane == Lane::asks) return known;
  KnownPlace met{{}, place.platform, place.address, place.name, place.direct, {}};
  if (met.name.empty() && known) met.name = known->name;
  places::meet(db, met);
  return places::at(db, place.platform, place.address);
}

bool may(const Command& command, const Visit& visit) {
  const bool clock = visit.request.speaker.platform == "clock";
  switch (command.who) {
    case Command::For::clock:
      return clock;
    case Command::For::staff:
      return !clock;
    case Command::For::student_access:
      return !clock && sees_students(visit.speaker) && visit.speaker.id;
    case Command::For::whoever_runs_it:
      return !clock && visit.speaker.runs_knownby;
  }
  return false;
}

Reply kept_to(const Command& command, const Visit& visit) {
  if (command.who == Command::For::student_access) return no_student_access();
  const std::string who = who_runs_it(visit.school);
  return reply_of("That is kept to whoever runs Knownby here" + (who.empty() ? "" : ": " + who) +
                  ". Nothing was changed.");
}

// A name that is looked up says nothing about anybody.
bool is_stopped(const Visit& visit) {
  return visit.request.verb != verb_find &&
         safety::holds_a_trigger(visit.request, visit.policy.safety_words, safety::is_name_to(visit));
}

// The held request a "guard" press decides about, as its sender decided. Null: gone, discarded, or not
// theirs.
const HeldRequest* released(const Visit& visit) {
  if (visit.request.verb != "guard" || visit.request.field("answer") == "discard") return nullptr;
  auto* draft = visit.drafts.find(visit.request.field("draft"), visit.speaker.id, visit.request.now);
  return draft == nullptr ? nullptr : std::get_if<HeldRequest>(draft);
}

}  // namespace

Lane lane_of(const Request& request) {
  if (request.verb.empty())
    return language::sounds_like_a_question(request.text) ? Lane::asks : Lane::changes;
  const Command* asked = command(request.verb);
  return asked == nullptr ? Lane::asks : asked->lane;
}

std::shared_ptr<const School> read_school(Db& db, const Policy& policy, std::int64_t,
                                          std::chrono::sys_seconds now) {
  return std::make_shared<const School>(db, policy, now);
}

Clerk::Clerk(Db& db, Policy policy, Lane lane, ReadSchool read)
    : db_(db), policy_(std::move(policy)), lane_(lane), read_(std::move(read)) {}
Clerk::~Clerk() = default;

std::int64_t Clerk::roster_version() {
  const Glance now{db_.in_transaction() ? db_.transactions_so_far() : 0, db_.changes_so_far()};
  const bool is_in_view = lane_ == Lane::asks && now.transaction != 0 && now == glance_;
  if (!is_in_view) seen_version_ = settings::roster_version(db_);
  glance_ = now;
  return seen_version_;
}

const School& Clerk::school(std::chrono::sys_seconds now) {
  if (const std::int64_t version = roster_version();
      !school_ || school_->version() != version || !school_->is_of(now)) {
    school_ = read_(db_, policy_, version, now);
  }
  return *school_;
}

std::optional<Answer> Clerk::serve(const Request& request, Slow* slow) {
  slow_ = slow;
  // Whatever is answered instead of the next turn ends it.
  const auto rest = slow == nullptr ? nullptr : std::exchange(slow->rest, nullptr);
  rest_ = rest;
  if (lane_ == Lane::changes) {
    if (auto again = answered_before(request)) return again;
  }
  const std::int64_t before = db_.changes_so_far();
  before_command_ = before;
  std::optional<Answer> answer = handle(request);
  if (answer && lane_ == Lane::changes) {
    answer->changed = db_.changes_so_far() != before;
    // Only what changed something need be remembered: whatever changed nothing may simply be asked again.
    // That a place was met is no change: an answer may repeat words, and words said in vain are not kept.
    const bool is_answer = slow == nullptr || !slow->is_on_its_way();
    if (is_answer && db_.changes_so_far() != before_command_) remember(request, answer->reply);
  }
  return answer;
}

std::optional<Answer> Clerk::answered_before(const Request& request) {
  for (const std::string* event : {&request.event, &request.twin}) {
    if (event->empty()) continue;
    if (const auto told = seen::reply_to(db_, *event)) {
      return Answer{reply_from_json(*told), "repeat", false, true, false};
    }
  }
  return std::nullopt;
}

void Clerk::remember(const Request& request, const Reply& reply) {
  const std::string told = to_json(reply);
  for (const std::string* event : {&request.event, &request.twin}) {
    if (!event->empty()) seen::remember(db_, *event, told, request.now);
  }
}

std::optional<Answer> Clerk::handle(const Request& request) {
  const School& school = this->school(request.now);
  const Staff* speaker = who_is(request.speaker, school);
  if (speaker == nullptr) {
    std::optional<Answer> answer = introduce(request);
    const bool is_in_sight =
        answer && request.overheard && safety::holds_a_trigger(request, policy_.safety_words);
    if (is_in_sight) answer->reply.card.blocks.emplace_back(safety::delete_it());
    return answer;
  }
  const std::chrono::local_days today = school.calendar().day_of(request.now);
  Visit visit{db_, request, school, policy_, drafts_, *speaker, std::nullopt, today};
  if (safety::is_too_long(request)) return Answer{safety::too_long(visit), "too_long", false, false, true};
  visit.place = where(db_, school, request, lane_);
  before_command_ = db_.changes_so_far();
  if (const HeldRequest* held = released(visit)) {
    Request again = held->request;
    again.now = request.now;
    Visit resumed{db_, again, school, policy_, drafts_, *speaker, visit.place, today};
    resumed.without_notes = request.field("answer") == "fact";
    std::optional<Answer> answer = run(resumed, true);
    if (slow_ == nullptr || !slow_->is_on_its_way())
      drafts_.drop(request.field("draft"));  // it is let go once
    if (answer) answer->reply.replaces_pressed = true;
    return answer;
  }
  return run(visit, false);
}

// A typed "undo" presses the [Undo] of what its sender changed last, where that was no check-in.
std::optional<Answer> Clerk::take_back(const Visit& visit) {
  const auto* undo = std::get_if<language::Undo>(&visit.intent);
  if (visit.pressed() || undo == nullptr || !undo->only.empty()) return std::nullopt;
  const auto way = drafts_.take_way_back(visit.speaker.id, visit.request.now);
  if (!way || (!way->undo && !checkin::has_any_to_undo(visit))) return std::nullopt;
  if (!way->undo) return Answer{no_way_back(), "undo", false, false, false};
  Request pressing = visit.request;
  pressing.verb = way->undo->verb;
  pressing.fields = way->undo->fields;
  Visit back{db_, pressing, visit.school, policy_, drafts_, visit.speaker, visit.place, visit.today};
  std::optional<Answer> answer = run(back, true);
  if (answer) answer->reply.replaces_pressed = false;  // there is no card that was pressed
  return answer;
}

std::optional<Answer> Clerk::run(Visit& visit, bool past_guard) {
  const Request& request = visit.request;
  if (!visit.pressed()) {
    visit.intent = language::understand(request.text, setting_of(visit));
  }
  if (auto back = take_back(visit)) return back;
  // A channel may be called anything: the clock's are nobody's words.
  const bool is_said = request.speaker.platform != "clock";
  if (is_said && !past_guard && request.verb != "guard" && is_stopped(visit)) {
    if (lane_ == Lane::asks) return std::nullopt;  // only the changing lane holds drafts
    const std::string draft = drafts_.keep(visit.speaker.id, HeldRequest{request}, request.now);
    Reply held = safety::card(policy_.safety, draft, safety::names_a_student(visit));
    if (request.overheard) held.card.blocks.insert(held.card.blocks.begin() + 1, safety::delete_it());
    return Answer{std::move(held), "held", false, false, false};
  }
  const std::string_view verb = visit.pressed() ? std::string_view(request.verb) : verb_of(visit.intent);
  const Command* asked = command(verb);
  if (asked == nullptr || (visit.pressed() && asked->only_typed)) {
    return Answer{reply_of("That button is from an older version of me. Nothing was saved."), "unknown",
                  false, false, true};
  }
  if (!may(*asked, visit)) {
    if (lane_ == Lane::asks) return std::nullopt;  // only the changing lane writes
    visit.put_on_record({request.now, visit.speaker.id, "refused", std::string(asked->verb), {}, true});
    return Answer{kept_to(*asked, visit), asked->verb, false, false, true};
  }
  if (lane_ == Lane::asks && asked->lane == Lane::changes) return std::nullopt;
  visit.rest = rest_.lock();
  if (asked->verb != "ok" && asked->verb != "correct") drafts_.went_on(visit.speaker.id);  // these may answer
  Answer answer{run_command(*asked, visit, slow_), asked->verb, false, false, false};
  Reply& reply = answer.reply;
  if (!visit.on_record.empty() && lane_ == Lane::asks) return std::nullopt;  // only the changing lane writes
  // What is only on record is no change: its answer may repeat words that were said in vain.
  const std::int64_t before = db_.changes_so_far();
  if (before != before_command_) drafts_.changed(visit.speaker.id, reply.card, request.now);
  visit.put_the_rest_on_record(asked->verb, before != before_command_);
  before_command_ += db_.changes_so_far() - before;
  if (reply.opens_form && reply.opener.verb.empty())
    reply.opener = {"Open the form", std::string(verb), request.fields};
  return answer;
}

}  // namespace knownby
