#include "adapters/slack/result.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "adapters/net/retry.hpp"
#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/ids.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using Ends = Never::Ends;

constexpr std::chrono::seconds workspace_moving{3600};  // S-20: park for an hour
constexpr std::chrono::seconds between_tries{450};      // of an error nobody knows: three over 15 minutes
constexpr int most_tries = 3;
constexpr std::chrono::seconds unsaid{0};  // the mailroom's own wait, which grows with each attempt

enum class Class { limited, unknown, moving, place, installation, message };

struct Named {
  std::string_view error;
  Class is;
  std::string_view fix{};
};

// S-20 and S-23, name by name. A name ending in * stands for all that begin like it.
constexpr std::array table = std::to_array<Named>({
    {"ratelimited", Class::limited},
    {"rate_limited", Class::limited},
    {"message_limit_exceeded", Class::limited},
    {"fatal_error", Class::unknown},
    {"internal_error", Class::unknown},
    {"service_unavailable", Class::unknown},
    {"request_timeout", Class::unknown},
    {"org_login_required", Class::moving},
    {"team_added_to_org", Class::moving},
    {"channel_not_found", Class::place,
     "The channel is gone, or it is private and Knownby is not in it: invite it there with /invite "
     "@Knownby."},
    {"not_in_channel", Class::place, "Invite Knownby to the channel again, with /invite @Knownby."},
    {"is_archived", Class::place, "The channel is archived: unarchive it, or map the team's new channel."},
    {"restricted_action*", Class::place,
     "Only some people may post there: allow Knownby in the channel's settings."},
    {"messages_tab_disabled", Class::place,
     "Turn on the app's Messages tab, under App Home at api.slack.com."},
    {"cannot_reply_to_message", Class::place},
    {"ekm_access_denied", Class::place},
    {"user_not_found", Class::place},
    {"user_disabled", Class::place},
    {"user_not_visible", Class::place},
    {"user_not_in_channel", Class::place},
    {"no_permission", Class::place,
     "A setting of the workspace keeps Knownby from posting there: a workspace admin can allow it."},
    {"invalid_auth", Class::installation},
    {"not_authed", Class::installation},
    {"account_inactive", Class::installation},
    {"token_revoked", Class::installation},
    {"token_expired", Class::installation},  // and nothing renews it: the wire has tried (S-33)
    {"missing_scope", Class::installation},
    {"not_allowed_token_type", Class::installation},
    {"app_access_restricted", Class::installation},
    {"accesslimited", Class::installation},
    {"access_denied", Class::installation},
    {"two_factor_setup_required", Class::installation},
    {"team_access_not_granted", Class::installation},
    {"enterprise_is_restricted", Class::installation},
    {"is_bot", Class::installation},
    {"deprecated_endpoint", Class::installation},
    {"method_deprecated", Class::installation},
    {"invalid_blocks", Class::message},
    {"invalid_blocks_format", Class::message},
    {"msg_blocks_too_long", Class::message},
    {"msg_too_long", Class::message},
    {"no_text", Class::message},
    {"too_many_attachments", Class::message},
    {"metadata_too_large", Class::message},
    {"invalid_metadata_*", Class::message},
    {"markdown_text_conflict", Class::message},
    {"invalid_arg*", Class::message},
    {"invalid_array_arg", Class::message},
    {"invalid_charset", Class::message},
    {"invalid_form_data", Class::message},
    {"invalid_post_type", Class::message},
    {"missing_post_type", Class::message},
    {"unknown_method", Class::message},
    {"team_not_found", Class::message},
    {"message_not_found", Class::message},
    {"cant_update_message", Class::message},
    {"cant_delete_message", Class::message},
    {"edit_window_closed", Class::message},
    {"is_inactive", Class::message},
});

bool names(const Named& row, std::string_view error) {
  const bool is_family = row.error.ends_with('*');
  return is_family ? error.starts_with(row.error.substr(0, row.error.size() - 1)) : error == row.error;
}

// It may have been done.
Delivery unsure(const Outgoing& outgoing, std::string reason) {
  if (outgoing.act == Outgoing::Act::post) return Unknown{std::move(reason)};
  return Later{unsaid, std::move(reason)};
}

