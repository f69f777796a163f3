#include "adapters/strict_json.hpp"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "adapters/malformed.hpp"

namespace knownby {
namespace {

using nlohmann::json;

constexpr std::size_t most_bytes = 1024 * 1024;  // the largest answer we read from anybody
constexpr std::size_t most_depth = 32;
constexpr int most_values = 10'000;
constexpr std::size_t most_string = 64 * 1024;
constexpr std::size_t most_digits = 17;  // what a double can tell apart

// Whether a double can stand for this number: so few digits, and not one so small that it becomes zero.
bool keeps_its_digits(double value, std::string_view spelled) {
  std::string digits;
  for (const char c : spelled.substr(0, spelled.find_first_of("eE"))) {
    if (c >= '0' && c <= '9' && (c != '0' || !digits.empty())) digits += c;
  }
  while (digits.ends_with('0')) digits.pop_back();
  return digits.empty() || (digits.size() <= most_digits && std::isnormal(value));
}

// Builds the value while nlohmann's parser, which keeps its own stack and never recurses, walks the text.
class Builder final : public nlohmann::json_sax<json> {
 public:
  bool null() override { return put(json(nullptr)); }
  bool boolean(bool value) override { return put(json(value)); }
  bool number_integer(number_integer_t value) override { return put(json(value)); }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<number_unsigned_t>(INT64_MAX)) throw Malformed("number too large");
    return put(json(static_cast<number_integer_t>(value)));
  }
  bool number_float(number_float_t value, const string_t& spelled) override {
    // The lexer falls back to a double for an integer beyond 64 bits, which would change the number.
    const bool is_whole = spelled.find_first_of(".eE") == std::string::npos;
    if (is_whole || !std::isfinite(value)) throw Malformed("number too large");
    if (!keeps_its_digits(value, spelled)) throw Malformed("number too fine");
    return put(json(value));
  }
  bool string(string_t& value) override {
    check(value);
    return put(json(std::move(value)));
  }
  bool binary(binary_t&) override { throw Malformed("binary value"); }
  bool start_object(std::size_t) override { return open(json::object()); }
  bool start_array(std::size_t) override { return open(json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    check(name);
    const auto [slot, fresh] =
        open_[depth_ - 1]->get_ref<json::object_t&>().emplace(std::move(name), nullptr);
    if (!fresh) throw Malformed("key given twice");
    slot_ = &slot->second;
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    throw Malformed("not JSON");
  }

  json take() { return std::move(root_); }

 private:
  static void check(const std::string& text) {
    if (text.size() > most_string) throw Malformed("string too long");
    if (text.find('\0') != std::string::npos) throw Malformed("NUL in a string");
  }
  bool put(json value) {
    place(std::move(value));
    return true;
  }
  bool open(json value) {
    if (depth_ == most_depth) throw Malformed("nested too deep");
    json* placed = place(std::move(value));
    open_[depth_++] = placed;
    return true;
  }
  bool close() {
    --depth_;
    return true;
  }
  json* place(json value) {
    if (++values_ > most_values) throw Malformed("too many values");
    json* where = &root_;
    if (depth_ > 0 && open_[depth_ - 1]->is_array()) {
      auto& items = open_[depth_ - 1]->get_ref<json::array_t&>();
      items.push_back(std::move(value));
      return &items.back();
    }
    if (depth_ > 0) where = slot_;
    *where = std::move(value);
    return where;
  }

  json root_;
  std::array<json*, most_depth> open_{};  // an array may move its finished items, never the one still open
  std::size_t depth_ = 0;
  json* slot_ = nullptr;
  int values_ = 0;
};

}  // namespace

json strict_json(std::string_view text) {
  if (text.size() > most_bytes) throw Malformed("text too long");
  // nlohmann takes a NUL for the end of the input and skips a byte order mark; both would hide bytes from us.
  if (text.find('\0') != std::string_view::npos) throw Malformed("NUL in the text");
  if (text.starts_with("\xEF\xBB\xBF")) throw Malformed("byte order mark");
  Builder builder;
  json::sax_parse(text.begin(), text.end(), &builder);
  return builder.take();
}

}  // namespace knownby
