"""The papers' font files, read in bulk: ReportLab takes a Chinese font number by number.

What a face knows is what ReportLab's own reader finds (a test compares them). The file itself is
mapped into memory, so that of its ten megabytes only the letters that a paper sets are read.
"""

from __future__ import annotations

import mmap
from array import array
from collections.abc import Iterator
from itertools import starmap
from pathlib import Path
from struct import iter_unpack, unpack_from
from sys import byteorder
from typing import Any, Final

from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

_UNICODE: Final = (3, 10)
"""Platform and encoding of the map of all characters, rare hanzi too; its format is 12."""
_SEGMENTED: Final = 12
_SPACE, _HARD_SPACE = 0x20, 0xA0


class FontFile(TTFontFace):  # type: ignore[misc]
    """A TrueType face whose characters, widths and outlines' places are read in bulk."""

    def readFile(self, f: Any) -> None:
        """Map the file into memory."""
        self.filename = str(f)
        with Path(f).open("rb") as file:
            self._ttf_data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._pos = 0

    def extractInfo(self, charInfo: int = 1) -> None:
        """Read names and measures as ReportLab does, and all that is long at once."""
        super().extractInfo(charInfo=0)
        self._read_metrics()
        self._read_characters()
        self._read_places()

    def get_table(self, tag: str) -> Any:
        """The bytes of a table; the outlines, which fill the file, only piece by piece."""
        if tag == "glyf":
            return _Outlines(self._ttf_data, self.get_table_pos(tag)[0])
        return super().get_table(tag)

    def _read_metrics(self) -> None:
        """The advance width and left bearing of each glyph (tables hhea and hmtx)."""
        full = self.get_ushort(self.get_table_pos("hhea")[0] + 34)
        table = self.get_table("hmtx")
        self.hmetrics = list(iter_unpack(">HH", table[: 4 * full]))
        last = self.hmetrics[-1][0]
        self.hmetrics += ((last, bearing) for (bearing,) in iter_unpack(">H", table[4 * full :]))
        self.hmetrics = self.hmetrics[: self.numGlyphs]

    def _read_characters(self) -> None:
        """The glyph and the width of each character (table cmap)."""
        codes, glyphs = array("L"), array("L")
        for first, last, glyph in self._segments():
            codes.extend(range(first, last + 1))
            glyphs.extend(range(glyph, glyph + last - first + 1))
        widths = list(starmap(self._width, self.hmetrics))
        self.defaultWidth = widths[0]
        self.charToGlyph = dict(zip(codes, glyphs, strict=True))
        self.charToGlyph[_HARD_SPACE] = self.charToGlyph[_SPACE]
        self.charWidths = dict(zip(codes, map(widths.__getitem__, glyphs), strict=True))
        self.charWidths[_HARD_SPACE] = self.charWidths[_SPACE]

    def _width(self, advance: int, _bearing: int) -> float:
        """In thousandths of the font size."""
        width: float = self._pdfScale(advance)
        return width

    def _segments(self) -> Iterator[tuple[int, ...]]:
        """Runs of characters: first, last, and the glyph of the first."""
        table = self.get_table("cmap")
        (count,) = unpack_from(">H", table, 2)
        for *encoding, offset in iter_unpack(">HHL", table[4 : 4 + 8 * count]):
            if tuple(encoding) == _UNICODE and unpack_from(">H", table, offset) == (_SEGMENTED,):
                (segments,) = unpack_from(">L", table, offset + 12)
                return iter_unpack(">LLL", table[offset + 16 : offset + 16 + 12 * segments])
        raise TTFError(f"{self.filename} has no map of all characters")

    def _read_places(self) -> None:
        """Where the outlines of each glyph begin (table loca)."""
        long = self.get_ushort(self.get_table_pos("head")[0] + 50)
        places = array("I" if long else "H", self.get_table("loca"))
        if byteorder == "little":
            places.byteswap()
        self.glyphPos = places if long else [2 * place for place in places]


class _Outlines:
    """The outlines of a font, of which slices are taken."""

    def __init__(self, file: mmap.mmap, start: int) -> None:
        self._file, self._start = file, start

    def __getitem__(self, part: slice) -> bytes:
        return self._file[self._start + part.start : self._start + part.stop]
