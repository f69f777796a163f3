#include "store/records/change.hpp"

#include <array>

#include "store/query.hpp"
#include "store/sealed/hex.hpp"
#include "store/sealed/sealed.hpp"

namespace knownby::audit {
namespace {

constexpr Field record{"audit.hash"};

// In the order of Record: what people decide, not what moves by itself, as a channel's name, when its next
// card is due, what a platform says of an account or that a list's time is over. What is sealed is hashed as
// it lies there: each sealing differs from every other.
constexpr std::array rows{
    Sql("SELECT platform, key, staff_id FROM accounts WHERE staff_id = $1 ORDER BY platform, key"),
    Sql("SELECT * FROM posts WHERE staff_id = $1"),
    Sql("SELECT * FROM lowered_asks WHERE staff_id = $1"),
    Sql("SELECT platform, address, group_id, counts_only FROM places WHERE id = $1"),
    Sql("SELECT weekday, at_minute, before_meeting, ended FROM schedules WHERE place_id = $1"),
    Sql("SELECT * FROM calendar_days WHERE day = $1"),
    Sql("SELECT * FROM holds WHERE student_id = $1"),
    Sql("SELECT * FROM statements WHERE student_id = $1 ORDER BY id"),
    Sql("SELECT * FROM checkins WHERE id = $1"),
    Sql("SELECT * FROM checkins WHERE student_id = $1 ORDER BY id"),
    Sql("SELECT p.staff_id, p.weight, p.since, p.review, s.student_id FROM priorities p LEFT JOIN "
        "priority_students s ON s.priority_id = p.id "
        "WHERE p.id = $1 ORDER BY s.student_id"),
    Sql("SELECT * FROM questions WHERE $1 = 0 ORDER BY words"),
};

}  // namespace

Change::Change(Db& db, Record what, std::int64_t id)
    : db_(db), what_(what), id_(id), before_(as_it_stands()) {}

Hashes Change::hashes() const { return {before_, as_it_stands()}; }

// Each cell with its length before it, so that no two records read alike.
std::string Change::as_it_stands() const {
  std::string text;
  Query row(db_, rows.at(static_cast<std::size_t>(what_)), id_);
  while (row.next()) {
    text += '\n';
    for (int column = 0; column < row.columns(); ++column) {
      const std::string_view cell = row.view(column);
      text += row.null(column) ? "-" : std::to_string(cell.size()) + ":";
      text += cell;
    }
  }
  return in_hex(look_up(db_, record, text).bytes());
}

}  // namespace knownby::audit
