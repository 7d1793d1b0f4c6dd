"""Chinese names taken apart, in hanzi and in pinyin: family name and given name."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from muniforeign.domain import pinyin
from muniforeign.domain.folding import fold, is_hanzi
from muniforeign.domain.latin_names import COMMON_GIVEN
from muniforeign.domain.surnames import COMMON_PINYIN, COMPOUND

_DOTS: Final = re.compile(r"\s*[·•‧・∙⋅．]\s*")
_LONGEST_WITH_FAMILY: Final = 4
_EDGES: Final = " ()[]{}（）【】,，/;；:：-–—|"
_CHINESE_ONLY_MARKS: Final = frozenset("\u0304\u030c")


def with_dots(hanzi: str) -> str:
    """The name with the middle dot · for every dot in use, and no spaces."""
    return re.sub(r"\s+", "", _DOTS.sub("·", hanzi.strip()))


def split_hanzi(text: str) -> tuple[str, str]:
    """Family and given name of a name in hanzi: 王 晓 明 gives ("王", "晓明").

    Surnames of two hanzi are known. A name with dots, or too long to begin with a family name,
    comes back whole as given name.
    """
    name = with_dots(text)
    if "·" in name or sum(map(is_hanzi, name)) > _LONGEST_WITH_FAMILY:
        return "", name
    length = 2 if name[:2] in COMPOUND else 1
    return name[:length], name[length:]


def split_scripts(text: str) -> tuple[str, str]:
    """The hanzi and the Latin part of a name written in both: 王晓明（Wang Xiaoming）.

    Where Latin letters stand between hanzi, all is taken as the first part.
    """
    places = [place for place, char in enumerate(text) if is_hanzi(char)]
    first, last = places[0], places[-1] + 1
    if any(map(_is_latin, text[first:last])):
        return text, ""
    before, after = text[:first], text[last:]
    if not any(map(_is_latin, before + after)):
        return text.strip(), ""
    return text[first:last], " ".join(filter(None, (before.strip(_EDGES), after.strip(_EDGES))))


def split_pinyin(text: str) -> tuple[str, str] | None:
    """Family and given name if Latin letters spell a Chinese name, or None.

    WANG Xiaoming, Xiaoming WANG, Wang Xiao Ming, Wáng Xiǎomíng. The family name must be a usual
    one, unless tone marks leave no doubt; a usual Spanish given name makes it a Latin name.
    """
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= 3 or not all(map(_spells, words)):
        return None
    loud_end = words[-1].isupper() and not words[0].isupper() and "," not in text
    family, given = (words[-1], words[:-1]) if loud_end else (words[0], words[1:])
    if _surely_chinese(text) or _usual(family, given):
        return capitalised(family), capitalised("-".join(given))
    return None


def pick_pinyin(latin: str, family: str, given: str) -> tuple[str, str, str] | None:
    """Of a name in both scripts, the typed family pinyin, given pinyin and other words.

    `family` and `given` are the pinyin of the hanzi. None if no word is the family name and the
    words do not spell a Chinese name: then they are a name of their own.
    """
    words = latin.replace(",", " ").split()
    for place in (0, len(words) - 1):
        rest = words[:place] + words[place + 1 :]
        if _letters(words[place]) != _letters(family):
            continue
        if _letters("".join(rest)) == _letters(given) or (rest and all(map(_spells, rest))):
            return capitalised(words[place]), capitalised("-".join(rest)), ""
        return capitalised(words[place]), "", " ".join(rest)
    pair = split_pinyin(latin)
    return (*pair, "") if pair else None


def capitalised(word: str) -> str:
    """Syllables joined into one word with a capital, with an apostrophe where one is needed."""
    parts = pinyin.syllables(word)
    if not all(map(pinyin.is_syllable, parts)):
        return word
    joined = pinyin.joined([part.lower() for part in parts])
    return joined[:1].upper() + joined[1:]


def _spells(word: str) -> bool:
    return all(map(pinyin.is_syllable, pinyin.syllables(word)))


def _usual(family: str, given: list[str]) -> bool:
    few = len(pinyin.syllables(" ".join(given))) <= 2
    spanish = any(fold(word) in COMMON_GIVEN for word in [family, *given])
    return few and not spanish and _letters(family) in COMMON_PINYIN


def _surely_chinese(text: str) -> bool:
    return any(char in _CHINESE_ONLY_MARKS for char in unicodedata.normalize("NFD", text))


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, pinyin.plain(text))).lower()


def _is_latin(char: str) -> bool:
    return char.isalpha() and "LATIN" in unicodedata.name(char, "")
