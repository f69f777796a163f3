// which of the nightly copies are kept.
#include "store/engine/copies.hpp"

#include <algorithm>
#include <set>

#include "store/engine/backup.hpp"
#include "store/engine/copy_beside.hpp"
#include "store/settings.hpp"
#include "tests/store/files.hpp"
#include "tests/store/lincoln.hpp"

namespace knownby {
namespace {

using std::chrono::days;
using std::chrono::hours;

TEST(Copies, X_25_A_seven_days_and_five_weeks_are_kept) {
  std::vector<copies::KeptCopy> kept;
  for (int night = 0; night < 400; ++night) {
    kept.insert(kept.begin(), {"", at_ten + days(night)});
    std::set<std::chrono::sys_seconds> go;
    for (const auto& old : copies::superseded(kept)) go.insert(old.made);
    std::erase_if(kept, [&](const copies::KeptCopy& one) { return go.contains(one.made); });
    ASSERT_LE(kept.size(), 7U + 5U);
    for (int back = 0; back < std::min(night + 1, 7); ++back)
      ASSERT_EQ(kept.at(static_cast<std::size_t>(back)).made, at_ten + days(night - back));
  }
  const auto oldest = kept.back().made;
  const auto age = at_ten + days(399) - oldest;
  EXPECT_GE(age, days(3 * 7 + 1)) << "this week and the four before it";
  EXPECT_LE(age, days(5 * 7)) << "and no more: what was deleted is gone from them by then";
}

TEST(Copies, X_25_A_several_of_one_day_leave_the_newest_and_gaps_cost_nothing) {
  std::vector<copies::KeptCopy> all;
  for (const int hour : {3, 2, 1}) all.push_back({"", at_ten + hours(hour)});
  for (const int day : {60, 90, 120, 400}) all.push_back({"", at_ten - days(day)});
  const auto go = copies::superseded(all);
  ASSERT_EQ(go.size(), 2U);
  EXPECT_EQ(go[0].made, at_ten + hours(2));
  EXPECT_EQ(go[1].made, at_ten + hours(1));
  EXPECT_TRUE(copies::superseded({}).empty());
}

TEST(Copies, X_25_R_only_files_called_like_ours_are_ours) {
  const Folder folder;
  const std::string mine = copies::file_for(folder / "", at_ten);
  EXPECT_THAT(mine, testing::EndsWith("/knownby-20261014T150000Z.backup"));
  for (const std::string& name :
       {std::string("knownby-20261013T150000Z.backup"), std::string("knownby-20261013T150000Z.backup.making"),
        std::string("knownby-.backup"), std::string("knownby-20261313T150000Z.backup"),
        std::string("knownby-20261013T150000.backup"), std::string("notes.backup"),
        std::string("knownby-99999999T999999Z.backup")})
    write_bytes(folder / name, "x");
  write_bytes(mine, "x");
  const auto found = copies::in(folder / "");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].made, at_ten);
  EXPECT_TRUE(copies::in(folder / "nowhere").empty());
  copies::drop_unfinished(folder / "");
  EXPECT_FALSE(std::filesystem::exists(folder / "knownby-20261013T150000Z.backup.making"));
  EXPECT_TRUE(std::filesystem::exists(folder / "notes.backup"));
  EXPECT_EQ(copies::in(folder / "").size(), 2U);
}

TEST(Copies,
     X_26_A_what_lies_beside_the_database_unsealed_goes_with_the_first_good_night_and_all_after_five_weeks) {
  const Folder folder;
  const std::string live = folder / "school.db";
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  {
    Db db(live);
    backup::to_file(db, live + ".before-0015_sealed");
  }
  for (const char* plain : {".before-0005_colleagues", ".before-restore"})
    std::filesystem::copy_file(live, live + plain);
  write_bytes(folder / "other.db.before-0005", "x");
  EXPECT_EQ(copies::beside(live).size(), 3U);
  copies::drop_old_beside(live, now);
  EXPECT_THAT(copies::beside(live),
              testing::ElementsAre(live + ".before-0015_sealed", live + ".before-restore"));
  copies::drop_old_beside(live, now + days(34));
  EXPECT_EQ(copies::beside(live).size(), 2U);
  copies::drop_old_beside(live, now + days(36));
  EXPECT_TRUE(copies::beside(live).empty());
  EXPECT_TRUE(std::filesystem::exists(live));
  EXPECT_TRUE(std::filesystem::exists(folder / "other.db.before-0005"));
}

TEST(Copies, X_25_A_what_a_restore_put_aside_stays_five_weeks_however_long_ago_it_was_written) {
  const Folder folder;
  const std::string live = folder / "school.db", copy = folder / "copy.db";
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  {
    Db db(live);
    backup::to_file(db, copy);
  }
  write_bytes(live, "broken");  // so that its log cannot be taken in, and lies beside it
  write_bytes(live + "-wal", "its log");
  const auto two_months_ago = std::filesystem::file_time_type::clock::now() - days(60);
  for (const char* rest : {"", "-wal"}) std::filesystem::last_write_time(live + rest, two_months_ago);
  backup::restore(copy, live);
  const auto aside = testing::ElementsAre(live + ".before-restore", live + ".before-restore-wal");
  EXPECT_THAT(copies::beside(live), aside);
  copies::drop_old_beside(live, now + days(1));
  EXPECT_THAT(copies::beside(live), aside) << "the next night";
  copies::drop_old_beside(live, now + days(34));
  EXPECT_THAT(copies::beside(live), aside);
  copies::drop_old_beside(live, now + days(36));
  EXPECT_TRUE(copies::beside(live).empty());
}

TEST(Copies, X_26_R_one_that_cannot_be_read_keeps_nobody_from_dropping_the_others) {
  const Folder folder;
  const std::string live = folder / "school.db";
  const std::string unreadable = live + ".before-0001_folder";  // comes first
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  std::filesystem::create_directory(unreadable);
  std::filesystem::create_symlink(folder / "nowhere", live + ".before-0002_nowhere");
  write_bytes(live + ".before-0005_colleagues", "names in the clear");
  EXPECT_NO_THROW(copies::drop_old_beside(live, now));
  EXPECT_THAT(copies::beside(live), testing::ElementsAre(unreadable, live + ".before-0002_nowhere"));
}

TEST(CopyBeside, F3_A_the_former_one_stays_until_the_new_one_is_put_in_its_place) {
  Folder folder;
  const std::string store = folder / "school.db", copy = store + ".before-new-year";
  Db db(store);
  write_bytes(copy, "of the year before");
  {
    const CopyBeside in_vain(db, "new-year");
    EXPECT_THROW(CopyBeside(db, "new-year", [] { return true; }), StoreError) << "it was stopped";
    EXPECT_EQ(std::filesystem::file_size(copy), 18U);
  }
  EXPECT_EQ(copies::beside(store), std::vector{copy});
  {
    const CopyBeside before(db, "new-year");
    settings::set(db, "school_year_began", "1");
    const CopyBeside after(db, "new-year");
    before.put_in_place();
  }
  EXPECT_EQ(copies::beside(store), std::vector{copy});
  backup::unpack(copy, folder / "opened.db", SchoolKey::of_rehearsals());
  Db opened(folder / "opened.db");
  EXPECT_EQ(settings::get(opened, "school_year_began"), std::nullopt) << "of before it";
}

}  // namespace
}  // namespace knownby
