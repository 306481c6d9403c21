#!/usr/bin/env bash
# Runs pytest (all arguments are its own) in a real window: an X display of our own with a window manager, since
# without one no window becomes active and neither Tab nor shortcuts work, and a message bus of our own.
# Where these are not there, Qt paints offscreen.
set -euo pipefail
cd "$(dirname "$0")/.."
pytest=(.venv/bin/python -m pytest)

for tool in Xvfb openbox dbus-run-session; do
    if ! command -v "$tool" >/dev/null; then
        echo "tests: offscreen ($tool is not installed)"
        QT_QPA_PLATFORM=offscreen exec "${pytest[@]}" "$@"
    fi
done

# Each child leads a process group (set -m), so that what it started ends with it.
set -m
scratch=$(mktemp -d)
children=()
clean_up() {
    for child in "${children[@]}"; do kill -- "-$child" 2>/dev/null || true; done
    wait "${children[@]}" 2>/dev/null || true
    rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 143' TERM

# The server picks a free display itself and writes its number once it accepts windows.
mkfifo "$scratch/display"
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3<>"$scratch/display" >"$scratch/xvfb.log" 2>&1 &
children+=($!)
if ! read -r -t 30 number <>"$scratch/display"; then
    cat "$scratch/xvfb.log" >&2
    exit 1
fi
export DISPLAY=":$number"
HOME=$scratch XDG_CACHE_HOME=$scratch XDG_CONFIG_HOME=$scratch openbox >"$scratch/openbox.log" 2>&1 &
children+=($!)

echo "tests: in a real window (display $DISPLAY, openbox)"
unset WAYLAND_DISPLAY XDG_SESSION_TYPE
export QT_QPA_PLATFORM=xcb
# The bus keeps its own remarks to itself (2>); what the tests say comes through (4).
dbus-run-session -- bash -c 'exec "$@" 2>&4 4>&-' tests "${pytest[@]}" "$@" 4>&2 2>"$scratch/bus.log" &
tests=$!
children+=($tests)
trap 'kill -INT -- "-$tests"; wait $tests || true; exit 130' INT
wait $tests
