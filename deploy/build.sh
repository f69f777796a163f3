#!/usr/bin/env bash
# Builds one preset of CMakePresets.json into .build/PRESET, without chatter.
#
#   deploy/build.sh PRESET [TARGET...]
#
# Progress goes to standard error: one line of percentage on a terminal, a line a quarter elsewhere, nothing when
# there is nothing to do. Everything the tools said is in .build/PRESET/build.log; its end is shown on failure.
set -euo pipefail

preset=${1:?usage: deploy/build.sh PRESET [TARGET...]}
shift
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
folder=.build/$preset
log=$folder/build.log
mkdir -p "$folder"
exec </dev/null

# Two builds in one folder would spoil each other.
exec 9>"$folder/lock"
if ! flock -n 9; then
  echo "Another build of $preset is running; waiting for it." >&2
  flock 9
fi

terminal=
[[ -t 2 ]] && terminal=1
failed() {
  [[ -n $terminal ]] && printf '\r\e[K' >&2
  { tail -n "${2:-40}" "$log"; echo "$1 The whole log: $PWD/$log"; } >&2
  exit 1
}

# A file touching Beast takes 1.3 GB to compile: never more of them at once than memory holds.
jobs() {
  local cores gigabytes
  cores=$(nproc)
  gigabytes=$(awk '/MemAvailable/ { print int($2 / 1500000) }' /proc/meminfo)
  ((gigabytes < 1)) && gigabytes=1
  echo $((cores < gigabytes ? cores : gigabytes))
}

# ccache and precompiled headers go together only when ccache is told to trust them.
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime

home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$folder/CMakeCache.txt" 2>/dev/null || true)
if [[ ! -f $folder/build.ninja || $home != "$PWD" || CMakePresets.json -nt $folder/configured ]]; then
  [[ -f $folder/build.ninja ]] || echo "Building Knownby ($preset) for the first time; this takes a few minutes." >&2
  fresh=()
  [[ -n $home && $home != "$PWD" ]] && fresh=(--fresh) # the folder was copied from elsewhere
  cmake --preset "$preset" "${fresh[@]}" >"$log" 2>&1 || failed "Configuring $preset failed."
  touch "$folder/configured"
  cat "$log" >"$folder/configure.log"
fi

# Reads what ninja says, keeps it all, shows how far it is.
show_progress() {
  local line percent next=25
  while IFS= read -r line; do
    printf '%s\n' "$line"
    [[ $line =~ ^\[\ *([0-9]+)%\]\ (Re-|) ]] || continue
    [[ -n ${BASH_REMATCH[2]} ]] && continue # looking for new files is not building
    percent=${BASH_REMATCH[1]}
    if [[ -n $terminal ]]; then
      printf '\r\e[KBuilding Knownby (%s) %3d%%' "$preset" "$percent" >&2
    elif ((percent >= next)); then
      printf 'Building Knownby (%s) %d%%\n' "$preset" "$percent" >&2
      next=$((percent / 25 * 25 + 25))
    fi
  done >"$log"
}

began=$SECONDS
if ! NINJA_STATUS='[%p] ' ninja -C "$folder" -j "$(jobs)" "$@" 2>&1 | show_progress; then
  failed "Building $preset failed."
fi
if ! grep -q '^ninja: no work to do' "$log"; then
  [[ -n $terminal ]] && printf '\r\e[K' >&2
  took=$((SECONDS - began))
  printf 'Built Knownby (%s) in %d min %02d s.\n' "$preset" $((took / 60)) $((took % 60)) >&2
fi
