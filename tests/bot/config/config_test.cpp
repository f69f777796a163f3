// The configuration: what is taken, and for what is refused the file, the line and words to act on.

#include "bot/config/config.hpp"

#include <gmock/gmock.h>

#include "tests/bot/school.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;

const std::string school = "[school]\nname = \"Lincoln\"\ntime_zone = \"America/Chicago\"\n";

Config read(const std::string& text) {
  const Folder folder;
  return read_config(folder.put("bot.toml", text));
}

std::string refusal(const std::string& text) {
  try {
    read(text);
  } catch (const ConfigError& error) {
    const std::string words = error.what();
    return words.substr(words.find("bot.toml"));
  }
  return "taken";
}

TEST(Config, of_a_school_alone_takes_every_default) {
  const Config config = read(school);
  EXPECT_EQ(config.school.name, "Lincoln");
  EXPECT_TRUE(config.school.month_first);
  EXPECT_EQ(config.http.listen.host, "127.0.0.1");
  EXPECT_EQ(config.http.listen.port, 8480);
  EXPECT_EQ(config.limits.requests_per_person_per_minute, 30);
  EXPECT_FALSE(config.slack.on);
  EXPECT_FALSE(config.loopback.any());
  EXPECT_FALSE(config.policy().safety.complete());
}

TEST(Config, of_a_school_that_nobody_can_call) {
  const Config config = read(school +
                             "[slack]\napp_id = 'A1'\nteam_id = 'T1'\nmode = 'socket'\n"
                             "[loopback]\nslack_socket = 'ws://127.0.0.1:9000'\n");
  EXPECT_TRUE(config.slack.is_socket());
  EXPECT_EQ(config.loopback.slack_socket, "ws://127.0.0.1:9000");
  EXPECT_TRUE(config.loopback.any());
}

TEST(Config, takes_everything_it_knows) {
  const Config config = read(
      "[school]\nname = 'Lincoln'\ntime_zone = 'Europe/Berlin'\nmonth_first = false\n"
      "same_domains = 'isd.example = school.example, staff.example=school.example'\n"
      "[store]\npath = '/var/lib/knownby/school.db'\n[http]\nlisten = '[::1]:9000'\nmetrics = '127.0.0.1:0'\n"
      "[slack]\napp_id = 'A1'\nteam_id = 'T1'\nmode = 'http'\ncommand = '/seen'\n"
      "[secrets]\ndirectory = '/etc/knownby/secrets'\n[limits]\nrequests_per_person_per_minute = 0\n"
      "[loopback]\nslack_api = 'http://127.0.0.1:9001/api/'\nsettle_seconds = 1\n"
      "[safety]\nemergency = '112'\ncrisis = 'a'\nhotline = 'b'\nperson = 'c'\nprocedure = 'd'\n"
      "[roster]\ndirectory = 'drop'\n");
  EXPECT_EQ(config.store.path, "/var/lib/knownby/school.db");
  EXPECT_EQ(config.http.listen.host, "::1");
  EXPECT_EQ(config.http.listen.port, 9000);
  EXPECT_TRUE(config.slack.on);
  EXPECT_EQ(config.limits.requests_per_person_per_minute, 0);
  EXPECT_TRUE(config.loopback.any());
  EXPECT_EQ(config.loopback.settle_seconds, 1);
  const Policy policy = config.policy();
  EXPECT_EQ(policy.time_zone, "Europe/Berlin");
  EXPECT_FALSE(policy.month_first);
  ASSERT_EQ(policy.same_domains.size(), 2U);
  EXPECT_EQ(policy.same_domains[1], std::pair(std::string("staff.example"), std::string("school.example")));
  EXPECT_EQ(policy.command, "/seen");
  EXPECT_TRUE(policy.safety.complete());
}

const std::string app = "app_id = '01234567-89ab-cdef-0123-456789abcdef'\n";
const std::string tenant = "tenant_id = '0B4EC3F8-9CB7-4C1F-8C0B-5A3B7A1A2B3C'\n";

TEST(Config, of_a_school_with_teams_alone) {
  const Config config = read(school + "[teams]\n" + app + tenant);
  EXPECT_TRUE(config.teams.on);
  EXPECT_FALSE(config.slack.on);
  EXPECT_EQ(config.teams.app_id, "01234567-89ab-cdef-0123-456789abcdef");
  EXPECT_EQ(config.teams.tenant_id, "0B4EC3F8-9CB7-4C1F-8C0B-5A3B7A1A2B3C");
  EXPECT_FALSE(config.teams.is_multi_tenant()) << "as every app made since August 2025 (D8)";
  EXPECT_FALSE(read(school).teams.on);
}

