#pragma once
// Turns the bytes of one connection into requests, one after another. No sockets: whoever has the bytes puts
// them into space(). Beast reads the syntax, http_rules decides what may pass.

#include <cstddef>
#include <memory>
#include <span>

#include "adapters/net/http_rules.hpp"

namespace knownby::net {

class HttpReader {
 public:
  enum class State { head, body, whole, refused };  // head, body: more bytes are needed

  explicit HttpReader(const HttpLimits& limits);  // limits must outlive the reader
  HttpReader(const HttpReader&) = delete;
  HttpReader& operator=(const HttpReader&) = delete;
  ~HttpReader();

  std::span<char> space();          // where the next bytes may be put; never empty
  void arrived(std::size_t bytes);  // so many were

  State go_on();
  // State::whole only. The reader then stands before the next request, whose bytes may be here already.
  // The trailer of a chunked body is read and dropped: a header after the signature check would be a lie.
  HttpRequest take();

  bool untouched() const;          // not a byte of the request to come
  bool asks_to_continue() const;   // the client holds its body back until told to go on
  bool keeps_alive() const;        // State::whole: the client expects to send more (HTTP/1.1 only)
  std::size_t body_bytes() const;  // of the request being read
  Refusal refusal() const;         // State::refused

 private:
  class Parser;
  struct Inside;
  State refuse(Refusal refusal);
  State read_head();
  State read_body();

  std::unique_ptr<Inside> in_;
};

}  // namespace knownby::net
