#pragma once
// One prepared statement at work: bind, step, read. Statements are kept prepared by their connection; the
// same one may be at work twice at once.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/db.hpp"
#include "store/ids.hpp"
#include "store/sealed/sealed.hpp"

namespace knownby {

struct Prepared;

class Query {
 public:
  // Values become $1, $2 ...; they are copied, and there must be as many as the statement names.
  template <class... Values>
  Query(Db& db, Sql sql, const Values&... values) : Query(db, sql, Count{sizeof...(Values)}) {
    std::size_t at = 0;
    (bind(at++, values), ...);
  }
  ~Query();  // resets the statement and gives it back
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  bool next();   // false: no more rows. Throws StoreError
  int finish();  // steps to the end; rows changed

  std::int64_t number(int column) const;
  std::string text(int column) const { return std::string(view(column)); }
  std::string_view view(int column) const;  // until the next step
  bool null(int column) const;
  int columns() const;  // of the row
  // What is sealed in this column of the row that `id` names; empty where there is nothing. Throws
  // StoreError.
  std::string opened(int column, Field field, std::int64_t id) const;
  std::chrono::sys_seconds time(int column) const;
  std::chrono::local_days day(int column) const;
  std::optional<std::chrono::sys_seconds> maybe_time(int column) const;
  std::optional<std::chrono::local_days> maybe_day(int column) const;
  template <class Of>
  Id<Of> id(int column) const {
    return Id<Of>{number(column)};
  }

 private:
  struct Count {
    std::size_t values;
  };
  Query(Db& db, Sql sql, Count count);
  void bind(std::size_t at, std::int64_t value);
  void bind(std::size_t at, int value) { bind(at, std::int64_t{value}); }
  void bind(std::size_t at, bool value) { bind(at, std::int64_t{value ? 1 : 0}); }
  void bind(std::size_t at, std::size_t value) { bind(at, static_cast<std::int64_t>(value)); }
  void bind(std::size_t at, std::string_view value);
  void bind(std::size_t at, const std::string& value) { bind(at, std::string_view(value)); }
  void bind(std::size_t at, const char* value) { bind(at, std::string_view(value)); }
  void bind(std::size_t at, std::nullopt_t);
  void bind(std::size_t at, const Sealed& value);  // the only way to a BLOB
  void bind(std::size_t at, std::chrono::sys_seconds value) {
    bind(at, std::int64_t{value.time_since_epoch().count()});
  }
  void bind(std::size_t at, std::chrono::local_days value) {
    bind(at, std::int64_t{value.time_since_epoch().count()});
  }
  template <class Of>
  void bind(std::size_t at, Id<Of> value) {
    value ? bind(at, value.value) : bind(at, std::nullopt);
  }
  template <class Value>
  void bind(std::size_t at, const std::optional<Value>& value) {
    value ? bind(at, *value) : bind(at, std::nullopt);
  }

  Db& db_;
  Prepared& prepared_;
};

// The id that a new row gets, chosen as the engine would: what is sealed in the row is bound to it. sql: the
// table's max(id) + 1, asked once a transaction, in which nobody else adds any: one place a table asks.
std::int64_t next_row(Db& db, Sql sql);

template <class... Values>
int Db::run(Sql sql, const Values&... values) {
  return Query(*this, sql, values...).finish();
}

}  // namespace knownby
