"""The portable folder: the same stage with a mark, in a ZIP to unpack on a USB stick."""

from __future__ import annotations

import shutil
import time
import zipfile
from pathlib import Path

MARK = "portable.txt"
_TEXT = Path(__file__).with_name(MARK)


def build(stage: Path, target: Path, moment: int) -> None:
    """Write the ZIP: one folder named like it, files in order and of one moment."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        files = {path.relative_to(stage).as_posix(): path for path in stage.rglob("*")}
        for name, path in sorted({**files, MARK: _TEXT}.items()):
            if path.is_file():
                _add(archive, f"{target.stem}/{name}", path, moment)


def _add(archive: zipfile.ZipFile, name: str, path: Path, moment: int) -> None:
    entry = zipfile.ZipInfo(name, time.gmtime(moment)[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    with path.open("rb") as content, archive.open(entry, "w") as packed:
        shutil.copyfileobj(content, packed)
