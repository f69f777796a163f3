// Logging with a form, names while they are typed, and values that were edited on their way back: PRODUCT C
// and E.4, PROTOCOL S-13, S-14, S-16.
#include "commands/table.hpp"
#include "lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class Forms : public Lincoln {
 protected:
  Reply does(const std::string& who, const std::string& verb, Fields fields) {
    const Place place{"console", in, false, in};
    return ask({"e" + std::to_string(++asked_), now, {"console", who}, place, verb, "", std::move(fields)})
        .reply;
  }
  std::vector<std::string> found(const std::string& who, const std::string& typed) {
    std::vector<std::string> labels;
    for (const auto& [value, label] : does(who, "find", {{"typed", typed}}).choices) labels.push_back(label);
    return labels;
  }
  std::string value_of(const std::string& who, const std::string& name) {
    return does(who, "find", {{"typed", name}}).choices.at(0).first;
  }
  Reply sends(const std::string& students, const std::string& day = "2026-10-13",
              const std::string& note = "at lunch", const std::string& who = "rivera") {
    return does(
        who, "log",
        {{"sent", "yes"}, {"students", students}, {"day", day}, {"kind", "celebration"}, {"note", note}});
  }
  std::string bobby() { return value_of("rivera", "bobby"); }
  std::string zoe() { return value_of("rivera", "zoe"); }
  std::int64_t logged() { return rows("SELECT count(*) FROM checkins WHERE undone IS NULL"); }

 private:
  int asked_ = 0;
};

TEST_F(Forms, TheFormOpensByAWordWithoutAName) {
  for (const char* line : {"log", "Log form", "log a check-in", "/checkin log"}) {
    EXPECT_THAT(says("rivera", line), AllOf(HasSubstr("Log a check-in"), HasSubstr("Students:"))) << line;
    EXPECT_TRUE(last("rivera").opens_form) << line;
    EXPECT_EQ(last("rivera").opener.verb, "log_form") << line;
  }
  EXPECT_THAT(says("rivera", "log bobby"), HasSubstr("Logged: Bobby Chen (7A)")) << "a name is a log";
}

TEST_F(Forms, TheFormOpensFromTheWeeklyCardAndFromOnesPage) {
  for (const char* verb : {"log_form", "catch_up"}) EXPECT_TRUE(does("rivera", verb, {}).opens_form) << verb;
  EXPECT_THAT(card_text(does("rivera", "home", {}).card), HasSubstr("[Log with a form]"));
}

TEST_F(Forms, TheItAccountAndStrangersGetNoForm) {
  EXPECT_FALSE(does("lindqvist", "log_form", {}).opens_form);
  EXPECT_FALSE(does("nobody", "log_form", {}).opens_form);
}

TEST_F(Forms, SeveralStudentsAtOnceAreOneBatchAndOneUndo) {
  const Reply reply = sends(bobby() + "\n" + zoe());
  EXPECT_THAT(card_text(reply.card),
              AllOf(HasSubstr("Logged: Bobby Chen (7A) and Zoë van der Berg (7B), celebration, Tue 13 Oct."),
                    HasSubstr("“at lunch”"), HasSubstr("[Undo both]")));
  EXPECT_THAT(reply.errors, IsEmpty());
  EXPECT_EQ(logged(), 2);
  EXPECT_EQ(rows("SELECT count(DISTINCT coalesce(batch, id)) FROM checkins"), 1);
  EXPECT_THAT(says("rivera", "undo"), AllOf(HasSubstr("Bobby Chen"), HasSubstr("Zoë van der Berg")));
  EXPECT_EQ(logged(), 0);
}

TEST_F(Forms, SomebodyChosenTwiceIsLoggedOnce) {
  sends(bobby() + "\n" + bobby());
  EXPECT_EQ(logged(), 1);
}

