#pragma once
// Secrets from files that nobody else may read.

#include <string>
#include <string_view>
#include <vector>

#include "adapters/secret.hpp"
#include "adapters/teams/webhooks/outgoing.hpp"
#include "adapters/teams/webhooks/workflow.hpp"
#include "bot/config/config.hpp"
#include "bot/config/read_private.hpp"
#include "store/sealed/school_key.hpp"

namespace knownby {

struct SlackSecrets {
  std::vector<Secret> signing;  // over HTTP: one, or two while they are being exchanged
  Secret bot_token;
  Secret refresh_token;  // where the app's tokens expire: brings the next (S-33)
  Secret client_secret;  // then
  Secret app_token;      // in Socket Mode
};

// The folder they are in, with a slash at its end. files: what lies there, for whoever looks for it. Throws
// SecretError where none is configured.
std::string secrets_folder(const Config& config, std::string_view files);

// slack-bot-token; where there is a slack-refresh-token, slack-client-secret; and over HTTP
// slack-signing-secret (a second one on its second line, or in slack-signing-secret-next), in Socket Mode
// slack-app-token. Throws SecretError where a file is missing, may be read by others, is not this account's,
// or is empty; and where a stand-in is configured together with a token that looks real.
SlackSecrets read_slack_secrets(const Config& config);

struct TeamsSecrets {
  Secret app_password;
};

// teams-app-password. Throws SecretError like the above.
TeamsSecrets read_teams_secrets(const Config& config);

struct TeamsWebhookSecrets {
  std::vector<teams::Mentioned> outgoing;
  std::vector<teams::Flow> workflow;
};

// teams-outgoing-webhook and teams-workflow-url, whichever is configured: the one group's token or URL, or a
// line for each, such as "Grade 7 = https://…". Throws SecretError like the above, and where one is not what
// it should be.
TeamsWebhookSecrets read_teams_webhook_secrets(const Config& config);

struct Secrets {
  SchoolKey key = SchoolKey::of_rehearsals();
  SlackSecrets slack;
  TeamsSecrets teams;
  TeamsWebhookSecrets teams_webhooks;
};

// The school's key, made where it may be (key_file.hpp), and those of the platforms that the configuration
// names. Throws SecretError like the above.
Secrets read_secrets(const Config& config);

}  // namespace knownby
