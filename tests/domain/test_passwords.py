"""How well passwords protect, as the meter shows it."""

from __future__ import annotations

import pytest

from muniforeign.domain import passwords
from muniforeign.domain.passwords import strength


@pytest.mark.parametrize("password", ["", "123456", "Municipalidad2026", "contraseña", "woaini"])
def test_what_is_tried_first_opens_at_once(password: str) -> None:
    assert strength(password).level == 0


@pytest.mark.parametrize(
    "password", ["caballo verde baja lento", "árbol-7-Puente-río", "北京下雪的时候我在喝茶"]
)
def test_several_words_hold(password: str) -> None:
    assert strength(password).level >= 3
    assert strength(password).advice == passwords.GOOD


def test_longer_is_never_weaker() -> None:
    levels = [strength("k7Rm2xQp9wLz4vTn8s"[:length]).level for length in range(1, 19)]
    assert levels == sorted(levels)
    assert levels[0] == 0
    assert levels[-1] == 4


def test_the_municipality_and_years_do_not_count() -> None:
    weak = strength("Quebrada Honda 2026", known=["Municipalidad de Quebrada Honda"])
    assert weak.level == 0
    assert weak.advice == passwords.PERSONAL
    assert strength("Quebrada Honda 2026").level > weak.level


def test_neighbours_on_the_keyboard_and_repetitions_add_little() -> None:
    assert strength("qwertyqwertyqwerty").level < strength("qmxtybwfrtzqpertcy").level
    assert strength("aaaaaaaaaaaaaaaaaa").level == 0


def test_advice_fits_what_is_missing() -> None:
    assert strength("perro").advice == passwords.TOO_SHORT
    assert strength("aaaaaaaaaaaabbbbbbb").advice == passwords.ONE_KIND
