// Any bytes as a text sealed in the database: none opens but what was sealed, for its own row.

#include "store/sealed/cipher.hpp"
#include "store/sealed/school_key.hpp"
#include "tests/fuzz/bytes.hpp"

using namespace knownby;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const Key key = Key::fresh();
  static Cipher cipher(key);
  const std::string_view text = fuzz::text_of(bytes, size);
  fuzz::expect(!cipher.open(text, "checkins.sealed_note 7"));
  std::string closed;
  cipher.close(closed, text, "checkins.sealed_note 7");
  fuzz::expect(cipher.open(closed, "checkins.sealed_note 7") == text);
  fuzz::expect(!cipher.open(closed, "checkins.sealed_note 8"));
  const std::size_t at = size == 0 ? 0 : bytes[0] % closed.size();
  closed[at] = static_cast<char>(closed[at] ^ (1 << (size % 8)));
  fuzz::expect(!cipher.open(closed, "checkins.sealed_note 7"));
  SchoolKey::read(text);
  return 0;
}
