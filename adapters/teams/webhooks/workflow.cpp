#include "adapters/teams/webhooks/workflow.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "adapters/net/retry.hpp"
#include "adapters/teams/blocks/draw.hpp"
#include "commands/words/card_text.hpp"
#include "commands/words/lower_case.hpp"

namespace knownby::teams {
namespace {

namespace asio = boost::asio;
using Ends = Never::Ends;

constexpr std::chrono::hours between_tellings{6};  // who reads along is to be known within a day
constexpr std::chrono::minutes after_trouble{5};
constexpr std::chrono::seconds unsaid{0};
constexpr const char* make_anew =
    "Make the workflow in Teams anew, put its URL into teams-workflow-url and restart Knownby.";

// "workflow grade 7"
std::string address_of(const Flow& flow) { return in_lower_case("workflow " + flow.group); }

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

std::uint64_t& count_of(const Delivery& delivery, WorkflowCounts& counts) {
  if (std::holds_alternative<Sent>(delivery)) return counts.handed_over;
  if (std::holds_alternative<Later>(delivery)) return counts.put_off;
  if (std::holds_alternative<Unknown>(delivery)) return counts.in_doubt;
  return counts.refused;
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

Workflows::Workflows(WorkflowSettings settings, asio::any_io_executor executor, Clock& clock, Send send)
    : settings_(std::move(settings)), executor_(std::move(executor)), clock_(clock), send_(std::move(send)) {
  for (const Flow& flow : settings_.flows)
    if (!workflow_trouble(flow.url.reveal(), settings_.loopback).empty())
      throw std::invalid_argument("that is no workflow's URL");
}

const Flow* Workflows::flow_at(const std::string& address) const {
  const auto found = std::find_if(settings_.flows.begin(), settings_.flows.end(),
                                  [&](const Flow& flow) { return address_of(flow) == address; });
  return found == settings_.flows.end() ? nullptr : &*found;
}

asio::awaitable<Delivery> Workflows::deliver(Outgoing outgoing) {
  const Flow* flow = flow_at(outgoing.place.address);
  if (flow == nullptr) co_return Never{"no place of a workflow that is configured"};
  if (outgoing.act != Outgoing::Act::post) co_return Never{"what a workflow posted cannot be changed"};
  net::Call call{net::Purpose::teams_workflow, std::string(flow->url.reveal())};
  call.headers.emplace_back("Content-Type", "application/json; charset=utf-8");
  call.body = body_of(outgoing.card);
  const net::Answer answer = co_await send_(std::move(call));
  Delivery delivery = result_of(answer, outgoing.key);
  ++count_of(delivery, counts_);
  co_return delivery;
}

asio::awaitable<Sought> Workflows::seek(Outgoing) {
  co_return CannotTell{"a workflow does not tell what it showed"};
}

void Workflows::look_around() {
  if (!ask_ || clock_.now() < next_) return;
  next_ = clock_.now() + between_tellings;
  asio::co_spawn(executor_, announce(!told_), asio::detached);
}

Request Workflows::announcement(bool is_start) const {
  Request request;
  request.now = clock_.now();
  request.speaker = {"clock", std::string(name())};
  request.verb = "announce";
  request.fields = {{"platform", std::string(name())}};
  if (is_start) request.fields.emplace_back("start", "yes");
  const std::string called = settings_.flows.size() == 1 ? "" : " for ";
  for (const Flow& flow : settings_.flows) {
    request.fields.emplace_back("address", address_of(flow));
    request.fields.emplace_back("name",
                                "the Teams workflow" + (called.empty() ? called : called + flow.group));
    request.fields.emplace_back("group", flow.group);
  }
  return request;
}

asio::awaitable<void> Workflows::announce(bool is_start) {
  Request request = announcement(is_start);
  const Ask ask = ask_;
  std::string trouble = "the desk was too busy to hear of the workflows";
  try {
    const Reply reply = co_await ask(std::move(request));
    trouble = card_text(reply.card);
    told_ = true;          // also where it knows a group of them not: the others have started
  } catch (const Busy&) {  // again in a while
  } catch (const std::exception&) {
  }
  if (!trouble.empty()) next_ = clock_.now() + after_trouble;
  if (trouble != noted_ && !trouble.empty() && settings_.note) settings_.note(trouble, true);
  noted_ = trouble;
}

}  // namespace knownby::teams
