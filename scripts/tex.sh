#!/bin/sh
# tex.sh [peers]: TeX Live with XeLaTeX and Chinese, from the operating system, where we may install it. Without it the
# tests that typeset with TeX are skipped. `peers`: also the font that Pandoc's LaTeX, unlike ours, cannot do without.
set -u
peers=${1:-}
packages="texlive-xetex texlive-luatex texlive-lang-chinese texlive-latex-extra lmodern poppler-utils"
present() {
  command -v xelatex >/dev/null 2>&1 && kpsewhich ctexart.cls >/dev/null 2>&1 && kpsewhich tcolorbox.sty >/dev/null 2>&1 &&
    { [ -z "$peers" ] || kpsewhich pzdr.tfm >/dev/null 2>&1; }
}
present && exit 0
[ -z "$peers" ] || packages="$packages texlive-fonts-recommended"
if [ "$(id -u)" = 0 ]; then sudo=; elif sudo -n true 2>/dev/null; then sudo="sudo -n"; else sudo=no; fi
if [ "$sudo" != no ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing TeX Live with apt-get (about 200 MB)"
  $sudo apt-get -qq update >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive $sudo apt-get -qq install -y --no-install-recommends $packages >/dev/null 2>&1
fi
present && exit 0
echo "******************************************************************************" >&2
echo "* NO TEX LIVE: the tests that typeset with XeLaTeX are SKIPPED in this run.  *" >&2
echo "* To run them: apt-get install $(echo $packages | cut -c1-44) \\" >&2
echo "*   $(echo $packages | cut -c46-)" >&2
echo "******************************************************************************" >&2
exit 0