TEST(Config, of_a_school_with_slack_and_teams_and_stand_ins) {
  const Config config = read(school + "[slack]\napp_id = 'A1'\nteam_id = 'T1'\n[teams]\n" + app + tenant +
                             "registration = 'multi-tenant'\n[loopback]\n"
                             "teams_openid_metadata = 'http://127.0.0.1:9000/keys/'\n"
                             "teams_login = 'http://127.0.0.1:9000/login/'\n"
                             "teams_connector = 'http://[::1]:9000/teams/'\n");
  EXPECT_TRUE(config.slack.on);
  EXPECT_TRUE(config.teams.is_multi_tenant());
  EXPECT_TRUE(config.loopback.any());
  EXPECT_EQ(config.loopback.teams_login, "http://127.0.0.1:9000/login/");
  for (const auto* one : {"teams_openid_metadata", "teams_login", "teams_connector"}) {
    EXPECT_TRUE(read(school + "[loopback]\n" + one + " = 'http://127.0.0.1:9/'\n").loopback.any()) << one;
  }
}

TEST(Config, T_03_A_of_a_school_in_another_of_microsofts_clouds) {
  EXPECT_EQ(read(school + "[teams]\n" + app + tenant).teams.cloud, "public");
  for (const char* cloud : {"gcc", "gcc-high", "dod"})
    EXPECT_EQ(read(school + "[teams]\n" + app + tenant + "cloud = '" + cloud + "'\n").teams.cloud, cloud);
}

TEST(Config, T_19_A_of_a_school_with_doors_that_tell_counts_alone) {
  using testing::ElementsAre;
  const Config config = read(school + "[teams_webhooks]\noutgoing = 'Grade 7'\n");
  EXPECT_THAT(config.teams_webhooks.outgoing, ElementsAre("Grade 7"));
  EXPECT_TRUE(config.teams_webhooks.any());
  EXPECT_FALSE(config.teams.on);
  const Config several = read(school + "[teams_webhooks]\nworkflow = ['Grade 6', 'Grade 7']\n");
  EXPECT_THAT(several.teams_webhooks.workflow, ElementsAre("Grade 6", "Grade 7"));
  EXPECT_TRUE(read(school + "[teams_webhooks]\noutgoing = ''\nworkflow = 'Grade 7'\n")
                  .teams_webhooks.outgoing.empty());
  EXPECT_FALSE(read(school).teams_webhooks.any());
}

TEST(Config, reads_relative_paths_from_its_own_folder) {
  const Folder folder;
  const Config config = read_config(folder.put("bot.toml", school + "[store]\npath = 'data/school.db'\n"));
  EXPECT_EQ(config.store.path, folder.file("data/school.db"));
}

TEST(Config, the_example_that_is_delivered_is_taken) {
  EXPECT_NO_THROW(read_config(std::string(KNOWNBY_SOURCE_DIR) + "/deploy/bot.toml.example"));
}

TEST(Config, that_is_not_there_says_so) {
  try {
    read_config("/nowhere/bot.toml");
    FAIL();
  } catch (const ConfigError& error) {
    EXPECT_THAT(error.what(), HasSubstr("/nowhere/bot.toml: cannot be read"));
  }
}

TEST(Config, that_is_a_folder_says_so) {
  const Folder folder;
  try {
    read_config(folder.file(""));
    FAIL();
  } catch (const ConfigError& error) {
    EXPECT_THAT(error.what(), HasSubstr("cannot be read; is it a file?"));
  }
}

struct Refused {
  const char* what;
  std::string text;
  std::string words;  // how the refusal begins
};
class ConfigRefuses : public testing::TestWithParam<Refused> {};

TEST_P(ConfigRefuses, with_file_line_and_words) {
  EXPECT_THAT(refusal(GetParam().text), HasSubstr(GetParam().words));
}

