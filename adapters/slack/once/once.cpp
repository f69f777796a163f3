#include "adapters/slack/once/once.hpp"

#include <algorithm>
#include <utility>

#include "adapters/malformed.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/once/trace.hpp"
#include "adapters/slack/result.hpp"

namespace knownby::slack {

namespace asio = boost::asio;

struct Once::Search {
  std::string channel;
  std::chrono::sys_seconds oldest;
  std::string mark;
};

Once::Once(const SlackSettings& settings, SlackCounts& counts, Wire& wire, Clock& clock)
    : settings_(settings), counts_(counts), wire_(wire), conversations_(settings, wire, clock) {}

asio::awaitable<Delivery> Once::deliver(Outgoing outgoing) {
  std::string place(id_in(outgoing.place.address, settings_.team_id));
  if (outgoing.act == Outgoing::Act::post && is_person(place)) {
    const Conversations::Where where = co_await conversations_.of(std::move(place));
    if (const auto* later = std::get_if<Later>(&where)) co_return *later;
    if (const auto* never = std::get_if<Never>(&where)) co_return *never;
    outgoing.place.address = key_of(settings_.team_id, std::get<std::string>(where));
  }
  Delivery delivery = co_await wire_.deliver(std::move(outgoing));
  co_return delivery;
}

asio::awaitable<Sought> Once::seek(Outgoing outgoing) {
  // Redrawing and removing twice does no harm, so nobody needs to look.
  if (outgoing.act != Outgoing::Act::post) co_return NotShown{};
  if (outgoing.mark.empty()) co_return CannotTell{"it was sent without a mark to find it by"};
  std::string place(id_in(outgoing.place.address, settings_.team_id));
  if (place.empty()) co_return NotShown{};  // never called for: no place of this workspace
  const Conversations::Where where = co_await conversations_.of(std::move(place));
  if (const auto* later = std::get_if<Later>(&where)) co_return *later;
  if (const auto* never = std::get_if<Never>(&where)) co_return CannotTell{never->reason};
  Search search;
  search.channel = std::get<std::string>(where);
  search.oldest = outgoing.first_sent - limits::clock_apart;
  search.mark = outgoing.mark;
  if (is_person(search.channel)) co_return CannotTell{"our app may not open conversations"};
  Sought sought = co_await this->search(std::move(search));
  co_return sought;
}

asio::awaitable<Sought> Once::search(Search search) {
  std::vector<std::string> ours;
  bool in_question = false;
  std::string cursor;
  for (int pages = 0; pages < limits::history_pages; ++pages) {
    std::string form = history_form(search.channel, search.oldest, cursor);
    const net::Answer answer =
        co_await wire_.read("conversations.history", search.channel, std::move(form), limits::page_turn);
    const Delivery taken = result_of(answer, Wire::reading(), limits::tellings);
    if (const auto* later = std::get_if<Later>(&taken)) co_return *later;
    if (const auto* never = std::get_if<Never>(&taken)) co_return CannotTell{never->reason};
    ++counts_.history_pages;
    HistoryPage page;
    try {
      page = read_page(answer.body, search.mark, settings_.app_id);
    } catch (const Malformed& broken) {
      co_return CannotTell{broken.what()};
    }
    ours.insert(ours.end(), page.ours.begin(), page.ours.end());
    in_question |= page.in_question;
    cursor = page.next;
    if (!cursor.empty()) continue;
    if (ours.empty() && in_question) co_return CannotTell{"a message with its mark names no app"};
    Sought sought = co_await keep_one(std::move(search.channel), std::move(ours));
    co_return sought;
  }
  co_return CannotTell{"too much was said since"};
}

asio::awaitable<Sought> Once::keep_one(std::string channel, std::vector<std::string> ours) {
  if (ours.empty()) co_return NotShown{};
  std::sort(ours.begin(), ours.end(), is_earlier);
  for (std::size_t next = 1; next < ours.size(); ++next) {
    const Delivery gone = co_await wire_.take_away(channel, ours[next]);
    if (const auto* later = std::get_if<Later>(&gone)) co_return *later;  // found again, and deleted then
    if (std::holds_alternative<Sent>(gone)) ++counts_.duplicates_removed;
  }
  co_return Sent{channel + ':' + ours.front()};
}

}  // namespace knownby::slack
