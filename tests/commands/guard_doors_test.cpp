// E.4: the guard stands at every door that takes somebody's words. The doors are taken from the program's own
// table, so that a new one is tried as it comes.

#include "commands/guard.hpp"
#include "commands/safety/words.hpp"
#include "commands/table.hpp"
#include "lincoln.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view report = "his dad hits him";
constexpr std::string_view stopped = "I have not saved this and I have not told anyone.";

class GuardDoors : public Lincoln {
 protected:
  Request coming(const std::string& who = "rivera") {
    Request request;
    request.event = "door " + std::to_string(++doors_);
    request.now = now;
    request.speaker = {"console", who};
    request.place = {"console", "#grade-7-team", false, "#grade-7-team"};
    return request;
  }
  // Sent, and nothing was written by it.
  std::string through(Request request) {
    const std::int64_t before = db.changes_so_far();
    const Answer answer = ask(std::move(request));
    EXPECT_EQ(db.changes_so_far(), before);
    EXPECT_EQ(answer.reply.seen, Reply::Seen::only_you);
    return card_text(answer.reply.card);
  }
  int doors_ = 0;
};

// Those who say nothing themselves, a name that is looked up, and the guard's own answer.
bool takes_no_words(const Command& command) {
  return command.who == Command::For::clock || command.verb == verb_find || command.verb == "guard";
}

TEST_F(GuardDoors, E_4_A_every_button_and_form_there_is_stops_in_any_of_its_fields) {
  int tried = 0;
  for (const Command& command : commands()) {
    if (takes_no_words(command)) continue;
    for (const char* field : {"note", "words", "reason", "text", "why", "name", "anything"}) {
      Request request = coming();
      request.verb = command.verb;
      request.fields = {{"student", "1"}, {field, "at lunch, " + std::string(report)}};
      const std::string said = through(std::move(request));
      EXPECT_THAT(said, HasSubstr(std::string(stopped))) << command.verb << ", field " << field;
      EXPECT_THAT(said, Not(HasSubstr("dad"))) << command.verb;
      ++tried;
    }
  }
  EXPECT_GT(tried, 350);
}

// A day without school is one whatever it is called.
TEST_F(GuardDoors, E_4_A_what_a_days_name_in_a_calendar_file_says_is_not_kept_and_the_day_is) {
  in = "dm";
  policy.safety_words = {"zaboria"};
  asking = std::make_unique<Clerk>(db, policy, Lane::asks);
  changing = std::make_unique<Clerk>(db, policy, Lane::changes);
  const std::string csv =
      "Date,Day_Type,Event\n2026-11-25,No School,Bobby says his dad hits him\n"
      "2026-11-26,No School,Thanksgiving\n2026-11-27,No School,Zaboria day\n";
  const std::string ics =
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261123\r\n"
      "SUMMARY:No school\\, his dad hits him\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  for (const auto& [name, content, said] : {std::tuple{"calendar.csv", csv, "the names of 2 days hold"},
                                            {"calendar.ics", ics, "the name of one day holds"}}) {
    const std::string shown = sends("hale", {{name, std::make_shared<const std::string>(content)}});
    EXPECT_THAT(shown, HasSubstr(said));
    EXPECT_THAT(shown, Not(HasSubstr("dad")));
    EXPECT_THAT(presses("hale", "Apply"), HasSubstr("Imported"));
  }
  EXPECT_EQ(rows("SELECT count(*) FROM calendar_days WHERE event LIKE '%dad%' OR event LIKE '%Zaboria%'"), 0);
  EXPECT_EQ(rows("SELECT count(*) FROM calendar_days WHERE event = 'Thanksgiving'"), 1);
  EXPECT_THAT(says("hale", "no school 11/25"), HasSubstr("no school")) << "it is one already";
  EXPECT_EQ(rows("SELECT count(*) FROM calendar_days WHERE day IN (20780, 20782, 20784)"), 3)
      << "23, 25 and 27 November";
}

TEST_F(GuardDoors, E_4_A_every_line_one_can_type_stops) {
  std::vector<std::string> lines{"",
                                 "note TJ:",
                                 "edit last:",
                                 "know TJ:",
                                 "give zoe to @park",
                                 "export bobby:",
                                 "TJ named Mr. Okafor,",
                                 "out until Nov 30,",
                                 "remind fri",
                                 "questions"};
  for (const Command& command : commands())
    if (!command.usage.empty()) lines.emplace_back(command.usage);
  for (const char* place : {"#grade-7-team", "dm"}) {
    in = place;
    says("rivera", "undo");  // so that the conversation is known, which writes it down
    for (const std::string& line : lines) {
      Request request = coming();
      if (in == "dm") request.place = {"console", "dm:rivera", true, ""};
      request.text = line + " " + std::string(report);
      EXPECT_THAT(through(std::move(request)), HasSubstr(std::string(stopped))) << line;
    }
  }
}

