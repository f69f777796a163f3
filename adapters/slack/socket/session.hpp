#pragma once
// Socket Mode as a pure machine (PROTOCOL S-40 to S-42): what happens goes in, what is to be done comes out.
// It knows no socket and no clock, and rolls no dice.

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/net/pacer.hpp"
#include "adapters/slack/socket/counts.hpp"
#include "adapters/slack/socket/envelopes.hpp"
#include "adapters/slack/socket/happenings.hpp"

namespace knownby::slack {

inline constexpr std::string_view open_method = "apps.connections.open";

using Moment = std::chrono::steady_clock::time_point;

// When it happens, and a value from 0 to 1 that spreads the waits.
struct Now {
  Moment at{};
  double chance = 0.5;
};

struct SessionRules {
  std::string app_id{};                           // ours
  std::size_t connections = 2;                    // while one is exchanged, the other hears
  std::chrono::seconds hello{10};                 // at most until Slack's first word
  std::chrono::seconds ping_every{5};             // ours
  std::chrono::seconds pong_within{5};            // Slack's answer to it
  std::chrono::seconds silence{30};               // at most without a ping of Slack's
  std::chrono::seconds first_wait{1};             // after the first failure; doubles
  std::chrono::seconds longest_wait{60};          // except where Slack names one
  std::chrono::seconds lasting{30};               // a connection this old proves that failing is over
  std::chrono::seconds parting{60};               // an old connection that Slack forgets to close
  net::Pace opening{std::chrono::minutes(1), 4};  // tier 1, and the little more that Slack lets pass at once
};

class Session {
 public:
  Session(SessionRules rules, SocketCounts& counts);  // counts outlives it

  // In order of time. What comes out is to be done in this order.
  Actions happens(const Happening& what, Now now);
  // When Waited is due, unless something else happens before.
  std::optional<Moment> next() const;
  std::size_t under_way() const { return envelopes_.under_way(); }

 private:
  enum class Stage { asking, greeting, ready, parting, closing };
  struct Connection {
    Stage stage = Stage::asking;
    Moment since{};                    // in this stage
    std::optional<Moment> hello_at{};  // Slack's
    Moment ping_at{};                  // our next one
    std::optional<Moment> pong_by{};   // until when our last one may be answered
    Moment heard_ping{};               // Slack's last one
    bool told_of_garbage = false;
  };
  using Entry = std::map<Line, Connection>::value_type;

  void on(const Begun&);
  void on(const Opened& what);
  void on(const NotOpened& what);
  void on(const TextCame& what);
  void on(const BinaryCame& what);
  void on(const PingCame& what);
  void on(const PongCame& what);
  void on(const Closed& what);
  void on(const Answered& what);
  void on(const Failed& what) { envelopes_.give_up(what.envelope); }
  void on(const Waited&) {}
  void on(const Leaving&) { is_leaving_ = true; }
  void on(const HungUp&);

  void hear(Entry& line, const Hello& hello);
  void hear(Entry& line, const Goodbye& goodbye);
  void hear(Entry& line, Envelope envelope);
  void bad_frame(Entry& line, std::size_t bytes);

  void tend(Entry& line);
  void open_what_lacks();
  bool may_open() const;
  Moment next_opening() const;
  std::optional<Moment> next_of(const Connection& line) const;
  void part(Entry& line);
  void close(Entry& line);
  void lose(Entry& line, std::string_view why);
  void stop(std::string words);
  std::chrono::milliseconds fail(std::optional<std::chrono::seconds> told_to_wait);
  bool has_lasted() const;

  std::size_t count(Stage stage) const;
  std::size_t lacking() const;
  Connection* at(Line line);
  std::optional<Line> way_back(Line line) const;
  void tell(std::string words, bool is_trouble = true);
  net::Pacer::Time paced(Moment moment) const;

  SessionRules rules_;
  SocketCounts& counts_;
  Envelopes envelopes_;
  net::Pacer pacer_;
  std::map<Line, Connection> lines_;
  Line last_line_ = 0;
  Actions actions_;
  Now now_;
  int failures_ = 0;
  Moment not_before_{};
  bool is_begun_ = false;
  bool is_leaving_ = false;
  bool is_over_ = false;  // stopped or hung up: nothing is opened any more
};

}  // namespace knownby::slack
