"""How the user arranged the window on this computer: widths, columns, folders last used."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from muniforeign import paths

_WAIT = 1000


class LayoutMemory(QObject):
    """A `Memory` in a small file. It is a convenience: what cannot be read or written is left."""

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file or paths.user_data() / "layout.json"
        self._known = self._read()
        self._later = QTimer(self, singleShot=True, interval=_WAIT)
        self._later.timeout.connect(self.save)

    def _read(self) -> dict[str, str]:
        try:
            known = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(known, dict):
            return {}
        return {name: value for name, value in known.items() if isinstance(value, str)}

    def recall(self, name: str) -> str:
        """What was remembered under this name, or an empty text."""
        return self._known.get(name, "")

    def remember(self, name: str, value: str) -> None:
        """Keep a text under a name; written to the file a moment later."""
        if self._known.get(name) != value:
            self._known[name] = value
            self._later.start()

    def save(self) -> None:
        """Write the file now."""
        self._later.stop()
        try:
            self._file.write_text(json.dumps(self._known, indent=1), encoding="utf-8")
        except OSError:
            logging.getLogger(__name__).warning("the layout could not be saved")
