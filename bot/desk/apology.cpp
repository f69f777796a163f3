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

// What is over by itself or once somebody has seen to the disk; anything else would only fail again.
bool passes(const std::exception& trouble) {
  using enum StoreError::Kind;
  const auto* store = dynamic_cast<const StoreError*>(&trouble);
  if (store == nullptr) return false;
  return store->kind() == full || store->kind() == read_only || store->kind() == busy ||
         store->kind() == broken;
}

const char* what_to_do(Undone undone) {
  switch (undone) {
    case Undone::saving:
      return " This was not saved. Please send it again in a few minutes.";
    case Undone::rest:
      return " Part of this is saved, and the rest is not. Please send it again in a few minutes; I go on "
             "from "
             "there.";
    case Undone::answer:
      break;
  }
  return " Nothing was changed. Please ask again in a few minutes.";
}

}  // namespace

Reply apology(const std::exception& trouble, Undone undone, const std::string& reference) {
  std::string words = "Sorry. " + cause(trouble) + what_to_do(undone);
  Reply reply;
  reply.card.blocks.push_back(says(std::move(words)));
  reply.card.blocks.push_back(
      quietly("If it happens again, tell whoever runs Knownby this reference: " + reference));
  reply.unkept = passes(trouble);
  return reply;
}

}  // namespace knownby
