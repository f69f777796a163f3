#include "adapters/teams/webhooks/outgoing.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "adapters/content.hpp"
#include "adapters/malformed.hpp"
#include "adapters/strict_json.hpp"
#include "adapters/teams/limits.hpp"
#include "adapters/teams/responses.hpp"
#include "adapters/teams/show.hpp"
#include "adapters/teams/webhooks/signed.hpp"

namespace knownby::teams {
namespace {

namespace asio = boost::asio;
using net::HttpRequest;
using net::HttpResponse;

// A signature bears no time of its own: an old request could be sent again.
constexpr std::chrono::seconds window{300};

Card not_now() {
  return {"",
          {says("I am busy just now. Please ask again in a minute. Nothing of what you typed was saved.")}};
}

Secret key_of(const Secret& token) {
  auto key = webhook_key(token.reveal());
  if (!key) throw std::invalid_argument("the outgoing webhook's security token is none");
  return Secret(*std::move(key));
}

}  // namespace

struct OutgoingWebhooks::Counting {
  std::shared_ptr<Pending> pending;
  Card card = not_now();
};

OutgoingWebhooks::OutgoingWebhooks(OutgoingWebhookSettings settings, const asio::any_io_executor& executor,
                                   Doors& doors, Clock& clock)
    : executor_(executor), clock_(clock), overdue_(executor, settings.answer_within) {
  for (Mentioned& webhook : settings.webhooks)
    webhooks_.push_back({std::move(webhook.group), key_of(webhook.token)});
  Door door{"POST", limits::body, [this](HttpRequest request) { return serve(std::move(request)); }};
  doors.hang("/api/outgoing-webhook", std::move(door));
}

// All are tried, so that the time tells nothing of which it was.
const Mentioned* OutgoingWebhooks::who_signed(std::string_view authorization, std::string_view body) const {
  const Mentioned* found = nullptr;
  for (const Mentioned& webhook : webhooks_)
    if (is_signed(webhook.token.reveal(), authorization, body)) found = &webhook;
  return found;
}

// What was typed is not even read: nothing can come of it.
asio::awaitable<HttpResponse> OutgoingWebhooks::serve(HttpRequest request) {
  const auto authorization = request.only("Authorization");
  const Mentioned* mentioned = authorization ? who_signed(*authorization, request.body) : nullptr;
  if (mentioned == nullptr) {
    ++counts_.unauthorized;
    co_return bare(401);
  }
  if (content_of(request.all("Content-Type")) != Content::json) {
    ++counts_.malformed;
    co_return bare(415);
  }
  bool is_fresh = false;
  try {
    is_fresh = is_of_now(request.body);
  } catch (const Malformed&) {
    ++counts_.malformed;
    co_return bare(400);
  }
  if (!is_fresh) {
    ++counts_.unauthorized;
    co_return bare(401);
  }
  co_return co_await answer(mentioned->group);
}

// Throws Malformed for what Teams does not send.
bool OutgoingWebhooks::is_of_now(std::string_view body) const {
  const nlohmann::json activity = strict_json(body);
  const auto text = [&activity](const char* key) {
    const auto found = activity.is_object() ? activity.find(key) : activity.end();
    return found != activity.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  if (!activity.is_object() || text("type") != "message" || text("id").empty())
    throw Malformed("it is no message");
  const auto at = time_in(text("timestamp"));
  if (!at) throw Malformed("it says no time");
  return *at <= clock_.now() + window && *at >= clock_.now() - window;
}

asio::awaitable<HttpResponse> OutgoingWebhooks::answer(std::string group) {
  const auto counting = std::make_shared<Counting>();
  counting->pending = overdue_.begin();
  asio::co_spawn(executor_, count(counting, std::move(group)), asio::detached);
  co_await overdue_.wait(counting->pending);
  if (counting->pending->is_late()) {
    ++counts_.late;
    co_return json_response(message(not_now()));
  }
  ++counts_.answered;
  co_return json_response(message(counting->card));
}

asio::awaitable<void> OutgoingWebhooks::count(std::shared_ptr<Counting> counting, std::string group) {
  Request request;  // asks only: the same may be asked again and again
  request.now = clock_.now();
  request.speaker = {"clock", "teams webhook"};
  request.verb = "counts";
  request.fields = {{"group", group}};
  const Ask ask = ask_;
  try {
    if (ask) {
      Reply reply = co_await ask(std::move(request));
      counting->card = std::move(reply.card);
    }
  } catch (const Busy&) {
    counting->card = not_now();
  } catch (const std::exception&) {
    counting->card = not_now();
  }
  overdue_.settle(counting->pending);
}

}  // namespace knownby::teams
