#include "adapters/teams/trust/vouch.hpp"

#include <array>

namespace knownby::teams {
namespace {

struct Row {
  std::string_view name;
  unsigned status;
};
constexpr std::array<Row, vouches> table{{
    {"good", 200},
    {"no_token", 401},
    {"not_bearer", 401},
    {"too_long", 401},
    {"malformed", 401},
    {"wrong_algorithm", 401},
    {"odd_header", 401},
    {"no_key_id", 401},
    {"unknown_key", 401},
    {"keys_unavailable", 503},
    {"bad_signature", 401},
    {"malformed_claims", 401},
    {"wrong_issuer", 401},
    {"wrong_audience", 401},
    {"no_times", 401},
    {"expired", 401},
    {"not_yet_valid", 401},
    {"odd_life", 401},
    {"not_endorsed", 403},
    {"no_service_url", 403},
    {"wrong_service_url", 403},
    {"wrong_channel", 403},
    {"wrong_tenant", 403},
    {"host_not_allowed", 403},
}};

}  // namespace

std::string_view name(Vouch vouch) { return table.at(static_cast<std::size_t>(vouch)).name; }
unsigned status_of(Vouch vouch) { return table.at(static_cast<std::size_t>(vouch)).status; }

}  // namespace knownby::teams
