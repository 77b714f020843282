#!/bin/sh
# unpacked.sh PACKAGE DIR: fetch a Debian package and unpack it into DIR, without being root and without installing it.
# When the system's package lists are missing, they are fetched into a scratch folder. Exits with 1 where that cannot be.
set -u
package=$1 target=$2
command -v apt-get >/dev/null 2>&1 && command -v dpkg-deb >/dev/null 2>&1 || exit 1
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
apt-get -qq download "$package" >/dev/null 2>&1 || {
  mkdir -p state/lists/partial cache/archives/partial
  own="-o Dir::State=$scratch/state -o Dir::State::status=/var/lib/dpkg/status -o Dir::Cache=$scratch/cache"
  # shellcheck disable=SC2086 # several options in one variable
  apt-get -qq $own update >/dev/null 2>&1 && apt-get -qq $own download "$package" >/dev/null 2>&1
}
dpkg-deb -x ./*.deb "$target" 2>/dev/null
