// What the lines of PRODUCT C.3 write besides check-ins, row by row: corrections, adults, facts, claims and
// pauses. The check-ins of a line are in lines/product.tsv.

#include <gtest/gtest.h>

#include "tests/program/lincoln.hpp"

namespace knownby {
namespace {

class Effects : public testing::Test {
 protected:
  void say(const std::string& line) { school.keeps(line); }
  std::string written() { return school.written_since(before); }
  std::string undone() {
    return school.found("SELECT count(*) FROM checkins WHERE undone IS NOT NULL AND at > 1791990000");
  }

  SampleSchool school;
  std::int64_t before = school.last_checkin();
};

TEST_F(Effects, C44_C45_UndoMarksAndRedoUnmarks) {
  say("bobby and zoe at lunch");
  say("undo bobby");
  EXPECT_EQ(undone(), "1");
  say("redo");
  EXPECT_EQ(undone(), "0");
  say("undo");
  EXPECT_EQ(undone(), "2");
  EXPECT_EQ(written(), "Bobby Chen 7A [at lunch] | Zoë van der Berg 7B [at lunch]") << "history is kept";
}

TEST_F(Effects, C47_TheEntryMovesWithDateAndNoteAndTheAuditHasBoth) {
  say("maya roberts yesterday, new shoes");
  say("not maya roberts, rodriguez");
  EXPECT_EQ(written(), "Maya Rodríguez 7A @13 Oct [new shoes]");
  EXPECT_EQ(school.found(
                "SELECT count(*) FROM audit WHERE action = 'check-in moved' AND subject LIKE '%student%to%'"),
            "1");
}

TEST_F(Effects, C48_EditLastWritesDateAndKind) {
  say("jose at lunch");
  say("edit last: it was yesterday and with his mom");
  EXPECT_EQ(written(), "José Núñez 7B @13 Oct {family} [at lunch]");
  EXPECT_EQ(school.found("SELECT count(*) FROM audit WHERE action = 'check-in changed'"), "1");
}

TEST_F(Effects, C49_TheSameForAnother) {
  say("helped jose with fractions yesterday");
  say("+1 bobby");
  EXPECT_EQ(
      written(),
      "José Núñez 7B @13 Oct {academic support} [with fractions] | Bobby Chen 7A @13 Oct {academic support} "
      "[with fractions]");
}

TEST_F(Effects, C50_AllOfThemWritesNothingByItself) {
  say("who should I talk to");
  say("all of them");
  EXPECT_EQ(written(), "-");
}

TEST_F(Effects, C57_C62_AnAdultIsOneRow) {
  say("I'm Bobby's person");
  say("josé named coach dunn");
  EXPECT_EQ(school.found("SELECT shown FROM adults JOIN students ON id = student_id WHERE since = 20740"),
            "Bobby Chen");
  EXPECT_EQ(school.found("SELECT shown FROM named_adults JOIN students ON id = student_id"), "José Núñez");
  EXPECT_EQ(written(), "-");
}

TEST_F(Effects, C63_C64_C65_AClaimIsOpenedAndGivenBack) {
  say("take zoe");
  EXPECT_EQ(
      school.found("SELECT shown FROM claims JOIN students ON students.id = student_id WHERE released IS NULL"
                   " AND since = 20740"),
      "Zoë van der Berg");
  say("can't do zoe, sorry");
  EXPECT_EQ(school.found("SELECT count(*) FROM claims WHERE released IS NULL AND since = 20740"), "0");
  EXPECT_EQ(written(), "-");
}

TEST_F(Effects, C67_FactsByTheirKindAndTheDoubtfulOneNotYet) {
  say("know zoe: climbing, hates group work, wants to be a vet");
  EXPECT_EQ(school.found("SELECT facts.kind || ' ' || opened('facts.sealed_words', facts.id, sealed_words) "
                         "FROM facts JOIN students ON students.id = student_id "
                         "WHERE shown LIKE 'Zo%' AND at > 1791990000 ORDER BY facts.id"),
            "interest climbing | ambition vet");
}

TEST_F(Effects, C69_APauseHasItsEnd) {
  say("out until Nov 30");
  EXPECT_EQ(school.found("SELECT until FROM pauses"), "20787");  // Mon 30 Nov 2026
  say("I'm back");
  EXPECT_EQ(school.found("SELECT until FROM pauses"), "");
}

TEST_F(Effects, C40_C41_C74_WhatWasNotConfirmedIsNotThere) {
  say("dont need to talk to bobby");
  say("mya roberst");
  say("note TJ: his dad hits him");
  say("marcus hill");
  EXPECT_EQ(written(), "-");
  say("yes");
  EXPECT_EQ(written(), "Marcus Hill 7C") << "the last of them was asked about, and confirmed";
}

TEST_F(Effects, C75_ADayWithoutSchoolIsOneRowOfTheCalendar) {
  school.as("1036");
  say("no school tomorrow snow");
  EXPECT_EQ(school.found("SELECT day || ' ' || kind || ' ' || event FROM calendar_days WHERE day = 20741"),
            "20741 no_school snow");
  EXPECT_EQ(written(), "-");
}

// At this desk no platform can look who reads along; where one can: Admin.MapsAChannelAfterALook.
TEST_F(Effects, C76_AChannelThatNobodyCouldLookAtIsGivenNoGrade) {
  school.as("1036");
  say("unmap #grade-7-team");
  say("map #grade-7-team grade 7");
  EXPECT_EQ(school.found("SELECT count(*) FROM places WHERE name = '#grade-7-team' AND group_id IS NULL"),
            "1");
  EXPECT_EQ(school.found("SELECT count(*) FROM schedules WHERE ended = 0 AND place_id = "
                         "(SELECT id FROM places WHERE name = '#grade-7-team')"),
            "0");
}

}  // namespace
}  // namespace knownby
