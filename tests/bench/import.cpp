// How long the first roster of a district takes, and how long its teachers wait for an answer meanwhile.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bot/desk.hpp"
#include "store/groups.hpp"
#include "store/staff.hpp"
#include "store/students.hpp"
#include "tests/bench/names.hpp"

namespace knownby::bench {
namespace {

namespace asio = boost::asio;
using std::chrono::steady_clock;

Request from(const char* who) {
  Request request;
  request.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  request.speaker = {"slack", who};
  request.place = {"slack", std::string("dm ") + who, true};
  return request;
}

// Ms. Rivera and Bobby are there already; Mr. Lindqvist brings in everybody else.
void open_school(Db& db) {
  db.begin();
  const GroupId grade = groups::put(db, Group::Kind::grade, "1", "Grade 1");
  Student bobby;
  bobby.sis_id = "bobby";
  bobby.given = "Bobby";
  bobby.family = "Chen";
  bobby.shown = "Bobby Chen";
  bobby.grade = grade;
  bobby.entered = std::chrono::local_days(std::chrono::days(20000));
  students::put(db, bobby);
  for (const auto& [key, role] :
       {std::pair{"rivera", Staff::Role::teacher}, {"lindqvist", Staff::Role::admin}}) {
    Staff person;
    person.sis_id = person.called = key;
    person.role = role;
    person.runs_knownby = role == Staff::Role::admin;
    const StaffId id = staff::put(db, person);
    groups::stand(db, id, {{id, grade, Standing::Part::teaches}});
    staff::link(db, "slack", key, id);
  }
  db.commit();
}

std::string list(std::uint32_t students) {
  std::string csv = "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room\nbobby,Chen,Bobby,1,1A\n";
  for (std::uint32_t at = 1; at < students; ++at)
    csv += std::to_string(1000000 + at) + "," + family_name(at) + "," + given_name(at) + "," +
           std::to_string(1 + at % 12) + ",R" + std::to_string(at / 25) + "\n";
  return csv;
}

struct Waits {
  std::vector<double> ms;
  void add(steady_clock::time_point since) {
    ms.push_back(std::chrono::duration<double, std::milli>(steady_clock::now() - since).count());
  }
  void print(const char* what) {
    if (ms.empty()) return;
    std::sort(ms.begin(), ms.end());
    std::printf("%-34s %6zu   half within %7.1f ms, 99 of 100 within %7.1f ms, longest %7.1f ms\n", what,
                ms.size(), ms[ms.size() / 2], ms[ms.size() * 99 / 100], ms.back());
  }
};

struct Day {
  Desk& desk;
  bool is_done = false;
  Waits checkins{}, questions{}, after{};

  asio::awaitable<void> bring_in(std::string csv) {
    Request request = from("lindqvist");
    request.verb = "import";
    request.fields = {{"apply", "yes"}, {"even_so", "apply anyway"}};
    request.files = {{"students.csv", std::make_shared<const std::string>(std::move(csv))}};
    const auto since = steady_clock::now();
    const Reply reply = co_await desk.ask(std::move(request));
    std::printf("%s after %.2f s\n", reply.card.title.c_str(),
                std::chrono::duration<double>(steady_clock::now() - since).count());
    is_done = true;
  }
  asio::awaitable<void> ask_on(const char* words, Waits& waits, bool waits_for_disk) {
    for (int more = waits_for_disk ? 20 : 0, said = 0; !is_done || more > 0; more -= is_done ? 1 : 0) {
      Waits& into = is_done ? after : waits;
      Request line = from("rivera");
      line.text = waits_for_disk ? words + (" " + std::to_string(++said)) : words;
      const auto since = steady_clock::now();
      co_await desk.ask(std::move(line));
      into.add(since);
    }
  }
};

void run(const std::string& file, std::uint32_t students) {
  { open_school(*std::make_unique<Db>(file)); }
  asio::io_context io{1};
  DeskSettings settings;
  settings.store = file;
  settings.policy.school_name = "The district";
  settings.policy.time_zone = "America/Chicago";
  Desk desk(io.get_executor(), std::move(settings));
  Day day{desk};
  asio::co_spawn(io, day.bring_in(list(students)), asio::detached);
  asio::co_spawn(io, day.ask_on("bobby talked about book", day.checkins, true), asio::detached);
  asio::co_spawn(io, day.ask_on("my check-ins", day.questions, false), asio::detached);
  io.run();
  desk.close();
  day.checkins.print("check-ins meanwhile");
  day.questions.print("questions meanwhile");
  day.after.print("check-ins right after it");
}

}  // namespace
}  // namespace knownby::bench

int main(int argc, char** argv) {
  std::string file;
  std::uint32_t students = 50000;
  CLI::App app{"Brings a district into a new database, while one teacher logs and asks without a pause"};
  app.add_option("file", file)->required();
  app.add_option("--students", students);
  CLI11_PARSE(app, argc, argv);
  knownby::bench::run(file, students);
}
