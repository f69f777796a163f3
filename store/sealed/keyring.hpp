#pragma once
// The data keys of one database, each wrapped with the school's key in a row of its own. The newest seals;
// all open. One connection's, and its thread's.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "store/sealed/cipher.hpp"
#include "store/sealed/school_key.hpp"
#include "store/sealed/sealed.hpp"

namespace knownby {

class Keyring {
 public:
  explicit Keyring(SchoolKey school);

  // Are there keys, all of them wrapped with the newest school key? Throws StoreError where one is another
  // school's.
  bool is_ready(Db& db);
  // Makes it so, in a transaction. True: one that everybody knows had wrapped them, so that new ones must
  // come.
  bool make_ready(Db& db);
  void insist(Db& db);  // that all of them open: for a connection that only reads

  // New data keys from here on; what is sealed already stays as it is until it is sealed anew. In a
  // transaction.
  void replace(Db& db);
  std::int64_t newest(Db& db);  // that seals
  // A transaction begins, or something in it is taken back: which keys are the newest is looked up again.
  void look_again();

  Sealed seal(Db& db, Field field, std::int64_t row, std::string_view text);
  std::string open(Db& db, Field field, std::int64_t row, std::string_view bytes);
  Sealed look_up(Db& db, Field field, std::string_view text);

  const SchoolKey& school() const { return school_; }

 private:
  struct Ready {
    std::string wrapped;
    Key key;
    Cipher cipher;
  };
  struct Unwrapped {
    Key key;
    bool by_newest;
    bool by_everybodys;
  };
  std::optional<Unwrapped> unwrap(std::int64_t id, std::string_view wrapped) const;
  std::string wrap(std::int64_t id, const Key& key) const;
  Ready& ready(Db& db, std::int64_t id, std::string_view wrapped);
  Ready* find(Db& db, std::int64_t id);
  Ready& newest_for(Db& db, bool look_ups, std::int64_t& id);
  void add(Db& db, std::string_view purpose);

  SchoolKey school_;
  std::map<std::int64_t, Ready> ready_;
  struct Newest {
    std::int64_t id = 0;
    Ready* key = nullptr;  // null: to be looked up
  };
  Newest seals_, looks_up_;  // within one transaction, in which nobody else can add any
};

// Whether a database's keys are wrapped with another than the key of rehearsals: then only that one opens it.
// False where there is no file, or one from before texts were sealed. Throws StoreError where it cannot be
// read.
bool is_closed_with_a_schools_key(const std::string& path);

}  // namespace knownby
