#!/usr/bin/env bash
# Follow docs/deploying.md, as root: run each of its commands as it is written, in a mount namespace
# in which /etc, /srv and the folders of Ibid are copies. Where a test machine has no systemd, public
# name and Docker, stand-ins below do what they would: the unit is verified and its program started
# as its user, the certificate is one's own, the steps of the Dockerfile are run in a folder.
# Needs what the page installs, and nginx, systemd-analyze, openssl, curl, PostgreSQL, python3.
# Ports 80, 443 and 8000 are free.
set -euo pipefail

[ -n "${FOLLOWING:-}" ] || FOLLOWING=1 exec unshare --mount --fork "$0" "$@"
origin=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
page=$origin/docs/deploying.md
host=blog.example.org
programs=$(echo /usr/lib/postgresql/*/bin)
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PGPORT=54329 XDG_DATA_HOME=/srv/caddy XDG_CONFIG_HOME=/srv/caddy
ibid='' # the process of the unit

main() {
  trap tidy EXIT
  set_apart
  heading "One machine: systemd and Caddy or nginx" one_machine
  heading "From SQLite to PostgreSQL" to_postgresql
  heading "Upgrading" follow "Upgrading"
  run "systemctl reload ibid"
  answers 200 --header "Host: $host" http://127.0.0.1:8000/health/ready/
  heading "A container" container
  printf '\n%s\n' "All commands of docs/deploying.md were run."
}

heading() { printf '\n== %s\n' "$1"; "${@:2}"; }

# Only this process and its children see these folders.
set_apart() {
  mkdir -p /var/lib/ibid /var/backups /ibid /data
  for folder in /srv /var/lib/ibid /var/backups /ibid /data; do mount -t tmpfs tmpfs "$folder"; done
  cp -a /etc /srv/etc && mount --bind /srv/etc /etc
  git config --system --add safe.directory '*'
  git clone --quiet --bare "$origin" /srv/copy/ibid.git
}

# The commands in the section, without the prompt and the remark in parentheses.
documented() {
  awk -v heading="## $1" '
    /^## / { on = $0 == heading }
    /^```/ { code = /^```console/; next }
    on && code && sub(/^[#$] /, "") { sub(/ +\(.*\)$/, ""); print }' "$page" | sed \
    -e 's#https://YOUR-COPY/ibid.git#/srv/copy/ibid.git#' \
    -e "s#ibid:PASSWORD@localhost/#ibid:PASSWORD@localhost:$PGPORT/#"
}

follow() { # section
  local commands command
  mapfile -t commands < <(documented "$1")
  [ "${#commands[@]}" -gt 0 ]
  for command in "${commands[@]}"; do run "$command"; done
}

run() { printf '+ %s\n' "$1"; eval "$1"; }

one_machine() {
  sed -n '/^IBID_URL=/,/^```/p' "$page" | grep -v '^```' >/etc/ibid.env
  grep -q '^IBID_DATA_DIR=' /etc/ibid.env
  follow "One machine: systemd and Caddy or nginx"
  cp docs/deploying/Caddyfile /etc/caddy/Caddyfile
  run "systemctl reload caddy"
  sed -e "s/example\.org/$host/g" -e 's#/srv/ibid/var#/var/lib/ibid#' docs/nginx.conf \
    >/etc/nginx/conf.d/ibid.conf
  run "certbot certonly --nginx -d $host"
  run "nginx -t"
  run "systemctl reload nginx"
}

to_postgresql() {
  install -d -o postgres /srv/postgresql /var/run/postgresql
  as postgres "$programs/initdb" --pgdata /srv/postgresql --auth-local trust --auth-host md5 >/srv/initdb
  as postgres "$programs/pg_ctl" --pgdata /srv/postgresql --wait start >>/srv/initdb
  follow "From SQLite to PostgreSQL"
  answers 200 --header "Host: $host" http://127.0.0.1:8000/health/ready/
}

# Run what the Dockerfile copies and runs, in the folders that it names; then, as its user and with
# all but /data read-only, its program and its health check.
container() {
  systemctl stop ibid
  (
    cd "$origin"
    local step arguments
    while read -r step arguments; do
      case $step in
        COPY) [ "${arguments#--from}" != "$arguments" ] || copied "$arguments" ;;
        RUN) [ "${arguments#apt-get}" != "$arguments" ] || run "(cd /ibid && ${arguments/#python /python3 })" ;;
        ENV) eval "export $arguments" ;;
      esac
    done < <(sed 's/^#.*//' Dockerfile)
    chown 10001 /data
    mount -o remount,ro /ibid
    cd /ibid
    "${in_container[@]}" .venv/bin/python manage.py serve >/srv/container 2>&1 &
    server=$!
    until grep -q '^Ibid runs at' /srv/container; do
      kill -0 "$server" 2>/dev/null || { cat /srv/container; exit 1; }
      sleep 0.2
    done
    run "${in_container[*]} $(sed -n 's/^ *CMD \[\(".*health.*\)\]$/\1/p' "$origin/Dockerfile" | python3 -c \
      'import json, shlex, sys; print(shlex.join(json.loads("[" + sys.stdin.read() + "]")))')"
    "${in_container[@]}" .venv/bin/python manage.py doctor >/srv/doctor || true
    grep -q 'Settings' /srv/doctor
    kill -TERM "$server" && wait "$server"
  )
}

