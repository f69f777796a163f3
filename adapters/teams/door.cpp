// The door itself: who is let in, and what is answered there and then.

#include <optional>

#include "adapters/content.hpp"
#include "adapters/malformed.hpp"
#include "adapters/teams/activity.hpp"
#include "adapters/teams/dialogs/sheet.hpp"
#include "adapters/teams/responses.hpp"
#include "adapters/teams/show.hpp"
#include "adapters/teams/teams.hpp"
#include "adapters/teams/words.hpp"

namespace knownby::teams {

namespace asio = boost::asio;
using net::HttpRequest;
using net::HttpResponse;

asio::awaitable<HttpResponse> Teams::serve(HttpRequest request) {
  const auto authorization = request.only("Authorization");
  if (!authorization || authorization->size() > limits::authorization) {
    ++counts_.unauthorized;
    co_return bare(401);
  }
  if (content_of(request.all("Content-Type")) != Content::json) {
    ++counts_.wrong_type;
    co_return bare(415);
  }
  std::optional<Heard> heard;
  try {
    // Read, since the token is for what the activity claims, and believed only then.
    const Activity activity = read_activity(request.body);
    Claimed claimed = claimed_by(activity);
    const unsigned status = co_await status_for(std::string(*authorization), std::move(claimed));
    if (status != 200) {
      ++counts_.unauthorized;
      co_return bare(status);
    }
    heard = hear(activity, clock_.now(), {settings_.app_id, settings_.tenant_id});
  } catch (const Malformed&) {
    ++counts_.malformed;
    co_return bare(400);
  }
  co_return co_await answer(std::move(*heard));
}

// Who cannot be vouched for, for whatever reason, is not trusted.
asio::awaitable<unsigned> Teams::status_for(std::string authorization, Claimed claimed) {
  try {
    const Vouch vouch = co_await vouches_(std::move(authorization), std::move(claimed));
    co_return status_of(vouch);
  } catch (const std::exception&) {
    ++counts_.failed;
    co_return 401;
  }
}

HttpResponse Teams::not_now(const Ignored& ignored) {
  const bool is_ours = ignored.why != Ignored::Why::not_ours;
  ++(is_ours ? counts_.not_for_us : counts_.not_ours);
  return bare(is_ours ? 200 : 403);
}

// Where people and conversations are, and who comes and goes, whatever else is made of it.
void Teams::take_note(const Heard& heard) {
  if (const auto* installed = std::get_if<Installed>(&heard)) {
    wire_.whereabouts().heard(installed->back);
    lookout_.heard(installed->back);
  }
  if (const auto* stirred = std::get_if<Stirred>(&heard)) lookout_.again(stirred->back);
  const auto* joined = std::get_if<Joined>(&heard);
  if (joined != nullptr && !joined->back.direct) lookout_.again(joined->back);  // back again, perhaps
  if (const auto* left = std::get_if<Left>(&heard)) {
    ++counts_.left;
    wire_.whereabouts().left(left->back);
    if (!left->back.direct) lookout_.again(left->back);  // out of a team is out of each of its channels
  }
}

// Whatever is no talk: dialogs, and what needs no answer.
asio::awaitable<HttpResponse> Teams::answer_aside(Heard heard) {
  if (Dialogs::is_theirs(heard)) {
    std::string body = co_await dialogs_.answer(std::move(heard));
    if (body.empty()) co_return bare(200);
    co_return json_response(std::move(body));
  }
  if (const auto* ignored = std::get_if<Ignored>(&heard)) co_return not_now(*ignored);
  if (std::holds_alternative<UnknownInvoke>(heard)) {
    ++counts_.unknown_invokes;
    co_return bare(501);
  }
  const auto* unreadable = std::get_if<Unreadable>(&heard);
  if (unreadable == nullptr) co_return bare(200);
  ++counts_.unreadable;
  co_return json_response(unreadable->in_dialog ? dialog_words(not_ours) : pressed_wrong(not_ours));
}

}  // namespace knownby::teams
