#include "tests/program/lincoln.hpp"

#include <gtest/gtest.h>

#include "commands/calendar/calendar.hpp"

namespace knownby {

SampleSchool::SampleSchool() {
  load_school(db_, KNOWNBY_SOURCE_DIR "/deploy/sample-school", policy_, now_);
  clerk_ = std::make_unique<Clerk>(db_, policy_, Lane::changes);
}

Reply SampleSchool::ask(const std::string& typed) {
  Request request;
  request.now = now_;
  request.speaker = {"console", speaker_};
  request.place = {"console", "#grade-7-team", false, "#grade-7-team"};
  request.text = typed;
  Reply reply = clerk_->serve(request).value().reply;
  EXPECT_EQ(reply.seen, Reply::Seen::only_you) << typed;
  return reply;
}

std::pair<std::string, std::string> SampleSchool::says(const std::string& typed) {
  const std::int64_t last = last_checkin();
  db_.begin();
  const Reply reply = ask(typed);
  std::string written = written_since(last);
  db_.roll_back();
  return {std::move(written), card_text(reply.card)};
}

Reply SampleSchool::keeps(const std::string& typed) {
  db_.begin();
  Reply reply = ask(typed);
  db_.commit();
  return reply;
}

std::int64_t SampleSchool::last_checkin() {
  Query row(db_, "SELECT coalesce(max(id), 0) FROM checkins");
  row.next();
  return row.number(0);
}

std::string SampleSchool::found(Sql sql) {
  Query rows(db_, sql);
  std::string all;
  while (rows.next()) all += (all.empty() ? "" : " | ") + rows.text(0);
  return all;
}

std::string SampleSchool::written_since(std::int64_t last) {
  Query rows(db_,
             "SELECT students.shown, groups.code, day, checkins.kind, opened('checkins.sealed_note', "
             "checkins.id, sealed_note), away, good_news, language, "
             "seen_by FROM checkins"
             " JOIN students ON students.id = student_id JOIN groups ON groups.id = homeroom_id"
             " WHERE checkins.id > $1 ORDER BY checkins.id",
             last);
  std::string written;
  while (rows.next()) {
    written += (written.empty() ? "" : " | ") + rows.text(0) + " " + rows.text(1);
    const std::chrono::year_month_day day(rows.day(2));
    if (day != std::chrono::year(2026) / 10 / 14) {
      written += " @" + std::to_string(static_cast<unsigned>(day.day())) +
                 (day.month() == std::chrono::October ? " Oct" : " Sep");
    }
    std::string kind = rows.text(3) == "academic" ? "academic support" : rows.text(3);
    if (rows.number(5) != 0) kind += ", away";
    if (rows.number(6) != 0) kind += ", good news";
    if (!rows.text(7).empty()) kind += ", in " + rows.text(7);
    if (rows.text(8) != "author") kind += ", for " + rows.text(8);
    if (kind != "conversation") written += " {" + kind + "}";
    if (!rows.text(4).empty()) written += " [" + rows.text(4) + "]";
  }
  return written.empty() ? "-" : written;
}

std::vector<std::string> SampleSchool::days_since(std::int64_t last) {
  Query rows(db_, "SELECT day FROM checkins WHERE id > $1", last);
  std::vector<std::string> days;
  while (rows.next()) days.push_back(day_words(rows.day(0)));
  return days;
}

}  // namespace knownby
