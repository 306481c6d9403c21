#!/usr/bin/env bash
# Sees to the system libraries that Qt needs on Debian and its relatives (debian-packages.txt).
# Root gets them installed; anyone else is told their names, and everything that works without them goes on.
set -euo pipefail
cd "$(dirname "$0")"

command -v dpkg-query >/dev/null || exit 0 # another system: Qt's packages bring, or the README names, what it needs

installed=" $(dpkg-query -W -f='${db:Status-Abbrev}${Package} ${Provides} ' 2>/dev/null | tr ',\n' '  ') "
missing=()
while read -r package; do
    [[ -z $package || $package == \#* ]] && continue
    [[ $installed == *"ii $package "* || $installed == *" $package (= "* ]] || missing+=("$package")
done <debian-packages.txt
[[ ${#missing[@]} -eq 0 ]] && exit 0

if [[ $(id -u) -ne 0 ]]; then
    echo "PT CRM: these system libraries are missing; without them the window may not open and tests run without a display:" >&2
    echo "    sudo apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 0
fi
echo "PT CRM: installing the system libraries that Qt needs: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
