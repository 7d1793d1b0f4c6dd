"""The fonts as this program reads them are those that ReportLab reads, number by number."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from muniforeign import paths
from muniforeign.documents import fonts
from muniforeign.documents.font_file import FontFile

_TEXT = "Ñuñoa ¿Cómo está? Wáng Xiǎomíng 王晓明，友好城市。《意向书》𬱖 “—”…"


@pytest.mark.parametrize("name", fonts.NAMES)
def test_a_face_is_what_reportlab_reads(name: str) -> None:
    path = paths.resources("fonts", f"{name}.ttf")
    ours, theirs = FontFile(path), TTFontFace(str(path))
    for what in ("charToGlyph", "charWidths", "hmetrics", "defaultWidth", "numGlyphs"):
        assert getattr(ours, what) == getattr(theirs, what), what
    for what in ("name", "flags", "ascent", "descent", "capHeight", "bbox", "stemV", "italicAngle"):
        assert getattr(ours, what) == getattr(theirs, what), what
    assert list(ours.glyphPos) == theirs.glyphPos
    subset = [0, *dict.fromkeys(map(ord, _TEXT))]
    assert ours.makeSubset(subset) == theirs.makeSubset(subset)


def test_a_font_without_a_map_of_all_characters_is_refused(tmp_path: Path) -> None:
    data = bytearray(paths.resources("fonts", f"{fonts.LATIN}.ttf").read_bytes())
    at = data.index(b"\x00\x03\x00\x0a", data.index(b"\x00\x00\x00\x04\x00\x00\x00\x03"))
    data[at : at + 4] = b"\x00\x03\x00\x05"
    other = tmp_path / "other.ttf"
    other.write_bytes(data)
    with pytest.raises(TTFError, match=r"other\.ttf has no map of all characters"):
        FontFile(other)
