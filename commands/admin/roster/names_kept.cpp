// A list without a column of preferred names changes what nobody goes by (PRODUCT C.3 no. 28).
#include <string>

#include "commands/admin/roster/plan.hpp"

namespace knownby::admin {

void show_names_kept(std::size_t many, const std::string& person, std::vector<Block>& blocks) {
  if (many == 0) return;
  const std::string others = person + "s";
  const std::string which = " another first name in this list, which doesn't say what " + others + " go by: ";
  blocks.push_back(quietly(
      (many == 1 ? "One " + person + " has" + which + "they keep the name I know. "
                 : std::to_string(many) + " " + others + " have" + which + "they keep the names I know. ") +
      "If one was corrected, please export preferred names as well."));
}

}  // namespace knownby::admin
