#pragma once
// The small school of tests/bot/school.hpp on a disk of its own, with the real program before it and a Slack
// of this machine behind.

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "store/outbox.hpp"
#include "tests/bot/school.hpp"
#include "tests/fakes/slack/stand_in.hpp"
#include "tests/program/process.hpp"

namespace knownby {

class SchoolOnSlack : public testing::Test {
 protected:
  SchoolOnSlack();

  Process serve() const;
  static std::chrono::sys_seconds now();
  // A weekly card as the clock puts it, due in so long.
  void put_card(const std::string& key, std::chrono::seconds in = {},
                const std::string& channel = "C0GRADE7") const;
  Parcel card(const std::string& key) const;

  static void kill(Process& server);  // -9
  static void stop(Process& server);  // in order, within the time that has

  Folder folder;
  fakes::StandIn slack;
  const std::string store = folder.file("school.db");
  const std::string config = folder.file("bot.toml");
};

}  // namespace knownby
