#include "commands/language/who_hasnt.hpp"

#include <utility>
#include <vector>

#include "commands/language/scope.hpp"
#include "commands/language/when/dates.hpp"

namespace knownby::language {
namespace {

// What a question about students is made of, gathered wherever in the line it stands.
struct Asked {
  WhoHasnt question;
  bool scoped = false, timed = false, lacking = false, me = false;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> unread;  // words that belong to no such question
};

// "stats", "summary 7A": how far we are, in one word.
bool asks_for_numbers(const Line& line) {
  return one_of(line.folded(0), {"stats", "status", "summary", "numbers", "overview", "progress"});
}

Asked gather(const Setting& setting, const Line& line) {
  Asked asked;
  for (std::uint32_t i = 0; i < line.size();) {
    if (auto period = period_at(setting, line, i)) {
      // "never" says both that there is none and how far back.
      asked.question.never = asked.question.never || period->never;
      if (!asked.timed || !period->never) {
        asked.question.since = period->since;
        asked.question.period = period->words;
      }
      if (period->unknown_event) asked.question.unknown_event = period->unknown_event;
      asked.timed = true;
      asked.lacking = asked.lacking || period->never;
      i = period->end;
    } else if (auto scope = scope_at(setting, line, i); scope && !asked.scoped) {
      asked.question.scope = scope->scope;
      asked.question.scope.heard = line.typed(i, scope->end);
      asked.scoped = true;
      i = scope->end;
    } else {
      asked.lacking = asked.lacking || line.is(i, sense::lacking);
      asked.question.no_adult = asked.question.no_adult || one_of(line.folded(i), {"adult", "adults"});
      const bool by_me = line.is_word(i, "me") && i > 0 && line.is_word(i - 1, "by");  // not "show me"
      asked.me = asked.me || by_me || one_of(line.folded(i), {"i", "ive"});
      const bool known =
          line.folded(i).empty() || (i == 0 && asks_for_numbers(line)) ||
          line.is(i, sense::asking | sense::lacking | sense::students) ||
          one_of(line.folded(i), {"ive", "logs", "checkedin", "show", "how", "many", "doing", "am", "im"});
      if (!known && !asked.unread.empty() && asked.unread.back().second == i) {
        asked.unread.back().second = i + 1;
      } else if (!known) {
        asked.unread.emplace_back(i, i + 1);
      }
      if (!known && !asks_who(line)) return asked;  // no question of this kind: spare the rest of the line
      ++i;
    }
  }
  for (const auto& [first, end] : asked.unread) {
    asked.question.unread += asked.question.unread.empty() ? "" : " … ";
    asked.question.unread += line.typed(first, end);
  }
  if (!asked.timed) {
    asked.question.since = monday_of(setting.today);
    asked.question.period = "this week";
  }
  asked.question.by_me = asked.me;
  asked.question.timed = asked.timed;
  return asked;
}

}  // namespace

bool asks_who(const Line& line) { return line.is(0, sense::who); }

std::optional<Intent> who_hasnt(const Setting& setting, const Line& line) {
  if (line.is_word(0, "not") && line.size() <= 2) return std::nullopt;  // "not me"
  Asked asked = gather(setting, line);
  if (asks_who(line)) {
    // "who do I still need to see", "who am I missing"
    const bool still = asked.me && (line.has_one_of({"need", "still", "missing"}) ||
                                    (line.has_word("left") && line.has_word("i")));
    if (still) {
      if (!asked.scoped) asked.question.scope.of = Scope::Of::mine;
      asked.question.by_me = false;
      return asked.question;
    }
    if (asked.lacking || asked.timed || asked.scoped) return asked.question;
    return std::nullopt;
  }
  // "talked to everyone in 7A" tells.
  if (line.is(0, sense::contact) && !asked.lacking && !line.is(0, sense::asks)) return std::nullopt;
  const bool since = line.is_word(0, "since") || line.is_word(0, "this") || line.is_word(0, "in");
  // "how are we doing", "how many check-ins this week"
  const bool how =
      asks_for_numbers(line) ||
      (line.is_word(0, "how") && (line.has_word("doing") || (line.has_word("many") && asked.timed)));
  const bool enough = asked.scoped || asked.lacking || (asked.timed && since) || how;
  if (asked.question.unknown_event && line.is_word(0, "since")) return asked.question;
  if (!asked.unread.empty() || !enough) return std::nullopt;
  // A lone negation ("no", "not yet") asks nothing.
  if (!asked.scoped && !asked.timed && !how && line.size() < 2 &&
      !one_of(line.folded(0), {"left", "missing", "remaining"})) {
    return std::nullopt;
  }
  return asked.question;
}

}  // namespace knownby::language
