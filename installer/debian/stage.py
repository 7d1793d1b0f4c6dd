"""The stage: the tree that the Debian package installs.

usr/bin/muniforeign     the launcher
usr/lib/muniforeign     packages, the program among them; compiled modules for one Python have its
                        name in theirs, so that those for several Pythons lie side by side
usr/share               desktop entry, icons, file type, AppStream data, documents
"""

from __future__ import annotations

import gzip
import itertools
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

import bill_of_materials
import notices
from windows import contents, icon
from windows.inputs import ROOT, sha256
from windows.stage import lay_wheel, name_of, own_wheel, set_times

from debian.inputs import Inputs

LIBRARY = Path("usr/lib/muniforeign")
DOCUMENTS = Path("usr/share/doc/muniforeign")
_HERE = Path(__file__).resolve().parent
_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
_ICONS = (
    ("muniforeign", "apps", "muniforeign"),
    ("office-file", "mimetypes", "application-x-muniforeign"),
)
_FILES = (
    ("launcher.py", "usr/bin/muniforeign"),
    ("muniforeign.desktop", "usr/share/applications/muniforeign.desktop"),
    ("muniforeign.xml", "usr/share/mime/packages/muniforeign.xml"),
    ("muniforeign.metainfo.xml", "usr/share/metainfo/muniforeign.metainfo.xml"),
    ("copyright", str(DOCUMENTS / "copyright")),
)
_SQLCIPHER = "sqlcipher3/_sqlite3.cpython-311-x86_64-linux-gnu.so"
# What libraries tell of the libraries in them: component, licence, file, pattern of its version.
_NATIVE = (
    ("Qt", "LGPL-3.0-only", "PySide6/Qt/lib/libQt6Core.so.6", rb"Qt (\d\.\d+\.\d+) "),
    ("ICU", "Unicode-DFS-2016", "PySide6/Qt/lib/libicuuc.so.73", rb"\0(73\.\d+)\0"),
    ("OpenSSL (in sqlcipher3)", "Apache-2.0", _SQLCIPHER, rb"OpenSSL (\d+\.\d+\.\d+) "),
    ("SQLCipher", "BSD-3-Clause", _SQLCIPHER, rb"\0(4\.\d+\.\d+)\0"),
    ("PDFium", "BSD-3-Clause", "pypdfium2_raw/version.json", rb'"build": (\d+)'),
)


def build(inputs: Inputs, tree: Path, moment: int) -> None:
    """Make the tree anew; every file gets this moment (seconds since 1970) as its time.

    Raises ContentsError where contents.toml names what is not there, FileExistsError where the
    wheels for two Pythons differ in a module, NoLicence, and ValueError where a library does not
    tell its version.
    """
    shutil.rmtree(tree, ignore_errors=True)
    chosen = contents.read(_HERE / "contents.toml")
    with tempfile.TemporaryDirectory() as folder:
        common = [*inputs.common, own_wheel(Path(folder), moment)]
        wheels = [*common, *itertools.chain.from_iterable(inputs.special.values())]
        chosen.check_wheels(map(name_of, wheels))
        for wheel in wheels:
            lay_wheel(wheel, tree / LIBRARY, chosen)
        _write_documents(tree, common, inputs, moment)
    strip(tree / LIBRARY)
    _lay_files(tree)
    _draw_icons(tree / "usr" / "share" / "icons" / "hicolor")
    set_modes(tree)
    set_times(tree, moment)


def _write_documents(tree: Path, common: list[Path], inputs: Inputs, moment: int) -> None:
    unicode = tree / LIBRARY / "babel" / "locale-data" / "LICENSE.unicode"
    text = "\n".join([notices.of(tree / LIBRARY), notices.quoted("ICU, Unicode data", unicode)])
    notices.write(text, tree / DOCUMENTS / notices.NAME, tree / LIBRARY)
    packages = [bill_of_materials.package(_metadata(w), sha256(w)) for w in common]
    for python, wheels in inputs.special.items():
        qualifier = f"?python=cp{python}"
        packages += [bill_of_materials.package(_metadata(w), sha256(w), qualifier) for w in wheels]
    bill = bill_of_materials.whole(
        packages, list(bill_of_materials.native(tree / LIBRARY, _NATIVE))
    )
    bill_of_materials.write(bill, tree / DOCUMENTS / bill_of_materials.NAME)
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    packed = gzip.compress(changes, mtime=moment)
    (tree / DOCUMENTS / "changelog.gz").write_bytes(packed)


def strip(library: Path) -> None:
    """Take the names for debuggers out of modules for one Python. Raises CalledProcessError."""
    modules = sorted(library.rglob("*.cpython-*.so"))
    subprocess.run(["strip", "--strip-debug", *modules], check=True)


def _metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", n))
        return HeaderParser().parsestr(archive.read(name).decode("utf-8"))


def _lay_files(tree: Path) -> None:
    for source, place in _FILES:
        (tree / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_HERE / source, tree / place)


def _draw_icons(theme: Path) -> None:
    for drawing, kind, name in _ICONS:
        svg = ROOT / "resources" / "app" / f"{drawing}.svg"
        scalable = theme / "scalable" / kind / f"{name}.svg"
        scalable.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(svg, scalable)
        for size in _SIZES:
            picture = theme / f"{size}x{size}" / kind / f"{name}.png"
            picture.parent.mkdir(parents=True, exist_ok=True)
            icon.draw(svg, size, size).save(picture, format="PNG")


def set_modes(tree: Path) -> None:
    """Everything can be read by everyone, and the launcher can be run."""
    for path in (tree, *tree.rglob("*")):
        is_open = path.is_dir() or path.parent.name in {"bin", "DEBIAN"}
        path.chmod(0o755 if is_open else 0o644)


def files(tree: Path) -> Iterator[tuple[str, Path]]:
    """Every file that is installed, by its path from the root, sorted."""
    for path in sorted(tree.rglob("*")):
        name = path.relative_to(tree)
        if path.is_file() and name.parts[0] != "DEBIAN":
            yield name.as_posix(), path
