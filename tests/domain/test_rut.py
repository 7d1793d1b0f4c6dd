"""The RUT and its last sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniforeign.domain import rut


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.345.678-5", "12.345.678-5"),
        ("123456785", "12.345.678-5"),
        ("12345678-5", "12.345.678-5"),
        (" 12.345.678 - 5", "12.345.678-5"),
        ("60803000-k", "60.803.000-K"),
        ("1-9", "1-9"),
        ("１２３４５６７８－５", "12.345.678-5"),
    ],
)
def test_valid_numbers_get_dots_and_hyphen(text: str, expected: str) -> None:
    assert rut.is_valid(text)
    assert rut.normalise(text) == expected


@pytest.mark.parametrize(
    "text", ["12345678-9", "12.345.67-5", "K", "0-0", "", "pendiente", "999.999.999.999-9"]
)
def test_others_are_kept_as_typed(text: str) -> None:
    assert not rut.is_valid(text)
    assert rut.normalise(text) == text


@given(st.integers(1, 99_999_999))
def test_exactly_one_last_sign_is_right(number: int) -> None:
    valid = [sign for sign in "0123456789K" if rut.is_valid(f"{number}-{sign}")]
    assert valid == [rut.check_sign(number)]
