#include "store/sealed/keyring.hpp"

#include <filesystem>
#include <vector>

#include "store/engine/engine.hpp"
#include "store/query.hpp"

namespace knownby {

namespace {

using Kind = StoreError::Kind;

constexpr char version = 1;
constexpr std::size_t head = 5;  // version(1) ‖ key(4)

std::string in_four_bytes(std::int64_t id) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(id >> shift & 0xff);
  return bytes;
}

std::int64_t key_of(std::string_view bytes) {
  std::int64_t id = 0;
  for (std::size_t at = 1; at < head; ++at) id = id << 8U | static_cast<unsigned char>(bytes[at]);
  return id;
}

// Each part with an end of its own, so that no two places read alike.
std::string place_of(Field field, std::int64_t row) {
  std::string place(field.name);
  place += '\n';
  place += std::to_string(row);
  place += '\n';
  place += version;
  return place;
}

std::string place_of_key(std::int64_t id) { return place_of({"data_keys.wrapped"}, id); }

struct Row {
  std::int64_t id;
  std::string wrapped;
};

std::vector<Row> all_keys(Db& db) {
  std::vector<Row> rows;
  Query row(db, "SELECT id, wrapped FROM data_keys ORDER BY id");
  while (row.next()) rows.push_back({row.number(0), row.text(1)});
  return rows;
}

}  // namespace

Keyring::Keyring(SchoolKey school) : school_(std::move(school)) {}

std::optional<Keyring::Unwrapped> Keyring::unwrap(std::int64_t id, std::string_view wrapped) const {
  std::vector<Key> tried = school_.opens();
  tried.push_back(SchoolKey::of_rehearsals().closes());
  for (std::size_t at = 0; at < tried.size(); ++at) {
    std::optional<std::string> bytes = Cipher(tried[at]).open(wrapped, place_of_key(id));
    if (!bytes) continue;
    Unwrapped found{{}, at == 0, at > 0 && at + 1 == tried.size()};
    found.key.take(*bytes);
    return found;
  }
  return std::nullopt;
}

std::string Keyring::wrap(std::int64_t id, const Key& key) const {
  std::string wrapped;
  Cipher(school_.closes()).close(wrapped, key.view(), place_of_key(id));
  return wrapped;
}

void Keyring::add(Db& db, std::string_view purpose) {
  std::int64_t id = 0;
  {
    // Of all there ever were: an id in a sealed text must never come to mean another key.
    Query last(db,
               "SELECT max(coalesce((SELECT max(id) FROM data_keys), 0), "
               "coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'data_keys'), 0)) + 1");
    last.next();
    id = last.number(0);
  }
  db.run("INSERT INTO data_keys (id, purpose, wrapped) VALUES ($1, $2, $3)", id, purpose,
         Sealed(wrap(id, Key::fresh())));
}

void Keyring::replace(Db& db) {
  add(db, "fields");
  add(db, "look-ups");
  look_again();
}

bool Keyring::is_ready(Db& db) {
  bool ready = false;
  for (const Row& row : all_keys(db)) {
    const std::optional<Unwrapped> found = unwrap(row.id, row.wrapped);
    if (!found) insist(db);  // says why it cannot go on
    if (!found->by_newest) return false;
    ready = true;
  }
  return ready;
}

bool Keyring::make_ready(Db& db) {
  const std::vector<Row> rows = all_keys(db);
  bool everybodys = false;
  for (const Row& row : rows) {
    const std::optional<Unwrapped> found = unwrap(row.id, row.wrapped);
    everybodys |= found->by_everybodys;
    if (!found->by_newest)
      db.run("UPDATE data_keys SET wrapped = $1 WHERE id = $2", Sealed(wrap(row.id, found->key)), row.id);
  }
  if (rows.empty()) replace(db);
  db.must_empty_log();  // of what the earlier key had wrapped
  return everybodys;
}

void Keyring::insist(Db& db) {
  for (const Row& row : all_keys(db)) {
    if (unwrap(row.id, row.wrapped)) continue;
    throw StoreError(
        Kind::other,
        db.path() +
            " was sealed with another key than the one in knownby-key; put back the one it had, from "
            "where you keep its copy. Nothing was changed");
  }
}

std::int64_t Keyring::newest(Db& db) {
  std::int64_t id = 0;
  newest_for(db, false, id);
  return id;
}

void Keyring::look_again() { seals_ = looks_up_ = {}; }

