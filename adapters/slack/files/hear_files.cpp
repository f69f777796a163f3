#include "adapters/slack/files/hear_files.hpp"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "adapters/sent_tables.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/slack/limits.hpp"

namespace knownby::slack {

using nlohmann::json;

bool read_kept(const json& file, Kept& kept) {
  kept.id = text_at(file, "id");
  for (const char* key : {"url_private_download", "url_private"}) {
    if (kept.url.empty()) kept.url = text_at(file, key);
  }
  const auto size = file.find("size");
  if (size != file.end() && size->is_number_integer())
    kept.size = static_cast<std::size_t>(std::max<std::int64_t>(size->get<std::int64_t>(), 0));
  return is_id(kept.id);
}

void hear_files(const json& event, Happened& happened) {
  const auto files = event.find("files");
  if (files == event.end() || !files->is_array()) return;
  Request& request = happened.request;
  for (const json& file : *files) {
    Kept kept;
    if (happened.files.size() == limits::files || !file.is_object() || !read_kept(file, kept)) continue;
    const std::string name = cleaned(text_at(file, "name"), limits::file_name);
    request.files.push_back({name.empty() ? "that file" : name});
    happened.files.push_back(std::move(kept));
  }
  if (happened.files.empty()) return;
  if (are_an_import(request.files, request.text)) {
    request.verb = "import";
  } else {
    request.files.clear();
    happened.files.clear();
  }
}

}  // namespace knownby::slack
