#include "store/engine/tally.hpp"

#include <openssl/evp.h>

#include <memory>
#include <string>
#include <string_view>

#include "store/engine/engine.hpp"
#include "store/sealed/hex.hpp"

namespace knownby {

namespace {

class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1) fail();
  }
  // With its type and its length before it, so that no two rows read alike.
  void add(int type, std::string_view value) {
    const std::string head = std::to_string(type) + ":" + std::to_string(value.size()) + ":";
    for (const std::string_view part : {std::string_view(head), value})
      if (EVP_DigestUpdate(context_.get(), part.data(), part.size()) != 1) fail();
  }
  std::string hex() {
    std::string digest(EVP_MAX_MD_SIZE, '\0');
    unsigned int length = 0;
    auto* const bytes = static_cast<unsigned char*>(static_cast<void*>(digest.data()));
    if (EVP_DigestFinal_ex(context_.get(), bytes, &length) != 1) fail();
    return in_hex(std::string_view(digest).substr(0, length));
  }

 private:
  [[noreturn]] static void fail() { throw StoreError(StoreError::Kind::other, "OpenSSL has no SHA-256"); }
  std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_;
};

Tally of_table(SQLite::Database& database, const std::string& table) {
  Tally found{table, 0, {}};
  Digest digest;
  // A table's name comes from the schema of a file that was looked over, and is quoted.
  SQLite::Statement rows(database, "SELECT * FROM \"" + table + "\"");
  for (; rows.executeStep(); ++found.rows) {
    for (int at = 0; at < rows.getColumnCount(); ++at) {
      const SQLite::Column cell = rows.getColumn(at);
      const char* text = cell.getText();
      digest.add(cell.getType(), {text, static_cast<std::size_t>(cell.getBytes())});
    }
  }
  found.digest = digest.hex();
  return found;
}

}  // namespace

std::vector<Tally> tally(Db& db) {
  SQLite::Database& database = db.engine().database;
  try {
    std::vector<std::string> tables;
    SQLite::Statement names(
        database,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "ORDER BY name");
    while (names.executeStep()) tables.push_back(names.getColumn(0).getString());
    std::vector<Tally> all;
    for (const std::string& table : tables) all.push_back(of_table(database, table));
    return all;
  } catch (const SQLite::Exception& error) {
    throw engine::error_from(error, &database, "counting what is in " + db.path());
  }
}

}  // namespace knownby
