"""What politeness puts before or after a name in lists: Sra., Don, Dr., 先生; not part of it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from muniforeign.domain.folding import clean, fold
from muniforeign.domain.people import Gender
from muniforeign.i18n import Code

_MALE: Final = frozenset(["sr", "señor", "don", "mr", "先生"])
_FEMALE: Final = frozenset(
    ["sra", "srta", "señora", "señorita", "doña", "dña", "mrs", "ms", "miss", "女士", "小姐"]
)
_TITLES: Final = frozenset(["dr", "dra", "prof", "ing", "lic", "abog", "arq"])
_ENDINGS: Final = ("先生", "女士", "小姐")
_BY_WORD: Final = (
    dict.fromkeys(map(fold, _MALE), Gender.MALE)
    | dict.fromkeys(map(fold, _FEMALE), Gender.FEMALE)
    | dict.fromkeys(_TITLES, Gender.UNKNOWN)
    | {"dra": Gender.FEMALE}
)
_FIRST_WORD: Final = re.compile(r"([^\W\d_]+)(\.\s*|\s+)(?=\S)")


class Bare(NamedTuple):
    """A name without its courtesies; the gender they tell, and the academic titles among them."""

    name: str
    gender: Gender = Gender.UNKNOWN
    titles: tuple[str, ...] = ()


def taken_off(text: str, latin: Code = "es") -> Bare:
    """The name without what leads it politely, or follows it in Chinese.

    "Sra. Dra. Ana Soto" gives Ana Soto, female and the title "Dra.". At least one word is left:
    somebody called only Don is Don, and in lists in English (`latin`) Don is always a name.
    """
    name, gender, titles = clean(text), Gender.UNKNOWN, []
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            name, gender = name.removesuffix(ending).rstrip(), _BY_WORD[ending]
    while match := _FIRST_WORD.match(name):
        word = fold(match[1])
        if word not in _BY_WORD or (word in _TITLES and "." not in match[2]):
            break
        if word == "don" and latin == "en":
            break
        gender = _BY_WORD[word] if gender is Gender.UNKNOWN else gender
        titles += [match[0].strip()] if word in _TITLES else []
        name = name[match.end() :]
    return Bare(name, gender, tuple(titles))
