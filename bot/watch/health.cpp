#include "bot/watch/health.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

namespace knownby {
namespace {

net::HttpResponse plain_text(unsigned status, std::string body) {
  return {status, "text/plain; charset=utf-8", std::move(body), {}};
}

std::uintmax_t free_beside(const std::string& file) {
  std::error_code trouble;
  const auto folder = std::filesystem::absolute(file, trouble).parent_path();
  const auto space = std::filesystem::space(folder, trouble);
  return trouble ? 0 : space.available;
}

}  // namespace

Health::Health(Desk& desk, const Clock& clock, HealthSettings settings)
    : desk_(desk), clock_(clock), settings_(std::move(settings)) {}

net::HttpResponse Health::alive() const { return plain_text(200, "alive\n"); }

boost::asio::awaitable<net::HttpResponse> Health::ready() {
  std::string reasons;
  const std::chrono::sys_seconds now = clock_.now();
  const bool proved =
      proved_ && desk_.writable() && now >= *proved_ && now - *proved_ < settings_.proof_lasts;
  if (stopping_) {
    reasons += "stopping\n";
  } else if (!proved) {
    const bool wrote = co_await desk_.try_to_write(now);
    proved_.reset();
    if (wrote) proved_ = now;
    if (!wrote) reasons += "the database takes nothing in\n";
  }
  if (free_beside(settings_.store) < settings_.least_disk) reasons += "the disk is nearly full\n";
  if (desk_.counts().waiting * 5 > settings_.queue * 4) reasons += "too much is waiting\n";
  reasons += clock_words();
  const unsigned status = reasons.empty() ? 200 : 503;
  co_return plain_text(status, (reasons.empty() ? "ready\n" : reasons) + line_words());
}

std::string Health::clock_words() const {
  const auto ahead = settings_.clock_ahead ? settings_.clock_ahead() : std::nullopt;
  if (!ahead || std::chrono::abs(*ahead) <= settings_.clock_apart) return {};
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(std::chrono::abs(*ahead));
  return "the clock is " + std::to_string(minutes.count()) + " minutes " +
         (ahead->count() > 0 ? "ahead of" : "behind") + " Slack's\n";
}

std::string Health::line_words() const {
  std::string words;
  if (!settings_.lines) return words;
  for (const auto& [platform, line] : settings_.lines()) {
    if (line == 1) words += platform + " does not answer: it is asked whether it is back\n";
    if (line == 2) words += platform + " does not answer: it is left alone for now\n";
  }
  return words;
}

}  // namespace knownby
