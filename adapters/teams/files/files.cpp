#include "adapters/teams/files/files.hpp"

#include <memory>
#include <utility>

#include "adapters/teams/limits.hpp"

namespace knownby::teams {
namespace {

namespace asio = boost::asio;

const std::string too_large =
    "it is more than the 8 MB I take at once, so please import it on the server (“knownby import”)";

std::string trouble_of(const net::Answer& answer) {
  if (answer.trouble == net::Trouble::too_large) return too_large;
  if (answer.trouble == net::Trouble::refused_by_gate) return "it is not kept in the school's OneDrive";
  if (answer.trouble != net::Trouble::none) return "Microsoft could not be reached. Please send it again";
  if (answer.status != 200) return "Microsoft does not hand it out any more. Please send it again";
  return {};
}

}  // namespace

Files::Files(Send send) : send_(std::move(send)) {}

asio::awaitable<std::vector<SentFile>> Files::fetch(std::vector<SentFile> files,
                                                    std::vector<std::string> kept) {
  std::size_t room = limits::file_body;
  for (std::size_t i = 0; i < files.size() && i < kept.size(); ++i) {
    co_await fetch_one(files[i], std::move(kept[i]), room);
    if (files[i].content) room -= files[i].content->size();
  }
  co_return files;
}

asio::awaitable<void> Files::fetch_one(SentFile& file, std::string url, std::size_t room) {
  net::Call get{net::Purpose::teams_file, std::move(url)};
  get.method = "GET";
  net::Answer answer = co_await send_(std::move(get));
  file.trouble = trouble_of(answer);
  if (file.trouble.empty() && answer.body.size() > room) file.trouble = too_large;
  if (file.trouble.empty()) file.content = std::make_shared<const std::string>(std::move(answer.body));
}

}  // namespace knownby::teams
