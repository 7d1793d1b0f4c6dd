"""Making out in which encoding a text file was written, and asking where that cannot be known.

The same bytes always get the same answer: a byte order mark, then strict UTF-8, then GB18030 or
Windows-1252 by how the bytes above 127 stand together. In Chinese they come in long even runs,
in Spanish alone between plain letters. What is neither is asked, never guessed.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_

OFFERED: Final = ("gb18030", "cp1252", "big5", "cp850", "mac_roman", "shift_jis")
"""What a user can choose from: Chinese, Western Windows, Taiwan, DOS, Macintosh, Japanese."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH_RUN: Final = re.compile(rb"[A-Za-z]?[\x80-\xff]+[A-Za-z]?")
_SPANISH: Final = frozenset("áéíóúüñçàèìòùÁÉÍÓÚÜÑÇÀÈâêîôûãõäöëï¿¡°ºª«»·´’‘“”–—…€§®©²³½\xa0")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SAMPLE: Final = 200_000


class NotText(UserError):
    """A file that is no text at all."""


@dataclass(frozen=True, slots=True)
class EncodingChoice:
    """An encoding in which the file could have been written, and a line of it read that way."""

    encoding: str
    preview: str


class EncodingUnknown(UserError):
    """The letters could not be made out: show `choices`, let the user pick one, read again."""

    def __init__(self, choices: tuple[EncodingChoice, ...]) -> None:
        super().__init__(
            N_(
                "It could not be told in which encoding this file was written. Choose the line in "
                "which the names look right."
            )
        )
        self.choices = choices


def decode(content: bytes, encoding: str | None = None) -> str:
    """The text of a file, in `encoding` where it is given and fits.

    Raises NotText for anything but text, EncodingUnknown where the user has to choose.
    """
    text = _decoded(content, encoding) if encoding else None
    text = _decoded(content, _encoding_of(content)) if text is None else text
    if text is None and (choices := _choices(content)):
        raise EncodingUnknown(choices)
    if text is None or _CONTROL.search(text):
        raise NotText(
            N_(
                "This file is not a list: it contains data of another program. Nothing was "
                "imported. Save the list as an Excel workbook (.xlsx) and import that file."
            )
        )
    return text


def _decoded(content: bytes, encoding: str | None) -> str | None:
    """The text, or None where the encoding is unknown or does not fit."""
    for mark, marked in _MARKS:
        if content.startswith(mark):
            encoding = marked
    wider = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "latin-1": "cp1252"}
    try:
        return content.decode(wider.get(encoding.lower(), encoding)) if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None


def _encoding_of(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    if b"\0" in content:
        return _unmarked_utf16(content)
    if _decoded(content, "utf-8") is not None:
        return "utf-8"
    if _looks_chinese(content):
        return "gb18030" if _is_common_chinese(content) else None
    return "cp1252" if _is_spanish(content) else None


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without its mark has the NULs of its digits and commas all on one side."""
    sample = content[:_SAMPLE]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    return "utf-16-le" if odd > 10 * even else "utf-16-be" if even > 10 * odd else None


def _looks_chinese(content: bytes) -> bool:
    """Whether most bytes above 127 stand in pairs with their kind, away from plain letters."""
    paired = alone = 0
    for run in _HIGH_RUN.findall(content[:_SAMPLE]):
        high = sum(byte > 127 for byte in run)
        touching = len(run) > high
        if high > 3 or (high == 2 and not touching):
            paired += high
        else:
            alone += high
    return paired > 2 * alone


def _is_common_chinese(content: bytes) -> bool:
    """Whether it reads as GB18030 in hanzi of the basic set, but for a tenth."""
    text = _decoded(content, "gb18030")
    if text is None:
        return False
    wide = [char for char in text[:_SAMPLE] if ord(char) > 127]
    basic = sum(_fits(char, "gb2312") for char in wide)
    return basic >= 0.9 * len(wide)


def _is_spanish(content: bytes) -> bool:
    text = _decoded(content, "cp1252")
    if text is None:
        return False
    wide = [char for char in text[:_SAMPLE] if ord(char) > 127]
    return sum(char in _SPANISH for char in wide) >= 0.9 * len(wide)


def _fits(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _choices(content: bytes) -> tuple[EncodingChoice, ...]:
    """The offered encodings in which the whole file can be read, each with what differs most."""
    readable = ((encoding, _decoded(content, encoding)) for encoding in OFFERED)
    return tuple(
        EncodingChoice(encoding, _telling_line(text))
        for encoding, text in readable
        if text is not None and not _CONTROL.search(text[:_SAMPLE])
    )


def _telling_line(text: str) -> str:
    lines = text[:_SAMPLE].splitlines()
    return max(lines, key=lambda line: sum(ord(char) > 127 for char in line), default="")[:120]
