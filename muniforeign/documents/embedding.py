"""Fonts as they are embedded in a paper: every hanzi can be copied out of the PDF, rare ones too.

ReportLab writes the code points of rare hanzi (𬱖 is U+2CC56) as they are, where PDF 1.7, 9.10.3,
asks for UTF-16; readers then extract another letter and a digit.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final
from weakref import WeakKeyDictionary

from reportlab.pdfbase.ttfonts import TTEncoding, TTFont

from muniforeign.documents.font_file import FontFile

_BEYOND_16_BITS: Final = re.compile(r"<([0-9A-F]{5,6})>")


class ExtractableFont(TTFont):  # type: ignore[misc]
    """A TrueType font whose table of characters is right for rare hanzi."""

    def __init__(self, name: str, path: Path) -> None:
        """As ReportLab begins a font, but for the face, and never shaped: hanzi stay themselves."""
        self.fontName = name
        self.face = FontFile(path)
        self.encoding = TTEncoding()
        self.state = WeakKeyDictionary[Any, Any]()
        self._asciiReadable = True
        self._shapable = False

    def addObjects(self, doc: Any) -> None:
        """Add the font's objects to a paper, with the characters in UTF-16."""
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                stream.content = _BEYOND_16_BITS.sub(_in_utf_16, stream.content)


def _in_utf_16(match: re.Match[str]) -> str:
    return f"<{chr(int(match[1], 16)).encode('utf-16-be').hex().upper()}>"
