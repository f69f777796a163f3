#include "tests/adapters/teams/tenant.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace knownby::teams {

namespace asio = boost::asio;

Tenant::Tenant(std::chrono::milliseconds answer_within, bool targets_messages)
    : gate_(loop, asio::steady_timer::time_point::max()) {
  TeamsSettings settings;
  settings.app_id = lincoln.app_id;
  settings.tenant_id = lincoln.tenant_id;
  settings.answer_within = answer_within;
  settings.targets_messages = targets_messages;
  settings.note = [this](std::string_view words, bool) { warnings.emplace_back(words); };
  Ways ways;
  ways.vouches = [this](std::string authorization, Claimed its_claims) {
    return vouch(std::move(authorization), std::move(its_claims));
  };
  ways.tokens = {[this] { return give_token(); }, [this] { ++forgotten; }};
  ways.send = [this](net::Call made) { return call(std::move(made)); };
  teams.emplace(std::move(settings), loop.get_executor(), doors, clock, std::move(ways));
  teams->start([this](Request request) { return ask(std::move(request)); });
}

net::HttpRequest Tenant::request(std::string body) const {
  net::HttpRequest made{"POST", "/api/messages", std::move(body)};
  made.headers = {{"Host", "bot.lincoln.example"},
                  {"Content-Type", "application/json; charset=utf-8"},
                  {"Authorization", "Bearer header.payload.signature"}};
  return made;
}

net::HttpResponse Tenant::send(net::HttpRequest made) {
  return run(doors.at("/api/messages")->serve(std::move(made)));
}

net::HttpResponse Tenant::bring(const nlohmann::json& activity) {
  net::HttpResponse response = send(request(activity.dump()));
  settle();
  return response;
}

void Tenant::settle() {
  loop.restart();
  loop.poll();
}

Reply Tenant::said(const std::string& words) {
  Reply made;
  made.card.blocks.emplace_back(knownby::says(words));
  return made;
}

void Tenant::says(unsigned status, std::string body) {
  net::Answer& answer = answers.emplace_back();
  answer.status = status;
  answer.body = std::move(body);
}

asio::awaitable<Reply> Tenant::ask(Request request) {
  if (request.verb == "reached") {
    reached.push_back(request);
    if (on_reached) on_reached(request);
    co_return Reply{};
  }
  asked.push_back(request);
  if (is_slow) {
    boost::system::error_code released;
    co_await gate_.async_wait(asio::redirect_error(asio::use_awaitable, released));
  }
  co_return reply(request);
}

asio::awaitable<Vouch> Tenant::vouch(std::string authorization, Claimed its_claims) {
  authorizations.push_back(std::move(authorization));
  claimed.push_back(std::move(its_claims));
  co_return vouches;
}

asio::awaitable<std::variant<std::string, Later, Never>> Tenant::give_token() {
  if (next_token) token = next_token();
  co_return token;
}

asio::awaitable<net::Answer> Tenant::call(net::Call made) {
  if (outside) co_return outside(made);
  net::Answer answer;
  if (made.method == "GET") {
    answer.status = 404;
    if (tells) answer = tells(made);
    reads.push_back(std::move(made));
    co_return answer;
  }
  calls.push_back(std::move(made));
  if (answers.empty()) {
    answer.status = 201;
    const bool begins = calls.back().url.ends_with("/v3/conversations");
    answer.body = begins ? R"({"id":"a:1RiveraAndKnownby"})" : R"({"id":"1700000000099"})";
  } else {
    answer = answers.front();
    answers.pop_front();
  }
  co_return answer;
}

std::string words_in(const net::Call& call) {
  const auto message = nlohmann::json::parse(call.body);
  const auto& content = message.at("attachments").at(0).at("content");
  return content.at("fallbackText").get<std::string>() + '\n' + content.at("body").dump();
}

std::string header(const net::Call& call, std::string_view name) {
  for (const auto& [key, value] : call.headers) {
    if (net::same_header(key, name)) return value;
  }
  return {};
}

}  // namespace knownby::teams
