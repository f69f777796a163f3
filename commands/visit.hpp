#pragma once
// One person's visit to the desk: what they said, where, when, and everything a command may look at or
// change.

#include <charconv>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commands/aside.hpp"
#include "commands/drafts.hpp"
#include "commands/language/intent.hpp"
#include "commands/policy.hpp"
#include "commands/rights.hpp"
#include "commands/school.hpp"
#include "commands/words/reply.hpp"
#include "commands/words/request.hpp"
#include "store/audit.hpp"
#include "store/db.hpp"
#include "store/places.hpp"

namespace knownby {

struct Visit {
  Db& db;
  const Request& request;
  const School& school;
  const Policy& policy;
  Drafts& drafts;
  const Staff& speaker;
  std::optional<KnownPlace> place;  // none: a place not met yet, or the command line
  std::chrono::local_days today;
  language::Intent intent = language::NotUnderstood{};  // of the text; a press carries fields instead
  bool without_notes = false;                           // the guard was answered "log only that we talked"
  // What the audit must hold of this visit, which a command that only asks cannot write itself: that a
  // request came back with what this person was never given (S-13), or whose note they read.
  mutable std::vector<AuditEntry> on_record = {};
  mutable std::string audited_as = {};  // the request in the audit; empty: no row is written yet

  // A row of the audit, in this transaction.
  void put_on_record(AuditEntry entry) const;
  // Those of on_record; where nothing was changed by the same event's command, each once however often it is
  // brought. Of names that were not found one an hour, of this person.
  void put_the_rest_on_record(std::string_view verb, bool changed) const;
  // What a command leaves behind beside its reply: what it has still to write, in which case the reply is
  // that of the last turn, and what is done once this turn is committed.
  std::shared_ptr<Rest> rest = {};
  std::function<void()> once_committed = {};

  bool pressed() const { return !request.verb.empty(); }
  bool on_the_command_line() const { return request.speaker.platform == "command line"; }

  // The number in a field of the request, as an id; none where it is absent or not a number.
  template <class AnyId>
  AnyId id(std::string_view field) const {
    return AnyId{number(field).value_or(0)};
  }
  std::optional<std::int64_t> number(std::string_view field) const {
    const std::string_view text = request.field(field);
    std::int64_t value = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || trouble != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
  }
  std::optional<std::chrono::local_days> day(std::string_view field) const {
    const std::optional<std::int64_t> days = number(field);
    if (!days || *days < 0 || *days > 100000) return std::nullopt;  // 1970 to 2243
    return std::chrono::local_days(std::chrono::days(*days));
  }
};

// What the speaker may, of a student or a group.
template <class AnyId>
bool may(const Visit& visit, Right right, AnyId whom) {
  return may(visit.school, visit.speaker, right, whom);
}

// What the language room needs to know of this visit. Views into the visit and the school.
language::Setting setting_of(const Visit& visit);

inline std::string day_field(std::chrono::local_days day) {
  return std::to_string(day.time_since_epoch().count());
}

template <class AnyId>
std::string id_field(AnyId id) {
  return std::to_string(id.value);
}

// A reply of one kind sentence, for its reader alone.
inline Reply reply_of(std::string sentence) {
  Reply reply;
  reply.card.blocks.push_back(says(std::move(sentence)));
  return reply;
}

// To whoever runs Knownby and sees no student: the same words whatever was asked, so that they tell nothing.
Reply no_student_access();

// "Mr. Lindqvist or Ms. Okafor": whoever runs Knownby here; empty: nobody on the roster.
std::string who_runs_it(const School& school);

}  // namespace knownby
