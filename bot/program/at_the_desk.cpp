#include "bot/program/at_the_desk.hpp"

#include <unistd.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <cstdio>
#include <future>
#include <stdexcept>
#include <utility>
#include <variant>

#include "bot/config/key_file.hpp"
#include "bot/desk.hpp"
#include "bot/program/told_clock.hpp"
#include "commands/table.hpp"
#include "commands/words/card_text.hpp"

namespace knownby {

AtTheDesk::AtTheDesk(const Config& config) : config_(config) {}

Request from_the_command_line(const std::string& verb, const Fields& fields, std::chrono::sys_seconds now) {
  Request request;
  request.now = now;
  request.speaker = Speaker{"command line", "admin"};
  request.verb = verb;
  request.fields = fields;
  return request;
}

Reply AtTheDesk::say(const std::string& text) {
  Request request = from_the_command_line({}, {}, clock_of(config_)->now());
  request.text = text;
  return ask(std::move(request));
}

Reply AtTheDesk::press(const std::string& verb, const Fields& fields) {
  return ask(from_the_command_line(verb, fields, clock_of(config_)->now()));
}

bool AtTheDesk::came_to_nothing() const {
  if (last_.outcome == Outcome::refused || last_.verb == "lost") return true;
  const Command* ran = command(last_.verb);
  return last_.outcome == Outcome::answered && ran != nullptr && ran->lane == Lane::changes;
}

namespace {

// One line that is written over, for whoever waits at a terminal; gone once the answer is there.
void show_step(std::string_view words, int percent) {
  constexpr int width = 20;
  std::string bar(static_cast<std::size_t>(std::clamp(percent, 0, 100) * width / 100), '#');
  bar.resize(width, '.');
  const std::string line = "[" + bar + "] " + std::string(words);
  std::fprintf(stderr, "\r\033[K%s", percent < 100 ? line.c_str() : "");
  std::fflush(stderr);
}

}  // namespace

Reply AtTheDesk::ask(Request request) {
  std::string trouble;
  DeskSettings settings{config_.store.path, config_.policy(), school_key(config_, true)};
  const bool is_watched = ::isatty(STDERR_FILENO) != 0;
  if (is_watched) settings.step = show_step;
  settings.tell = [&trouble, this](const ServedGroup& group) {
    for (const Served& served : group.served) {
      last_ = served;
      if (served.outcome == Outcome::failed)
        trouble += served.trouble;
      else if (!served.trouble.empty())
        std::fprintf(stderr, "knownby: %s\n", served.trouble.c_str());
    }
  };
  boost::asio::io_context io(1);
  Desk desk(io.get_executor(), std::move(settings));
  std::future<Reply> reply = boost::asio::co_spawn(io, desk.ask(std::move(request)), boost::asio::use_future);
  io.run();
  desk.close();
  if (is_watched) show_step("", 100);
  if (!trouble.empty()) throw std::runtime_error(trouble);  // here the cause may be shown to who asked
  return reply.get();
}

void print(const Card& card) { std::printf("%s\n", card_text(card).c_str()); }

const Button* yes_button(const Card& card) {
  for (const Block& block : card.blocks) {
    const auto* buttons = std::get_if<Buttons>(&block);
    if (buttons == nullptr) continue;
    for (const Button& button : buttons->buttons) {
      if (button.tone == Button::Tone::primary && button.link.empty()) return &button;
    }
  }
  return nullptr;
}

}  // namespace knownby
