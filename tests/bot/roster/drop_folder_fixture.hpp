#pragma once
// A school with 40 students to come, a watched folder, and its minutes and nights.

#include "bot/roster/drop_folder.hpp"

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bot/desk.hpp"
#include "commands/words/card_json.hpp"
#include "commands/words/card_text.hpp"
#include "store/outbox.hpp"
#include "store/students.hpp"
#include "tests/bot/school.hpp"

namespace knownby {

namespace asio = boost::asio;
namespace fs = std::filesystem;

inline const std::string students_header = "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room\n";

class DropFolderTest : public testing::Test {
 protected:
  DropFolderTest();
  ~DropFolderTest() override;

  void add(int number);
  void restart();
  // The school's system writes a file; minutes differ, as nights do.
  void puts(const std::string& name, const std::string& content);
  // A OneRoster export: "bulk" or "delta", and its users.
  void exports(const std::string& mode, const std::string& users);
  static std::string user(int number, const std::string& given = "Given");
  static std::string users(int count);
  void settle();
  void minute();
  void a_night();
  Reply ask(Request request);
  Reply admin(const std::string& verb, Fields fields);
  std::string check() { return card_text(admin("check", {}).card); }
  // "done: students.csv", one a drop.
  std::vector<std::string> put_away();
  std::string reports();
  std::vector<std::string> told();
  std::int64_t here() { return rows_in(store, "SELECT count(*) FROM students WHERE left_on IS NULL"); }
  std::int64_t imports() { return rows_in(store, "SELECT count(*) FROM audit WHERE action = 'import'"); }

  Folder folder;
  std::string store = folder.file("school.db"), drop = folder.file("drop");
  std::string everybody = students_header;
  std::vector<std::string> notes, troubles, opened;
  std::chrono::sys_seconds now = chicago(14, 2, 30);
  std::function<void()> on_its_way;  // happens while the desk is asked about files
  int written = 0;
  asio::io_context io{1};
  asio::executor_work_guard<asio::io_context::executor_type> open = asio::make_work_guard(io);
  std::unique_ptr<Desk> desk;
  std::optional<DropFolder> folder_;
};

}  // namespace knownby
