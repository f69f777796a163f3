// PRODUCT C.3 in the sample school: adults, what is known, planning and what one wishes for oneself.

#include <gtest/gtest.h>

#include "tests/program/conversation.hpp"

namespace knownby {
namespace {

TEST(SchoolDayAsking, C54_NoAdultIsACountInAChannelAndNamesOnRequest) {
  for (const char* line : {"7th grade no adult", "gr7 no adult", "grade 07 no adult"}) {
    converse({{line,
               {"Grade 7 · no adult noted", "142 of 142 have no adult noted.", "[Show me privately]"},
               {"Brooks"}}});
  }
  converse({{"7A no adult"}, {":press Show", {"24 of 24 have no adult noted.", "Ta'Niyah Brooks"}}});
  converse({{"I'm Bobby's person"}, {"7A no adult", {"23 of 24 have no adult noted."}}});
  converse({{"8B no adult", {"8B isn't one of your groups."}, {"of 24"}}});
}

TEST(SchoolDayAsking, C54_CombinedWithATime) {
  converse({{":in dm"},
            {"7A no adult not seen since october",
             {"7A · no adult noted · no check-in logged since Thu 1 Oct",
              "have no adult noted and no check-in logged since Thu 1 Oct.", "Ta'Niyah Brooks"},
             {"Bobby"}}});
}

TEST(SchoolDayAsking, C57_WhoHasWhom) {
  converse(
      {{"who does José have", {"José Núñez (7B) has no adult noted yet", "[I'm José's person]"}},
       {":press I'm", {"You are noted as one of José's adults"}},
       {":as dunn"},
       {"im joses person", {"You are noted as one of José's adults: José Núñez (7B)."}},
       {":as rivera"},
       {"who does José have", {"José Núñez (7B) has 2 adults: ", "you (you said so", "Coach Dunn (said so"}},
       {"who has siobhan o suilleabhain", {"in your groups, so there is nothing to show"}, {"Dunn"}}});
}

TEST(SchoolDayAsking, D3_WhyAStudentIsOnTheCardOrIsNot) {
  converse(
      {{"why zoe", {"on a card made today", "Waits since then", "Only you see this."}},
       {"why isn't siobhán ó súilleabháin on it", {"in your groups, so there is nothing to show"}, {"Waits"}},
       {":as lindqvist"},
       {"why zoe", {"has no access to students"}, {"Waits"}}});
}

TEST(SchoolDayAsking, C58_NobodyIsSortedByGroup) {
  converse({{"ELs with no check-in", {"I don't sort students by group in a channel."}, {"of 142"}},
            {":in dm"},
            {"ELs with no check-in", {"That's kept to leads and counselors."}},
            {":as okafor"},
            {":in dm"},
            {"ELs with no check-in", {"holds no such groups"}}});
}

TEST(SchoolDayAsking, C59_TheTeamTogetherInsteadOfARanking) {
  for (const char* line : {"how is Ms. Park doing", "leaderboard", "who logs least"}) {
    converse({{line,
               {"I don't rank staff", "Grade 7 as a team: ",
                " of 142 students have a check-in logged this month.", "[Students without a check-in]"},
               {"Ms. Park"}}});
  }
}

TEST(SchoolDayAsking, C60_AnEventTheCalendarKnowsAndOneItDoesNot) {
  converse({{"since labor day", {"since Mon 7 Sep"}},
            {"since fall break", {"I don't know “fall break”. Which date"}}});
}

TEST(SchoolDayPlanning, C62_IAmSomebodysPerson) {
  converse(
      {{"I'm Bobby's person", {"You are noted as one of Bobby's adults: Bobby Chen (7A).", "[Undo]"}},
       {"add me to bobby", {"already"}},
       {"who does bobby have", {"Bobby Chen (7A) has 1 adult: you (you said so, last talk Thu 24 Sep)."}},
       {"i'm not bobby's person", {"no longer noted"}},
       {"who does bobby have", {"no adult noted yet"}}});
}

TEST(SchoolDayPlanning, C63_TakingAStudentForTheWeek) {
  converse({{"take zoe", {"Zoë van der Berg (7B) is yours until Fri 16 Oct.", "[Give back]"}, {"Logged"}},
            {"take zoe", {"Zoë van der Berg (7B) is yours until Fri 16 Oct."}},
            {"undo", {"Nothing of yours to undo."}},
            {":as park"},
            {"take zoe", {"Ms. Rivera is on it this week: Zoë.", "Nothing was changed.", "[Join]"}},
            {":press Join", {"Zoë van der Berg (7B) is yours"}}});
  converse({{"claim 2", {"I don't know which list you mean.", "Nothing was saved."}}});
}

TEST(SchoolDayPlanning, C64_GivingOneBack) {
  converse({{"can't do zoe, sorry", {"Zoë isn't yours this week. Nothing was changed."}},
            {"take zoe"},
            {"can't do zoe, sorry", {"All right, Zoë is open to the team again."}, {"why"}},
            {"take zoe"},
            {"release zoe", {"All right, Zoë is open to the team again."}}});
}

TEST(SchoolDayPlanning, C65_HandingOneOn) {
  const auto heard = rehearsed({"take zoe", "give zoe to @park", "give zoe to nobody"});
  std::string all;
  for (const Heard& one : heard) {
    if (one.text.find("A colleague asks") != std::string::npos) {  // to Ms. Park alone, and without the name
      EXPECT_EQ(one.text.find("Zoë"), std::string::npos);
    }
    all += one.text + "\n";
  }
  for (const char* words : {"I'll ask Ms. Park privately. Until they say yes, Zoë stays with you.",
                            "A colleague asks", "Whom do you mean?"})
    EXPECT_NE(all.find(words), std::string::npos) << words << " in:\n" << all;
}

TEST(SchoolDayPlanning, C66_and_C68_SayTheyAreComing) {
  converse({{"ask okafor about zoe", {"I pass on no message", "nothing was saved or sent"}, {"Logged"}},
            {"undo", {"Nothing of yours to undo."}}});
  for (const char* line : {"2x10 start tj", "2x10 tj"}) {
    converse({{line, {"Not yet", "othing was saved"}, {"Logged"}}, {"undo", {"Nothing of yours to undo."}}});
  }
}

TEST(SchoolDayPlanning, C67_WhatZoeWouldBeGladWeKnow) {
  converse({{"know zoe: climbing, hates group work, wants to be a vet",
             {"Saved for Zoë van der Berg (7B): interest climbing; ambition vet.",
              "Not saved yet: “hates group work”", "[Preference]", "[Leave out]"}},
            {"know zoe", {"interest climbing", "ambition vet"}, {"hates"}},
            {":as park"},
            {"card zoe", {"Known: climbing and vet"}}});
  converse({{"know zoe: hates group work"},
            {":press Leave", {"Left out. Nothing was saved."}},
            {"know zoe", {"Nothing noted yet"}}});
  converse({{"know zoe: hates group work"},
            {":press Preference", {"preference hates group work"}},
            {"know zoe", {"hates group work"}}});
  converse({{"know TJ lazy", {"Not saved: “lazy”", "would be glad we know"}, {"Saved for"}},
            {"know tj", {"Nothing noted yet"}}});
}

TEST(SchoolDayPlanning, C69_OutAndBack) {
  converse({{"out until Nov 30", {"I won't suggest anyone to you until Mon 30 Nov", "Nobody is told why."}},
            {"im back", {"Welcome back."}},
            {"out sick today", {"I won't suggest anyone to you today"}},
            {"snooze", {"until Mon 19 Oct"}},
            {"out until whenever", {"I can't read until when: “whenever”.", "Nothing was changed."}}});
}

TEST(SchoolDayPlanning, C71_ARecordIsKeptToThePrincipal) {
  converse({{"export TJ", {"kept to Ms. Hale"}, {"T.J.", "Carter"}},
            {":as hale"},
            {"export tj carter", {"Everything I hold of T.J. Carter (7B)", "Ms. Rivera · academic support"}},
            {":as lindqvist"},
            {"export TJ", {"no access to students"}, {"T.J."}}});
}

TEST(SchoolDayPlanning, C72_StopWhat) {
  converse({{"stop", {"Stop what?", "[Weekly suggestions to me]", "[All messages to me]"}, {"Practice"}},
            {":press All", {"I won't write to you of my own accord", "until you say “back”"}},
            {":as park"},
            {"take zoe"},
            {"give zoe to ms rivera", {"I can't write to Ms. Rivera just now, so please ask in person."}},
            {":as rivera"},
            {"back", {"Welcome back."}}});
  converse({{"stop"}, {":press Weekly", {"I won't suggest anyone to you until you say “back”"}}});
}

TEST(SchoolDayPlanning, C73_InSpanish) {
  converse(
      {{"hablé con José ayer", {"Logged: José Núñez (7B), conversation, Tue 13 Oct."}, {"Note", "today"}}});
}

TEST(SchoolDayPlanning, C74_TheGuardStandsBeforeEveryDoor) {
  for (const char* line : {"note TJ: his dad hits him", "know TJ: his dad hits him",
                           "edit last: his dad hits him", "7A: somebody has a knife"}) {
    converse({{line, {"I have not saved this and I have not told anyone."}, {"Saved for", "Logged"}},
              {"undo", {"Nothing of yours to undo."}}});
  }
}

TEST(SchoolDayPlanning, C75_NoSchoolTomorrow) {
  converse(
      {{":as lindqvist"},
       {"no school tomorrow snow", {"Thu 15 Oct marked no school for Lincoln Middle School.", "[Undo]"}}});
  RehearsalSettings settings = sample_settings();
  settings.now = "2026-10-11T09:00";
  const auto heard =
      rehearsed({":now 2026-10-14T10:12", ":as lindqvist", "no school tomorrow snow"}, settings);
  EXPECT_NE(
      heard.back().text.find("Thu 15 Oct marked no school for Lincoln Middle School. This week's card went "
                             "out Tue."),
      std::string::npos)
      << heard.back().text;
}

TEST(SchoolDayPlanning, C77_AColleaguesTalkIsTheColleagues) {
  converse({{"coach dunn talked to bobby",
             {"I log only what you did yourself", "[Ask Coach Dunn to log it]", "[It was me, today]"},
             {"Logged"}}});
}

TEST(SchoolDayPlanning, C78_UpToThreeOfHerOwnWithAReasonAndAnOpener) {
  converse(
      {{"know joon: chess"},
       {"who should I talk to",
        {"Up to you, and no hurry. You might talk to:", "no check-in logged yet", "Ask ", "[Talked with "},
        {"8B", "7C"}},
       {":as applewhite"},
       {"who should I talk to", {"nobody I would suggest"}}});
}

TEST(SchoolDayPlanning, WhoIsAwayOrLeftOffIsNotSuggested) {
  converse({{"who should i talk to", {"Joon Shin", "Javier Quiroz"}},
            {"joon absent today"},
            {"who should i talk to", {"Javier Quiroz"}, {"Joon"}},
            {"no need to see javier"},
            {":press Yes"},
            {"who should i talk to", {"You might talk to"}, {"Joon", "Javier"}}});
}

}  // namespace
}  // namespace knownby