TEST_F(Forms, S_14_what_is_wrong_stands_at_its_field_and_nothing_is_saved) {
  EXPECT_EQ(sends("").errors, (Fields{{"students", "Please choose at least one student."}}));
  EXPECT_EQ(sends(bobby(), "2026-10-15").errors,
            (Fields{{"day", "I only log what has happened. Please choose today or a day before it."}}));
  EXPECT_EQ(sends(bobby(), "2026-08-23").errors,
            (Fields{{"day", "This school year began on Mon 24 Aug 2026."}}));
  for (const char* day : {"", "yesterday", "2026-02-30", "20261013"}) {
    EXPECT_EQ(sends(bobby(), day).errors, (Fields{{"day", "I can't read that day. Please choose one."}}))
        << day;
  }
  EXPECT_EQ(sends("", "never").errors.size(), 2U) << "both are told at once";
  EXPECT_THAT(card_text(sends("").card), HasSubstr("Nothing was saved."));
  EXPECT_EQ(logged(), 0);
}

TEST_F(Forms, S_14_the_first_school_day_and_today_are_taken) {
  sends(bobby(), "2026-10-14");
  EXPECT_EQ(logged(), 1);
  EXPECT_THAT(card_text(sends(bobby(), "2026-08-24").card),
              HasSubstr("That is more than 30 days ago: Mon 24 Aug 2026."))
      << "asked first, as for a typed line";
  EXPECT_EQ(logged(), 1);
}