copied() { # files..., folder below /ibid
  local files
  read -ra files <<<"$1"
  local target=/ibid/${files[-1]}
  unset 'files[-1]'
  mkdir -p "$([ -d "${files[0]}" ] && echo "$target" || dirname "$target/x")"
  if [ -d "${files[0]}" ]; then cp -r "${files[0]}/." "$target"; else cp "${files[@]}" "$target"; fi
}

in_container=(setpriv --reuid 10001 --regid 10001 --clear-groups --no-new-privs)

as() { runuser -u "$1" -- "${@:2}"; }

sudo() { HOME=/srv/ibid as "$2" "${@:3}"; } # sudo -u USER COMMAND

apt-get() { command apt-get --simulate --quiet --quiet "$@" >/srv/apt 2>&1 || cat /srv/apt; }

certbot() {
  local folder=/etc/letsencrypt/live/$4
  mkdir -p "$folder"
  openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj "/CN=$4" \
    -keyout "$folder/privkey.pem" -out "$folder/fullchain.pem" 2>/srv/openssl
}

journalctl() { cat /srv/journal; }

systemctl() { # enable --now | start | stop | reload, a unit
  case "$1 ${*: -1}" in
    "enable ibid" | "start ibid") start_unit ;;
    "stop ibid") kill -TERM "$ibid" && wait "$ibid" && ibid='' ;;
    "reload ibid") MAINPID=$ibid eval "$(of_unit ExecReload)" ;;
    "reload caddy")
      IBID_HOST=$host caddy validate --adapter caddyfile --config /etc/caddy/Caddyfile 2>/srv/caddy.log
      IBID_HOST=localhost caddy start --adapter caddyfile --config /etc/caddy/Caddyfile 2>/srv/caddy.log
      answers 200 --insecure https://localhost/
      answers 404 --insecure https://localhost/metrics
      caddy stop 2>/srv/caddy.log
      ;;
    "reload nginx")
      nginx
      answers 200 --insecure --resolve "$host:443:127.0.0.1" "https://$host/"
      nginx -s stop
      ;;
  esac
}

of_unit() { sed -n "s/^$1=//p" /etc/systemd/system/ibid.service; }

# What systemd does with the unit, without its sandbox.
start_unit() {
  systemd-analyze verify /etc/systemd/system/ibid.service
  install -d -o "$(of_unit User)" -m 0700 "/var/lib/$(of_unit StateDirectory)"
  : >/srv/journal
  (
    cd "$(of_unit WorkingDirectory)"
    umask "$(of_unit UMask)"
    set -a && . "$(of_unit EnvironmentFile)"
    # shellcheck disable=SC2046  # words of a command
    exec setpriv --reuid "$(of_unit User)" --regid "$(of_unit Group)" --clear-groups \
      --no-new-privs --bounding-set=-all $(of_unit ExecStart)
  ) >/srv/journal 2>&1 &
  ibid=$!
  until grep -q '^Ibid runs at' /srv/journal; do
    kill -0 "$ibid" 2>/dev/null || { cat /srv/journal; return 1; }
    sleep 0.2
  done
}

answers() { # status, arguments of curl; until the server is there
  local status
  status=$(curl --silent --output /dev/null --retry 20 --retry-all-errors --retry-delay 1 \
    --write-out '%{http_code}' "${@:2}")
  [ "$status" = "$1" ] || { echo "HTTP $status, not $1: ${*:2}"; return 1; }
}

tidy() {
  [ -z "$ibid" ] || kill -TERM "$ibid" 2>/dev/null || true
  [ ! -f /srv/postgresql/postmaster.pid ] ||
    as postgres "$programs/pg_ctl" --pgdata /srv/postgresql --mode immediate stop >/dev/null || true
}

main "$@"
