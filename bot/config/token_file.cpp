#include "bot/config/token_file.hpp"

#include <fcntl.h>
#include <openssl/sha.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "bot/config/secrets.hpp"

namespace knownby {
namespace {

using nlohmann::json;

class Handle {
 public:
  explicit Handle(int number) : number_(number) {
    if (number_ < 0) throw std::system_error(errno, std::generic_category(), "the Slack tokens");
  }
  ~Handle() { ::close(number_); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t done = ::write(number_, bytes.data(), bytes.size());
      if (done < 0 && errno == EINTR) continue;
      insist(done >= 0);
      bytes.remove_prefix(static_cast<std::size_t>(done));
    }
  }
  void make_private() const { insist(::fchmod(number_, S_IRUSR | S_IWUSR) == 0); }
  void sync() const { insist(::fsync(number_) == 0); }

 private:
  static void insist(bool went_well) {
    if (!went_well) throw std::system_error(errno, std::generic_category(), "the Slack tokens");
  }
  int number_;
};

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
  replace(json{{"from", tokens.from},
               {"access", std::string(tokens.access.reveal())},
               {"refresh", std::string(tokens.refresh.reveal())},
               {"expires", tokens.expires.time_since_epoch().count()}}
              .dump());
}

void TokenFile::forget(const std::vector<Secret>& taken) const {
  struct stat facts {};
  if (::stat(path_.c_str(), &facts) == 0) {
    const Handle old(::open(path_.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
    old.write(std::string(static_cast<std::size_t>(facts.st_size), ' '));
    old.sync();
  }
  json marks = json::array();
  for (const Secret& secret : taken)
    if (!secret.blank()) marks.push_back(fingerprint(secret));
  replace(json{{"taken", marks}}.dump());
}

void TokenFile::replace(const std::string& text) const {
  const std::string fresh = path_ + ".new";
  {
    const Handle file(
        ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
    file.make_private();
    file.write(text);
    file.sync();
  }
  std::filesystem::rename(fresh, path_);
  const std::string folder = std::filesystem::absolute(path_).parent_path().string();
  const Handle entry(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  entry.sync();
}

}  // namespace knownby