INSTANTIATE_TEST_SUITE_P(
    Table, ConfigRefuses,
    testing::Values(
        Refused{"no_school", "", "bot.toml: [school] name is missing"},
        Refused{"no_zone", "[school]\nname = 'x'\n", "bot.toml, line 1: [school] time_zone is missing"},
        Refused{"unknown_zone", "[school]\nname = 'x'\ntime_zone = 'America/Chigaco'\n",
                "bot.toml, line 3: [school] time_zone is not a time zone"},
        Refused{"unknown_key", school + "colour = 'red'\n", "bot.toml, line 4: [school] knows no \"colour\""},
        Refused{"unknown_section", school + "[slak]\napp_id = 'A1'\n",
                "bot.toml, line 4: there is no section [slak]"},
        Refused{"number_for_text", "[school]\nname = 3\n",
                "bot.toml, line 2: [school] name must be a text in quotation marks"},
        Refused{"text_for_number", school + "[limits]\nrequests_per_person_per_minute = '30'\n",
                "bot.toml, line 5: [limits] requests_per_person_per_minute must be a whole number"},
        Refused{"negative_number", school + "[limits]\nrequests_per_person_per_minute = -1\n",
                "bot.toml, line 5: [limits] requests_per_person_per_minute must be a whole number"},
        Refused{"text_for_truth", school + "month_first = 'no'\n",
                "bot.toml, line 4: [school] month_first must be true or false"},
        Refused{"half_a_pair_of_domains", school + "same_domains = 'isd.example'\n",
                "bot.toml, line 4: [school] same_domains must be pairs"},
        Refused{"domains_with_a_sign", school + "same_domains = '@isd.example = school.example'\n",
                "bot.toml, line 4: [school] same_domains must be pairs"},
        Refused{"section_as_value", school + "\n[http]\n\n[store]\npath = 'a'\n[http.listen]\na = 1\n",
                "[http] listen must be a text"},
        Refused{"not_toml", "[school\nname = 'x'\n", "bot.toml, line 1:"},
        Refused{"given_twice", school + "name = 'y'\n", "bot.toml, line 4:"},
        Refused{"port_too_large", school + "[http]\nlisten = '127.0.0.1:70000'\n",
                "bot.toml, line 5: [http] listen must be an address and a port"},
        Refused{"name_to_listen_on", school + "[http]\nlisten = 'localhost:80'\n",
                "bot.toml, line 5: [http] listen must be an address and a port"},
        Refused{"metrics_for_all", school + "[http]\nmetrics = '0.0.0.0:9100'\n",
                "bot.toml, line 5: [http] metrics must be on this machine alone"},
        Refused{"slack_without_app", school + "[slack]\nteam_id = 'T1'\n",
                "bot.toml, line 4: [slack] app_id is missing"},
        Refused{"unknown_mode", school + "[slack]\napp_id = 'A1'\nteam_id = 'T1'\nmode = 'carrier pigeon'\n",
                "bot.toml, line 7: [slack] mode must be \"http\", or \"socket\""},
        Refused{"one_port_for_two",
                school + "[http]\nlisten = '127.0.0.1:8480'\nmetrics = '127.0.0.1:8480'\n",
                "bot.toml, line 6: [http] metrics must be another port than listen"},
        Refused{"one_port_for_two_of_all", school + "[http]\nlisten = '0.0.0.0:8481'\n",
                "bot.toml, line 4: [http] metrics must be another port than listen"},
        Refused{"slack_team_by_name", school + "[slack]\napp_id = 'A1'\nteam_id = 'foo'\n",
                "bot.toml, line 6: [slack] team_id must be the workspace's id, such as \"T0123456789\""},
        Refused{"slack_app_by_name", school + "[slack]\napp_id = 'knownby'\nteam_id = 'T1'\n",
                "bot.toml, line 5: [slack] app_id must be the app's id, such as \"A0123456789\""},
        Refused{"open_quotation_mark", "[school]\nname = \"Lincoln\ntime_zone = \"America/Chicago\"\n",
                "bot.toml, line 2: this cannot be read: is a quotation mark missing? ("},
        Refused{"no_quotation_marks", "[school]\nname = Lincoln\n",
                "bot.toml, line 2: this cannot be read: a text stands in straight quotation marks"},
        Refused{"curly_quotation_marks", "[school]\nname = “Lincoln”\n",
                "bot.toml, line 2: this cannot be read: a text stands in straight quotation marks"},
        Refused{"another_encoding", "[school]\nname = \"Jos\xE9\"\n",
                "bot.toml, line 2: this cannot be read: save the file as UTF-8"},
        Refused{"twice", "[school]\nname = 'A'\nname = 'B'\n",
                "bot.toml, line 3: this cannot be read: it stands in the file twice"},
        Refused{"section_twice", "[school]\nname = 'A'\n[school]\n",
                "bot.toml, line 3: this cannot be read: it stands in the file twice"},
        Refused{"teams_without_app", school + "[teams]\n" + tenant,
                "bot.toml, line 4: [teams] app_id is missing; it is the app's id, such as \"01234567"},
        Refused{"teams_without_tenant", school + "[teams]\n" + app,
                "bot.toml, line 4: [teams] tenant_id is missing; it is the school's tenant"},
        Refused{"teams_app_by_name", school + "[teams]\napp_id = 'knownby'\n" + tenant,
                "bot.toml, line 5: [teams] app_id must be the app's id, such as \"01234567"},
        Refused{"teams_app_in_braces",
                school + "[teams]\napp_id = '{01234567-89ab-cdef-0123-456789abcdef}'\n" + tenant,
                "bot.toml, line 5: [teams] app_id must be the app's id"},
        Refused{"teams_tenant_by_name", school + "[teams]\n" + app + "tenant_id = 'lincoln.example'\n",
                "bot.toml, line 6: [teams] tenant_id must be the school's tenant"},
        Refused{"teams_any_tenant", school + "[teams]\n" + app + "tenant_id = 'common'\n",
                "bot.toml, line 6: [teams] tenant_id must be the school's tenant"},
        Refused{"teams_unknown_registration",
                school + "[teams]\n" + app + tenant + "registration = 'managed'\n",
                "bot.toml, line 7: [teams] registration must be \"single-tenant\""},
        Refused{"T_03_R_teams_in_an_unknown_cloud", school + "[teams]\n" + app + tenant + "cloud = 'china'\n",
                "bot.toml, line 7: [teams] cloud must be \"public\", or, for the US government"},
        Refused{"T_03_R_teams_of_many_tenants_in_a_government_cloud",
                school + "[teams]\n" + app + tenant + "registration = 'multi-tenant'\ncloud = 'dod'\n",
                "bot.toml, line 7: [teams] registration must be \"single-tenant\" in this cloud"},
        Refused{"T_19_R_webhooks_of_no_group", school + "[teams_webhooks]\n",
                "bot.toml, line 4: [teams_webhooks] outgoing or workflow must name the group"},
        Refused{"T_20_R_a_group_named_twice",
                school + "[teams_webhooks]\nworkflow = ['Grade 7', 'grade 7']\n",
                "bot.toml, line 5: [teams_webhooks] workflow names \"grade 7\" twice"},
        Refused{"T_20_R_a_number_for_a_group", school + "[teams_webhooks]\nworkflow = ['Grade 7', 8]\n",
                "bot.toml, line 5: [teams_webhooks] workflow must be texts in quotation marks"},
        Refused{"T_20_R_a_group_with_an_equals_sign", school + "[teams_webhooks]\noutgoing = 'A = B'\n",
                "bot.toml, line 5: [teams_webhooks] outgoing must name groups of the roster"},
        Refused{"teams_password_in_the_file", school + "[teams]\n" + app + tenant + "app_password = 'x'\n",
                "bot.toml, line 7: [teams] knows no \"app_password\""},
        Refused{"X_02_real_teams_as_stand_in",
                school + "[loopback]\nteams_login = 'https://login.microsoftonline.com/'\n",
                "bot.toml, line 5: [loopback] teams_login must be an address on this machine"},
        Refused{"X_02_teams_elsewhere_as_stand_in",
                school + "[loopback]\nteams_connector = 'http://10.0.0.1/teams/'\n",
                "bot.toml, line 5: [loopback] teams_connector must be an address on this machine"},
        Refused{
            "X_02_a_request_as_socket", school + "[loopback]\nslack_socket = 'http://127.0.0.1:9000'\n",
            "bot.toml, line 5: [loopback] slack_socket must be an address on this machine, such as \"ws://"},
        Refused{"X_02_real_slack_as_stand_in", school + "[loopback]\nslack_api = 'https://slack.com/api/'\n",
                "bot.toml, line 5: [loopback] slack_api must be an address on this machine"},
        Refused{"R_05_a_short_settle_time_with_the_real_slack", school + "[loopback]\nsettle_seconds = 1\n",
                "bot.toml, line 5: [loopback] settle_seconds is for rehearsals"},
        Refused{"R_05_a_time_of_its_own_with_the_real_slack", school + "[loopback]\nclock = 'clock'\n",
                "bot.toml, line 5: [loopback] clock is for rehearsals"},
        Refused{"X_02_a_name_as_stand_in", school + "[loopback]\nslack_api = 'http://localhost:9000/api/'\n",
                "bot.toml, line 5: [loopback] slack_api must be an address on this machine"}),
    [](const auto& one) { return std::string(one.param.what); });

}  // namespace
}  // namespace knownby
