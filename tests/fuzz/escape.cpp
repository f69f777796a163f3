// Any bytes as people's words on their way to Slack: no markup is left in them, they are UTF-8 and short
// enough.

#include "adapters/slack/escape.hpp"
#include "adapters/text/clean.hpp"
#include "adapters/text/utf8.hpp"
#include "tests/fuzz/bytes.hpp"

using namespace knownby;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  std::string_view text = fuzz::text_of(bytes, size);
  const std::size_t limit = 1 + fuzz::choice(text);
  const std::string shown = slack::escaped(text, limit);
  fuzz::expect(shown.find_first_of("<>") == std::string::npos);
  fuzz::expect(utf8::is_valid(shown));
  fuzz::expect(shown.find("\xE2\x80\xAE") == std::string::npos);  // right-to-left override
  for (std::size_t at = shown.find('&'); at != std::string::npos; at = shown.find('&', at + 1)) {
    const std::string_view rest = std::string_view(shown).substr(at);
    fuzz::expect(rest.starts_with("&amp;") || rest.starts_with("&lt;") || rest.starts_with("&gt;"));
  }
  slack::has_marks(text);
  fuzz::expect(slack::unescaped(text).size() <= text.size());
  fuzz::expect(utf8::is_valid(cleaned(text, limit)));
  fuzz::expect(grapheme_before(text, limit) <= limit);
  reads_right_to_left(text);
  return 0;
}
