#pragma once
// Every size limit of Teams that this room keeps (PROTOCOL D10, T-15, T-16), and our own where Teams names
// none. Lengths are Unicode code points unless a line says otherwise.

#include <chrono>
#include <cstddef>

#include "adapters/net/pacer.hpp"

namespace knownby::teams::limits {

// What we say. Bytes of the whole activity; ours: Teams refuses a message at about 100 KB and a webhook's at
// 28 KB.
inline constexpr std::size_t activity = 25 * 1024;
inline constexpr std::size_t card = 20 * 1024;      // ours, bytes: leaves room for the words in `fallback`
inline constexpr std::size_t fallback = 2 * 1024;   // ours, bytes: the card in words, once quoted
inline constexpr std::size_t title = 200;           // ours
inline constexpr std::size_t text = 3'000;          // ours: one paragraph's
inline constexpr std::size_t label = 75;            // ours: a button's; longer ones are cut on phones anyway
inline constexpr std::size_t tooltip = 120;         // ours: a button's label, and what tells it apart
inline constexpr std::size_t summary = 150;         // ours: what a phone shows of a notification
inline constexpr std::size_t shown_actions = 6;     // a row; Teams does not show the seventh
inline constexpr std::size_t narrowest_column = 4;  // ours: of a table; its letters are the column's weight
inline constexpr std::size_t widest_column = 24;
inline constexpr std::size_t table_row = 34;  // ours: letters of all columns, beside the gaps, on a phone
inline constexpr std::size_t row = 40;  // ours: letters of buttons side by side, with what is around each
inline constexpr std::size_t around_a_label = 5;   // ours, in letters
inline constexpr std::size_t choices = 100;        // ours, as in Slack
inline constexpr std::size_t choice_value = 150;   // ours, as in Slack
inline constexpr std::size_t input_value = 3'000;  // ours, as in Slack
inline constexpr std::size_t link = 2'000;         // ours
inline constexpr std::size_t found = 15;           // T-18: names offered while one types
inline constexpr std::size_t press = 2'000;        // ours, bytes: what a button carries

// What we take in. All ours, in bytes.
inline constexpr std::size_t body = 512 * 1024;
inline constexpr std::size_t authorization = 8 * 1024 + 16;  // T-01: a token of 8 KiB and the word before it
inline constexpr std::size_t id = 255;  // a conversation's, an account's, an activity's, a service URL
inline constexpr std::size_t message_text = 8 * 1024;  // far above what the desk reads
inline constexpr std::size_t mentions = 50;
inline constexpr std::size_t place_name = 80;
inline constexpr std::size_t verb = 64;
inline constexpr std::size_t request_fields = 64;  // a button's and a form's together
inline constexpr std::size_t field_name = 64;
inline constexpr std::size_t field_value = 4 * input_value;
inline constexpr std::size_t typed_name = 200;        // where names are looked up
inline constexpr std::size_t quoted_message = 1'000;  // code points, of a message that becomes a note
inline constexpr std::size_t open_dialogs = 1'000;    // how many are remembered while they are filled in
inline constexpr std::size_t offered_names = 200;     // to one person: their labels are shown again

inline constexpr std::size_t files = 5;                    // sent with one message
inline constexpr std::size_t file_name = 120;              // characters
inline constexpr std::size_t file_body = 8 * 1024 * 1024;  // all of a message together

// T-09: Teams gives ten seconds and more.
inline constexpr std::chrono::milliseconds answer_within{8'000};
// Ours: how long an activity is known again, should Teams bring it twice.
inline constexpr std::chrono::hours redelivery{1};
// Ours: how many conversations' and people's whereabouts are remembered; a school has some hundred.
inline constexpr std::size_t remembered = 10'000;
// Ours: how often an answer that certainly did not arrive is tried, how long Teams may ask to wait in
// between, and how long an answer may wait for its turn.
inline constexpr int tellings = 4;
inline constexpr std::chrono::minutes telling_wait{2};
inline constexpr std::chrono::seconds turn{30};
// Looking who is in a conversation: Teams gives at most 500 at once; the rest is ours.
inline constexpr int members_page = 500;
inline constexpr int member_pages = 20;  // 10,000 people: more is no team
inline constexpr std::size_t continuation = 2'000;
inline constexpr int readings = 3;  // how often a page is asked for
inline constexpr std::chrono::seconds reading_pause{5};
inline constexpr std::chrono::minutes between_rounds{5};
inline constexpr std::chrono::hours between_searches{24};  // for people we never spoke to
// Ours: how long an installation that Teams refuses is left alone.
inline constexpr std::chrono::hours refusal{1};

// T-15, one bucket for four figures: in one conversation at most 7 in a second, 8 in two, 60 in thirty and
// 1,800 in an hour; of one app in one tenant 30 in a second.
inline constexpr net::Pace conversation{std::chrono::milliseconds(2'100), 6};
inline constexpr net::Pace tenant{std::chrono::milliseconds(50), 10};

}  // namespace knownby::teams::limits
