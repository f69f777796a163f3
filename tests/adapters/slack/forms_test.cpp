// PROTOCOL X-13: every accept and reject case by its id.
#include "adapters/forms.hpp"

#include <gtest/gtest.h>

#include <string>

#include "adapters/malformed.hpp"

namespace knownby {
namespace {

std::string pairs(int count) {
  std::string body;
  for (int i = 0; i < count; ++i) body += (i == 0 ? "" : "&") + ("k" + std::to_string(i)) + "=v";
  return body;
}

void expect_refused(const std::string& body) {
  EXPECT_THROW(FormBody{body}, Malformed) << body.substr(0, 60);
}

TEST(Forms, X13_A_escapes_and_plus_are_decoded) {
  EXPECT_EQ(FormBody("a=%E2%82%AC+x").text("a"), "€ x");
  EXPECT_EQ(FormBody("a%20b=%2b%2B").text("a b"), "++");
}

TEST(Forms, X13_A_empty_values_and_missing_fields_are_empty) {
  const FormBody form("a=&b&c=1&");
  EXPECT_EQ(form.text("a"), "");
  EXPECT_EQ(form.text("b"), "");
  EXPECT_EQ(form.text("c"), "1");
  EXPECT_EQ(form.text("d"), "");
  EXPECT_EQ(FormBody("").text("a"), "");
}

TEST(Forms, X13_A_only_the_first_equals_sign_parts_key_and_value) {
  EXPECT_EQ(FormBody("a=b=c").text("a"), "b=c");
}

TEST(Forms, X13_A_a_form_keeps_its_fields_when_moved) {
  FormBody form("text=talked+to+Bobby&b=2");
  const FormBody moved = std::move(form);
  EXPECT_EQ(moved.text("text"), "talked to Bobby");
}

TEST(Forms, X13_A_100_pairs_and_R_101) {
  EXPECT_EQ(FormBody(pairs(100)).text("k99"), "v");
  expect_refused(pairs(101));
}

TEST(Forms, X13_A_a_key_of_128_bytes_and_R_129) {
  EXPECT_EQ(FormBody(std::string(128, 'k') + "=v").text(std::string(128, 'k')), "v");
  expect_refused(std::string(129, 'k') + "=v");
}

TEST(Forms, X13_R_a_bad_escape) {
  for (const char* body : {"a=%", "a=%G1", "a=%1", "a=x%2", "a=%%20", "%zz=1", "a=%-1", "a=% 1"})
    expect_refused(body);
}

TEST(Forms, X13_R_a_text_field_that_is_not_utf8) {
  EXPECT_THROW(FormBody("a=%C0%AF").text("a"), Malformed);
  EXPECT_THROW(FormBody("a=%ED%A0%80").text("a"), Malformed);
  EXPECT_THROW(FormBody("a=%F4%90%80%80").text("a"), Malformed);
  EXPECT_THROW(FormBody("a=%E2%82").text("a"), Malformed);
  EXPECT_THROW(FormBody("a=x%00y").text("a"), Malformed);
  EXPECT_EQ(FormBody("a=%C0%AF").bytes("a"), "\xC0\xAF");
}

TEST(Forms, X13_R_a_second_payload) {
  EXPECT_THROW(FormBody("payload=1&payload=1").text("payload"), Malformed);
  EXPECT_THROW(FormBody("payload=1&pay%6Coad=2").bytes("payload"), Malformed);
}

TEST(Forms, X13_A_a_field_nobody_asks_for_may_repeat) {
  EXPECT_EQ(FormBody("x=1&x=2&command=%2Fcheckin").text("command"), "/checkin");
}

}  // namespace
}  // namespace knownby
