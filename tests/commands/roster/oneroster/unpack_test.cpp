// An export packed into one file: what is unpacked, and what is refused before it fills the memory.
#include "commands/roster/oneroster/unpack.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>

#include <cstring>

namespace knownby::roster::oneroster {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

struct Packed {
  std::string name, content;
};

std::string zip(const std::vector<Packed>& files, const char* options = nullptr,
                const char* password = nullptr) {
  std::size_t room = 1U << 16U;
  for (const Packed& one : files) room += one.content.size() + 1000;
  std::string out(room, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  if (options != nullptr) archive_write_set_options(writer, options);
  if (password != nullptr) archive_write_set_passphrase(writer, password);
  archive_write_open_memory(writer, out.data(), out.size(), &used);
  for (const Packed& one : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, one.name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(one.content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0600);
    archive_write_header(writer, entry);
    archive_write_data(writer, one.content.data(), one.content.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

TEST(Unpack, A_takes_the_files_we_read_and_leaves_the_others_packed) {
  const Unpacked all = unpack(zip(
      {{"manifest.csv", "a"}, {"Users.csv", "b"}, {"demographics.csv", "born"}, {"readme.txt", "hello"}}));
  EXPECT_EQ(all.stop, "");
  EXPECT_THAT(all.files, SizeIs(2));
  EXPECT_EQ(all.files.at("users"), "b");
}

TEST(Unpack, R_names_with_folders_twice_or_with_a_password) {
  EXPECT_THAT(unpack(zip({{"export/users.csv", "b"}})).stop, HasSubstr("in a folder"));
  EXPECT_THAT(unpack(zip({{"../../users.csv", "b"}})).stop, HasSubstr("in a folder"));
  EXPECT_THAT(unpack(zip({{"users.csv", "b"}, {"USERS.csv", "c"}})).stop, HasSubstr("users.csv twice"));
  EXPECT_THAT(unpack(zip({{"users.csv", "b"}}, "zip:encryption=zipcrypt", "secret")).stop,
              HasSubstr("password"));
}

TEST(Unpack, R_what_blows_up_and_what_holds_too_much) {
  EXPECT_THAT(unpack(zip({{"users.csv", std::string(80U << 20U, 'a')}})).stop, HasSubstr("unpacks to more"));
  std::vector<Packed> many;
  for (int at = 0; at < 150; ++at) many.push_back({"file" + std::to_string(at), "x"});
  EXPECT_THAT(unpack(zip(many)).stop, HasSubstr("more than 100 files"));
}

TEST(Unpack, R_damage_at_every_place_never_crashes) {
  const std::string whole =
      zip({{"manifest.csv", std::string(3000, 'm')}, {"users.csv", std::string(3000, 'u')}});
  for (std::size_t at = 0; at < whole.size(); at += 3) {
    std::string torn = whole;
    torn[at] = static_cast<char>(torn[at] ^ 0x5A);
    unpack(torn);
    unpack(whole.substr(0, at));
  }
  EXPECT_NE(unpack("no zip").stop, "");
  EXPECT_EQ(unpack(whole).files.size(), 2U);
  const Unpacked half = unpack(whole.substr(0, whole.size() / 2));
  EXPECT_TRUE(!half.stop.empty() || half.files.size() < 2) << "half of it is never taken for the whole";
  EXPECT_FALSE(is_zip("students"));
}

}  // namespace
}  // namespace knownby::roster::oneroster
