// `knownby serve`: one thread for the network, two at the desk, and two signals: the first stops in order,
// the second at once.

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <cstdlib>
#include <memory>

#include "adapters/clock.hpp"
#include "bot/app.hpp"
#include "bot/program/memory.hpp"
#include "bot/program/program.hpp"
#include "bot/program/subcommands.hpp"
#include "bot/program/told_clock.hpp"

namespace knownby {
namespace {

namespace asio = boost::asio;

asio::awaitable<void> stop_when_told(App& app, asio::io_context& io, asio::signal_set& signals, Log& log) {
  co_await signals.async_wait(asio::use_awaitable);
  log.info("stopping");
  signals.async_wait([](const boost::system::error_code& cancelled, int) {
    if (!cancelled) std::_Exit(exits::stopped_at_once);
  });
  co_await app.stop();
  log.info("stopped");
  io.stop();
}

}  // namespace

int serve(const std::string& config_file) {
  std::signal(SIGPIPE,
              SIG_IGN);  // when whoever reads the log is gone, a line is lost and the school is served
  const Config config = read_config(config_file);
  if (!config.slack.on && !config.teams.on && !config.teams_webhooks.any()) {
    throw ConfigError(config_file, 0,
                      "there is neither [slack] nor [teams], so there is nobody to listen to");
  }
  asio::io_context io(1);
  const std::unique_ptr<Clock> clock = clock_of(config);
  Log log(standard_output());
  if (const std::string trouble = memory::keep_private(); !trouble.empty()) log.warning(trouble);
  App app(config, read_secrets(config), App::World{io, *clock, log});
  int status = exits::fine;
  app.on_broken([&] {
    log.warning("the disk or the database is damaged; stopping");
    status = exits::broken_disk;
    std::raise(SIGTERM);
  });
  asio::signal_set signals(io, SIGTERM, SIGINT);
  asio::co_spawn(io, stop_when_told(app, io, signals, log), asio::detached);
  app.start();
  log.info("listening on port " + std::to_string(app.port()) + ", metrics on " +
           std::to_string(app.metrics_port()));
  io.run();
  return status;
}

}  // namespace knownby
