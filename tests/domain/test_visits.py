"""The words of a visit."""

from __future__ import annotations

import pytest

from muniforeign.domain.people import Gender
from muniforeign.domain.visits import DelegateRole
from muniforeign.i18n import Language


@pytest.mark.parametrize(
    ("role", "man", "woman"),
    [
        (DelegateRole.HEAD, "Jefe de delegación", "Jefa de delegación"),
        (DelegateRole.DEPUTY_HEAD, "Subjefe de delegación", "Subjefa de delegación"),
        (DelegateRole.INTERPRETER, "Intérprete", "Intérprete"),
    ],
)
def test_a_woman_who_heads_a_delegation_is_called_so(
    role: DelegateRole, man: str, woman: str
) -> None:
    _ = Language.of("es").gettext
    assert _(role.called(Gender.UNKNOWN)) == _(role.called(Gender.MALE)) == man
    assert _(role.called(Gender.FEMALE)) == woman


@pytest.mark.parametrize("role", DelegateRole)
def test_other_languages_have_one_word(role: DelegateRole) -> None:
    for code in ("zh", "en"):
        _ = Language.of(code).gettext
        assert _(role.called(Gender.FEMALE)) == _(role.label)
