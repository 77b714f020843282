#!/bin/sh
# install-group.sh PYTHON GROUP: install a dependency group of pyproject.toml. (`pip install --group` needs a newer pip
# than Debian's.) Does nothing when the group was installed for this pyproject.toml already.
set -eu
python=$1 group=$2
stamp=$(dirname "$python")/../.group-$group
[ -e "$stamp" ] && [ ! pyproject.toml -nt "$stamp" ] && exit 0
wanted=$(mktemp)
trap 'rm -f "$wanted"' EXIT
"$python" -c '
import sys, tomllib
with open("pyproject.toml", "rb") as file:
    print("\n".join(tomllib.load(file)["dependency-groups"][sys.argv[1]]))
' "$group" >"$wanted"
"$python" -m pip install --quiet --disable-pip-version-check --requirement "$wanted"
touch "$stamp"
