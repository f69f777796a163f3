#pragma once
// Words as they stand in the file: people's texts and e-mail addresses are sealed with a key that is
// not in it, each bound to its own table, column and row. Their columns are BLOBs of STRICT tables, so the
// engine refuses plain words; the only thing a statement takes for one is a Sealed, and only what is declared
// here makes one.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace knownby {

class Db;

// Part of what a text is bound to: "checkins.sealed_note".
struct Field {
  std::string_view name;
};

namespace fields {
inline constexpr Field checkin_note{"checkins.sealed_note"};
inline constexpr Field fact_words{"facts.sealed_words"};
inline constexpr Field statement_words{"statements.sealed_words"};
inline constexpr Field hold_reason{"holds.sealed_reason"};
inline constexpr Field outbox_body{"outbox.sealed_body"};
inline constexpr Field seen_reply{"seen.sealed_reply"};
inline constexpr Field staff_email{"staff.sealed_email"};
inline constexpr Field secret_value{"secrets.sealed_value"};
}  // namespace fields

// version(1) ‖ key(4) ‖ nonce(12) ‖ ciphertext ‖ tag(16). No text, no bytes, and NULL in the file: that there
// is none is no secret.
class Sealed {
 public:
  std::string_view bytes() const { return bytes_; }

 private:
  friend class Keyring;
  explicit Sealed(std::string bytes) : bytes_(std::move(bytes)) {}
  std::string bytes_;
};

// `row`: the id the row has, or will have. About 1 µs. Throws StoreError.
Sealed seal(Db& db, Field field, std::int64_t row, std::string_view text);
// How many bytes it makes of the text, so that lengths can be compared without opening.
std::size_t sealed_size(std::string_view text);
// Throws StoreError (other) where the bytes were changed, cut, moved to another row or column, or belong to a
// key that is gone. Reading a statement's row: Query::opened().
std::string open_sealed(Db& db, Field field, std::int64_t row, std::string_view bytes);
// The same bytes for the same text, whatever its row: to look a sealed text up by (HMAC-SHA256, a key of its
// own).
Sealed look_up(Db& db, Field field, std::string_view text);

}  // namespace knownby
