#include "tests/fakes/slack/stand_in.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "adapters/forms.hpp"
#include "tests/fakes/loopback.hpp"

namespace knownby::fakes {

using nlohmann::json;

namespace {

constexpr std::chrono::seconds patience{10};  // a test fails and does not hang

// Closing with this sends a reset, and no orderly end.
void reset_when_closed(int socket) {
  const linger at_once{1, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

std::string response(int status, const std::string& body, const std::string& header = {}) {
  return "HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Type: application/json\r\n" + header +
         "Content-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

json arguments_of(const std::string& head, const std::string& body) {
  if (head.find("application/json") != std::string::npos) return json::parse(body);
  json arguments = json::object();
  const FormBody form(body);
  for (const char* key : {"channel", "oldest", "latest", "inclusive", "include_all_metadata", "limit",
                          "cursor", "users", "user", "refresh_token", "client_secret"}) {
    if (form.has(key)) arguments[key] = std::string(form.text(key));
  }
  return arguments;
}

std::string method_in(const std::string& head) {
  const std::size_t from = head.find("/api/");
  if (from == std::string::npos) return {};
  return head.substr(from + 5, head.find_first_of(" ?", from) - from - 5);
}

std::string bearer_in(const std::string& head) {
  const std::string name = "Authorization: Bearer ";
  const std::size_t from = head.find(name);
  if (from == std::string::npos) return {};
  return head.substr(from + name.size(), head.find('\r', from) - from - name.size());
}

std::size_t length_in(const std::string& head) {
  std::size_t length = 0;
  const std::size_t at = head.find("Content-Length: ");
  if (at != std::string::npos) std::from_chars(head.data() + at + 16, head.data() + head.size(), length);
  return length;
}

}  // namespace

StandIn::StandIn() {
  const Listening listening = listen_on_loopback();
  socket_ = listening.socket;
  port_ = listening.port;
  acceptor_ = std::thread([this] { accept(); });
}

StandIn::~StandIn() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    for (const int open : open_) ::shutdown(open, SHUT_RDWR);
  }
  changed_.notify_all();
  ::shutdown(socket_, SHUT_RDWR);
  acceptor_.join();
  for (auto& [socket, connection] : connections_) connection.join();
  ::close(socket_);
}

void StandIn::next(const std::string& method, Fault fault) {
  const std::lock_guard lock(mutex_);
  faults_[method].push_back(fault);
}

void StandIn::stand_still(Point at, const std::string& method) {
  const std::lock_guard lock(mutex_);
  still_at_.emplace(at, method);
  stands_still_ = false;
}

bool StandIn::stands_still(std::chrono::seconds within) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, within, [this] { return stands_still_; });
}

void StandIn::release() {
  {
    const std::lock_guard lock(mutex_);
    still_at_.reset();
    stands_still_ = false;
  }
  changed_.notify_all();
}

std::size_t StandIn::calls(const std::string& method) {
  return with([&](WebApi& api) {
    return static_cast<std::size_t>(std::count(api.called.begin(), api.called.end(), method));
  });
}

void StandIn::accept() {
  for (;;) {
    const int connection = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
    const std::lock_guard lock(mutex_);
    if (connection < 0 || closing_) {
      if (connection >= 0) ::close(connection);
      return;
    }
    open_.insert(connection);
    std::thread& serving = connections_[connection];
    if (serving.joinable()) serving.join();  // it closed this very socket, as its last act
    serving = std::thread([this, connection] { serve(connection); });
  }
}

void StandIn::serve(int socket) {
  reset_when_closed(socket);
  hold(Point::connected, {});
  std::string head, body;
  if (read_request(socket, head, body)) {
    const std::string method = method_in(head);
    hold(Point::whole_request, method);
    const Fault fault = fault_of(method);
    const std::string said = answer(method, head, body, fault);
    hold(Point::done, method);
    say(socket, std::string_view(said).substr(0, said.size() / 2));
    hold(Point::half_answer, method);
    if (fault != Fault::done_then_half) say(socket, std::string_view(said).substr(said.size() / 2));
    char byte = 0;
    // An orderly end: the caller has read it all and closes, or it waits in vain.
    const bool waits = fault == Fault::done_then_hangs || (!said.empty() && fault != Fault::done_then_half);
    hold(Point::answered, method);
    if (waits) ::recv(socket, &byte, 1, 0);
  }
  const std::lock_guard lock(mutex_);
  open_.erase(socket);
  ::close(socket);
}

// A call may name its point only once it is known which call it is.
bool StandIn::hold(Point at, const std::string& method) {
  std::unique_lock lock(mutex_);
  const auto is_here = [&] {
    return still_at_ && still_at_->first == at && (method.empty() || still_at_->second == method);
  };
  if (!is_here()) return false;
  stands_still_ = true;
  changed_.notify_all();
  changed_.wait_for(lock, patience, [&] { return closing_ || !is_here(); });
  return true;
}

Fault StandIn::fault_of(const std::string& method) {
  const std::lock_guard lock(mutex_);
  auto& faults = faults_[method];
  if (faults.empty()) return Fault::none;
  const Fault fault = faults.front();
  faults.pop_front();
  return fault;
}

// False where the caller went first.
bool StandIn::read_request(int socket, std::string& head, std::string& body) {
  std::string heard;
  char buffer[16 * 1024];
  for (;;) {
    const std::size_t end = heard.find("\r\n\r\n");
    if (end != std::string::npos) {
      head = heard.substr(0, end);
      const std::size_t wanted = end + 4 + length_in(head);
      if (hold(Point::half_request, method_in(head))) return false;  // the other half never came
      if (heard.size() >= wanted) {
        body = heard.substr(end + 4, wanted - end - 4);
        return true;
      }
    }
    const auto count = ::recv(socket, buffer, sizeof buffer, 0);
    if (count <= 0) return false;
    heard.append(buffer, static_cast<std::size_t>(count));
  }
}

// Empty: nothing is said.
std::string StandIn::answer(const std::string& method, const std::string& head, const std::string& body,
                            Fault fault) {
  const std::string failure = response(500, "{}");
  if (fault == Fault::resets_undone) return {};
  if (fault == Fault::fails_undone) return failure;
  if (fault == Fault::busy)
    return response(429, R"({"ok":false,"error":"ratelimited"})", "Retry-After: 1\r\n");
  const std::lock_guard lock(mutex_);
  const std::string done = api_.call(method, arguments_of(head, body), bearer_in(head)).dump();
  const std::string said = response(200, done, method == "auth.test" ? api_.rights_header() : std::string());
  if (fault == Fault::done_then_500) return failure;
  if (fault == Fault::done_then_internal) return response(200, R"({"ok":false,"error":"internal_error"})");
  if (fault == Fault::done_then_reset || fault == Fault::done_then_hangs) return {};
  return said;
}

}  // namespace knownby::fakes
