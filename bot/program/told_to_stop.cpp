#include "bot/program/told_to_stop.hpp"

#include <signal.h>

#include <stdexcept>

namespace knownby {
namespace {

volatile sig_atomic_t told = 0;

void note(int) { told = 1; }

}  // namespace

void note_being_stopped() {
  struct sigaction noting {};
  noting.sa_handler = note;
  noting.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::sigaction(signal, &noting, nullptr);
}

bool told_to_stop() { return told != 0; }

void give_up_where_told() {
  if (told_to_stop()) throw std::runtime_error("stopped; nothing is left of what was being made");
}

}  // namespace knownby
