#!/usr/bin/env bash
# The one list of Debian packages: what building and running needs, and what testing needs beyond that.
#
#   deploy/packages.sh          build and run
#   deploy/packages.sh test     the same, and what tests/run needs
#   deploy/packages.sh list     print both lists, one package a line, for a Dockerfile or an administrator
#
# Quiet when nothing is missing (about 20 ms). Otherwise it says what is missing and installs it, as root or with
# sudo that asks no password; where neither is at hand it prints the command to run and exits 77.
set -euo pipefail

build_packages='
  g++                         the compiler, GCC 12
  cmake                       describes the build
  ninja-build                 runs it
  pkg-config                  finds libraries that bring no CMake files
  ccache                      a second build of the same thing takes seconds
  libboost1.81-dev            Asio and Beast: sockets, HTTP
  libssl-dev                  TLS, signatures, random tokens
  nlohmann-json3-dev          JSON
  libsqlite3-dev              the database
  libsqlitecpp-dev            SQLite with C++ manners
  libcli11-dev                the command line
  libtomlplusplus-dev         the configuration file
  libspdlog-dev               the log
  libfmt-dev                  text with values in it
  libhowardhinnant-date-dev   time zones
  libmimalloc-dev             memory that goes from thread to thread
  libicu-dev                  accents and letter case in names
  libcsv-dev                  roster files
  libarchive-dev              roster files packed into one
  prometheus-cpp-dev          the numbers behind /metrics
  tzdata                      when each school has summer time
  ca-certificates             whom to trust when calling Slack
'
test_packages='
  libgtest-dev                the tests
  libgmock-dev                what a test may say about a list
  libbenchmark-dev            the small measurements
  clang-format                one way to lay out code
  clang-tidy-16               slips a compiler lets pass; 14 cannot read the ranges of GCC 12
  clang-16                    a second compiler, a second opinion: what the sanitizers watch is built by it
  libclang-rt-16-dev          its sanitizers
  lld-16                      links what they watch in a fifth of the time
'

names() { awk 'NF { print $1 }' <<<"$1"; }
say() { printf '%s\n' "$*" >&2; }

wanted=$(names "$build_packages")
case "${1:-build}" in
  build) ;;
  test) wanted+=$'\n'$(names "$test_packages") ;;
  list)
    names "$build_packages$test_packages"
    exit 0
    ;;
  *)
    say "usage: ${0##*/} [build|test|list]"
    exit 64
    ;;
esac

# Someone who brings the libraries another way (a container image, another system) may say so.
[[ -n ${KNOWNBY_PACKAGES_READY:-} ]] && exit 0

system=$(. /etc/os-release 2>/dev/null && printf '%s %s' "${ID:-unknown}" "${VERSION_ID:-}") || system='unknown'
if [[ $system != 'debian 12' ]] || ! command -v dpkg-query >/dev/null; then
  say "Knownby is built and tested on Debian 12; this system calls itself \"${system% }\"."
  say "The simplest way is a Debian 12 machine or container. If the libraries below (or newer ones) are"
  say "installed here, set KNOWNBY_PACKAGES_READY=1 and run the command again:"
  say "$(paste -sd' ' <<<"$wanted" | fold -s -w 100 | sed 's/^/  /')"
  exit 77
fi

# shellcheck disable=SC2086  # one word a package is what is meant
present=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' $wanted 2>/dev/null | sed -n 's/^installed //p' || true)
missing=$(grep -vxF -f <(printf '%s\n' "$present") <<<"$wanted" || true)
[[ -z $missing ]] && exit 0

missing_line=$(paste -sd' ' <<<"$missing")
say "Missing Debian packages: $missing_line"
if [[ $(id -u) == 0 ]]; then
  as_root=(env)
elif command -v sudo >/dev/null && sudo -n true </dev/null 2>/dev/null; then
  as_root=(sudo -n env)
else
  say "Installing them takes an administrator. Please run this once (or ask for it), then try again:"
  say "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $missing_line"
  exit 77
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
  "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -y -o Acquire::Retries=3 -o DPkg::Lock::Timeout=120 \
    -o Dpkg::Options::=--force-confold "$@" </dev/null >>"$log" 2>&1
}
say "Installing them with apt-get ..."
# The package lists of this machine may be empty or old, so they are fetched first. Where that fails (no network, one
# source of several out of reach), what is there may still do.
apt update || true
# shellcheck disable=SC2086
if ! apt install --no-install-recommends $missing_line; then
  tail -n 20 "$log" >&2
  say "Installing failed; the lines above say why. To try by hand:"
  say "  apt-get update && apt-get install -y --no-install-recommends $missing_line"
  exit 77
fi
say "Installed."
