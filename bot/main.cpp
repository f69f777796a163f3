#include "bot/program/program.hpp"

int main(int argc, char** argv) { return knownby::program(argc, argv); }
