#include "bot/mail/delivery.hpp"

#include <utility>

#include "adapters/net/retry.hpp"
#include "commands/words/card_json.hpp"

namespace knownby {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::minutes not_set_up{15};  // a restart with the platform set up again takes a while

}  // namespace

Outgoing outgoing_of(const Parcel& parcel, std::string mark) {
  Outgoing outgoing;
  outgoing.id = parcel.id;
  outgoing.place = Place{parcel.platform, parcel.address};
  if (parcel.act == "redraw") outgoing.act = Outgoing::Act::redraw;
  if (parcel.act == "remove") outgoing.act = Outgoing::Act::remove;
  if (outgoing.act != Outgoing::Act::remove) outgoing.card = card_from_json(parcel.body);
  outgoing.key = parcel.key;
  outgoing.mark = std::move(mark);
  outgoing.reference = parcel.reference;
  outgoing.attempt = parcel.attempt;
  outgoing.first_sent = parcel.first_sent.value_or(parcel.not_before);
  return outgoing;
}

asio::awaitable<Delivery> deliver(Platform* platform, Parcel parcel, std::string mark) {
  if (platform == nullptr) co_return Later{not_set_up, "its platform is not set up"};
  Outgoing outgoing;
  try {
    outgoing = outgoing_of(parcel, std::move(mark));
  } catch (const std::exception&) {
    co_return Never{"its card cannot be read"};
  }
  try {
    Delivery delivery = co_await platform->deliver(std::move(outgoing));
    co_return delivery;
  } catch (const std::exception& error) {
    co_return Unknown{error.what()};
  }
}

asio::awaitable<Sought> seek(Platform* platform, Parcel parcel, std::string mark) {
  if (platform == nullptr) co_return CannotTell{"its platform is not set up"};
  try {
    Outgoing outgoing = outgoing_of(parcel, std::move(mark));
    // Changing a message or taking it away twice does no harm, so nobody needs to look.
    if (outgoing.act != Outgoing::Act::post) co_return NotShown{};
    Sought sought = co_await platform->seek(std::move(outgoing));
    co_return sought;
  } catch (const std::exception& error) {
    co_return CannotTell{error.what()};
  }
}

Settled settled(const Parcel& parcel, Delivery delivery, std::chrono::sys_seconds now) {
  auto* later = std::get_if<Later>(&delivery);
  if (later == nullptr) return {parcel.id, std::move(delivery), now};
  const bool told = later->wait.count() > 0;
  const auto wait =
      told ? net::wait_as_told(later->wait, parcel.key) : net::wait_after(parcel.attempt, parcel.key);
  later->wait = std::chrono::ceil<std::chrono::seconds>(wait);
  return {parcel.id, std::move(delivery), now, !told};
}

}  // namespace knownby
