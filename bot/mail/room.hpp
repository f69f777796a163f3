#pragma once
// Inside the mailroom: what it holds, and what it makes of each outcome.

#include <boost/asio/steady_timer.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/net/restraint/breaker.hpp"
#include "adapters/net/restraint/retry_budget.hpp"
#include "bot/mail/bell.hpp"
#include "bot/mail/doubts.hpp"
#include "bot/mail/marks.hpp"
#include "bot/mailroom.hpp"

namespace knownby {

struct Mailroom::Room : std::enable_shared_from_this<Mailroom::Room> {
  // The line to one platform, and whether anything may be sent over it.
  struct Line {
    explicit Line(Platform* given) : platform(given) {}
    Platform* platform;
    net::Breaker breaker{};
    net::RetryBudget retries{};
    std::size_t in_hand = 0;  // a long queue here takes no seat of another platform
    bool is_down = false;     // as the store was told
  };

  Room(boost::asio::any_io_executor executor, Desk& its_desk, Clock& its_clock, const Platforms& platforms,
       MailSettings wanted);

  boost::asio::awaitable<void> run();
  boost::asio::awaitable<void> round();
  boost::asio::awaitable<void> wake_up();
  boost::asio::awaitable<void> write_down();
  boost::asio::awaitable<void> take_more();
  boost::asio::awaitable<void> look_for_lost();
  boost::asio::awaitable<std::optional<std::chrono::sys_seconds>> next_wake();
  void send_out(Line& line, Parcel parcel);
  boost::asio::awaitable<void> bring(Line& line, Parcel parcel);
  boost::asio::awaitable<void> look_for(Line* line, Parcel parcel);

  // In outcomes.cpp.
  void delivered(const Parcel& parcel, const Delivery& delivery);
  boost::asio::awaitable<void> refused_there(Parcel parcel, Never refused);
  void found_out(const Parcel& parcel, const Sought& sought);
  void cannot_tell(const Parcel& parcel, const std::string& reason);
  void judge(Line& line, const Delivery& delivery);
  void judge(Line& line, const Sought& sought);
  void tell_of(Line& line);
  MailCounts count() const;

  Line* line_of(const Parcel& parcel) {
    const auto found = lines.find(parcel.platform);
    return found == lines.end() ? nullptr : &found->second;
  }
  void note(std::string_view words, std::int64_t id) const {
    if (settings.note) settings.note(words, id);
  }

  boost::asio::any_io_executor home;
  Desk& desk;
  Clock& clock;
  std::map<std::string, Line, std::less<>> lines;  // by platform
  MailSettings settings;
  std::optional<Marks> marks;
  Doubts doubted;
  Bell bell;
  boost::asio::steady_timer ended;
  MailCounts counts;
  std::vector<Settled> finished;
  std::vector<std::pair<std::string, std::string>> news;  // which lines went down or came back, to be kept
  bool closing = false;
  bool gave_up = false;
  bool over = false;
};

}  // namespace knownby
