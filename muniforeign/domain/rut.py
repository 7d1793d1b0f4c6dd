"""Chile's RUT: the number of a person or a body, whose last sign checks the others."""

from __future__ import annotations

import re
from itertools import cycle
from typing import Final

from muniforeign.domain.folding import clean, half_width

_SHAPE: Final = re.compile(r"(\d{1,3}(?:\.\d{3})*|\d+)\s?-?\s?([\dkK])")
_FACTORS: Final = (2, 3, 4, 5, 6, 7)


def check_sign(number: int) -> str:
    """The last sign, 0 to 9 or K, of the RUT with this number: modulus 11, factors 2 to 7."""
    digits = map(int, reversed(str(number)))
    total = sum(digit * factor for digit, factor in zip(digits, cycle(_FACTORS), strict=False))
    sign = 11 - total % 11
    return {10: "K", 11: "0"}.get(sign, str(sign))


def is_valid(text: str) -> bool:
    """Whether the text is a RUT, with or without dots and hyphen, with the right last sign."""
    parts = _parts(text)
    return parts is not None and check_sign(parts[0]) == parts[1]


def normalise(text: str) -> str:
    """A valid RUT with dots and hyphen, 12.345.678-5; anything else as it was typed."""
    parts = _parts(text)
    if parts is None or not is_valid(text):
        return clean(text)
    grouped = f"{parts[0]:,}".replace(",", ".")
    return f"{grouped}-{parts[1]}"


def _parts(text: str) -> tuple[int, str] | None:
    match = _SHAPE.fullmatch(clean(half_width(text)))
    if not match:
        return None
    number = int(match[1].replace(".", ""))
    return (number, match[2].upper()) if 0 < number < 100_000_000 else None
