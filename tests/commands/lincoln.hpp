#pragma once
// Lincoln Middle School in a test: the people of the product's examples, a clock the test holds, and a way to
// talk.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "commands/clerk.hpp"
#include "commands/words/card_text.hpp"
#include "store/checkins.hpp"
#include "store/groups.hpp"
#include "store/outbox.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"
#include "store/staff.hpp"
#include "store/students.hpp"

namespace knownby {

std::chrono::sys_seconds chicago(int day_of_october, int hour, int minute);  // 2026, summer time

class Lincoln : public testing::Test {
 protected:
  Lincoln();

  // What the person is answered, as plain words.
  std::string says(const std::string& who, const std::string& text);
  std::string presses(const std::string& who,
                      const std::string& label);  // a button of what they were shown last
  // A button of a card they were sent.
  std::string presses_on(const std::string& who, const Card& card, const std::string& label);
  std::string fills(const std::string& who,
                    const Fields& answers);  // the form they were shown last, and sends it
  std::string command_line(const std::string& verb, Fields fields);
  // Sends files, as a platform does: fetched only once the desk wants them.
  std::string sends(const std::string& who, const std::vector<SentFile>& files);
  const Reply& last(const std::string& who) const { return shown_.at(who); }
  void clock_strikes();                          // the platform looks at what is due, then the minute strikes
  void looks(const std::string& address = {});   // at what is due, or at one channel
  void sees(std::vector<SeenAccount> accounts);  // the platform tells of accounts

  // Through the asking lane first where that is its lane, as at the desk; what must be looked at is looked
  // at.
  Answer ask(Request request);
  StudentId student(const std::string& sis_id) const { return StudentId{ids_.at(sis_id)}; }
  std::int64_t rows(Sql sql);  // the number the statement answers with

  Db db{":memory:"};
  Policy policy;
  std::chrono::sys_seconds now = chicago(14, 10, 12);
  std::string in = "#grade-7-team";  // "dm" for a direct conversation
  std::unique_ptr<Clerk> asking, changing;
  // What the platform sees: in order, if not said otherwise.
  std::map<std::string, Audience> audiences_there;
  std::map<std::string, SeenAccount::Kind> kinds_there;
  bool can_look = true;

 private:
  Answer ask_once(const Request& request);
  std::shared_ptr<const Look> look(const LookAt& at) const;
  Request from(const std::string& who);
  void enrol();
  void employ();
  void open_channels();

  std::map<std::string, std::int64_t> ids_;
  std::map<std::string, Reply> shown_;
  int events_ = 0;
};

}  // namespace knownby
