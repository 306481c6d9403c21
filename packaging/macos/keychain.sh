#!/usr/bin/env bash
# Puts Apple's certificate where codesign finds it, and what notarytool signs in with under the name "ptcrm".
# In the environment: CERTIFICATE (.p12 in base64), CERTIFICATE_PASSWORD, APPLE_ID, APPLE_TEAM_ID, APPLE_APP_PASSWORD.
set -euo pipefail
keychain=$RUNNER_TEMP/ptcrm.keychain-db
password=$(openssl rand -hex 24)
file=$RUNNER_TEMP/certificate.p12
trap 'rm -f "$file"' EXIT

base64 --decode <<<"$CERTIFICATE" >"$file"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 21600 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$file" -P "$CERTIFICATE_PASSWORD" -A -t cert -f pkcs12 -k "$keychain"
security set-key-partition-list -S apple-tool:,apple:,codesign: -s -k "$password" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain
xcrun notarytool store-credentials ptcrm --apple-id "$APPLE_ID" --team-id "$APPLE_TEAM_ID" --password "$APPLE_APP_PASSWORD"
