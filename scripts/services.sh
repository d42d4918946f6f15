#!/usr/bin/env bash
# Starts and stops a real Docker engine, Podman service and registry for tests, all inside one folder.
#
#   scripts/services.sh start FOLDER [docker] [podman] [registry]    (all three when none is named)
#   scripts/services.sh stop FOLDER
#
# Everything (images, sockets, pids, logs) lies below FOLDER, and no bridge or firewall rule is made: another engine
# on the same machine is never touched. `start` prints lines for `export`; it fails when a service does not answer.
# Needs root and Debian's docker.io (with runc), podman, docker-registry and curl.
set -euo pipefail

usage() {
  sed -n '4,5s/^# *//p' "$0" >&2
  exit 2
}

# Starts "$2…" detached, its pid in $folder/$1.pid and its output in $folder/$1.log.
launch() {
  local name=$1
  shift
  setsid "$@" >"$folder/$name.log" 2>&1 </dev/null &
  echo $! >"$folder/$name.pid"
}

# Waits until "$2…" succeeds, for 30 seconds at most and only as long as the service lives.
await() {
  local name=$1
  shift
  for _ in $(seq 150); do
    if "$@" >/dev/null 2>&1; then return 0; fi
    if ! kill -0 "$(<"$folder/$name.pid")" 2>/dev/null; then break; fi
    sleep 0.2
  done
  echo "services: $name does not answer; the end of $folder/$name.log:" >&2
  tail -n 15 "$folder/$name.log" >&2
  return 1
}

need() {
  for program in "$@"; do
    if ! command -v "$program" >/dev/null; then
      echo "services: $program is not installed (Debian: docker.io podman docker-registry curl)" >&2
      exit 1
    fi
  done
}

start_docker() {
  need dockerd containerd curl
  mkdir -p "$folder/docker"
  launch docker dockerd --data-root "$folder/docker/data" --exec-root "$folder/docker/exec" \
    --pidfile "$folder/docker/pid" --host "unix://$folder/docker.sock" \
    --bridge=none --iptables=false --ip6tables=false --ip-forward=false --ip-masq=false
  await docker curl --silent --fail --unix-socket "$folder/docker.sock" http://engine/_ping
  echo "PLIMSOLL_TEST_DOCKER=unix://$folder/docker.sock"
}

start_podman() {
  need podman runc curl
  mkdir -p "$folder/podman"
  # Its own default limits need CAP_SYS_RESOURCE, which a virtual machine or container may lack.
  printf '[containers]\ndefault_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]\n' >"$folder/podman/containers.conf"
  launch podman env CONTAINERS_CONF="$folder/podman/containers.conf" podman --root "$folder/podman/storage" --runroot "$folder/podman/run" \
    --tmpdir "$folder/podman/tmp" --storage-driver overlay --runtime runc \
    --cgroup-manager cgroupfs --events-backend file \
    system service --time 0 "unix://$folder/podman.sock"
  await podman curl --silent --fail --unix-socket "$folder/podman.sock" http://engine/_ping
  echo "PLIMSOLL_TEST_PODMAN=unix://$folder/podman.sock"
}

start_registry() {
  need docker-registry curl
  local port
  for _ in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 20000))
    mkdir -p "$folder/registry"
    cat >"$folder/registry.yml" <<YAML
version: 0.1
log: { level: warn }
storage:
  filesystem: { rootdirectory: $folder/registry }
  delete: { enabled: true }
http: { addr: "127.0.0.1:$port" }
YAML
    launch registry docker-registry serve "$folder/registry.yml"
    # A port in use ends the registry at once: then the next port is tried.
    if await registry curl --silent --fail "http://127.0.0.1:$port/v2/" 2>"$folder/registry.failed"; then
      echo "PLIMSOLL_TEST_REGISTRY=127.0.0.1:$port"
      return 0
    fi
  done
  cat "$folder/registry.failed" >&2
  return 1
}

# Ends a service by its pid and waits for it; SIGKILL after ten seconds.
stop_service() {
  local name=$1 pid
  if [ ! -f "$folder/$name.pid" ]; then return 0; fi
  pid=$(<"$folder/$name.pid")
  kill "$pid" 2>/dev/null || true
  for _ in $(seq 100); do
    if ! kill -0 "$pid" 2>/dev/null; then break; fi
    sleep 0.1
  done
  kill -9 "$pid" 2>/dev/null || true
  rm -f "$folder/$name.pid"
}

stop_all() {
  for name in registry podman docker; do stop_service "$name"; done
  # What the engines left mounted below the folder and nowhere else.
  awk -v below="$folder/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r |
    while read -r mount; do umount -l "$mount" || true; done
}

[ $# -ge 2 ] || usage
action=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd -P)
shift 2
case $action in
  start)
    [ $# -gt 0 ] || set -- docker podman registry
    for name in "$@"; do
      case $name in docker | podman | registry) "start_$name" ;; *) usage ;; esac
    done
    ;;
  stop) stop_all ;;
  *) usage ;;
esac
