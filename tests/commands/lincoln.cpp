#include "lincoln.hpp"

#include <map>
#include <stdexcept>

#include "store/calendar_days.hpp"

namespace knownby {
namespace {

constexpr auto ymd(int year, unsigned month, unsigned day) {
  return std::chrono::local_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}

struct Enrolled {
  const char *id, *shown, *given, *middle, *family, *long_given, *room;
};

constexpr Enrolled enrolled[] = {
    {"s01", "Maya Rodríguez", "Maya", "", "Rodríguez", "", "7A"},
    {"s02", "Maya Roberts", "Maya", "", "Roberts", "", "7B"},
    {"s03", "Jordan Lee", "Jordan", "", "Lee", "", "7A"},
    {"s04", "Jordan Lee", "Jordan", "", "Lee", "", "7C"},
    {"s05", "José Núñez", "José", "", "Núñez", "", "7B"},
    {"s06", "Ana de la Cruz", "Ana", "", "de la Cruz", "", "7A"},
    {"s07", "Bobby Chen", "Bobby", "", "Chen", "Robert", "7A"},
    {"s08", "T.J. Carter", "T.J.", "James", "Carter", "Theodore", "7B"},
    {"s11", "Wei Li", "Wei", "", "Li", "", "7A"},
    {"s12", "Li Wei", "Li", "", "Wei", "", "7C"},
    {"s13", "Will May", "Will", "", "May", "", "7A"},
    {"s15", "D'Angelo Wright", "D'Angelo", "", "Wright", "", "7C"},
    {"s18", "Siobhán Ó Súilleabháin", "Siobhán", "", "Ó Súilleabháin", "", "8B"},
    {"s21", "Zoë van der Berg", "Zoë", "", "van der Berg", "", "7B"},
    {"s24", "Marcus Hill", "Marcus", "", "Hill", "", "7C"},
};

}  // namespace

std::chrono::sys_seconds chicago(int day_of_october, int hour, int minute) {
  const auto midnight =
      std::chrono::sys_days(std::chrono::year(2026) / 10 / 1) + std::chrono::days(day_of_october - 1);
  return midnight + std::chrono::hours(hour + 5) + std::chrono::minutes(minute);
}

Lincoln::Lincoln() {
  policy.school_name = "Lincoln Middle School";
  policy.time_zone = "America/Chicago";
  policy.safety = {"911", "988 and our crisis team", "1-800-555-0100", "Mr. Okafor, ext. 214", ""};
  enrol();
  employ();
  open_channels();
  calendar_days::put(db, {ymd(2026, 8, 24), CalendarDay::Kind::first_day, "First day"});
  calendar_days::put(db, {ymd(2026, 10, 12), CalendarDay::Kind::no_school, "No school"});
  calendar_days::put(db, {ymd(2027, 6, 10), CalendarDay::Kind::last_day, "Last day"});
  asking = std::make_unique<Clerk>(db, policy, Lane::asks);
  changing = std::make_unique<Clerk>(db, policy, Lane::changes);
  looks();
}

void Lincoln::enrol() {
  const GroupId seven = groups::put(db, Group::Kind::grade, "7", "Grade 7");
  const GroupId eight = groups::put(db, Group::Kind::grade, "8", "Grade 8");
  for (const Enrolled& one : enrolled) {
    Student student;
    student.sis_id = one.id;
    student.shown = one.shown;
    student.given = one.given;
    student.middle = one.middle;
    student.family = one.family;
    student.long_given = one.long_given;
    student.grade = one.room[0] == '7' ? seven : eight;
    student.homeroom = groups::put(db, Group::Kind::homeroom, one.room, one.room);
    student.entered = ymd(2026, 8, 24);
    if (student.sis_id == "s24") student.left = ymd(2026, 10, 2);
    ids_[one.id] = students::put(db, student).value;
  }
}

void Lincoln::employ() {
  using Part = Standing::Part;
  using Role = Staff::Role;
  const auto hire = [&](const char* key, const char* called, Role role,
                        std::vector<std::pair<Part, const char*>> stands) {
    Staff person;
    person.sis_id = key;
    person.called = called;
    person.family = std::string(called).substr(std::string(called).rfind(' ') + 1);
    person.email = std::string(key) + "@lincoln.example";
    person.role = role;
    person.runs_knownby = role == Role::admin || role == Role::principal;
    const StaffId id = staff::put(db, person);
    std::vector<Standing> standings;
    for (const auto& [part, code] : stands) {
      const bool grade = std::string_view(code).size() == 1;
      const GroupId group = groups::put(db, grade ? Group::Kind::grade : Group::Kind::homeroom, code,
                                        grade ? std::string("Grade ") + code : std::string(code));
      standings.push_back({id, group, part});
    }
    groups::stand(db, id, standings);
    staff::link(db, "console", key, id);
  };
  hire("rivera", "Ms. Rivera", Role::teacher,
       {{Part::homeroom, "7A"}, {Part::teaches, "7A"}, {Part::teaches, "7B"}});
  hire("park", "Ms. Park", Role::lead, {{Part::leads, "7"}});
  hire("ortiz", "Ms. Ortiz", Role::lead, {{Part::leads, "8"}});
  hire("okafor", "Mr. Okafor", Role::counselor, {{Part::caseload, "7"}});
  hire("hale", "Ms. Hale", Role::principal, {});
  hire("stamper", "Ms. Stamper", Role::staff, {});
  hire("lindqvist", "Mr. Lindqvist", Role::admin, {});
}

void Lincoln::open_channels() {
  const PlaceId team = places::meet(db, {{}, "console", "#grade-7-team", "#grade-7-team", false, {}});
  places::meet(db, {{}, "console", "#staff-room", "#staff-room", false, {}});
  const GroupId seven = groups::put(db, Group::Kind::grade, "7", "Grade 7");
  places::map(db, team, seven);
  Schedule schedule;
  schedule.place = team;
  schedule.next_due = chicago(19, 7, 30);
  schedules::put(db, schedule);
}

Request Lincoln::from(const std::string& who) {
  Request request;
  request.event = "event-" + std::to_string(++events_);
  request.now = now;
  request.speaker = {"console", who};
  const bool direct = in == "dm";
  request.place = {"console", direct ? "dm:" + who : in, direct, direct ? "" : in};
  return request;
}

std::shared_ptr<const Look> Lincoln::look(const LookAt& at) const {
  auto look = std::make_shared<Look>();
  look->platform = "console";
  for (const std::string& key : at.accounts) {
    const auto known = kinds_there.find(key);
    look->accounts.push_back(
        {key, "", known == kinds_there.end() ? SeenAccount::Kind::member : known->second});
  }
  if (!at.places.empty()) {
    look->address = at.places.front().address;
    const auto known = audiences_there.find(look->address);
    look->audience = known == audiences_there.end() ? Audience{} : known->second;
  }
  return look;
}

void Lincoln::looks(const std::string& address) {
  Request round{"", now, {"clock", "console"}, {}, "look_round", "", {{"platform", "console"}}};
  if (!address.empty()) round.fields.emplace_back("address", address);
  const Answer due = ask_once(round);
  if (due.reply.look_at == nullptr || !can_look) return;
  for (const Place& place : due.reply.look_at->places) {
    Request seen{"", now, {"clock", "console"}, {}, "looked", "", {}};
    seen.look = look(LookAt{{place}, {}});
    ask_once(seen);
  }
}

void Lincoln::sees(std::vector<SeenAccount> accounts) {
  auto look = std::make_shared<Look>();
  look->platform = "console";
  look->accounts = std::move(accounts);
  Request seen{"", now, {"clock", "console"}, {}, "looked", "", {}};
  seen.look = std::move(look);
  ask_once(seen);
}

void Lincoln::clock_strikes() {
  looks();
  ask_once({"", now, {"clock", ""}, {}, "tick", "", {}});
}

Answer Lincoln::ask(Request request) {
  Answer answer = ask_once(request);
  if (answer.reply.look_at == nullptr || !can_look) return answer;
  request.look = look(*answer.reply.look_at);
  return ask_once(request);
}

Answer Lincoln::ask_once(const Request& request) {
  if (lane_of(request) == Lane::asks) {
    const std::int64_t before = db.changes_so_far();
    const auto answer = asking->serve(request);
    EXPECT_EQ(db.changes_so_far(), before) << "the asking lane wrote";
    if (answer) return *answer;
  }
  db.begin();
  const Answer answer = changing->serve(request).value();
  db.commit();
  return answer;
}

std::string Lincoln::says(const std::string& who, const std::string& text) {
  Request request = from(who);
  request.text = text;
  const std::size_t at = text.find('@');  // as platforms hand over whom a line mentions
  if (at != std::string::npos) request.fields.emplace_back("account", text.substr(at + 1));
  shown_[who] = ask(request).reply;
  return card_text(shown_[who].card);
}

std::string Lincoln::presses(const std::string& who, const std::string& label) {
  for (const Block& block : shown_.at(who).card.blocks) {
    const auto* buttons = std::get_if<Buttons>(&block);
    if (buttons == nullptr) continue;
    for (const Button& button : buttons->buttons) {
      if (button.label != label) continue;
      Request request = from(who);
      request.verb = button.verb;
      request.fields = button.fields;
      const bool said_so = button.opens_form;
      shown_[who] = ask(request).reply;
      EXPECT_TRUE(said_so || !shown_[who].opens_form) << label << " opens a form, and did not say so before";
      return card_text(shown_[who].card);
    }
  }
  throw std::runtime_error("no button [" + label + "] in: " + card_text(shown_.at(who).card));
}

std::string Lincoln::presses_on(const std::string& who, const Card& card, const std::string& label) {
  shown_[who].card = card;
  return presses(who, label);
}

std::string Lincoln::sends(const std::string& who, const std::vector<SentFile>& files) {
  Request request = from(who);
  request.verb = "import";
  for (const SentFile& file : files) request.files.push_back({file.name});
  Reply reply = ask(request).reply;
  if (reply.wants_files) {
    request.files = files;
    reply = ask(request).reply;
  }
  shown_[who] = reply;
  return card_text(reply.card);
}

std::string Lincoln::fills(const std::string& who, const Fields& answers) {
  for (const Block& block : shown_.at(who).card.blocks) {
    const auto* form = std::get_if<Form>(&block);
    if (form == nullptr) continue;
    Request request = from(who);
    request.verb = form->submit.verb;
    request.fields = form->submit.fields;
    request.fields.insert(request.fields.end(), answers.begin(), answers.end());
    shown_[who] = ask(request).reply;
    return card_text(shown_[who].card);
  }
  throw std::runtime_error("no form in: " + card_text(shown_.at(who).card));
}

std::string Lincoln::command_line(const std::string& verb, Fields fields) {
  return card_text(ask({"", now, {"command line", "admin"}, {}, verb, "", std::move(fields)}).reply.card);
}

std::int64_t Lincoln::rows(Sql sql) {
  Query query(db, sql);
  query.next();
  return query.number(0);
}

}  // namespace knownby
