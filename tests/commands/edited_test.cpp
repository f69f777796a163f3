// What comes back from the client otherwise than it was given: refused, read by nobody, and written down
// without a name (PROTOCOL S-13).

#include "commands/visit.hpp"
#include "store/audit.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Edited : public Lincoln {
 protected:
  std::string presses_edited(const std::string& who, const std::string& verb, Fields fields) {
    Request request;
    request.event = "press " + std::to_string(++presses_);
    request.now = now;
    request.speaker = {"console", who};
    request.place = {"console", "dm " + who, true};
    request.verb = verb;
    request.fields = std::move(fields);
    return card_text(ask(std::move(request)).reply.card);
  }
  std::vector<AuditEntry> written() { return audit::newest(db, 9, "edited"); }
  // Somebody whom this person may not read.
  StudentId not_of(const std::string& who) {
    const School school(db, policy);
    const Staff* person = school.at_account({"console", who});
    for (const Student& student : students::all(db))
      if (!may(school, *person, Right::contacts, student.id)) return student.id;
    ADD_FAILURE() << who << " may read everybody";
    return {};
  }

 private:
  int presses_ = 0;
};

TEST_F(Edited, S13_R_another_students_id_reads_nothing_and_leaves_a_row_without_a_name) {
  const StudentId other = not_of("rivera");
  const std::string name = School(db, policy).student(other)->shown;
  for (const char* verb : {"student", "log"}) {
    const std::string said = presses_edited("rivera", verb, {{"student", id_field(other)}});
    EXPECT_THAT(said, Not(HasSubstr(name))) << verb;
  }
  const std::vector<AuditEntry> rows = written();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].subject, "student, student " + id_field(other));
  EXPECT_EQ(rows[0].subject, "log, student " + id_field(other));
  const School school(db, policy);
  EXPECT_EQ(rows[0].staff, school.at_account({"console", "rivera"})->id);
}

TEST_F(Edited, S13_R_another_persons_entry_is_neither_taken_back_nor_changed) {
  says("rivera", "bobby at lunch");
  const auto entry = std::to_string(this->rows("SELECT max(id) FROM checkins"));
  for (const char* verb : {"undo", "redo", "note", "edit", "redate", "instead", "again"}) {
    EXPECT_THAT(presses_edited("park", verb, {{"batch", entry}, {"checkin", entry}, {"day", "20000"}}),
                AllOf(Not(HasSubstr("Bobby")), Not(HasSubstr("lunch"))))
        << verb;
  }
  EXPECT_EQ(written().size(), 7U);
  EXPECT_EQ(this->rows("SELECT count(*) FROM checkins WHERE undone IS NULL"), 1);
}

TEST_F(Edited, S13_A_what_was_given_and_what_nobody_gave_leave_no_row) {
  says("rivera", "bobby at lunch");
  presses("rivera", "Undo");
  presses_edited("rivera", "log", {});
  presses_edited("rivera", "undo", {{"batch", "999999"}});
  EXPECT_TRUE(written().empty());
}

TEST_F(Edited, S13_R_a_batch_that_cannot_be_read_takes_nothing_back) {
  says("rivera", "bobby at lunch");
  for (const char* verb : {"undo", "redo"})
    for (const char* batch : {"99999999999999999999", "x", "-", "1x"})
      EXPECT_THAT(presses_edited("rivera", verb, {{"batch", batch}}), HasSubstr("Nothing of yours to "));
  EXPECT_EQ(this->rows("SELECT count(*) FROM checkins WHERE undone IS NULL"), 1);
}

TEST_F(Edited, S13_R_a_press_brought_twice_leaves_one_row) {
  const StudentId other = not_of("rivera");
  Request request;
  request.event = "the same";
  request.now = now;
  request.speaker = {"console", "rivera"};
  request.place = {"console", "dm rivera", true};
  request.verb = "student";
  request.fields = {{"student", id_field(other)}};
  ask(request);
  ask(request);
  EXPECT_EQ(written().size(), 1U);
}

}  // namespace
}  // namespace knownby
