#include "store/query.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <stdexcept>

#include "store/engine/engine.hpp"

namespace knownby {

Query::Query(Db& db, Sql sql, Count count) : db_(db), prepared_(db.engine().take(sql.text)) {
  // A value left out would silently be the one of the statement's last use. The statement stays unused then,
  // but belongs to the connection still.
  if (prepared_.places.size() != count.values)
    throw std::logic_error("a statement was given another number of values than it names");
}

Query::~Query() {
  prepared_.statement.tryReset();
  prepared_.home->push_back(&prepared_);
}

bool Query::next() {
  SQLite::Statement& statement = prepared_.statement;
  if (statement.isDone()) return false;
  errno = 0;
  switch (statement.tryExecuteStep()) {
    case SQLITE_ROW:
      for (int at = static_cast<int>(prepared_.columns.size()); at < statement.getColumnCount(); ++at)
        prepared_.columns.push_back(statement.getColumn(at));
      return true;
    case SQLITE_DONE:
      return false;
    default:
      engine::fail(db_.engine().database, errno);
  }
}

int Query::finish() {
  while (next()) {
  }
  return prepared_.statement.getChanges();
}

std::int64_t Query::number(int column) const {
  return prepared_.columns.at(static_cast<std::size_t>(column)).getInt64();
}

std::string_view Query::view(int column) const {
  const SQLite::Column& cell = prepared_.columns.at(static_cast<std::size_t>(column));
  const char* text = cell.getText();  // first: it may convert, and the length is that of what it made
  return {text, static_cast<std::size_t>(cell.getBytes())};
}

std::string Query::opened(int column, Field field, std::int64_t id) const {
  return null(column) ? std::string() : open_sealed(db_, field, id, view(column));
}

bool Query::null(int column) const { return prepared_.columns.at(static_cast<std::size_t>(column)).isNull(); }

int Query::columns() const { return static_cast<int>(prepared_.columns.size()); }

std::chrono::sys_seconds Query::time(int column) const {
  return std::chrono::sys_seconds{std::chrono::seconds{number(column)}};
}

std::chrono::local_days Query::day(int column) const {
  return std::chrono::local_days{std::chrono::days{number(column)}};
}

std::optional<std::chrono::sys_seconds> Query::maybe_time(int column) const {
  if (null(column)) return std::nullopt;
  return time(column);
}

std::optional<std::chrono::local_days> Query::maybe_day(int column) const {
  if (null(column)) return std::nullopt;
  return day(column);
}

void Query::bind(std::size_t at, std::int64_t value) {
  prepared_.statement.bind(prepared_.places[at], value);
}

void Query::bind(std::size_t at, std::string_view value) {
  try {
    prepared_.statement.bind(prepared_.places[at], std::string(value));
  } catch (const SQLite::Exception& error) {  // longer than the engine's limit
    throw engine::error_from(error, &db_.engine().database, "the database");
  }
}

void Query::bind(std::size_t at, const Sealed& value) {
  const std::string_view bytes = value.bytes();
  if (bytes.empty()) return bind(at, std::nullopt);
  try {
    prepared_.statement.bind(prepared_.places[at], bytes.data(), static_cast<int>(bytes.size()));
  } catch (const SQLite::Exception& error) {  // longer than the engine's limit
    throw engine::error_from(error, &db_.engine().database, "the database");
  }
}

void Query::bind(std::size_t at, std::nullopt_t) { prepared_.statement.bind(prepared_.places[at]); }

std::int64_t next_row(Db& db, Sql sql) {
  std::int64_t& next = db.engine().next_rows[sql.text];
  if (next == 0 || !db.in_transaction()) {
    Query row(db, sql);
    row.next();
    next = row.number(0);
  }
  return next++;
}

}  // namespace knownby
