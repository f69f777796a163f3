#include "adapters/slack/slack.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <stdexcept>
#include <utility>

#include "adapters/apologies.hpp"
#include "adapters/content.hpp"
#include "adapters/malformed.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/slack/show.hpp"

namespace knownby::slack {
namespace {

namespace asio = boost::asio;
using net::HttpRequest;
using net::HttpResponse;

HttpResponse bare(unsigned status) { return {status, {}, {}, {}}; }
HttpResponse json_response(std::string body) {
  return {200, "application/json; charset=utf-8", std::move(body), {}};
}

}  // namespace

// Shared by the answer that Slack waits for and the work that may take longer.
struct Slack::Answering {
  template <class Said>
  Answering(Said&& said, std::chrono::sys_seconds now, bool takes)
      : way(said.back.response_url, now), heard(std::forward<Said>(said)), takes_body(takes) {}

  ResponseUrl way;
  std::variant<Command, Presses> heard;
  bool takes_body;  // else the answer goes to the response URL, however early
  std::shared_ptr<Pending> pending{};
  HttpResponse response = bare(200);  // what Slack gets, once pending is settled in time
};

Slack::Slack(SlackSettings settings, asio::any_io_executor executor, Doors& doors, Clock& clock, Send send,
             Dial dial)
    : settings_(std::move(settings)),
      clock_(clock),
      executor_(executor),
      send_(hearing_the_time(std::move(send))),
      installation_(std::exchange(settings_.tokens, Tokens()), settings_, executor, counts_, clock, send_),
      wire_(settings_, installation_, counts_, clock, send_),
      once_(settings_, counts_, wire_, clock),
      overdue_(executor, settings_.answer_within),
      files_(settings_, installation_, send_),
      exports_(executor, settings_, wire_, once_, counts_, send_),
      events_(executor, overdue_, wire_, files_, counts_, clock),
      homes_(executor, wire_, counts_, clock),
      lookout_(executor, settings_, wire_, counts_, clock),
      forms_(executor, overdue_, wire_, homes_, counts_, clock) {
  if (!is_id(settings_.app_id) || !is_id(settings_.team_id)) {
    throw std::invalid_argument("Slack needs the ids of our app and of the workspace");
  }
  if (settings_.is_socket) {
    open_socket(std::move(dial), send_);
    return;
  }
  signatures_.emplace(settings_.signing_secrets);
  Door door{"POST", limits::body, [this](HttpRequest request) { return serve(std::move(request)); }};
  doors.hang("/slack/events", std::move(door));
}

void Slack::start(Ask ask) {
  lookout_.start(ask);
  ask = asking(std::move(ask));
  homes_.start(ask);
  events_.start(ask);
  forms_.start(ask);
  ask_ = std::move(ask);
  if (socket_) socket_->start();
}

void Slack::stop_hearing() {
  events_.stop();
  homes_.stop();
  lookout_.stop();
  forms_.stop();
  ask_ = nullptr;
  if (socket_) socket_->hang_up();
}

asio::awaitable<HttpResponse> Slack::serve(HttpRequest request) {
  const Content content = content_of(request.all("Content-Type"));
  if (content == Content::other) {
    ++counts_.wrong_type;
    co_return bare(415);
  }
  if (!is_signed(request)) {
    // Slack's check of our certificate may come unsigned, and has no effect whatever else is in it (S-04).
    if (content != Content::form || !is_ssl_check(request.body)) co_return bare(401);
    ++counts_.ssl_checks;
    co_return bare(200);
  }
  std::optional<Heard> heard;
  try {
    const Ours ours{settings_.app_id, settings_.team_id};
    heard = content == Content::form ? hear_form(request.body, clock_.now(), ours)
                                     : hear_json(request.body, clock_.now(), ours);
  } catch (const Malformed&) {
    ++counts_.malformed;
    co_return bare(400);
  }
  co_return co_await answer(std::move(*heard), true);
}

bool Slack::is_signed(const HttpRequest& request) {
  const auto timestamps = request.all("X-Slack-Request-Timestamp");
  const auto signatures = request.all("X-Slack-Signature");
  const Verdict verdict = signatures_->verify(request.body, timestamps, signatures, clock_.now());
  ++counts_.signatures.at(static_cast<std::size_t>(verdict.is));
  if (verdict.is != Signed::good) return false;
  ++counts_.signing_keys.at(verdict.key);
  return true;
}

asio::awaitable<HttpResponse> Slack::answer(Heard&& heard, bool takes_body) {
  take_note(heard);
  if (auto* command = std::get_if<Command>(&heard)) {
    ++counts_.commands;
    auto answering = std::make_shared<Answering>(std::move(*command), clock_.now(), takes_body);
    co_return co_await answer_in_time(std::move(answering));
  }
  if (auto* presses = std::get_if<Presses>(&heard)) {
    counts_.presses += presses->requests.size();
    auto answering = std::make_shared<Answering>(std::move(*presses), clock_.now(), takes_body);
    co_return co_await answer_in_time(std::move(answering));
  }
  if (Forms::is_theirs(heard)) {
    std::string body = co_await forms_.answer(std::move(heard), takes_body);
    if (body.empty()) co_return bare(200);
    co_return json_response(std::move(body));
  }
  if (auto* happened = std::get_if<Happened>(&heard)) {
    const Receipt receipt = co_await events_.take(std::move(*happened));
    co_return bare(receipt == Receipt::have_it ? 200 : 503);
  }
  if (auto* revoked = std::get_if<Revoked>(&heard)) {
    HttpResponse response = co_await taken_away(std::move(*revoked));
    co_return response;
  }
  if (auto* home = std::get_if<AtHome>(&heard)) homes_.show(std::move(home->whose));
  if (const auto* challenge = std::get_if<Challenge>(&heard)) {
    std::string body = R"({"challenge":)";
    quote(body, challenge->text);
    co_return json_response(body + '}');
  }
  if (std::holds_alternative<Unreadable>(heard)) {
    ++counts_.unreadable;
    co_return json_response(show(cannot_read(), false));
  }
  if (std::holds_alternative<SslCheck>(heard)) ++counts_.ssl_checks;
  if (const auto* ignored = std::get_if<Ignored>(&heard)) {
    ++(ignored->why == Ignored::Why::not_ours ? counts_.not_ours : counts_.not_for_us);
  }
  co_return bare(200);
}

// The work goes on by itself; this only waits for it as long as Slack does.
asio::awaitable<HttpResponse> Slack::answer_in_time(std::shared_ptr<Answering> answering) {
  answering->pending = overdue_.begin();
  asio::co_spawn(executor_, work(answering), asio::detached);
  co_await overdue_.wait(answering->pending);
  if (!answering->pending->is_late()) co_return std::move(answering->response);
  ++counts_.late;
  if (std::holds_alternative<Presses>(answering->heard)) co_return bare(200);
  co_return json_response(show(told("Working on it\u2026"), false));
}

asio::awaitable<void> Slack::work(std::shared_ptr<Answering> answering) {
  ++under_way_;
  try {
    if (std::holds_alternative<Command>(answering->heard)) {
      co_await answer_command(answering);
    } else {
      co_await answer_presses(answering);
    }
  } catch (const std::exception&) {
    ++counts_.failed;  // the call that would have told the person failed itself
  }
  overdue_.settle(answering->pending);
  --under_way_;
}

asio::awaitable<void> Slack::answer_command(std::shared_ptr<Answering> answering) {
  auto& command = std::get<Command>(answering->heard);
  Reply reply = co_await reply_to(std::move(command.request));
  const bool is_late = answering->pending->is_late();
  if (reply.opens_form) {
    overdue_.settle(answering->pending);
    reply = co_await forms_.open(command.back, std::move(reply));
    if (reply.silent() && is_late) reply = told("The form is open.");
  } else if (!is_late) {
    if (!reply.silent() && answering->takes_body) answering->response = json_response(show(reply, false));
    overdue_.settle(answering->pending);
    if (answering->takes_body) co_return;
  }
  // Takes the place of "Working on it", which only the person sees; what everyone sees cannot.
  reply.replaces_pressed = is_late && answering->takes_body && reply.seen == Reply::Seen::only_you;
  if (!reply.silent()) co_await wire_.respond(answering->way, command.back, std::move(reply), true);
}

// Slack is told that all is well once everything is saved; what the presses say comes after that, and for a
// press that comes a second time not again.
asio::awaitable<void> Slack::answer_presses(std::shared_ptr<Answering> answering) {
  auto& presses = std::get<Presses>(answering->heard);
  std::vector<Reply> replies;
  Speaker whose = presses.requests.front().speaker;
  for (Request& request : presses.requests) {
    const bool is_new = presses_.is_new(request.event, clock_.now());
    Reply reply = co_await reply_to(std::move(request));
    if (is_new) replies.push_back(std::move(reply));
  }
  overdue_.settle(answering->pending);
  for (Reply& reply : replies) {
    Reply left = co_await forms_.open(presses.back, std::move(reply));
    if (!left.silent()) co_await wire_.respond(answering->way, presses.back, std::move(left), true);
  }
  if (presses.at_home) homes_.show(std::move(whose));
}

}  // namespace knownby::slack
