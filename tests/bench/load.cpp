// A load generator for signed slash commands over keep-alive connections: one thread, epoll, every answer
// checked.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <deque>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/bench/slack_requests.hpp"

namespace knownby::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Options {
  unsigned short port = 0;
  int connections = 64;
  double seconds = 5;
  double warm_up = 1;
  double rate = 0;  // requests a second, arriving evenly whatever the answers do; 0: as fast as answers come
  std::string kind = "log";
  std::string secret;
  std::uint32_t staff = 500, students = 50000;
  bool until_answered = false;
};

struct Line {
  int socket = -1;
  bool busy = false;
  Exchange exchange;
  std::string answer;
  Clock::time_point since;
};

struct Figures {
  std::vector<double> microseconds;
  std::uint64_t wrong = 0;
  std::uint64_t logged = 0;  // acknowledged logs, the warm-up's too: what the database must hold
  std::string first_wrong;
};

int connect_to(unsigned short port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket);
    throw std::runtime_error("cannot connect to 127.0.0.1:" + std::to_string(port));
  }
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return socket;
}

// Bytes the whole answer has; 0: its head is not here yet.
std::size_t whole_answer(const std::string& answer) {
  const std::size_t head = answer.find("\r\n\r\n");
  if (head == std::string::npos) return 0;
  const char* length = ::strcasestr(answer.c_str(), "content-length: ");
  return head + 4 + (length == nullptr ? 0 : std::strtoul(length + 16, nullptr, 10));
}

class Load {
 public:
  Load(const Options& options)
      : options_(options), requests_(options.secret, options.staff, options.students) {
    poll_ = ::epoll_create1(EPOLL_CLOEXEC);
    lines_.resize(static_cast<std::size_t>(options.connections));
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      connect(i);
      idle_.push_back(i);
    }
  }

  Figures run() {
    const auto began = Clock::now();
    counting_from_ = began + seconds(options_.warm_up);
    const auto end = counting_from_ + seconds(options_.seconds);
    auto next = began;
    while (Clock::now() < end) {
      if (options_.rate > 0) {
        for (; next <= Clock::now() && !idle_.empty(); next += seconds(1 / options_.rate)) start(next);
      } else {
        while (!idle_.empty()) start(Clock::now());
      }
      hear(options_.rate > 0 ? 0 : 100);
    }
    while (idle_.size() < lines_.size() && Clock::now() < end + std::chrono::seconds(5)) hear(100);
    if (idle_.size() < lines_.size()) wrong("an answer never came");
    return std::move(figures_);
  }

 private:
  static Clock::duration seconds(double count) {
    return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(count));
  }

  void connect(std::size_t index) {
    lines_[index].socket = connect_to(options_.port);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = index;
    ::epoll_ctl(poll_, EPOLL_CTL_ADD, lines_[index].socket, &event);
  }

  Ask kind() {
    if (options_.kind == "mixed") return ++asked_ % 5 == 0 ? Ask::who : Ask::log;
    return options_.kind == "log"   ? Ask::log
           : options_.kind == "who" ? Ask::who
           : options_.kind == "bad" ? Ask::bad
                                    : Ask::floor;
  }

  void start(Clock::time_point due) {
    Line& line = lines_[idle_.front()];
    idle_.pop_front();
    line.exchange = requests_.next(kind());
    line.answer.clear();
    line.busy = true;
    line.since = due;
    const std::string& request = line.exchange.request;
    if (::send(line.socket, request.data(), request.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(request.size())) {
      throw std::runtime_error("the server does not take a request");
    }
  }

  void hear(int milliseconds) {
    epoll_event events[64];
    const int count = ::epoll_wait(poll_, events, 64, milliseconds);
    for (int i = 0; i < count; ++i) read(events[i].data.u64);
  }

  void read(std::size_t index) {
    Line& line = lines_[index];
    char bytes[16384];
    const ssize_t count = ::recv(line.socket, bytes, sizeof bytes, MSG_DONTWAIT);
    if (count == 0 || (count < 0 && errno != EAGAIN)) throw std::runtime_error("the server hung up");
    if (count < 0) return;
    line.answer.append(bytes, static_cast<std::size_t>(count));
    const std::size_t whole = whole_answer(line.answer);
    if (whole == 0 || line.answer.size() < whole) return;
    finish(line);
    if (::strcasestr(line.answer.c_str(), "\r\nconnection: close") != nullptr) {  // it has served its number
      ::close(line.socket);
      connect(index);
    }
    idle_.push_back(index);
  }

  void finish(Line& line) {
    line.busy = false;
    const bool right =
        line.answer.starts_with(line.exchange.status) &&
        (line.exchange.contains.empty() || line.answer.find(line.exchange.contains) != std::string::npos);
    if (!right) return wrong(line.answer);
    if (line.exchange.contains == "Logged: ") ++figures_.logged;
    const auto now = Clock::now();
    if (now < counting_from_) return;
    figures_.microseconds.push_back(std::chrono::duration<double, std::micro>(now - line.since).count());
  }

  void wrong(const std::string& answer) {
    if (figures_.wrong++ == 0) figures_.first_wrong = answer.substr(0, 600);
  }

  Options options_;
  SlackRequests requests_;
  std::vector<Line> lines_;
  std::deque<std::size_t> idle_;
  Figures figures_;
  Clock::time_point counting_from_;
  std::uint64_t asked_ = 0;
  int poll_ = -1;
};

