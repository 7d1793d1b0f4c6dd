"""Writing files so that a power cut leaves the old one or the new one, never half."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace(path: Path, content: bytes) -> None:
    """Put the content in the file's place in one step, or leave what was there as it was.

    Raises OSError where the folder cannot be written, the disk is full or the file is in use.
    """
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.stem}-", suffix=".part", delete=False
    ) as written:
        try:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
            written.close()
            Path(written.name).replace(path)
        except BaseException:
            written.close()
            Path(written.name).unlink(missing_ok=True)
            raise
