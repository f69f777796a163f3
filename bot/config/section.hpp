#pragma once
// One section of the configuration file, read key by key; every refusal names the file and the line.

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bot/config/config.hpp"

namespace knownby {

class ConfigFile;

class ConfigSection {
 public:
  bool given() const { return table_ != nullptr; }  // it stands in the file
  const std::string& file() const;

  // The value, or `otherwise` where the key is not given. Throw ConfigError where it is of another kind.
  std::string text(const char* key, const std::string& otherwise) const;
  bool yes_or_no(const char* key, bool otherwise) const;
  // One text, or several in brackets; none where the key is not given.
  std::vector<std::string> texts(const char* key) const;
  int number(const char* key, int otherwise, int least, int most, std::string_view why = {}) const;
  // Throws where the key is missing or empty; `what` says what belongs there.
  std::string required(const char* key, std::string_view what) const;

  [[noreturn]] void refuse(const char* key, std::string_view words) const;  // with the key's line

 private:
  friend class ConfigFile;
  const ConfigFile* file_ = nullptr;
  std::string name_;
  const void* table_ = nullptr;
};

class ConfigFile {
 public:
  ConfigFile(std::string name, std::string_view text);  // throws ConfigError
  ~ConfigFile();
  ConfigFile(const ConfigFile&) = delete;
  ConfigFile& operator=(const ConfigFile&) = delete;

  // Throws where a key is not one of these. An absent section reads as an empty one.
  ConfigSection section(const std::string& name, std::initializer_list<std::string_view> keys);
  void refuse_unknown_sections() const;  // those nobody asked for

 private:
  friend class ConfigSection;
  struct Parsed;
  std::string name_;
  std::unique_ptr<Parsed> parsed_;
  std::vector<std::string> known_;
};

}  // namespace knownby
