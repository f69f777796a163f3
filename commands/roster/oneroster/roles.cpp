#include "commands/roster/oneroster/roles.hpp"

#include <array>
#include <utility>

#include "commands/roster/fields.hpp"
#include "commands/roster/oneroster/table.hpp"
#include "store/settings.hpp"

namespace knownby::roster::oneroster {

using Mode = Manifest::Mode;

Roles::Roles(Db& db, const Files& files, const Manifest& manifest, const std::string& school,
             std::chrono::local_days today)
    : is_whole_(manifest.of("roles") == Mode::bulk) {
  if (!manifest.has_roles) return;
  for (ToldRole& one : told_roles::all(db)) book_.before.emplace(one.id, std::move(one));
  book_.knows_all = is_whole_ || settings::get(db, "oneroster_roles") == "all";
  if (!is_whole_) book_.now = book_.before;
  if (manifest.of("roles") != Mode::absent) read(files, school);
  if (stop_.empty()) add_up(today);
}

void Roles::read(const Files& files, const std::string& school) {
  enum { user, id, status, role, org, ends, begins };
  constexpr std::array<std::string_view, 7> wanted{"userSourcedId", "sourcedId", "status",   "role",
                                                   "orgSourcedId",  "endDate",   "beginDate"};
  const std::string stop = read_table(files.at("roles"), wanted, [&](const TableRow& row) {
    const std::string& person = row.cells[user];
    // Where a row has no id of its own, what it says is its id.
    const std::string key =
        row.cells[id].empty() ? person + "|" + row.cells[role] + "|" + row.cells[org] : row.cells[id];
    if (!row.fits) {
      unclear_.insert(person);
      rejected_.push_back(
          {row.line, "has more or fewer fields than the header", false, {person}, "roles.csv"});
      if (const auto before = book_.before.find(key); before != book_.before.end()) book_.now.insert(*before);
      return;
    }
    if (person.empty()) return;
    const bool elsewhere = !school.empty() && !row.cells[org].empty() && row.cells[org] != school;
    if (book_.now.erase(key) > 0) users_.insert(person);
    if (elsewhere || is_gone(row.cells[status]) || post_called(row.cells[role]).kind == Kind::nobody) return;
    users_.insert(person);
    in_file_.insert(person);
    book_.now.insert_or_assign(key, ToldRole{key, person, bare(row.cells[role]), read_day(row.cells[begins]),
                                             read_day(row.cells[ends])});
  });
  if (!stop.empty()) stop_ = "roles.csv: " + stop;
}

void Roles::add_up(std::chrono::local_days today) {
  for (const auto& [id, one] : book_.now) {
    if (book_.knows_all) users_.insert(one.person_id);  // a role may begin or end by its days alone
    if (!holds_on(today, one.begins, one.ends)) continue;
    Post& post = posts_[one.person_id];
    post = both(post, post_called(one.role));
  }
  if (!book_.knows_all || is_whole_) return;
  for (const auto& [id, one] : book_.before) users_.insert(one.person_id);
}

Post Roles::after(const std::string& user, const Post& known) const {
  if (is_unclear(user)) return known;
  const auto found = posts_.find(user);
  const Post now = found == posts_.end() ? Post{} : found->second;
  if (is_whole_) return now;
  if (!users_.contains(user) || (known.kind == Kind::nobody && !in_file_.contains(user))) return known;
  return book_.knows_all ? now : both(known, now);
}

}  // namespace knownby::roster::oneroster
