#pragma once
// A strip of paper for the words of one text, inside a JSON string: nearly every text is far shorter than
// Slack's limit for it, and is written down in one pass, without being measured. Where it may not be, the
// strip is thrown away, and the text is measured and cut (escape, spans).

#include <array>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace knownby::slack {

class Strip {
 public:
  // What is written comes behind what `json` holds, with end(). May be `most` bytes, as JSON spells them.
  Strip(std::string& json, std::size_t most) : json_(json), most_(most) {}

  // What escaped() makes of the words, as put_in_quotes() puts it down.
  void say(std::string_view words);
  // What is ours and needs no escape of any kind.
  void mark(std::string_view words) {
    if (!has_room(words.size())) return;
    std::memcpy(to_, words.data(), words.size());
    to_ += words.size();
  }
  void new_line() { mark("\\n"); }

  std::size_t size() const { return static_cast<std::size_t>(to_ - letters_.data()); }
  void back_to(std::size_t size) { to_ = letters_.data() + size; }
  bool saw_right_to_left() const { return saw_right_to_left_; }  // among what was said

  // Whether all of it had room and was put; else `json` is as it was.
  bool end();

  // What words of so many bytes take at worst.
  static constexpr std::size_t room_for(std::size_t bytes) {
    return std::string_view("&amp;").size() * bytes;
  }

 private:
  char* spell_odd(char* to, std::string_view& words);
  bool has_room(std::size_t bytes) {
    is_full_ |= size() + bytes > length;
    return !is_full_;
  }

  static constexpr std::size_t length = 8 * 1024;  // twice the longest text

  std::string& json_;
  const std::size_t most_;
  bool is_full_ = false;
  bool saw_right_to_left_ = false;
  std::array<char, length> letters_;  // not made blank: only what is written is read
  char* to_ = letters_.data();
};

}  // namespace knownby::slack
