"""An organisation and a post that are written as one text: 云汀市人民政府副市长.

Chinese puts the post last, with no sign between; Spanish and English put a comma or a dash
between the two, in either order. What tells them apart are the words with which titles end in
Chinese and begin in the other languages, in resources/reference/post_words.json. What these do
not tell is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

from muniforeign.domain import reference
from muniforeign.domain.folding import clean, fold, is_hanzi

_BETWEEN: Final = re.compile(r"\s*[,，;；|\n]\s*|\s+[-–—/]+\s+|\s*——\s*")
_FURTHER: Final = re.compile(r"[、,，;；/]|兼(?!职)")
"""What stands between two posts of one person: 副市长兼公安局局长."""
_LOOSE: Final = " :：·-–—|"
_HEAD_OF: Final = re.compile(r"副?[省市县区州盟旗镇乡局厅部处科司组队团站所院校馆台社行会厂]长")
"""The head of what stands before: 局长 after 公安局; 公安局长 gives the character once for both."""
_SHORTEST: Final = 3
"""Characters of an organisation: 外办 or 杭州 alone tell nothing."""
_OF: Final = frozenset({"of", "de", "del"})


class Parted(NamedTuple):
    """The two parts; the organisation is empty where the text is nothing but a title."""

    organisation: str
    title: str


def parted(text: str) -> Parted | None:
    """The organisation and the title of a text in one language; None where it does not tell."""
    pieces = [piece for piece in map(clean, _BETWEEN.split(text)) if piece]
    is_chinese = any(map(is_hanzi, text))
    is_whole = _is_chinese_title if is_chinese else _is_latin_title
    if not pieces or all(map(is_whole, pieces)):
        return Parted("", clean(text))
    if is_chinese:
        found = _at_its_end(clean(text))
        return found or (_at_a_sign(pieces, is_whole) if len(pieces) == 2 else None)
    return _at_a_sign(pieces, _like_a_title if len(pieces) == 2 else is_whole)


def _at_a_sign(pieces: list[str], is_title: Callable[[str], bool]) -> Parted | None:
    """The parts where either the first or the last piece is a title."""
    first, *others = pieces
    *before, last = pieces
    if is_title(first) is is_title(last):
        return None
    return Parted(", ".join(others), first) if is_title(first) else Parted(", ".join(before), last)


def _at_its_end(text: str) -> Parted | None:
    """The parts of a Chinese text that ends in one title or several, the longest title taken."""
    sign = _FURTHER.search(text)
    first, rest = (text[: sign.start()], text[sign.end() :]) if sign else (text, "")
    found = _title_at_end().search(first)
    if not found or (rest and not _title_at_end().search(rest)):
        return None
    organisation = first[: found.start()].strip(_LOOSE)
    if len(organisation) < _SHORTEST or _lacks_its_end(organisation, found[0]):
        return None
    return Parted(organisation, text[found.start() :])


def _lacks_its_end(organisation: str, title: str) -> bool:
    ends = reference.read("post_words.json")["chinese"]["organisation_ends"]
    return bool(_HEAD_OF.match(title)) and organisation[-1] not in ends


@cache
def _title_at_end() -> re.Pattern[str]:
    """Titles at the end of a Chinese text, with what may stand after them in brackets."""
    words = reference.read("post_words.json")["chinese"]
    before, titles = "|".join(words["before"]), "|".join(words["titles"])
    return re.compile(rf"(?:(?:{before})*(?:{titles}))+(?:[（(][^（()）]*[)）])?$")


def _is_chinese_title(text: str) -> bool:
    return all(map(_title_at_end().match, _FURTHER.split(text)))


def _is_latin_title(text: str) -> bool:
    """Whether each word is one of a title: Alcaldesa, Deputy Director."""
    return set(_words(text)) <= _known("first") | _known("last")


def _like_a_title(text: str) -> bool:
    """Whether a title begins or ends the text: Directora de Turismo, Foreign Affairs Officer."""
    words = _words(text)
    ends = words[-1] in _known("last") and not _OF & set(words)
    return ends or words[0] in _known("first")


def _words(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text.casefold()) or [""]


@cache
def _known(place: str) -> frozenset[str]:
    """Words of titles, with their accents and without: but secretaría is not secretaria."""
    words = reference.read("post_words.json")["latin"][place]
    return frozenset(words) | frozenset(map(fold, words))
