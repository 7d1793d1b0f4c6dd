"""The whole build for Windows, within the environment that build_windows.py has set up."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import notices

from muniforeign import __version__
from windows import contents, imports, inputs, launcher, manifest, portable, setup, stage
from windows.inputs import ROOT

_FORESEEN = (
    inputs.InputError,
    contents.ContentsError,
    notices.NoLicence,
    setup.SetupError,
    imports.Unresolved,
    FileExistsError,
    ValueError,
)
"""What stops a build: an input, the choice of what is shipped, a licence, a tool."""
_FIRST_DAY = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def moment() -> int:
    """The time that every file gets, in seconds since 1970: a day of its own for each version.

    Not the time of the build, so that the same version is the same bytes; not one for all, since
    Python tells by a file's time whether it must be compiled again. SOURCE_DATE_EPOCH overrules it.
    """
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    major, minor, patch = map(int, __version__.split(".")[:3])
    return int((_FIRST_DAY + dt.timedelta(days=major * 1000 + minor * 10 + patch)).timestamp())


def main() -> int:
    """Build Setup.exe and the portable ZIP into dist/; 0 where all went well."""
    return timed(lambda: make(ROOT / "build" / "windows" / "stage", ROOT / "dist"))


def timed(build: Callable[[], None]) -> int:
    """Carry out a build and say how long it took, or what was wrong; the exit code."""
    begun = time.monotonic()
    try:
        build()
    except subprocess.CalledProcessError as error:
        print(f"{error}\n{error.stderr or ''}", file=sys.stderr)
        return 1
    except _FORESEEN as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{'whole build':<28}{time.monotonic() - begun:>8.1f} s")
    return 0


def make(staged: Path, dist: Path) -> None:
    """Stage, check and pack. Raises the errors of the steps."""
    dist.mkdir(exist_ok=True)
    with step("inputs"):
        given = inputs.fetch()
    with step("stage"):
        program = stage.build(given, staged, moment())
        launcher.build(staged)
        stage.set_times(staged, moment())
    with step("check"):
        check(program)
    target = dist / f"Muniforeign-{__version__}-Setup.exe"
    with step(target.name):
        setup.build(staged, target, moment())
    zipped = dist / f"Muniforeign-{__version__}-portable.zip"
    with step(zipped.name):
        portable.build(staged, zipped, moment())
    shutil.copy(program / "bill-of-materials.cdx.json", dist)
    tell(staged, (target, zipped))


def check(program: Path) -> None:
    """Raise where the list of files is not whole or an import finds nothing."""
    if wrong := manifest.differences(program):
        raise inputs.InputError(f"The list of files does not agree with {wrong}")
    imports.check(program)


def tell(staged: Path, made: tuple[Path, ...]) -> None:
    """Print sizes, in MB of a million bytes, and the SHA-256 of what was made."""
    print(f"{'installed':<28}{(setup.size_kb(staged) + setup.COMPILED_KB) / 1000:>8.1f} MB")
    for file in made:
        print(f"{file.name:<28}{file.stat().st_size / 1e6:>8.1f} MB  {inputs.sha256(file)}")


@contextmanager
def step(name: str) -> Iterator[None]:
    """Say how long this took."""
    begun = time.monotonic()
    yield
    print(f"{name:<28}{time.monotonic() - begun:>8.1f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
