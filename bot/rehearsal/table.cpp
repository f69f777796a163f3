#include "bot/rehearsal/table.hpp"

#include <algorithm>
#include <boost/algorithm/string/predicate.hpp>
#include <fstream>
#include <iterator>
#include <utility>

namespace knownby::rehearsal {
namespace {

auto place_of(const roster::Csv& csv, std::string_view name) {
  const auto& header = csv.rows.front().cells;
  const auto found = std::find_if(header.begin(), header.end(), [&](const std::string& cell) {
    return boost::algorithm::iequals(cell, name);
  });
  return found - header.begin();
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path.string() + " cannot be read");
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  return bytes;
}

Table::Table(std::filesystem::path path) : path_(std::move(path)), csv_(roster::read_csv(read_file(path_))) {
  if (!csv_.stop.empty()) throw std::runtime_error(path_.string() + ": " + csv_.stop);
  if (csv_.rows.empty()) throw std::runtime_error(path_.string() + " is empty");
}

std::size_t Table::column(std::string_view name) const {
  if (!has(name)) throw std::runtime_error(path_.string() + " has no column " + std::string(name));
  return static_cast<std::size_t>(place_of(csv_, name));
}

bool Table::has(std::string_view name) const {
  return place_of(csv_, name) < std::ssize(csv_.rows.front().cells);
}

}  // namespace knownby::rehearsal
