#include "adapters/teams/package/package.hpp"

#include <string_view>

#include "adapters/teams/package/bytes.hpp"
#include "adapters/teams/package/icons.hpp"

namespace knownby::teams {
namespace {

// Files as they are, uncompressed.
class Zip {
 public:
  void add(std::string_view name, const std::string& content) {
    const std::string facts = facts_of(name, content);
    std::string entry("PK\x01\x02\x14\0", 6);
    entry += facts;
    entry += std::string(10, '\0');  // no comment, first disk, no attributes
    bytes::little32(entry, static_cast<std::uint32_t>(out_.size()));
    directory_ += entry.append(name);
    out_ += std::string("PK\x03\x04", 4) + facts;
    out_.append(name).append(content);
    ++files_;
  }

  std::string take() {
    std::string end("PK\x05\x06\0\0\0\0", 8);
    bytes::little16(end, files_);
    bytes::little16(end, files_);
    bytes::little32(end, static_cast<std::uint32_t>(directory_.size()));
    bytes::little32(end, static_cast<std::uint32_t>(out_.size()));
    bytes::little16(end, 0);
    return out_ + directory_ + end;
  }

 private:
  // What the file's own header and the directory both say: version 2.0, no flags, stored, 1 January 1980, sum
  // and sizes, the length of the name, nothing further.
  static std::string facts_of(std::string_view name, const std::string& content) {
    std::string facts("\x14\0\0\0\0\0\0\0\x21\0", 10);
    bytes::little32(facts, bytes::crc32(content));
    bytes::little32(facts, static_cast<std::uint32_t>(content.size()));
    bytes::little32(facts, static_cast<std::uint32_t>(content.size()));
    bytes::little16(facts, static_cast<std::uint16_t>(name.size()));
    bytes::little16(facts, 0);
    return facts;
  }

  std::string out_;
  std::string directory_;
  std::uint16_t files_ = 0;
};

}  // namespace

std::string package_of(const std::string& manifest) {
  Zip zip;
  zip.add("manifest.json", manifest);
  zip.add("color.png", color_icon());
  zip.add("outline.png", outline_icon());
  return zip.take();
}

}  // namespace knownby::teams
