"""Amounts of money in the currencies of this work: pesos, UTM, yuan and dollars."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from muniforeign.domain.errors import UserError
from muniforeign.domain.folding import clean, half_width
from muniforeign.domain.text import Term
from muniforeign.i18n import N_, Language

NOT_MONEY: Final = N_(
    "“{text}” is not an amount of money. Write a number and its currency, as in 500 UTM."
)


class Currency(Term):
    """The unit of an amount; UTM is the monthly tax unit in which Chile's laws set limits."""

    CLP = "CLP", N_("Chilean pesos")
    UTM = "UTM", N_("UTM (monthly tax units)")
    CNY = "CNY", N_("yuan")
    USD = "USD", N_("US dollars")


class MoneyError(UserError):
    """A text that is no amount of money."""


_SIGNS: Final = {
    "us$": Currency.USD, "usd": Currency.USD, "dolares": Currency.USD, "dólares": Currency.USD,
    "美元": Currency.USD, "clp": Currency.CLP, "pesos": Currency.CLP, "$": Currency.CLP,
    "比索": Currency.CLP, "utm": Currency.UTM, "cny": Currency.CNY, "rmb": Currency.CNY,
    "yuanes": Currency.CNY, "yuan": Currency.CNY, "人民币": Currency.CNY, "¥": Currency.CNY,
    "￥": Currency.CNY, "元": Currency.CNY,
}  # fmt: skip
_NUMBER: Final = re.compile(r"-?\d+(?:[.,']\d+)*")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency."""

    amount: Decimal
    currency: Currency

    def format(self, language: Language) -> str:
        """The amount as the language writes it: $1.234.567, 500 UTM."""
        if self.currency is Currency.UTM:
            return f"{language.number(self.amount)} UTM"
        return language.money(self.amount, self.currency.value)


def parse(text: str, default: Currency = Currency.CLP) -> Money:
    """An amount with or without its currency: "$1.234.567", "500 UTM", "US$ 1.200,50", "3000元".

    Separators as in Chile, unless both stand in the other order; a single one followed by three
    digits separates thousands. Raises MoneyError for anything else.
    """
    line = clean(half_width(text))
    rest, currency = _without_sign(line.lower(), default)
    compact = rest.replace(" ", "")
    if not _NUMBER.fullmatch(compact):
        raise MoneyError(NOT_MONEY, text=line)
    return Money(_decimal(compact), currency)


def _without_sign(line: str, default: Currency) -> tuple[str, Currency]:
    found = [sign for sign in _SIGNS if sign in line]
    for sign in found:
        line = line.replace(sign, "")
    return line, _SIGNS[found[0]] if found else default


def _decimal(digits: str) -> Decimal:
    """Both separators: the last is the decimal one; one of them once: thousands if 3 follow."""
    digits = digits.replace("'", "")
    mark = max(digits.rfind("."), digits.rfind(","))
    if mark < 0:
        return Decimal(digits)
    sign = digits[mark]
    other = "," if sign == "." else "."
    thousands = digits.count(sign) > 1 or (other not in digits and len(digits) - mark == 4)
    whole = digits.replace(other, "")
    return Decimal(whole.replace(sign, "" if thousands else "."))
