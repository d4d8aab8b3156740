#!/usr/bin/env bash
# What a newcomer meets: a clean clone of HEAD, an empty environment, the two commands, and how
# long each took. Run as root with util-linux and iproute2, it also starts and tests offline.
set -euo pipefail

origin=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
place=$(mktemp -d)
clone=$place/ibid
took=()

main() {
  trap tidy EXIT
  mkdir "$place/home"
  git clone --quiet "$origin" "$clone"
  cd "$clone"
  timed "make run, the first time" start
  stop
  timed "make run, the second time" start
  stop
  timed "make test, the first time" bare make test
  if can_cut_the_network; then
    timed "make run, without a network" start offline
    stop
    timed "make test, without a network" offline make test
  fi
  printf '\n%s\n' "Clean clone of $(git -C "$clone" log -1 --format='%h (%s)'):"
  printf '%s\n' "${took[@]}"
}

timed() { # what, command...
  local begun=$SECONDS
  printf '\n== %s\n' "$1"
  "${@:2}"
  took+=("$(printf '%5d s  %s' $((SECONDS - begun)) "$1")")
}

bare() {
  env -i HOME="$place/home" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    ${port:+PORT="$port"} "$@"
}

offline() { bare unshare --net sh -c 'ip link set lo up && exec "$@"' offline "$@"; }

can_cut_the_network() { offline true 2>"$place/why-not"; }

start() { # [offline]: until the home page answers
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  : >"$place/said"
  "${1:-bare}" make run >"$place/said" 2>&1 &
  started=$!
  until grep -q '^Ibid runs at' "$place/said"; do
    kill -0 "$started" 2>/dev/null || { cat "$place/said"; return 1; }
    sleep 0.1
  done
  cat "$place/said"
  beside_the_server python3 -c 'import sys, urllib.request as r; assert r.urlopen(sys.argv[1]).status == 200' \
    "http://127.0.0.1:$port/"
}

beside_the_server() { # without a network, 127.0.0.1 is another one for each `offline`
  if can_cut_the_network; then nsenter --net --target "$(server)" "$@"; else "$@"; fi
}

server() { cat "$clone/var/serve.lock"; }

stop() { # what a service manager does; the exit status must be 0
  kill -TERM "$(server)"
  wait "$started"
  started=
}

tidy() {
  [ -z "${started:-}" ] || kill -TERM "$(server)" 2>/dev/null || true
  rm -rf "$place"
}

main
