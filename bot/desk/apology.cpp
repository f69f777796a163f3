#include "bot/desk/apology.hpp"

#include <utility>

#include "store/db.hpp"

namespace knownby {
namespace {

std::string cause(const std::exception& trouble) {
  const auto* store = dynamic_cast<const StoreError*>(&trouble);
  if (store == nullptr) return "Something went wrong on my side.";
  switch (store->kind()) {
    case StoreError::Kind::full:
      return "My disk is full, so I cannot keep anything just now.";
    case StoreError::Kind::read_only:
      return "My disk takes nothing in just now.";
    case StoreError::Kind::busy:
      return "My database is busy with something else just now.";
    case StoreError::Kind::broken:
      return "My disk has a fault.";
    default:
      return "Something went wrong on my side.";
  }
}

}  // namespace

Reply apology(const std::exception& trouble, bool saving, const std::string& reference) {
  std::string words = "Sorry. " + cause(trouble);
  words += saving ? " This was not saved. Please send it again in a few minutes."
                  : " Nothing was changed. Please ask again in a few minutes.";
  Reply reply;
  reply.card.blocks.push_back(says(std::move(words)));
  reply.card.blocks.push_back(
      quietly("If it happens again, tell whoever runs Knownby this reference: " + reference));
  return reply;
}

}  // namespace knownby
