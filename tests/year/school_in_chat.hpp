#pragma once
// The school's chat as its people use it: a stage with the whole program behind it, and hands that type and
// press.

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "bot/rehearsal/stage.hpp"
#include "tests/year/people.hpp"

namespace knownby::year {

class SchoolInChat {
 public:
  // With a channel for each grade's team where `with_cards`, and with none else.
  SchoolInChat(const People& people, bool with_cards);
  ~SchoolInChat();
  SchoolInChat(const SchoolInChat&) = delete;
  SchoolInChat& operator=(const SchoolInChat&) = delete;

  const Calendar& calendar() const { return calendar_; }
  void it_is(local_days day, const char* wall);  // "07:45"

  // What the person is shown, as the JSON lines of a rehearsal; text() of it in words.
  void types(const std::string& who, const std::string& where, const std::string& text);
  // False where there is no such button before this person.
  bool presses(const std::string& who, const std::string& where, const std::string& label);
  std::string words() const;                    // of what was shown last
  std::vector<std::string> names_read() const;  // of the students on the list shown last, in its order
  void sends_export(local_days day);            // the office, and applies it
  void look(std::function<void(Db&)> work) { stage_.with_store(std::move(work)); }
  const Policy& policy() const { return policy_; }

 private:
  void sits(const std::string& who, const std::string& where);

  const People& people_;
  const std::filesystem::path folder_;
  const Policy policy_;
  const Calendar calendar_;
  std::ostringstream shown_;
  rehearsal::Transcript transcript_;
  rehearsal::Stage stage_;
};

std::string channel_of(const std::string& grade);

}  // namespace knownby::year
