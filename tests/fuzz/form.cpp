// Any bytes as a form: its fields are as long as what was sent or shorter, and what is written is read again.

#include "adapters/forms.hpp"
#include "adapters/malformed.hpp"
#include "tests/fuzz/bytes.hpp"

using namespace knownby;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text = fuzz::text_of(bytes, size);
  try {
    const FormBody form(text);
    for (const char* key : {"payload", "command", "text", "ssl_check", ""}) {
      fuzz::expect(form.bytes(key).size() <= text.size());
      form.text(key);
    }
  } catch (const Malformed&) {
    // refused
  }
  const std::string written = "text=" + percent_encoded(text);
  const FormBody again(written);
  fuzz::expect(again.bytes("text") == text);
  return 0;
}
