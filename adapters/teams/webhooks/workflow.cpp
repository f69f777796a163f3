#include "adapters/teams/webhooks/workflow.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "adapters/net/retry.hpp"
#include "adapters/teams/blocks/draw.hpp"
#include "commands/words/card_text.hpp"

namespace knownby::teams {
namespace {

namespace asio = boost::asio;
using Ends = Never::Ends;

constexpr const char* address = "workflow";
constexpr std::chrono::hours between_tellings{6};  // who reads along is to be known within a day
constexpr std::chrono::minutes after_trouble{5};
constexpr std::chrono::seconds unsaid{0};
constexpr const char* make_anew =
    "Make the workflow in Teams anew, put its URL into teams-workflow-url and restart Knownby.";

// Nothing can be pressed there.
Card without_buttons(Card card) {
  std::erase_if(card.blocks, [](const Block& block) {
    return std::holds_alternative<Buttons>(block) || std::holds_alternative<Form>(block);
  });
  return card;
}

std::string body_of(const Card& card) {
  Json attachment{{"contentType", "application/vnd.microsoft.card.adaptive"},
                  {"contentUrl", nullptr},
                  {"content", draw(without_buttons(card))}};
  const Json json{{"type", "message"}, {"attachments", Json::array({std::move(attachment)})}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// What is not certainly refused may be shown: it is never handed over twice.
Delivery result_of(const net::Answer& answer, const std::string& key) {
  if (answer.trouble == net::Trouble::refused_by_gate) return Never{"refused by the outbound gate"};
  if (answer.is_certainly_not_sent()) return Later{unsaid, std::string(net::name(answer.trouble))};
  if (answer.trouble != net::Trouble::none) return Unknown{std::string(net::name(answer.trouble))};
  if (answer.status >= 200 && answer.status <= 299) return Sent{};
  const std::string reason = "the workflow answers HTTP " + std::to_string(answer.status);
  switch (answer.status) {
    case 429: {
      const auto wait = net::wait_as_told(net::read_retry_after(answer.header("Retry-After")), key);
      return Later{std::chrono::ceil<std::chrono::seconds>(wait), "the workflow asks for patience"};
    }
    case 401:
    case 403:
    case 404:
    case 410:
      return Never{reason, Ends::place, make_anew};
    case 408:
    case 500:
    case 502:
    case 503:
    case 504:
      return Unknown{reason};
    default:
      return Never{reason};
  }
}

}  // namespace

std::string workflow_trouble(std::string_view url, const net::Loopback& loopback) {
  try {
    net::admit(net::Purpose::teams_workflow, url, loopback);
    return {};
  } catch (const net::Refused& refused) {
    if (url.find("webhook.office.com") != std::string_view::npos)
      return "it is the URL of an old connector, which Microsoft has retired: in Teams, Workflows, make one "
             "that "
             "posts to a channel when a webhook request is received, and put its URL there";
    return std::string(refused.what()) +
           ": in Teams, Workflows, make one that posts to a channel when a webhook request is received, and "
           "put "
           "its URL there";
  }
}

Workflow::Workflow(WorkflowSettings settings, asio::any_io_executor executor, Clock& clock, Send send)
    : settings_(std::move(settings)), executor_(std::move(executor)), clock_(clock), send_(std::move(send)) {
  if (!workflow_trouble(settings_.url.reveal(), settings_.loopback).empty())
    throw std::invalid_argument("that is no workflow's URL");
}

asio::awaitable<Delivery> Workflow::deliver(Outgoing outgoing) {
  if (outgoing.place.address != address) co_return Never{"no place of this workflow"};
  if (outgoing.act != Outgoing::Act::post) co_return Never{"what a workflow posted cannot be changed"};
  net::Call call{net::Purpose::teams_workflow, std::string(settings_.url.reveal())};
  call.headers.emplace_back("Content-Type", "application/json; charset=utf-8");
  call.body = body_of(outgoing.card);
  const net::Answer answer = co_await send_(std::move(call));
  co_return result_of(answer, outgoing.key);
}

asio::awaitable<Sought> Workflow::seek(Outgoing) {
  co_return CannotTell{"a workflow does not tell what it showed"};
}

void Workflow::look_around() {
  if (!ask_ || clock_.now() < next_) return;
  next_ = clock_.now() + between_tellings;
  asio::co_spawn(executor_, announce(!told_), asio::detached);
}

asio::awaitable<void> Workflow::announce(bool is_start) {
  Request request;
  request.now = clock_.now();
  request.speaker = {"clock", std::string(name())};
  request.verb = "announce";
  request.fields = {{"platform", std::string(name())},
                    {"address", address},
                    {"name", "the Teams workflow"},
                    {"group", settings_.group}};
  if (is_start) request.fields.emplace_back("start", "yes");
  const Ask ask = ask_;
  std::string trouble = "the desk was too busy to hear of the workflow";
  try {
    const Reply reply = co_await ask(std::move(request));
    trouble = card_text(reply.card);
    told_ = told_ || trouble.empty();
  } catch (const Busy&) {  // again in a while
  } catch (const std::exception&) {
  }
  if (!trouble.empty()) next_ = clock_.now() + after_trouble;
  if (trouble != noted_ && !trouble.empty() && settings_.note) settings_.note(trouble, true);
  noted_ = trouble;
}

}  // namespace knownby::teams
