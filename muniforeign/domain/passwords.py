"""How well a password protects a workspace: an honest estimate, and what would help.

The measure is the number of guesses, in powers of two: each character adds what its class adds,
repeated and neighbouring characters (aaa, 123, qwe) add next to nothing, and a common password,
the municipality's name or a year is one guess among few. A workspace can be copied and tried
without limit, some 10,000 times a second on one computer, so 2^50 is where a good one begins.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from muniforeign.domain.folding import fold
from muniforeign.i18n import N_

TOO_SHORT: Final = N_("Longer is better than complicated: four or five words that belong together.")
COMMON: Final = N_("This is one of the passwords that are tried first. Choose another one.")
PERSONAL: Final = N_("The municipality's name and years are easily guessed: they do not count.")
ONE_KIND: Final = N_("Add a word, or mix letters and figures.")
GOOD: Final = N_("Good. Write down nothing but the recovery sheet, and lock that away.")

LIMITS: Final = (28, 40, 50, 64)
_CLASSES: Final = ((r"[a-z]", 26), (r"[A-Z]", 26), (r"[0-9]", 10), (r"[^\W\d_a-zA-Z]", 100))
_SIGNS: Final = 33
_COMMON_BITS: Final = 8.0
_NEIGHBOURS: Final = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl")
_COMMON: Final = frozenset(
    [
        "123456",
        "1234567",
        "12345678",
        "123456789",
        "1234567890",
        "111111",
        "000000",
        "123123",
        "654321",
        "666666",
        "888888",
        "password",
        "passw0rd",
        "qwerty",
        "qwertyuiop",
        "asdfghjkl",
        "abc123",
        "abcd1234",
        "letmein",
        "welcome",
        "admin",
        "root",
        "contrasena",
        "clave",
        "claves",
        "secreto",
        "secreta",
        "hola",
        "holahola",
        "bienvenido",
        "municipalidad",
        "municipio",
        "alcalde",
        "alcaldia",
        "alcaldesa",
        "chile",
        "vivachile",
        "santiago",
        "colocolo",
        "udechile",
        "comuna",
        "oficina",
        "secretaria",
        "relaciones",
        "internacional",
        "internacionales",
        "usuario",
        "invitado",
        "temporal",
        "prueba",
        "teamo",
        "tequiero",
        "iloveyou",
        "princesa",
        "amor",
        "estrella",
        "futbol",
        "mariposa",
        "gabriel",
        "sebastian",
        "woaini",
        "woaini1314",
        "5201314",
        "1314520",
        "a123456",
        "qq123456",
        "zhongguo",
        "beijing",
        "shanghai",
        "nihao",
        "muniforeign",
        "monkey",
        "dragon",
        "sunshine",
        "football",
        "baseball",
        "master",
        "shadow",
        "superman",
    ]
)


@dataclass(frozen=True, slots=True)
class Strength:
    """A level from 0 (opens at once) to 4 (holds), and a msgid of what to do."""

    level: int
    advice: str


def strength(password: str, *, known: Iterable[str] = ()) -> Strength:
    """How well the password holds; `known` are names anybody would try, as the municipality's."""
    plain = fold(password).replace(" ", "")
    if plain in _COMMON or plain.rstrip("0123456789!.") in _COMMON:
        return Strength(0, COMMON)
    rest, personal = _without(password, known)
    bits = _bits(rest) + (_COMMON_BITS if personal else 0.0)
    level = sum(bits >= limit for limit in LIMITS)
    if level >= 3:
        return Strength(level, GOOD)
    if personal:
        return Strength(level, PERSONAL)
    return Strength(level, TOO_SHORT if len(password) < 12 else ONE_KIND)


def _without(password: str, known: Iterable[str]) -> tuple[str, bool]:
    """What is left without known words and years, and whether there were any."""
    rest = fold(password)
    words = {word for name in known for word in fold(name).split() if len(word) > 2}
    if not any(word in rest for word in words) and not re.search(r"(19|20)\d\d", rest):
        return password, False
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word, "")
    return re.sub(r"(19|20)\d\d", "", rest), True


def _bits(text: str) -> float:
    alphabet = sum(size for pattern, size in _CLASSES if re.search(pattern, text))
    alphabet += _SIGNS if re.search(r"[\W_]", text) else 0
    if not alphabet:
        return 0.0
    surprising = sum(not _follows(one, two) for one, two in zip(" " + text, text, strict=False))
    return surprising * math.log2(alphabet) + (len(text) - surprising)


def _follows(one: str, two: str) -> bool:
    """Whether a character is what anybody would type after the one before."""
    pair = (one + two).lower()
    return one == two or any(pair in row or pair[::-1] in row for row in _NEIGHBOURS)
