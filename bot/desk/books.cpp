#include <string_view>
#include <utility>

#include "bot/desk/apology.hpp"
#include "bot/desk/lanes.hpp"

namespace knownby {

std::string Books::reference(std::chrono::sys_seconds now) {
  static constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford: no I, L, O, U
  const auto minutes = static_cast<std::uint64_t>(now.time_since_epoch().count() / 60);
  const std::uint64_t number = references.fetch_add(1, std::memory_order_relaxed);
  std::uint64_t value = ((minutes & 0x7fff) << 20) | (number & 0xfffff);
  std::string made(7, '0');
  for (auto at = made.rbegin(); at != made.rend(); ++at, value >>= 5) *at = letters[value & 31];
  return made;
}

void Books::count(const ServedGroup& told) {
  std::uint64_t rows = 0, again = 0, trouble = 0;
  for (const Served& line : told.served) {
    rows += line.outcome == Outcome::changed ? 1 : 0;
    again += line.outcome == Outcome::repeated ? 1 : 0;
    trouble += line.outcome == Outcome::failed ? 1 : 0;
  }
  changed.fetch_add(rows, std::memory_order_relaxed);
  repeated.fetch_add(again, std::memory_order_relaxed);
  failed.fetch_add(trouble, std::memory_order_relaxed);
}

Faults::Faults(Books& books, Homeward& home) : books_(books), home_(home) {}

void Faults::note(const StoreError& error) {
  using enum StoreError::Kind;
  if (error.kind() == full || error.kind() == read_only || error.kind() == broken) books_.writable = false;
  if (error.kind() == broken && !broken_.exchange(true)) home_.call(at_home_alarm);
}

void sorry(Asked& asked, Served& line, const std::exception& trouble, bool saving) {
  const Undone undone = asked.is_part_in ? Undone::rest : saving ? Undone::saving : Undone::answer;
  asked.reply = apology(trouble, undone, line.reference);
  line.verb = {};
  line.outcome = Outcome::failed;
  line.trouble = trouble.what();
}

}  // namespace knownby
