#pragma once
// The trace a message of ours leaves, and what a page of a conversation's history shows of it (S-28, R-05).
// Pure.

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace knownby::slack {

// ,"metadata":{...} for chat.postMessage; nothing without a mark. Whoever is in the workspace can read it, so
// it holds the mark alone.
std::string metadata_of(std::string_view mark);

// What conversations.history is asked: everything since then up to Slack's own present, 15 messages a page
// (D5), metadata with it. Form-encoded, as Slack takes what is only read.
std::string history_form(std::string_view channel, std::chrono::sys_seconds oldest, std::string_view cursor);

struct HistoryPage {
  std::vector<std::string> ours{};  // the names (ts) of our messages with this mark
  // One carries the mark and names no app: it may be ours.
  bool in_question = false;
  std::string next{};  // the cursor of the page before it in time; empty: there is none
};

// Reads an answer of conversations.history that says ok. Only a message of our app counts: anybody in the
// workspace could copy a mark. Throws Malformed.
HistoryPage read_page(const std::string& body, std::string_view mark, std::string_view app_id);

// Whether the message of this name stands before the other one.
bool is_earlier(const std::string& ts, const std::string& other);

}  // namespace knownby::slack
