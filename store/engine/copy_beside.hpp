#pragma once
// A copy beside the database, "<database>.before-<name>", from before something large.

#include <functional>
#include <string>
#include <string_view>

#include "store/db.hpp"

namespace knownby {

// Made under a name of its own first: the former copy of that name stays until this one is whole and whatever
// it was made for comes to pass.
class CopyBeside {
 public:
  // Not inside a transaction. Throws StoreError where it can't be made, or where `gives_up` says so
  // meanwhile.
  CopyBeside(Db& db, std::string_view name, const std::function<bool()>& gives_up = {});
  ~CopyBeside();  // nothing is left of one that nobody wanted in its place
  CopyBeside(const CopyBeside&) = delete;
  CopyBeside& operator=(const CopyBeside&) = delete;

  // Takes the former one's place: once that for which it was made has come to pass. Throws StoreError where
  // it can't; then it stays under the name of its own.
  void put_in_place() const;
  // Its name once it is there, without the folder; where it could not take that place, the one of its own.
  std::string file() const;

 private:
  std::string made_, target_;
  mutable bool is_due_ = false;  // what it was made for has come to pass
};

}  // namespace knownby
