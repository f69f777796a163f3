// Check-ins, undo and redo.

#include "store/checkins.hpp"

#include "lincoln.hpp"

namespace knownby {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST_F(School, Ms_Rivera_talks_to_three_and_one_undo_ends_it) {
  const Checkin first = talk(rivera, bobby);
  talk(rivera, maya, wednesday, Kind::academic, first.batch);
  talk(rivera, jose, wednesday, Kind::celebration, first.batch);
  EXPECT_EQ(first.batch.value, first.id.value);
  EXPECT_EQ(checkins::of_batch(db, first.batch).size(), 3u);
  EXPECT_EQ(checkins::last_batch(db, rivera, at_ten), first.batch);

  const auto later = at_ten + std::chrono::minutes{5};
  EXPECT_THAT(checkins::undo(db, rivera, first.batch, std::nullopt, later),
              ElementsAre(Field(&Checkin::student, bobby), Field(&Checkin::student, maya),
                          Field(&Checkin::student, jose)));
  EXPECT_THAT(checkins::of_batch(db, first.batch), IsEmpty());
  EXPECT_EQ(checkins::last_batch(db, rivera, at_ten), std::nullopt);
  EXPECT_EQ(students::last_checkin(db, bobby), std::nullopt);
  EXPECT_EQ(checkins::find(db, first.id)->undone, later);

