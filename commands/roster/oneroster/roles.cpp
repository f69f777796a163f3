#include "commands/roster/oneroster/roles.hpp"

#include <algorithm>
#include <array>

#include "commands/roster/fields.hpp"
#include "commands/roster/oneroster/table.hpp"

namespace knownby::roster::oneroster {

Roles::Roles(const Files& files, const Manifest& manifest, const std::string& school,
             std::chrono::local_days today)
    : all_(manifest.of("roles") == Manifest::Mode::bulk) {
  if (manifest.of("roles") == Manifest::Mode::absent) return;
  enum { user, status, role, org, ends, begins };
  constexpr std::array<std::string_view, 6> wanted{"userSourcedId", "status",  "role",
                                                   "orgSourcedId",  "endDate", "beginDate"};
  const std::string stop = read_table(files.at("roles"), wanted, [&](const TableRow& row) {
    const std::string& id = row.cells[user];
    if (!row.fits) {
      unclear_.insert(id);
      rejected_.push_back({row.line, "has more or fewer fields than the header", false, {id}, "roles.csv"});
      return;
    }
    if (id.empty()) return;
    const bool elsewhere = !school.empty() && !row.cells[org].empty() && row.cells[org] != school;
    const auto first = read_day(row.cells[begins]), last = read_day(row.cells[ends]);
    const bool over = is_gone(row.cells[status]) || (last && *last <= today);
    const bool ours = !elsewhere && (over || !first || *first <= today);
    const Post post = post_called(row.cells[role]);
    if (!all_ && (!ours || post.kind == Kind::nobody)) return;
    users_.insert(id);
    Said& said = said_[id];
    if (ours && !over) said.now = both(said.now, post);
    if (ours && over) said.over.push_back(post);
  });
  if (!stop.empty()) stop_ = "roles.csv: " + stop;
}

Post Roles::after(const std::string& user, const Post& known) const {
  const auto found = said_.find(user);
  if (is_unclear(user)) return known;
  if (found == said_.end()) return all_ ? Post{} : known;
  const auto& [now, over] = found->second;
  if (all_ || now.kind == Kind::nobody) return all_ ? now : known;
  const bool replaced = std::any_of(over.begin(), over.end(), [&](const Post& one) {
    return one.kind == known.kind && one.role == known.role;
  });
  return replaced && now.kind == known.kind ? now : both(known, now);
}

}  // namespace knownby::roster::oneroster
