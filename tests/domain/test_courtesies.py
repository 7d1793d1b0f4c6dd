"""What leads or follows a name out of politeness, and names written in capitals."""

from __future__ import annotations

import pytest

from muniforeign.domain import courtesies, names
from muniforeign.domain.people import Gender


@pytest.mark.parametrize(
    ("written", "name", "gender", "titles"),
    [
        ("Sra. Ana Soto", "Ana Soto", Gender.FEMALE, ()),
        ("sr.Juan Pérez", "Juan Pérez", Gender.MALE, ()),
        ("Doña Ana", "Ana", Gender.FEMALE, ()),
        ("Dr. Juan Pérez", "Juan Pérez", Gender.UNKNOWN, ("Dr.",)),
        ("Prof. Dra. Ana Soto", "Ana Soto", Gender.FEMALE, ("Prof.", "Dra.")),
        ("Mr Smith", "Smith", Gender.MALE, ()),
        ("王晓明 女士", "王晓明", Gender.FEMALE, ()),
        ("Ing Soto", "Ing Soto", Gender.UNKNOWN, ()),
        ("Donoso Ana", "Donoso Ana", Gender.UNKNOWN, ()),
        ("Sra.", "Sra.", Gender.UNKNOWN, ()),
        ("先生", "先生", Gender.UNKNOWN, ()),
        ("", "", Gender.UNKNOWN, ()),
    ],
)
def test_courtesies_are_taken_off(
    written: str, name: str, gender: Gender, titles: tuple[str, ...]
) -> None:
    assert courtesies.taken_off(written) == (name, gender, titles)


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("JUAN CARLOS PÉREZ GONZÁLEZ", "Juan Carlos Pérez González"),
        ("MARÍA DE LOS ÁNGELES SOTO DE LA CRUZ", "María de los Ángeles Soto de la Cruz"),
        ("ORTEGA Y GASSET, JOSÉ", "José Ortega y Gasset"),
        ("BERNARDO O'HIGGINS", "Bernardo O'Higgins"),
        ("ANA PÉREZ-COTAPOS", "Ana Pérez-Cotapos"),
        ("José MUÑOZ SOTO", "José Muñoz Soto"),
        ("Ana McGregor", "Ana McGregor"),
        ("ana soto", "ana soto"),
        ("Ana SO", "Ana SO"),
        ("J. M.", "J. M."),
    ],
)
def test_names_in_capitals_become_usual(written: str, usual: str) -> None:
    assert names.parse(written).with_usual_capitals().latin_plain == usual
