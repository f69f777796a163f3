#pragma once
// Schools made up by a seed: pools as they might be recorded, in every mixture.

#include <random>
#include <string>

#include "commands/week/choose.hpp"

namespace knownby::week {

class Pools {
 public:
  explicit Pools(unsigned seed) : random_(seed) {}

  int up_to(int most) { return static_cast<int>(random_() % (static_cast<unsigned>(most) + 1)); }
  bool one_in(int n) { return up_to(n - 1) == 0; }

  Candidate somebody(std::int64_t id) {
    Candidate one;
    one.student = StudentId{id};
    one.given = std::string(1, static_cast<char>('A' + up_to(25))) + std::to_string(up_to(9));
    one.waited = behind_ && one_in(5) ? 25 + up_to(40) : up_to(25);
    one.adult = static_cast<Candidate::Adult>(up_to(2));
    one.out = one_in(8) ? static_cast<Candidate::Out>(up_to(4)) : Candidate::Out::no;
    one.is_new = one_in(10);
    one.asks = one_in(10);
    one.prio = one_in(3) ? up_to(2) : 0;
    one.only_negative = one_in(10);
    one.on_last_card = one_in(6);
    one.on_the_card_before = one_in(6);
    return one;
  }

  Pool pool() {
    Pool pool;
    pool.week = "2026-W" + std::to_string(10 + up_to(42));
    pool.asks = up_to(14);
    pool.from_zero = one_in(20);
    behind_ = one_in(2);
    const int students = one_in(4) ? up_to(9) : 20 + up_to(130);
    for (int id = 1; id <= students; ++id) pool.students.push_back(somebody(id));
    return pool;
  }

  std::mt19937& random() { return random_; }

 private:
  std::mt19937 random_;
  bool behind_ = false;  // some wait very long in this school
};

}  // namespace knownby::week
