#pragma once
// What goes back to whoever asked.

#include <memory>
#include <string>
#include <vector>

#include "commands/words/card.hpp"
#include "commands/words/look.hpp"

namespace knownby {

// A file for whoever asked, and for nobody else's eyes.
struct GivenFile {
  std::string name;   // as it is saved: no student's
  std::string title;  // as it is read where it is given
  std::string content;
};

struct Reply {
  enum class Seen { only_you, everyone };
  Card card{};
  Seen seen = Seen::only_you;     // anything about a named student is only_you
  bool replaces_pressed = false;  // takes the place of the card whose button was pressed
  bool opens_form = false;        // a modal where the platform gave a trigger for one, else a private card

  // What stands below is not remembered: where it is said, nothing was changed.

  // opens_form: asks for the same form again, where it could not be shown. Holds nothing that anybody said.
  Button opener{};
  // A sent form was not taken: the field and a sentence for it. The card says the same. A field that none of
  // its inputs has is about the whole form.
  Fields errors{};
  Fields choices{};  // to verb_find: what stands for a student in an answer, and how people read it

  // Nothing could be kept, for a reason that passes (a full disk, a busy desk): whoever can bring the same
  // event again does, instead of troubling the person.
  bool unkept = false;

  // Nothing is said yet: the platform fetches the files that were sent and asks the same Request again.
  bool wants_files = false;
  // Set: the platform looks at these first and asks the same Request again with what it saw. The card is for
  // where nothing can look.
  std::shared_ptr<const LookAt> look_at{};

  // Given beside the card, once, where a platform can; the card stands without them.
  std::vector<GivenFile> files{};

  bool silent() const { return card.title.empty() && card.blocks.empty(); }  // nothing to say (a tick)
};

}  // namespace knownby
