#pragma once
// The guided step of each August (PRODUCT F.3 no. 6): a new year's file is looked at as one, its channels are
// asked about, and applying it closes the old year with it.

#include <string>
#include <string_view>
#include <vector>

#include "commands/admin/roster/plan.hpp"
#include "commands/visit.hpp"

namespace knownby::admin {

// The request's field that says what becomes of the channels of grades: they stay with their grade, the usual
// thing, or follow their students. Whoever applies a new year has said one of the two.
inline constexpr std::string_view year_field = "year";
bool follows(const Visit& visit);
bool has_chosen(const Visit& visit);

void show_year(const Plan& planned, std::vector<Block>& blocks);  // who moves up, who left, who is new
// What Apply does besides, and the channels; the button that chooses the other way for them, where there are
// some. `again` are the fields of a look.
void show_closing(const Visit& visit, const Plan& planned, const Fields& again, std::vector<Block>& blocks,
                  std::vector<Button>& buttons);
// A button, or the words of the command line, for a list that was not taken for a new year's.
void offer_year(const Visit& visit, const Plan& planned, const Fields& again, std::vector<Block>& blocks,
                std::vector<Button>& buttons);
// Why it is not applied where nobody has chosen, with all the words that are needed.
std::string choose_first(const Visit& visit, const Plan& planned);
// Whoever speaks says that a new year begins, and it can't; empty: it can, or nobody says so.
std::string why_no_year(const Visit& visit, const Plan& planned);
std::string way_past(const Plan& planned);  // on the command line: all the words that are needed

// In the caller's transaction, before the students stand in their new grades: claims and lists end, adults
// become last year's, channels follow where that was chosen.
void begin_year(const Visit& visit, const Plan& planned);

}  // namespace knownby::admin
