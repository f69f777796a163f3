#pragma once
// What the door says over HTTP.

#include <string>
#include <utility>

#include "adapters/net/http_server.hpp"

namespace knownby::teams {

inline net::HttpResponse bare(unsigned status) { return {status, {}, {}, {}}; }
inline net::HttpResponse json_response(std::string body) {
  return {200, "application/json; charset=utf-8", std::move(body), {}};
}

}  // namespace knownby::teams
