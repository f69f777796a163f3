#pragma once
// Every error of the Web API that PROTOCOL S-20 and S-23 name, by what it ends.

#include <vector>

#include "commands/words/outgoing.hpp"

namespace knownby::slack {

struct Ending {
  Never::Ends ends;
  std::vector<const char*> names;
};

inline const std::vector<Ending>& endings() {
  using Ends = Never::Ends;
  static const std::vector<Ending> all = {
      {Ends::place,
       {"channel_not_found", "not_in_channel", "is_archived", "restricted_action",
        "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
        "messages_tab_disabled", "cannot_reply_to_message", "ekm_access_denied", "user_not_found",
        "user_disabled", "user_not_visible", "user_not_in_channel", "no_permission"}},
      {Ends::installation,
       {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope",
        "not_allowed_token_type", "app_access_restricted", "accesslimited", "access_denied",
        "two_factor_setup_required", "team_access_not_granted", "enterprise_is_restricted", "is_bot",
        "deprecated_endpoint", "method_deprecated"}},
      {Ends::message,
       {"invalid_blocks",
        "invalid_blocks_format",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_text",
        "too_many_attachments",
        "metadata_too_large",
        "invalid_metadata_format",
        "invalid_metadata_schema",
        "markdown_text_conflict",
        "invalid_arguments",
        "invalid_arg_name",
        "invalid_array_arg",
        "invalid_charset",
        "invalid_form_data",
        "invalid_post_type",
        "missing_post_type",
        "unknown_method",
        "team_not_found",
        "message_not_found",
        "cant_update_message",
        "cant_delete_message",
        "edit_window_closed",
        "is_inactive"}}};
  return all;
}

inline const std::vector<const char*> limiting = {"ratelimited", "rate_limited", "message_limit_exceeded"};
inline const std::vector<const char*> doubtful = {"fatal_error", "internal_error", "service_unavailable",
                                                  "request_timeout"};
inline const std::vector<const char*> moving = {"org_login_required", "team_added_to_org"};

}  // namespace knownby::slack
