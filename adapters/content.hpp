#pragma once
// Which kind of body a request holds (PROTOCOL S-04).

#include <span>
#include <string_view>

namespace knownby {

enum class Content { form, json, other };

// Every value the Content-Type header was given with. A charset may be named, if it is UTF-8.
Content content_of(std::span<const std::string_view> values);

}  // namespace knownby
