// Any bytes as a line typed to Knownby: nothing is thrown, nothing is logged for nobody, no more is kept than
// was typed.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "tests/commands/language/lincoln.hpp"

namespace knownby::language {
namespace {

void expect(bool holds) {
  if (!holds) std::abort();
}

void look_at(std::string_view text) {
  const Speaker speaker = rivera();
  const Setting setting = speaker.setting();
  const Intent intent = understand(text, setting);
  if (const auto* log = std::get_if<Log>(&intent)) {
    expect(!log->entries.empty());
    for (const Entry& entry : log->entries) {
      expect(!entry.student.heard.empty());
      expect(entry.student.clear ? entry.student.candidates.size() == 1 : true);
      expect(entry.note.size() <= 2 * text.size());  // what was said twice of somebody is joined
      expect(entry.day.trouble != Day::Trouble::none || entry.day.day <= setting.today);
    }
  }
  expect(name(text, setting).heard.size() <= text.size());
  expect(folded_words(text).size() <= 8 * text.size());
  sounds_like_a_question(text);
}

}  // namespace
}  // namespace knownby::language

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  knownby::language::look_at({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
