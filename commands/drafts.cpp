#include "commands/drafts.hpp"

#include <algorithm>
#include <utility>

#include "commands/words/find_button.hpp"

namespace knownby {
namespace {
constexpr std::chrono::minutes kept_for{10};
constexpr std::chrono::hours undone_for{24};
constexpr std::size_t kept_at_most = 1000;
constexpr std::size_t files_at_most = 3;

// Their own way back goes by what is logged, since that outlives us.
bool is_of_check_ins(const Button& button) { return button.verb == "undo" || button.verb == "redo"; }

}  // namespace

std::string Drafts::keep(StaffId staff, Content content, std::chrono::sys_seconds now) {
  forget_old(now);
  if (std::holds_alternative<HeldFiles>(content)) make_room_for_files(staff);
  if (drafts_.size() >= kept_at_most) drafts_.pop_front();
  // The time makes a token of before a restart differ from all after it.
  std::string token = std::to_string(now.time_since_epoch().count()) + "-" + std::to_string(++counter_);
  const bool is_entries = std::holds_alternative<OpenEntries>(content);
  if (!std::holds_alternative<HeldFiles>(content))
    asked(staff, is_entries ? Asks::entries : Asks::by_button, now);
  drafts_.push_back({token, staff, now, std::move(content)});
  return token;
}

void Drafts::make_room_for_files(StaffId staff) {
  const auto is_files = [](const Draft& draft) { return std::holds_alternative<HeldFiles>(draft.content); };
  drafts_.remove_if([&](const Draft& draft) { return is_files(draft) && draft.staff == staff; });
  const auto held = static_cast<std::size_t>(std::count_if(drafts_.begin(), drafts_.end(), is_files));
  if (held >= files_at_most) drafts_.erase(std::find_if(drafts_.begin(), drafts_.end(), is_files));
}

Drafts::Content* Drafts::find(std::string_view token, StaffId staff, std::chrono::sys_seconds now) {
  forget_old(now);
  const auto found = std::find_if(drafts_.begin(), drafts_.end(), [&](const Draft& draft) {
    return draft.token == token && draft.staff == staff;
  });
  return found == drafts_.end() ? nullptr : &found->content;
}

std::pair<std::string, OpenEntries*> Drafts::last_question(StaffId staff, std::chrono::sys_seconds now) {
  forget_old(now);
  for (auto draft = drafts_.rbegin(); draft != drafts_.rend(); ++draft) {
    auto* open = draft->staff == staff ? std::get_if<OpenEntries>(&draft->content) : nullptr;
    if (open == nullptr) continue;
    for (const language::Entry& entry : open->entries)
      if (!entry.student.heard.empty()) return {draft->token, open};
  }
  return {{}, nullptr};
}

Drafts::Asks Drafts::just_asked(StaffId staff, std::chrono::sys_seconds now) const {
  const auto last = asked_.find(staff);
  const bool fresh = last != asked_.end() && now >= last->second.at && now - last->second.at <= kept_for;
  return fresh ? last->second.what : Asks::nothing;
}

void Drafts::show(StaffId staff, std::vector<StudentId> students, std::chrono::sys_seconds now) {
  shown_[staff] = {std::move(students), now};
}

std::vector<StudentId> Drafts::shown(StaffId staff, std::chrono::sys_seconds now) const {
  const auto found = shown_.find(staff);
  const bool fresh = found != shown_.end() && now >= found->second.at && now - found->second.at <= kept_for;
  return fresh ? found->second.students : std::vector<StudentId>{};
}

void Drafts::changed(StaffId staff, const Card& answer, std::chrono::sys_seconds now) {
  ways_back_.erase(staff);
  if (find_button(answer, is_of_check_ins) != nullptr) return;
  const Button* undo = find_button(answer, [](const Button& button) { return button.label == "Undo"; });
  ways_back_.emplace(staff, WayBack{undo == nullptr ? std::nullopt : std::optional(*undo), now});
}

std::optional<Drafts::WayBack> Drafts::take_way_back(StaffId staff, std::chrono::sys_seconds now) {
  forget_old(now);
  const auto found = ways_back_.find(staff);
  if (found == ways_back_.end()) return std::nullopt;
  WayBack way = found->second;
  if (way.undo) ways_back_.erase(found);
  return way;
}

void Drafts::drop(std::string_view token) {
  drafts_.remove_if([&](const Draft& draft) { return draft.token == token; });
}

void Drafts::forget_old(std::chrono::sys_seconds now) {
  drafts_.remove_if([&](const Draft& draft) { return now - draft.kept > kept_for || draft.kept > now; });
  std::erase_if(ways_back_, [&](const auto& one) {
    return now - one.second.since > undone_for || one.second.since > now;
  });
  std::erase_if(shown_,
                [&](const auto& one) { return now - one.second.at > kept_for || one.second.at > now; });
}

}  // namespace knownby
