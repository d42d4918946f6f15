#!/usr/bin/env bash
# Makes the bench image "shop" (bench/shop) in the forms that are measured, and keeps all of it in a cache folder:
#
#   base.tar    docker save of the Debian minbase system alone
#   shop.tar    docker save of shop
#   shop-oci/   the same as an OCI layout with gzip layers
#   boot-oci/   one Spring Boot jar of 300 MB in a gzip layer
#
# Each part is made once and renamed into place when whole; delete a part to make it anew. Prints the folder.
# Needs root, debootstrap, skopeo, docker.io, npm, pip for Python 3.11, mvn and go, each with the registry or mirror
# that it is configured for. Network use: those package registries only.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd -P)
cache=${PLIMSOLL_BENCH:-${XDG_CACHE_HOME:-$HOME/.cache}/plimsoll-bench}
mkdir -p "$cache"
cd "$cache"

say() { echo "bench image: $*" >&2; }
list() { grep -v '^#' "$here/shop/$1"; }

# The mirror that this machine's apt uses, in either form of its sources.
mirror() {
  cat /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null |
    grep -oE '^(URIs:|deb) +.*' | grep -oE 'https?://[^ ]+' | head -n 1
}

if [ ! -d rootfs ]; then
  say "debootstrap minbase bookworm"
  rm -rf rootfs.tmp
  debootstrap --variant=minbase bookworm rootfs.tmp "$(mirror)" >debootstrap.log
  mv rootfs.tmp rootfs
fi

mkdir -p context
if [ ! -d context/node ]; then
  say "npm packages"
  rm -rf node.tmp
  mkdir node.tmp
  list npm.txt | (cd node.tmp && xargs npm install --ignore-scripts --no-audit --no-fund --silent >&2)
  mv node.tmp context/node
fi
if [ ! -d context/py ]; then
  say "Python packages"
  rm -rf py.tmp
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action ignore --no-deps --python-version 3.11 \
    --only-binary :all: --target py.tmp --requirement "$here/shop/pip.txt" >&2
  mv py.tmp context/py
fi
if [ ! -d context/java ]; then
  say "Java archives"
  rm -rf java.tmp
  mkdir java.tmp
  for artifact in $(list maven.txt); do
    mvn --quiet --batch-mode -Dstyle.color=never dependency:copy -Dartifact="$artifact" -DoutputDirectory="$cache/java.tmp" >&2
  done
  mv java.tmp context/java
fi
if [ ! -f context/go/api ]; then
  say "Go binary"
  mkdir -p context/go
  (cd "$here/shop" && CGO_ENABLED=0 go build -trimpath -o "$cache/context/go/api.tmp" .)
  mv context/go/api.tmp context/go/api
fi

if [ ! -d boot-oci ] && [ ! -f boot.tar ]; then
  say "Spring Boot jar"
  rm -rf boot.tmp
  mkdir -p boot.tmp/app
  python3 "$here/boot-jar.py" boot.tmp/app/application.jar context/java/*.jar
  tar -C boot.tmp --numeric-owner -cf boot.tar.tmp app
  rm -r boot.tmp
  mv boot.tar.tmp boot.tar
fi

if [ ! -f base.tar ] || [ ! -f shop.tar ] || { [ ! -d boot-oci ] && [ ! -f boot-saved.tar ]; }; then
  say "docker import, build and save"
  services=$(mktemp -d)
  trap '"$here/../scripts/services.sh" stop "$services" && rm -rf "$services"' EXIT
  "$here/../scripts/services.sh" start "$services" docker >/dev/null
  export DOCKER_HOST="unix://$services/docker.sock" DOCKER_BUILDKIT=0
  save() {
    docker save -o "$2.tmp" "$1"
    chmod 644 "$2.tmp"
    mv "$2.tmp" "$2"
  }
  if [ ! -f base.tar ] || [ ! -f shop.tar ]; then
    tar -C rootfs --numeric-owner -c . | docker import - corpus/base:12 >&2
    save corpus/base:12 base.tar
    cp "$here/shop/Dockerfile" context/Dockerfile
    docker build --quiet --network host -t corpus/shop:1 context >&2
    save corpus/shop:1 shop.tar
    rm -rf shop-oci
  fi
  if [ ! -d boot-oci ]; then
    docker import boot.tar corpus/boot:1 >&2
    save corpus/boot:1 boot-saved.tar
  fi
fi

layout() {
  say "OCI layout $2"
  rm -rf "$2.tmp"
  skopeo copy --quiet "docker-archive:$1" "oci:$2.tmp:image" >&2
  mv "$2.tmp" "$2"
}
[ -d shop-oci ] || layout shop.tar shop-oci
[ -d boot-oci ] || layout boot-saved.tar boot-oci
rm -f boot.tar boot-saved.tar
echo "$cache"
