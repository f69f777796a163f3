#include "commands/admin/roster/say_reading.hpp"

#include <algorithm>

#include "commands/admin/roster/sources.hpp"
#include "commands/roster/oneroster/unpack.hpp"
#include "commands/words/card_json.hpp"
#include "store/outbox.hpp"

namespace knownby::admin {
namespace {

constexpr std::chrono::minutes worth_saying{2};  // the answer is there by then

std::string with_commas(std::size_t number) {
  std::string words = std::to_string(number);
  for (std::size_t at = words.size(); at > 3; at -= 3) words.insert(at - 3, ",");
  return words;
}

// What the largest of them is, as its sender knows it: lines of a table, or a packed export. Empty: they are
// small, or refused at sight.
std::string sent_words(const std::vector<SentFile>& files) {
  std::size_t bytes = 0;
  const SentFile* largest = nullptr;
  for (const SentFile& one : files) {
    if (!one.content) continue;
    if (!roster::oneroster::is_zip(*one.content) && !is_a_table(one)) return {};  // none of them is read
    bytes += one.content->size();
    if (largest == nullptr || one.content->size() > largest->content->size()) largest = &one;
  }
  if (bytes < many_bytes) return {};
  if (roster::oneroster::is_zip(*largest->content)) return "a OneRoster export";
  const auto lines = std::count(largest->content->begin(), largest->content->end(), '\n');
  return with_commas(static_cast<std::size_t>(lines)) + " lines of " + largest->name;
}

}  // namespace

void say_reading(const Visit& visit) {
  const Request& request = visit.request;
  if (request.event.empty() || !request.place.direct) return;
  const bool were_held = request.files.empty();
  const std::string what = !were_held ? sent_words(request.files) : holds_many(visit) ? "them" : "";
  if (what.empty()) return;
  Card card;
  const bool brings = were_held && request.field("apply") == "yes";
  card.blocks.push_back(says((brings ? "Bringing " + what + " in" : "Reading " + what) +
                             "; I will say when it is done. Everything else goes on meanwhile."));
  Parcel parcel;
  parcel.key = "reading:" + request.event;
  parcel.platform = request.place.platform;
  parcel.address = request.place.address;
  parcel.body = to_json(card);
  parcel.not_before = request.now;
  parcel.deadline = request.now + worth_saying;
  outbox::put(visit.db, parcel);
}

}  // namespace knownby::admin
