"""Writing files so that a power cut leaves the old one or the new one, never half."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4


def replace(path: Path, content: bytes) -> None:
    """Put the content in the file's place in one step, or leave what was there as it was.

    Raises OSError where the folder cannot be written, the disk is full or the file is in use.
    """
    part = path.with_name(f".{path.stem}-{uuid4().hex}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
