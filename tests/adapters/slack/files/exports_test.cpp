// A file that the desk hands to one person: PROTOCOL S-27, X-01.
#include "adapters/slack/files/exports.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "adapters/slack/limits.hpp"
#include "tests/adapters/slack/event_payloads.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

net::Answer answer_of(const json& body) {
  net::Answer answer;
  answer.status = 200;
  answer.body = body.dump();
  return answer;
}

std::string method_of(const net::Call& call) { return call.url.substr(call.url.rfind('/') + 1); }

// A Slack that takes files, and shows what was completed.
class GivenFiles : public testing::Test {
 protected:
  void SetUp() override {
    school.reply = [this](const Request& request) {
      Reply reply = Workspace::said("Everything I hold of Bobby Chen");
      if (request.text == "export bobby") reply.files = {file};
      return reply;
    };
    school.outside = [this](const net::Call& call) { return slack(call); };
  }
  net::Answer slack(const net::Call& call) {
    const std::string method = method_of(call);
    if (call.purpose != net::Purpose::slack_response_url) happened.push_back(method);
    if (faults.contains(method)) {
      const net::Answer fault = faults.at(method).front();
      faults.at(method).pop_front();
      if (faults.at(method).empty()) faults.erase(method);
      return fault;
    }
    if (method == "conversations.open") return answer_of({{"ok", true}, {"channel", {{"id", "D1RIVERA"}}}});
    if (method == "files.getUploadURLExternal")
      return answer_of({{"ok", true}, {"upload_url", upload_url}, {"file_id", "F1RECORD"}});
    if (method == "files.completeUploadExternal") ++visible["F1RECORD"];
    return answer_of({{"ok", true}, {"channel", "D1RIVERA"}, {"ts", "1503435956.000247"}});
  }
  void asks() {
    school.type("export bobby");
    school.settle();
  }
  const net::Call& call(const std::string& method) const {
    return *std::find_if(school.calls.begin(), school.calls.end(),
                         [&](const net::Call& one) { return method_of(one) == method; });
  }

  Workspace school;
  GivenFile file{"record.txt", "Everything I hold of Bobby Chen", "14 Oct 2026 · Ms. Rivera: lunch & more\n"};
  std::string upload_url = "https://files.slack.com/upload/v1/ABC";
  std::map<std::string, std::deque<net::Answer>> faults;
  std::vector<std::string> happened;
  std::map<std::string, int> visible;
};

TEST_F(GivenFiles, S27_A_it_comes_into_the_conversation_with_whoever_asked_and_nowhere_else) {
  asks();
  EXPECT_THAT(happened, ElementsAre("conversations.open", "files.getUploadURLExternal", "ABC",
                                    "files.completeUploadExternal"));
  EXPECT_EQ(call("files.getUploadURLExternal").body,
            "filename=record.txt&length=" + std::to_string(file.content.size()));
  const net::Call& bytes = call("ABC");
  EXPECT_EQ(bytes.purpose, net::Purpose::slack_file);
  EXPECT_EQ(bytes.body, file.content);
  for (const auto& [name, value] : bytes.headers) EXPECT_NE(name, "Authorization");
  EXPECT_THAT(call("files.completeUploadExternal").body, HasSubstr("channel_id=D1RIVERA"));
  EXPECT_THAT(call("files.completeUploadExternal").body, HasSubstr("F1RECORD"));
  EXPECT_EQ(school.slack->counts().exports, 1U);
}

TEST_F(GivenFiles, S27_A_a_completion_whose_answer_got_lost_is_made_again_and_one_file_is_seen) {
  faults["files.completeUploadExternal"] = {net::Answer{net::Trouble::lost},
                                            net::Answer{net::Trouble::timed_out_after_send}};
  asks();
  EXPECT_EQ(std::count(happened.begin(), happened.end(), "files.completeUploadExternal"), 3);
  EXPECT_EQ(std::count(happened.begin(), happened.end(), "ABC"), 1) << "the bytes are there";
  EXPECT_EQ(visible.size(), 1U) << "the same file";
  EXPECT_EQ(school.slack->counts().exports, 1U);
}

TEST_F(GivenFiles, S27_A_a_stop_before_the_completion_leaves_nothing_that_anybody_sees) {
  faults["files.completeUploadExternal"] = {net::Answer{net::Trouble::refused_by_gate}};
  asks();
  EXPECT_THAT(visible, IsEmpty());
}

TEST_F(GivenFiles, S27_R_an_address_elsewhere_is_refused_at_the_gate_and_the_person_hears) {
  upload_url = "https://files.slack.com.evil.example/upload";
  faults["upload"] = {net::Answer{net::Trouble::refused_by_gate}};
  asks();
  EXPECT_THAT(happened, Not(testing::Contains("files.completeUploadExternal")));
  EXPECT_THAT(school.calls.back().body, HasSubstr("The file could not be sent"));
  EXPECT_EQ(school.slack->counts().exports_lost, 1U);
  EXPECT_THAT(school.warnings.back(), HasSubstr("files:write"));
  EXPECT_THAT(school.warnings.back(), Not(HasSubstr("Bobby")));
}

TEST_F(GivenFiles, S27_R_what_is_empty_or_too_large_is_refused_before_Slack_is_asked) {
  for (const std::size_t size : {std::size_t{0}, limits::export_body + 1}) {
    happened.clear();
    file.content = std::string(size, 'x');
    asks();
    EXPECT_THAT(happened, Not(testing::Contains("files.getUploadURLExternal"))) << size;
  }
}

TEST_F(GivenFiles, S27_R_without_the_right_the_card_stands_and_the_person_hears) {
  faults["files.getUploadURLExternal"] = {answer_of({{"ok", false}, {"error", "missing_scope"}})};
  EXPECT_THAT(school.type("export bobby").body, HasSubstr("Everything I hold of Bobby Chen"));
  school.settle();
  EXPECT_THAT(school.calls.back().body, HasSubstr("The file could not be sent"));
}

TEST_F(GivenFiles, S27_R_where_nothing_is_exported_nothing_is_uploaded) {
  school.type("bobby at lunch");
  school.settle();
  EXPECT_THAT(happened, IsEmpty());
}

}  // namespace
}  // namespace knownby::slack
