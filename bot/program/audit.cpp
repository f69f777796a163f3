// `knownby audit`: is the audit as it was written? Beside the running server too.

#include <cstdio>

#include "bot/config/key_file.hpp"
#include "bot/program/program.hpp"
#include "bot/program/subcommands.hpp"
#include "commands/calendar/calendar.hpp"
#include "store/audit.hpp"
#include "store/staff.hpp"
#include "store/students.hpp"

namespace knownby {

namespace {

// Of one student, by the student system's id, so that no name is needed at the command line and none is told.
int tell_who_read(Db& db, const Config& config, const std::string& sis_id) {
  const auto student = students::with_sis_id(db, sis_id);
  if (!student) {
    std::printf("I hold nothing of a student with that id.\n");
    return exits::missing;
  }
  const Calendar walls(config.school.time_zone, {});
  const std::vector<AuditEntry> read = audit::who_read(db, student->id);
  for (const AuditEntry& one : read) {
    const auto person = staff::find(db, one.staff);
    std::printf("%s, %s: %s, %s\n", day_words_year(walls.day_of(one.at)).c_str(),
                time_words(walls.minute_of_day(one.at)).c_str(), person ? person->called.c_str() : "staff",
                one.action == "read note" ? "a colleague's note" : "the whole record");
  }
  std::printf(
      "%zu time%s in the %lld days that are kept, somebody was shown a colleague's note of this student, or "
      "all there is.\n",
      read.size(), read.size() == 1 ? "" : "s", static_cast<long long>(config.retention.audit.count()));
  return exits::fine;
}

}  // namespace

int check_audit(const std::string& config_file, const std::string& student) {
  const Config config = read_config(config_file);
  Db db(config.store.path, Db::Mode::read, school_key(config, false));
  if (!student.empty()) return tell_who_read(db, config, student);
  const audit::Chain chain = audit::verify(db);
  if (chain.broken != 0) {
    std::printf(
        "The audit is not as it was written: row %lld was changed, or the row before it was changed or taken "
        "out. Compare it with the last good copy.\n",
        static_cast<long long>(chain.broken));
    return exits::missing;
  }
  if (chain.cut_through != 0) {
    // How old they were nobody can tell any more; what is known is what the row says that cut them.
    const Calendar walls(config.school.time_zone, {});
    std::printf("Rows through %lld were cut for their age on %s; the rest begins behind them.\n",
                static_cast<long long>(chain.cut_through),
                day_words_year(walls.day_of(chain.cut_at)).c_str());
  }
  std::printf("The audit is as it was written: %lld row%s. Its head is %s\n",
              static_cast<long long>(chain.rows), chain.rows == 1 ? "" : "s",
              chain.head.empty() ? "not there yet." : chain.head.c_str());
  return exits::fine;
}

}  // namespace knownby