// Looked up once a transaction: what one adds and takes back is never used, and what another connection adds
// is.
Keyring::Ready& Keyring::newest_for(Db& db, bool look_ups, std::int64_t& id) {
  Newest& known = look_ups ? looks_up_ : seals_;
  if (known.key == nullptr || !db.in_transaction()) {
    const std::string_view purpose = look_ups ? "look-ups" : "fields";
    Query row(db, "SELECT id, wrapped FROM data_keys WHERE purpose = $1 ORDER BY id DESC LIMIT 1", purpose);
    if (!row.next()) throw StoreError(Kind::other, db.path() + " has no key to seal with");
    const std::int64_t newest = row.number(0);
    Ready& key = ready(db, newest, row.view(1));
    known = {newest, &key};
  }
  id = known.id;
  return *known.key;
}

Keyring::Ready& Keyring::ready(Db& db, std::int64_t id, std::string_view wrapped) {
  const auto known = ready_.find(id);
  if (known != ready_.end() && known->second.wrapped == wrapped) return known->second;
  if (known != ready_.end()) {
    look_again();
    ready_.erase(known);
  }
  const std::optional<Unwrapped> found = unwrap(id, wrapped);
  if (!found) insist(db);
  Ready made{std::string(wrapped), found->key, Cipher(found->key)};
  return ready_.emplace(id, std::move(made)).first->second;
}

Keyring::Ready* Keyring::find(Db& db, std::int64_t id) {
  const auto known = ready_.find(id);
  if (known != ready_.end()) return &known->second;
  Query row(db, "SELECT wrapped FROM data_keys WHERE id = $1", id);
  return row.next() ? &ready(db, id, row.view(0)) : nullptr;
}

std::size_t sealed_size(std::string_view text) {
  return text.empty() ? 0 : head + Cipher::overhead + text.size();
}

Sealed Keyring::seal(Db& db, Field field, std::int64_t row, std::string_view text) {
  if (text.empty()) return Sealed({});
  std::int64_t id = 0;
  Ready& key = newest_for(db, false, id);
  std::string bytes;
  bytes.reserve(head + Cipher::overhead + text.size());
  bytes += version;
  bytes += in_four_bytes(id);
  key.cipher.close(bytes, text, place_of(field, row));
  return Sealed(std::move(bytes));
}

std::string Keyring::open(Db& db, Field field, std::int64_t row, std::string_view bytes) {
  if (bytes.empty()) return {};
  std::optional<std::string> text;
  if (bytes.size() >= head + Cipher::overhead && bytes.front() == version) {
    const std::int64_t id = key_of(bytes);
    Ready* key = find(db, id);
    if (key != nullptr) text = key->cipher.open(bytes.substr(head), place_of(field, row));
    if (key != nullptr && !text) {
      look_again();
      ready_.erase(id);  // it may be of a transaction that was taken back
      key = find(db, id);
      if (key != nullptr) text = key->cipher.open(bytes.substr(head), place_of(field, row));
    }
  }
  if (text) return *std::move(text);
  throw StoreError(Kind::other,
                   std::string(field.name) + " of row " + std::to_string(row) +
                       " does not open: it was changed, moved, or sealed with a key that is gone");
}

bool is_closed_with_a_schools_key(const std::string& path) {
  if (!std::filesystem::exists(path)) return false;
  SQLite::Database database = engine::open(engine::real_path(path), Db::Mode::read);
  try {
    engine::examine(database, path, "PRAGMA quick_check(1)");
    if (!database.tableExists("data_keys")) return false;
    Cipher everybodys(SchoolKey::of_rehearsals().closes());
    SQLite::Statement row(database, "SELECT id, wrapped FROM data_keys");
    while (row.executeStep()) {
      const SQLite::Column wrapped = row.getColumn(1);
      const char* const bytes = wrapped.getText();
      const std::string_view closed(bytes, static_cast<std::size_t>(wrapped.getBytes()));
      if (!everybodys.open(closed, place_of_key(row.getColumn(0).getInt64()))) return true;
    }
    return false;
  } catch (const SQLite::Exception& error) {
    engine::cannot_open(error, database, path);
  }
}

Sealed Keyring::look_up(Db& db, Field field, std::string_view text) {
  if (text.empty()) return Sealed({});
  std::int64_t id = 0;
  const Ready& key = newest_for(db, true, id);
  std::string bound(field.name);
  bound += '\n';
  bound += text;
  return Sealed(keyed_hash(key.key, bound));
}

}  // namespace knownby
