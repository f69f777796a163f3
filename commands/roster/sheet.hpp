#pragma once
// A table whose columns have been recognised by their headers, in whatever order and dress they came; title
// lines above the header, repeated headers and totals are told from rows about people.

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "commands/roster/columns.hpp"
#include "commands/roster/csv.hpp"

namespace knownby::roster {

class Sheet {
 public:
  // The header is the row among the first 30 that names most known columns, two at least. own: what the
  // school calls some of them, before the aliases.
  Sheet(Csv csv, const Aliases& aliases, std::span<const OwnColumn> own = {});

  const std::string& stop() const { return stop_; }  // not empty: no header, or not readable
  bool has(Field field) const { return column(field).has_value(); }
  bool has_names() const;
  bool lacks(const OwnColumn& one) const;  // none of its columns is called so, as far as that can be told
  std::string_view cell(const CsvRow& row, Field field) const;  // trimmed; empty where there is none
  std::string header(Field field) const;                        // bare; empty where there is none
  // What stands above the columns, for whoever can tell which is which; none where that may be people's data.
  std::vector<std::string> headers() const;
  // The same, where the number or the name is lacking and one of them may be it; else none.
  std::vector<std::string> headers_to_ask_about() const;
  std::vector<std::pair<std::string, std::string>> columns() const;  // for people: "not used" where not known

  std::span<const CsvRow> rows() const;       // below the header
  bool is_repaired(const CsvRow& row) const;  // its letters were not those of the file
  bool were_saved_twice() const { return csv_.was_saved_twice; }
  bool about_nobody(const CsvRow& row) const;  // empty, or the header once more
  // Totals, and notes such as "Printed on ...".
  bool remark(const CsvRow& row) const;
  // Why this row's cells cannot be trusted to stand under their headers; empty where they can.
  std::string misfit(const CsvRow& row, std::span<const Field> needed) const;

 private:
  std::optional<std::size_t> column(Field field) const {
    return columns_.at(static_cast<std::size_t>(field));
  }
  void recognise(const Aliases& aliases, std::span<const OwnColumn> own);

  Csv csv_;
  std::string stop_;
  std::size_t header_ = 0;
  std::array<std::optional<std::size_t>, static_cast<std::size_t>(Field::count)> columns_;
};

// The words of a row that may be ids, for telling who is not missing although the row could not be used.
std::vector<std::string> id_like_words(const CsvRow& row);

}  // namespace knownby::roster
