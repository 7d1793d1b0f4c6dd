"""The five fonts of the papers: which font sets which character, and what no font has.

Latin letters and pinyin are set in Noto Sans, hanzi and Chinese punctuation in Noto Sans SC.
Both are embedded and subset, so that a paper looks the same on every computer. `register` reads
the files once in each process; the window calls it from a thread before the first paper.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Final

from muniforeign import paths

LATIN: Final = "NotoSans-Regular"
LATIN_BOLD: Final = "NotoSans-Bold"
LATIN_ITALIC: Final = "NotoSans-Italic"
HANZI: Final = "NotoSansSC-Regular"
HANZI_BOLD: Final = "NotoSansSC-Bold"
NAMES: Final = (LATIN, LATIN_BOLD, LATIN_ITALIC, HANZI, HANZI_BOLD)

GETA: Final = "〓"
"""Printed for a letter or hanzi that no font has, as Chinese and Japanese printers do."""

_LOCK: Final = threading.Lock()
_SHARED_MARKS: Final = frozenset("“”‘’…—·")
"""Marks of both scripts; their width depends on the script they stand in."""
_PARTNER: Final = {"”": "“", "’": "‘"}
_UNSEEN: Final = frozenset(("Cf", "Cc", "Cs", "Co", "Cn"))
_WIDE: Final = (
    (0x2E80, 0xA4CF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFD),
)


def register() -> None:
    """Load the fonts, once in each process; safe to call from any thread."""
    from reportlab.pdfbase import pdfmetrics

    from muniforeign.documents.embedding import ExtractableFont

    with _LOCK:
        known = set(pdfmetrics.getRegisteredFontNames())
        for name in NAMES:
            if name not in known:
                pdfmetrics.registerFont(
                    ExtractableFont(name, paths.resources("fonts", f"{name}.ttf"))
                )


@cache
def advances(name: str) -> Mapping[int, float]:
    """The width of every character of a font by code point, in thousandths of the font size."""
    from reportlab.pdfbase import pdfmetrics

    register()
    widths: Mapping[int, float] = pdfmetrics.getFont(name).face.charWidths
    return widths


@cache
def is_chinese(char: str) -> bool:
    """Whether the character is a hanzi or a full-width mark."""
    code = ord(char)
    return any(first <= code <= last for first, last in _WIDE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that one font sets."""

    font: str
    text: str


def settable(text: str) -> str:
    """The text as the fonts can set it.

    Accents are joined to their letters; a letter or hanzi that no font has becomes 〓; emoji, marks
    of direction and other unseen characters are left out, without two spaces in their place; line
    ends stay.
    """
    if not text.isascii() and any(map(unicodedata.combining, text)):
        text = unicodedata.normalize("NFC", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    shown = "".join(map(_settable, text))
    return shown if len(shown) == len(text) else shown.replace("  ", " ")


def missing_glyphs(content: object) -> tuple[str, ...]:
    """The letters and hanzi that no font has, in the order met.

    `content` is a text, or a dataclass, sequence or mapping of texts to any depth.
    """
    found: dict[str, None] = {}
    for text in _texts(content):
        if not text.isascii():
            found.update((char, None) for char in text if _settable(char) == GETA != char)
    return tuple(found)


@cache
def _settable(char: str) -> str:
    if char == "\n":
        return char
    category = unicodedata.category(char)
    if category in _UNSEEN:
        return ""
    if ord(char) in advances(LATIN) or ord(char) in advances(HANZI):
        return char
    if category == "Zs":
        return " "
    return GETA if category.startswith(("L", "N")) else ""


def _texts(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif is_dataclass(content) and not isinstance(content, type):
        for field in fields(content):
            yield from _texts(getattr(content, field.name))
    elif isinstance(content, Mapping):
        yield from _texts(tuple(content.items()))
    elif isinstance(content, (tuple, list, frozenset)):
        for item in content:
            yield from _texts(item)


def pieces(text: str, *, bold: bool = False, italic: bool = False) -> list[Piece]:
    """The text, made settable, cut where its font changes. Hanzi are never slanted."""
    text = settable(text)
    latin = LATIN_BOLD if bold else LATIN_ITALIC if italic else LATIN
    hanzi = HANZI_BOLD if bold else HANZI
    if text.isascii():
        return [Piece(latin, text)] if text else []
    found: list[Piece] = []
    start, current = 0, ""
    for position, font in enumerate(_fonts(text, latin, hanzi)):
        if font != current:
            if position:
                found.append(Piece(current, text[start:position]))
            start, current = position, font
    if text:
        found.append(Piece(current, text[start:]))
    return found


def _fonts(text: str, latin: str, hanzi: str) -> Iterator[str]:
    """The font of each character; shared marks follow their neighbours, pairs stay alike."""
    opened: dict[str, str] = {}
    previous = ""
    for position, char in enumerate(text):
        if char in _SHARED_MARKS:
            font = opened.get(_PARTNER.get(char, "")) or (
                hanzi if _in_chinese(previous, text[position + 1 : position + 2]) else latin
            )
            opened[char] = font
        else:
            font = latin if _is_latin(char) else hanzi
        yield font
        previous = "中" if font == hanzi else char


@cache
def _is_latin(char: str) -> bool:
    """Whether the Latin fonts, which have the same characters, set it."""
    return ord(char) in advances(LATIN) and not is_chinese(char)


def _in_chinese(before: str, after: str) -> bool:
    if before.strip():
        return is_chinese(before)
    return not before and bool(after) and is_chinese(after)