// Asks one question as soon as anybody listens; for measuring a start.
int wait_for_an_answer(Options options) {
  options.connections = 1;
  options.warm_up = 0;
  options.seconds = 0.0001;
  const auto give_up = Clock::now() + std::chrono::seconds(20);
  while (Clock::now() < give_up) {
    try {
      return Load(options).run().wrong == 0 ? 0 : 1;
    } catch (const std::runtime_error&) {
      ::usleep(500);  // nobody listens yet
    }
  }
  return 2;
}

double percentile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return 0;
  return sorted[std::min(sorted.size() - 1,
                         static_cast<std::size_t>(share * static_cast<double>(sorted.size())))];
}

int report(Figures figures, const Options& options) {
  std::sort(figures.microseconds.begin(), figures.microseconds.end());
  const auto& all = figures.microseconds;
  std::printf("%.0f %.0f %.0f %.0f %.0f %llu %llu\n", static_cast<double>(all.size()) / options.seconds,
              percentile(all, 0.5), percentile(all, 0.9), percentile(all, 0.99), percentile(all, 0.999),
              static_cast<unsigned long long>(figures.logged),
              static_cast<unsigned long long>(figures.wrong));
  if (figures.wrong > 0)
    std::fprintf(stderr, "wrong answers: %llu, the first:\n%s\n",
                 static_cast<unsigned long long>(figures.wrong), figures.first_wrong.c_str());
  return figures.wrong > 0 ? 1 : 0;
}

}  // namespace
}  // namespace knownby::bench

int main(int argc, char** argv) {
  using namespace knownby::bench;
  Options options;
  CLI::App app{"Prints: requests/s p50 p90 p99 p99.9 (microseconds) acknowledged-logs wrong-answers"};
  app.add_option("--port", options.port)->required();
  app.add_option("--connections", options.connections)->check(CLI::Range(1, 1000));
  app.add_option("--seconds", options.seconds)->check(CLI::Range(0.1, 600.0));
  app.add_option("--warm-up", options.warm_up);
  app.add_option("--rate", options.rate);
  app.add_option("--kind", options.kind)->check(CLI::IsMember({"log", "who", "mixed", "bad", "floor"}));
  app.add_flag("--until-answered", options.until_answered, "one request, as soon as somebody listens");
  app.add_option("--secret", options.secret)->required();
  app.add_option("--staff", options.staff);
  app.add_option("--students", options.students);
  CLI11_PARSE(app, argc, argv);
  try {
    if (options.until_answered) return wait_for_an_answer(options);
    return report(Load(options).run(), options);
  } catch (const std::exception& trouble) {
    std::fprintf(stderr, "%s\n", trouble.what());
    return 2;
  }
}
