#include "store/sealed/sealed.hpp"

#include "store/engine/engine.hpp"

namespace knownby {

Sealed seal(Db& db, Field field, std::int64_t row, std::string_view text) {
  return db.engine().keyring.seal(db, field, row, text);
}

std::string open_sealed(Db& db, Field field, std::int64_t row, std::string_view bytes) {
  return db.engine().keyring.open(db, field, row, bytes);
}

Sealed look_up(Db& db, Field field, std::string_view text) {
  return db.engine().keyring.look_up(db, field, text);
}

}  // namespace knownby
