#!/bin/sh
# torch.sh PYTHON: PyTorch for the tests that compare the reference implementations with it, if a CPU build can be had.
# Never the CUDA build of several gigabytes. Without it those tests use PyTorch's outputs kept as fixtures.
set -u
python=$1
wanted=torch==2.13.0
stamp=$(dirname "$python")/../.torch-tried
"$python" -c 'import torch' >/dev/null 2>&1 && exit 0
[ -e "$stamp" ] && [ -z "${NOTEC_TORCH:-}" ] && exit 0
touch "$stamp"

# What would pip install? A CUDA build has nvidia packages among its requirements.
plan=$(mktemp)
trap 'rm -f "$plan"' EXIT
if "$python" -m pip install --quiet --disable-pip-version-check --dry-run --report "$plan" "$wanted" >/dev/null 2>&1 &&
  ! grep -qE '"name": "(nvidia|cuda|triton)' "$plan"; then
  echo "installing PyTorch (CPU)"
  "$python" -m pip install --quiet --disable-pip-version-check "$wanted" && exit 0
fi
"$python" -m pip install --quiet --disable-pip-version-check --index-url https://download.pytorch.org/whl/cpu "$wanted" >/dev/null 2>&1 && exit 0
echo "PyTorch has no CPU build here: the references are compared with its stored outputs instead." >&2
exit 0
