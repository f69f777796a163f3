// What the hands do on the stage: press buttons, fill in forms and send them.

#include <algorithm>
#include <boost/algorithm/string/predicate.hpp>
#include <boost/algorithm/string/split.hpp>
#include <boost/algorithm/string/trim.hpp>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <vector>

#include "bot/rehearsal/stage.hpp"

namespace knownby::rehearsal {
namespace {

using boost::algorithm::iequals;
using boost::algorithm::istarts_with;

// A button on a card before the speaker's eyes.
struct Found {
  const console::Message* message = nullptr;
  const Button* button = nullptr;  // null: nothing was found, and `trouble` says why
  const Form* form = nullptr;      // set: the button sends this form
  std::string trouble{};
};

Found nothing(std::string trouble) { return {nullptr, nullptr, nullptr, std::move(trouble)}; }

// Every button, in the order it is numbered; a form's own button comes after them, by its label only.
std::vector<Found> buttons_of(const console::Message& message) {
  std::vector<Found> buttons, submits;
  for (const Block& block : message.card.blocks) {
    if (const auto* const row = std::get_if<Buttons>(&block)) {
      for (const Button& button : row->buttons) buttons.push_back({&message, &button});
    } else if (const auto* const form = std::get_if<Form>(&block)) {
      submits.push_back({&message, &form->submit, form});
    }
  }
  buttons.insert(buttons.end(), submits.begin(), submits.end());
  return buttons;
}

using Seen = std::vector<const console::Message*>;  // newest first

// On the newest card that has any: a message that came since takes no number away.
Found numbered(const Seen& seen, std::size_t number) {
  for (const console::Message* message : seen) {
    std::size_t last = 0;
    for (const Found& found : buttons_of(*message)) {
      if (found.form == nullptr && ++last == number) return found;
    }
    if (last > 0) return nothing("The last card has buttons 1 to " + std::to_string(last) + ".");
  }
  return nothing("There is no button to press on the last card.");
}

// On the newest card that has such a button; the whole label wins over how others begin.
Found labelled(const Seen& seen, const std::string& label) {
  for (const console::Message* message : seen) {
    std::vector<Found> begun;
    for (const Found& found : buttons_of(*message)) {
      if (iequals(found.button->label, label)) return found;
      if (istarts_with(found.button->label, label)) begun.push_back(found);
    }
    if (begun.size() == 1) return begun.front();
    if (begun.empty()) continue;
    std::string words = "Several buttons begin so:";
    for (const Found& found : begun) words += " [" + found.button->label + "]";
    return nothing(words + ". Nothing was pressed.");
  }
  return nothing("No card here has a button that begins with " + label + ".");
}

Found form_shown(const Seen& seen) {
  for (const console::Message* message : seen) {
    for (const Found& found : buttons_of(*message)) {
      if (found.form != nullptr) return found;
    }
  }
  return nothing("There is no form to fill in.");
}

std::optional<std::size_t> number_in(const std::string& text) {
  std::size_t number = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (trouble != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool takes_students(const Form& form, const std::string& name) {
  return std::any_of(form.inputs.begin(), form.inputs.end(), [&](const Input& input) {
    return input.name == name && input.kind == Input::Kind::students;
  });
}

}  // namespace

// The students meant, as their input sends them. Nothing where a name is not one student's, which is said.
std::optional<std::string> Stage::students_called(const std::string& names) {
  std::vector<std::string> parts;
  boost::algorithm::split(parts, names, [](char c) { return c == ',' || c == '\n'; });
  std::string lines;
  for (std::string& name : parts) {
    boost::algorithm::trim(name);
    if (name.empty()) continue;
    Request request = console::hear("", seat_, {"", clock_.now()});
    request.verb = verb_find;
    request.fields = {{"typed", name}};
    const Reply found = finish(desk_.ask(std::move(request)));
    if (found.choices.size() == 1) {
      lines += (lines.empty() ? "" : "\n") + found.choices.front().first;
      continue;
    }
    std::string words = found.choices.empty() ? "No student of yours is called " + name + "."
                                              : name + " fits several students:";
    for (const auto& [value, label] : found.choices) words += " [" + label + "]";
    if (!found.choices.empty()) words += ".";
    transcript_.note(words + " Nothing was filled in.");
    return std::nullopt;
  }
  return lines;
}

void Stage::press(const std::string& what) {
  const std::optional<std::size_t> number = number_in(what);
  const Seen seen = console_.before(seat_);
  const Found found = number ? numbered(seen, *number) : labelled(seen, what);
  if (found.button == nullptr)
    return transcript_.note(found.trouble + (goes_on() ? " " + std::string(kGone) : ""));
  if (found.form != nullptr) return send_form(*found.message, *found.form);
  if (!found.button->link.empty()) {
    return transcript_.note("This opens " + found.button->link + "; nothing is sent.");
  }
  const console::Seat there{seat_.staff, found.message->place};
  answer(console::hear_press(*found.button, there, moment()), found.message->reference);
}

void Stage::fill_in(const Fields& fields) {
  const Found shown = form_shown(console_.before(seat_));
  if (shown.form == nullptr) return transcript_.note(shown.trouble);
  if (filling_ != shown.message->reference) filled_.clear();
  Fields given = filled_;
  for (auto [name, value] : fields) {  // what was given last counts
    if (takes_students(*shown.form, name)) {
      const std::optional<std::string> students = students_called(value);
      if (!students) return;
      value = *students;
    }
    given.emplace_back(std::move(name), std::move(value));
  }
  const console::Filled filled = console::fill(*shown.form, given);
  if (!filled.trouble.empty()) return transcript_.note(filled.trouble + " Nothing was filled in.");
  filling_ = shown.message->reference;
  filled_ = std::move(given);
  transcript_.note("Filled in. :send sends it (" + shown.button->label + ").");
}

void Stage::send() {
  const Found shown = form_shown(console_.before(seat_));
  if (shown.form == nullptr) return transcript_.note(shown.trouble);
  send_form(*shown.message, *shown.form);
}

// As a platform does: what is in the file is handed over only once it is wanted.
void Stage::send_file(const std::string& path) {
  if (!seat_.place.direct)
    return transcript_.note("Files go to Knownby alone: first :in dm. Nothing was sent.");
  std::ifstream file(path, std::ios::binary);
  if (!file) return transcript_.note("There is no file " + path + " to read. Nothing was sent.");
  SentFile sent{std::filesystem::path(path).filename().string()};
  Request request = console::hear("", seat_, moment());
  request.verb = "import";
  request.files.push_back(sent);
  sent.content = std::make_shared<const std::string>(std::istreambuf_iterator<char>(file),
                                                     std::istreambuf_iterator<char>());
  answer(std::move(request), "", {std::move(sent)});
}

void Stage::send_form(const console::Message& message, const Form& form) {
  const bool this_one = filling_ == message.reference;
  const console::Filled filled = console::fill(form, this_one ? filled_ : Fields{});
  if (!filled.missing.empty()) return transcript_.note(filled.missing + " Nothing was sent.");
  const console::Seat there{seat_.staff, message.place};
  const std::string sent = message.reference;
  // Where it is not taken, what was filled in stays there to be put right.
  const bool is_taken = answer(console::hear_form(form, filled.answers, there, moment()), sent);
  if (is_taken && filling_ == sent) filling_.clear();
}

}  // namespace knownby::rehearsal
