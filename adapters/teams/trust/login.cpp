#include "adapters/teams/trust/login.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "adapters/forms.hpp"
#include "adapters/net/retry.hpp"
#include "adapters/teams/trust/members.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;

constexpr std::size_t longest_given = 16 * 1024;            // ours; Microsoft's are about 1.5 KiB
constexpr std::int64_t longest_seconds = 7 * 24 * 60 * 60;  // ours; an hour is usual, a day the most seen
constexpr std::chrono::seconds unnamed{0};

// Errors that no repetition mends, and what they say to whoever runs Knownby (RFC 6749, section 5.2, and
// Microsoft's own).
struct Refusal {
  std::string_view error;
  std::string_view words;
};
constexpr std::array<Refusal, 7> refusals{{
    {"invalid_client", "Microsoft does not take our app's id and password (invalid_client)"},
    {"unauthorized_client", "Microsoft does not know our app in this tenant (unauthorized_client)"},
    {"access_denied", "Microsoft denies our app a token (access_denied)"},
    {"invalid_request", "Microsoft cannot use our request; is the tenant's id right? (invalid_request)"},
    {"invalid_scope", "Microsoft gives our app no token for Teams (invalid_scope)"},
    {"invalid_resource", "Microsoft gives our app no token for Teams (invalid_resource)"},
    {"invalid_grant", "Microsoft gives our app no token (invalid_grant)"},
}};
constexpr std::int64_t password_expired = 7000222;  // AADSTS7000222

// It goes into a header.
bool is_token(std::string_view text) {
  const auto is_visible = [](char c) { return c > 0x20 && c < 0x7f; };
  return !text.empty() && text.size() <= longest_given && std::all_of(text.begin(), text.end(), is_visible);
}

std::optional<Token> token_in(const std::string& body) {
  const std::optional<json> read = object_in(body);
  if (!read) return std::nullopt;
  std::string text = text_or_empty(*read, "access_token");
  const std::string type = text_or_empty(*read, "token_type");
  const auto life = read->find("expires_in");
  if (!is_token(text) || (type != "Bearer" && type != "bearer")) return std::nullopt;
  if (life == read->end() || !life->is_number_integer()) return std::nullopt;
  const auto seconds = life->get<std::int64_t>();
  if (seconds <= 0 || seconds > longest_seconds) return std::nullopt;
  return Token{Secret(std::move(text)), std::chrono::seconds(seconds)};
}

bool has_expired(const json& error) {
  const auto codes = error.find("error_codes");
  return codes != error.end() && codes->is_array() &&
         std::find(codes->begin(), codes->end(), password_expired) != codes->end();
}

std::optional<Never> refusal_in(const std::string& body) {
  const std::optional<json> read = object_in(body);
  if (!read) return std::nullopt;
  if (has_expired(*read)) {
    return Never{
        "our app's password at Microsoft has expired; make a new one and put it into "
        "teams-app-password",
        Never::Ends::installation};
  }
  const std::string error = text_or_empty(*read, "error");
  const auto found = std::find_if(refusals.begin(), refusals.end(),
                                  [&error](const Refusal& refusal) { return refusal.error == error; });
  if (found == refusals.end()) return std::nullopt;
  return Never{std::string(found->words), Never::Ends::installation};
}

std::string at_login(std::string_view what) { return "Microsoft's login: " + std::string(what); }

}  // namespace

std::string login_form(std::string_view app_id, const Secret& password, std::string_view scope) {
  return "grant_type=client_credentials&client_id=" + percent_encoded(app_id) +
         "&client_secret=" + percent_encoded(password.reveal()) + "&scope=" + percent_encoded(scope);
}

std::variant<Token, Later, Never> login_result(const net::Answer& answer) {
  if (answer.trouble != net::Trouble::none) return Later{unnamed, at_login(net::name(answer.trouble))};
  if (answer.status == 200) {
    if (std::optional<Token> token = token_in(answer.body)) return std::move(*token);
    return Later{unnamed, at_login("an answer that cannot be read")};
  }
  if (answer.status == 400 || answer.status == 401 || answer.status == 403) {
    if (std::optional<Never> refused = refusal_in(answer.body)) return std::move(*refused);
  }
  const auto asked = answer.header("Retry-After");
  const std::chrono::seconds wait = asked || answer.status == 429 ? net::read_retry_after(asked) : unnamed;
  return Later{wait, at_login("status " + std::to_string(answer.status))};
}

}  // namespace knownby::teams
