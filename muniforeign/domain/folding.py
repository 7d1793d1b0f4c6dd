"""Text made comparable: cleaned of invisible characters as it comes in, folded to be compared."""

from __future__ import annotations

import unicodedata
from typing import Final

_STROKED: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_ZERO_WIDTH_JOINER: Final = "\u200d"


def clean(text: str) -> str:
    """The text as a person meant it: composed (NFC), on one line, with single spaces.

    Marks of writing direction, zero-width and control characters go; the joiner inside an emoji
    stays, and half a surrogate pair becomes U+FFFD. Letters, hanzi and markup stay as typed.
    """
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return " ".join(composed.split())
    kept = "".join(_kept(composed, position) for position in range(len(composed)))
    return " ".join(kept.split())


def half_width(text: str) -> str:
    """Full-width letters, digits, signs and spaces, as Chinese keyboards give them, in ASCII."""
    return text.translate(_FULL_WIDTH)


def fold(text: str) -> str:
    """Lower-case, without accents or tones, for comparing and sorting; hanzi stay as they are."""
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", clean(text)).casefold()
    decomposed = unicodedata.normalize("NFKD", plain)
    bare = "".join([char for char in decomposed if unicodedata.category(char) != "Mn"])
    return " ".join(unicodedata.normalize("NFC", bare.translate(_STROKED)).split())


def is_hanzi(char: str) -> bool:
    """Whether one character is a hanzi, those beyond the basic plane such as 𬱖 included."""
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x323AF
        or code == 0x3007
    )


def _kept(text: str, position: int) -> str:
    char = text[position]
    category = unicodedata.category(char)
    if category == "Cs":
        return "\ufffd"
    if category == "Cc":
        return " "
    if char == _ZERO_WIDTH_JOINER and position and _is_emoji(text[position - 1]):
        return char
    return "" if category == "Cf" else char


def _is_emoji(char: str) -> bool:
    return unicodedata.category(char) in {"So", "Sk"} or char == "\ufe0f"
