"""What every paper must be: embedded fonts, nothing outside the margins, lines well begun."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pypdfium2
from pypdf import PdfReader

from muniforeign.documents import fonts, linebreak
from muniforeign.documents.edition import BINDING_MARGIN, MARGIN
from muniforeign.documents.styles import MM

_FOOT_AND_HEAD = 9 * MM


def pages(data: bytes) -> list[str]:
    """The text of each page as pdfium extracts it, with line ends as \\n."""
    document = pypdfium2.PdfDocument(data)
    texts = []
    for page in document:
        text_page = page.get_textpage()
        texts.append(text_page.get_text_range().replace("\r\n", "\n").replace("\ufffe", "-"))
        text_page.close()
        page.close()
    document.close()
    return texts


def squeezed(text: str) -> str:
    """A text without white space, as lines may be broken anywhere between words or hanzi."""
    return re.sub(r"\s+", "", text)


def assert_contains(data: bytes, *texts: str) -> None:
    """Each of the texts extracts exactly, whatever the line breaks."""
    whole = squeezed("".join(pages(data)))
    for text in texts:
        assert squeezed(text) in whole, text


def assert_lacks(data: bytes, *texts: str) -> None:
    """None of the texts is anywhere in the paper, nor in the file's information."""
    whole = squeezed("".join(pages(data)) + repr(PdfReader(BytesIO(data)).metadata))
    for text in texts:
        assert squeezed(text) not in whole, text


def embedded_fonts(data: bytes) -> dict[str, bool]:
    """The fonts of the paper by name, and whether the font's file is embedded in it."""
    found: dict[str, bool] = {}
    for item in PdfReader(BytesIO(data)).pages:
        _collect(item.get("/Resources"), found)
    return found


def _collect(resources: Any, found: dict[str, bool]) -> None:
    if resources is None:
        return
    shared = resources.get_object()
    for reference in shared.get("/Font", {}).values():
        font = reference.get_object()
        descriptor = font.get("/FontDescriptor")
        embedded = descriptor is not None and "/FontFile2" in descriptor.get_object()
        found[str(font["/BaseFont"])] = embedded
    for reference in shared.get("/XObject", {}).values():
        _collect(reference.get_object().get("/Resources"), found)


def assert_fonts_embedded_and_subset(data: bytes) -> None:
    """Every font that is named is in the file, cut down to the glyphs that are used."""
    found = embedded_fonts(data)
    assert found
    for name, embedded in found.items():
        assert embedded, name
        assert re.match(r"/[A-Z]{6}\+NotoSans", name), name


def assert_glyphs(data: bytes) -> None:
    """Every printed character has a glyph in one of the fonts."""
    known = set(fonts.advances(fonts.LATIN)) | set(fonts.advances(fonts.HANZI))
    for text in pages(data):
        assert not {char for char in text if ord(char) not in known and char != "\n"}


def assert_lines_begin_well(data: bytes) -> None:
    """No line begins with a closing mark or ends with an opening one."""
    for text in pages(data):
        for line in filter(None, map(str.strip, text.split("\n"))):
            assert not linebreak.closes(line[0]) or len(line) == 1 or line[0] in "-–", line
            assert not linebreak.opens(line[-1]), line


def assert_inside_margins(data: bytes) -> None:
    """All text stands between the side margins, and well inside the paper's edges."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        width, height = page.get_size()
        text_page = page.get_textpage()
        for index in range(text_page.count_rects()):
            left, bottom, right, top = text_page.get_rect(index)
            assert left > BINDING_MARGIN - 2
            assert right < width - MARGIN + 2
            assert bottom > _FOOT_AND_HEAD
            assert top < height - _FOOT_AND_HEAD
        text_page.close()
        page.close()
    document.close()


def assert_good_paper(data: bytes) -> None:
    """All of the above."""
    assert_fonts_embedded_and_subset(data)
    assert_glyphs(data)
    assert_lines_begin_well(data)
    assert_inside_margins(data)