  EXPECT_EQ(checkins::last_undone_batch(db, rivera, later), first.batch);
  EXPECT_EQ(checkins::last_undone_batch(db, rivera, later + std::chrono::seconds{1}), std::nullopt);
  EXPECT_EQ(checkins::redo(db, rivera, first.batch).size(), 3u);
  EXPECT_EQ(students::last_checkin(db, bobby), wednesday);
  EXPECT_EQ(checkins::last_undone_batch(db, rivera, later), std::nullopt);
}

TEST_F(School, undo_bobby_takes_back_only_Bobby) {
  const Checkin first = talk(rivera, bobby);
  talk(rivera, maya, wednesday, Kind::conversation, first.batch);
  EXPECT_EQ(checkins::undo(db, rivera, first.batch, bobby, at_ten).size(), 1u);
  EXPECT_THAT(checkins::of_batch(db, first.batch), ElementsAre(Field(&Checkin::student, maya)));
  EXPECT_EQ(checkins::last_batch(db, rivera, at_ten), first.batch);  // Maya's entry is still there to undo
}

TEST_F(School, Mr_Park_cannot_undo_redo_or_change_what_Ms_Rivera_logged) {
  Checkin hers = talk(rivera, bobby);
  EXPECT_THAT(checkins::undo(db, park, hers.batch, std::nullopt, at_ten), IsEmpty());
  hers.note = "no";
  EXPECT_FALSE(checkins::change(db, park, hers));
  EXPECT_EQ(checkins::find(db, hers.id)->note, "at lunch");
  checkins::undo(db, rivera, hers.batch, std::nullopt, at_ten);
  EXPECT_THAT(checkins::redo(db, park, hers.batch), IsEmpty());
  EXPECT_FALSE(checkins::change(db, rivera, hers));  // undone: there is nothing to change
}

TEST_F(School, a_double_tap_is_recognised_and_a_second_talk_is_not_one) {
  Checkin once = talk(rivera, bobby);
  EXPECT_EQ(checkins::same(db, once, at_ten - std::chrono::minutes{1})->id, once.id);
  EXPECT_EQ(checkins::same(db, once, at_ten + std::chrono::seconds{1}), std::nullopt);
  Checkin other = once;
  other.note = "after school";
  EXPECT_EQ(checkins::same(db, other, at_ten), std::nullopt);
  other = once;
  other.staff = park;
  EXPECT_EQ(checkins::same(db, other, at_ten), std::nullopt);
  checkins::undo(db, rivera, once.batch, std::nullopt, at_ten);
  EXPECT_EQ(checkins::same(db, once, at_ten), std::nullopt);
}

TEST_F(School, a_double_tap_is_found_among_what_others_logged_in_the_same_moment) {
  const Checkin once = talk(rivera, bobby);
  for (int other = 0; other < 20; ++other) talk(park, bobby);
  EXPECT_EQ(checkins::same(db, once, at_ten)->id, once.id);
}

TEST_F(School, a_double_tap_of_several_lines_about_one_student_is_found_whole) {
  std::vector<Checkin> lines;
  for (const char* note :
       {"her essay", "the bus", "lunch", "Friday", "a goal", "her dog", "algebra", "a song"}) {
    Checkin line = talk(rivera, bobby);
    line.note = note;
    checkins::change(db, rivera, line);
    lines.push_back(line);
  }
  for (const Checkin& line : lines) EXPECT_EQ(checkins::same(db, line, at_ten)->id, line.id) << line.note;
  talk(rivera, bobby);  // the ninth in a minute: the first is no double tap any more
  EXPECT_EQ(checkins::same(db, lines.front(), at_ten), std::nullopt);
}

TEST_F(School, a_change_moves_note_kind_and_day) {
  Checkin checkin = talk(rivera, bobby);
  checkin.note = "before class";
  checkin.kind = Kind::academic;
  checkin.day = wednesday - day;
  EXPECT_TRUE(checkins::change(db, rivera, checkin));
  const auto found = checkins::find(db, checkin.id);
  EXPECT_EQ(found->note, "before class");
  EXPECT_EQ(found->kind, Kind::academic);
  EXPECT_EQ(students::last_checkin(db, bobby), wednesday - day);
  checkin.kind = Kind::attempt;
  EXPECT_TRUE(checkins::change(db, rivera, checkin));
  EXPECT_EQ(students::last_checkin(db, bobby), std::nullopt);
}

TEST_F(School, lists_come_newest_first_and_leave_the_undone_out) {
  const Checkin gone = talk(rivera, bobby, wednesday);
  talk(rivera, bobby, wednesday - day);
  talk(park, bobby, wednesday - 2 * day, Kind::family);
  talk(rivera, maya, wednesday - 3 * day);
  checkins::undo(db, rivera, gone.batch, std::nullopt, at_ten);
  EXPECT_THAT(checkins::of_student(db, bobby, 9),
              ElementsAre(Field(&Checkin::day, wednesday - day), Field(&Checkin::day, wednesday - 2 * day)));
  EXPECT_THAT(checkins::by_staff(db, rivera, 1), ElementsAre(Field(&Checkin::student, maya)));
  EXPECT_THAT(checkins::last_by_staff(db, rivera),
              UnorderedElementsAre(std::pair{bobby, wednesday - day}, std::pair{maya, wednesday - 3 * day}));
  EXPECT_THAT(checkins::last_by_staff(db, park), IsEmpty());  // a call home does not count
}

TEST_F(School, who_has_none_since_names_those_with_none_at_all_first_then_the_longest_gap) {
  talk(rivera, bobby, wednesday - 7 * day);
  talk(rivera, jose, wednesday - 9 * day);
  const auto left = enrol("s04", "Zoe", homeroom_a);
  students::put(db, {.sis_id = "s04", .grade = grade7, .homeroom = homeroom_a, .left = wednesday});
  for (const GroupId group : {grade7, homeroom_a}) {
    const auto found = students::without_checkin_since(db, members(group), wednesday);
    ASSERT_EQ(found.size(), group == grade7 ? 3u : 2u);
    EXPECT_EQ(found[0].student, maya);
    EXPECT_EQ(found[0].day, std::nullopt);
    EXPECT_EQ(found[1].student, group == grade7 ? jose : bobby);
  }
  // That day counts.
  EXPECT_EQ(students::without_checkin_since(db, members(grade7), wednesday - 7 * day).size(), 2u);
  EXPECT_TRUE(students::find(db, left)->left.has_value());
}

TEST_F(School, together_counts_distinct_students_and_those_for_the_first_time) {
  talk(rivera, bobby, wednesday - 20 * day);
  talk(rivera, bobby, wednesday);
  talk(park, bobby, wednesday);
  talk(park, maya, wednesday);
  talk(park, jose, wednesday, Kind::attempt);
  const auto grade = checkins::together(db, grade7, wednesday - day, wednesday);
  EXPECT_EQ(grade.students, 2);
  EXPECT_EQ(grade.first_time, 1);
  const auto none = checkins::together(db, grade7, wednesday + day, wednesday + 2 * day);
  EXPECT_EQ(none.students, 0);
  EXPECT_EQ(none.first_time, 0);
}

TEST_F(School, every_kind_is_kept_and_counts_as_the_vocabulary_says) {
  for (const Kind kind : {Kind::conversation, Kind::academic, Kind::celebration, Kind::family, Kind::group,
                          Kind::attempt, Kind::other}) {
    const StudentId student = enrol(std::string(word_for(kind)), "A", homeroom_a);
    EXPECT_EQ(checkins::find(db, talk(rivera, student, wednesday, kind).id)->kind, kind);
    EXPECT_EQ(students::last_checkin(db, student).has_value(), counts(kind)) << word_for(kind);
    EXPECT_EQ(checkins::together(db, homeroom_a, wednesday, wednesday).students > 0, true);
    Query view(db, "SELECT count(*) FROM counted WHERE student_id = $1", student);
    view.next();
    EXPECT_EQ(view.number(0), counts(kind) ? 1 : 0) << word_for(kind);
  }
}

TEST_F(School, log_then_undo_leaves_every_query_as_before) {
  talk(park, bobby, wednesday - 3 * day);
  const auto before = students::without_checkin_since(db, members(grade7), wednesday);
  const Checkin logged = talk(rivera, bobby);
  EXPECT_NE(students::without_checkin_since(db, members(grade7), wednesday).size(), before.size());
  checkins::undo(db, rivera, logged.batch, std::nullopt, at_ten);
  const auto after = students::without_checkin_since(db, members(grade7), wednesday);
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t at = 0; at < after.size(); ++at) {
    EXPECT_EQ(after[at].student, before[at].student);
    EXPECT_EQ(after[at].day, before[at].day);
  }
  EXPECT_THAT(checkins::by_staff(db, rivera, 9), IsEmpty());
}

}  // namespace
}  // namespace knownby
