// Names among other words, one after the other: "undo bobby and zoe", "+1 TJ".

#include <algorithm>

#include "commands/language/names/names.hpp"

namespace knownby::language {
namespace {

bool separates(const Line& line, std::uint32_t at) {
  return line.is(at, sense::joiner) || line.is_word(at, "or") || line.is_mark(at, ",;&+/");
}

// Held to the row that ends at `row`: behind "and", before a further one, or written as names are. "take zoe,
// cool" names one.
bool is_item(const Line& line, const Heard& heard, std::uint32_t row) {
  const bool goes_on = separates(line, heard.end);
  if (!goes_on && heard.end < line.size() && !line.is_mark(heard.end, ".!?")) return false;
  bool joined = goes_on || line.at(heard.begin).capital;
  for (std::uint32_t i = row; i < heard.begin; ++i) {
    if (!separates(line, i)) return false;
    joined = joined || !line.is_mark(i, ",;/");
  }
  return joined;
}

}  // namespace

bool Names::anyone_mentioned() {
  for (std::uint32_t i = 0; i < line_.size(); ++i)
    if (line_.at(i).senses == 0 && at(i, Position::mention)) return true;
  return false;
}

std::optional<Heard> Names::first_from(std::uint32_t at) {
  for (std::uint32_t i = at; i < line_.size(); ++i) {
    auto heard = this->at(i, Position::name);
    if (heard && (heard->strong || bounded(heard->end))) return heard;
  }
  for (std::uint32_t i = at; i < line_.size(); ++i) {
    if (auto heard = near(i)) return heard;
  }
  return std::nullopt;
}

std::vector<Heard> Names::each_from(std::uint32_t at) {
  constexpr std::uint32_t kMostWords = 3;
  std::vector<Heard> all;
  bool goes_on = false;  // the name nobody has that stands before: "Kaitlyn Marsh" is one
  for (std::uint32_t i = at; i < line_.size();) {
    auto heard = this->at(i, Position::name);
    if (!heard && could_be_name(i)) heard = near(i);
    if (heard) {
      i = std::max(heard->end, i + 1);
      all.push_back(std::move(*heard));
      goes_on = false;
      continue;
    }
    if (could_be_name(i)) {
      if (!goes_on || i >= all.back().begin + kMostWords) all.push_back({.begin = i});
      all.back().end = i + 1;
      all.back().named.heard = line_.typed(all.back().begin, i + 1);
    }
    goes_on = could_be_name(i);
    ++i;
  }
  return all;
}

std::vector<Named> Names::all_from(std::uint32_t at) {
  std::vector<Named> all;
  for (Heard& heard : each_from(at)) all.push_back(std::move(heard.named));
  return all;
}

std::vector<Named> Names::row_from(std::uint32_t at) {
  std::vector<Heard> all = each_from(at);
  const auto is_known = [](const Heard& one) { return !one.named.candidates.empty(); };
  const bool anybody = std::any_of(all.begin(), all.end(), is_known);
  std::vector<Named> row;
  std::uint32_t end = at;
  for (Heard& heard : all) {
    if (anybody && !is_known(heard) && !is_item(line_, heard, end)) continue;
    end = heard.end;
    row.push_back(std::move(heard.named));
  }
  return row;
}

}  // namespace knownby::language
