"""Where a line of mixed Spanish, English and Chinese may end.

The pairs of Unicode Standard Annex 14 (line breaking classes), with these departures for the
office's papers: curly quotation marks open and close as brackets do, the dot of transcribed
names (何塞·穆尼奥斯) stays on the line of what precedes it, and a slash parts only words of two
letters or more, so that "y/o" stays whole; no line begins with a stop, not even that of ".5".
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import Final

# One letter for each class of the annex: O=OP, C=CL and CP, E=EX, I=IS, Y=SY, H=HY, B=BA, D=B2,
# L=inseparable, S=NS, R=PR, P=PO, N=NU, G=GL and WJ, Z=ZW, Q=QU, "=ID, M=CM, A=AL and others.
_CLASSES: Final = {
    "O": "([{¿¡（《〈「『【〔〖［｛｟“‘«‹〝",
    "C": ")]}、。，．）》〉」』】〕〗］｝｠｡､｣”’»›〞〟",
    "E": "!?！？",
    "I": ".,:;",
    "Y": "/",
    "H": "-",
    "B": "–‐\t\u3000|",
    "D": "—",
    "L": "…‥⋯",
    "S": "：；々〻・‼⁇⁈⁉〜゠ー·",
    "R": "$+£¥€№±\\￥＄￡−",
    "P": "%°¢‰′″℃％￠",
    "N": "0123456789",
    "G": "\u00a0\u202f\u2011\u2060\u2007",
    "Z": "\u200b",
    "Q": "\"'",
}
_IDEOGRAPHS: Final = (
    (0x2E80, 0x2FFF),
    (0x3003, 0x3007),
    (0x3012, 0x301B),
    (0x3020, 0x30FF),
    (0x3105, 0x4DBF),
    (0x4E00, 0xA4CF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F),
    (0xFF01, 0xFFDC),
    (0x1F300, 0x1FAFF),
    (0x20000, 0x3FFFD),
)
_COMBINING: Final = ((0x0300, 0x036F), (0x200D, 0x200D), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
_LETTERS: Final = "OCEIYHBDLSRPNGZQ=MA"

# After these, and before these, there is no break, whatever stands on the other side.
_NEVER_AFTER: Final = "OGQR"
_NEVER_BEFORE: Final = "CEIYGZQMBHSL"
_NEVER_BETWEEN: Final = {
    *("AA", "AN", "NA", "NN", "AP", "AR", "PA", "RA", "AO", "NO", "CA", "CN"),
    *("RN", "PN", "HN", "YN", "IN", "NP", "NR", "CP", "CR", "PO", "RO", "=P", "R="),
    *("IA", "IP", "IR", "YP", "YR", "DD"),
}
# Spaces before these do not allow a break either.
_NEVER_BEFORE_SPACED: Final = "CEIYGZ"

_CLOSING_FULL_WIDTH: Final = "、。，．）》〉」』】〕〗］｝｠｡､｣"
_OPENING_FULL_WIDTH: Final = "（《〈「『【〔〖［｛｟"


class _ClassOf(dict[int, str]):
    """The class letter of a code point, found once; a table for str.translate."""

    def __missing__(self, code: int) -> str:
        if any(first <= code <= last for first, last in _COMBINING):
            letter = "M"
        elif any(first <= code <= last for first, last in _IDEOGRAPHS):
            letter = "="
        else:
            letter = "A"
        self[code] = letter
        return letter


def _allowed(before: str, after: str) -> bool:
    return not (
        before in _NEVER_AFTER or after in _NEVER_BEFORE or before + after in _NEVER_BETWEEN
    )


_CLASS_OF: Final = _ClassOf(
    {
        **{ord(char): letter for letter, chars in _CLASSES.items() for char in chars},
        **dict.fromkeys(map(ord, _CLOSING_FULL_WIDTH), "c"),
        **dict.fromkeys(map(ord, _OPENING_FULL_WIDTH), "o"),
        0x20: " ",
    }
)
_FULL_WIDTH: Final = {"c": "C", "o": "O"}
# Wide brackets may stand apart from Latin words and figures, narrow ones may not.
_BREAKS: Final = frozenset(
    a + b
    for a, b in product(_LETTERS + "co", repeat=2)
    if _allowed(_FULL_WIDTH.get(a, a), _FULL_WIDTH.get(b, b))
    or (a == "c" and b in "AN")
    or (b == "o" and a in "AN")
)
_SPACED: Final = frozenset(
    a + b
    for a, b in product(_LETTERS + "co", repeat=2)
    if _FULL_WIDTH.get(b, b) not in _NEVER_BEFORE_SPACED
    and a not in "OoG"
    and not (_FULL_WIDTH.get(a, a) == "C" and b == "S")
    and a + b != "DD"
)
_WHOLE_SLASH: Final = re.compile(r"(?<!\w\w)/|/(?!\w\w)")
_WORD_HYPHEN: Final = re.compile(r"(?:(?<=\s)|^|(?<=[(¿¡«“]))[-‐](?=\S)")


@lru_cache(maxsize=4096)
def opportunities(text: str) -> tuple[int, ...]:
    """The positions in `text`, rising, before which a line may begin; never 0 nor its end."""
    classes = text.translate(_CLASS_OF)
    found: list[int] = []
    before, spaced = "", False
    for position, letter in enumerate(classes):
        if letter == " ":
            spaced = True
            continue
        if letter == "M" and before and not spaced:
            continue
        if before and (before + letter in (_SPACED if spaced else _BREAKS)):
            found.append(position)
        before, spaced = letter, False
    return _without_whole_words(text, found)


def _without_whole_words(text: str, found: list[int]) -> tuple[int, ...]:
    kept = {match.end() for match in _WHOLE_SLASH.finditer(text)} if "/" in text else set()
    if "-" in text or "‐" in text:
        kept |= {match.end() for match in _WORD_HYPHEN.finditer(text)}
    return tuple(position for position in found if position not in kept)


def closes(char: str) -> bool:
    """Whether a line must not begin with this character: closing marks, and what combines."""
    return char.translate(_CLASS_OF) in set("CcEISM")


def opens(char: str) -> bool:
    """Whether a line must not end with this character: ¿ ( 《 “ and their like."""
    return char.translate(_CLASS_OF) in set("Oo")


_SEAMS: Final = frozenset("/?&=._-@#+:~")


def emergency(text: str, start: int, end: int) -> int:
    """Where to cut what is longer than a line: text[start:end] is all that fits.

    Prefers the seams of addresses in the second half of the line, and does not let the next line
    begin with a closing mark, nor this one end with an opening one.
    """
    end = max(end, start + 1)
    for position in range(end, start + (end - start) // 2, -1):
        if text[position - 1] in _SEAMS and position > start + 1 and not closes(text[position]):
            return position
    position = end
    while position > start + 1 and (closes(text[position]) or opens(text[position - 1])):
        position -= 1
    return position if position > start + 1 else end
