#!/usr/bin/env bash
# Inside the bare Debian of try_deb.sh, as the trainer: uses the window and takes a picture of it.
#
#   try_window hour PICTURE.png    adds somebody who wrote 59:50 ago and watches them pass the hour
#   try_window open PICTURE.png    opens a contact card with PT CRM while its window is open
set -euo pipefail
what=$1 picture=$2
export XDG_RUNTIME_DIR=$HOME/run XDG_SESSION_TYPE=x11 QT_QPA_PLATFORM=xcb
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
scratch=$(mktemp -d)
children=()
clean_up() { kill "${children[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$scratch"; }
trap clean_up EXIT

mkfifo "$scratch/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3<>"$scratch/display" >"$scratch/xvfb.log" 2>&1 &
children+=($!)
read -r -t 30 number <>"$scratch/display"
export DISPLAY=":$number"
eval "$(dbus-daemon --session --fork --print-address=1 --print-pid=3 3>"$scratch/bus" | sed 's/^/export DBUS_SESSION_BUS_ADDRESS=/')"
children+=("$(cat "$scratch/bus")")
openbox >"$scratch/openbox.log" 2>&1 &
children+=($!)

title() { xdotool search --onlyvisible --classname ptcrm getwindowname 2>/dev/null | head -1 || true; }
wait_for() { # seconds, pattern
    local end=$((SECONDS + $1))
    until [[ $(title) =~ $2 ]]; do
        ((SECONDS < end)) || { echo "the title is '$(title)', not $2" >&2; scrot -o "$picture"; exit 1; }
        sleep 0.1
    done
}
over() { ptcrm today --json | grep -c '"over_hour"' || true; }

was=$(over)
pattern='^PT CRM$'
((was == 0)) || pattern="^\($was\) PT CRM"
ptcrm --language nl >"$scratch/ptcrm.log" 2>&1 &
children+=($!)
wait_for 30 "$pattern"
sleep 3
# A new practice is asked three things first; Esc is "later".
xdotool key Escape
sleep 1
case $what in
hour)
    arrived=$(date -u -d '-3590 seconds' +%Y-%m-%dT%H:%M:%SZ)
    ptcrm add --name 'Anna van den Berg' --channel whatsapp --wants 'zonder rugpijn' --arrived "$arrived" >/dev/null
    sleep 3
    [[ $(over) == "$was" ]] || { echo "over the hour too early" >&2; exit 1; }
    scrot -o "${picture%.png}-before.png"
    wait_for 20 "^\($((was + 1))\) PT CRM"
    echo "passed the hour $(($(date +%s) - $(date -d "$arrived" +%s) - 3600)) s after it was full"
    sleep 2
    scrot -o "$picture"
    ;;
open)
    printf 'BEGIN:VCARD\nVERSION:3.0\nFN:Lotte Bakker\nTEL:06 12345678\nEND:VCARD\n' >"$HOME/Lotte – kaart.vcf"
    count=$(ptcrm leads --json | grep -c lead_id)
    timeout 20 ptcrm --open "$HOME/Lotte – kaart.vcf"
    sleep 3
    scrot -o "$picture"
    [[ $(ptcrm leads --json | grep -c lead_id) == "$count" ]] || { echo "opening saved something" >&2; exit 1; }
    xprop -id "$(xdotool search --onlyvisible --classname ptcrm | head -1)" WM_CLASS
    ;;
esac
kill -TERM "${children[-1]}"
wait "${children[-1]}" || true
grep -v '^$' "$scratch/ptcrm.log" || true
