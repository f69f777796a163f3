// Any bytes as one of the files a school's student system writes; the first byte says which. What is wrong is
// said in the file's own report, never thrown past std::exception.

#include <cstdint>
#include <exception>
#include <string_view>

#include "commands/roster/csv.hpp"
#include "commands/roster/roster_files.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  try {
    switch (bytes[0] % 4) {
      case 0:
        knownby::roster::read_students(text);
        break;
      case 1:
        knownby::roster::read_staff(text);
        break;
      case 2:
        knownby::roster::read_calendar(text);
        break;
      default:
        knownby::roster::read_csv(text);
    }
  } catch (const std::exception&) {
    // a refusal in words
  }
  return 0;
}
