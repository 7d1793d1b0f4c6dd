"""The whole build for Debian, within the environment that build_deb.py has set up."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from windows.build import moment, step, timed
from windows.inputs import ROOT, sha256

from debian import inputs, package, stage

_IMPORT_ALL = """
import importlib, pkgutil, sys
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
import muniforeign
for module in pkgutil.walk_packages(muniforeign.__path__, "muniforeign."):
    if "__main__" not in module.name and ".migrations." not in module.name:  # those run at once
        importlib.import_module(module.name)
"""


def main() -> int:
    """Build the .deb into dist/; 0 where all went well."""
    return timed(lambda: make(ROOT / "build" / "debian" / "tree", ROOT / "dist"))


def make(tree: Path, dist: Path) -> None:
    """Stage, check and pack. Raises the errors of the steps."""
    dist.mkdir(exist_ok=True)
    with step("inputs"):
        given = inputs.fetch()
    with step("stage"):
        stage.build(given, tree, moment())
    with step("check"):
        check(tree)
    target = dist / package.name()
    with step(target.name):
        package.build(tree, target, moment())
    print(f"{'installed':<28}{package.size_kb(tree) * 1024 / 1e6:>8.1f} MB")
    print(f"{target.name:<28}{target.stat().st_size / 1e6:>8.1f} MB  {sha256(target)}")


def check(tree: Path) -> None:
    """Import every module of the program from the tree, with this Python and nothing else.

    Raises CalledProcessError where something that is imported was left out.
    """
    library = (tree / stage.LIBRARY).resolve()
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MUNIFOREIGN_HOME": home}
        command = [sys.executable, "-I", "-S", "-c", _IMPORT_ALL, str(library)]
        subprocess.run(command, env=environment, capture_output=True, text=True, check=True)


if __name__ == "__main__":
    sys.exit(main())
