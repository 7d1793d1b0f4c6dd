"""Words that stand in the cells of lists, in three languages, and what they mean here."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from muniforeign.domain.folding import clean, fold, half_width, is_hanzi
from muniforeign.domain.people import Gender, SpokenLanguage
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import DelegateRole
from muniforeign.i18n import LOCALES, Code

ERROR_VALUES: Final = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#¡REF!", "#¿NOMBRE?"}
)
"""What a spreadsheet shows where a formula failed."""

_MALE: Final = frozenset(
    ["男", "男性", "m", "h", "male", "hombre", "masculino", "masc", "varon", "sr", "mr"]
)
_FEMALE: Final = frozenset(
    ["女", "女性", "f", "female", "mujer", "femenino", "fem", "sra", "srta", "ms", "mrs"]
)
_LANGUAGES: Final = {
    SpokenLanguage.SPANISH: "es espanol castellano spanish 西班牙语 西语 西班牙文",
    SpokenLanguage.CHINESE: "zh chino mandarin chinese putonghua 汉语 中文 普通话 chino mandarin",
    SpokenLanguage.ENGLISH: "en ingles english 英语 英文",
    SpokenLanguage.CANTONESE: "yue cantones cantonese 粤语 广东话",
    SpokenLanguage.PORTUGUESE: "pt portugues portuguese 葡萄牙语 葡语",
    SpokenLanguage.FRENCH: "fr frances french 法语",
    SpokenLanguage.GERMAN: "de aleman german 德语",
    SpokenLanguage.MAPUDUNGUN: "arn mapudungun mapuche",
    SpokenLanguage.RAPA_NUI: "rap rapanui",
}
_ROLES: Final = (
    (DelegateRole.DEPUTY_HEAD, ("副团长", "subjefe", "segundo jefe", "deputy head")),
    (DelegateRole.HEAD, ("团长", "领队", "jefe de delegacion", "jefa de delegacion", "head of")),
    (DelegateRole.INTERPRETER, ("翻译", "译员", "interprete", "interpreter")),
    (DelegateRole.LIAISON, ("联络", "enlace", "liaison")),
    (DelegateRole.ENTOURAGE, ("随员", "随行", "acompanante", "entourage")),
    (DelegateRole.MEMBER, ("团员", "成员", "队员", "miembro", "integrante", "member", "delegad")),
)
_COUNTRIES: Final = {
    "CN": "prc|rpc|rp china|republica popular china|people's republic of china|中华人民共和国"
    "|中国籍|chinese|china|chino|chn",
    "CL": "republica de chile|chilean|chilena|chileno|智利籍|chl",
    "TW": "中国台湾",
    "HK": "中国香港",
    "MO": "中国澳门",
}
_PIECES: Final = re.compile(r"\s*(?:[\n/|;；]|\s-\s)\s*|[(（](?=[^()（）]*[)）]\s*$)")
_LIST: Final = re.compile(r"\s*[,;/、，；|\n]\s*|\s+(?:y|e|and|和)\s+")


def gender(text: str, *, m_is_mujer: bool = False) -> Gender | None:
    """The gender a word names, or None. M is masculino and male, but mujer beside H for hombre."""
    word = fold(half_width(text)).strip(".")
    if word in _FEMALE or (word == "m" and m_is_mujer):
        return Gender.FEMALE
    return Gender.MALE if word in _MALE else None


def languages(text: str) -> tuple[tuple[str, ...], str]:
    """The codes of the languages named in a cell, and what was not understood of it."""
    found: list[str] = []
    left: list[str] = []
    for piece in filter(None, _LIST.split(text)):
        code = _language_code(piece)
        (found if code else left).append(code or piece)
    return tuple(dict.fromkeys(found)), ", ".join(left)


def _language_code(text: str) -> str:
    words = set(re.findall(r"\w+", fold(text)))
    for language, known in _LANGUAGES.items():
        if words & set(known.split()):
            return language.value
    return ""


@lru_cache(maxsize=4096)
def role(text: str) -> DelegateRole | None:
    """The role in a delegation that a text names, or None."""
    folded = fold(text)
    matches = (role for role, known in _ROLES if any(word in folded for word in known))
    return next(matches, None)


@lru_cache(maxsize=512)
def country(text: str) -> str:
    """The ISO code of a country or nationality named in three languages; "" if not known."""
    word = fold(half_width(text)).strip(".")
    if len(text) == 2 and text.upper() in _countries().values():
        return text.upper()
    return _countries().get(word.replace(".", ""), "")


@cache
def _countries() -> dict[str, str]:
    from babel import Locale

    names = {
        fold(name).replace(".", ""): code
        for locale in LOCALES.values()
        for code, name in Locale.parse(locale).territories.items()
        if len(code) == 2 and code.isalpha()
    }
    others = ((word, code) for code, known in _COUNTRIES.items() for word in known.split("|"))
    return names | dict(others)


@lru_cache(maxsize=4096)
def by_script(text: str, latin: Code) -> Localized:
    """A text in its language: hanzi are Chinese, Latin letters are in `latin`.

    Where a cell has both, parted by a line, a slash or brackets (副市长 / Vicealcalde), each goes
    to its own; a text that mixes them within (TCL集团) is Chinese.
    """
    if not text:
        return Localized()
    pieces = [clean(piece).rstrip(")）") for piece in _PIECES.split(text)]
    chinese = [piece for piece in pieces if any(map(is_hanzi, piece))]
    others = [piece for piece in pieces if piece and piece not in chinese]
    if not chinese:
        return Localized().with_text(latin, clean(text))
    if not others:
        return Localized(zh=clean(text))
    both = Localized(zh="；".join(chinese))
    return both.with_text(latin, "; ".join(others))


def under_heading(heading: str, text: str) -> str:
    """A text as a note says what it is, with the colon of the heading's script: 民族：汉."""
    if not heading:
        return text
    return f"{heading}：{text}" if any(map(is_hanzi, heading)) else f"{heading}: {text}"


def several(text: str) -> list[str]:
    """The e-mails or telephone numbers in one cell."""
    return [piece for piece in re.split(r"\s*[;/、,，；|\n]\s*", text) if piece]
