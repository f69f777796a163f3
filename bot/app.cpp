#include "bot/app.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "adapters/doors.hpp"
#include "adapters/net/http_server.hpp"
#include "adapters/net/https_client.hpp"
#include "adapters/net/websocket.hpp"
#include "adapters/slack/slack.hpp"
#include "bot/chores.hpp"
#include "bot/desk.hpp"
#include "bot/doorway.hpp"
#include "bot/mail/notebook.hpp"
#include "bot/mailroom.hpp"
#include "bot/outside.hpp"
#include "bot/patience.hpp"
#include "bot/teams_room.hpp"
#include "bot/ticker.hpp"
#include "bot/watch/health.hpp"
#include "bot/watch/metrics.hpp"
#include "bot/webhooks_room.hpp"

namespace knownby {

namespace asio = boost::asio;
using net::HttpRequest;
using net::HttpResponse;

struct App::Floors {
  Floors(const Config& given, Secrets secrets, World around);

  DeskSettings desk_settings(const SchoolKey& key);
  HealthSettings health_settings();
  void hang_doors();
  void start_slack(SlackSecrets secrets);
  void start_teams(TeamsSecrets secrets);
  std::function<void(std::string_view, bool)> note() const;
  void start();
  asio::awaitable<void> late_answers();
  asio::awaitable<void> stop();
  asio::awaitable<HttpResponse> metrics_page();
  asio::awaitable<Reply> tick(Request request);
  Ask door_of_the_desk();

