"""Organisations known again by another form of their name."""

from __future__ import annotations

import pytest

from muniforeign.domain import organisation_names
from muniforeign.domain.text import Localized


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("临江市外办", "临江市人民政府外事办公室"),
        ("临江市政府外办", "临江市外事办公室"),
        ("临江市人民政府", "临江市政府"),
        ("Ilustre Municipalidad de Toltén", "MUNICIPALIDAD DE TOLTEN"),
        ("I. Municipalidad de Toltén", "Municipalidad de Toltén"),
    ],
)
def test_forms_of_one_name_have_one_key(one: str, other: str) -> None:
    assert organisation_names.key(one) == organisation_names.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("临江市外办", "临江市教育局"),
        ("临江市人民政府", "临江市外办"),
        ("Universidad X", "Universidad Y"),
    ],
)
def test_other_organisations_have_other_keys(one: str, other: str) -> None:
    assert organisation_names.key(one) != organisation_names.key(other)


def test_a_name_within_another_is_alike() -> None:
    office = Localized(es="Oficina de Asuntos Exteriores", zh="浙江省临江市外办")
    assert alike(office, Localized(zh="临江市人民政府外事办公室"))
    assert alike(office, Localized(es="Oficina de Asuntos Exteriores, Linjiang"))
    assert not alike(office, Localized(zh="浙江省"))
    assert not alike(Localized(), Localized())


def alike(one: Localized, other: Localized) -> bool:
    return organisation_names.alike(organisation_names.keys(one), organisation_names.keys(other))
