#include "commands/words/card_json.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "commands/words/card_members.hpp"

namespace knownby {
namespace {

using card_members::kBlocks;
using card_members::members;
using card_members::Name;
using card_members::words_of;
using nlohmann::json;

// Built by hand, since a reply is stored at every check-in: about a fifth of the time of a tree of json
// values.
class Writer {
 public:
  Writer() { out_.reserve(1024); }  // an echo with its buttons
  std::string take() { return std::move(out_); }

  void put(const std::string& text) {
    const auto plain = [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; };
    if (std::all_of(text.begin(), text.end(), plain)) {
      quote(text);
    } else {  // bytes that are no UTF-8 become U+FFFD
      out_ += json(text).dump(-1, ' ', false, json::error_handler_t::replace);
    }
  }
  void put(bool truth) { out_ += truth ? "true" : "false"; }
  void put(int number) { out_ += std::to_string(number); }
  template <class Value>
  requires std::is_enum_v<Value>
  void put(const Value& value) { quote(words_of(value).at(static_cast<std::size_t>(value))); }
  template <class Value>
  void put(const std::vector<Value>& values) {
    open('[');
    for (const Value& value : values) {
      next();
      put(value);
    }
    close(']');
  }
  template <class First, class Second>
  void put(const std::pair<First, Second>& pair) {
    open('[');
    next();
    put(pair.first);
    next();
    put(pair.second);
    close(']');
  }
  void put(const Block& block) {
    open('{');
    name("block");
    quote(kBlocks.at(block.index()));
    std::visit([this](const auto& which) { put_members(which); }, block);
    close('}');
  }
  template <class Word>
  void put(const Word& word) {
    open('{');
    put_members(word);
    close('}');
  }

 private:
  template <class Word>
  void put_members(const Word& word) {
    members(word, [this](Name what, const auto& value) {
      if (usual(value)) return;
      name(what);
      put(value);
    });
  }

  static bool usual(const std::string& text) { return text.empty(); }
  static bool usual(bool truth) { return !truth; }
  template <class Value>
  requires std::is_enum_v<Value>
  static bool usual(const Value& value) { return value == Value{}; }
  template <class Value>
  static bool usual(const std::vector<Value>& values) {
    return values.empty();
  }
  template <class Word>
  static bool usual(const Word&) {
    return false;
  }

  void open(char bracket) {
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  void next() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void quote(Name plain) {
    out_ += '"';
    out_ += plain;
    out_ += '"';
  }
  void name(Name what) {
    next();
    quote(what);
    out_ += ':';
  }

  std::string out_;
  bool first_ = true;
};

// The trouble is named by what is missing, never by what stands there: cards hold people's words.
[[noreturn]] void refuse(const char* what) {
  throw std::runtime_error(std::string("a stored card cannot be read: ") + what);
}

template <class Names>
std::size_t index_of(const Names& names, const std::string& word) {
  const auto found = std::find(names.begin(), names.end(), word);
  if (found == names.end()) refuse("an unknown word");
  return static_cast<std::size_t>(found - names.begin());
}

class Reader {
 public:
  void take(const json& from, std::string& text) const {
    if (!from.is_string()) refuse("no text where one belongs");
    text = from.get_ref<const std::string&>();
  }
  void take(const json& from, bool& truth) const {
    if (!from.is_boolean()) refuse("no yes or no where one belongs");
    truth = from.get<bool>();
  }
  void take(const json& from, int& number) const {
    if (!from.is_number_integer()) refuse("no number where one belongs");
    const auto size = from.get<double>();  // holds every int exactly, and every larger number as larger
    if (size > std::numeric_limits<int>::max() || size < std::numeric_limits<int>::min()) {
      refuse("a number out of range");
    }
    number = from.get<int>();
  }
  template <class Value>
  requires std::is_enum_v<Value>
  void take(const json& from, Value& value) const {
    std::string word;
    take(from, word);
    value = static_cast<Value>(index_of(words_of(value), word));
  }
  template <class Value>
  void take(const json& from, std::vector<Value>& values) const {
    if (!from.is_array()) refuse("no list where one belongs");
    values.resize(from.size());
    for (std::size_t at = 0; at < from.size(); ++at) take(from[at], values[at]);
  }
  template <class First, class Second>
  void take(const json& from, std::pair<First, Second>& pair) const {
    if (!from.is_array() || from.size() != 2) refuse("no pair where one belongs");
    take(from[0], pair.first);
    take(from[1], pair.second);
  }
  void take(const json& from, Block& block) const {
    if (!from.is_object() || !from.contains("block")) refuse("a block without its kind");
    std::string kind;
    take(from["block"], kind);
    block = made<0>(index_of(kBlocks, kind));
    std::visit([&](auto& which) { take_members(from, which, 1); }, block);
  }
  template <class Word>
  void take(const json& from, Word& word) const {
    take_members(from, word, 0);
  }

 private:
  // `known` members were read already; every other one must be the word's own.
  template <class Word>
  void take_members(const json& from, Word& word, std::size_t known) const {
    if (!from.is_object()) refuse("no object where one belongs");
    members(word, [&](Name what, auto& value) {
      const auto found = from.find(what);
      if (found == from.end()) return;
      ++known;
      take(*found, value);
    });
    if (known != from.size()) refuse("an unknown member");
  }

  template <std::size_t which>
  static Block made(std::size_t index) {
    if (index == which) return Block(std::in_place_index<which>);
    if constexpr (which + 1 < std::variant_size_v<Block>) return made<which + 1>(index);
    refuse("an unknown block");
  }
};

template <class Word>
std::string written(const Word& word) {
  Writer writer;
  writer.put(word);
  return writer.take();
}

template <class Word>
Word read(std::string_view text) {
  const json from = json::parse(text, nullptr, false);  // its own exceptions quote the text
  if (from.is_discarded()) refuse("it is not JSON");
  Word word;
  Reader().take(from, word);
  return word;
}

}  // namespace

std::string to_json(const Card& card) { return written(card); }
std::string to_json(const Reply& reply) { return written(reply); }
Card card_from_json(std::string_view json) { return read<Card>(json); }
Reply reply_from_json(std::string_view json) { return read<Reply>(json); }

}  // namespace knownby
