// From PRODUCT F.2, and from the lists that student systems write (tests/commands/roster/systems_test.cpp).
#include "commands/roster/columns.hpp"

#include <algorithm>

#include "commands/roster/fields.hpp"

namespace knownby::roster {
namespace {

constexpr Alias students[] = {
    {Field::id, "studentnumber"},
    {Field::id, "studentid"},
    {Field::id, "localid"},
    {Field::id, "sisid"},
    {Field::id, "sisnumber"},
    {Field::id, "pupilid"},
    {Field::id, "pupilnumber"},
    {Field::id, "localstudentid"},
    {Field::id, "permid"},
    {Field::id, "permanentid"},
    {Field::id, "sourcedid"},
    {Field::id, "lasid"},
    {Field::id, "sasid"},
    {Field::id, "statestudentnumber"},
    {Field::id, "statestudentid"},
    {Field::id, "id"},
    {Field::id, "otherid"},
    {Field::id, "statestunum"},
    {Field::id, "stateid"},
    {Field::id, "ssid"},
    {Field::full_name, "studentname"},
    {Field::full_name, "fullname"},
    {Field::full_name, "name"},
    {Field::full_name, "student"},
    {Field::last_first, "lastfirst"},
    {Field::last_first, "lastnamefirstname"},
    {Field::last_first, "fullnamelfm"},
    {Field::first, "firstname"},
    {Field::first, "first"},
    {Field::first, "givenname"},
    {Field::first, "given"},
    {Field::first, "legalfirst"},
    {Field::first, "legalfirstname"},
    {Field::first, "fn"},
    {Field::middle, "middlename"},
    {Field::middle, "middle"},
    {Field::middle, "mi"},
    {Field::middle, "middleinitial"},
    {Field::middle, "middlenameinitial"},
    {Field::middle, "mn"},
    {Field::preferred_last, "preferredlastname"},
    {Field::preferred_last, "preferredfamilyname"},
    {Field::last, "lastname"},
    {Field::last, "last"},
    {Field::last, "familyname"},
    {Field::last, "family"},
    {Field::last, "surname"},
    {Field::last, "legallast"},
    {Field::last, "legallastname"},
    {Field::last, "ln"},
    {Field::preferred, "preferredname"},
    {Field::preferred, "preferred"},
    {Field::preferred, "preferredfirstname"},
    {Field::preferred, "preferredgivenname"},
    {Field::preferred, "goesby"},
    {Field::preferred, "knownas"},
    {Field::preferred, "nickname"},
    {Field::preferred, "nick"},
    {Field::preferred, "alias", Before::whose_dotted},
    {Field::display, "displayname"},
    {Field::grade, "gradelevel"},
    {Field::grade, "grade"},
    {Field::grade, "grades"},
    {Field::grade, "gr"},
    {Field::grade, "grlvl"},
    {Field::grade, "gradelvl"},
    {Field::grade, "gradelevelcode"},
    {Field::grade, "grd"},
    {Field::grade, "year", Before::nothing},
    {Field::grade, "yog"},
    {Field::grade, "classof"},
    {Field::grade, "graduationyear"},
    {Field::grade, "gradyear"},
    {Field::grade, "gradyr"},
    {Field::homeroom, "homeroom"},
    {Field::homeroom, "hr"},
    {Field::homeroom, "hmrm"},
    {Field::homeroom, "homeroomname"},
    {Field::homeroom, "homeroomnumber"},
    {Field::homeroom, "homeroomteacher"},
    {Field::homeroom, "advisory"},
    {Field::homeroom, "advisor"},
    {Field::homeroom, "section"},
    {Field::status, "enrollstatus"},
    {Field::status, "enrollmentstatus"},
    {Field::status, "enrolmentstatus"},
    {Field::status, "status", Before::nothing},
    {Field::status, "active", Before::nothing},
    {Field::status, "enableduser"},
    {Field::status, "withdrawalcode"},
    {Field::status, "stutg", Before::nothing},
    {Field::entered, "entrydate"},
    {Field::entered, "enrolldate"},
    {Field::entered, "enrollmentdate"},
    {Field::entered, "begindate"},
    {Field::entered, "startdate"},
    {Field::entered, "enterdate"},
    {Field::entered, "entdate"},
    {Field::entered, "enrollmentstartdate"},
    {Field::entered, "registrationdate"},
    {Field::left, "exitdate"},
    {Field::left, "withdrawaldate"},
    {Field::left, "leavedate"},
    {Field::left, "enddate"},
    {Field::left, "enrollmentenddate"},
    {Field::pronouns, "pronouns"},
};

constexpr Alias staff_columns[] = {
    {Field::id, "staffid"},
    {Field::id, "staffnumber"},
    {Field::id, "teacherid"},
    {Field::id, "teachernumber"},
    {Field::id, "teachersnumber"},
    {Field::id, "employeeid"},
    {Field::id, "employeenumber"},
    {Field::id, "localid"},
    {Field::id, "sisid"},
    {Field::id, "sourcedid"},
    {Field::id, "id"},
    {Field::full_name, "staffname"},
    {Field::full_name, "teachername"},
    {Field::full_name, "fullname"},
    {Field::full_name, "name"},
    {Field::last_first, "lastfirst"},
    {Field::first, "firstname"},
    {Field::first, "first"},
    {Field::first, "givenname"},
    {Field::first, "given"},
    {Field::middle, "middlename"},
    {Field::middle, "middle"},
    {Field::preferred_last, "preferredlastname"},
    {Field::preferred_last, "preferredfamilyname"},
    {Field::last, "lastname"},
    {Field::last, "last"},
    {Field::last, "familyname"},
    {Field::last, "surname"},
    {Field::preferred, "preferredname"},
    {Field::preferred, "preferred"},
    {Field::preferred, "preferredfirstname"},
    {Field::preferred, "preferredgivenname"},
    {Field::preferred, "goesby"},
    {Field::preferred, "knownas"},
    {Field::preferred, "nickname"},
    {Field::title, "title"},
    {Field::title, "salutation"},
    {Field::title, "prefix"},
    {Field::title, "honorific"},
    {Field::email, "email"},
    {Field::email, "emailaddress"},
    {Field::email, "schoolemail"},
    {Field::email, "mail"},
    {Field::email, "emailaddr"},
    {Field::role, "role"},
    {Field::role, "position"},
    {Field::role, "jobtitle"},
    {Field::role, "stafftype"},
    {Field::homeroom, "homeroom"},
    {Field::homeroom, "hr"},
    {Field::homeroom, "advisory"},
    {Field::teaches, "teaches"},
    {Field::teaches, "classes"},
    {Field::teaches, "sections"},
    {Field::leads, "leads"},
    {Field::leads, "leadof"},
    {Field::leads, "gradelead"},
    {Field::caseload, "caseload"},
    {Field::status, "status"},
    {Field::status, "staffstatus"},
    {Field::status, "active"},
    {Field::status, "enableduser"},
};

constexpr Alias calendar_columns[] = {
    {Field::day, "date"},          {Field::day, "day"},          {Field::day, "startdate"},
    {Field::end_day, "enddate"},   {Field::day_type, "daytype"}, {Field::day_type, "type"},
    {Field::day_type, "kind"},     {Field::event, "event"},      {Field::event, "name"},
    {Field::event, "description"},
};

constexpr std::string_view of_student[] = {"students", "student", "stu"};
constexpr std::string_view of_staff[] = {"teachers", "teacher", "staff", "employee", "individual"};

}  // namespace

Header::Header(std::string_view as_in_the_file)
    : word(bare(as_in_the_file)), before_dot(bare(as_in_the_file.substr(0, as_in_the_file.find('.')))) {}

bool is_called(const Header& header, const Alias& alias, const Aliases& list) {
  const std::string_view word = header.word;
  if (word == alias.header) return true;
  if (alias.before == Before::nothing) return false;
  return std::any_of(list.whose.begin(), list.whose.end(), [&](std::string_view whose) {
    return word.starts_with(whose) && word.substr(whose.size()) == alias.header &&
           (alias.before == Before::whose || header.before_dot == whose);
  });
}

Aliases student_aliases() { return {students, of_student, "“Student_Number” or “Last_Name”"}; }
Aliases staff_aliases() { return {staff_columns, of_staff, "“Last_Name” or “Email”"}; }
Aliases calendar_aliases() { return {calendar_columns, {}, "“Date” or “Day_Type”"}; }

}  // namespace knownby::roster
