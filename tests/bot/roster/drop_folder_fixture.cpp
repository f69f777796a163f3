#include "tests/bot/roster/drop_folder_fixture.hpp"

namespace knownby {

DropFolderTest::DropFolderTest() {
  fs::create_directory(drop);
  Db db(store);
  fill_school(db);
  for (int at = 0; at < 40; ++at) add(at);
  db.begin();
  for (const Student& one : students::all(db)) {
    Student gone = one;
    gone.left = std::chrono::local_days{std::chrono::year{2026} / 9 / 1};
    students::put(db, gone);
  }
  db.commit();
  restart();
}

DropFolderTest::~DropFolderTest() {
  settle();
  folder_.reset();
  desk->close();
}

void DropFolderTest::add(int number) {
  everybody += "n" + std::to_string(number) + ",Family" + std::to_string(number) + ",Given" +
               std::to_string(number) + ",7," + (number % 2 == 0 ? "7A" : "7B") + "\n";
}

void DropFolderTest::restart() {
  folder_.reset();
  if (desk) desk->close();
  Policy policy = lincoln_policy();
  policy.roster_watch = drop;
  desk = std::make_unique<Desk>(io.get_executor(), DeskSettings{store, policy});
  folder_.emplace(
      drop,
      [this](Request request) {
        for (const SentFile& file : request.files) opened.push_back(file.name);
        if (on_its_way && !request.files.empty()) on_its_way();
        return desk->ask(std::move(request));
      },
      [this](std::string_view words, bool is_trouble) {
        (is_trouble ? troubles : notes).emplace_back(words);
      });
}

void DropFolderTest::puts(const std::string& name, const std::string& content) {
  std::ofstream(fs::path(drop) / name, std::ios::binary) << content;
  fs::last_write_time(fs::path(drop) / name,
                      fs::file_time_type::clock::now() + std::chrono::minutes(++written));
}

void DropFolderTest::exports(const std::string& mode, const std::string& users) {
  puts("manifest.csv", "propertyName,value\noneroster.version,1.1\nfile.users," + mode + "\n");
  puts("users.csv",
       "sourcedId,status,dateLastModified,enabledUser,role,givenName,familyName,grades\n" + users);
}

std::string DropFolderTest::user(int number, const std::string& given) {
  return "n" + std::to_string(number) + ",active,2026-10-13T02:00:00.000Z,true,student," + given +
         ",Family,07\n";
}

std::string DropFolderTest::users(int count) {
  std::string all;
  for (int at = 0; at < count; ++at) all += user(at);
  return all;
}

void DropFolderTest::settle() {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  do io.run_one_for(std::chrono::milliseconds(20));
  while (folder_->under_way() && std::chrono::steady_clock::now() < until);
}

void DropFolderTest::minute() {
  now += std::chrono::minutes(1);
  folder_->look(io, now);
  settle();
}

void DropFolderTest::a_night() {
  minute();
  minute();
}

Reply DropFolderTest::ask(Request request) {
  auto answer = asio::co_spawn(io, desk->ask(std::move(request)), asio::use_future);
  while (answer.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
    io.run_one_for(std::chrono::milliseconds(20));
  return answer.get();
}

Reply DropFolderTest::admin(const std::string& verb, Fields fields) {
  Request request{"", now, {"console", "lindqvist"}, {"console", "dm", true}, verb, "", std::move(fields)};
  return ask(std::move(request));
}

std::vector<std::string> DropFolderTest::put_away() {
  std::vector<std::string> found;
  for (const char* place : {"done", "refused", "waiting"}) {
    if (!fs::exists(fs::path(drop) / place)) continue;
    for (const auto& one : fs::directory_iterator(fs::path(drop) / place))
      for (const auto& file : fs::directory_iterator(one.path()))
        if (file.path().filename() != "report.txt")
          found.push_back(std::string(place) + ": " + file.path().filename().string());
  }
  return found;
}

std::string DropFolderTest::reports() {
  std::string all;
  for (const auto& one : fs::recursive_directory_iterator(drop)) {
    if (one.path().filename() != "report.txt") continue;
    std::ifstream in(one.path());
    all.append(std::istreambuf_iterator<char>(in), {});
  }
  return all;
}

std::vector<std::string> DropFolderTest::told() {
  std::vector<std::string> cards;
  std::function<void(Db&)> look = [&](Db& db) {
    for (const Parcel& parcel : outbox::in_state(db, Parcel::State::pending, 100))
      if (parcel.key.starts_with("drop ") && parcel.platform == "console")
        cards.push_back(card_text(card_from_json(parcel.body)));
  };
  auto looked = asio::co_spawn(io, desk->with_store(look), asio::use_future);
  while (looked.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
    io.run_one_for(std::chrono::milliseconds(20));
  return cards;
}

}  // namespace knownby
