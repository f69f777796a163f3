#pragma once
// A card is what Knownby says: a title and a list of blocks, as plain values. Each platform draws every block
// (adapters/*/show); a new kind of block does not compile until all of them do.

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace knownby {

using Fields = std::vector<std::pair<std::string, std::string>>;  // name, value; in order

struct Span {
  enum class Style { plain, bold, quiet, code, link, person };
  std::string text;
  Style style = Style::plain;
  std::string target{};  // link: a URL of ours; person: the platform's key for the account
};

// One paragraph. Quiet is small print.
struct Text {
  std::vector<Span> spans;
  bool quiet = false;
};

struct Facts {
  std::vector<std::pair<std::string, std::string>> rows;  // label, value
};

struct Table {
  std::vector<std::string> columns;  // may be empty: no heading row
  std::vector<std::vector<std::string>> rows;
};

struct Bars {
  std::vector<std::pair<std::string, int>> rows;  // label, number >= 0
};

// A press sends the verb and the fields back as a Request, exactly as if it had been typed.
struct Button {
  enum class Tone { plain, primary, danger };
  std::string label;
  std::string verb;
  Fields fields{};
  Tone tone = Tone::plain;
  std::string link{};  // when set, the button opens this URL and sends nothing
  // The answer is a form: some platforms open one only for a button that said so before it was pressed.
  bool opens_form = false;
};

struct Buttons {
  std::vector<Button> buttons;
};

struct Input {
  // students: several, found as one types their names (verb_find). The answer is what stands for each of
  // them, one a line; `choices` are those who stand there at first.
  enum class Kind { line, lines, choice, date, students };
  std::string name;   // the field the answer travels in
  std::string label;  // what the person reads
  Kind kind = Kind::line;
  std::string value{};                                         // what stands there at first
  std::vector<std::pair<std::string, std::string>> choices{};  // value, label
  bool optional = false;
};

// Inputs always come with the button that sends them; the answers travel with the button's own fields.
struct Form {
  std::vector<Input> inputs;
  Button submit;
};

struct Rule {};

using Block = std::variant<Text, Facts, Table, Bars, Buttons, Form, Rule>;

struct Card {
  std::string title{};
  std::vector<Block> blocks{};
};

// Makers, so that a command reads like what it says.
Text says(std::string text);
Text quietly(std::string text);
Span bold(std::string text);
Span plain(std::string text);
Button form_button(std::string label, std::string verb, Fields fields = {});  // opens a form

}  // namespace knownby
