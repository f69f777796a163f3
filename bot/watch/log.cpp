#include "bot/watch/log.hpp"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "bot/watch/redact.hpp"

namespace knownby {
namespace {

// In quotation marks, controls escaped, bytes that are not UTF-8 replaced.
std::string in_quotes(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// Milliseconds, to the hundredth.
std::string in_ms(std::chrono::microseconds took) {
  const auto hundredths = (took.count() + 5) / 10;
  std::string ms = std::to_string(hundredths / 100) + '.';
  ms += static_cast<char>('0' + hundredths / 10 % 10);
  ms += static_cast<char>('0' + hundredths % 10);
  return ms;
}

// Put together by hand: this line is written for every request.
std::string words_of(const Served& served) {
  std::string words;
  words.reserve(256);
  words.append(R"("msg":"request","platform":")").append(served.platform);
  words.append(R"(","verb":")").append(served.verb.empty() ? std::string_view("none") : served.verb);
  words.append(R"(","outcome":")").append(name(served.outcome));
  words.append(R"(","ms":)").append(in_ms(served.took));
  words.append(R"(,"request":")").append(served.reference).append(R"(")");
  if (served.outcome == Outcome::failed) words.append(R"(,"cause":)").append(in_quotes(served.trouble));
  return words;
}

// Collects lines until they are flushed, so that a group of requests costs one write.
class RedactingSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  explicit RedactingSink(Log::Out out) : out_(std::move(out)) {}

 private:
  // What stands around the words, the time and the level, is the formatter's own.
  void sink_it_(const spdlog::details::log_msg& message) override {
    const std::string words = redacted(std::string(message.payload.data(), message.payload.size()));
    spdlog::details::log_msg told = message;
    told.payload = words;
    spdlog::memory_buf_t formatted;
    formatter_->format(told, formatted);
    lines_.append(formatted.data(), formatted.size());
  }
  void flush_() override {
    if (!lines_.empty()) out_(lines_);
    lines_.clear();
  }

  Log::Out out_;
  std::string lines_;
};

}  // namespace

struct Log::Lines {
  explicit Lines(Out out) : logger("knownby", std::make_shared<RedactingSink>(std::move(out))) {
    logger.set_formatter(std::make_unique<spdlog::pattern_formatter>(
        R"({"ts":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})", spdlog::pattern_time_type::utc));
  }
  void one(spdlog::level::level_enum level, std::string_view words) {
    logger.log(level, R"("msg":{})", in_quotes(words));
    logger.flush();
  }
  spdlog::logger logger;
};

Log::Log(Out out) : lines_(std::make_unique<Lines>(std::move(out))) {}
Log::~Log() = default;

void Log::requests(const ServedGroup& group) {
  for (const Served& served : group.served) {
    lines_->logger.log(served.outcome == Outcome::failed ? spdlog::level::err : spdlog::level::info,
                       words_of(served));
    if (served.outcome != Outcome::failed && !served.trouble.empty())
      lines_->logger.warn(R"("msg":"after a request","request":"{}","cause":{})", served.reference,
                          in_quotes(served.trouble));
  }
  lines_->logger.flush();
}

void Log::info(std::string_view words) { lines_->one(spdlog::level::info, words); }
void Log::warning(std::string_view words) { lines_->one(spdlog::level::warn, words); }

void Log::delivery(std::string_view words, std::int64_t parcel) {
  lines_->logger.warn(R"("msg":"delivery","parcel":{},"cause":{})", parcel, in_quotes(words));
  lines_->logger.flush();
}

Log::Out standard_output() {
  return [](std::string_view lines) {
    while (!lines.empty()) {
      const ssize_t written = ::write(STDOUT_FILENO, lines.data(), lines.size());
      if (written < 0 && errno != EINTR) return;
      if (written > 0) lines.remove_prefix(static_cast<std::size_t>(written));
    }
  };
}

}  // namespace knownby
