#!/usr/bin/env bash
# Installs the package in a clean system, starts its programs there and removes it: package_test.sh FILE.deb, as root.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
package=$(readlink -f "${1:?which package?}")
[ "$(id -u)" -eq 0 ] || { echo "package_test: a clean root can only be made as root" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "package_test: debootstrap is not installed" >&2; exit 1; }

# shellcheck disable=SC1091
. /etc/os-release
clean=$(mktemp -d /tmp/kontor-clean-XXXXXX)
trap 'umount "$clean/proc" 2>/dev/null || true; rm -rf --one-file-system "$clean"' EXIT

inside() { chroot "$clean" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=/tmp/runtime "$@"; }

# The mirror that this machine uses for its base system.
mirror=$(apt-cache policy base-files | grep -oE '(https?|file):/+[^ ]+' | grep -v security | head -n 1)
echo "a clean $VERSION_CODENAME"
debootstrap --variant=minbase "$VERSION_CODENAME" "$clean" "${mirror:-}" >"$clean.log" 2>&1 \
    || { tail -n 20 "$clean.log" >&2; exit 1; }
rm -f "$clean.log"
cp -r /etc/apt/apt.conf.d "$clean/etc/apt/" # proxies
cp /etc/resolv.conf "$clean/etc/" 2>/dev/null || true
mount -t proc proc "$clean/proc"
mkdir -m 700 "$clean/tmp/runtime"
cp "$package" "$clean/tmp/kontor.deb"

echo "install"
inside apt-get -q update >/dev/null
inside apt-get -q install -y --no-install-recommends /tmp/kontor.deb >"$clean/tmp/install.log" 2>&1 \
    || { tail -n 20 "$clean/tmp/install.log" >&2; exit 1; }

echo "start"
inside kontor --version
inside kontorctl --help >/dev/null
inside kontor-sandbox --help >/dev/null
inside test -s /usr/share/applications/kontor.desktop
inside test -s /usr/share/icons/hicolor/scalable/apps/kontor.svg
# Not connected, and no keyring here: the program must say so instead of falling over.
status=0
inside kontorctl --data-dir /tmp/data sync >/tmp/kontor-clean-out 2>&1 || status=$?
rm -f /tmp/kontor-clean-out
[ "$status" -eq 4 ] || { echo "package_test: sync without a connection ended with $status, not 4" >&2; exit 1; }

echo "remove"
inside apt-get -q purge -y kontor >/dev/null
for left in usr/bin/kontor usr/bin/kontorctl usr/bin/kontor-sandbox usr/share/doc/kontor usr/share/applications/kontor.desktop; do
    [ ! -e "$clean/$left" ] || { echo "package_test: $left is left behind" >&2; exit 1; }
done
echo "installed, started, removed"
