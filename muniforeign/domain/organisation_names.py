"""Telling by its name whether an organisation is one that is known, in whatever form it stands."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from muniforeign.domain.folding import fold, half_width, is_hanzi
from muniforeign.domain.text import Localized
from muniforeign.i18n import CODES

_SHORT_FORMS: Final = (
    ("外侨办", "外事侨务办公室"),
    ("外办", "外事办公室"),
    ("友协", "人民对外友好协会"),
    ("贸促会", "国际贸易促进委员会"),
    ("发改委", "发展和改革委员会"),
    ("文旅局", "文化和旅游局"),
)
_GOVERNMENT: Final = re.compile("人民政府(?=.)|政府(?=.)")
_NOT_LETTERS: Final = re.compile(r"[\W_]+")
_ILLUSTRIOUS: Final = re.compile(r"^(?:ilustre|i) (?=municipalidad )")
_LEAST_HANZI: Final = 4
_LEAST_LETTERS: Final = 10
"""What a name must have to be looked for within another: 外办 alone or "Escuela" tell nothing."""


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """The name in one form: 临江市外办 and 临江市人民政府外事办公室 have the same key.

    So have Ilustre Municipalidad de X, I. Municipalidad de X and MUNICIPALIDAD DE X.
    """
    text = fold(half_width(name))
    if not any(map(is_hanzi, text)):
        return _ILLUSTRIOUS.sub("", _NOT_LETTERS.sub(" ", text).strip())
    text = _NOT_LETTERS.sub("", text)
    for short, whole in _SHORT_FORMS:
        text = text.replace(short, whole)
    return _GOVERNMENT.sub("", text).replace("人民政府", "政府")


def keys(name: Localized) -> list[str]:
    """The keys of a name in its languages."""
    return [key(name.get(code)) for code in CODES if name.get(code)]


def alike(ones: Collection[str], others: Collection[str]) -> bool:
    """Whether of two names, by their `keys`, one stands within the other: 省 before, 处 after."""
    return any(_within(one, other) or _within(other, one) for one in ones for other in others)


def _within(shorter: str, longer: str) -> bool:
    return shorter in longer and (shorter == longer or _tells(shorter))


def _tells(name: str) -> bool:
    least = _LEAST_HANZI if any(map(is_hanzi, name)) else _LEAST_LETTERS
    return len(name) >= least
