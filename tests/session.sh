#!/usr/bin/env bash
# Runs a command in a desktop session of its own: screen, D-Bus, keychain and notifications, all thrown away afterwards.
#
#   tests/session.sh [--no-keyring] COMMAND [ARGUMENT…]
#
# --no-keyring leaves the Secret Service out, as on a machine that has none. The command finds in its environment
#   SESSION_FOLDER         a folder of its own, removed at the end
#   HOME                   a home of its own in there, with a folder for downloads
#   SESSION_NOTIFICATIONS  a file to which every notification shown is appended
# and leaves with the command's own status. Needs: dbus-daemon, dbus-run-session, dbus-send, Xvfb, dunst,
# gnome-keyring-daemon.
set -euo pipefail

if [ "${1:-}" != --inside ]; then
    folder=$(mktemp -d /tmp/park-session.XXXXXX)
    trap 'rm -rf "$folder"' EXIT
    # A bus that starts no services: whoever asks for a missing one, such as a portal, is told so at once.
    cat >"$folder/bus.conf" <<'CONF'
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF
    status=0
    dbus-run-session --config-file="$folder/bus.conf" -- "$0" --inside "$folder" "$@" || status=$?
    exit "$status"
fi

folder=$2
shift 2
keyring=yes
if [ "${1:-}" = --no-keyring ]; then
    keyring=no
    shift
fi

started=()
end() {
    for process in "${started[@]}"; do
        kill "$process" 2>/dev/null || true
        wait "$process" 2>/dev/null || true
    done
}
trap end EXIT

# Waits until a command succeeds, for ten seconds at most.
until_true() {
    for _ in $(seq 100); do
        if "$@"; then return 0; fi
        sleep 0.1
    done
    echo "session.sh: gave up waiting for: $*" >&2
    return 1
}

has_owner() {
    dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus /org/freedesktop/DBus \
        org.freedesktop.DBus.NameHasOwner "string:$1" | grep -q true
}

export CARGO_HOME=${CARGO_HOME:-$HOME/.cargo} RUSTUP_HOME=${RUSTUP_HOME:-$HOME/.rustup}
export HOME=$folder/home XDG_RUNTIME_DIR=$folder/run XDG_DATA_HOME=$folder/data XDG_CONFIG_HOME=$folder/config
export XDG_CACHE_HOME=$folder/cache SESSION_FOLDER=$folder SESSION_NOTIFICATIONS=$folder/notifications
mkdir -p "$HOME/Downloads" "$XDG_DATA_HOME/keyrings" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"
: >"$SESSION_NOTIFICATIONS"
echo 'XDG_DOWNLOAD_DIR="$HOME/Downloads"' >"$XDG_CONFIG_HOME/user-dirs.dirs"

Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>"$folder/display" 2>"$folder/xvfb.log" &
started+=($!)
until_true test -s "$folder/display"
DISPLAY=:$(cat "$folder/display")
export DISPLAY
# Software drawing, X11, and no waiting for an accessibility bus that is not there.
export GDK_BACKEND=x11 LIBGL_ALWAYS_SOFTWARE=1 WEBKIT_DISABLE_DMABUF_RENDERER=1 NO_AT_BRIDGE=1
unset WAYLAND_DISPLAY

dunst -print >>"$SESSION_NOTIFICATIONS" 2>"$folder/dunst.log" &
started+=($!)
until_true has_owner org.freedesktop.Notifications

if [ "$keyring" = yes ]; then
    printf '%s' session | gnome-keyring-daemon --foreground --unlock --components=secrets >"$folder/keyring.log" 2>&1 &
    started+=($!)
    until_true has_owner org.freedesktop.secrets
fi

status=0
"$@" || status=$?
exit "$status"
