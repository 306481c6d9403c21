#!/usr/bin/env bash
# Beside the files of a release: the list of its parts (CycloneDX), and the sums of all of it. A part with a known
# hole ends it: describe.sh FOLDER
set -euo pipefail
folder=$(realpath "$1")
cd "$(dirname "$0")/.."
version=$(python3 -c 'import tomllib; print(tomllib.load(open("pyproject.toml", "rb"))["project"]["version"])')
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT

python3 -m venv "$tools"
"$tools/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/release.txt
"$tools/bin/cyclonedx-py" requirements requirements/runtime.txt --pyproject pyproject.toml --output-reproducible \
    --of JSON --output-file "$folder/ptcrm-$version-parts.cdx.json"
if [[ ${AUDIT:-yes} == yes ]]; then
    "$tools/bin/pip-audit" --require-hashes --disable-pip --requirement requirements/runtime.txt
else
    echo "not looked up for known holes: AUDIT=$AUDIT"
fi
python3 packaging/checksums.py "$folder"
