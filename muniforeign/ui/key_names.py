"""What keys are called in menus and hints: as keyboards and the manual say, in each language."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTranslator

from muniforeign.i18n import Code

_ARROWS: Final = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
_NAMES: Final[dict[Code, dict[str, str]]] = {
    "es": {
        "Ctrl": "Ctrl",
        "Shift": "Mayús",
        "Del": "Supr",
        "Return": "Intro",
        "Enter": "Intro",
        **_ARROWS,
    },
    "zh": {"Del": "Delete", "Return": "Enter", "Enter": "Enter", **_ARROWS},
    "en": {"Del": "Delete", "Return": "Enter", "Enter": "Enter", **_ARROWS},
}


class KeyNames(QTranslator):
    """Names of keys in the place of Qt's, which says “Control+Mayúsculas+N” in Spanish."""

    def __init__(self, code: Code, parent: QObject) -> None:
        super().__init__(parent)
        self._names = _NAMES[code]

    def isEmpty(self) -> bool:
        return False

    def translate(  # type: ignore[override]  # None is Qt's null text: it asks the next one
        self,
        context: bytes | str,
        sourceText: bytes | str,
        disambiguation: bytes | str | None = None,
        n: int = -1,
    ) -> str | None:
        """The name of a key; None, which leaves it to the other translators, for all else."""
        return self._names.get(str(sourceText)) if context == "QShortcut" else None
