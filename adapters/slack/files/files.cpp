#include "adapters/slack/files/files.hpp"

#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "adapters/malformed.hpp"
#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/files/hear_files.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/strict_json.hpp"

namespace knownby::slack {
namespace {

namespace asio = boost::asio;

const std::string too_large =
    "it is more than the 8 MB I take at once, so please import it on the server (“knownby import”)";

// Where the right is missing, Slack shows the page people sign in on, in place of the file.
bool is_a_page(const net::Answer& answer) {
  return answer.header("Content-Type").value_or("").starts_with("text/html");
}

std::string trouble_of(const net::Answer& answer) {
  if (answer.trouble == net::Trouble::too_large) return too_large;
  if (answer.trouble == net::Trouble::refused_by_gate) return "it is not kept at Slack";
  if (answer.trouble != net::Trouble::none) return "Slack could not be reached. Please send it again";
  if (answer.status != 200 || is_a_page(answer)) {
    return "Slack does not hand it out. “knownby check” on the server says whether the right files:read is "
           "missing";
  }
  return {};
}

}  // namespace

Files::Files(const SlackSettings& settings, Installation& installation, Send send)
    : settings_(settings), installation_(installation), send_(std::move(send)) {}

// Without a token nothing leaves, as if nobody listened there.
asio::awaitable<net::Answer> Files::call(net::Call made) {
  const std::optional<Secret> token = co_await installation_.token();
  net::Answer answer;
  answer.trouble = net::Trouble::not_connected;
  if (!token) co_return answer;
  made.headers.emplace_back("Authorization", "Bearer " + std::string(token->reveal()));
  answer = co_await send_(std::move(made));
  co_return answer;
}

asio::awaitable<std::vector<SentFile>> Files::fetch(std::vector<SentFile> files, std::vector<Kept> kept) {
  std::size_t room = limits::file_body;
  for (std::size_t i = 0; i < files.size() && i < kept.size(); ++i) {
    co_await fetch_one(files[i], std::move(kept[i]), room);
    if (files[i].content) room -= files[i].content->size();
  }
  co_return files;
}

asio::awaitable<void> Files::fetch_one(SentFile& file, Kept kept, std::size_t room) {
  if (kept.url.empty()) co_await find(kept);
  if (kept.size > room) {
    file.trouble = too_large;
    co_return;
  }
  net::Call get{net::Purpose::slack_file, std::move(kept.url)};
  get.method = "GET";
  net::Answer answer = co_await call(std::move(get));
  file.trouble = trouble_of(answer);
  if (file.trouble.empty() && answer.body.size() > room) file.trouble = too_large;
  if (file.trouble.empty()) file.content = std::make_shared<const std::string>(std::move(answer.body));
}

// A file from elsewhere comes without its address; files.info tells it.
asio::awaitable<void> Files::find(Kept& kept) {
  net::Call ask{net::Purpose::slack_api, settings_.api_base + "files.info"};
  ask.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
  ask.body = "file=" + kept.id;
  const net::Answer answer = co_await call(std::move(ask));
  if (answer.trouble != net::Trouble::none || answer.status != 200) co_return;
  try {
    const nlohmann::json object = strict_json(answer.body);
    if (object.is_object()) read_kept(object_at(object, "file"), kept);
  } catch (const Malformed&) {  // then nobody knows where it is
  }
}

}  // namespace knownby::slack
