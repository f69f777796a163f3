// What a staff list says of colleagues and does not hold: how many they are, so that somebody may decide.
#include "commands/admin/roster/plan.hpp"
#include "commands/guard.hpp"
#include "commands/posts.hpp"
#include "commands/roster/staff/nobodys_groups.hpp"

namespace knownby::admin {
namespace {

void show_posts(std::size_t many, std::vector<Block>& blocks) {
  if (many == 0) return;
  blocks.push_back(says(
      (many == 1 ? std::string("The job title of one colleague speaks of another post than they have here. "
                               "Job titles alone change nobody's post: they keep theirs. ")
                 : "The job titles of " + std::to_string(many) +
                       " colleagues speak of another post than they have here. Job titles alone change "
                       "nobody's post: they keep theirs. ") +
      "If the list is right, please bring in one with a column “Role”."));
}

void show_leads(std::size_t many, std::vector<Block>& blocks) {
  if (many == 0) return;
  blocks.push_back(says(
      (many == 1 ? std::string("One colleague stays a lead, although this list gives them another role: it "
                               "doesn't say who leads a grade. ")
                 : std::to_string(many) +
                       " colleagues stay leads, although this list gives them another role: it doesn't say "
                       "who leads a grade. ") +
      "If they lead no more, please bring in one with a column “Leads”."));
}

}  // namespace

// An export of the student system has them from there.
void remark_nobodys_groups(Db& db, const std::vector<std::string>& own_words, std::chrono::local_days today,
                           Plan& planned) {
  if (!planned.staff || planned.oneroster) return;
  roster::StaffFile& file = planned.staff->file;
  const roster::StudentFile* students = planned.students ? &planned.students->file : nullptr;
  for (const roster::NobodysGroup& one : roster::nobodys_groups(db, file, students, today)) {
    const bool is_shown = !guard::trips(one.called, own_words);
    file.warnings.push_back("Line " + std::to_string(one.line) + ": no student here is in " +
                            (is_shown ? "“" + one.called + "”" : "this group") + ". Please check it" +
                            (one.rows == 1 ? "." : "; " + std::to_string(one.rows) + " rows have it."));
  }
}

void show_staff_kept(const roster::StaffDifference& change, std::vector<Block>& blocks) {
  show_names_kept(static_cast<std::size_t>(change.names_kept), "colleague", blocks);
  show_posts(change.posts_kept.size(), blocks);
  show_leads(change.leads_kept.size(), blocks);
}

}  // namespace knownby::admin
