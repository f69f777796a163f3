// Words with which a line of a note begins: nobody is called so, and nobody is looked for behind them.

#include <array>

#include "commands/language/text/word_groups.hpp"

namespace knownby::language {

std::span<const WordGroup> words_of_notes() {
  static constexpr std::array kOfNotes = {WordGroup{
      sense::common, 0,
      "follow followed following followup continue continued continues mostly overall generally currently "
      "discussed mentioned explained showed suggested reminded promised agreed offered planned apologized "
      "explored reviewed reflected brainstormed chatting discussing laughing enjoyed enjoys loving struggled "
      "struggles finished finishing completed turned handed submitted participated engaged focused "
      "distracted "
      "opened opening listening slept sleeping exhausted homesick stressing overwhelmed frustrated worries "
      "concerned concerns grumpy chatty talkative cheerful giggling tardy arrived returned moved switched "
      "topic topics reminder notes todo update updates details summary also plus however although "
      "interests hobbies siblings pets weekend weekends vacation"}};
  return kOfNotes;
}

}  // namespace knownby::language
