// No student's name stands in anything a channel is shown, notified of, or marked with: every card of a term
// of the sample school, as Slack would get it (PRODUCT D.2, PROTOCOL S-28).

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include <nlohmann/json.hpp>

#include "adapters/slack/show.hpp"
#include "adapters/teams/show.hpp"
#include "bot/mail/marks.hpp"
#include "bot/rehearsal/sample_school.hpp"
#include "commands/clerk.hpp"
#include "commands/words/card_json.hpp"
#include "store/outbox.hpp"
#include "store/places.hpp"
#include "store/staff.hpp"
#include "store/students.hpp"
#include "store/week/priorities.hpp"

namespace knownby {
namespace {

constexpr std::chrono::sys_seconds first_monday{std::chrono::seconds(1792413000)};  // 19 Oct 2026

class NoNames : public testing::Test {
 protected:
  NoNames() {
    db.begin();
    load_school(db, std::string(KNOWNBY_SOURCE_DIR) + "/deploy/sample-school", policy, first_monday);
    db.commit();
    clerk.emplace(db, policy, Lane::changes);
  }
  void ask(std::chrono::sys_seconds now, const std::string& verb, Fields fields = {}) {
    Request request;
    request.now = now;
    request.speaker = Speaker{"clock", ""};
    request.verb = verb;
    request.fields = std::move(fields);
    db.begin();
    clerk->serve(request);
    db.commit();
  }
  // What the outbox held, put there by the clock of eight weeks.
  std::vector<Parcel> a_term_of_cards() {
    std::vector<Parcel> cards;
    for (int hour = 0; hour < 8 * 7 * 24; ++hour) {
      const auto now = first_monday + std::chrono::hours(hour);
      ask(now, "tick");
      for (;;) {
        const std::vector<Parcel> taken = outbox::take(db, now, 99);
        if (taken.empty()) break;
        for (const Parcel& parcel : taken) {
          outbox::sent(db, parcel.id, "m");
          cards.push_back(parcel);
        }
      }
    }
    return cards;
  }

  Policy policy = sample_policy();
  Db db{":memory:"};
  std::optional<Clerk> clerk;
};

TEST_F(NoNames, no_channel_payload_of_a_term_holds_one) {
  const Marks marks(db, first_monday);
  const std::vector<Parcel> cards = a_term_of_cards();
  ASSERT_GE(cards.size(), 20U);
  const std::vector<Student> students = students::all(db);
  ASSERT_GT(students.size(), 400U);
  for (const Parcel& card : cards) {
    const std::string payload = slack::post(card_from_json(card.body), "C1GRADE7", {}, marks.of(card));
    for (const Student& student : students) {
      EXPECT_EQ(payload.find(student.shown), std::string::npos) << card.key;
      EXPECT_EQ(payload.find(student.sis_id), std::string::npos) << card.key;
    }
  }
}

// Words that would tell what is known of a student (E.1), and of the lists that weigh in who is chosen.
TEST_F(NoNames, D_3_with_half_a_grade_on_lists_no_payload_of_any_platform_holds_a_groups_word) {
  const std::vector<Student> students = students::all(db);
  for (const auto weight : {Priority::Weight::gentle, Priority::Weight::strong, Priority::Weight::asks}) {
    Priority list;
    list.staff = staff::all(db).front().id;
    list.weight = weight;
    list.since = std::chrono::local_days(std::chrono::days(20'000));
    list.review = std::chrono::local_days(std::chrono::days(30'000));
    for (std::size_t at = static_cast<std::size_t>(weight); at < students.size(); at += 6)
      list.students.push_back(students[at].id);
    priorities::put(db, list);
  }
  const Marks marks(db, first_monday);
  const std::vector<Parcel> cards = a_term_of_cards();
  ASSERT_GE(cards.size(), 20U);
  for (const Parcel& card : cards) {
    const Card shown = card_from_json(card.body);
    std::string all = slack::post(shown, "C1GRADE7", {}, marks.of(card)) + teams::message(shown);
    std::transform(all.begin(), all.end(), all.begin(), [](unsigned char c) { return std::tolower(c); });
    for (const char* word :
         {"priorit",      "disab",         "iep",           "504 plan", "english learner", "language",
          "meals",        "housing",       "homeless",      "migrant",  "foster",          "custody",
          "court",        "discipline",    "health",        "religio",  "orientation",     "legal",
          "named nobody", "wants to talk", "asked to talk", "weighs",   "survey"})
      EXPECT_EQ(all.find(word), std::string::npos) << word << " in " << card.key;
  }
}

TEST_F(NoNames, S_28_no_mark_holds_a_name_an_address_or_a_week) {
  const Marks marks(db, first_monday);
  for (const Parcel& card : a_term_of_cards()) {
    const auto payload =
        nlohmann::json::parse(slack::post(card_from_json(card.body), "C1GRADE7", {}, marks.of(card)));
    const std::string metadata = payload.at("metadata").dump();
    EXPECT_EQ(metadata.size(),
              std::string(R"({"event_payload":{"k":""},"event_type":"knownby_delivery"})").size() + 32);
    const std::string mark = payload.at("metadata").at("event_payload").at("k");
    EXPECT_EQ(mark.find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_EQ(metadata.find("2026"), std::string::npos);
  }
}

TEST_F(NoNames, what_whoever_runs_it_is_told_of_a_refusal_holds_none) {
  const std::vector<Student> students = students::all(db);
  const auto now = first_monday + std::chrono::days(7) + std::chrono::minutes(10);
  ask(now, "tick");
  const std::vector<Parcel> cards = outbox::take(db, now, 99);
  ASSERT_FALSE(cards.empty());
  for (const Parcel& card : cards) ask(now, "refused", {{"key", card.key}, {"reason", "not_in_channel"}});
  const std::vector<Parcel> letters = outbox::take(db, now, 99);
  ASSERT_FALSE(letters.empty());
  for (const Parcel& letter : letters)
    for (const Student& student : students)
      EXPECT_EQ(letter.body.find(student.shown), std::string::npos) << letter.key;
}

}  // namespace
}  // namespace knownby
