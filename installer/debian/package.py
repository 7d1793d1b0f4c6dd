"""The .deb made of the staged tree: what the package says of itself, and its packing."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from system import QT_LIBRARIES
from windows.stage import set_times

from debian.stage import files, set_modes
from muniforeign import __version__

_HERE = Path(__file__).resolve().parent
_RENAMED = {"libglib2.0-0": "libglib2.0-0t64", "libcups2": "libcups2t64"}
"""Packages that have another name since Debian 13 and Ubuntu 24.04."""
_MORE_LIBRARIES = (
    "libgcc-s1", "libstdc++6", "libx11-6", "libwayland-client0", "libxcb-glx0", "libxcb-render0",
    "libxcb-shm0", "libxcb1", "libzstd1", "zlib1g",
)  # fmt: skip
"""What a wheel may expect of every Linux, and what QT_LIBRARIES bring along."""
_DESCRIPTION = """\
Municipality's foreign-affairs office
 Muniforeign keeps the municipality's foreign relations: people, visits,
 agreements and delegation briefs, in Spanish, Chinese and English. It works
 without a network and keeps an office in one file.
 .
 Muniforeign lleva las relaciones internacionales de la municipalidad:
 personas, visitas, acuerdos y carpetas de delegación, en español, chino e
 inglés. Funciona sin conexión a internet.
 .
 Muniforeign 帮助市政府管理对外交往：人员、访问、协议和代表团资料册，
 支持西班牙文、中文和英文。无需联网。"""


def name() -> str:
    """The file's name as Debian wants it."""
    return f"muniforeign_{__version__}_amd64.deb"


def depends() -> str:
    """What the package needs: a Python of Debian, and the libraries that Qt opens."""
    libraries = sorted({*QT_LIBRARIES.values(), *_MORE_LIBRARIES})
    either = [f"{p} | {_RENAMED[p]}" if p in _RENAMED else p for p in libraries]
    return ", ".join(["python3 (>= 3.11)", "python3 (<< 3.14)", "libc6 (>= 2.34)", *either])


def build(tree: Path, target: Path, moment: int) -> None:
    """Pack the tree; its times are this moment. Raises CalledProcessError."""
    _write_control(tree)
    set_modes(tree)
    set_times(tree, moment)
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(target)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment)}
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)


def size_kb(tree: Path) -> int:
    """What is installed, in KiB, each file rounded up; not what is compiled afterwards."""
    return sum(-(-path.stat().st_size // 1024) for _name, path in files(tree))


def _write_control(tree: Path) -> None:
    folder = tree / "DEBIAN"
    folder.mkdir(exist_ok=True)
    for script in ("postinst", "prerm"):
        shutil.copyfile(_HERE / script, folder / script)
    fields = {
        "Package": "muniforeign",
        "Version": __version__,
        "Architecture": "amd64",
        "Maintainer": "Muniforeign contributors",
        "Installed-Size": size_kb(tree),
        "Depends": depends(),
        "Recommends": "xdg-utils",
        "Suggests": "cups, ibus",
        "Section": "misc",
        "Priority": "optional",
        "Description": _DESCRIPTION,
    }
    text = "".join(f"{field}: {value}\n" for field, value in fields.items())
    (folder / "control").write_text(text, encoding="utf-8")
    sums = [f"{_md5(path)}  {name}\n" for name, path in files(tree)]
    (folder / "md5sums").write_text("".join(sums), encoding="utf-8")


def _md5(file: Path) -> str:
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, lambda: hashlib.md5(usedforsecurity=False))
    return digest.hexdigest()
