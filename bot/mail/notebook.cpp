#include "bot/mail/notebook.hpp"

#include <utility>

#include "store/places.hpp"

namespace knownby {

namespace asio = boost::asio;

namespace {

constexpr std::string_view slack_name = "slack";

asio::awaitable<std::optional<std::string>> find(Desk& desk, std::string person) {
  std::optional<std::string> found;
  std::function<void(Db&)> work = [&](Db& db) { found = places::conversation_with(db, slack_name, person); };
  co_await desk.with_store(std::move(work));
  co_return found;
}

asio::awaitable<void> keep(Desk& desk, std::string person, std::string conversation) {
  std::function<void(Db&)> work = [&](Db& db) {
    places::keep_conversation(db, slack_name, person, conversation);
  };
  co_await desk.with_store(std::move(work));
}

}  // namespace

slack::Notebook notebook_at(Desk& desk) {
  slack::Notebook notebook;
  notebook.find = [&desk](std::string person) { return find(desk, std::move(person)); };
  notebook.keep = [&desk](std::string person, std::string conversation) {
    return keep(desk, std::move(person), std::move(conversation));
  };
  return notebook;
}

}  // namespace knownby
