"""Keys from passwords and from recovery sheets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniforeign.storage.errors import MisreadRecoveryCode
from muniforeign.storage.keys import FileKey, RecoveryCode, derive_key, new_key

KEYS = st.binary(min_size=32, max_size=32)


@given(KEYS)
def test_a_recovery_code_gives_the_key_back(key: bytes) -> None:
    assert RecoveryCode.parse(RecoveryCode(key).text) == RecoveryCode(key)


@given(KEYS)
def test_a_recovery_code_is_read_as_people_type_it(key: bytes) -> None:
    code = RecoveryCode(key).text
    typed = code.lower().replace("-", " – ").replace("0", "o").replace("1", "l")
    assert RecoveryCode.parse(typed).key == key


@given(KEYS, st.integers(0, 55), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_letter_is_noticed(key: bytes, position: int, letter: str) -> None:
    letters = list(RecoveryCode(key).text.replace("-", ""))
    if letters[position] == letter:
        return
    letters[position] = letter
    with pytest.raises(MisreadRecoveryCode):
        RecoveryCode.parse("".join(letters))


@pytest.mark.parametrize("text", ["", "ABCD", "U" * 56, "0" * 57, "ñ" * 56, "王" * 56])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(MisreadRecoveryCode):
        RecoveryCode.parse(text)


def test_the_code_has_fourteen_groups_of_four() -> None:
    assert [len(group) for group in RecoveryCode(bytes(32)).groups] == [4] * 14


def test_composed_and_decomposed_passwords_are_the_same() -> None:
    salt = bytes(16)
    assert derive_key("ma\u00f1ana", salt, rounds=2) == derive_key("man\u0303ana", salt, rounds=2)


def test_every_file_has_a_salt_of_its_own() -> None:
    assert new_key("clave", rounds=1).salt != new_key("clave", rounds=1).salt


def test_a_key_is_not_shown_in_logs() -> None:
    key = FileKey(b"k" * 32, b"s" * 16)
    assert "kkk" not in repr(key)
    assert "kkk" not in repr(RecoveryCode(b"k" * 32))
