"""Pinyin of names and texts: tones, orthography, passports' spelling and the words to search by.

Joined as GB/T 28039 writes names (family name, given name in one word: Wáng Xiǎomíng) and with
the apostrophe of GB/T 16159 (Xī'ān).
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from muniforeign.domain import reference, surnames
from muniforeign.domain.folding import fold, is_hanzi

if TYPE_CHECKING:
    from muniforeign.domain.names import PersonName

_TONES: Final = frozenset("\u0304\u0301\u030c\u0300")
_APOSTROPHES: Final = "'’ʼ‘"
_ROWS: Final = """
:a ai an ang ao e ei en eng er o ou
b:a ai an ang ao ei en eng i ian iao ie in ing o u
p:a ai an ang ao ei en eng i ian iao ie in ing o ou u
m:a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u
f:a an ang ei en eng o ou u
d:a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo
t:a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo
n:a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo ü üe un
l:a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo ü üe
g:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
k:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
h:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
j:i ia ian iang iao ie in ing iong iu u uan ue un
q:i ia ian iang iao ie in ing iong iu u uan ue un
x:i ia ian iang iao ie in ing iong iu u uan ue un
zh:a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo
ch:a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo
sh:a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo
r:an ang ao e en eng i ong ou u ua uan ui un uo
z:a ai an ang ao e ei en eng i ong ou u uan ui un uo
c:a ai an ang ao e en eng i ong ou u uan ui un uo
s:a ai an ang ao e en eng i ong ou u uan ui un uo
y:a an ang ao e i in ing o ong ou u uan ue un
w:a ai an ang ei en eng o u
"""

SYLLABLES: Final[frozenset[str]] = frozenset(
    initial + final
    for row in _ROWS.split("\n")
    if row
    for initial, _, finals in [row.partition(":")]
    for final in finals.split()
)


def of_name(family: str, given: str) -> tuple[str, str]:
    """Family and given name in pinyin with tones: ("王", "晓明") gives ("Wáng", "Xiǎomíng").

    Surnames with a reading of their own come from `surnames`. A hanzi without a known reading
    stays itself.
    """
    known = surnames.COMPOUND.get(family) or surnames.SINGLE.get(family)
    return known or _word(family), " ".join(_word(part) for part in given.split("·"))


def matching(family: str, given: str, typed_family: str, typed_given: str) -> tuple[str, str]:
    """The typed pinyin of a name, with tones where a reading of its hanzi agrees with it.

    Typed tones and readings that no dictionary has are kept as typed; what was read off
    correctly comes back empty, since it is derived whenever it is wanted.
    """
    derived = of_name(family, given)
    readings = surnames.OTHER_READINGS.get(family, ())
    chosen = _agreeing(typed_family, derived[0], readings)
    return chosen, _agreeing(typed_given, derived[1], ())


def plain(pinyin: str, *, passport: bool = False) -> str:
    """Pinyin without tone marks; ü stays, or is YU in capitals as Chinese passports write it.

    ("Lǚ Xiǎomíng" gives "Lü Xiaoming" or "LYU XIAOMING".)
    """
    letters = unicodedata.normalize("NFD", pinyin)
    bare = unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES))
    return bare.upper().replace("Ü", "YU").replace("'", "") if passport else bare


def has_tones(pinyin: str) -> bool:
    """Whether any letter carries a tone mark."""
    return any(char in _TONES for char in unicodedata.normalize("NFD", pinyin))


def tone(syllable: str) -> int:
    """The tone, 1 to 4, that a syllable is marked with; 0 for none."""
    marks = "\u0304\u0301\u030c\u0300"
    found = (marks.find(char) + 1 for char in unicodedata.normalize("NFD", syllable))
    return max(found, default=0)


def is_syllable(text: str) -> bool:
    """Whether the text, with or without a tone mark, is one syllable of Mandarin."""
    return _key(text) in SYLLABLES


def syllables(pinyin: str) -> list[str]:
    """The syllables of words in pinyin, as they are written: "Xiǎomíng" gives Xiǎo, míng.

    Inside a word a syllable begins with a consonant unless an apostrophe says otherwise; that
    is tried first. A word that is no pinyin comes back whole.
    """
    words = re.split(rf"[\s\-·{_APOSTROPHES}]+", unicodedata.normalize("NFC", pinyin))
    return [syllable for word in words if word for syllable in _split(word)]


def joined(parts: list[str]) -> str:
    """Syllables as one word, with an apostrophe before one that begins with a, e or o."""
    first, *rest = parts or [""]
    return first + "".join(("'" if plain(part)[:1] in "aeo" else "") + part for part in rest)


def search_tokens(name: PersonName) -> list[str]:
    """Words by which a Chinese name is found; none for a Latin name.

    王晓明 gives wang xiao ming xiaoming wangxiaoming xiaomingwang wxm xm; with an ü also the
    spellings that keyboards (lv) and passports (lyu) use.
    """
    family, given = (syllables(plain(part)) for part in name.pinyin_parts)
    tokens: list[str] = []
    for spelling in _spellings(family + given):
        one, two = spelling[: len(family)], spelling[len(family) :]
        both = "".join(spelling)
        firsts = "".join(syllable[0] for syllable in spelling)
        tokens += [*spelling, "".join(one), "".join(two), both, "".join(two + one)]
        tokens += [firsts, firsts[len(one) :]]
    return [token for token in dict.fromkeys(tokens) if token]


def text_tokens(hanzi: str) -> list[str]:
    """Words by which a title or a place in hanzi is found: syllables, joined, initials."""
    parts = [fold(syllable) for syllable in _read("".join(filter(is_hanzi, hanzi)))]
    whole = ["".join(parts), "".join(part[0] for part in parts)]
    return [token for token in dict.fromkeys(parts + whole) if token]


def _spellings(parts: list[str]) -> list[list[str]]:
    lowered = [part.lower() for part in parts]
    found = [[fold(part) for part in lowered]]
    if any("ü" in part for part in lowered):
        found += [[part.replace("ü", letters) for part in lowered] for letters in ("v", "yu")]
    return found


def _agreeing(typed: str, derived: str, others: tuple[str, ...]) -> str:
    if not typed or (not has_tones(typed) and _key(typed) == _key(derived)):
        return ""
    same = (reading for reading in others if _key(reading) == _key(typed))
    return typed if has_tones(typed) else next(same, typed)


def _key(text: str) -> str:
    bare = re.sub(rf"[\s\-·{_APOSTROPHES}]", "", plain(text)).lower()
    return bare.replace("lyu", "lü").replace("nyu", "nü").replace("v", "ü")


@lru_cache(maxsize=2048)
def _word(hanzi: str) -> str:
    word = joined(_read(hanzi))
    return word[:1].upper() + word[1:]


def _read(hanzi: str) -> list[str]:
    lazy_pinyin, style = _reader()
    return lazy_pinyin(hanzi, style=style) if hanzi else []


@cache
def _reader() -> tuple[Callable[..., list[str]], int]:
    """pypinyin's reader and its style with tone marks, without its 45 MB of phrases.

    Of those, names need the short ones that read otherwise than their hanzi one by one.
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin import Style, lazy_pinyin, load_phrases_dict

    readings: list[list[str]] = reference.read("readings.json")["readings"]
    load_phrases_dict({phrase: [[s] for s in read.split()] for phrase, read in readings})
    return lazy_pinyin, Style.TONE


@lru_cache(maxsize=2048)
def _split(word: str) -> tuple[str, ...]:
    for inner_vowels in (False, True):
        found = _fewest(word, inner_vowels=inner_vowels)
        if found:
            return tuple(found)
    return (word,)


def _fewest(word: str, *, inner_vowels: bool) -> list[str]:
    """The shortest list of syllables that spell the word; empty if there is none."""
    best: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 6), end):
            before, part = best[start], word[start:end]
            if before is None or not _fits(part, first=start == 0, inner_vowels=inner_vowels):
                continue
            if best[end] is None or len(before) + 1 < len(best[end] or []):
                best[end] = [*before, part]
    return best[-1] or []


def _fits(part: str, *, first: bool, inner_vowels: bool) -> bool:
    if not is_syllable(part) or sum(c in _TONES for c in unicodedata.normalize("NFD", part)) > 1:
        return False
    return first or inner_vowels or plain(part)[0].lower() not in "aeo"
