#include "adapters/teams/trust/keys.hpp"

#include <utility>

#include "adapters/malformed.hpp"

namespace knownby::teams {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::hours due_after{24};
constexpr std::chrono::hours unknown_after{1};
constexpr std::chrono::hours useless_after{5 * 24};
constexpr std::chrono::minutes again_after{1};  // ours, after a fetch that failed

// Younger than that. A time that lies ahead, because the clock was set back, proves nothing.
bool is_younger(const std::optional<std::chrono::sys_seconds>& since, std::chrono::seconds age,
                std::chrono::sys_seconds now) {
  return since && *since <= now && now - *since < age;
}

}  // namespace

Keys::Keys(KeySource source, asio::any_io_executor executor, Clock& clock, Send send)
    : source_(std::move(source)), clock_(clock), send_(std::move(send)), flight_(std::move(executor)) {}

asio::awaitable<Keys::Found> Keys::find(std::string id) {
  const std::shared_ptr<const SigningKey> at_hand = kept(id);
  if (at_hand) {
    prepare();
    co_return at_hand;
  }
  if (are_fresh(unknown_after)) co_return Vouch::unknown_key;
  refresh();
  co_await flight_.landing(source_.patience);
  const std::shared_ptr<const SigningKey> fetched = kept(id);
  if (fetched) co_return fetched;
  co_return are_fresh(useless_after) ? Vouch::unknown_key : Vouch::keys_unavailable;
}

void Keys::prepare() {
  if (!are_fresh(due_after)) refresh();
}

std::shared_ptr<const SigningKey> Keys::kept(const std::string& id) const {
  const auto found = keys_.find(id);
  return found == keys_.end() || !are_fresh(useless_after) ? nullptr : found->second;
}

bool Keys::are_fresh(std::chrono::seconds age) const { return is_younger(fetched_, age, clock_.now()); }

void Keys::refresh() {
  const std::chrono::sys_seconds now = clock_.now();
  if (flight_.under_way() || (said_ && is_younger(tried_, again_after, now))) return;
  tried_ = now;
  flight_.begin(fetch());
}

asio::awaitable<void> Keys::fetch() {
  try {
    co_await fetch_both();
  } catch (const std::exception& trouble) {
    failed(trouble.what());
  }
}

// Both addresses pass the gate: the second is the document's word, and no better than its host.
asio::awaitable<void> Keys::fetch_both() {
  std::string base = source_.base;
  if (base.empty()) base = source_.loopback.base(net::Purpose::teams_openid_metadata);
  const std::string metadata = co_await get(base + "openidconfiguration");
  std::string url = keys_url(metadata, source_.issuer);
  const std::string key_set = co_await get(std::move(url));
  keys_ = read_keys(key_set);
  fetched_ = clock_.now();
  ++counts_.refreshed;
  if (said_ && source_.note) source_.note("Microsoft's signing keys are here again", false);
  said_.reset();
}

asio::awaitable<std::string> Keys::get(std::string url) {
  net::admit(net::Purpose::teams_openid_metadata, url, source_.loopback);
  net::Call call{net::Purpose::teams_openid_metadata, std::move(url)};
  call.method = "GET";
  net::Answer answer = co_await send_(std::move(call));
  if (answer.trouble != net::Trouble::none) throw Malformed(std::string(net::name(answer.trouble)));
  if (answer.status != 200) throw Malformed("status " + std::to_string(answer.status));
  co_return std::move(answer.body);
}

void Keys::failed(std::string_view why) {
  ++counts_.failed;
  const bool have_keys = are_fresh(useless_after);
  if (said_ != have_keys && source_.note) {
    source_.note("Microsoft's signing keys could not be fetched (" + std::string(why) + "); " +
                     (have_keys ? "those at hand serve for five days at most"
                                : "until they are, nothing from Teams is taken"),
                 true);
  }
  said_ = have_keys;
}

}  // namespace knownby::teams
