#include "commands/language/orders.hpp"

#include <algorithm>
#include <string>

#include "commands/language/calendar_orders.hpp"
#include "commands/language/names/colleague.hpp"
#include "commands/language/scope.hpp"
#include "commands/language/when/dates.hpp"

namespace knownby::language {
namespace {

std::optional<Intent> undo_in(const Line& line, Names& names) {
  const std::string_view first = line.folded(0);
  const bool last_one = one_of(line.folded(1), {"that", "last", "it"}) && line.size() <= 3;
  const std::uint32_t which = line.is_word(1, "the") || line.is_word(1, "my") ? 2 : 1;
  const bool last_entry =
      line.is_word(which, "last") && line.size() <= which + 3 &&
      (line.size() == which + 1 ||
       one_of(line.folded(which + 1), {"one", "entry", "log", "thing", "check", "checkin"}));
  if (one_of(first, {"delete", "remove", "scratch", "undo", "cancel"}) && last_entry) return Undo{};
  if (one_of(first, {"delete", "remove", "scratch"}) && last_one) return Undo{};
  if (first == "oops" && line.size() <= 2 && line.at(1).word == kNone) return Undo{};
  if (first == "take" && one_of(line.folded(1), {"that", "it"}) && line.is_word(2, "back")) return Undo{};
  if (one_of(first, {"delete", "remove", "cancel"}) && line.at(0).word == kNone) {
    const auto heard = names.at(1, Names::Position::name);  // "remove bobby"
    if (heard && heard->end >= line.size()) return Undo{{heard->named}};
  }
  if (first == "redo" && line.size() <= 3) return Redo{};
  const std::uint32_t last = line.size() - 1;
  if (line.size() > 1 && line.is_word(last, "undo")) {  // "bobby undo"
    const auto heard = names.at(0, Names::Position::name);
    const bool alone =
        heard && (heard->end == last || (heard->end + 1 == last && line.is_mark(heard->end, ",:-")));
    if (alone) return Undo{{heard->named}};
  }
  if (!one_of(first, {"undo", "deshacer", "deshaz"})) return std::nullopt;
  return Undo{names.all_from(1)};
}

std::optional<Intent> help_in(const Line& line, Names& names) {
  const bool nothing_said = std::none_of(line.tokens.begin(), line.tokens.end(), [](const Token& token) {
    using enum Token::Kind;
    return token.kind == word || token.kind == number || token.kind == channel;
  });
  if (nothing_said) return Help{};
  std::uint32_t words = 0;
  while (!line.folded(words).empty()) ++words;
  const std::string_view first = line.folded(0);
  if (line.is(0, sense::greeting) &&
      (words == 1 || line.is_mark(1, "?") || one_of(line.folded(1), {"there", "me", "knownby", "please"}))) {
    return Help{};
  }
  const bool day = first == "good" && one_of(line.folded(1), {"morning", "afternoon", "evening", "day"});
  if (day && words == 2) return Help{};
  const bool how = first == "how" && one_of(line.folded(1), {"do", "does"}) &&
                   one_of(line.folded(2), {"i", "this", "it", "you"});
  const bool what = first == "what" && line.is_word(1, "can") && one_of(line.folded(2), {"you", "i"});
  if ((how || what) && words <= 6) return Help{};
  // "what is this", "who are you", "can I log more than one"
  const bool about_itself = one_of(first, {"what", "who"}) && one_of(line.folded(1), {"is", "are"}) &&
                            one_of(line.folded(2), {"this", "you", "knownby"});
  if ((about_itself || first == "whats") && words <= 4 && (about_itself || line.is_word(1, "this")))
    return Help{};
  const bool may_i = one_of(first, {"can", "could", "may", "should"}) && one_of(line.folded(1), {"i", "we"});
  if (may_i && line.is(2, sense::logging) && !names.first_from(3)) return Help{};
  return std::nullopt;
}

// "privacy", "who sees my notes", "is this anonymous", "what do you do with my notes"
bool asks_for_privacy(const Line& line) {
  if (line.is_word(0, "privacy")) return line.size() <= 2;
  if (!line.is(0, sense::asks) || line.size() > 12) return false;
  if (line.has_one_of({"anonymous", "private", "confidential", "privacy", "recorded"})) return true;
  const bool asks_what = one_of(line.folded(0), {"what", "how", "where", "which", "do", "does"});
  if (asks_what && line.has_one_of({"you", "knownby"}) &&
      line.has_one_of({"store", "keep", "save", "collect"}))
    return true;
  if (one_of(line.folded(0), {"who", "what"})) {
    return one_of(line.folded(1), {"sees", "reads", "can", "do", "does", "else", "gets"}) &&
           line.has_one_of({"notes", "note"});
  }
  return one_of(line.folded(0), {"do", "does", "can", "will", "could"}) &&
         line.has_one_of({"see", "sees", "read", "reads", "shared", "share"}) &&
         line.has_one_of({"parents", "parent", "families", "family", "principal", "admin", "admins",
                          "students", "kids", "district", "anyone", "others", "everyone"}) &&
         line.has_one_of({"notes", "note", "this", "these", "it"});
}

// "check", "check setup"; "settings", "channels": what an admin types who looks for all of it.
bool asks_what_is_set_up(const Line& line) {
  const std::uint32_t what = line.is_word(0, "check") || line.is_word(0, "show") ? 1 : 0;
  if (line.is_word(0, "check") && line.size() == 1) return true;
  return line.size() == what + 1 &&
         one_of(line.folded(what), {"setup", "config", "settings", "admin", "channels", "calendar"});
}

MapChannel map_in(const Setting& setting, const Line& line) {
  MapChannel map{channel_in(line), {}, {}};
  for (std::uint32_t i = 1; i < line.size(); ++i) {
    if (const auto group = group_at(setting.roster.index(), line, i)) {
      map.group = group->id;
      map.heard = line.typed(i, group->end);
      return map;
    }
    const bool filler =
        line.at(i).kind != Token::Kind::word || one_of(line.folded(i), {"to", "this", "here", "as"});
    if (!filler && map.heard.empty()) map.heard = line.typed(i, line.size());
  }
  return map;
}

// "link @ann Ms. Park": only with an account, for a student may be called Link.
std::optional<Intent> link_in(const Line& line) {
  if (!line.is_word(0, "link") || line.at(1).kind != Token::Kind::mention) return std::nullopt;
  std::uint32_t from = 2;
  if (one_of(line.folded(from), {"to", "as", "is"})) ++from;
  return LinkAccount{std::string(line.typed(from, line.size()))};
}

// "make coach dunn counselor until june 12", "make ms. park as before": only with a colleague, for a student
// may be called Make.
std::optional<Intent> make_in(const Setting& setting, const Line& line) {
  if (!line.is_word(0, "make") || line.at(0).word != kNone) return std::nullopt;
  const auto colleague = colleague_at(setting.roster.index(), line, 1);
  if (!colleague || colleague->who.empty()) return std::nullopt;
  MakePost make{colleague->who, {}, {}, false};
  std::uint32_t from = colleague->end;
  if (one_of(line.folded(from), {"a", "an", "the"})) ++from;
  std::uint32_t end = from;
  while (end < line.size() && !one_of(line.folded(end), {"until", "till", "til", "through"})) ++end;
  make.post = line.typed(from, end);
  make.as_before = line.is_word(from, "as") && line.is_word(from + 1, "before");
  for (std::uint32_t i = end + 1; i < line.size() && !make.until; ++i) {
    const auto day = day_at(setting, line, i, Tense::ahead);
    if (day && day->day.trouble == Day::Trouble::none) make.until = day->day.day;
  }
  return make;
}

}  // namespace

std::optional<Intent> order_in(const Setting& setting, const Line& line, Names& names) {
  if (auto help = help_in(line, names)) return help;
  if (auto undo = undo_in(line, names)) return undo;
  if (asks_for_privacy(line)) return Privacy{};
  const std::string_view first = line.folded(0);
  const bool log_form = first == "log" && one_of(line.folded(1), {"", "form", "a"}) &&
                        one_of(line.folded(2), {"", "check", "checkin"}) && line.size() <= 5;
  if (log_form) return LogForm{};
  if (first == "map") return map_in(setting, line);
  if (first == "unmap") return Unmap{channel_in(line)};
  if (asks_what_is_set_up(line)) return Check{};
  if (first == "import" && line.size() <= 3) return Import{};
  if (first == "apply" && line.at(0).word == kNone && one_of(line.folded(1), {"", "anyway", "import"}) &&
      line.size() <= 2)
    return Import{.applies = true};
  if (first == "questions" && line.size() == 1) return Questions{};
  if (auto link = link_in(line)) return link;
  if (auto make = make_in(setting, line)) return make;
  if (auto slot = slot_in(line)) return slot;
  return school_day_in(setting, line, names);
}

}  // namespace knownby::language
