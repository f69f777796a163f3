#include "store/records/continued.hpp"

#include <string>

#include "store/audit.hpp"
#include "store/query.hpp"

namespace knownby::audit {
namespace {

// The first of the copy's rows that the cut should not have taken; 0: none.
std::int64_t cut_too_soon(Db& earlier, const Chain& live, std::chrono::sys_seconds kept_since) {
  Query young(earlier, "SELECT id FROM audit WHERE id <= $1 AND at >= $2 ORDER BY id LIMIT 1",
              live.cut_through, kept_since);
  if (young.next()) return young.number(0);
  Query last(earlier, "SELECT id FROM audit WHERE id = $1 AND link <> $2", live.cut_through, live.cut_link);
  return last.next() ? last.number(0) : 0;
}

}  // namespace

Continued continued(Db& earlier, Db& live, std::chrono::sys_seconds kept_since) {
  using enum Continued::How;
  Query last(earlier, "SELECT id, link FROM audit ORDER BY id DESC LIMIT 1");
  if (!last.next()) return {};
  const std::int64_t id = last.number(0);
  const Chain chain = verify(live);
  if (const std::int64_t early = cut_too_soon(earlier, chain, kept_since); early != 0) return {lost, early};
  Query same(live, "SELECT 1 FROM audit WHERE id = $1 AND link = $2", id, last.text(1));
  if (same.next()) return {};
  return chain.cut_through >= id ? Continued{cut_since, 0} : Continued{lost, id};
}

}  // namespace knownby::audit
