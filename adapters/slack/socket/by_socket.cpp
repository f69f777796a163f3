// Slack in Socket Mode: what comes in envelopes is heard and answered as what comes over HTTP, and the answer
// goes where the acknowledgement takes one.

#include <stdexcept>
#include <utility>

#include "adapters/malformed.hpp"
#include "adapters/slack/events/hear_event.hpp"
#include "adapters/slack/slack.hpp"

namespace knownby::slack {

namespace asio = boost::asio;

namespace {

Heard heard_in(const Envelope& envelope, std::chrono::sys_seconds now, const Ours& ours) {
  switch (envelope.kind) {
    case Envelope::Kind::command:
      return hear_command(*envelope.payload, now, ours);
    case Envelope::Kind::interaction:
      return hear_interaction(*envelope.payload, now, ours);
    case Envelope::Kind::event:
      return hear_event(*envelope.payload, now, ours);
    case Envelope::Kind::other:
      break;
  }
  return Ignored{Ignored::Why::not_for_us};
}

}  // namespace

void Slack::open_socket(Dial dial, Send send) {
  if (settings_.app_token.blank() || !dial) {
    throw std::invalid_argument("Slack needs an app-level token, and somebody who dials");
  }
  SessionRules rules;
  rules.app_id = settings_.app_id;
  Socket::Ways ways;
  ways.send = std::move(send);
  ways.dial = std::move(dial);
  ways.note = settings_.note;
  ways.serve = [this](Envelope envelope) { return serve_envelope(std::move(envelope)); };
  socket_.emplace(std::move(rules), settings_.app_token, settings_.api_base + "apps.connections.open",
                  executor_, std::move(ways), counts_.socket);
}

// What cannot be read is acknowledged as well: coming again would not make it readable.
asio::awaitable<std::string> Slack::serve_envelope(Envelope envelope) {
  if (envelope.kind == Envelope::Kind::event) ++counts_.socket.events;
  std::optional<Heard> heard;
  try {
    const Ours ours{settings_.app_id, settings_.team_id};
    heard = heard_in(envelope, clock_.now(), ours);
  } catch (const Malformed&) {
    ++counts_.malformed;
    co_return std::string();
  }
  net::HttpResponse response = co_await answer(std::move(*heard), envelope.takes_payload);
  // An event that could not be kept is not acknowledged: Slack brings it again (S-06).
  if (response.status != 200) throw std::runtime_error("it could not be kept");
  co_return std::move(response.body);
}

void Slack::take_no_more() {
  if (socket_) socket_->take_no_more();
}

std::size_t Slack::under_way() const {
  return under_way_ + events_.under_way() + exports_.under_way() + homes_.under_way() + forms_.under_way() +
         (socket_ ? socket_->under_way() : 0);
}

}  // namespace knownby::slack
