"""The key of an encrypted workspace: from a password, or from the recovery sheet.

The password becomes a key as SQLCipher itself does it (PBKDF2-HMAC-SHA512, 256,000 rounds, the
salt in the first 16 bytes of the file), so that SQLCipher's own tools open the file too. The key
is derived once and handed to every connection as it is.

The recovery code is that key in Crockford's base32, which has no I, L, O or U, with three bytes
of SHA-256 as checksum: 56 characters in 14 groups of four.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from muniforeign.storage.errors import MisreadRecoveryCode

ROUNDS: Final = 256_000
SALT_BYTES: Final = 16
KEY_BYTES: Final = 32
CHECK_BYTES: Final = 3
GROUP: Final = 4
GROUPS: Final = 14

_RFC: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_WRITE: Final = str.maketrans(_RFC, _CROCKFORD)
_READ: Final = str.maketrans(_CROCKFORD, _RFC)
_CONFUSED: Final = str.maketrans("OIL", "011")


@dataclass(frozen=True, slots=True)
class FileKey:
    """The key of one file, with the salt that the file begins with."""

    key: bytes = field(repr=False)
    salt: bytes

    @property
    def raw(self) -> str:
        """The key as SQLCipher's `PRAGMA key` takes it without deriving anything."""
        return f"x'{self.key.hex()}{self.salt.hex()}'"


def derive_key(password: str, salt: bytes, *, rounds: int = ROUNDS) -> bytes:
    """The 32 bytes that a password gives with a file's salt, in some 150 ms.

    The password is composed (NFC) first, so that every keyboard gives the same bytes. `rounds`
    is only ever lowered by tests.
    """
    typed = unicodedata.normalize("NFC", password).encode()
    return hashlib.pbkdf2_hmac("sha512", typed, salt, rounds, KEY_BYTES)


def new_key(password: str, *, rounds: int = ROUNDS) -> FileKey:
    """The key for a new file: the password with a salt of its own."""
    salt = os.urandom(SALT_BYTES)
    return FileKey(derive_key(password, salt, rounds=rounds), salt)


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """What is printed on the recovery sheet: the key itself, legible and with a checksum."""

    key: bytes = field(repr=False)

    @property
    def groups(self) -> list[str]:
        """The 14 groups of four letters and digits."""
        data = self.key + _checksum(self.key)
        letters = base64.b32encode(data).decode().translate(_WRITE)
        return [letters[start : start + GROUP] for start in range(0, len(letters), GROUP)]

    @property
    def text(self) -> str:
        """The groups in one line, joined by hyphens."""
        return "-".join(self.groups)

    @staticmethod
    def parse(text: str) -> RecoveryCode:
        """Read a code as people type it: small letters, spaces or dashes, O for 0, I or L for 1.

        Raises MisreadRecoveryCode where characters are missing, too many or wrong.
        """
        plain = unicodedata.normalize("NFKC", text).upper()
        letters = re.sub(r"[\W_]", "", plain).translate(_CONFUSED)
        if len(letters) != GROUP * GROUPS or set(letters) - set(_CROCKFORD):
            raise MisreadRecoveryCode(groups=GROUPS, letters=GROUP)
        data = base64.b32decode(letters.translate(_READ))
        key, checksum = data[:-CHECK_BYTES], data[-CHECK_BYTES:]
        if checksum != _checksum(key):
            raise MisreadRecoveryCode(groups=GROUPS, letters=GROUP)
        return RecoveryCode(key)


def _checksum(key: bytes) -> bytes:
    return hashlib.sha256(b"muniforeign recovery" + key).digest()[:CHECK_BYTES]
