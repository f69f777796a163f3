#include "adapters/console/console.hpp"

#include <algorithm>

#include "adapters/console/limits.hpp"

namespace knownby::console {

boost::asio::awaitable<Delivery> Console::deliver(Outgoing outgoing) {
  if (outgoing.act == Outgoing::Act::post) {
    Message message{"", outgoing.place, std::string(reader_of(outgoing.place)), outgoing.card, outgoing.key};
    const bool is_for_one = message.reader.empty() && !outgoing.place.address.starts_with('#');
    if (is_for_one) {  // addressed by their account
      message.reader = outgoing.place.address;
      message.place = direct(message.reader);
    }
    co_return Sent{add(std::move(message))};
  }
  const auto found = called(outgoing.reference);
  if (found == messages_.end()) co_return Never{"the message is no longer there"};
  if (outgoing.act == Outgoing::Act::redraw) found->card = outgoing.card;
  if (outgoing.act == Outgoing::Act::remove) messages_.erase(found);
  co_return Sent{outgoing.reference};
}

boost::asio::awaitable<Sought> Console::seek(Outgoing outgoing) {
  for (const Message& message : messages_) {
    if (!outgoing.key.empty() && message.key == outgoing.key) co_return Sent{message.reference};
  }
  co_return NotShown{};
}

boost::asio::awaitable<Reply> Console::say(Request request, std::string pressed) {
  if (!ask_) throw Busy{};
  const Place place = request.place;
  const std::string reader = request.speaker.key;
  const Ask ask = ask_;  // stop_hearing may come while this one is under way
  Request again = request;
  Reply reply = co_await ask(std::move(request));
  if (reply.look_at) {
    again.look = look(*reply.look_at);
    reply = co_await ask(std::move(again));
  }
  if (!reply.silent()) keep(reply, place, reader, pressed);
  co_return reply;
}

std::shared_ptr<const Look> Console::look(const LookAt& wanted) const {
  auto look = std::make_shared<Look>();
  look->platform = std::string(kPlatform);
  for (const std::string& key : wanted.accounts) look->accounts.push_back({key});
  if (wanted.places.empty()) return look;
  look->address = wanted.places.front().address;
  const auto known = audiences_.find(look->address);
  look->audience = known == audiences_.end() ? Audience{} : known->second;
  return look;
}

std::vector<const Message*> Console::before(const Seat& seat) const {
  std::vector<const Message*> seen;
  for (auto message = messages_.rbegin(); message != messages_.rend(); ++message) {
    const bool theirs = message->reader == seat.staff;
    const bool here = message->reader.empty() && message->place == seat.place;
    if (theirs || here) seen.push_back(&*message);
  }
  return seen;
}

// A private answer never takes the place of what everyone sees.
void Console::keep(const Reply& reply, const Place& place, const std::string& reader,
                   const std::string& pressed) {
  const bool alone = reply.seen == Reply::Seen::only_you || place.direct;
  Message message{"", place, alone ? reader : "", reply.card};
  const auto old = called(pressed);
  if (reply.replaces_pressed && old != messages_.end() && old->reader == message.reader) {
    message.key = old->key;
    message.reference = old->reference;
    messages_.erase(old);
  }
  add(std::move(message));
}

const std::string& Console::add(Message message) {
  if (message.reference.empty()) message.reference = std::to_string(++given_);
  messages_.push_back(std::move(message));
  if (messages_.size() > kMessagesKept) messages_.pop_front();
  return messages_.back().reference;
}

std::deque<Message>::iterator Console::called(const std::string& reference) {
  return std::find_if(messages_.begin(), messages_.end(),
                      [&](const Message& message) { return message.reference == reference; });
}

}  // namespace knownby::console
