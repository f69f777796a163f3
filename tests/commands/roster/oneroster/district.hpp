#pragma once
// A small school as a OneRoster export: tables that tests take, change and write again. Nobody in it exists.

#include <map>
#include <set>

#include "commands/roster/import.hpp"
#include "commands/roster/oneroster/oneroster.hpp"
#include "store/groups.hpp"
#include "tests/commands/roster/school.hpp"

namespace knownby::roster::oneroster {
inline std::string manifest(const std::string& version, const std::map<std::string, std::string>& modes) {
  std::string csv = "propertyName,value\nmanifest.version,1.0\noneroster.version," + version + "\n";
  for (const auto& [file, mode] : modes) csv += "file." + file + "," + mode + "\n";
  return csv + "source.systemName,Invented SIS\n";
}

inline const std::string users_1_1 =
    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,"
    "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n";
inline const std::string enrolments =
    "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,"
    "endDate\n";
inline const std::string classes_head =
    "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
    "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\n";

// 1.1, everybody: two students in 7A, one in 8B, two teachers, a parent; a second school beside ours.
inline Files lincoln_1_1() {
  return {
      {"manifest", manifest("1.1", {{"academicSessions", "bulk"},
                                    {"classes", "bulk"},
                                    {"demographics", "bulk"},
                                    {"enrollments", "bulk"},
                                    {"orgs", "bulk"},
                                    {"users", "bulk"}})},
      {"orgs",
       "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n"
       "o1,,,Lincoln Middle School,school,,o9\no2,,,Grant "
       "Elementary,school,,o9\no9,,,Springdale,district,,\n"},
      {"academicsessions",
       "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\n"
       "fall,,,Fall,semester,2026-08-24,2027-01-15,,2027\nspring,,,Spring,semester,2027-01-15,2027-06-12,,"
       "2027\n"},
      {"users", users_1_1 +
                    "u1,,,true,o1,student,mrod,,Maya,Rodríguez,,s01,,555-0101,555-0102,p1,07,hunter2\n"
                    "u2,,,true,o1,student,bchen,,Robert,Chen,,s07,,,,,07,\n"
                    "u3,,,true,\"o1,o2\",student,zberg,,Zoë,van der Berg,,s09,,,,,08,\n"
                    "u4,,,true,o2,student,gkid,,Gus,Kidd,,s77,,,,,03,\n"
                    "t1,,,true,o1,teacher,lriv,,Lena,Rivera,,e1,rivera@lincoln.example,,,,,\n"
                    "t2,,,true,o1,teacher,kdun,,Kevin,Dunn,,e2,dunn@lincoln.example,,,,,\n"
                    "p1,,,true,o1,parent,prod,,Paula,Rodríguez,,,paula@home.example,,,u1,,\n"},
      {"classes", classes_head + "h7a,,,Homeroom 7A,07,c1,7A,homeroom,,o1,\"fall,spring\",,,0\n"
                                 "h8b,,,HR: 8B,08,c1,8B,homeroom,,o1,\"fall,spring\",,,0\n"
                                 "m7,,,Math 7,07,c2,M7-2,scheduled,,o1,fall,,,2\n"
                                 "art,,,Art,08,c3,ART-1,scheduled,,o1,spring,,,3\n"
                                 "g3,,,Homeroom 3C,03,c1,3C,homeroom,,o2,fall,,,0\n"},
      {"enrollments", enrolments + "e1,,,h7a,o1,u1,student,false,,\ne2,,,h7a,o1,u2,student,false,,\n"
                                   "e3,,,h8b,o1,u3,student,false,,\ne4,,,h7a,o1,t1,teacher,true,,\n"
                                   "e5,,,h8b,o1,t2,teacher,true,,\ne6,,,h7a,o1,t2,teacher,false,,\n"
                                   "e7,,,m7,o1,u1,student,false,,\ne8,,,m7,o1,t2,teacher,true,,\n"
                                   "e9,,,art,o1,u3,student,false,,\ne10,,,g3,o2,u4,student,false,,\n"},
  };
}

struct Looked {
  Reading reading;
  Difference students;
  StaffDifference staff;
};

inline Looked look_at(Db& db, const Files& files, std::chrono::local_days today = wednesday,
                      const std::string& school = "Lincoln Middle School") {
  Looked looked{read(db, files, school, today), {}, {}};
  if (!looked.reading.stop.empty()) return looked;
  looked.students = compare(db, looked.reading.students, today);
  looked.staff = compare(db, looked.reading.staff);
  return looked;
}

inline void put_down(Db& db, const Looked& looked, std::chrono::local_days today) {
  db.begin();
  const ClassChange change = compare_classes(db, looked.reading, looked.students);
  write_all(rows_of(db, change).before_people);
  apply(db, looked.reading.staff, looked.staff);
  apply(db, looked.reading.students, looked.students, today);
  write_all(rows_of(db, change).after_people);
  settle(db, change);
  db.commit();
}

inline Looked take_in(Db& db, const Files& files, std::chrono::local_days today = wednesday) {
  Looked looked = look_at(db, files, today);
  if (looked.reading.stop.empty()) put_down(db, looked, today);
  return looked;
}

inline Staff person(Db& db, const std::string& sis_id) {
  for (const Staff& one : staff::all(db))
    if (one.sis_id == sis_id) return one;
  return {};
}

inline std::string stands(Db& db, const std::string& sis_id) {
  constexpr std::array parts{"teaches", "homeroom", "leads", "caseload"};
  std::set<std::string> all;
  for (const Standing& one : groups::of_staff(db, person(db, sis_id).id))
    all.insert(std::string(parts.at(static_cast<std::size_t>(one.part))) + " " +
               groups::find(db, one.group)->title);
  std::string words;
  for (const std::string& one : all) words += (words.empty() ? "" : ", ") + one;
  return words;
}

inline std::string homeroom(Db& db, const std::string& sis_id) {
  return groups::find(db, student(db, sis_id).homeroom).value_or(Group{}).code;
}

}  // namespace knownby::roster::oneroster
