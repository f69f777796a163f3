#include "tests/adapters/slack/socket/socket_script.hpp"

#include <algorithm>
#include <utility>

namespace knownby::slack {
namespace {

std::string words_of(const Action& action) {
  const auto with = [](const char* word, Line line) {
    return word + std::string(" ") + std::to_string(line);
  };
  if (const auto* open = std::get_if<Open>(&action)) return with("open", open->line);
  if (const auto* say = std::get_if<Say>(&action)) return with("say", say->line) + " " + say->text;
  if (const auto* ping = std::get_if<Ping>(&action)) return with("ping", ping->line);
  if (const auto* close = std::get_if<Close>(&action)) return with("close", close->line);
  if (const auto* serve = std::get_if<Serve>(&action)) return "serve " + serve->envelope.id;
  return "tell";
}

}  // namespace

std::string hello_frame(const std::string& app_id) {
  return R"({"type":"hello","num_connections":1,"debug_info":{"host":"applink-7fc4fdbb64-4x5xq","build_number":10,)"
         R"("approximate_connection_time":18060},"connection_info":{"app_id":")" +
         app_id + "\"}}";
}

std::string disconnect_frame(const std::string& reason) {
  return R"({"type":"disconnect","reason":")" + reason + R"(","debug_info":{"host":"wss-111.slack.com"}})";
}

std::string envelope_frame(const std::string& id, bool takes_payload, const std::string& type,
                           const std::string& payload) {
  return R"({"envelope_id":")" + id + R"(","payload":)" + payload + R"(,"type":")" + type +
         R"(","accepts_response_payload":)" + (takes_payload ? "true}" : "false}");
}

Played::Played(SessionRules rules) : session(std::move(rules), counts) {}

SessionRules Played::usual_rules() {
  SessionRules rules;
  rules.app_id = "A1KNOWNBY";
  return rules;
}

std::string Played::note(const Actions& actions) {
  std::string all;
  for (const Action& action : actions) {
    const std::string words = words_of(action);
    if (const auto* tell = std::get_if<Tell>(&action)) told_.push_back(tell->words);
    if (const auto* open = std::get_if<Open>(&action)) asked_.insert(open->line);
    if (const auto* close = std::get_if<Close>(&action)) closing_.insert(close->line);
    done_.push_back(words);
    if (!all.empty()) all += ", ";
    all += words;
  }
  return all;
}

std::string Played::happens(const Happening& what) {
  now_.chance = chance;
  return note(session.happens(what, now_));
}

std::string Played::text(Line line, const std::string& frame) { return happens(TextCame{line, frame}); }

// Wakes the session whenever it asks for it; lively lines answer each ping and send their own.
std::string Played::after(std::chrono::milliseconds time) {
  const Moment end = now_.at + time;
  std::string all;
  const auto add = [&all](const std::string& words) {
    if (!words.empty()) all += (all.empty() ? "" : ", ") + words;
  };
  while (session.next() && *session.next() <= end) {
    now_.at = std::max(now_.at, *session.next());
    for (const Line line : lively_) add(happens(PingCame{line}));
    add(happens(Waited{}));
    for (const Line line : lively_) add(happens(PongCame{line}));
  }
  now_.at = end;
  return all;
}

void Played::greet(Line line) {
  happens(Opened{line});
  text(line, hello_frame());
}

void Played::answer_pings(Line line) { lively_.insert(line); }

void Played::recover() {
  for (int round = 0; round < 60; ++round) {
    for (const Line line : std::exchange(closing_, {})) happens(Closed{line});
    for (const Line line : std::exchange(asked_, {})) {
      greet(line);  // without effect on those that are open
      answer_pings(line);
    }
    after(std::chrono::seconds(10));
  }
}

std::size_t Played::count(const std::string& word) const {
  return static_cast<std::size_t>(std::count_if(
      done_.begin(), done_.end(), [&](const std::string& done) { return done.starts_with(word); }));
}

}  // namespace knownby::slack
