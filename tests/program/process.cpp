#include "tests/program/process.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>
#include <utility>

#include "tests/bot/canaries.hpp"
#include "tests/bot/school.hpp"

namespace knownby {

using std::chrono::steady_clock;

Process::Process(std::vector<std::string> arguments, std::string output)
    : output_(std::move(output)), serves_(!arguments.empty() && arguments.front() == "serve") {
  arguments.insert(arguments.begin(), KNOWNBY_PROGRAM);
  std::vector<char*> raw;
  for (std::string& argument : arguments) raw.push_back(argument.data());
  raw.push_back(nullptr);
  const int file = ::open(output_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  pid_ = ::fork();
  if (pid_ < 0 || file < 0) throw std::runtime_error("cannot start the program");
  if (pid_ == 0) {
    ::dup2(file, STDOUT_FILENO);
    ::dup2(file, STDERR_FILENO);
    ::execv(raw[0], raw.data());
    ::_exit(127);
  }
  ::close(file);
}

Process::~Process() {
  if (!status_) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  if (serves_) {
    EXPECT_EQ(canaries::found_in_log(said()), "") << "is in the log";
  }
}

void Process::signal(int number) const { ::kill(pid_, number); }

std::optional<int> Process::ended(std::chrono::seconds within) {
  const auto until = steady_clock::now() + within;
  while (!status_) {
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) == pid_) {
      status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    } else if (steady_clock::now() > until) {
      return std::nullopt;
    } else {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
  return status_;
}

std::string Process::said() const {
  std::ifstream file(output_);
  return {std::istreambuf_iterator<char>(file), {}};
}

unsigned short Process::port() {
  const std::string words = "listening on port ";
  const auto until = steady_clock::now() + std::chrono::seconds(30);
  while (steady_clock::now() < until && !ended(std::chrono::seconds(0))) {
    const std::string text = said();
    const std::size_t at = text.find(words);
    if (at != std::string::npos) {
      return static_cast<unsigned short>(std::strtoul(text.c_str() + at + words.size(), nullptr, 10));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return 0;
}

int run_program(const std::vector<std::string>& arguments, std::string& said) {
  const Folder folder;
  Process process(arguments, folder.file("output"));
  const std::optional<int> status = process.ended(std::chrono::seconds(60));
  said = process.said();
  return status.value_or(-1);
}

bool comes_true(const std::function<bool()>& holds) {
  for (int looks = 0; looks < 5'000; ++looks) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return false;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::string bytes(std::filesystem::file_size(file), '\0');
  std::ifstream(file, std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

}  // namespace knownby
