// PROTOCOL T-21: a ZIP with exactly the manifest and two pictures of the sizes that Teams asks for.
#include "adapters/teams/package/package.hpp"

#include <gtest/gtest.h>

#include <boost/crc.hpp>
#include <cstdint>
#include <map>
#include <string>

#include "adapters/teams/package/icons.hpp"

namespace knownby::teams {
namespace {

std::uint32_t crc_of(const std::string& text) {
  boost::crc_32_type sum;
  sum.process_bytes(text.data(), text.size());
  return sum.checksum();
}

std::uint32_t little(const std::string& text, std::size_t at, int bytes) {
  std::uint32_t number = 0;
  for (int i = bytes - 1; i >= 0; --i)
    number = number << 8 | static_cast<unsigned char>(text.at(at + static_cast<std::size_t>(i)));
  return number;
}

std::uint32_t big(const std::string& text, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<unsigned char>(text.at(at + i));
  return number;
}

// By its directory, as those read it who open it.
std::map<std::string, std::string> files_in(const std::string& zip) {
  std::map<std::string, std::string> files;
  const std::size_t end = zip.size() - 22;
  EXPECT_EQ(little(zip, end, 4), 0x06054B50U);
  std::size_t at = little(zip, end + 16, 4);
  for (std::uint32_t file = 0; file < little(zip, end + 10, 2); ++file) {
    EXPECT_EQ(little(zip, at, 4), 0x02014B50U);
    const std::size_t length = little(zip, at + 28, 2);
    const std::string name = zip.substr(at + 46, length);
    const std::size_t local = little(zip, at + 42, 4);
    EXPECT_EQ(little(zip, local, 4), 0x04034B50U);
    EXPECT_EQ(zip.substr(local + 4, 26), zip.substr(at + 6, 26)) << "both headers say the same";
    const std::string content = zip.substr(local + 30 + length, little(zip, at + 20, 4));
    EXPECT_EQ(little(zip, at + 16, 4), crc_of(content)) << name;
    files.emplace(name, content);
    at += 46 + length;
  }
  EXPECT_EQ(at, end);
  return files;
}

// Its only data, and every checksum on the way there.
std::string rows_in(const std::string& png) {
  EXPECT_TRUE(png.starts_with("\x89PNG\r\n\x1A\n"));
  std::string data;
  for (std::size_t at = 8; at < png.size();) {
    const std::size_t length = big(png, at);
    EXPECT_EQ(big(png, at + 8 + length), crc_of(png.substr(at + 4, 4 + length)));
    if (png.substr(at + 4, 4) == "IDAT") data = png.substr(at + 8, length);
    at += 12 + length;
  }
  std::string rows;
  for (std::size_t at = 2; at + 4 < data.size();) {
    const std::size_t length = little(data, at + 1, 2);
    EXPECT_EQ(length ^ little(data, at + 3, 2), 0xFFFFU);
    rows += data.substr(at + 5, length);
    at += 5 + length;
  }
  return rows;
}

TEST(Package, T21_A_it_holds_exactly_the_manifest_and_two_icons) {
  const auto files = files_in(package_of(R"({"manifestVersion":"1.19"})"));
  ASSERT_EQ(files.size(), 3U);
  EXPECT_EQ(files.at("manifest.json"), R"({"manifestVersion":"1.19"})");
  EXPECT_EQ(files.at("color.png"), color_icon());
  EXPECT_EQ(files.at("outline.png"), outline_icon());
  EXPECT_EQ(package_of("{}"), package_of("{}"));
}

TEST(Package, T21_A_the_icons_have_the_sizes_and_colours_teams_asks_for) {
  const std::string color = color_icon();
  EXPECT_EQ(big(color, 16), 192U);
  EXPECT_EQ(big(color, 20), 192U);
  const std::string color_rows = rows_in(color);
  ASSERT_EQ(color_rows.size(), 192U * (1 + 192 * 4));
  EXPECT_EQ(color_rows.substr(0, 5), std::string("\0\x2F\x5D\x8A\xFF", 5));
  const std::string outline = outline_icon();
  EXPECT_EQ(big(outline, 16), 32U);
  EXPECT_EQ(big(outline, 20), 32U);
  const std::string rows = rows_in(outline);
  ASSERT_EQ(rows.size(), 32U * (1 + 32 * 4));
  std::size_t seen = 0;
  for (std::size_t row = 0; row < 32; ++row) {
    for (std::size_t column = 0; column < 32; ++column) {
      const std::string dot = rows.substr(row * 129 + 1 + column * 4, 4);
      EXPECT_EQ(dot.substr(0, 3), "\xFF\xFF\xFF") << "white or nothing";
      if (dot[3] != '\0') ++seen;
    }
  }
  EXPECT_GT(seen, 150U);
  EXPECT_LT(seen, 700U);
}

}  // namespace
}  // namespace knownby::teams
