#!/bin/sh
# fonts.sh PYTHON: see to it that there are fonts for Chinese (and emoji, if that is cheap), as root or not.
#
# PYTHON is the interpreter that has notecompiler installed; `make fonts` calls this. Nothing happens when the machine has
# Chinese fonts already. Otherwise, in this order:
#   1. the extra notecompiler[fonts] with pip: Noto Serif SC and Noto Sans SC, 17 MB, no administrator needed;
#   2. as root: apt-get install fonts-noto-cjk;
#   3. otherwise: apt-get download fonts-noto-cjk, unpacked into the user's cache folder;
#   4. the two Noto faces out of the wheel of mplfonts, into the user's cache folder.
# Exits 0 when there is a Chinese font in the end, else 1 with a message.
set -u
python=${1:-python3}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/notecompiler/fonts

found() { "$python" -m notecompiler.fonts 2>/dev/null | grep -q "^$1	"; }
root() { [ "$(id -u)" = 0 ]; }
has() { command -v "$1" >/dev/null 2>&1; }

with_pip() {
  echo "installing Noto Serif SC and Noto Sans SC with pip (17 MB)" >&2
  "$python" -m pip install --quiet --disable-pip-version-check "pylopdf-fonts-zh-cn>=0.1.1" >/dev/null 2>&1
}

with_apt() {
  root && has apt-get || return 1
  echo "installing $1 with apt-get" >&2
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$1" >/dev/null 2>&1 && return 0
  apt-get -qq update >/dev/null 2>&1 &&
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$1" >/dev/null 2>&1
}

# Keep only the font files of a package, without being root.
with_apt_download() {
  scratch=$(mktemp -d) || return 1
  echo "unpacking the fonts of $1 into $cache" >&2
  sh "$(dirname "$0")/unpacked.sh" "$1" "$scratch" && mkdir -p "$cache" &&
    find "$scratch" -type f \( -name '*.ttc' -o -name '*.otf' -o -name '*.ttf' \) -exec cp {} "$cache" \;
  outcome=$?
  rm -rf "$scratch"
  return $outcome
}

with_mplfonts() {
  scratch=$(mktemp -d) || return 1
  echo "taking Noto Serif CJK and Noto Sans CJK out of mplfonts (85 MB)" >&2
  "$python" -m pip download --quiet --disable-pip-version-check --no-deps --dest "$scratch" mplfonts >/dev/null 2>&1 &&
    "$python" -m zipfile -e "$scratch"/mplfonts-*.whl "$scratch" 2>/dev/null &&
    mkdir -p "$cache" &&
    cp "$scratch"/mplfonts/fonts/NotoSerifCJKsc-Regular.otf "$scratch"/mplfonts/fonts/NotoSansCJKsc-Regular.otf "$cache"
  outcome=$?
  rm -rf "$scratch"
  return $outcome
}

if ! found song; then
  for way in with_pip "with_apt fonts-noto-cjk" "with_apt_download fonts-noto-cjk" with_mplfonts; do
    $way
    found song && break
  done
fi
# Emoji are a nicety: without them a document shows a labelled box in their place.
found emoji || with_apt fonts-noto-color-emoji || with_apt_download fonts-noto-color-emoji || true

found song && exit 0
echo "No Chinese font was found and none could be fetched. On Debian, as root: apt-get install fonts-noto-cjk" >&2
exit 1
