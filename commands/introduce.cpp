#include <utility>

#include "commands/clerk.hpp"
#include "commands/safety/too_long.hpp"
#include "commands/stranger.hpp"
#include "store/people/matches.hpp"

namespace knownby {

// Whoever is not linked is asked who they are, if their e-mail tells; what they said waits for that.
std::optional<Answer> Clerk::introduce(const Request& request) {
  const Staff* person = stranger::likely(db_, school(request.now), request.speaker);
  if (person == nullptr) return Answer{stranger::nobody_we_know(), "stranger", false, false, true};
  if (lane_ == Lane::asks) return std::nullopt;  // only the changing lane holds drafts, and links
  if (request.verb != stranger::verb) {
    const bool is_held =
        request.verb != "home" && !safety::is_too_long(request);  // a page is looked at, not said
    const std::string draft = is_held ? drafts_.keep(person->id, HeldRequest{request}, request.now) : "";
    return Answer{stranger::are_you(*person, draft), "stranger", false, false, true};
  }
  if (request.field("answer") != "yes") {
    matches::deny(db_, request.speaker.platform, request.speaker.key);
    return Answer{stranger::not_them(), stranger::verb, false, false, false};
  }
  stranger::link(db_, request, *person);
  auto* draft = drafts_.find(request.field("draft"), person->id, request.now);
  const auto* held = draft == nullptr ? nullptr : std::get_if<HeldRequest>(draft);
  const bool is_theirs = held != nullptr && held->request.speaker.key == request.speaker.key;
  if (!is_theirs) return Answer{stranger::thanks(*person), stranger::verb, false, false, false};
  Request again = held->request;
  again.now = request.now;
  drafts_.drop(request.field("draft"));
  std::optional<Answer> answer = handle(again);
  if (answer) answer->reply.replaces_pressed = true;
  return answer;
}

}  // namespace knownby
