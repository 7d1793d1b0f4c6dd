"""Amounts of money as people type them and as each language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniforeign.domain import money
from muniforeign.domain.money import Currency, Money, MoneyError
from muniforeign.i18n import CODES, Language


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("$1.234.567", "1234567", Currency.CLP),
        ("1.234", "1234", Currency.CLP),
        ("12,5", "12.5", Currency.CLP),
        ("-5", "-5", Currency.CLP),
        ("500 UTM", "500", Currency.UTM),
        ("1.5 utm", "1.5", Currency.UTM),
        ("US$ 1.200,50", "1200.50", Currency.USD),
        ("1,234.56 USD", "1234.56", Currency.USD),
        ("3000元", "3000", Currency.CNY),
        ("人民币1,000,000元", "1000000", Currency.CNY),
        ("￥2,500", "2500", Currency.CNY),
        ("１０００ pesos", "1000", Currency.CLP),
    ],
)
def test_amounts_are_read(text: str, amount: str, currency: Currency) -> None:
    assert money.parse(text) == Money(Decimal(amount), currency)


def test_an_amount_without_currency_is_in_the_one_that_is_asked_for() -> None:
    assert money.parse("3000", Currency.CNY).currency is Currency.CNY


@pytest.mark.parametrize("text", ["", "mucho", "$", "1.2.", "3000 coronas", "<b>5</b>"])
def test_what_is_no_amount_gets_a_sentence(text: str) -> None:
    with pytest.raises(MoneyError) as raised:
        money.parse(text)
    for code in CODES:
        assert text in raised.value.text(Language.of(code))


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (Money(Decimal(1234567), Currency.CLP), "$1.234.567"),
        (Money(Decimal(500), Currency.UTM), "500 UTM"),
        (Money(Decimal("1200.5"), Currency.USD), "US$1.200,50"),
    ],
)
def test_amounts_are_written_as_in_chile(amount: Money, expected: str) -> None:
    assert amount.format(Language.of("es")) == expected


@given(st.integers(0, 10**12), st.sampled_from([Currency.CLP, Currency.UTM, Currency.USD]))
def test_what_is_written_in_spanish_can_be_read(amount: int, currency: Currency) -> None:
    value = Money(Decimal(amount), currency)
    assert money.parse(value.format(Language.of("es"))) == value
