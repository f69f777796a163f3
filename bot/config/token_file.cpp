#include "bot/config/token_file.hpp"

#include <openssl/sha.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <system_error>

#include "bot/config/private_file.hpp"
#include "bot/config/secrets.hpp"

namespace knownby {
namespace {

using nlohmann::json;

// Tells one token from another and is none.
std::string fingerprint(const Secret& secret) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  const std::string_view text = secret.reveal();
  const void* bytes = text.data();
  SHA256(static_cast<const unsigned char*>(bytes), text.size(), digest.data());
  std::string hex;
  for (const unsigned char byte : digest) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

// Whatever else stands there is nothing to us: the given pair serves.
json kept_in(const std::string& path) {
  const std::optional<Secret> text = read_private(path);
  if (!text) return json::object();
  json kept = json::parse(text->reveal(), nullptr, false);
  return kept.is_object() ? kept : json::object();
}

std::string text_at(const json& kept, const char* key) {
  const auto found = kept.find(key);
  return found != kept.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool names(const json& kept, const std::string& mark) {
  const auto taken = kept.find("taken");
  return taken != kept.end() && taken->is_array() &&
         std::find(taken->begin(), taken->end(), json(mark)) != taken->end();
}

}  // namespace

slack::Tokens TokenFile::newest(slack::Tokens given) const {
  const json kept = kept_in(path_);
  if (!given.refresh.blank()) given.from = fingerprint(given.refresh);
  given.is_taken = names(kept, fingerprint(given.access));
  const auto expires = kept.find("expires");
  const bool succeeds = !given.from.empty() && text_at(kept, "from") == given.from;
  if (!succeeds || expires == kept.end() || !expires->is_number_integer()) return given;
  slack::Tokens newest;
  newest.access = Secret(text_at(kept, "access"));
  newest.refresh = Secret(text_at(kept, "refresh"));
  newest.expires = std::chrono::sys_seconds(std::chrono::seconds(expires->get<std::int64_t>()));
  newest.from = given.from;
  return newest.access.blank() || newest.refresh.blank() ? given : newest;
}

void TokenFile::keep(const slack::Tokens& tokens) const {
  if (tokens.refresh.blank()) {
    if (::unlink(path_.c_str()) != 0 && errno != ENOENT)
      throw std::system_error(errno, std::generic_category(), path_);
    return;
  }
  private_file::replace(path_, json{{"from", tokens.from},
                                    {"access", std::string(tokens.access.reveal())},
                                    {"refresh", std::string(tokens.refresh.reveal())},
                                    {"expires", tokens.expires.time_since_epoch().count()}}
                                   .dump());
}

void TokenFile::forget(const std::vector<Secret>& taken) const {
  private_file::blank(path_);
  json marks = json::array();
  for (const Secret& secret : taken)
    if (!secret.blank()) marks.push_back(fingerprint(secret));
  private_file::replace(path_, json{{"taken", marks}}.dump());
}

}  // namespace knownby
