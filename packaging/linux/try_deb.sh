#!/usr/bin/env bash
# Proves the .deb in a bare Debian 12: installed, used for real, upgraded, removed and purged, with the data kept.
#
#   try_deb.sh OLDER.deb NEWER.deb [NEWER.tar.xz]       as root; debootstrap and a Debian mirror must be there
#
# OUT (default: build/try) gets pictures of the window. BASE names a bare Debian 12 that is there already.
# Any step that fails ends it.
set -euo pipefail
older=$(realpath "$1") newer=$(realpath "$2") archive=${3:+$(realpath "$3")}
out=$(realpath -m "${OUT:-build/try}")
root=$(mktemp -d /tmp/ptcrm-try-XXXXXX)
mkdir -p "$out"

clean_up() {
    for place in proc dev/shm dev/pts; do mountpoint -q "$root/$place" && umount -l "$root/$place"; done
    rm -rf --one-file-system "$root"
}
trap clean_up EXIT

step() { printf '%s  %s\n' "$(date +%H:%M:%S)" "$*"; }
inside() { chroot "$root" env -i PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 "$@"; }
trainer() { inside setpriv --reuid=trainer --regid=trainer --init-groups env HOME=/home/trainer "$@"; }
window() { # what try_window is asked; its pictures are kept also when it fails
    local rc=0
    trainer try_window "$@" || rc=$?
    cp "$root"/home/trainer/*.png "$out"
    return $rc
}
install() { inside apt-get install -y -qq --no-install-recommends "$@" >"$out/apt.log" 2>&1 || { cat "$out/apt.log"; exit 1; }; }
fail() { echo "FAILED: $*" >&2; exit 1; }
data=/home/trainer/.local/share/ptcrm

step "a bare Debian 12"
if [[ -n ${BASE:-} ]]; then cp -a "$BASE/." "$root"; else debootstrap --variant=minbase bookworm "$root" >"$out/debootstrap.log"; fi
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/dev/shm"
mount -t devpts devpts "$root/dev/pts"
inside apt-get update -qq
inside useradd --create-home trainer
cp "$older" "$root/tmp/older.deb"
cp "$newer" "$root/tmp/newer.deb"

step "install $(basename "$older")"
install /tmp/older.deb
trainer ptcrm --version
# The program itself looks in its own folder first.
inside env LD_LIBRARY_PATH=/usr/lib/ptcrm/_internal find /usr/lib/ptcrm -name '*.so*' -exec ldd {} + >"$out/ldd.txt" 2>&1 || true
! grep 'not found' "$out/ldd.txt" | sort -u | grep . || fail "libraries are missing"
trainer ptcrm --self-test
for name in Sanne Youssef Mark; do trainer ptcrm add --name "$name" --channel instagram >/dev/null; done

step "a desktop to look at it"
install xvfb openbox xdotool x11-utils scrot dbus desktop-file-utils appstream file
cp "$(dirname "$0")/try_window.sh" "$root/usr/local/bin/try_window"
step "the window of the older version: somebody passes the hour"
window hour /home/trainer/older.png
before=$(trainer ptcrm leads --json)
version_before=$(trainer ptcrm check --json)

step "upgrade to $(basename "$newer")"
install /tmp/newer.deb
trainer ptcrm --version
[[ $(trainer ptcrm leads --json) == "$before" ]] || fail "the leads changed"
echo "before: $(tr -d '\n' <<<"$version_before")"
echo "after:  $(trainer ptcrm check --json | tr -d '\n')"
[[ -n $(ls "$root$data/backups") ]] || fail "no backup was made before the data was brought up to date"
ls "$root$data" "$root$data/backups"
trainer ptcrm --self-test
inside desktop-file-validate /usr/share/applications/ptcrm.desktop
inside appstreamcli validate --no-net /usr/share/metainfo/ptcrm.metainfo.xml || true

step "the window of the newer version: somebody passes the hour, a contact card is opened, it starts again"
window hour /home/trainer/newer.png
window open /home/trainer/open.png
before=$(trainer ptcrm leads --json)

if [[ -n $archive ]]; then
    step "the same from $(basename "$archive")"
    tar -C "$root/home/trainer" -xf "$archive" --no-same-owner
    trainer bash -c '~/ptcrm-*/ptcrm --version'
    trainer bash -c '~/ptcrm-*/ptcrm --self-test' >"$out/archive-self-test.txt" || fail "the archive's self-test"
fi

step "remove: the data stays"
kept() { (cd "$root$data" && find . -type f ! -name '*.lock' ! -name '*-shm' -exec sha256sum {} + | sort); }
gone() {
    local left
    left=$(inside find /usr /etc /var/lib /opt -iname '*ptcrm*' ! -path '/var/lib/dpkg/*')
    [[ -z $left ]] || fail "left behind: $left"
    [[ $(kept) == "$sums" ]] || fail "the data was touched"
}
rm "$root/usr/local/bin/try_window"
sums=$(kept)
inside apt-get remove -y -qq ptcrm >"$out/remove.log" 2>&1
gone

step "installed once more, it finds its data"
install /tmp/newer.deb
[[ $(trainer ptcrm leads --json) == "$before" ]] || fail "the data is not found again"

step "purge: the data stays"
sums=$(kept)
inside apt-get purge -y -qq ptcrm >"$out/purge.log" 2>&1
gone
ls "$root$data"
step "all is well"
