#include "adapters/teams/package/icons.hpp"

#include "adapters/teams/package/bytes.hpp"

namespace knownby::teams {
namespace {

struct Person {
  double x, y, size;  // of a picture one wide and one high
};
constexpr Person adult{0.36, 0.5, 0.8};
constexpr Person student{0.78, 0.575, 0.55};

bool is_in(const Person& person, double x, double y) {
  const double across = (x - person.x) / person.size;
  const double down = (y - person.y) / person.size;
  const double head = across * across + (down + 0.24) * (down + 0.24);
  const double body = across * across / 0.09 + (down - 0.3) * (down - 0.3) / 0.13;
  return head <= 0.0289 || (body <= 1 && down <= 0.3);
}

// How much of this dot is figure, from 0 to 255: four by four points of it are looked at.
unsigned figure_at(unsigned column, unsigned row, unsigned size) {
  constexpr unsigned points = 4;
  unsigned inside = 0;
  for (unsigned point = 0; point < points * points; ++point) {
    const unsigned across = point % points;
    const unsigned down = point / points;
    const double x = (column + (across + 0.5) / points) / size;
    const double y = (row + (down + 0.5) / points) / size;
    if (is_in(adult, x, y) || is_in(student, x, y)) ++inside;
  }
  return inside * 255 / (points * points);
}

void chunk(std::string& png, const std::string& type, const std::string& data) {
  bytes::big(png, static_cast<std::uint32_t>(data.size()));
  png += type + data;
  bytes::big(png, bytes::crc32(type + data));
}

// Rows of red, green, blue and alpha, each row after a zero, in stored blocks: nothing here needs to be
// small.
std::string png_of(unsigned size, const std::string& rows) {
  std::string data("\x78\x01", 2);
  for (std::size_t at = 0; at < rows.size();) {
    const std::string block = rows.substr(at, 65'535);
    at += block.size();
    data.push_back(at == rows.size() ? '\1' : '\0');
    bytes::little16(data, static_cast<std::uint16_t>(block.size()));
    bytes::little16(data, static_cast<std::uint16_t>(~block.size() & 0xFFFFU));
    data += block;
  }
  bytes::big(data, bytes::adler32(rows));
  std::string header;
  bytes::big(header, size);
  bytes::big(header, size);
  header += std::string("\x08\x06\0\0\0", 5);
  std::string png = "\x89PNG\r\n\x1A\n";
  chunk(png, "IHDR", header);
  chunk(png, "IDAT", data);
  chunk(png, "IEND", "");
  return png;
}

char byte(unsigned value) { return static_cast<char>(static_cast<unsigned char>(value)); }

}  // namespace

std::string color_icon() {
  constexpr unsigned size = 192;
  constexpr unsigned background[] = {0x2F, 0x5D, 0x8A};  // the manifest's accentColor
  std::string rows;
  for (unsigned row = 0; row < size; ++row) {
    rows.push_back('\0');
    for (unsigned column = 0; column < size; ++column) {
      const unsigned figure = figure_at(column, row, size);
      for (const unsigned shade : background) rows.push_back(byte(shade + (255 - shade) * figure / 255));
      rows.push_back(byte(255));
    }
  }
  return png_of(size, rows);
}

std::string outline_icon() {
  constexpr unsigned size = 32;
  std::string rows;
  for (unsigned row = 0; row < size; ++row) {
    rows.push_back('\0');
    for (unsigned column = 0; column < size; ++column) {
      rows += "\xFF\xFF\xFF";
      rows.push_back(byte(figure_at(column, row, size)));
    }
  }
  return png_of(size, rows);
}

}  // namespace knownby::teams
