// A list without a column of preferred names changes what nobody goes by (PRODUCT C.3 no. 28).
#include "commands/admin/roster/plan.hpp"

namespace knownby::admin {

void show_names_kept(std::size_t many, std::vector<Block>& blocks) {
  if (many == 0) return;
  blocks.push_back(quietly(
      (many == 1 ? "One student has another first name in this list, which doesn't say what students go by: "
                   "they keep the name I know. "
                 : std::to_string(many) +
                       " students have another first name in this list, which doesn't say what students go "
                       "by: they keep the names I know. ") +
      "If one was corrected, please export preferred names as well."));
}

}  // namespace knownby::admin
