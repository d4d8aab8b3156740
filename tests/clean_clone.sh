#!/usr/bin/env bash
# Run every command in the documentation in a clean clone of HEAD with an empty environment, and
# print the time of each. `tests/clean_clone.sh commands` skips the tests. As root, with util-linux
# and iproute2, also start and test without a network.
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
  timed "every command of manage.py" manage_commands
  stop
  timed "make dev" start bare "make dev"
  stop
  timed "every other target of make" make_targets
  timed "manage.py move_database" move_to_postgresql
  if can_cut_the_network; then
    timed "make run, without a network" start offline
    stop
  fi
  [ "${1:-}" = commands ] || run_tests
  printf '\n%s\n' "Clean clone of $(git -C "$clone" log -1 --format='%h (%s)'):"
  printf '%s\n' "${took[@]}"
}

run_tests() {
  timed "make test, the first time" bare make test
  if can_cut_the_network; then
    timed "make test, without a network" offline make test
  fi
}

manage_commands() { # while the server runs, as in the README
  manage() { echo "manage.py $*"; bare "${with[@]}" .venv/bin/python "$@"; }
  local with=(DJANGO_SUPERUSER_PASSWORD=a-long-enough-one)
  manage manage.py createsuperuser --noinput --username ada --email ada@example.org
  manage manage.py unlock_login ada
  manage manage.py unlock_login ada --without-second-factor
  manage manage.py adopt_host
  manage manage.py doctor
  manage manage.py upgrade
  manage manage.py demo
  manage manage.py render --all
  manage manage.py rebuild_search
  manage manage.py export_sources --format bibtex >"$place/sources.bib"
  manage manage.py import_sources "$place/sources.bib" --dry-run
  manage manage.py import_sources "$place/sources.bib"
  manage manage.py import_blog tests/samples/imports/takeout.atom --dry-run
  manage manage.py import_blog tests/samples/imports/takeout.atom --offline --report "$place/blog.json"
  local key && key=$(sed -n 's/^@[a-z]*{\(.*\),$/\1/p' "$place/sources.bib" | head -n 1)
  with+=(IBID_URL=https://example.org)
  manage manage.py check_links --source "$key" --report "$place/links.json"
  manage manage.py verify_media --report "$place/losses.json"
  manage manage.py backup "$place/backups" --keep 2
  manage manage.py backup "$place/backups" --verify
  manage manage.py export_blog "$place/blog.zip"
  manage manage.py export_blog "$place/blog.xml" --format wxr
  manage manage.py freeze "$place/still" --url https://example.org --warc "$place/still.warc.gz"
  manage manage.py export_blog "$place/ada.zip" --author ada
  with+=(IBID_DATA_DIR="$place/loaded")
  manage manage.py migrate --verbosity 0
  manage manage.py import_blog "$place/blog.zip" --from ibid
  with+=(IBID_DATA_DIR="$place/restored")
  manage manage.py restore "$place/backups"
  with=(DJANGO_SUPERUSER_PASSWORD=a-long-enough-one)
  manage manage.py tick
  manage manage.py db_worker --batch
  manage manage.py demo --remove
  with+=("IBID_DATA_DIR=$place/generated")
  manage manage.py migrate --verbosity 0
  manage manage.py generate_blog --posts 50
}

move_to_postgresql() { # a stopped blog, as docs/deploying.md shows
  bare IBID_DATA_DIR="$clone/var" .venv/bin/python -m tests.with_postgresql manage.py move_database
}

make_targets() { # targets that write into the checkout must change nothing
  bare make help
  bare make check
  bare make format
  bare make catalogs
  bare make rooms
  git diff --exit-code
  bare make licenses
  bare make audit | tee "$place/audit" || grep -q "^Nothing was audited" "$place/audit"
  bare make install-server
  bare make lock
  bare make styles
  bare make contact-sheet
  bare make theme-pictures
  bare make mutations ROOM=blog/rows COUNT=3 SEED=1
  git checkout --quiet .
  bare make release
}

timed() { # label, command...
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

start() { # [offline] [command]: wait until the home page responds
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  : >"$place/output"
  # shellcheck disable=SC2086  # a command of several words
  "${1:-bare}" ${2:-make run} >"$place/output" 2>&1 &
  started=$!
  until grep -q '^Ibid runs at' "$place/output"; do
    kill -0 "$started" 2>/dev/null || { cat "$place/output"; return 1; }
    sleep 0.1
  done
  cat "$place/output"
  beside_the_server python3 -c 'import sys, urllib.request as r; assert r.urlopen(sys.argv[1]).status == 200' \
    "http://127.0.0.1:$port/"
}

beside_the_server() { # each `offline` has its own 127.0.0.1
  if can_cut_the_network; then nsenter --net --target "$(server)" "$@"; else "$@"; fi
}

server() { cat "$clone/var/serve.lock"; }

stop() { # like a service manager; the exit status must be 0
  kill -TERM "$(server)"
  wait "$started"
  started=
}

tidy() {
  [ -z "${started:-}" ] || kill -TERM "$(server)" 2>/dev/null || true
  rm -rf "$place"
}

main "$@"
