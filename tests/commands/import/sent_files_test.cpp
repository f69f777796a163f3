// An import by files that are sent in a direct message: PRODUCT F.3.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <utility>

#include "store/roster/classes.hpp"
#include "store/roster/unfinished.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

SentFile file(const std::string& name, const std::string& content) {
  return {name, std::make_shared<const std::string>(content)};
}

const std::string header = "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room,Enroll_Status\n";
const std::string two_students =
    header + "s01,Rodríguez,Maya,7,7A,Active\ns30,Okoye,Ada,7,7A,Active\n";  // and all others missing

class SentFiles : public Lincoln {
 protected:
  SentFiles() { in = "dm"; }
  // Everybody as they are, and Ada Okoye besides.
  std::string one_more() {
    std::string csv = header;
    for (const Student& one : students::all(db)) {
      if (one.left) continue;
      const auto code = [&](GroupId id) { return groups::find(db, id)->code; };
      csv += one.sis_id + ',' + one.family + ',' + one.given + ',' + code(one.grade) + ',' +
             code(one.homeroom) + ",Active\n";
    }
    return csv + "s30,Okoye,Ada,7,7A,Active\n";
  }
  // Presses Apply, and it is being looked into: how it goes on then.
  std::function<std::string()> applies(const std::string& event) {
    const auto& apply = std::get<Buttons>(last("hale").card.blocks.back()).buttons.front();
    EXPECT_EQ(apply.label, "Apply");
    const Request request{event,      now, {"console", "hale"}, {"console", "dm", true},
                          apply.verb, "",  apply.fields};
    auto slow = std::make_shared<Slow>();
    EXPECT_TRUE(changing->serve(request, slow.get()).has_value());
    slow->found = find(std::exchange(slow->work, nullptr), db, {});
    return [this, request, slow] {
      while (true) {
        const Answer answer = changing->serve(request, slow.get()).value();
        if (!slow->work) return card_text(answer.reply.card);
        slow->found = find(std::exchange(slow->work, nullptr), db, {});
      }
    };
  }
  bool has_ada() { return rows("SELECT count(*) FROM students WHERE sis_id = 's30'") == 1; }
};

TEST_F(SentFiles, F3_A_are_looked_at_first_and_then_applied) {
  const std::int64_t before = db.changes_so_far();
  const std::string look = sends("hale", {file("students.csv", one_more())});
  EXPECT_THAT(look, AllOf(HasSubstr("What this import would change"), HasSubstr("new 1"),
                          HasSubstr("[Apply]"), HasSubstr("[Not now]"), HasSubstr("for ten minutes")));
  EXPECT_FALSE(has_ada());
  EXPECT_EQ(rows("SELECT count(*) FROM seen"), 0) << "what it holds is on no disk";
  EXPECT_GE(db.changes_so_far(), before);
  now += std::chrono::minutes(9);
  EXPECT_THAT(presses("hale", "Apply"), HasSubstr("Imported"));
  EXPECT_TRUE(has_ada());
}

TEST_F(SentFiles, F3_R_nobody_but_whoever_runs_it_and_nothing_is_fetched_for_them) {
  for (const char* who : {"rivera", "park", "okafor", "nobody"}) {
    Request request{who, now, {"console", who}, {"console", "dm", true}, "import", ""};
    request.files = {{"students.csv"}};
    const Answer answer = ask(request);
    EXPECT_TRUE(answer.refused) << who;
    EXPECT_FALSE(answer.reply.wants_files) << who;
  }
}

TEST_F(SentFiles, F3_R_after_ten_minutes_they_are_forgotten_and_nothing_was_changed) {
  sends("hale", {file("students.csv", one_more())});
  now += std::chrono::minutes(11);
  EXPECT_THAT(presses("hale", "Apply"), AllOf(HasSubstr("or ten minutes are over. Please send them again"),
                                              Not(HasSubstr("Imported"))));
  EXPECT_FALSE(has_ada());
}

TEST_F(SentFiles, F3_R_enrolments_without_a_row_empty_no_class_by_themselves) {
  classes::put(db, SchoolClass{"m7", false, "Math 7"});
  classes::put(db, ClassPerson{"e1", "m7", "s01"});
  const std::string look = sends(
      "hale", {file("manifest.csv", "propertyName,value\noneroster.version,1.1\nfile.enrollments,bulk\n"),
               file("enrollments.csv", "sourcedId,classSourcedId,userSourcedId,role\n")});
  EXPECT_THAT(look, AllOf(HasSubstr("Stopped, nothing is changed. Nobody would be left in any class"),
                          HasSubstr("apply anyway")));
}

TEST_F(SentFiles, F3_A_not_now_forgets_them_at_once) {
  sends("hale", {file("students.csv", one_more())});
  const Reply look = last("hale");
  EXPECT_THAT(presses("hale", "Not now"),
              HasSubstr("Nothing was changed, and I have forgotten those files."));
  const auto& apply = std::get<Buttons>(look.card.blocks.back()).buttons.front();
  ASSERT_EQ(apply.label, "Apply");
  const Answer answer =
      ask({"y", now, {"console", "hale"}, {"console", "dm", true}, apply.verb, "", apply.fields});
  EXPECT_THAT(card_text(answer.reply.card), HasSubstr("Please send them again"));
  EXPECT_FALSE(has_ada());
}

