// What is kept, and who reads it: before somebody writes, not after.
#include "commands/ask/ask.hpp"
#include "commands/checkin/inputs.hpp"

namespace knownby::ask {

Reply privacy(Visit& visit) {
  Reply reply;
  reply.card.title = "What I keep, and who reads it";
  Facts facts;
  facts.rows.emplace_back("A note",
                          "you alone; with “team:” before it the grade's team and counselors too, "
                          "with “support:” counselors");
  facts.rows.emplace_back("Who, when, what kind",
                          "staff of the student's groups and whoever looks after the school");
  facts.rows.emplace_back("Adults, what they enjoy", "the same");
  facts.rows.emplace_back("Not kept", "what I did not understand, and any text you decided not to save");
  reply.card.blocks.push_back(std::move(facts));
  reply.card.blocks.push_back(quietly("Write a note " + std::string(checkin::write_so) +
                                      ": a records request can reach it. No student's name stands in a "
                                      "channel, and nobody's logging is counted."));
  if (!visit.policy.safety.procedure.empty())
    reply.card.blocks.push_back(quietly("I am not a reporting channel: " + visit.policy.safety.procedure));
  return reply;
}

}  // namespace knownby::ask
