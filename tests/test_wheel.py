"""An installed wheel brings its texts and resources and finds them."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUESTION = """
from muniforeign import paths
from muniforeign.i18n import CATALOGUES, Language
for code, folder in CATALOGUES.items():
    assert (paths.translations() / folder / "LC_MESSAGES" / "muniforeign.mo").is_file(), folder
print(paths.resources())
print(paths.translations())
"""


def test_wheel_has_resources_and_compiled_texts(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as file:
        file.extractall(installed)
    answer = subprocess.run(
        [
            sys.executable,
            "-P",
            "-c",
            f"import sys; sys.path.insert(0, {str(installed)!r})" + QUESTION,
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    package = installed / "muniforeign"
    assert answer.stdout.split() == [str(package / "resources"), str(package / "translations")]
    shipped = {path.relative_to(ROOT / "resources") for path in (ROOT / "resources").rglob("*")}
    brought = {path.relative_to(package / "resources") for path in package.glob("resources/**/*")}
    assert {path for path in shipped if "__pycache__" not in path.parts} == brought
