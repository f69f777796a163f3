#include "bot/config/section.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <utility>

namespace knownby {

struct ConfigFile::Parsed {
  toml::table root;
};

namespace {

const toml::table& table_at(const void* table) { return *static_cast<const toml::table*>(table); }

std::string list_of(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

// What is wrong with a text is most often its end; what is no value at all, a text without its quotation
// marks, or in the curly ones of a word processor.
std::string words_for(const toml::parse_error& error) {
  std::string found(error.description());
  const auto speaks_of = [&](const char* what) { return found.find(what) != std::string::npos; };
  const auto cannot_be_read = [&](const std::string& why) {
    return "this cannot be read: " + why + " (" + found + ")";
  };
  if (speaks_of("parsing string")) return cannot_be_read("is a quotation mark missing?");
  if (speaks_of("determine value type"))
    return cannot_be_read("a text stands in straight quotation marks, such as \"Lincoln\"");
  if (speaks_of("utf-8")) return cannot_be_read("save the file as UTF-8");
  if (speaks_of("cannot redefine"))
    return cannot_be_read("it stands in the file twice; take one of them out");
  return found;
}

}  // namespace

ConfigFile::ConfigFile(std::string name, std::string_view text)
    : name_(std::move(name)), parsed_(std::make_unique<Parsed>()) {
  try {
    parsed_->root = toml::parse(text, name_);
  } catch (const toml::parse_error& error) {
    throw ConfigError(name_, error.source().begin.line, words_for(error));
  }
}

ConfigFile::~ConfigFile() = default;

ConfigSection ConfigFile::section(const std::string& name, std::initializer_list<std::string_view> keys) {
  known_.push_back(name);
  ConfigSection section;
  section.file_ = this;
  section.name_ = name;
  const toml::node* node = parsed_->root.get(name);
  if (node == nullptr) return section;
  const toml::table* table = node->as_table();
  if (table == nullptr) {
    throw ConfigError(name_, node->source().begin.line, "\"" + name + "\" must be a section: [" + name + "]");
  }
  section.table_ = table;
  for (const auto& [key, value] : *table) {
    if (std::find(keys.begin(), keys.end(), key.str()) != keys.end()) continue;
    const std::vector<std::string> names(keys.begin(), keys.end());
    throw ConfigError(
        name_, key.source().begin.line,
        "[" + name + "] knows no \"" + std::string(key.str()) + "\"; it knows " + list_of(names));
  }
  return section;
}

void ConfigFile::refuse_unknown_sections() const {
  for (const auto& [key, value] : parsed_->root) {
    if (std::find(known_.begin(), known_.end(), key.str()) != known_.end()) continue;
    throw ConfigError(name_, key.source().begin.line,
                      "there is no section [" + std::string(key.str()) + "]; there are " + list_of(known_));
  }
}

const std::string& ConfigSection::file() const { return file_->name_; }

void ConfigSection::refuse(const char* key, std::string_view words) const {
  const toml::node* node = given() ? table_at(table_).get(key) : nullptr;
  std::size_t line = given() ? table_at(table_).source().begin.line : 0;
  if (node != nullptr) line = node->source().begin.line;
  throw ConfigError(file_->name_, line, "[" + name_ + "] " + key + " " + std::string(words));
}

std::string ConfigSection::text(const char* key, const std::string& otherwise) const {
  const toml::node* node = given() ? table_at(table_).get(key) : nullptr;
  if (node == nullptr) return otherwise;
  if (!node->is_string()) refuse(key, "must be a text in quotation marks");
  return node->value_or(std::string());
}

std::vector<std::string> ConfigSection::texts(const char* key) const {
  const toml::node* node = given() ? table_at(table_).get(key) : nullptr;
  if (node == nullptr) return {};
  const toml::array* list = node->as_array();
  std::vector<std::string> found;
  if (list == nullptr) {
    if (std::string only = text(key, ""); !only.empty()) found.push_back(std::move(only));
    return found;
  }
  for (const toml::node& one : *list) {
    if (!one.is_string()) refuse(key, "must be texts in quotation marks, such as [\"Grade 6\", \"Grade 7\"]");
    found.push_back(one.value_or(std::string()));
  }
  return found;
}

bool ConfigSection::yes_or_no(const char* key, bool otherwise) const {
  const toml::node* node = given() ? table_at(table_).get(key) : nullptr;
  if (node == nullptr) return otherwise;
  if (!node->is_boolean()) refuse(key, "must be true or false");
  return node->value_or(otherwise);
}

int ConfigSection::number(const char* key, int otherwise, int least, int most, std::string_view why) const {
  const toml::node* node = given() ? table_at(table_).get(key) : nullptr;
  if (node == nullptr) return otherwise;
  const std::int64_t value = node->is_integer() ? node->value_or(std::int64_t{-1}) : -1;
  if (!node->is_integer() || value < least || value > most) {
    refuse(key, "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most) +
                    (why.empty() ? "" : ": " + std::string(why)));
  }
  return static_cast<int>(value);
}

std::string ConfigSection::required(const char* key, std::string_view what) const {
  std::string value = text(key, "");
  if (value.empty()) refuse(key, "is missing; it is " + std::string(what));
  return value;
}

}  // namespace knownby