TEST_F(Forms, S_14_a_note_that_is_too_long_stands_at_its_field) {
  const Reply reply = sends(bobby(), "2026-10-13", std::string(4'001, 'x'));
  ASSERT_THAT(reply.errors, SizeIs(1));
  EXPECT_EQ(reply.errors[0].first, "note");
  EXPECT_THAT(reply.errors[0].second, HasSubstr("Nothing was saved."));
  EXPECT_EQ(logged(), 0);
  sends(bobby(), "2026-10-13", std::string(4'000, 'x'));
  EXPECT_EQ(logged(), 1);
}

TEST_F(Forms, S_14_more_students_than_two_classes_are_refused) {
  std::string many;
  for (int i = 0; i < 65; ++i) {
    Student student;
    student.sis_id = "m" + std::to_string(i);
    student.shown = "Student " + std::to_string(i);
    student.given = "Student";
    student.grade = groups::put(db, Group::Kind::grade, "7", "Grade 7");
    many += std::to_string(students::put(db, student).value) + "\n";
  }
  EXPECT_THAT(sends(many).errors.at(0).second, HasSubstr("more than 64 students"));
  EXPECT_EQ(logged(), 0);
}

TEST_F(Forms, E_4_the_guard_stops_at_the_forms_note_and_keeps_its_answers) {
  const Reply held = sends(bobby() + "\n" + zoe(), "2026-10-13", "his dad hits him");
  EXPECT_THAT(card_text(held.card), AllOf(HasSubstr("I have not saved this and I have not told anyone."),
                                          HasSubstr("[Log only that we talked, no note]")));
  EXPECT_THAT(held.errors, IsEmpty()) << "the form closes, the card is what counts";
  EXPECT_EQ(logged(), 0);
  EXPECT_EQ(rows("SELECT count(*) FROM seen"), 0);
  const auto& ways = std::get<Buttons>(held.card.blocks.back()).buttons;
  const Reply fact = does("rivera", ways[0].verb, ways[0].fields);
  EXPECT_THAT(card_text(fact.card),
              HasSubstr("Bobby Chen (7A) and Zoë van der Berg (7B), celebration, Tue 13 Oct"));
  EXPECT_EQ(logged(), 2);
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE sealed_note IS NOT NULL"), 0);
}

TEST_F(Forms, E_4_a_harmless_note_is_saved_with_one_more_press) {
  const Reply held = sends(bobby(), "2026-10-13", "he killed it in math");
  const auto& ways = std::get<Buttons>(held.card.blocks.back()).buttons;
  does("rivera", ways[1].verb, ways[1].fields);
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE opened('checkins.sealed_note', id, sealed_note) = 'he "
                 "killed it in math'"),
            1);
}

TEST_F(Forms, S_13_a_messages_words_begin_the_note_and_only_the_certain_are_chosen) {
  const Reply reply = does("rivera", "log_form", {{"text", "talked to bobby, maya and xqzt at lunch"}});
  const auto& form = std::get<Form>(reply.card.blocks[1]);
  EXPECT_EQ(form.inputs[3].value, "talked to bobby, maya and xqzt at lunch");
  ASSERT_THAT(form.inputs[0].choices, SizeIs(1)) << "two are called Maya";
  EXPECT_EQ(form.inputs[0].choices[0].second, "Bobby Chen (7A)");
  EXPECT_EQ(form.inputs[0].value, bobby());
  EXPECT_EQ(logged(), 0) << "nothing is saved before it is sent";
  EXPECT_THAT(reply.opener.fields, IsEmpty()) << "and no words stay in a button";
}

TEST_F(Forms, S_13_a_message_that_sounds_like_danger_meets_the_guard_first) {
  const Reply reply = does("rivera", "log_form", {{"text", "bobby said his dad hits him"}});
  EXPECT_FALSE(reply.opens_form);
  EXPECT_THAT(card_text(reply.card), HasSubstr("I have not saved this"));
}

TEST_F(Forms, S_16_names_are_found_by_how_their_words_begin) {
  EXPECT_THAT(found("rivera", "ma"),
              ElementsAre("Maya Roberts (7B)", "Maya Rodríguez (7A)", "Will May (7A)"));
  EXPECT_THAT(found("rivera", "maya rod"), ElementsAre("Maya Rodríguez (7A)"));
  EXPECT_THAT(found("rivera", "rodri maya"), ElementsAre("Maya Rodríguez (7A)"));
  EXPECT_THAT(found("rivera", "van der b"), ElementsAre("Zoë van der Berg (7B)"));
  EXPECT_THAT(found("rivera", "ZOE"), ElementsAre("Zoë van der Berg (7B)"));
  EXPECT_THAT(found("rivera", "robert ch"), ElementsAre("Bobby Chen (7A)"));
  EXPECT_THAT(found("rivera", "jordan lee"), ElementsAre("Jordan Lee (7A)", "Jordan Lee (7C)"));
  EXPECT_THAT(found("rivera", "jordan 7c"), ElementsAre("Jordan Lee (7C)"));
  EXPECT_THAT(found("rivera", "marcus"), IsEmpty()) << "he left";
}

TEST_F(Forms, S_16_signs_are_what_they_are) {
  for (const char* typed : {"%", "_", "%%%", "ma%", "_aya", "", " ", "-", "7a", "*", "m?ya", "'"}) {
    EXPECT_THAT(found("rivera", typed), IsEmpty()) << typed;
  }
}

TEST_F(Forms, S_16_whoever_has_another_scope_finds_nobody) {
  EXPECT_THAT(found("ortiz", "maya"), IsEmpty());
  EXPECT_THAT(found("ortiz", "s"), ElementsAre("Siobhán Ó Súilleabháin (8B)"));
  EXPECT_THAT(found("stamper", "b"), IsEmpty());
  EXPECT_THAT(found("rivera", "siob"), IsEmpty());
  EXPECT_THAT(found("lindqvist", "b"), IsEmpty());
  EXPECT_THAT(found("nobody", "b"), IsEmpty());
  EXPECT_THAT(found("hale", "siob"), ElementsAre("Siobhán Ó Súilleabháin (8B)"));
}

TEST_F(Forms, C_1_16_anybody_of_the_school_is_found_by_the_whole_name) {
  EXPECT_THAT(found("stamper", "bobby che"), IsEmpty());
  EXPECT_THAT(found("stamper", "Bobby Chen"), ElementsAre("Bobby Chen (7A)"));
  sends(value_of("stamper", "bobby chen"), "2026-10-14", "", "stamper");
  EXPECT_EQ(logged(), 1);
}

TEST_F(Forms, S_13_an_edited_student_is_neither_logged_nor_named) {
  const std::string siobhan = id_field(student("s18"));
  for (const Reply& reply :
       {sends(siobhan), sends(bobby() + "\n" + siobhan), sends(siobhan + "-123"), sends("x"), sends("-1"),
        sends("99999999999999999999"), does("rivera", "log", {{"student", siobhan}}),
        does("rivera", "student", {{"student", siobhan}})}) {
    EXPECT_THAT(card_text(reply.card), AllOf(HasSubstr("don't find"), Not(HasSubstr("Siobh"))));
  }
  EXPECT_EQ(logged(), 0);
  says("rivera", "bobby");
  const std::string entry = std::to_string(rows("SELECT max(id) FROM checkins"));
  const Reply moved = does("rivera", "instead", {{"checkin", entry}, {"student", siobhan}});
  EXPECT_THAT(card_text(moved.card), Not(HasSubstr("Siobh")));
  says("rivera", "maya r");
  const auto& choice = std::get<Buttons>(last("rivera").card.blocks[1]).buttons.front();
  Fields edited = choice.fields;
  for (auto& [name, value] : edited) {
    if (name == "student") value = siobhan;
  }
  EXPECT_THAT(card_text(does("rivera", choice.verb, edited).card), Not(HasSubstr("Siobh")));
  EXPECT_EQ(logged(), 1);
}

TEST_F(Forms, S_13_an_edited_verb_is_asked_for_its_rights_anew) {
  const Reply mapped = does("rivera", "map", {{"sent", "yes"}, {"place", "2"}, {"group", "1"}});
  EXPECT_THAT(card_text(mapped.card), HasSubstr("kept to whoever runs Knownby"));
  EXPECT_THAT(card_text(does("rivera", "no such verb", {{"sent", "yes"}}).card),
              HasSubstr("Nothing was saved."));
  EXPECT_THAT(card_text(does("lindqvist", "log", {{"sent", "yes"}, {"students", bobby()}}).card),
              HasSubstr("no access to students"));
}

TEST_F(Forms, S_14_the_form_for_changes_says_what_is_wrong_with_the_day) {
  says("rivera", "bobby");
  presses("rivera", "Change");
  fills("rivera", {{"day", "2026-10-15"}, {"kind", "family"}, {"note", ""}});
  ASSERT_THAT(last("rivera").errors, SizeIs(1));
  EXPECT_EQ(last("rivera").errors[0].first, "day");
}

TEST_F(Forms, EveryFormNamesTheWayBackToIt) {
  says("rivera", "bobby");
  for (const char* label : {"Add note", "Change"}) {
    const auto& buttons = std::get<Buttons>(last("rivera").card.blocks.back()).buttons;
    for (const Button& button : buttons) {
      if (button.label != label) continue;
      const Reply form = does("rivera", button.verb, button.fields);
      EXPECT_TRUE(form.opens_form);
      EXPECT_EQ(form.opener.verb, button.verb);
      EXPECT_EQ(form.opener.fields, button.fields);
    }
  }
}

class MapForm : public Forms {
 protected:
  MapForm() { in = "#staff-room"; }
  std::string choice(const Reply& form, std::size_t input, const std::string& label) {
    for (const auto& [value, shown] : std::get<Form>(form.card.blocks.at(1)).inputs.at(input).choices) {
      if (shown == label) return value;
    }
    return "none";
  }
};

TEST_F(MapForm, MapWithoutWordsOpensIt) {
  says("lindqvist", "map");
  const Reply form = last("lindqvist");
  EXPECT_TRUE(form.opens_form);
  EXPECT_EQ(form.opener.verb, "map_form");
  const auto& inputs = std::get<Form>(form.card.blocks[1]).inputs;
  EXPECT_EQ(inputs[0].value, choice(form, 0, "#staff-room")) << "the channel it is asked in";
  EXPECT_NE(choice(form, 0, "#grade-7-team"), "none");
  EXPECT_NE(choice(form, 1, "Grade 7"), "none");
  EXPECT_NE(choice(form, 1, "7A"), "none");
  EXPECT_EQ(inputs[3].value, choice(form, 3, "07:30"));
  EXPECT_THAT(says("rivera", "map"), HasSubstr("kept to whoever runs Knownby"));
}

TEST_F(MapForm, SentItMapsAndSetsTheSlot) {
  const Reply form = does("lindqvist", "map_form", {});
  const Reply mapped = does("lindqvist", "map",
                            {{"sent", "yes"},
                             {"place", choice(form, 0, "#staff-room")},
                             {"group", choice(form, 1, "Grade 8")},
                             {"weekday", choice(form, 2, "Tuesday")},
                             {"at", choice(form, 3, "08:15")}});
  EXPECT_THAT(card_text(mapped.card), AllOf(HasSubstr("Mapped"), HasSubstr("Grade 8"), HasSubstr("Tuesday"),
                                            HasSubstr("Tue 20 Oct, 08:15")));
}

TEST_F(MapForm, D_5_the_card_may_come_one_school_day_before_the_meeting) {
  const Reply form = does("lindqvist", "map_form", {});
  const Reply mapped = does("lindqvist", "map",
                            {{"sent", "yes"},
                             {"place", choice(form, 0, "#staff-room")},
                             {"group", choice(form, 1, "Grade 8")},
                             {"weekday", choice(form, 2, "Thursday")},
                             {"at", choice(form, 3, "08:15")},
                             {"before", "yes"}});
  EXPECT_THAT(card_text(mapped.card), AllOf(HasSubstr("Mapped"), HasSubstr("Wed 21 Oct, 08:15")));
  const auto place = places::called(db, "console", "#staff-room");
  const Reply again = does("lindqvist", "map_form", {{"place", std::to_string(place->id.value)}});
  EXPECT_EQ(std::get<Form>(again.card.blocks[1]).inputs[4].value, "yes") << "as it is now";
}

TEST_F(MapForm, S_14_what_is_wrong_stands_at_its_field_and_nothing_changes) {
  const Reply form = does("lindqvist", "map_form", {});
  const auto sent = [&](const std::string& field, const std::string& value) {
    Fields fields{{"sent", "yes"},
                  {"place", choice(form, 0, "#staff-room")},
                  {"group", choice(form, 1, "Grade 8")},
                  {"weekday", "2"},
                  {"at", "495"}};
    for (auto& [name, old] : fields) {
      if (name == field) old = value;
    }
    return does("lindqvist", "map", fields).errors;
  };
  for (const auto& [field, value] : Fields{{"place", "999"},
                                           {"place", ""},
                                           {"group", "999"},
                                           {"weekday", "6"},
                                           {"weekday", ""},
                                           {"at", "419"},
                                           {"at", "990"},
                                           {"at", "x"}}) {
    const Fields errors = sent(field, value);
    ASSERT_THAT(errors, SizeIs(1)) << field << value;
    EXPECT_EQ(errors[0].first, field);
    EXPECT_THAT(errors[0].second, HasSubstr("Nothing was changed."));
  }
  EXPECT_FALSE(places::called(db, "console", "#staff-room")->group);
}

TEST_F(MapForm, TheGreetingOffersIt) {
  EXPECT_THAT(card_text(does("lindqvist", "hello", {}).card), HasSubstr("[Choose in a form]"));
}

TEST_F(MapForm, OnTheCommandLineItIsTyped) {
  const Answer answer = ask({"", now, {"command line", "admin"}, {}, "", "map", {}});
  EXPECT_FALSE(answer.reply.opens_form);
  EXPECT_THAT(card_text(answer.reply.card), HasSubstr("map grade 7"));
}

}  // namespace
}  // namespace knownby
