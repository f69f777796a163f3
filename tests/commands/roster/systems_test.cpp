// Lists as student systems write them when nobody changes a setting: their own words above the columns, their
// dates, separators and line ends. The same two students come out of each.
#include <gmock/gmock.h>

#include "tests/commands/roster/school.hpp"

namespace knownby::roster {
namespace {

using testing::ElementsAre;

struct System {
  const char* called;
  const char* list;
};

constexpr System systems[] = {
    {"PowerSchool, Quick Export",
     "Student_Number\tLastFirst\tGrade_Level\tHome_Room\tEnroll_Status\tEntryDate\tExitDate\tSchoolID\r"
     "117\tNúñez, José\t7\t7A\t0\t08/24/2026\t06/05/2027\t300\r"
     "118\tO'Brien, Zoë\t7\t7B\t0\t08/24/2026\t06/05/2027\t300\r"},
    {"PowerSchool, Data Export Manager",
     "STUDENTS.DCID,STUDENTS.Student_Number,STUDENTS.Last_Name,STUDENTS.First_Name,STUDENTS.Grade_Level,"
     "STUDENTS.Home_Room,STUDENTS.Enroll_Status\n4,117,Núñez,José,7,7A,0\n5,118,O'Brien,Zoë,7,7B,0\n"},
    {"Infinite Campus, Ad hoc",
     "\"student.personID\",\"student.stateID\",\"student.studentNumber\",\"student.lastName\","
     "\"student.firstName\",\"student.alias\",\"student.grade\",\"student.homeroomName\",\"student."
     "endDate\"\n"
     "\"4\",\"9117\",\"117\",\"Núñez\",\"José\",\"\",\"07\",\"7A\",\"\"\n"
     "\"5\",\"9118\",\"118\",\"O'Brien\",\"Zoelle\",\"Zoë\",\"07\",\"7B\",\"\"\n"},
    {"Skyward, Data Mining",
     "LocalID,StateStuNum,Stu Last Name,Stu First Name,Stu Grad Yr,Student Grade,Homeroom,Cur School Name\n"
     "117,9117,Núñez,José,2032,07,7A,LINCOLN\n118,9118,O'Brien,Zoë,2032,07,7B,LINCOLN\n"},
    {"Skyward, Student Browse",
     "Other ID,Last Name,First,Grade,Grad Yr,Homeroom,Status\n"
     "117,Núñez,José,07,2032,7A,Active\n118,O'Brien,Zoë,07,2032,7B,Active\n"},
    {"Aeries, Query",
     "School,Student ID,Stu#,Last Name,First Name,Grd,Homeroom,Status,Ent date,Leave date\n"
     "300,117,4,Núñez,José,7,7A,,08/24/2026,\n300,118,5,O'Brien,Zoë,7,7B,,08/24/2026,\n"},
    {"Aeries, by its own field names",
     "STU.ID,STU.LN,STU.FN,STU.GR,STU.TG,HMRM\n117,Núñez,José,7,,7A\n118,O'Brien,Zoë,7,,7B\n"},
    {"Aspen",
     "state_id,local_id,full_name,home_language,grade,registration_date,homeroom,enrollment_status\n"
     "9117,117,\"Núñez, José\",Spanish,07,2024-08-20,7A,Active\n"
     "9118,118,\"O'Brien, Zoë\",English,07,2024-08-20,7B,Active\n"},
    {"Aspen, Quick report",
     "Pupil ID,Name,YOG,Homeroom,Status\n117,\"Núñez, José\",2032,7A,Active\n"
     "118,\"O'Brien, Zoë\",2032,7B,Active\n"},
    {"Synergy",
     "Sis Number,Student Name,Grade,Hmrm,Enter Date,Leave Date\n117,\"Núñez, José\",07,7A,08/24/2026,\n"
     "118,\"O'Brien, Zoë\",07,7B,08/24/2026,\n"},
    {"Qmlativ",
     "Student Number,Student Full Name (LFM),Grade Level Code,Homeroom\n117,\"Núñez, José\",07,7A\n"
     "118,\"O'Brien, Zoë\",07,7B\n"},
    {"Clever",
     "School_id,Student_id,Student_number,State_id,Last_name,Middle_name,First_name,Grade,Homeroom\n"
     "300,x4,117,9117,Núñez,,José,7,7A\n300,x5,118,9118,O'Brien,,Zoë,7,7B\n"},
    {"eduCLIMBER",
     "School Year,Student Local ID,Student First Name,Student Middle Name / Initial,Student Last Name,"
     "Enrollment Start Date,Grade,Homeroom\n2026-2027,117,José,,Núñez,8/24/2026,07,7A\n"
     "2026-2027,118,Zoë,,O'Brien,8/24/2026,07,7B\n"},
};

TEST(Systems, F2_A_each_ones_own_list_is_read_as_it_comes) {
  for (const System& system : systems) {
    const StudentFile file = read_students(system.list);
    EXPECT_EQ(file.stop, "") << system.called;
    Db db(":memory:");
    const Difference found = compare(db, file, wednesday);
    std::vector<std::string> read;
    for (const StudentRow& row : found.arriving) {
      const std::string grade = row.leaving_year == 2032 ? "7" : row.grade;
      read.push_back(row.student.sis_id + " " + row.student.shown + " " + grade + " " + row.homeroom);
    }
    EXPECT_THAT(read, ElementsAre("117 José Núñez 7 7A", "118 Zoë O'Brien 7 7B")) << system.called;
    EXPECT_TRUE(file.rejected.empty()) << system.called;
  }
}

constexpr System staff_systems[] = {
    {"PowerSchool",
     "TeacherNumber\tLast_Name\tFirst_Name\tEmail_Addr\tTitle\tHomeroom\tStatus\tStaffStatus\n"
     "1006\tRivera\tElena\te.rivera@lincoln.example\tTeacher\t7A\t1\t1\n"
     "1007\tGone\tGina\tg.gone@lincoln.example\tTeacher\t\t2\t1\n"},
    {"Clever",
     "School_id,Teacher_id,Teacher_number,Teacher_email,First_name,Last_name,Title,Homeroom\n"
     "300,t1,1006,e.rivera@lincoln.example,Elena,Rivera,Teacher,7A\n"},
    {"Infinite Campus",
     "\"individual.staffNumber\",\"individual.lastName\",\"individual.firstName\",\"individual.email\","
     "\"individual.title\",\"homeroom\"\n"
     "\"1006\",\"Rivera\",\"Elena\",\"e.rivera@lincoln.example\",\"Teacher\",\"7A\"\n"},
    {"Skyward",
     "Staff ID,Staff Last Name,Staff First Name,Staff Email Address,Job Title,Homeroom\n"
     "1006,Rivera,Elena,e.rivera@lincoln.example,Teacher,7A\n"},
};

TEST(Systems, F2_A_each_ones_own_staff_list_is_read_as_it_comes) {
  for (const System& system : staff_systems) {
    const StaffFile file = read_staff(system.list);
    EXPECT_EQ(file.stop, "") << system.called;
    EXPECT_TRUE(file.rejected.empty())
        << system.called << ": " << (file.rejected.empty() ? "" : file.rejected[0].reason);
    ASSERT_FALSE(file.rows.empty()) << system.called;
    const StaffRow& row = file.rows.front();
    EXPECT_EQ(row.staff.family + " " + row.staff.given + " " + row.staff.email,
              "Rivera Elena e.rivera@lincoln.example")
        << system.called;
    EXPECT_TRUE(row.staff.active) << system.called;
    EXPECT_EQ(row.staff.role, Staff::Role::teacher) << system.called;
    ASSERT_EQ(row.stands.size(), 1U) << system.called;
    EXPECT_EQ(row.stands[0].group, "7A") << system.called;
    for (std::size_t at = 1; at < file.rows.size(); ++at)
      EXPECT_FALSE(file.rows[at].staff.active) << system.called;
  }
}

}  // namespace
}  // namespace knownby::roster
