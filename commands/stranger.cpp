#include "commands/stranger.hpp"

#include <utility>

#include "commands/visit.hpp"
#include "store/people/matches.hpp"
#include "store/records/change.hpp"

namespace knownby::stranger {

const Staff* likely(Db& db, const School& school, const Speaker& speaker) {
  const auto match = matches::of_account(db, speaker.platform, speaker.key);
  return match && !match->denied ? school.staff(match->staff) : nullptr;
}

Reply nobody_we_know() {
  return reply_of("I don't know this account yet. Whoever runs Knownby at your school can add you.");
}

Reply are_you(const Staff& person, const std::string& draft) {
  Reply reply;
  reply.card.blocks.push_back(Text{{plain("We have not met yet. Are you "), bold(person.called),
                                    plain("? Your e-mail here is the one on our staff roster.")}});
  Fields yes{{"answer", "yes"}};
  if (!draft.empty()) yes.emplace_back("draft", draft);
  reply.card.blocks.push_back(Buttons{{{"Yes, that's me", std::string(verb), yes, Button::Tone::primary},
                                       {"No", std::string(verb), {{"answer", "no"}}}}});
  if (!draft.empty())
    reply.card.blocks.push_back(
        quietly("Nothing is saved yet. After “Yes” I go on with what you just asked for."));
  return reply;
}

Reply thanks(const Staff& person) {
  return reply_of("Thank you, " + person.called + ". From now on I know you. Please say it again.");
}

Reply not_them() {
  return reply_of(
      "Thank you for telling me. I linked nothing and saved nothing. Whoever runs Knownby at your school can "
      "add you by hand.");
}

void link(Db& db, const Request& request, const Staff& person) {
  const Speaker& speaker = request.speaker;
  const audit::Change change(db, audit::Record::accounts, person.id);
  staff::link(db, speaker.platform, speaker.key, person.id);
  matches::remove(db, speaker.platform, speaker.key);
  audit::write(db,
               {request.now, person.id, "link", "staff " + id_field(person.id) + ", by the account's owner",
                change.hashes(), false, audit::request_of(db, request.event)});
}

}  // namespace knownby::stranger
