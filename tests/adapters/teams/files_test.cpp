// Files that people send to Knownby in Teams: fetched for whoever may import, from the school's OneDrive
// alone.
#include "adapters/teams/files/files.hpp"

#include <gmock/gmock.h>

#include "tests/adapters/teams/tenant.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string address =
    "https://lincoln-my.sharepoint.com/personal/rivera/_layouts/15/download.aspx?UniqueId=1&tempauth=secret";

json roster(const std::string& name = "students.csv", const std::string& url = address) {
  return {{"contentType", "application/vnd.microsoft.teams.file.download.info"},
          {"contentUrl", "https://lincoln-my.sharepoint.com/personal/rivera/Documents/" + name},
          {"name", name},
          {"content", {{"downloadUrl", url}, {"uniqueId", "1150D938"}, {"fileType", "csv"}}}};
}

json sending(const json& attachments, const std::string& text = {}) {
  json activity = in_chat(text);
  activity["attachments"] = attachments;
  return activity;
}

class FilesInTeams : public testing::Test {
 protected:
  FilesInTeams() {
    school.reply = [](const Request& request) {
      if (request.verb != "import") return Tenant::said("words: " + request.text);
      Reply reply = Tenant::said("looked at");
      const SentFile& first = request.files.at(0);
      reply.wants_files = first.content == nullptr && first.trouble.empty();
      return reply;
    };
    school.outside = [this](const net::Call& call) {
      net::Answer answer;
      answer.status = 201;
      answer.body = R"({"id":"1700000000099"})";
      if (call.purpose == net::Purpose::teams_file) {
        fetched.push_back(call);
        return held;
      }
      if (call.method == "GET")
        answer.status = 404;  // who is in the conversation, which nobody needs here
      else
        said.push_back(words_in(call));
      return answer;
    };
  }
  void hold(const std::string& body, unsigned status = 200, net::Trouble trouble = net::Trouble::none) {
    held = {trouble, status, {}, body};
  }
  std::string trouble() { return school.asked.at(1).files.at(0).trouble; }

  Tenant school;
  net::Answer held;
  std::vector<net::Call> fetched;
  std::vector<std::string> said;
};

TEST_F(FilesInTeams, A_the_desk_is_asked_first_and_again_with_what_was_fetched) {
  hold("id,name\n1,Ada\n");
  EXPECT_EQ(school.bring(sending(json::array({roster()}))).status, 200U);
  ASSERT_THAT(school.asked, SizeIs(2));
  EXPECT_EQ(school.asked[0].verb, "import");
  EXPECT_EQ(school.asked[0].files.at(0).name, "students.csv");
  EXPECT_EQ(school.asked[0].files.at(0).content, nullptr);
  EXPECT_EQ(*school.asked[1].files.at(0).content, "id,name\n1,Ada\n");
  EXPECT_EQ(school.asked[1].event, school.asked[0].event);
  ASSERT_THAT(fetched, SizeIs(1));
  EXPECT_EQ(fetched[0].method, "GET");
  EXPECT_EQ(fetched[0].url, address);
  EXPECT_THAT(fetched[0].headers, IsEmpty()) << "our token is for the Connector alone";
  ASSERT_THAT(said, SizeIs(1));
  EXPECT_THAT(said[0], HasSubstr("looked at"));
}

// Microsoft sends the words themselves as an attachment as well.
TEST_F(FilesInTeams, A_what_teams_attaches_besides_is_no_file) {
  const json words{{"contentType", "text/html"}, {"content", "<p>hello</p>"}};
  school.bring(sending(json::array({words}), "hello"));
  ASSERT_THAT(school.asked, SizeIs(1));
  EXPECT_EQ(school.asked[0].text, "hello");
  EXPECT_THAT(school.asked[0].files, IsEmpty());
  hold("x");
  school.bring(sending(json::array({words, roster("Calendar.ICS")}), "here it is"));
  EXPECT_EQ(school.asked.back().verb, "import") << "a table is a roster, whatever is said beside it";
}

TEST_F(FilesInTeams, R_a_picture_beside_words_is_left_alone) {
  school.bring(sending(json::array({roster("lunch.png")}), "talked to bobby"));
  ASSERT_THAT(school.asked, SizeIs(1));
  EXPECT_EQ(school.asked[0].verb, "");
  EXPECT_THAT(school.asked[0].files, IsEmpty());
  EXPECT_THAT(fetched, IsEmpty());
}

TEST_F(FilesInTeams, R_whoever_may_not_import_hears_so_before_anything_is_fetched) {
  school.reply = [](const Request&) { return Tenant::said("That is kept to whoever runs Knownby here."); };
  school.bring(sending(json::array({roster()})));
  EXPECT_THAT(school.asked, SizeIs(1));
  EXPECT_THAT(fetched, IsEmpty());
  EXPECT_THAT(said.at(0), HasSubstr("kept to whoever runs Knownby"));
}

TEST_F(FilesInTeams, R_in_a_channel_there_is_none) {
  json activity = in_channel("import");
  activity["attachments"] = json::array({roster()});
  school.bring(activity);
  EXPECT_THAT(school.asked.at(0).files, IsEmpty());
  EXPECT_THAT(fetched, IsEmpty());
}

TEST_F(FilesInTeams, R_what_could_not_be_fetched_says_why_in_words_without_its_address) {
  struct Case {
    net::Trouble trouble;
    unsigned status;
    const char* says;
  };
  for (const Case& one : {Case{net::Trouble::refused_by_gate, 0, "not kept in the school's OneDrive"},
                          Case{net::Trouble::too_large, 0, "more than the 8 MB"},
                          Case{net::Trouble::timed_out_after_send, 0, "could not be reached"},
                          Case{net::Trouble::none, 302, "does not hand it out any more"},
                          Case{net::Trouble::none, 401, "does not hand it out any more"}}) {
    school.asked.clear();
    hold("", one.status, one.trouble);
    school.bring(sending(json::array({roster()})));
    EXPECT_THAT(trouble(), HasSubstr(one.says));
    EXPECT_EQ(trouble().find("sharepoint"), std::string::npos);
    EXPECT_EQ(school.asked.at(1).files.at(0).content, nullptr);
  }
}

TEST_F(FilesInTeams, R_no_more_than_eight_megabytes_of_a_message) {
  hold(std::string(limits::file_body / 2 + 1, 'x'));
  school.bring(sending(json::array({roster("a.csv"), roster("b.csv")})));
  EXPECT_EQ(school.asked.at(1).files.at(0).trouble, "");
  EXPECT_THAT(school.asked.at(1).files.at(1).trouble, HasSubstr("more than the 8 MB"));
}

TEST_F(FilesInTeams, R_a_name_that_deceives_is_cleaned_and_one_that_is_none_is_called_that_file) {
  hold("x");
  school.bring(sending(json::array({roster("ann\u202Evsc.csv"), roster(std::string("\u202E"))})));
  EXPECT_EQ(school.asked.at(0).files.at(0).name.find("\u202E"), std::string::npos);
  EXPECT_EQ(school.asked.at(0).files.at(1).name, "that file");
}

TEST_F(FilesInTeams, R_attachments_that_are_no_list_of_objects_are_no_activity_of_teams) {
  for (const json& odd : {json("x"), json::array({1}), json::array({{{"contentType", 7}}})})
    EXPECT_EQ(school.bring(sending(odd)).status, 400U) << odd;
  EXPECT_THAT(school.asked, IsEmpty());
}

}  // namespace
}  // namespace knownby::teams
