#!/bin/sh
# Runs COMMAND with a fresh home, a private session bus and a real, unlocked keyring; all of it is gone afterwards.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: with_keyring.sh COMMAND [ARGUMENT...]
#   KONTOR_KEYRING=locked   the keyring exists, holds what an earlier COMMAND stored, and is locked
#   KONTOR_KEYRING=none     a bus without any keychain service
#   KONTOR_KEYRING_HOME     a folder to use (and leave) as home instead of a fresh one, for several calls in a row
# Exits with COMMAND's status, or 77 when this computer lacks what is needed.
set -eu

if [ $# -eq 0 ]; then
    sed -n '/^# Usage/,/^# Exits/p' "$0" >&2
    exit 2
fi
for program in dbus-run-session gnome-keyring-daemon; do
    if ! command -v "$program" >/dev/null; then
        echo "with_keyring.sh: $program is not installed; nothing was run" >&2
        exit 77
    fi
done

runtime=$(mktemp -d)
if [ -n "${KONTOR_KEYRING_HOME:-}" ]; then
    home=$KONTOR_KEYRING_HOME
    mkdir -p "$home"
    trap 'rm -rf "$runtime"' EXIT
else
    home=$runtime/home
    mkdir "$home"
    trap 'rm -rf "$runtime"' EXIT
fi
chmod 700 "$runtime"

# Whatever the caller's session has must not shine through.
unset DBUS_SESSION_BUS_ADDRESS DBUS_STARTER_ADDRESS GNOME_KEYRING_CONTROL SSH_AUTH_SOCK XDG_CURRENT_DESKTOP \
    XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME 2>/dev/null || true
HOME=$home XDG_RUNTIME_DIR=$runtime
export HOME XDG_RUNTIME_DIR

# With none: a bus whose configuration knows no services that it could start.
configuration=
if [ "${KONTOR_KEYRING:-}" = none ]; then
    cat >"$runtime/bus.conf" <<BUS
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$runtime</listen>
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>
BUS
    configuration=--config-file=$runtime/bus.conf
fi

# shellcheck disable=SC2016,SC2086 # the inner shell expands; no argument at all when there is no configuration
dbus-run-session $configuration -- sh -c '
    case "${KONTOR_KEYRING:-}" in
    none) ;;
    # A wrong password leaves it locked, and without a display nobody can be asked for the right one.
    locked) unset DISPLAY WAYLAND_DISPLAY
        printf wrong | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 ;;
    *) printf kontor | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 ;;
    esac
    "$@"
' with_keyring "$@"
