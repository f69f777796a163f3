// Addresses, keys and the Connector's URLs: PROTOCOL T-12, T-13.
#include "adapters/teams/address.hpp"

#include <gtest/gtest.h>

#include "adapters/teams/connector/connector.hpp"
#include "tests/adapters/teams/activities.hpp"

namespace knownby::teams {
namespace {

using Scope = Address::Scope;

TEST(Address, T13_A_every_scope_comes_back_from_its_text) {
  for (const Scope scope : {Scope::personal, Scope::group, Scope::channel, Scope::person}) {
    const std::string id = scope == Scope::person ? rivera_object : grade_7;
    const Address address{lincoln.tenant_id, scope, id};
    const auto back = address_in(to_text(address));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->tenant, lincoln.tenant_id);
    EXPECT_EQ(back->scope, scope);
    EXPECT_EQ(back->id, id);
  }
  EXPECT_TRUE(address_in(chat_address)->is_direct());
  EXPECT_FALSE(address_in(grade_7_address)->is_direct());
}

TEST(Address, T13_A_a_person_is_addressed_by_their_key) {
  const auto rivera = address_in(rivera_key);
  ASSERT_TRUE(rivera);
  EXPECT_EQ(rivera->scope, Scope::person);
  EXPECT_EQ(rivera->id, rivera_object);
  EXPECT_EQ(to_text(*rivera), rivera_key);
  EXPECT_EQ(address_in(lincoln.tenant_id + ":29:1Abc")->id, "29:1Abc") << "where Teams names no object id";
}

TEST(Address, T13_R_texts_that_are_no_address) {
  const std::string tenant = lincoln.tenant_id;
  for (const std::string& text :
       {std::string(), std::string("T1LINCOLN:C1GRADE7"), tenant, tenant + ":channel",
        tenant + ":channel:", tenant + ":attic:19:x", tenant + ":channel:a b", tenant + ":channel:..",
        tenant + ":channel:" + std::string(256, 'a')}) {
    EXPECT_FALSE(address_in(text)) << text;
  }
}

TEST(Address, a_key_names_tenant_and_account_and_is_spelled_one_way) {
  EXPECT_EQ(key_of("5A3B7E10-AAAA-4BBB-8CCC-FEDCBA987654", "7D1C9E55-0001-4AAA-9BBB-00000000000A"),
            rivera_key);
  EXPECT_EQ(account_in(rivera_key, lincoln.tenant_id), rivera_object);
  EXPECT_EQ(account_in(rivera_key, "99999999-aaaa-4bbb-8ccc-fedcba987654"), "");
  EXPECT_EQ(account_in("rivera", lincoln.tenant_id), "");
  EXPECT_EQ(key_of(lincoln.tenant_id, "29:1Abc"), lincoln.tenant_id + ":29:1Abc") << "no GUID, kept as it is";
}

TEST(Address, T12_A_every_id_is_one_segment_of_the_path_and_nothing_is_doubled) {
  const std::string expected =
      "https://smba.trafficmanager.net/amer/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1700/"
      "activities/1%2F2";
  for (const char* base : {"https://smba.trafficmanager.net/amer/", "https://smba.trafficmanager.net/amer"})
    EXPECT_EQ(connector_url(base, "19:abc@thread.tacv2;messageid=1700", "1/2"), expected);
  EXPECT_EQ(connector_url("https://smba.trafficmanager.net/amer/", "", ""),
            "https://smba.trafficmanager.net/amer/v3/conversations");
}

TEST(Address, T12_R_an_id_never_changes_the_path) {
  const std::string url = connector_url("https://smba.trafficmanager.net/amer/", "a/../b?c#d%e", "");
  EXPECT_EQ(url, "https://smba.trafficmanager.net/amer/v3/conversations/a%2F..%2Fb%3Fc%23d%25e/activities");
  EXPECT_FALSE(is_id(".."));
  EXPECT_FALSE(is_id("."));
  EXPECT_TRUE(is_id("..."));
}

TEST(Address, a_message_is_named_by_its_conversation_and_its_id) {
  const auto named = named_in(to_text(Named{grade_7_thread, "1700000000099"}));
  ASSERT_TRUE(named);
  EXPECT_EQ(named->conversation, grade_7_thread);
  EXPECT_EQ(named->activity, "1700000000099");
  for (const char* text : {"", "1700", "|1700", "19:abc|", "19:abc|1|2", "C1:1503435956.000247"})
    EXPECT_FALSE(named_in(text)) << text;
  EXPECT_EQ(without_thread(grade_7_thread), grade_7);
  EXPECT_EQ(without_thread(grade_7), grade_7);
}

}  // namespace
}  // namespace knownby::teams
