#include "adapters/teams/teams.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <optional>
#include <stdexcept>
#include <utility>

#include "adapters/teams/address.hpp"
#include "adapters/teams/asking.hpp"
#include "adapters/teams/responses.hpp"
#include "adapters/teams/show.hpp"
#include "adapters/teams/words.hpp"

namespace knownby::teams {
namespace {

namespace asio = boost::asio;
using net::HttpRequest;
using net::HttpResponse;

bool is_for_everyone(const Reply& reply) { return reply.seen == Reply::Seen::everyone && !reply.opens_form; }

bool replaces(const Reply& reply, const Back& back) {
  return reply.replaces_pressed && !back.pressed.empty();
}

}  // namespace

// Shared by the answer that Teams waits for and the work that may take longer.
struct Teams::Answering {
  Request request;
  Back back;
  std::vector<std::string> kept{};  // where the request's files are
  bool is_press = false;
  bool is_new = true;
  bool greets = false;
  std::shared_ptr<Pending> pending{};
  HttpResponse response = bare(200);  // what Teams gets, once pending is settled in time
};

Teams::Teams(TeamsSettings settings, asio::any_io_executor executor, Doors& doors, Clock& clock, Ways ways)
    : settings_(std::move(settings)),
      clock_(clock),
      executor_(executor),
      vouches_(std::move(ways.vouches)),
      files_(ways.send),
      wire_(settings_, counts_, clock, std::move(ways.tokens), std::move(ways.send)),
      overdue_(executor, settings_.answer_within),
      lookout_(executor, settings_, wire_, counts_, clock),
      dialogs_(executor, overdue_, wire_, counts_, clock) {
  if (!is_guid(settings_.app_id) || !is_guid(settings_.tenant_id) || !vouches_)
    throw std::invalid_argument("Teams needs the ids of our bot and of the tenant, and somebody who vouches");
  Door door{"POST", limits::body, [this](HttpRequest request) { return serve(std::move(request)); }};
  doors.hang("/api/messages", std::move(door));
}

void Teams::start(Ask ask) {
  lookout_.start(ask);
  ask_ = lookout_.looking(std::move(ask));
  dialogs_.start(ask_);
}

void Teams::stop_hearing() {
  lookout_.stop();
  dialogs_.stop();
  ask_ = nullptr;
}

asio::awaitable<Delivery> Teams::deliver(Outgoing outgoing) { return wire_.deliver(std::move(outgoing)); }

asio::awaitable<Sought> Teams::seek(Outgoing) {
  co_return CannotTell{"Teams shows a bot no messages, so nobody can look whether it was shown"};
}

asio::awaitable<HttpResponse> Teams::answer(Heard heard) {
  take_note(heard);
  const auto answering = std::make_shared<Answering>();
  const auto take = [&answering](auto& said) {
    answering->request = std::move(said.request);
    answering->back = std::move(said.back);
  };
  if (auto* said = std::get_if<Said>(&heard)) {
    ++(said->request.verb.empty() ? counts_.messages : counts_.presses);
    take(*said);
    answering->kept = std::move(said->kept);
  } else if (auto* pressed = std::get_if<Pressed>(&heard)) {
    ++counts_.presses;
    take(*pressed);
    answering->is_press = true;
  } else if (auto* joined = std::get_if<Joined>(&heard)) {
    ++counts_.joined;
    take(*joined);
    answering->greets = !answering->back.direct;
  } else if (auto* renamed = std::get_if<Renamed>(&heard)) {
    answering->request = std::move(renamed->request);
  } else {
    co_return co_await answer_aside(std::move(heard));
  }
  co_return co_await answer_in_time(answering);
}

// The work goes on by itself; this only waits for it as long as Teams does.
asio::awaitable<HttpResponse> Teams::answer_in_time(std::shared_ptr<Answering> answering) {
  if (!answering->back.address.empty()) {
    wire_.whereabouts().heard(answering->back);
    lookout_.heard(answering->back);
  }
  answering->is_new = heard_.is_new(answering->request.event, clock_.now());
  if (!answering->is_new) ++counts_.repeated;
  answering->pending = overdue_.begin();
  asio::co_spawn(executor_, work(answering), asio::detached);
  co_await overdue_.wait(answering->pending);
  if (!answering->pending->is_late()) co_return std::move(answering->response);
  ++counts_.late;
  if (!answering->is_press) co_return bare(200);
  co_return json_response(pressed_line(working));
}

asio::awaitable<void> Teams::work(std::shared_ptr<Answering> answering) {
  ++under_way_;
  try {
    if (answering->is_press) {
      co_await answer_pressed(answering);
    } else {
      co_await answer_said(answering);
    }
  } catch (const std::exception&) {
    ++counts_.failed;  // the call that would have told the person failed itself
  }
  overdue_.settle(answering->pending);
  --under_way_;
}

// Asks twice where files were sent: whoever may not send any hears so before one is fetched.
asio::awaitable<Reply> Teams::ask_for(Answering& answering) {
  Request again = answering.request;
  Reply reply = co_await answer_to(ask_, std::move(answering.request), counts_);
  if (!reply.wants_files) co_return reply;
  again.files = co_await files_.fetch(std::move(again.files), std::move(answering.kept));
  again.now = clock_.now();
  Reply answer = co_await answer_to(ask_, std::move(again), counts_);
  co_return answer;
}

// Teams is told that all is well once everything is saved; what there is to say comes after that.
asio::awaitable<void> Teams::answer_said(std::shared_ptr<Answering> answering) {
  const Back& back = answering->back;
  co_await lookout_.meet(back);
  Reply reply = co_await ask_for(*answering);
  overdue_.settle(answering->pending);
  if (!answering->is_new) co_return;
  Card greeting = welcome();
  if (answering->greets) co_await wire_.tell(back, std::move(greeting));
  if (reply.silent() || back.address.empty()) co_return;
  if (!back.direct && !is_for_everyone(reply)) {
    const Where where = co_await say_alone(back, std::move(reply.card));
    // What nobody else saw stays so: that it was not answered is counted and noted, and told to no channel.
    Card excuse = out_of_reach();
    const bool is_in_public = !back.aside && !answering->greets;
    if (where == Where::nowhere && is_in_public) co_await wire_.tell(back, std::move(excuse));
  } else if (replaces(reply, back)) {
    co_await wire_.redraw(back, std::move(reply.card));
  } else {
    co_await wire_.tell(back, std::move(reply.card));
  }
}

// A press that comes a second time has the same answer, and nothing is said twice.
asio::awaitable<void> Teams::answer_pressed(std::shared_ptr<Answering> answering) {
  const Back& back = answering->back;
  Reply reply = co_await answer_to(ask_, std::move(answering->request), counts_);
  if (reply.silent()) {
    answering->response = json_response(pressed_line(done));
  } else if (!back.direct && !is_for_everyone(reply)) {
    Where where = Where::chat;
    if (answering->is_new) where = co_await say_alone(back, std::move(reply.card));
    answering->response = json_response(pressed_line(where_words(where)));
  } else if (replaces(reply, back)) {
    // What Teams shows for this answer it shows to this person only, until they look again.
    answering->response = json_response(pressed_card(reply.card));
    overdue_.settle(answering->pending);
    if (answering->is_new) co_await wire_.redraw(back, std::move(reply.card));
  } else {
    answering->response = json_response(pressed_line(answered_below));
    overdue_.settle(answering->pending);
    if (answering->is_new) co_await wire_.tell(back, std::move(reply.card));
  }
}

// Once they are told that in a channel everybody reads what they type, where everybody does.
asio::awaitable<Teams::Where> Teams::say_alone(Back back, Card card) {
  if (told_to_come_aside_.size() >= limits::remembered) told_to_come_aside_.clear();
  const bool is_first = !back.aside && told_to_come_aside_.insert(back.key).second;
  Card there = card;
  if (is_first) there.blocks.emplace_back(spoken_there());
  const Wire::Told is_told_there = co_await wire_.tell_there_alone(back, std::move(there));
  if (is_told_there != Wire::Told::no) co_return Where::there;
  if (is_first) card.blocks.emplace_back(spoken_aside());
  if (back.aside) card.blocks.emplace_back(answered_elsewhere());
  const std::string key = back.key;
  const Wire::Told told = co_await wire_.tell_alone(std::move(back), std::move(card));
  if (is_first && told == Wire::Told::no) told_to_come_aside_.erase(key);
  if (told == Wire::Told::no) co_return Where::nowhere;
  co_return Where::chat;
}

std::string_view Teams::where_words(Where where) {
  return where == Where::nowhere ? not_reached : where == Where::there ? answered_there : answered_alone;
}

}  // namespace knownby::teams
