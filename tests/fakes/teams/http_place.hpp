#pragma once
// An HTTP server for those who stand in for others: it takes any method, as theirs do, one request a
// connection and one thread each. Ours takes GET and POST alone.

#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace knownby::fakes {

struct Asked {
  std::string method, target, authorization, body;
};
struct Told {
  unsigned status = 200;  // 0: nothing is said, and the connection stays until the caller goes
  std::string body{};
  std::vector<std::pair<std::string, std::string>> headers{};
};

class HttpPlace {
 public:
  using Answer = std::function<Told(const Asked&)>;  // on the connection's thread

  explicit HttpPlace(Answer answer);
  ~HttpPlace();
  HttpPlace(const HttpPlace&) = delete;
  HttpPlace& operator=(const HttpPlace&) = delete;
  unsigned short port() const { return port_; }

 private:
  void accept();
  void serve(int socket);

  Answer answer_;
  int socket_ = -1;
  unsigned short port_ = 0;
  std::mutex mutex_;
  bool closing_ = false;
  std::set<int> open_;                  // connections being served
  std::list<std::thread> connections_;  // seen off at the end: a test has some hundreds
  std::thread acceptor_;
};

}  // namespace knownby::fakes
