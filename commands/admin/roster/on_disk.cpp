#include "commands/admin/roster/on_disk.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <utility>

#include "commands/roster/oneroster/unpack.hpp"
#include "commands/words/lower_case.hpp"

namespace knownby::admin {

namespace {

constexpr std::streamsize largest_file = 32 * 1024 * 1024;
constexpr std::streamsize largest_export = 256 * 1024 * 1024;

std::string read_at_most(const std::string& path, bool must_exist, std::streamsize largest) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    if (must_exist) throw std::runtime_error("I can't open " + path);
    return {};
  }
  std::string content;
  std::array<char, 65536> piece{};
  while (file.read(piece.data(), piece.size()) || file.gcount() > 0) {
    content.append(piece.data(), static_cast<std::size_t>(file.gcount()));
    if (static_cast<std::streamsize>(content.size()) > largest)
      throw std::runtime_error(path + " is larger than " + std::to_string(largest >> 20) + " MB");
  }
  return content;
}

}  // namespace

std::string read_file(const std::string& path, bool must_exist) {
  return read_at_most(path, must_exist, largest_file);
}

roster::oneroster::Files unpacked(const std::string& name, const std::string& content) {
  roster::oneroster::Unpacked all = roster::oneroster::unpack(content);
  if (!all.stop.empty()) throw std::runtime_error(name + " " + all.stop);
  if (all.files.empty())
    throw std::runtime_error(name + " holds no OneRoster export: no manifest.csv, users.csv or the like");
  return std::move(all.files);
}

// Packed, or a folder with the files in it.
roster::oneroster::Files export_at(const std::string& path) {
  if (!std::filesystem::is_directory(path)) return unpacked(path, read_at_most(path, true, largest_export));
  roster::oneroster::Files files;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    const auto file = roster::oneroster::called(entry.path().filename().string());
    if (file && entry.is_regular_file())
      files[*file] = read_at_most(entry.path().string(), true, largest_export);
  }
  if (files.empty()) throw std::runtime_error("There is no OneRoster export in " + path);
  return files;
}

std::string only_zip_in(const std::string& folder) {
  std::string found;
  if (!std::filesystem::is_directory(folder)) return found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (in_lower_case(entry.path().extension().string()) != ".zip") continue;
    if (!found.empty())
      throw std::runtime_error("There are several .zip files in the roster folder. Please leave one");
    found = entry.path().string();
  }
  return found;
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  bool has_manifest = false;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::string name = entry.path().filename().string();
    if (name == "report.txt" || !std::filesystem::is_regular_file(entry.symlink_status())) continue;
    has_manifest |= roster::oneroster::called(name) == "manifest";
    names.push_back(std::move(name));
  }
  if (has_manifest) std::erase_if(names, stays_closed);
  std::sort(names.begin(), names.end());
  return names;
}

bool stays_closed(const std::string& name) {
  const std::string lower = in_lower_case(name);
  if (!lower.ends_with(".csv") || roster::oneroster::called(name)) return false;
  constexpr std::array ours{"student", "staff", "teacher", "calendar"};
  return std::none_of(ours.begin(), ours.end(),
                      [&](const char* word) { return lower.find(word) != std::string::npos; });
}

std::vector<SentFile> files_in(const std::string& folder) {
  std::vector<SentFile> files;
  if (!std::filesystem::is_directory(folder))
    throw std::runtime_error("These files are being put in place; please try again in a minute");
  for (const std::string& name : names_in(folder)) {
    const std::string path = folder + "/" + name;
    files.push_back({name, std::make_shared<const std::string>(read_at_most(path, true, largest_export))});
  }
  return files;
}

}  // namespace knownby::admin