TEST_F(SentFiles, F3_R_not_now_keeps_files_of_which_a_part_is_in) {
  sends("hale", {file("students.csv", one_more())});
  const Reply look = last("hale");
  const auto& buttons = std::get<Buttons>(look.card.blocks.back()).buttons;
  const auto not_now = [&] {
    return card_text(
        ask({"", now, {"console", "hale"}, {"console", "dm", true}, "import", "", buttons.back().fields})
            .reply.card);
  };
  ASSERT_EQ(buttons.back().label, "Not now");
  unfinished::put(db, {"students:" + std::string(buttons.front().fields.at(1).second), now});
  EXPECT_THAT(not_now(), AllOf(HasSubstr("is only partly in. These are its files, so I keep them"),
                               Not(HasSubstr("Nothing was changed"))));
  unfinished::put(db, {"students:another", now});
  EXPECT_THAT(not_now(), AllOf(HasSubstr("I have forgotten those files."), HasSubstr("is only partly in.")));
}

TEST_F(SentFiles, F3_R_not_now_holds_although_apply_is_being_looked_into) {
  sends("hale", {file("students.csv", one_more())});
  const auto goes_on = applies("apply");
  EXPECT_THAT(presses("hale", "Not now"), HasSubstr("I have forgotten those files."));
  EXPECT_THAT(goes_on(), HasSubstr("Those files wait no more"));
  EXPECT_FALSE(has_ada());
}

TEST_F(SentFiles, F3_R_apply_pressed_twice_imports_once_and_never_says_that_nothing_was_changed) {
  sends("hale", {file("students.csv", one_more())});
  const auto first = applies("apply"), second = applies("apply again");
  EXPECT_THAT(first(), HasSubstr("Imported"));
  EXPECT_THAT(second(), AllOf(HasSubstr("Those files wait no more"), Not(HasSubstr("Nothing was changed"))));
  EXPECT_TRUE(has_ada());
  EXPECT_EQ(rows("SELECT count(*) FROM audit WHERE action = 'import'"), 1);
}

TEST_F(SentFiles, F3_R_another_person_cannot_apply_or_drop_what_somebody_sent) {
  sends("hale", {file("students.csv", one_more())});
  for (const Button& button : std::get<Buttons>(last("hale").card.blocks.back()).buttons)
    ask({"by-" + button.label,
         now,
         {"console", "lindqvist"},
         {"console", "dm", true},
         button.verb,
         "",
         button.fields});
  EXPECT_FALSE(has_ada());
  EXPECT_THAT(presses("hale", "Apply"), HasSubstr("Imported"));
}

TEST_F(SentFiles, F3_R_the_stop_rule_holds_until_the_words_are_typed) {
  EXPECT_THAT(sends("hale", {file("students.csv", two_students)}),
              AllOf(HasSubstr("Stopped, nothing is changed."), HasSubstr("[Not now]")));
  EXPECT_THAT(fills("hale", {{"even_so", "yes"}}), HasSubstr("has to be typed"));
  EXPECT_FALSE(has_ada());
  sends("hale", {file("students.csv", two_students)});
  EXPECT_THAT(says("hale", "apply anyway"),
              AllOf(HasSubstr("type “apply anyway” into the field above it first. "
                              "Nothing was changed."),
                    Not(HasSubstr("can't find"))));
  EXPECT_FALSE(has_ada());
  sends("hale", {file("students.csv", two_students)});
  EXPECT_THAT(fills("hale", {{"even_so", "apply anyway"}}), HasSubstr("Imported"));
  EXPECT_TRUE(has_ada());
}

TEST_F(SentFiles, are_told_apart_by_name_or_else_by_what_is_in_them) {
  EXPECT_THAT(sends("hale", {file("export 14 Oct.csv", one_more())}), HasSubstr("Students: new 1"));
  const std::string folder = std::string(KNOWNBY_SOURCE_DIR) + "/deploy/sample-school/";
  const auto sample = [&](const std::string& name) {
    std::ifstream in_folder(folder + name);
    return std::string{std::istreambuf_iterator<char>(in_folder), {}};
  };
  EXPECT_THAT(sends("hale", {file("a.csv", sample("staff.csv"))}), HasSubstr("Staff: new"));
  EXPECT_THAT(sends("hale", {file("a.csv", sample("calendar.csv")), file("b.CSV", one_more())}),
              AllOf(HasSubstr("Calendar: "), HasSubstr("Students: new 1")));
}

