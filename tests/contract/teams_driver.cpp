#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "tests/contract/teams_driver.hpp"

namespace knownby {

using nlohmann::json;

namespace {

struct Account {
  const char *person, *user, *object;
};
constexpr Account accounts[] = {{"rivera", teams::rivera_id, teams::rivera_object},
                                {"park", "29:1park-Xyz_", park_object},
                                {"lindqvist", "29:1lindqvist-Xyz_", lindqvist_object}};

const Account& of(const std::string& person) {
  return *std::find_if(std::begin(accounts), std::end(accounts),
                       [&](const Account& one) { return one.person == person; });
}
std::string user_of(const std::string& person) { return of(person).user; }

json by(const std::string& person, json activity) {
  activity["from"] = {{"id", user_of(person)}, {"aadObjectId", of(person).object}};
  return activity;
}

}  // namespace

TeamsDriver::TeamsDriver(Answers desk) {
  connector_.conversations = {teams::grade_7};
  for (const Account& one : accounts) connector_.object_ids[one.user] = one.object;
  school_.on_reached = [desk](const Request& request) { desk(request); };
  school_.reply = [this, desk = std::move(desk)](const Request& request) {
    heard.push_back(request);
    return desk(request);
  };
  school_.outside = [this](const net::Call& call) {
    const auto done = [&] { return take(call); };
    return mishap ? mishap(call, done) : done();
  };
}

net::Answer TeamsDriver::take(const net::Call& call) {
  const fakes::ConnectorAnswer said =
      connector_.call(call.method, call.url.substr(call.url.find("/v3/")), call.body);
  net::Answer answer;
  answer.status = said.status;
  answer.body = said.body;
  if (said.status == 0) answer.trouble = net::Trouble::timed_out_after_send;
  return answer;
}

void TeamsDriver::say(const std::string& person, const std::string& text, const std::string& event) {
  json activity = by(person, teams::in_channel(text));
  activity["id"] = event;
  school_.bring(activity);
}

void TeamsDriver::say_alone(const std::string& person, const std::string& text, const std::string& event) {
  json activity = by(person, teams::in_chat(text));
  activity["conversation"]["id"] = connector_.chat_with(user_of(person));
  activity["id"] = event;
  school_.bring(activity);
}

void TeamsDriver::minute() {
  school_.clock.advance(std::chrono::minutes(1));
  school_.teams->look_around();
  school_.settle();
}

// In the channel, or in the chat with that person.
void TeamsDriver::press(const std::string& person, const std::string& label) {
  const std::string chat = connector_.chat_of(user_of(person));
  for (const std::string& place : {chat, std::string(teams::grade_7)}) {
    for (const fakes::TeamsMessage& message : connector_.seen_in(place)) {
      const json action = fakes::action_called(message, label);
      if (action.is_null()) continue;
      json activity = by(person, place == chat ? teams::in_chat("") : teams::in_channel(""));
      if (place == chat) activity["conversation"]["id"] = chat;
      activity = teams::invoke(activity, "adaptiveCard/action", {{"action", action}, {"trigger", "manual"}});
      activity["replyToId"] = message.id;
      school_.bring(activity);
      return;
    }
  }
}

std::vector<std::string> TeamsDriver::words_in(const std::string& conversation) const {
  std::vector<std::string> words;
  for (const fakes::TeamsMessage& message : connector_.seen_in(conversation))
    words.push_back(fakes::words_of(message));
  return words;
}

std::vector<std::string> TeamsDriver::everyone_sees() const { return words_in(teams::grade_7); }

bool TeamsDriver::calls_somebody() const {
  for (const fakes::TeamsMessage& message : connector_.seen_in(teams::grade_7))
    if (message.activity.dump().find("\"mention\"") != std::string::npos) return true;
  return false;
}

std::vector<std::string> TeamsDriver::alone_sees(const std::string& person) {
  return words_in(connector_.chat_of(user_of(person)));
}

Delivery TeamsDriver::deliver(Outgoing outgoing) {
  school_.clock.advance(std::chrono::seconds(3));
  return school_.run(school_.teams->deliver(std::move(outgoing)));
}

Sought TeamsDriver::seek(Outgoing outgoing) { return school_.run(school_.teams->seek(std::move(outgoing))); }

}  // namespace knownby
