#include "adapters/console/hear.hpp"
#include "commands/words/card_text.hpp"
#include "tests/contract/drivers.hpp"

namespace knownby {

namespace asio = boost::asio;

namespace {

const std::chrono::sys_seconds now{std::chrono::seconds(1792012320)};

console::Seat seat_of(const std::string& person) { return {person, console::channel("grade-7-team")}; }

const Button* button_called(const Card& card, const std::string& label) {
  for (const Block& block : card.blocks) {
    const auto* row = std::get_if<Buttons>(&block);
    if (row == nullptr) continue;
    for (const Button& button : row->buttons)
      if (button.label == label) return &button;
  }
  return nullptr;
}

}  // namespace

ConsoleDriver::ConsoleDriver(Answers desk) : desk_(std::move(desk)) {
  console_.start([this](Request request) { return answer(std::move(request)); });
}

asio::awaitable<Reply> ConsoleDriver::answer(Request request) {
  heard.push_back(request);
  co_return desk_(request);
}

void ConsoleDriver::say(const std::string& person, const std::string& text, const std::string& event) {
  finish(console_.say(console::hear(text, seat_of(person), {event, now})));
}

void ConsoleDriver::press(const std::string& person, const std::string& label) {
  for (const console::Message* message : console_.before(seat_of(person))) {
    const Button* button = button_called(message->card, label);
    if (button == nullptr) continue;
    const std::string reference = message->reference;
    Request request = console::hear_press(*button, seat_of(person), {"press " + label, now});
    finish(console_.say(std::move(request), reference));
    return;
  }
}

std::vector<std::string> ConsoleDriver::everyone_sees() const {
  std::vector<std::string> seen;
  for (const console::Message& message : console_.messages())
    if (message.reader.empty() && message.place == team()) seen.push_back(card_text(message.card));
  return seen;
}

std::vector<std::string> ConsoleDriver::alone_sees(const std::string& person) const {
  std::vector<std::string> seen;
  for (const console::Message& message : console_.messages())
    if (message.reader == person) seen.push_back(card_text(message.card));
  return seen;
}

Place ConsoleDriver::team() const { return console::channel("grade-7-team"); }

}  // namespace knownby
