#include "tests/bot/canaries.hpp"

#include <gtest/gtest.h>

#include <array>
#include <fstream>

#include "tests/bot/school.hpp"
#include "tests/bot/talk.hpp"

namespace knownby::canaries {
namespace {

// Of tests/bot/school.cpp and deploy/sample-school, with their family names, so that no word of ours is
// meant.
constexpr std::array names{"Bobby Chen",  "Maya Roberts", "Jordan Lee",   "Ana Moreno",     "Wei Zhang",
                           "Zoë Berg",    "Marcus Hill",  "Priya Nair",   "Maya Rodríguez", "José Núñez",
                           "T.J. Carter", "Siobhán Ó",    "van der Berg", "Chen, Bobby",    "bobby chen"};
// What the tests' people write about students.
constexpr std::array notes{"at lunch",   "volleyball team", "his dad hits",        "wants to die",
                           "about book", "told by TJ",      "he was at a funeral", "wants to be a nurse"};
constexpr std::array secrets{"loopback-canary", "xoxb-", "xapp-"};

// Knownby itself asks "Who do you sit with at lunch …?" (commands/week/questions.txt).
constexpr std::string_view asked_before = "sit with ";

template <class List>
std::string first_of(std::string_view text, const List& list) {
  for (const std::string_view one : list)
    for (std::size_t at = text.find(one); at != std::string_view::npos; at = text.find(one, at + 1))
      if (!text.substr(0, at).ends_with(asked_before)) return std::string(one);
  return {};
}

// In one piece: the reserve beside a store is 64 MB, and letter by letter it would take seconds a test.
std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::error_code gone;
  const auto size = std::filesystem::file_size(file, gone);
  std::string bytes(gone ? 0 : size, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

// What tests themselves put there is theirs: secrets, exports to be imported, configurations.
bool is_of_the_store(const std::string& name) {
  return name.find(".db") != std::string::npos || name.ends_with(".backup");
}

}  // namespace

std::string found_in_log(std::string_view text) {
  std::string found = first_of(text, names);
  return found.empty() ? found_in_store(text) : found;
}

std::string found_in_store(std::string_view bytes) {
  std::string found = first_of(bytes, notes);
  if (found.empty()) found = first_of(bytes, secrets);
  if (found.empty() && bytes.find(test_signing_secret) != std::string_view::npos)
    found = "the signing secret";
  return found;
}

void look_through(const std::filesystem::path& folder) {
  std::error_code trouble;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, trouble)) {
    if (!entry.is_regular_file(trouble)) continue;
    const std::string name = entry.path().filename().string();
    if (!is_of_the_store(name)) continue;
    const std::string found = found_in_store(bytes_of(entry.path()));
    EXPECT_EQ(found, "") << "is in the bytes of " << name;
  }
}

}  // namespace knownby::canaries
