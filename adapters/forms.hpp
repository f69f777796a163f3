#pragma once
// application/x-www-form-urlencoded bodies, read strictly (PROTOCOL X-13), and what is written for others to
// read so.

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace knownby {

// For a form's value or one segment of a path: all but letters, digits and "-._~" as %XX (RFC 3986, 2.3).
std::string percent_encoded(std::string_view text);

class FormBody {
 public:
  // Throws Malformed for a bad escape, more than 100 pairs, or a key over 128 bytes. The body outlives it.
  explicit FormBody(std::string_view body);
  FormBody(FormBody&&) = default;  // not copied: the pairs are views
  FormBody& operator=(FormBody&&) = default;

  // The field's decoded bytes, empty where it is absent. Whoever asks for a field knows it, and a known field
  // given twice throws Malformed.
  std::string_view bytes(std::string_view key) const;
  // The same, and throws Malformed unless the bytes are UTF-8 without NUL.
  std::string_view text(std::string_view key) const;
  bool has(std::string_view key) const;

 private:
  std::string_view take(std::string_view& body, bool is_key);
  std::string_view decode(std::string_view part);

  // Pairs point into the body, or in here where they had to be decoded.
  std::unique_ptr<char[]> decoded_;
  char* free_;  // not written yet
  std::vector<std::pair<std::string_view, std::string_view>> pairs_;
};

}  // namespace knownby
