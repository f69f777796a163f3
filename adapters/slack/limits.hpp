#pragma once
// Every size limit of Slack that this room keeps (PROTOCOL S-18), and our own where Slack names none. Lengths
// are Unicode code points unless a line says otherwise; texts are counted after escaping.

#include <chrono>
#include <cstddef>

namespace knownby::slack::limits {

inline constexpr std::size_t blocks = 50;  // a message
inline constexpr std::size_t all_blocks =
    12'000;  // ours: Slack refused 13,200 though no single limit was passed
inline constexpr std::size_t message_text = 3'900;  // ours: at 4,041 Slack splits one message into two
inline constexpr std::size_t text = 3'000;          // a section's or a context's
inline constexpr std::size_t header = 150;
inline constexpr std::size_t fields = 10;  // a section
inline constexpr std::size_t field = 2'000;
inline constexpr std::size_t buttons_a_row =
    5;  // 25 are allowed; five stand side by side before Slack wraps them
inline constexpr std::size_t button_text = 75;
inline constexpr std::size_t accessibility_label = 75;
inline constexpr std::size_t button_value = 2'000;
inline constexpr std::size_t button_url = 3'000;
inline constexpr std::size_t options = 100;  // a select
inline constexpr std::size_t option_text = 75;
inline constexpr std::size_t option_value = 150;
inline constexpr std::size_t input_label = 2'000;
inline constexpr std::size_t input_value = 3'000;
inline constexpr std::size_t id = 255;  // block_id, action_id
inline constexpr std::size_t placeholder = 150;
inline constexpr std::size_t view_blocks = 100;
inline constexpr std::size_t view_title = 24;  // and what its two buttons are called
inline constexpr std::size_t private_metadata = 3'000;
inline constexpr std::size_t view = 250'000;    // bytes
inline constexpr std::size_t form_error = 300;  // ours: two lines below an input

// What we take in. All ours, in bytes.
inline constexpr std::size_t body = 256 * 1024;
inline constexpr std::size_t challenge = 1024;   // S-05
inline constexpr std::size_t platform_id = 64;   // S-32: team, user, channel
inline constexpr std::size_t command_text =
    8 * 1024;  // a slash command's: far above what the composer lets people type
inline constexpr std::size_t place_name = 80;  // Slack's own limit for a channel's name
inline constexpr std::size_t actions = 25;     // presses in one payload
inline constexpr std::size_t verb = 64;
inline constexpr std::size_t request_fields = 64;  // a button's and a form's together
inline constexpr std::size_t typed_name = 200;     // bytes, of what is typed where names are looked up
// Code points of a message that becomes a note: at four bytes each as much as the desk reads.
inline constexpr std::size_t quoted_message = 1'000;
inline constexpr std::size_t field_name = 64;
inline constexpr std::size_t field_value =
    4 * input_value;  // an input's longest answer at four bytes a character

inline constexpr std::size_t files = 5;                    // sent with one message
inline constexpr std::size_t file_name = 120;              // characters
inline constexpr std::size_t file_body = 8 * 1024 * 1024;  // bytes, all of a message together

// S-06: Slack gives three seconds.
inline constexpr std::chrono::milliseconds answer_within{2'000};
// S-11: five uses in 30 minutes.
inline constexpr int response_uses = 5;
inline constexpr std::chrono::minutes response_age{29};
// S-01 and S-03: a request is taken until 300 s after its timestamp, which may itself be 300 s ahead of us.
inline constexpr std::chrono::seconds replay{600};
// D6: what is turned on as "Delayed Events" brings an event again for 24 hours.
inline constexpr std::chrono::hours redelivery{25};
// Ours: identities of events at most; a school has some thousand a day, and Slack brings 30,000 an hour at
// most.
inline constexpr std::size_t events_remembered = 60'000;
// Ours: how often an answer that certainly did not arrive is tried.
inline constexpr int tellings = 4;
// Ours: and how long Slack may ask to wait in between; later than that it is no answer any more.
inline constexpr std::chrono::minutes telling_wait{2};
// Ours: how long an answer may wait for its turn once the response URL is used up (S-21).
inline constexpr std::chrono::seconds turn{30};
// S-17, ours: a person's page is published no more often than this.
inline constexpr std::chrono::seconds between_homes{5};
// Ours: how long after somebody opened their page it may still be in sight. Opening it builds it anew anyway.
inline constexpr std::chrono::hours home_in_sight{12};
inline constexpr std::size_t homes_remembered = 10'000;  // before those of a while ago are forgotten
// Looking at people and channels. Slack's own most for a page is 1,000 and recommends 200; the rest is ours.
inline constexpr int page = 200;
inline constexpr int people_pages = 500;  // 100,000 accounts
inline constexpr int channel_pages = 25;  // 5,000 people in a channel: more is no team
inline constexpr int lookups = 50;        // accounts in one channel that no census has told of
inline constexpr int readings = 4;        // how often a page is asked for
inline constexpr std::chrono::minutes reading_wait{5};
inline constexpr std::chrono::seconds reading_pause{5};
inline constexpr std::chrono::hours between_censuses{24};
inline constexpr std::chrono::minutes between_failed_censuses{30};
inline constexpr std::chrono::minutes between_rounds{5};
// Ours: how long an installation that Slack refuses is left alone before it is asked again (S-20).
inline constexpr std::chrono::hours refusal{1};
// Ours: the largest file that is given to a person; a student's record has some hundred lines.
inline constexpr std::size_t export_body = std::size_t{4} * 1024 * 1024;
// S-33: this long before its end a token is exchanged.
inline constexpr std::chrono::hours renewed_ahead{2};
// Ours: an app that was taken away is looked for so often, where tokens are found that were not taken with
// it, and what waits for it is put off so long.
inline constexpr std::chrono::seconds between_looks{300};
inline constexpr std::chrono::seconds until_installed{60};
// D5: some apps get 15 messages of a history at once, and one page a minute.
inline constexpr int history_page = 15;
// Ours: 1,500 messages; a search that reads further than that tells nothing any more.
inline constexpr int history_pages = 100;
// Ours: how far Slack's clock may stand from this machine's, as with signatures (S-03).
inline constexpr std::chrono::seconds clock_apart{300};
// Ours: how long one page may have to wait for its turn.
inline constexpr std::chrono::minutes page_turn{10};

}  // namespace knownby::slack::limits