TEST_F(GuardDoors, E_4_A_what_others_could_read_is_to_be_deleted_each_time) {
  for (const bool is_overheard : {true, true, false}) {
    Request request = coming();
    request.text = "TJ says " + std::string(report);
    request.overheard = is_overheard;
    const std::string said = through(std::move(request));
    EXPECT_THAT(said, HasSubstr(std::string(stopped)));
    EXPECT_EQ(said.find("Please delete your message") != std::string::npos, is_overheard) << said;
  }
}

TEST_F(GuardDoors, E_4_A_what_others_could_read_is_to_be_deleted_whoever_said_it_and_however_long_it_is) {
  staff::unlink(db, "console", "park");
  sees({{"U1", "park@lincoln.example"}});
  const std::string long_report = "TJ says " + std::string(report) + std::string(4000, '.');
  for (const auto& [who, text, answer] :
       {std::tuple{"nobody", "TJ says " + std::string(report), "I don't know this account yet."},
        {"nobody", long_report, "I don't know this account yet."},
        {"U1", "TJ says " + std::string(report), "Are you Ms. Park?"},
        {"rivera", long_report, "longer than I can read"}}) {
    for (const bool is_overheard : {true, false}) {
      Request request = coming(who);
      request.text = text;
      request.overheard = is_overheard;
      const std::string said = through(request);
      EXPECT_THAT(said, testing::AllOf(HasSubstr(answer), Not(HasSubstr("TJ")), Not(HasSubstr("dad"))));
      EXPECT_EQ(said.find("Please delete your message") != std::string::npos, is_overheard) << said;
    }
    Request harmless = coming(who);
    harmless.text = std::string(text.size() > 4000 ? 4001 : 1, '.');
    harmless.overheard = true;
    EXPECT_THAT(through(harmless), Not(HasSubstr("delete your message"))) << who;
  }
}

// A line, a correction, a thing to know, a form, in a channel and alone with Knownby.
TEST_F(GuardDoors, E_4_A_each_word_of_the_list_stops_at_each_door_and_leaves_no_row) {
  for (const char* place : {"#grade-7-team", "dm"}) {
    in = place;
    says("rivera", "undo");  // so that the conversation is known, which writes it down
  }
  int words = 0;
  std::vector<std::string> listed(safety::listed_anywhere().begin(), safety::listed_anywhere().end());
  for (const guard::Phrase& phrase : safety::listed()) listed.push_back(phrase.text);
  for (std::string& word : listed) {
    std::erase(word, '*');
    for (const char* line : {"TJ: ", "edit last: ", "know TJ: ", "form"}) {
      Request request = coming();
      if (words % 2 == 0) request.place = {"console", "dm:rivera", true, ""};
      const bool is_form = line == std::string_view("form");
      if (is_form) request.verb = "note";
      if (is_form) request.fields = {{"note", "he said " + word}};
      if (!is_form) request.text = line + word;
      EXPECT_THAT(through(std::move(request)), HasSubstr(std::string(stopped))) << line << word;
      ++words;
    }
  }
  EXPECT_GT(words, 1000);
}

TEST_F(GuardDoors, E_4_A_a_file_stops_by_its_name_before_it_is_fetched) {
  Request request = coming("lindqvist");
  request.text = "import";
  request.files = {{"his dad hits him.csv"}};
  EXPECT_THAT(through(std::move(request)), HasSubstr(std::string(stopped)));
}

TEST_F(GuardDoors, E_4_A_the_schools_own_words_stop_too_and_others_schools_do_not) {
  Request request = coming();
  request.text = "TJ talked about la migra";
  const std::string freely = card_text(ask(request).reply.card);
  EXPECT_THAT(freely, Not(HasSubstr(std::string(stopped))));
  policy.safety_words = {guard::as_pattern("La Migra"), guard::as_pattern("насили*")};
  asking = std::make_unique<Clerk>(db, policy, Lane::asks);
  changing = std::make_unique<Clerk>(db, policy, Lane::changes);
  for (const char* text :
       {"TJ talked about LA  MIGRA", "TJ: la migra!", "TJ насилие дома", "TJ Насилие дома"}) {
    Request again = coming();
    again.text = text;
    EXPECT_THAT(through(std::move(again)), HasSubstr(std::string(stopped))) << text;
  }
}

// Whatever a request carries is named here: one that carries something new does not compile until somebody
// has decided whether people write it.
TEST_F(GuardDoors, E_4_A_a_request_carries_nothing_else_that_people_write) {
  const Request request = coming();
  const auto& [event, at, speaker, place, verb, text, fields, overheard, twin, files, look] = request;
  const auto by_people = std::tie(text, fields, files);
  const auto by_platforms = std::tie(event, at, speaker, place, verb, overheard, twin, look);
  EXPECT_EQ(std::tuple_size_v<decltype(by_people)> + std::tuple_size_v<decltype(by_platforms)>, 11U);
}

}  // namespace
}  // namespace knownby
