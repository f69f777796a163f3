#include "adapters/teams/connector/result.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "adapters/malformed.hpp"
#include "adapters/net/retry.hpp"
#include "adapters/strict_json.hpp"
#include "adapters/teams/address.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;
using Act = Outgoing::Act;
using Ends = Never::Ends;

constexpr std::chrono::seconds unsaid{0};  // the mailroom's own wait, which grows with each attempt

enum class Class { again, unsure, message, place, installation };

struct Row {
  unsigned status;
  std::string_view code;  // empty: whatever else comes with this status
  Class is;
};

// T-14, row by row. Teams asks not to try again where it does not say so.
constexpr std::array table = std::to_array<Row>({
    {429, "", Class::again},
    {412, "", Class::again},
    {502, "", Class::unsure},
    {503, "", Class::unsure},
    {504, "", Class::unsure},
    {408, "", Class::unsure},
    {500, "", Class::message},
    {400, "", Class::message},
    {413, "", Class::message},
    {401, "", Class::installation},
    {403, "InvalidBotApiHost", Class::installation},  // the configuration names another cloud's service URL
    {403, "", Class::place},
    {404, "ActivityNotFoundInConversation", Class::message},
    {404, "", Class::place},
});

Class class_of(unsigned status, std::string_view code) {
  const auto row = std::find_if(table.begin(), table.end(), [&](const Row& one) {
    return one.status == status && (one.code.empty() || one.code == code);
  });
  return row == table.end() ? Class::message : row->is;
}

json object_in(const net::Answer& answer) {
  try {
    json object = strict_json(answer.body);
    return object.is_object() ? object : json::object();
  } catch (const Malformed&) {
    return json::object();
  }
}

std::string text_at(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// The error's own name: what it says goes into records, so nothing else of the answer may.
std::string code_in(const net::Answer& answer) {
  const json object = object_in(answer);
  const auto error = object.find("error");
  if (error == object.end() || !error->is_object()) return {};
  const std::string code = text_at(*error, "code");
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const bool is_name = code.size() <= 64 && std::all_of(code.begin(), code.end(), is_letter);
  return is_name ? code : std::string();
}

// It may have been done.
Delivery unsure(const Outgoing& outgoing, std::string reason) {
  if (outgoing.act == Act::post) return Unknown{std::move(reason)};
  return Later{unsaid, std::move(reason)};
}

Delivery done(const net::Answer& answer, const Outgoing& outgoing, const std::string& conversation) {
  if (outgoing.act != Act::post) return Sent{outgoing.reference};
  const std::string id = text_at(object_in(answer), "id");
  // Taken without a name: it is shown, and can only not be redrawn.
  return Sent{is_id(id) ? to_text(Named{conversation, id}) : std::string()};
}

}  // namespace

std::optional<std::chrono::seconds> told_to_wait(const net::Answer& answer) {
  if (answer.status != 429 || !answer.header("Retry-After")) return std::nullopt;
  return net::read_retry_after(answer.header("Retry-After"));
}

bool is_of_another_host(const net::Answer& answer) {
  return answer.status == 403 && code_in(answer) == "InvalidBotApiHost";
}

std::string conversation_in(const net::Answer& answer) {
  if (answer.status < 200 || answer.status > 299) return {};
  std::string id = text_at(object_in(answer), "id");
  return is_id(id) ? id : std::string();
}

Delivery result_of(const net::Answer& answer, const Outgoing& outgoing, const std::string& conversation) {
  if (answer.trouble == net::Trouble::refused_by_gate) return Never{"refused by the outbound gate"};
  if (answer.is_certainly_not_sent()) return Later{unsaid, std::string(net::name(answer.trouble))};
  if (answer.trouble != net::Trouble::none) return unsure(outgoing, std::string(net::name(answer.trouble)));
  if (answer.status >= 200 && answer.status <= 299) return done(answer, outgoing, conversation);
  if (const auto told = told_to_wait(answer)) {
    const auto wait = net::wait_as_told(*told, outgoing.key);
    return Later{std::chrono::ceil<std::chrono::seconds>(wait), "Teams asks for patience"};
  }
  const std::string code = code_in(answer);
  std::string reason = "HTTP " + std::to_string(answer.status) + (code.empty() ? "" : " " + code);
  switch (class_of(answer.status, code)) {
    case Class::again:
      return Later{unsaid, std::move(reason)};
    case Class::unsure:
      return unsure(outgoing, std::move(reason));
    case Class::message:
      return Never{std::move(reason), Ends::message};
    case Class::place:
      return Never{std::move(reason), Ends::place,
                   "Add Knownby to that team again: in Teams, Apps, Knownby, Add to a team."};
    case Class::installation:
      return Never{std::move(reason), Ends::installation,
                   "Run “knownby check” on the server: it signs in at Microsoft and tells what is refused."};
  }
  return unsure(outgoing, std::move(reason));
}

}  // namespace knownby::teams
