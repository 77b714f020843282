#!/bin/sh
# venv.sh DIR: make a virtual environment with pip in DIR, on machines where `python3 -m venv` alone does not do it too
# (Debian ships Python without ensurepip unless python3-venv is installed).
set -u
dir=$1

works() { "$dir/bin/python" -m pip --version >/dev/null 2>&1; }
works && exit 0

python=
for candidate in "${PYTHON3:-}" python3 python3.13 python3.12 python3.11; do
  [ -n "$candidate" ] || continue
  if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$candidate; break; fi
done
if [ -z "$python" ]; then
  echo "notecompiler needs Python 3.11 or newer. On Debian: apt-get install python3 python3-venv" >&2
  exit 2
fi

with_venv() { rm -rf "$dir"; "$python" -m venv "$dir" >/dev/null 2>&1 && works; }
with_virtualenv() { rm -rf "$dir"; "$python" -m virtualenv --quiet "$dir" >/dev/null 2>&1 && works; }
with_fetched_virtualenv() {
  rm -rf "$dir"
  scratch=$(mktemp -d) || return 1
  "$python" -m pip install --quiet --target "$scratch" virtualenv >/dev/null 2>&1 &&
    PYTHONPATH=$scratch "$python" -m virtualenv --quiet "$dir" >/dev/null 2>&1
  rm -rf "$scratch"
  works
}
with_apt() {
  if [ "$(id -u)" = 0 ]; then sudo=; elif sudo -n true 2>/dev/null; then sudo="sudo -n"; else return 1; fi
  command -v apt-get >/dev/null 2>&1 || return 1
  echo "installing python3-venv with apt-get"
  $sudo apt-get -qq update >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive $sudo apt-get -qq install -y python3-venv >/dev/null 2>&1 && with_venv
}
# The wheel of pip that Debian keeps for python3-venv installs itself; nobody has to be root for that.
with_debian_wheel() {
  rm -rf "$dir"
  scratch=$(mktemp -d) || return 1
  sh "$(dirname "$0")/unpacked.sh" python3-pip-whl "$scratch" &&
    "$python" -m venv --without-pip "$dir" >/dev/null 2>&1 &&
    for wheel in "$scratch"/usr/share/python-wheels/pip-*.whl; do
      "$dir/bin/python" "$wheel/pip" install --quiet --no-index "$wheel" >/dev/null 2>&1
    done
  rm -rf "$scratch"
  works
}

with_venv || with_virtualenv || with_fetched_virtualenv || with_apt || with_debian_wheel && exit 0
rm -rf "$dir"
echo "Cannot make a virtual environment with $python. Install its venv module and run make again;" >&2
echo "on Debian and Ubuntu, as root: apt-get install python3-venv" >&2
exit 2
