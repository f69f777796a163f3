#include "store/sealed/in_sql.hpp"

#include <sqlite3.h>

#include <string>

#include "store/engine/engine.hpp"
#include "store/sealed/sealed.hpp"
#include "store/staff.hpp"

namespace knownby {

namespace {

std::string_view text_of(sqlite3_value* value) {
  const void* const bytes = sqlite3_value_blob(value);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void give(sqlite3_context* context, const Sealed& sealed) {
  const std::string_view bytes = sealed.bytes();
  if (bytes.empty()) return sqlite3_result_null(context);
  sqlite3_result_blob64(context, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
}

using Does = void (*)(Db& db, sqlite3_context* context, sqlite3_value** values);

void new_keys(Db& db, sqlite3_context*, sqlite3_value**) { db.engine().keyring.replace(db); }

void seal_text(Db& db, sqlite3_context* context, sqlite3_value** values) {
  const Field field{text_of(values[0])};
  give(context, seal(db, field, sqlite3_value_int64(values[1]), text_of(values[2])));
}

void look_up_email(Db& db, sqlite3_context* context, sqlite3_value** values) {
  give(context, look_up(db, Field{text_of(values[0])}, staff::comparable_email(text_of(values[1]))));
}

void open_text(Db& db, sqlite3_context* context, sqlite3_value** values) {
  const Field field{text_of(values[0])};
  const std::string text = open_sealed(db, field, sqlite3_value_int64(values[1]), text_of(values[2]));
  sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

// What a function of ours throws must not pass through the engine.
template <Does does>
void call(sqlite3_context* context, int, sqlite3_value** values) {
  try {
    does(*static_cast<Db*>(sqlite3_user_data(context)), context, values);
  } catch (const std::exception& trouble) {
    sqlite3_result_error(context, trouble.what(), -1);
  }
}

template <Does does>
void teach(Db& db, const char* name, int values) {
  if (sqlite3_create_function_v2(db.engine().database.getHandle(), name, values,
                                 SQLITE_UTF8 | SQLITE_DIRECTONLY, &db, &call<does>, nullptr, nullptr,
                                 nullptr) != SQLITE_OK)
    throw StoreError(StoreError::Kind::other, "the database engine takes no functions");
}

}  // namespace

void teach_sealing(Db& db) {
  teach<new_keys>(db, "new_keys", 0);
  teach<seal_text>(db, "seal", 3);
  teach<look_up_email>(db, "look_up", 2);
  teach<open_text>(db, "opened", 3);
}

}  // namespace knownby
