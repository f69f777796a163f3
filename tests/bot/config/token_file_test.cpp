// The Slack tokens Knownby was given in exchange, between two starts: PROTOCOL S-33, S-34, X-23.
#include "bot/config/token_file.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "bot/config/secrets.hpp"
#include "tests/bot/school.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;

slack::Tokens pair_of(const std::string& name) {
  slack::Tokens tokens;
  tokens.access = Secret(name);
  tokens.refresh = Secret(name + "-refresh");
  return tokens;
}

class Kept : public testing::Test {
 protected:
  std::string text() const {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  // What a start finds with this pair in the secrets.
  slack::Tokens start(const slack::Tokens& given) const { return TokenFile(path).newest(given); }
  // The next pair, as the Slack room hands it over.
  static slack::Tokens successor(const slack::Tokens& held, const std::string& name) {
    slack::Tokens next = pair_of(name);
    next.from = held.from;
    next.expires = chicago(14, 22, 0);
    return next;
  }

  Folder folder;
  std::string path = folder.file("school.db.slack-tokens");
  TokenFile file{path};
};

TEST_F(Kept, S33_A_the_last_pair_is_found_by_the_next_start_and_nobody_else_may_read_it) {
  const slack::Tokens first = start(pair_of("one"));
  EXPECT_EQ(first.access.reveal(), "one");
  const slack::Tokens second = successor(first, "two");
  file.keep(second);
  file.keep(successor(second, "three"));
  const slack::Tokens found = start(pair_of("one"));
  EXPECT_EQ(found.access.reveal(), "three");
  EXPECT_EQ(found.refresh.reveal(), "three-refresh");
  EXPECT_EQ(found.expires, chicago(14, 22, 0));
  struct stat facts {};
  ASSERT_EQ(::stat(path.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 07777, 0600U);
  EXPECT_FALSE(std::filesystem::exists(path + ".new"));
}

TEST_F(Kept, S33_A_another_refresh_token_in_the_secrets_begins_anew) {
  file.keep(successor(start(pair_of("one")), "two"));
  EXPECT_EQ(start(pair_of("after the next installation")).access.reveal(), "after the next installation");
}

TEST_F(Kept, S33_R_a_write_that_fails_leaves_the_pair_that_was_there) {
  const slack::Tokens held = start(pair_of("one"));
  file.keep(successor(held, "two"));
  std::filesystem::create_directory(path + ".new");  // nothing can be written there
  EXPECT_THROW(file.keep(successor(held, "three")), std::system_error);
  EXPECT_EQ(start(pair_of("one")).access.reveal(), "two");
}

TEST_F(Kept, S33_R_a_file_that_others_may_read_or_nobody_can_is_not_used) {
  file.keep(successor(start(pair_of("one")), "two"));
  ::chmod(path.c_str(), 0640);
  EXPECT_THROW(start(pair_of("one")), SecretError);
  ::chmod(path.c_str(), 0600);
  for (const char* broken : {"", "{", "[]", R"({"from":7})", R"({"taken":"x","expires":"soon"})"}) {
    std::ofstream(path) << broken;
    EXPECT_EQ(start(pair_of("one")).access.reveal(), "one") << broken;
  }
}

TEST_F(Kept, S34_A_what_was_taken_away_is_destroyed_and_known_again) {
  const slack::Tokens held = successor(start(pair_of("one")), "two");
  file.keep(held);
  file.forget({held.access, Secret("one")});
  EXPECT_THAT(text(), Not(HasSubstr("two")));
  EXPECT_THAT(text(), Not(HasSubstr("one")));
  EXPECT_TRUE(start(pair_of("one")).is_taken);
  EXPECT_FALSE(start(pair_of("three")).is_taken) << "the app was installed again";
  struct stat facts {};
  ASSERT_EQ(::stat(path.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 07777, 0600U);
}

TEST_F(Kept, S34_A_a_token_that_does_not_expire_is_known_again_too_until_it_serves_again) {
  slack::Tokens alone;
  alone.access = Secret("alone");
  file.forget({alone.access});
  EXPECT_TRUE(start(alone).is_taken);
  file.keep(alone);
  EXPECT_FALSE(start(alone).is_taken);
  EXPECT_FALSE(std::filesystem::exists(path)) << "nothing is kept of it";
}

}  // namespace
}  // namespace knownby
