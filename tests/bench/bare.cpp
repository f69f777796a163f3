// A bare bot, to tell what Knownby's own promises cost: it does what a measured request asks for and nothing
// else. It checks the signature, reads the form, stores a check-in durably with others in one commit, keeps
// each student's last day, and lists who had none. No rights, no language, no double taps, no undo, no audit,
// nothing sealed.
#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "adapters/forms.hpp"
#include "tests/bench/names.hpp"
#include "tests/bench/signed.hpp"

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

namespace {

constexpr int grade_size = 100, without = 13;  // as bench_school has them
constexpr int monday = 20000, today = monday + 2;

std::string name_of(int student) {
  const auto number = static_cast<std::uint32_t>(student - 1);
  return knownby::bench::given_name(number) + " " + knownby::bench::family_name(number);
}

SQLite::Database open(const char* file) {
  SQLite::Database db(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768");
  return db;
}

SQLite::Database open_district(const char* file, int students) {
  SQLite::Database db = open(file);
  db.exec("BEGIN");
  db.exec(
      "CREATE TABLE students (id INTEGER PRIMARY KEY, grade INTEGER, name TEXT, last_day INTEGER) STRICT");
  db.exec(
      "CREATE TABLE checkins (id INTEGER PRIMARY KEY, student INTEGER, staff INTEGER, day INTEGER, note "
      "TEXT) STRICT");
  SQLite::Statement student(db, "INSERT INTO students VALUES (?, ?, ?, ?)");
  SQLite::Statement talk(db, "INSERT INTO checkins (student, staff, day, note) VALUES (?, 1, ?, 'a talk')");
  for (int id = 1; id <= students; ++id) {
    const int last = (id - 1) % grade_size < without ? monday - 3 - id * 31 % 170 : monday;
    SQLite::bind(student, id, (id - 1) / grade_size + 1, name_of(id), last);
    student.exec();
    student.reset();
    SQLite::bind(talk, id, last);
    talk.exec();
    talk.reset();
  }
  db.exec("CREATE INDEX by_grade ON students (grade, last_day)");
  db.exec("CREATE INDEX by_student ON checkins (student, day)");
  db.exec("COMMIT");
  return db;
}

struct Talk {
  int student, staff;
  std::string note;
  asio::any_completion_handler<void()> saved;
};

// One thread that stores all that waits in one commit.
class Writer {
 public:
  Writer(asio::io_context& home, SQLite::Database db) : home_(home), db_(std::move(db)) {
    std::thread([this] { run(); }).detach();  // until the process is killed
  }
  // Ends at home once the talk is durable.
  asio::awaitable<void> save(int student, int staff, std::string note) {
    auto take_in = [this, student, staff](auto saved, std::string words) {
      const std::lock_guard lock(mutex_);
      waiting_.push_back({student, staff, std::move(words), std::move(saved)});
      something_.notify_one();
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void()>(std::move(take_in),
                                                                       asio::use_awaitable, std::move(note));
  }

 private:
  void run() {
    SQLite::Statement insert(db_, "INSERT INTO checkins (student, staff, day, note) VALUES (?, ?, ?, ?)");
    SQLite::Statement forward(db_, "UPDATE students SET last_day = ?2 WHERE id = ?1 AND last_day < ?2");
    while (true) {
      std::unique_lock lock(mutex_);
      something_.wait(lock, [this] { return !waiting_.empty(); });
      std::vector<Talk> group = std::exchange(waiting_, {});
      lock.unlock();
      SQLite::Transaction commit(db_, SQLite::TransactionBehavior::IMMEDIATE);
      for (const Talk& talk : group) {
        SQLite::bind(insert, talk.student, talk.staff, today, talk.note);
        insert.exec();
        insert.reset();
        SQLite::bind(forward, talk.student, today);
        forward.exec();
        forward.reset();
      }
      commit.commit();
      asio::post(home_, [group = std::move(group)]() mutable {
        for (Talk& talk : group) std::move(talk.saved)();
      });
    }
  }

  asio::io_context& home_;
  SQLite::Database db_;
  std::mutex mutex_;
  std::condition_variable something_;
  std::vector<Talk> waiting_;
};

class Bot {
 public:
  Bot(asio::io_context& home, const char* file, const char* secret, int students)
      : signatures_(secrets(secret)), writer_(home, open_district(file, students)), db_(open(file)) {
    for (int id = 1; id <= students; ++id) called_.emplace(name_of(id), id);
  }

  asio::awaitable<std::string> answer(std::string_view body) {
    const knownby::FormBody form(body);
    const std::string_view text = form.text("text");
    const int staff = std::atoi(std::string(form.text("user_id").substr(1)).c_str());
    if (text.starts_with("who ")) co_return who(staff);
    const std::size_t end = text.find(" talk ");
    const auto found = called_.find(std::string(text.substr(0, end)));
    if (end == std::string_view::npos || found == called_.end())
      co_return R"({"text":"Nobody is called so."})";
    const std::string name = found->first;
    co_await writer_.save(found->second, staff, std::string(text.substr(end + 1)));
    co_return card("Logged: " + name + ", today.", {"Undo"});
  }
  bool is_signed(const http::request<http::string_body>& request) {
    return knownby::bench::is_signed(signatures_, request);
  }

 private:
  static std::vector<knownby::Secret> secrets(const char* secret) {
    std::vector<knownby::Secret> all;
    all.emplace_back(secret);
    return all;
  }
  std::string who(int staff) {
    who_.reset();
    SQLite::bind(who_, staff, monday);
    std::string lines;
    int count = 0;
    for (; who_.executeStep(); ++count)
      lines += who_.getColumn(0).getString() + ", last on day " + who_.getColumn(1).getString() + "\n";
    return card(std::to_string(grade_size - count) + " of " + std::to_string(grade_size) +
                    " have a check-in logged since Monday.\n" + lines,
                {"Only mine", "Share counts"});
  }
  static std::string card(const std::string& words, const std::vector<std::string>& buttons) {
    nlohmann::json row = nlohmann::json::array();
    for (const std::string& button : buttons)
      row.push_back({{"type", "button"},
                     {"text", {{"type", "plain_text"}, {"text", button}}},
                     {"action_id", button},
                     {"value", words.substr(0, 200)}});
    return nlohmann::json{{"response_type", "ephemeral"},
                          {"text", words},
                          {"blocks",
                           {{{"type", "section"}, {"text", {{"type", "mrkdwn"}, {"text", words}}}},
                            {{"type", "actions"}, {"elements", row}}}}}
        .dump();
  }

  knownby::slack::Signatures signatures_;
  Writer writer_;
  SQLite::Database db_;
  SQLite::Statement who_{
      db_, "SELECT name, last_day FROM students WHERE grade = ? AND last_day < ? ORDER BY last_day"};
  std::unordered_map<std::string, int> called_;
};

asio::awaitable<void> serve(tcp::socket socket, Bot& bot) {
  boost::beast::flat_buffer buffer;
  boost::system::error_code trouble;
  auto token = asio::redirect_error(asio::use_awaitable, trouble);
  while (true) {
    http::request<http::string_body> request;
    co_await http::async_read(socket, buffer, request, token);
    if (trouble) co_return;
    const bool good = bot.is_signed(request);
    http::response<http::string_body> response(good ? http::status::ok : http::status::unauthorized, 11);
    response.set(http::field::content_type, "application/json");
    if (good) response.body() = co_await bot.answer(request.body());
    response.prepare_payload();
    co_await http::async_write(socket, response, token);
    if (trouble) co_return;
  }
}

asio::awaitable<void> listen(tcp::acceptor& acceptor, Bot& bot) {
  while (true) {
    tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
    socket.set_option(tcp::no_delay(true));
    asio::co_spawn(acceptor.get_executor(), serve(std::move(socket), bot), asio::detached);
  }
}

}  // namespace

// bare PORT FILE SECRET STUDENTS: fills the new FILE with so many and listens.
int main(int argc, char** argv) {
  if (argc != 5) return 2;
  asio::io_context loop(1);
  Bot bot(loop, argv[2], argv[3], std::atoi(argv[4]));
  tcp::acceptor acceptor(loop,
                         {asio::ip::address_v4::loopback(), static_cast<unsigned short>(std::atoi(argv[1]))});
  asio::co_spawn(loop, listen(acceptor, bot), asio::detached);
  loop.run();
}
