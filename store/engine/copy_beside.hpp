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
  ~CopyBeside();  // nothing is left of one that was not put in place
  CopyBeside(const CopyBeside&) = delete;
  CopyBeside& operator=(const CopyBeside&) = delete;

  void put_in_place() const;  // takes the former one's place; throws StoreError
  std::string file() const;   // its name once it is there, without the folder

 private:
  std::string made_, target_;
};

}  // namespace knownby
