#pragma once
// Microsoft's clouds: where each publishes the keys it signs with, logs apps in and takes messages (PROTOCOL
// T-03, T-13). A deployment belongs to one, by its configuration; what comes in never decides it.

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "adapters/net/gate.hpp"

namespace knownby::teams {

struct Cloud {
  std::string_view name;  // as in the configuration
  std::string_view issuer;
  std::string_view keys_base;
  std::string_view login_base;
  std::string_view scope;
  std::string_view service_url;                // where a conversation is reached that was not heard yet
  std::array<std::string_view, 2> services{};  // the hosts that its service URLs may name

  // Where URLs of this purpose begin; a stand-in's, where there are any.
  std::string base(net::Purpose purpose, const net::Loopback& loopback) const;
  bool has_service(std::string_view host) const;
};

std::span<const Cloud> clouds();  // the first is Microsoft's public one
const Cloud* cloud_called(std::string_view name);

}  // namespace knownby::teams
