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
#include "commands/words/find_button.hpp"

namespace knownby {

AtTheDesk::AtTheDesk(const Config& config, bool goes_on) : config_(config), goes_on_(goes_on) {}

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
  if (last_.outcome == Outcome::refused || last_.verb == "lost" || last_.verb == "held") return true;
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
  const auto told = [&](Request one) {
    std::future<Reply> reply = boost::asio::co_spawn(io, desk.ask(std::move(one)), boost::asio::use_future);
    io.restart();
    io.run();
    return reply.get();
  };
  const std::chrono::sys_seconds now = request.now;
  Reply reply = told(std::move(request));
  const Button* release = goes_on_ ? release_button(reply.card) : nullptr;
  if (release != nullptr) {  // only this desk has what the card holds
    print(reply.card);
    std::printf("\n");
    reply = told(from_the_command_line(release->verb, release->fields, now));
  }
  desk.close();
  if (is_watched) show_step("", 100);
  if (!trouble.empty()) throw std::runtime_error(trouble);  // here the cause may be shown to who asked
  return reply;
}

void print(const Card& card) { std::printf("%s\n", card_text(card).c_str()); }

const Button* yes_button(const Card& card) {
  return find_button(
      card, [](const Button& button) { return button.tone == Button::Tone::primary && button.link.empty(); });
}

bool asks_for_something(const Card& card) {
  return std::any_of(card.blocks.begin(), card.blocks.end(), [](const Block& block) {
    const auto* text = std::get_if<Text>(&block);
    return text != nullptr && !text->spans.empty() && text->spans.front().text.starts_with("•");
  });
}

const Button* release_button(const Card& card) {
  return find_button(card, [](const Button& button) {
    const Fields& fields = button.fields;
    return button.verb == "guard" &&
           std::find(fields.begin(), fields.end(), Fields::value_type{"answer", "note"}) != fields.end();
  });
}

}  // namespace knownby
