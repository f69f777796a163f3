// What the mailroom makes of each outcome: of the message, and of the line it went over.

#include <array>
#include <utility>

#include "bot/mail/delivery.hpp"
#include "bot/mail/room.hpp"
#include "store/settings.hpp"

namespace knownby {

namespace asio = boost::asio;
using std::chrono::sys_seconds;

void Mailroom::Room::delivered(const Parcel& parcel, const Delivery& delivery) {
  if (std::holds_alternative<Sent>(delivery)) ++counts.sent;
  if (std::holds_alternative<Later>(delivery)) ++counts.later;
  if (const auto* unknown = std::get_if<Unknown>(&delivery)) {
    ++counts.unknown;
    note("may have been shown: " + unknown->reason, parcel.id);
    doubted.begin(parcel, clock.now());
  }
  if (const auto* refused = std::get_if<Never>(&delivery)) {
    ++counts.never;
    static constexpr std::array<std::string_view, 3> reach = {"", ", nor will anything else there",
                                                              ", nor will anything on this platform"};
    note("will not be shown" + std::string(reach.at(static_cast<std::size_t>(refused->ends))) + ": " +
             refused->reason,
         parcel.id);
  }
}

// The school hears of it through the desk's own door: its card stops there, and whoever runs Knownby is told.
asio::awaitable<void> Mailroom::Room::refused_there(Parcel parcel, Never refused) {
  Request request;
  request.now = clock.now();
  request.speaker = Speaker{"clock", "mailroom"};
  request.verb = "refused";
  request.fields = {{"key", parcel.key}, {"reason", refused.reason}, {"fix", refused.fix}};
  if (refused.ends == Never::Ends::installation) request.fields.emplace_back("ends", "installation");
  try {
    co_await desk.ask(std::move(request));
  } catch (const std::exception& error) {
    note(error.what(), parcel.id);
  } catch (const Busy&) {
    note("the desk was too busy to hear of it", parcel.id);
  }
}

void Mailroom::Room::found_out(const Parcel& parcel, const Sought& sought) {
  const sys_seconds now = clock.now();
  if (const auto* later = std::get_if<Later>(&sought)) {
    const Settled again = settled(parcel, *later, now);
    if (doubted.look_again(parcel, now + std::get<Later>(again.delivery).wait)) return;
    return cannot_tell(parcel, later->reason);
  }
  if (const auto* unclear = std::get_if<CannotTell>(&sought)) return cannot_tell(parcel, unclear->reason);
  doubted.resolved(parcel.id);
  if (const auto* sent = std::get_if<Sent>(&sought)) {
    ++counts.found;
    finished.push_back({parcel.id, *sent, now});
  } else {
    ++counts.not_shown;
    finished.push_back(settled(parcel, Later{std::chrono::seconds(0), "looked for, and not shown"}, now));
  }
}

void Mailroom::Room::cannot_tell(const Parcel& parcel, const std::string& reason) {
  ++counts.cannot_tell;
  doubted.give_up(parcel.id);
  note("cannot tell whether it was shown, so it is not sent again: " + reason, parcel.id);
  finished.push_back({parcel.id, Unknown{reason}, clock.now()});
}

// Later with a wait is an answer of a platform that is well, or its pace kept without a call; without one the
// call went wrong.
void Mailroom::Room::judge(Line& line, const Delivery& delivery) {
  const auto* later = std::get_if<Later>(&delivery);
  const bool went_wrong = std::holds_alternative<Unknown>(delivery) || (later && later->wait.count() == 0);
  if (std::holds_alternative<Sent>(delivery)) {
    line.breaker.succeeded(clock.now());
  } else if (went_wrong) {
    line.breaker.failed(clock.now());
  } else {
    line.breaker.said_nothing();
  }
  tell_of(line);
}

void Mailroom::Room::judge(Line& line, const Sought& sought) {
  const auto* later = std::get_if<Later>(&sought);
  if (std::holds_alternative<Sent>(sought) || std::holds_alternative<NotShown>(sought)) {
    line.breaker.succeeded(clock.now());
  } else if (later && later->wait.count() == 0) {
    line.breaker.failed(clock.now());
  } else {
    line.breaker.said_nothing();
  }
  tell_of(line);
}

void Mailroom::Room::tell_of(Line& line) {
  const bool is_down = line.breaker.state(clock.now()) != net::Breaker::State::closed;
  if (is_down == std::exchange(line.is_down, is_down)) return;
  const std::string platform(line.platform->name());
  note(platform + (is_down ? " does not answer: it is asked now and then whether it is back" : " is back"),
       0);
  const auto since = std::to_string(line.breaker.opened().time_since_epoch().count());
  news.emplace_back(settings::not_answering(platform), is_down ? since : std::string());
}

MailCounts Mailroom::Room::count() const {
  MailCounts counted = counts;
  for (const auto& [platform, line] : lines)
    counted.lines.emplace(platform, static_cast<int>(line.breaker.state(clock.now())));
  return counted;
}

}  // namespace knownby
