#!/usr/bin/env bash
# Signs the app, makes the .dmg and has it notarised: dmg.sh VERSION, after PyInstaller, on macOS.
#
# Signing happens when SIGN_AS names a "Developer ID Application" identity of the keychain; notarising when
# NOTARY_PROFILE names a profile kept with `xcrun notarytool store-credentials`. Without them the .dmg is made all
# the same, for trying out: macOS then warns whoever opens it.
set -euo pipefail
version=$1
cd "$(dirname "$0")/../.."
app="build/frozen/PT CRM.app"
dmg="dist/ptcrm-$version-macos-$(uname -m).dmg"
rights=packaging/macos/entitlements.plist

sign() { codesign --force --timestamp --options runtime --sign "$SIGN_AS" "$@"; }

if [[ -n ${SIGN_AS:-} ]]; then
    # From the inside out: signing a bundle seals what is in it.
    find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 | while IFS= read -r -d '' file; do sign "$file"; done
    find "$app/Contents" -depth -type d -name '*.framework' -print0 | while IFS= read -r -d '' folder; do sign "$folder"; done
    sign --entitlements "$rights" "$app/Contents/MacOS/ptcrm"
    sign --entitlements "$rights" "$app"
    codesign --verify --strict --deep "$app"
else
    echo "not signed: SIGN_AS names nobody"
fi

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
ditto "$app" "$stage/PT CRM.app"
ln -s /Applications "$stage/Applications"
hdiutil create -quiet -volname "PT CRM" -srcfolder "$stage" -format ULMO -ov "$dmg"

if [[ -n ${SIGN_AS:-} && -n ${NOTARY_PROFILE:-} ]]; then
    codesign --force --timestamp --sign "$SIGN_AS" "$dmg"
    xcrun notarytool submit --wait --keychain-profile "$NOTARY_PROFILE" "$dmg"
    xcrun stapler staple "$dmg"
    spctl --assess --type open --context context:primary-signature "$dmg"
else
    echo "not notarised: NOTARY_PROFILE or SIGN_AS names nobody"
fi
