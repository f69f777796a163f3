#include "tests/year/people.hpp"

#include <array>
#include <fstream>

namespace knownby::year {
namespace {

using std::chrono::days;

constexpr std::array given_names{
    "Ada",   "Amir",  "Ana",  "Bea",  "Boris",  "Carla", "Chen",    "Dalia", "Diego", "Elif",  "Emeka",
    "Farah", "Felix", "Gus",  "Hana", "Hugo",   "Ines",  "Ivo",     "Jana",  "Joao",  "Kaito", "Lena",
    "Luca",  "Mina",  "Noor", "Olga", "Omar",   "Paula", "Quentin", "Rosa",  "Ruben", "Sana",  "Silas",
    "Tara",  "Tom",   "Uma",  "Vera", "Viktor", "Wanda", "Xenia",   "Yara",  "Yusuf", "Zara",  "Zeno"};
constexpr std::array family_names{
    "Abara",  "Bauer", "Castro", "Dahl",    "Eriksen", "Fofana",  "Garza",  "Haas",   "Ibarra", "Jansen",
    "Kovac",  "Lindt", "Mbeki",  "Novak",   "Osman",   "Pereira", "Quispe", "Rahman", "Santos", "Tanaka",
    "Urbina", "Vogel", "Weiss",  "Ximenez", "Yilmaz",  "Zamora",  "Okoro",  "Petrov", "Duarte"};

constexpr local_days ymd(int year, unsigned month, unsigned day) {
  return local_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}
constexpr local_days first_day = ymd(2026, 8, 24);
constexpr std::array exports{ymd(2026, 10, 6), ymd(2027, 1, 12), ymd(2027, 3, 9)};

Pupil pupil_of(int number, int in_grade, const std::string& grade, const Chance& chance) {
  Pupil one;
  one.id = std::to_string(100'000 + number);
  const auto any = static_cast<std::size_t>(number);
  // The second name steps on when the first has gone round, so that nobody's full name comes twice.
  one.given = given_names[any % given_names.size()];
  one.family = family_names[(any / given_names.size() + any) % family_names.size()];
  one.grade = grade;
  one.room = grade + static_cast<char>('A' + in_grade / 24);
  one.entered = first_day;
  const double nature = chance.of("nature", one.id);
  // One in seven hardly anybody comes across; the others more or less.
  one.noticed = nature < 0.15 ? 0.02 : 0.3 + chance.of("noticed", one.id);
  one.hard_to_meet = chance.of("hard", one.id) < 0.05;
  const double moves = chance.of("moves", one.id);
  const auto when = exports[static_cast<std::size_t>(chance.up_to(2, "when", one.id))];
  if (moves < 0.05) one.entered = when;
  if (moves > 0.97) one.leaves = when;
  return one;
}

Adult adult_of(int number, int in_grade, const std::string& grade, int rooms, const Chance& chance) {
  // Nine adults of every kind: two who never say a word among them.
  constexpr std::array habits{Habit::counselor,  Habit::steady,     Habit::by_card,
                              Habit::silent,     Habit::favourites, Habit::steady,
                              Habit::on_fridays, Habit::by_card,    Habit::silent};
  Adult one;
  one.id = std::to_string(5'000 + number);
  one.given = given_names[static_cast<std::size_t>(number * 7) % given_names.size()];
  one.family = std::string(family_names[static_cast<std::size_t>(number) % family_names.size()]) + "son";
  if (number >= static_cast<int>(family_names.size())) one.family += "sen";
  one.grade = grade;
  one.habit = habits[static_cast<std::size_t>(in_grade) % habits.size()];
  one.leads = in_grade == 1;
  const auto room = [&](int at) { return grade + static_cast<char>('A' + at % rooms); };
  if (one.habit != Habit::counselor && in_grade - 1 < rooms) one.room = room(in_grade - 1);
  for (int at = 0; at < rooms; ++at) {
    if (room(at) == one.room || chance.of("teaches", one.id, at) < 0.6) one.rooms.push_back(room(at));
  }
  if (one.rooms.empty()) one.rooms.push_back(room(number));
  one.out_from = first_day + days(20 + chance.up_to(240, "out", one.id));
  one.back_on = one.out_from + days(5 + chance.up_to(14, "back", one.id));
  return one;
}

std::string listed(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : "; ") + word;
  return all;
}

void write_students(const People& people, local_days day, const std::filesystem::path& path) {
  std::ofstream file(path);
  file << "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room,Entry_Date,Exit_Date,Enroll_Status\n";
  for (const Pupil& one : people.pupils) {
    if (one.entered > day) continue;
    const bool left = one.leaves && *one.leaves <= day;
    file << one.id << ',' << one.family << ',' << one.given << ',' << one.grade << ',' << one.room << ','
         << iso(one.entered) << ',' << (left ? iso(*one.leaves) : "") << ','
         << (left ? "Withdrawn" : "Active") << '\n';
  }
}

void write_staff(const People& people, const std::filesystem::path& path) {
  std::ofstream file(path);
  file << "Staff_ID,Last_Name,First_Name,Title,Email,Role,Homeroom,Teaches,Leads,Caseload,Status\n";
  file << office << ",Hale,Denise,Ms.,hale@year.example,Principal,,,,,Active\n";
  for (const Adult& one : people.adults) {
    const bool counselor = one.habit == Habit::counselor;
    file << one.id << ',' << one.family << ',' << one.given << ",Mx.," << one.id << "@year.example,"
         << (counselor ? "Counselor" : "Teacher") << ',' << one.room << ','
         << (counselor ? std::string() : listed(one.rooms)) << ',' << (one.leads ? "Grade " + one.grade : "")
         << ',' << (counselor ? "Grade " + one.grade : "") << ",Active\n";
  }
}

}  // namespace

People people_of(const Size& size, const Chance& chance) {
  People people;
  for (int grade = 0; grade < size.grades; ++grade) {
    const std::string code = std::to_string(7 + grade);
    const int rooms = (size.pupils + 23) / 24;
    for (int at = 0; at < size.pupils; ++at)
      people.pupils.push_back(pupil_of(grade * size.pupils + at, at, code, chance));
    for (int at = 0; at < size.adults; ++at)
      people.adults.push_back(adult_of(grade * size.adults + at, at, code, rooms, chance));
  }
  return people;
}

bool is_enrolled(const Pupil& pupil, local_days day) {
  return pupil.entered <= day && !(pupil.leaves && *pupil.leaves <= day);
}

bool is_out(const Adult& adult, local_days day) { return day >= adult.out_from && day < adult.back_on; }

std::vector<local_days> import_days() { return {exports.begin(), exports.end()}; }

std::string iso(local_days day) {
  const std::chrono::year_month_day date(day);
  const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(static_cast<int>(date.year())) + "-" + two(static_cast<unsigned>(date.month())) +
         "-" + two(static_cast<unsigned>(date.day()));
}

bool is_absent(const Pupil& pupil, const std::string& day, const Chance& chance) {
  return chance.of("absent", pupil.id, day) < (pupil.hard_to_meet ? 0.3 : 0.04);
}

void write_exports(const People& people, local_days day, const std::filesystem::path& folder) {
  write_students(people, day, folder / "students.csv");
  write_staff(people, folder / "staff.csv");
}

}  // namespace knownby::year