const Named* row_of(std::string_view error) {
  const auto row = std::find_if(table.begin(), table.end(), [&](const Named& r) { return names(r, error); });
  return row == table.end() ? nullptr : &*row;
}

Delivery failed(const std::string& error, const Outgoing& outgoing, int tries) {
  const Named* row = row_of(error);
  if (row == nullptr) {
    if (tries < most_tries) return Later{between_tries, error};
    return Never{error, Ends::message};
  }
  switch (row->is) {
    case Class::limited:  // told_to_wait() has answered these; what is left would be one without a wait
    case Class::unknown:
      return unsure(outgoing, error);
    case Class::moving:
      return Later{workspace_moving, error};
    case Class::place:
      return Never{error, Ends::place, std::string(row->fix)};
    case Class::installation:
      return Never{error, Ends::installation};
    case Class::message:
      return Never{error, Ends::message};
  }
  return unsure(outgoing, error);
}

bool is_ts(std::string_view text) {
  const auto is_part = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  return !text.empty() && text.size() <= limits::platform_id &&
         std::all_of(text.begin(), text.end(), is_part);
}

// The error's own name: what it says goes into records, so nothing else of the answer may.
std::string error_name(const json& object) {
  const std::string error = text_at(object, "error");
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  const bool is_name =
      !error.empty() && error.size() <= 64 && std::all_of(error.begin(), error.end(), is_letter);
  return is_name ? error : "an error without a name";
}

Delivery done(const json& object, const Outgoing& outgoing) {
  const std::string channel = text_at(object, "channel");
  const std::string ts = text_at(object, "ts");
  if (is_id(channel) && is_ts(ts)) return Sent{channel + ':' + ts};
  if (outgoing.act != Outgoing::Act::post) return Sent{outgoing.reference};
  return Unknown{"Slack did not name the message"};
}

bool says_no(const json& object) {
  const auto ok = object.find("ok");
  return ok != object.end() && ok->is_boolean() && !ok->get<bool>();
}

}  // namespace

std::optional<std::chrono::seconds> told_to_wait(const net::Answer& answer) {
  bool told = answer.status == 429;
  if (answer.status == 200) {
    const Named* row = row_of(text_at(object_in(answer.body), "error"));
    told = row != nullptr && row->is == Class::limited;
  }
  if (!told) return std::nullopt;
  return net::read_retry_after(answer.header("Retry-After"));
}

bool is_unheard_of(const net::Answer& answer) {
  if (answer.status != 200) return false;
  const json object = object_in(answer.body);
  return says_no(object) && row_of(error_name(object)) == nullptr;
}

bool is_taken(const net::Answer& answer) { return answer.status == 200 && !says_no(object_in(answer.body)); }

bool is_expired(const net::Answer& answer) {
  return answer.status == 200 && text_at(object_in(answer.body), "error") == "token_expired";
}

std::string page_hash(const net::Answer& answer) {
  const json object = object_in(answer.body);
  const auto view = object.find("view");
  if (view == object.end() || !view->is_object()) return {};
  std::string hash = text_at(*view, "hash");
  return hash.size() <= limits::id ? hash : std::string();
}

Delivery result_of(const net::Answer& answer, const Outgoing& outgoing, int tries) {
  if (answer.trouble == net::Trouble::refused_by_gate) return Never{"refused by the outbound gate"};
  if (answer.is_certainly_not_sent()) return Later{unsaid, std::string(net::name(answer.trouble))};
  if (answer.trouble != net::Trouble::none) return unsure(outgoing, std::string(net::name(answer.trouble)));
  if (const auto told = told_to_wait(answer)) {
    const auto wait = net::wait_as_told(*told, outgoing.key);
    return Later{std::chrono::ceil<std::chrono::seconds>(wait), "Slack asks for patience"};
  }
  if (answer.status != 200) return unsure(outgoing, "HTTP " + std::to_string(answer.status));
  const json object = object_in(answer.body);
  const auto ok = object.find("ok");
  if (ok == object.end() || !ok->is_boolean()) return unsure(outgoing, "unreadable answer");
  return ok->get<bool>() ? done(object, outgoing) : failed(error_name(object), outgoing, tries);
}

}  // namespace knownby::slack
