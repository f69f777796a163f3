#pragma once
// The sample school at one desk, on Wed 14 Oct 2026, 10:12, with Ms. Rivera in #grade-7-team before it.

#include <memory>
#include <string>
#include <utility>

#include "bot/rehearsal/sample_school.hpp"
#include "commands/clerk.hpp"
#include "commands/words/card_text.hpp"
#include "store/query.hpp"

namespace knownby {

class SampleSchool {
 public:
  SampleSchool();

  // What is written and answered; then all of it is taken back, so that each line is as the first.
  std::pair<std::string, std::string> says(const std::string& typed);
  // Says it and keeps what came of it; the answer.
  Reply keeps(const std::string& typed);
  void as(const std::string& staff_id) { speaker_ = staff_id; }  // whoever types from here on

  // "Bobby Chen 7A @13 Oct {family} [mom]" for each check-in after that one.
  std::string written_since(std::int64_t last);
  std::int64_t last_checkin();
  // What a query of one column finds, its rows between bars.
  std::string found(Sql sql);
  // "Tue 13 Oct" of each of them.
  std::vector<std::string> days_since(std::int64_t last);

 private:
  Reply ask(const std::string& typed);

  Db db_{":memory:"};
  Policy policy_ = sample_policy();
  // 10:12 in Chicago, in summer time
  std::chrono::sys_seconds now_ = std::chrono::sys_days(std::chrono::year(2026) / 10 / 14) +
                                  std::chrono::hours(15) + std::chrono::minutes(12);
  std::unique_ptr<Clerk> clerk_;
  std::string speaker_ = "1006";  // Ms. Rivera
};

}  // namespace knownby
