#include "adapters/slack/socket/envelopes.hpp"

namespace knownby::slack {
namespace {

constexpr std::size_t most_under_way = 1000;  // as many as the HTTP door answers at once
constexpr std::size_t most_remembered = 1000;

}  // namespace

Envelopes::Taken Envelopes::take(Line line, const Envelope& envelope) {
  const auto running = under_way_.find(envelope.id);
  if (running != under_way_.end()) {
    running->second.line = line;
    return Taken::already;
  }
  // Acknowledged on another line: that may have ended with the acknowledgement still in it.
  const auto done = acknowledged_.find(envelope.id);
  if (done != acknowledged_.end() && done->second == line) return Taken::already;
  if (under_way_.size() >= most_under_way) return Taken::no_room;
  under_way_.emplace(envelope.id, Due{line, envelope.takes_payload});
  return Taken::now;
}

std::optional<Envelopes::Due> Envelopes::answered(const std::string& id) {
  const auto found = under_way_.find(id);
  if (found == under_way_.end()) return std::nullopt;
  const Due due = found->second;
  under_way_.erase(found);
  return due;
}

void Envelopes::acknowledged(const std::string& id, Line line) {
  if (acknowledged_.insert_or_assign(id, line).second) order_.push_back(id);
  if (order_.size() <= most_remembered) return;
  acknowledged_.erase(order_.front());
  order_.pop_front();
}

void Envelopes::line_ended(Line line) {
  std::erase_if(order_, [&](const std::string& id) { return acknowledged_.at(id) == line; });
  std::erase_if(acknowledged_, [line](const auto& entry) { return entry.second == line; });
}

}  // namespace knownby::slack
