"""The wheel ships the templates and finds them."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of a freshly built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_holds_package_templates_and_scripts(unpacked: Path) -> None:
    assert (unpacked / "notecompiler/py.typed").is_file()
    shipped = {path.name for path in (unpacked / "notecompiler/templates").rglob("*") if path.is_file()}
    assert shipped == {path.name for path in (ROOT / "templates").rglob("*") if path.is_file()}
    (scripts,) = unpacked.glob("*.dist-info/entry_points.txt")
    text = scripts.read_text()
    assert "notec = notecompiler.cli:run" in text
    assert "notecompiler = notecompiler.cli:run" in text
    assert not list(unpacked.rglob("tests")), "tests stay at home"


def test_templates_are_found_in_the_wheel_and_in_the_checkout(unpacked: Path) -> None:
    code = "from notecompiler.backends.templates import shipped_folder; print(shipped_folder())"
    for place, expected in ((unpacked, unpacked / "notecompiler/templates"), (ROOT / "src", ROOT / "templates")):
        environment = {**os.environ, "PYTHONPATH": str(place)}
        run = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
            cwd=unpacked.parent,
        )
        assert Path(run.stdout.strip()) == expected
