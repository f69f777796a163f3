#pragma once
// What each subcommand does. Each prints what a person should read and returns the exit status; what is
// broken is thrown and told by program().

#include <string>
#include <vector>

namespace knownby {

int serve(const std::string& config_file);
int check(const std::string& config_file);
int slack_manifest(const std::string& url);  // empty: Socket Mode
// zip: the file the whole package is written to; empty: the manifest alone is printed.
// targeted: people may write to it in a channel unseen by the others.
int teams_manifest(const std::string& bot_id, const std::string& url, const std::string& zip, bool targeted);

struct ImportOptions {
  std::string students, staff, calendar;  // files; empty: not given
  std::string oneroster;                  // a folder or a .zip
  std::string columns;                    // which of the students' columns is which
  bool apply = false;
  bool whom = false;  // say whom it is about
  std::string even_so;
  std::string new_year;  // "stay" or "follow": what becomes of the channels with a new school year
};
int import(const std::string& config_file, const ImportOptions& options);
int admin(const std::string& config_file, const std::vector<std::string>& words, bool yes);

// student: the student system's id, of whom to tell who read what; empty: whether the audit is as it was
// written.
int check_audit(const std::string& config_file, const std::string& student);
int back_up(const std::string& config_file, const std::string& to);  // empty: into the folder of copies
int restore(const std::string& config_file, const std::string& from);
int rehearse_restore(const std::string& config_file, const std::string& from);  // empty: of a copy made now
int rotate_key(const std::string& config_file);

}  // namespace knownby
