#include "adapters/slack/files/exports.hpp"

#include <boost/asio/co_spawn.hpp>
#include <nlohmann/json.hpp>
#include <utility>

#include "adapters/apologies.hpp"
#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/people/reading.hpp"

namespace knownby::slack {

namespace asio = boost::asio;
using nlohmann::json;

Exports::Exports(asio::any_io_executor executor, const SlackSettings& settings, Wire& wire, Once& once,
                 SlackCounts& counts, Send send)
    : executor_(std::move(executor)),
      settings_(settings),
      wire_(wire),
      once_(once),
      counts_(counts),
      send_(std::move(send)) {}

void Exports::give(const Speaker& whom, std::vector<GivenFile> files) {
  if (files.empty()) return;
  std::string person(id_in(whom.key, settings_.team_id));
  if (person.empty()) return;
  ++under_way_;
  asio::co_spawn(executor_, bring(std::move(person), std::move(files)), [this](std::exception_ptr trouble) {
    if (trouble) ++counts_.failed;
    --under_way_;
  });
}

asio::awaitable<void> Exports::bring(std::string person, std::vector<GivenFile> files) {
  const Conversations::Where where = co_await once_.conversation_with(person);
  const auto* channel = std::get_if<std::string>(&where);
  bool came = channel != nullptr && !is_person(*channel);
  for (GivenFile& file : files) {
    if (came) came = co_await put(*channel, std::move(file));
  }
  if (came) co_return;
  ++counts_.exports_lost;
  co_await tell_that_none_came(std::move(person));
}

// Nobody sees it before it is completed, and completing it once more shows it no second time: so an answer
// that got lost is asked for again, and a stop in between leaves nothing behind that anybody sees.
asio::awaitable<bool> Exports::put(std::string channel, GivenFile file) {
  const json entry = {{"title", file.title}};
  json files = json::array({entry});
  std::string id = co_await upload(std::move(file));
  if (id.empty()) co_return false;
  files[0]["id"] = std::move(id);
  Fields fields{{"files", files.dump()}, {"channel_id", std::move(channel)}};
  std::string form = form_of(fields);
  const net::Answer answer = co_await wire_.read("files.completeUploadExternal", std::move(form));
  const bool is_done = read_in(answer).is_answered();
  if (is_done) ++counts_.exports;
  co_return is_done;
}

// Its bytes go to Slack's own host and no other, without our token: the address is good for this file
// alone. Slack's name for it; empty where it did not go.
asio::awaitable<std::string> Exports::upload(GivenFile file) {
  if (file.content.empty() || file.content.size() > limits::export_body) co_return std::string();
  Fields fields{{"filename", file.name}, {"length", std::to_string(file.content.size())}};
  std::string form = form_of(fields);
  const net::Answer offered = co_await wire_.read("files.getUploadURLExternal", std::move(form));
  const Read read = read_in(offered);
  std::string id = read.is_answered() ? text_at(read.object, "file_id") : std::string();
  if (!is_id(id)) co_return std::string();
  net::Call bytes{net::Purpose::slack_file, text_at(read.object, "upload_url")};
  bytes.headers.emplace_back("Content-Type", "application/octet-stream");
  bytes.body = std::move(file.content);
  const net::Answer answer = co_await send_(std::move(bytes));
  if (answer.trouble != net::Trouble::none || answer.status != 200) co_return std::string();
  co_return id;
}

asio::awaitable<void> Exports::tell_that_none_came(std::string person) {
  if (settings_.note)
    settings_.note("a file could not be given to whoever asked for it: is the right files:write missing?",
                   true);
  Back back;
  back.channel = back.user = std::move(person);
  back.direct = true;
  Reply sorry =
      told("The file could not be sent, or not to its end. Please ask for it once more in a while.");
  co_await wire_.tell(std::move(back), std::move(sorry));
}

}  // namespace knownby::slack
