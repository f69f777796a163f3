#pragma once
// The whole bot as an object: builds the floors from a configuration, starts them and stops them in order.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include "adapters/clock.hpp"
#include "adapters/platform.hpp"
#include "bot/config/config.hpp"
#include "bot/config/secrets.hpp"
#include "bot/watch/log.hpp"

namespace knownby {

// How long each step of stopping may take. Together less than 20 s.
struct StopTimes {
  std::chrono::milliseconds keep_hearing{2'000};  // not ready any more, so that a balancer looks elsewhere
  std::chrono::milliseconds answers{5'000};
  std::chrono::milliseconds late_answers{2'000};
  std::chrono::milliseconds deliveries{10'000};
};

class App {
 public:
  struct World {
    boost::asio::io_context& io;  // one thread runs it
    Clock& clock;
    Log& log;
    std::vector<Platform*> platforms{};  // besides those of the configuration
    StopTimes stop{};
  };

  // Opens the store, takes the ports, hears nothing yet. Everything in `world` outlives it, and it outlives
  // the loop's last handler. Throws StoreError, InUse, std::runtime_error for a port that is taken.
  App(const Config& config, Secrets secrets, World world);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  void start();
  // Not ready -> stops hearing -> lets answers and deliveries finish -> closes the store. Once.
  boost::asio::awaitable<void> stop();
  // Called once when the disk or the store's file is damaged: nothing sensible can be done but stop.
  void on_broken(std::function<void()> alarm);

  unsigned short port() const;
  unsigned short metrics_port() const;

 private:
  struct Floors;
  std::unique_ptr<Floors> floors_;
};

}  // namespace knownby
