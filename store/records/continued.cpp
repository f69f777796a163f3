#include "store/records/continued.hpp"

#include <string>

#include "store/audit.hpp"
#include "store/query.hpp"

namespace knownby::audit {

std::int64_t lost_since(Db& earlier, Db& live) {
  Query last(earlier, "SELECT id, link FROM audit ORDER BY id DESC LIMIT 1");
  if (!last.next()) return 0;
  const std::int64_t id = last.number(0);
  const std::string link = last.text(1);
  Query same(live, "SELECT 1 FROM audit WHERE id = $1 AND link = $2", id, link);
  if (same.next() || verify(live).cut_through >= id) return 0;
  return id;
}

}  // namespace knownby::audit
