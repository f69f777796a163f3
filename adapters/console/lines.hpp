#pragma once
// Text laid out line by line behind our bar, broken at spaces where the terminal ends.

#include <cstddef>
#include <string>
#include <string_view>

#include "adapters/console/show.hpp"

namespace knownby::console {

class Lines {
 public:
  enum class Style { plain, bold, quiet };

  explicit Lines(const Look& look);

  // Text must be harmless. A line break in it goes on further in, like a line that grew too long; so does
  // text that begins like a button.
  void add(std::string_view text, Style style = Style::plain);
  void add_button(std::string_view text);  // broken only where it is longer than a line
  void end();                              // of the line; nothing where nothing was added
  std::string take() { return std::move(out_); }

 private:
  void place(std::string_view text, Style style);
  void put_word();
  void go_on();
  void wear(Style style);

  const Look look_;
  const std::size_t room_;  // columns behind the bar
  std::string out_;
  bool begun_ = false;      // the line has its bar
  std::size_t wide_ = 0;    // columns used on this line
  std::size_t spaces_ = 0;  // to come before the word
  std::string word_;        // not yet on the line
  std::size_t word_wide_ = 0;
  Style worn_ = Style::plain;  // at the end of the word
};

}  // namespace knownby::console