std::string winter_break() {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261221\r\n"
         "DTEND;VALUE=DATE:20270102\r\nSUMMARY:Winter Break\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

TEST_F(SentFiles, D_5_the_schools_own_calendar_may_be_sent_as_it_is) {
  EXPECT_THAT(sends("hale", {file("Lincoln 2026.ics", winter_break())}), HasSubstr("Calendar: "));
}

TEST_F(SentFiles, D_5_and_lies_in_the_roster_folder_under_its_own_name) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("knownby-roster-" + std::to_string(::getpid()));
  std::filesystem::create_directory(folder);
  std::ofstream(folder / "calendar.ics") << winter_break();
  policy.roster_directory = folder.string();
  asking = std::make_unique<Clerk>(db, policy, Lane::asks);
  changing = std::make_unique<Clerk>(db, policy, Lane::changes);
  in = "dm";
  const std::string theirs = says("hale", "import");
  EXPECT_THAT(theirs, HasSubstr("Calendar: "));
  std::ofstream(folder / "calendar.csv") << "Date,Day_Type,Event\n2026-11-26,No School,Thanksgiving\n"
                                            "2026-11-27,No School,Thanksgiving\n";
  EXPECT_THAT(says("hale", "import"), HasSubstr("Calendar: 2 days")) << "the table made for us comes first";
  EXPECT_THAT(theirs, Not(HasSubstr("Calendar: 2 days")));
  std::filesystem::remove_all(folder);
}

TEST_F(SentFiles, R_what_cannot_be_taken_says_so_kindly_and_that_nothing_was_changed) {
  const auto told = [&](std::vector<SentFile> files) { return sends("hale", files); };
  EXPECT_THAT(
      told({file("roster.pdf", "%PDF-1.7")}),
      HasSubstr("I read the student system's CSV files and a calendar's .ics, and roster.pdf is neither. "
                "Nothing was changed."));
  EXPECT_THAT(
      told({file("x.csv", "colour,shape\nred,round\n")}),
      AllOf(HasSubstr("Please call it students.csv, staff.csv or calendar.csv. Nothing was changed.")));
  EXPECT_THAT(told({file("students.csv", "")}), HasSubstr("is empty. Nothing was changed."));
  EXPECT_THAT(told({file("students.csv", std::string("a\0b", 3))}), HasSubstr("not a plain text file"));
  EXPECT_THAT(told({file("x.csv", std::string("a\0b", 3))}), HasSubstr("is neither. Nothing was changed."));
  EXPECT_THAT(told({file("students.csv", one_more()), file("students-2.csv", one_more())}),
              HasSubstr("Two of these files hold the same."));
  EXPECT_THAT(told({{"students.csv", nullptr, "it is larger than 8 MB"}}),
              HasSubstr("students.csv could not be fetched: it is larger than 8 MB. Nothing was changed."));
  EXPECT_THAT(told({file("students.csv", "Last_Name,First_Name\nOkoye,Ada\n")}),
              AllOf(HasSubstr("Stopped, nothing is changed."), Not(HasSubstr("[Apply]"))));
  EXPECT_FALSE(has_ada());
}

TEST_F(SentFiles, F2_R_a_list_saved_on_a_mac_changes_nothing_and_says_how_to_save_it) {
  EXPECT_THAT(
      sends("hale", {file("students.csv", one_more() + "s31,Mu\x96oz,Jos\x8E,7,7A,Active\n")}),
      AllOf(HasSubstr("nothing is changed."), HasSubstr("Save As, CSV UTF-8"), Not(HasSubstr("[Apply]"))));
}

TEST_F(SentFiles, F1_A_an_unpacked_export_may_bring_files_that_are_not_read) {
  const std::vector<SentFile> sent{
      file("manifest.csv", "propertyName,value\noneroster.version,1.1\nfile.users,delta\n"),
      file("users.csv",
           "sourcedId,status,dateLastModified,enabledUser,role,givenName,familyName,grades\n"
           "s30,active,2026-10-13T02:00:00.000Z,true,student,Ada,Okoye,07\n"),
      file("courses.csv", "sourcedId,title\nc1,Chemistry\n"), file("demographics.csv", "")};
  EXPECT_THAT(sends("hale", sent), AllOf(HasSubstr("Students: new 1"), HasSubstr("[Apply]")));
  std::vector<SentFile> twice = sent;
  twice.push_back(file("students.csv", one_more()));
  EXPECT_THAT(sends("hale", twice), HasSubstr("lies beside a OneRoster export"));
  twice.back() = file("export.zip", "PK\x03\x04 whatever");
  EXPECT_THAT(sends("hale", twice), HasSubstr("several OneRoster exports at once"));
}

TEST_F(SentFiles, R_only_the_newest_of_one_person_are_held) {
  sends("hale", {file("students.csv", one_more())});
  const Reply first = last("hale");
  sends("hale", {file("students.csv", two_students)});
  const auto& apply = std::get<Buttons>(first.card.blocks.back()).buttons.front();
  const Answer answer =
      ask({"y", now, {"console", "hale"}, {"console", "dm", true}, apply.verb, "", apply.fields});
  EXPECT_THAT(card_text(answer.reply.card), HasSubstr("Please send them again"));
}

}  // namespace
}  // namespace knownby
