#include "adapters/slack/events/ledger.hpp"

#include "adapters/slack/limits.hpp"

namespace knownby::slack {

std::shared_ptr<Ledger::Line> Ledger::line_of(const std::string& event, const std::string& twin,
                                              std::chrono::sys_seconds now) {
  forget_old(now);
  std::shared_ptr<Line> line = find(event);
  if (!line) line = find(twin);
  if (!line) line = std::make_shared<Line>();
  enter(event, line, now);
  enter(twin, line, now);
  return line;
}

void Ledger::strike(const std::string& event, const std::string& twin) {
  lines_.erase(event);
  lines_.erase(twin);
}

std::shared_ptr<Ledger::Line> Ledger::find(const std::string& identity) const {
  const auto found = lines_.find(identity);
  return found == lines_.end() ? nullptr : found->second;
}

void Ledger::enter(const std::string& identity, const std::shared_ptr<Line>& line,
                   std::chrono::sys_seconds now) {
  if (identity.empty()) return;
  if (lines_.try_emplace(identity, line).second) order_.emplace_back(now, identity);
}

void Ledger::forget_old(std::chrono::sys_seconds now) {
  while (!order_.empty() && (order_.size() > most_ || now - order_.front().first > limits::redelivery)) {
    lines_.erase(order_.front().second);
    order_.pop_front();
  }
}

}  // namespace knownby::slack