  Config config;
  World world;
  net::Loopback loopback;
  Metrics metrics;
  Desk desk;
  Health health;
  Doors doors, metrics_doors;
  std::optional<net::HttpsClient> client;
  std::optional<net::WebSocketClient> sockets;
  std::optional<slack::Slack> slack;
  std::optional<TeamsRoom> teams;
  std::optional<WebhooksRoom> webhooks;
  std::vector<Platform*> platforms;
  std::optional<Mailroom> mailroom;
  std::optional<Chores> chores;
  net::HttpServer http, metrics_http;
  asio::cancellation_signal end_of_time;
  std::uint64_t impatient = 0;
};

App::Floors::Floors(const Config& given, Secrets secrets, World around)
    : config(given),
      world(std::move(around)),
      loopback(stand_ins(given)),
      desk(world.io.get_executor(), desk_settings(secrets.key)),
      health(desk, world.clock, health_settings()),
      platforms(world.platforms),
      http(server_at(world.io, config.http.listen, doors)),
      metrics_http(server_at(world.io, config.http.metrics, metrics_doors)) {
  client.emplace(world.io.get_executor(), loopback);
  if (config.slack.on) start_slack(std::move(secrets.slack));
  if (config.teams.on) start_teams(std::move(secrets.teams));
  webhooks.emplace(
      config, std::move(secrets.teams_webhooks), loopback, world.io.get_executor(), doors, world.clock,
      [this](net::Call call) { return client->send(std::move(call)); }, note());
  if (Platform* platform = webhooks->platform()) platforms.push_back(platform);
  Mailroom::Platforms by_name;
  for (Platform* platform : platforms) by_name.emplace(platform->name(), platform);
  MailSettings mail;
  mail.settle_time = std::chrono::seconds(config.loopback.settle_seconds);
  mail.note = [&log = world.log](std::string_view words, std::int64_t parcel) {
    log.delivery(words, parcel);
  };
  mailroom.emplace(world.io.get_executor(), desk, world.clock, std::move(by_name), std::move(mail));
  chores.emplace(desk, config, note());
  hang_doors();
}

void App::Floors::start_slack(SlackSecrets secrets) {
  const auto executor = world.io.get_executor();
  slack::Dial dial;
  if (config.slack.is_socket()) {
    sockets.emplace(executor, loopback);
    dial = [this](std::string url) { return sockets->open(net::Purpose::slack_socket, std::move(url)); };
  }
  slack::SlackSettings settings = slack_settings(config, std::move(secrets), loopback);
  settings.note = note();
  settings.notebook = notebook_at(desk);
  slack.emplace(
      std::move(settings), executor, doors, world.clock,
      [this](net::Call call) { return client->send(std::move(call)); }, std::move(dial));
  platforms.push_back(&*slack);
}

void App::Floors::start_teams(TeamsSecrets secrets) {
  auto send = [this](net::Call call) { return client->send(std::move(call)); };
  teams.emplace(config, std::move(secrets), loopback, world.io.get_executor(), doors, world.clock,
                std::move(send), note());
  platforms.push_back(&teams->platform());
}

// What whoever runs Knownby must know, in words of ours alone.
std::function<void(std::string_view, bool)> App::Floors::note() const {
  return [&log = world.log](std::string_view words, bool is_trouble) {
    is_trouble ? log.warning(words) : log.info(words);
  };
}

DeskSettings App::Floors::desk_settings(const SchoolKey& key) {
  DeskSettings settings{config.store.path, config.policy(), key};
  settings.reserve = std::uint64_t{64} * 1024 * 1024;
  settings.tell = [this](const ServedGroup& group) {
    world.log.requests(group);
    metrics.served(group);
  };
  return settings;
}

HealthSettings App::Floors::health_settings() {
  HealthSettings settings;
  settings.store = config.store.path;
  settings.clock_ahead = [this] { return slack ? slack->clock_ahead() : std::nullopt; };
  settings.lines = [this] { return mailroom->counts().lines; };
  return settings;
}

void App::Floors::hang_doors() {
  const std::size_t no_body = 0;
  doors.hang("/healthz", {"GET", no_body, [this](HttpRequest) { return give(health.alive()); }});
  doors.hang("/readyz", {"GET", no_body, [this](HttpRequest) { return health.ready(); }});
  metrics_doors.hang("/metrics", {"GET", no_body, [this](HttpRequest) { return metrics_page(); }});
}

asio::awaitable<HttpResponse> App::Floors::metrics_page() {
  Counted counted;
  counted.http = http.counts();
  counted.desk = desk.counts();
  counted.mail = mailroom->counts();
  if (slack) counted.slack = slack->counts();
  if (teams) counted.teams = teams->counts();
  counted.webhooks = webhooks->counts();
  counted.impatient = impatient;
  std::error_code no_log;
  counted.log_bytes = std::filesystem::file_size(config.store.path + "-wal", no_log);
  if (no_log) counted.log_bytes = 0;
  std::function<void(Db&)> work = [&counted, now = world.clock.now()](Db& db) {
    count_outbox(db, now, counted);
  };
  co_await desk.with_store(std::move(work));
  HttpResponse page;
  page.content_type = "text/plain; version=0.0.4; charset=utf-8";
  page.body = metrics.text(counted);
  co_return page;
}

// What platforms hear passes through here; the clock's ticks do not.
Ask App::Floors::door_of_the_desk() {
  Ask ask = [this](Request&& request) { return desk.ask(std::move(request)); };
  const int a_minute = config.limits.requests_per_person_per_minute;
  return patient(std::move(ask), std::make_shared<Patience>(a_minute), [this] { ++impatient; });
}

asio::awaitable<Reply> App::Floors::tick(Request request) {
  if (slack) slack->look_around();
  if (teams) teams->platform().look_around();
  webhooks->look_around();
  Reply reply = co_await desk.ask(std::move(request));
  chores->look(world.io, world.clock.now());
  mailroom->poke();  // whatever a clock that was set back made it miss
  co_return reply;
}

void App::Floors::start() {
  for (Platform* platform : platforms) platform->start(door_of_the_desk());
  webhooks->start(door_of_the_desk());
  if (slack) asio::co_spawn(world.io, slack->sign_in(), asio::detached);
  if (teams) teams->prepare();
  mailroom->start();
  Ask ask = [this](Request request) { return tick(std::move(request)); };
  auto note = [&log = world.log](std::string_view words) { log.warning(words); };
  asio::co_spawn(world.io, tick_every_minute(world.clock, std::move(ask), std::move(note)),
                 asio::bind_cancellation_slot(end_of_time.slot(), asio::detached));
  http.start();
  metrics_http.start();
}

// What took longer than a platform waits for is told afterwards, behind the back of the HTTP server.
asio::awaitable<void> App::Floors::late_answers() {
  asio::steady_timer pause(world.io);
  const auto until = std::chrono::steady_clock::now() + world.stop.late_answers;
  while ((slack ? slack->under_way() : 0) + (teams ? teams->platform().under_way() : 0) > 0 &&
         std::chrono::steady_clock::now() < until) {
    pause.expires_after(std::chrono::milliseconds(20));
    co_await pause.async_wait(asio::use_awaitable);
  }
}

asio::awaitable<void> App::Floors::stop() {
  health.stopping();
  if (slack) slack->take_no_more();
  asio::steady_timer still_hearing(world.io, world.stop.keep_hearing);
  co_await still_hearing.async_wait(asio::use_awaitable);
  end_of_time.emit(asio::cancellation_type::terminal);
  co_await http.finish(world.stop.answers);
  co_await late_answers();
  for (Platform* platform : platforms) platform->stop_hearing();
  webhooks->stop_hearing();
  co_await mailroom->finish(world.stop.deliveries);
  metrics_http.stop_accepting();
  co_await chores->finish();
  desk.close();
  co_await metrics_http.finish(std::chrono::milliseconds(0));
}

App::App(const Config& config, Secrets secrets, World world)
    : floors_(std::make_unique<Floors>(config, std::move(secrets), std::move(world))) {}

App::~App() = default;

void App::start() { floors_->start(); }
asio::awaitable<void> App::stop() { return floors_->stop(); }
void App::on_broken(std::function<void()> alarm) { floors_->desk.on_broken(std::move(alarm)); }
unsigned short App::port() const { return floors_->http.port(); }
unsigned short App::metrics_port() const { return floors_->metrics_http.port(); }

}  // namespace knownby
