# Private servers for a test run: loopback only, throw-away data, free ports, ended by process id. Sourced by tests/run.

# A caller that has servers already names their folder in $work.
[ -n "${work:-}" ] || { work=$(mktemp -d /tmp/niazgah-tests-XXXXXX); chmod 711 "$work"; }
# Tests need no data after a crash of the machine.
: "${postgres_settings:=-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=400}"
postgres_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
rabbitmq_bin=/usr/lib/rabbitmq/bin

require_tools() {
  command -v dotnet >/dev/null || { echo "The .NET SDK 10 is missing: https://dot.net" >&2; return 1; }
  command -v npm >/dev/null || { echo "Node.js 20 with npm is missing: https://nodejs.org" >&2; return 1; }
  local missing=()
  if wants Integration || wants Browser; then
    [ -x "${postgres_bin:-/none}/initdb" ] || missing+=(postgresql)
    [ -x "$rabbitmq_bin/rabbitmq-server" ] || missing+=(rabbitmq-server)
  fi
  wants Browser && [ ! -x /usr/lib/chromium/chromium-headless-shell ] && ! command -v chromium >/dev/null && missing+=(chromium-headless-shell)
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    # Only checks the compose file; its test is skipped without it.
    wants Integration && [ ! -x /usr/bin/docker-compose ] && missing+=(docker-compose)
    [ ${#missing[@]} -eq 0 ] && return 0
  else
    [ ${#missing[@]} -eq 0 ] && return 0
    echo "Please install: ${missing[*]} (Debian's names), then run again." >&2
    return 1
  fi
  echo "Installing ${missing[*]} …"
  # Debian would start the servers it installs; ours are private.
  local policy=/usr/sbin/policy-rc.d made=
  [ -e $policy ] || { printf '#!/bin/sh\nexit 101\n' > $policy; chmod +x $policy; made=1; }
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" > "$work/apt.log" 2>&1
  local status=$?
  [ -z "$made" ] || rm -f $policy
  [ $status -eq 0 ] || { tail -20 "$work/apt.log" >&2; return 1; }
  postgres_bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
}

# A port below the ephemeral range that nobody listens on, with as many free ones behind it as asked for.
free_port() {
  local port offset
  for _ in $(seq 100); do
    port=$((20000 + RANDOM % 10000))
    for offset in $(seq 0 $(($1 - 1))); do
      (exec 3<>"/dev/tcp/127.0.0.1/$((port + offset))") 2>/dev/null && continue 2
    done
    echo $port; return
  done
  return 1
}

as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_postgres() (
  set -e
  dir=$work/postgres port=$(free_port 1)
  mkdir -m 700 "$dir"; [ "$(id -u)" -ne 0 ] || chown postgres:postgres "$dir"
  cd /
  as_postgres "$postgres_bin/initdb" -D "$dir/data" -U app -A trust -E UTF8 --locale=C.UTF-8 --no-sync > "$work/initdb.log"
  echo "-p $port -c listen_addresses=127.0.0.1 -k $dir $postgres_settings" > "$dir/options"
  as_postgres "$postgres_bin/pg_ctl" -D "$dir/data" -l "$dir/log" -w -s -o "$(cat "$dir/options")" start
  echo "$port" > "$work/postgres.port"
)

start_rabbitmq() (
  set -e
  dir=$work/rabbitmq port=$(free_port 4)
  mkdir -p "$dir"/{mnesia,log,home}; : > "$dir/env.conf"
  cat > "$dir/environment" <<ENV
export HOME=$dir/home RABBITMQ_NODENAME=niazgah$port@localhost RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT=$port
export RABBITMQ_DIST_PORT=$((port + 2)) ERL_EPMD_PORT=$((port + 1)) ERL_EPMD_ADDRESS=127.0.0.1
export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1}"
export RABBITMQ_MNESIA_BASE=$dir/mnesia RABBITMQ_LOG_BASE=$dir/log RABBITMQ_PID_FILE=$dir/pid
export RABBITMQ_ENABLED_PLUGINS_FILE=$dir/enabled_plugins RABBITMQ_CONFIG_FILE=$dir/rabbitmq RABBITMQ_CONF_ENV_FILE=$dir/env.conf
ENV
  . "$dir/environment"
  echo '[rabbitmq_management].' > "$dir/enabled_plugins"
  printf 'management.tcp.ip=127.0.0.1\nmanagement.tcp.port=%d\nvm_memory_high_watermark.absolute=3GiB\ndisk_free_limit.absolute=200MB\nmanagement_agent.disable_metrics_collector=true\n' $((port + 3)) > "$dir/rabbitmq.conf"
  revive_rabbitmq
  echo "$port" > "$work/rabbitmq.port"
)

# For tests that take a server away and give it back.
kill_postgres() { cd / && as_postgres "$postgres_bin/pg_ctl" -D "$work/postgres/data" -m immediate -s stop; }
revive_postgres() {
  cd / && as_postgres "$postgres_bin/pg_ctl" -D "$work/postgres/data" -l "$work/postgres/log" -w -s -o "$(cat "$work/postgres/options")" start
}
kill_rabbitmq() { kill -KILL "$(cat "$work/rabbitmq/pid")" && rm "$work/rabbitmq/pid"; }
revive_rabbitmq() (
  . "$work/rabbitmq/environment"
  "$rabbitmq_bin/rabbitmq-server" -detached
  "$rabbitmq_bin/rabbitmqctl" -q wait --timeout 90 "$work/rabbitmq/pid"
)

export_servers() {
  local postgres rabbitmq
  postgres=$(cat "$work/postgres.port") rabbitmq=$(cat "$work/rabbitmq.port")
  export MARKETPLACE_TEST_POSTGRES="Host=127.0.0.1;Port=$postgres;Username=app"
  export MARKETPLACE_TEST_RABBITMQ="amqp://guest:guest@127.0.0.1:$rabbitmq"
  export MARKETPLACE_TEST_POSTGRES_BIN=$postgres_bin MARKETPLACE_TEST_RABBITMQ_BIN=$rabbitmq_bin
}

stop_servers() {
  trap - EXIT
  wait 2>/dev/null
  local pid
  if [ -f "$work/postgres/data/postmaster.pid" ]; then
    (cd / && as_postgres "$postgres_bin/pg_ctl" -D "$work/postgres/data" -m immediate -s stop)
  fi
  if [ -f "$work/rabbitmq/pid" ]; then
    # The data is thrown away, so the broker need not close its books.
    pid=$(cat "$work/rabbitmq/pid"); kill -KILL "$pid" 2>/dev/null
    # epmd outlives its node; ours is the one that listens on our port.
    local port; port=$(sed -n 's/.*ERL_EPMD_PORT=\([0-9]*\).*/\1/p' "$work/rabbitmq/environment")
    for pid in $(pgrep -x epmd); do
      { tr "\0" "\n" < "/proc/$pid/environ"; } 2>/dev/null | grep -qx "ERL_EPMD_PORT=$port" && kill "$pid" 2>/dev/null
    done
  fi
  rm -rf "$work"
}
