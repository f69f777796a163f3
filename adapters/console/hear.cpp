#include "adapters/console/hear.hpp"

#include <algorithm>
#include <array>
#include <boost/algorithm/string/case_conv.hpp>
#include <boost/algorithm/string/predicate.hpp>
#include <boost/algorithm/string/trim.hpp>
#include <charconv>
#include <optional>

#include "adapters/console/plain_text.hpp"

namespace knownby::console {
namespace {

constexpr std::string_view kDirect = "dm:";

Request from(const Seat& seat, Moment moment) {
  Request request;
  request.event = std::move(moment.event);
  request.now = moment.now;
  request.speaker = Speaker{std::string(kPlatform), seat.staff};
  request.place = seat.place;
  return request;
}

std::string without_address(std::string_view line) {
  constexpr std::array<std::string_view, 3> addresses{"/checkin", "@checkin", "@knownby"};
  for (const std::string_view address : addresses) {
    if (!boost::algorithm::istarts_with(line, address)) continue;
    const std::string_view rest = line.substr(address.size());
    if (rest.empty() || rest.front() == ' ' || rest.front() == '\n')
      return boost::algorithm::trim_copy(std::string(rest));
  }
  return std::string(line);
}

// The account spoken of: "link @1007 Ms. Park".
std::string account_in(const std::string& text) {
  const std::size_t at = text.find('@');
  if (at == std::string::npos || (at > 0 && text[at - 1] != ' ')) return {};
  const std::size_t end = text.find(' ', at);
  return text.substr(at + 1, end == std::string::npos ? end : end - at - 1);
}

bool is_day(const std::string& text) {
  int year = 0;
  unsigned month = 0, day = 0;
  const char* const at = text.data();
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  if (std::from_chars(at, at + 4, year).ptr != at + 4) return false;
  if (std::from_chars(at + 5, at + 7, month).ptr != at + 7) return false;
  if (std::from_chars(at + 8, at + 10, day).ptr != at + 10) return false;
  return std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{month},
                                     std::chrono::day{day}}
      .ok();
}

// The choice meant by its value, by its label, or by how one single label begins.
std::optional<std::string> chosen(const Input& input, const std::string& given) {
  const std::string* begun = nullptr;
  int beginning = 0;
  for (const auto& [value, label] : input.choices) {
    if (value == given || boost::algorithm::iequals(label, given)) return value;
    if (!boost::algorithm::istarts_with(label, given)) continue;
    begun = &value;
    ++beginning;
  }
  if (given.empty() || beginning != 1) return std::nullopt;
  return *begun;
}

// The trouble with this answer, or nothing; a choice's answer becomes its value.
std::string trouble_with(const Input& input, std::string& answer) {
  if (answer.empty()) return "";
  if (input.kind == Input::Kind::date && !is_day(answer)) {
    return input.name + " takes a day written as 2026-10-14.";
  }
  if (input.kind != Input::Kind::choice) return "";
  const std::optional<std::string> value = chosen(input, answer);
  if (!value) return input.name + " takes one of the choices listed.";
  answer = *value;
  return "";
}

}  // namespace

Place channel(std::string_view name) {
  const std::string full = (name.starts_with('#') ? "" : "#") + std::string(name);
  return Place{std::string(kPlatform), full, false, full};
}

Place direct(std::string_view staff) {
  return Place{std::string(kPlatform), std::string(kDirect) + std::string(staff), true, ""};
}

std::string_view reader_of(const Place& place) {
  const std::string_view address = place.address;
  return address.starts_with(kDirect) ? address.substr(kDirect.size()) : std::string_view();
}

Request hear(std::string_view line, const Seat& seat, Moment moment) {
  Request request = from(seat, std::move(moment));
  request.text = without_address(boost::algorithm::trim_copy(harmless(line, Breaks::keep)));
  const std::string account = account_in(request.text);
  if (!account.empty()) request.fields.emplace_back("account", account);
  return request;
}

Request hear_press(const Button& button, const Seat& seat, Moment moment) {
  Request request = from(seat, std::move(moment));
  request.verb = button.verb;
  request.fields = button.fields;
  return request;
}

Filled fill(const Form& form, const Fields& given) {
  Filled filled;
  for (const auto& [name, value] : given) {
    const auto named = [&name = name](const Input& input) { return input.name == name; };
    if (std::none_of(form.inputs.begin(), form.inputs.end(), named)) {
      filled.trouble = "There is no field called " + harmless(name) + " here.";
    }
  }
  for (const Input& input : form.inputs) {
    std::string answer = input.value;
    for (const auto& [name, value] : given) {
      if (name == input.name) answer = harmless(value, Breaks::keep);
    }
    const std::string trouble = trouble_with(input, answer);
    if (filled.trouble.empty()) filled.trouble = trouble;
    const bool wanting = answer.empty() && !input.optional;
    if (wanting && filled.missing.empty()) filled.missing = input.name + " is still empty.";
    filled.answers.emplace_back(input.name, std::move(answer));
  }
  return filled;
}

Request hear_form(const Form& form, const Fields& answers, const Seat& seat, Moment moment) {
  Request request = hear_press(form.submit, seat, std::move(moment));
  request.fields.insert(request.fields.end(), answers.begin(), answers.end());
  return request;
}

}  // namespace knownby::console
