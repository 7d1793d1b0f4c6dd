"""Whether a Windows file is what its signer signed: digest, signature and chain, without a network.

OpenSSL checks the signature and the chain to a root. What it cannot know without a network is
whether a certificate was withdrawn. When a certificate was valid is not looked at: signing
certificates live for days, and only a counter-signature in time, which is not checked, tells that
the file was signed in those days.
"""

from __future__ import annotations

import hashlib
import re
import struct
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

SYSTEM_ROOTS = Path("/etc/ssl/certs/ca-certificates.crt")
# Microsoft Identity Verification Root Certificate Authority 2020, which Debian does not carry.
# Microsoft publishes its SHA-1, F40042E2E5F7E8EF8189FED15519AECE42C3BFA2.
MICROSOFT_ROOT = "5367f20c7ade0e2bca790915056d086b720c33c1fa2a2661acf787e3292e1270"


@dataclass(frozen=True)
class Signature:
    """What is known of a file's signature; `chain` is False where no trusted root was reached."""

    signer: str
    digest: bool
    signed: bool
    chain: bool


def of_program(content: bytes) -> Signature:
    """The signature in a PE file: .exe, .dll, .pyd. Raises ValueError where there is none."""
    pe = struct.unpack_from("<I", content, 0x3C)[0]
    if content[:2] != b"MZ" or struct.unpack_from("<H", content, pe + 24)[0] != 0x20B:
        raise ValueError("not a 64-bit program")
    checksum, directory = pe + 24 + 64, pe + 24 + 112 + 4 * 8
    start, size = struct.unpack_from("<II", content, directory)
    if not size:
        raise ValueError("not signed")
    (length,) = struct.unpack_from("<I", content, start)
    signature = content[start + 8 : start + length]
    parts = (
        content[:checksum],
        content[checksum + 4 : directory],
        content[directory + 8 : start],
        content[start + size :],
    )
    hashed = b"".join(parts)
    digests = [hashlib.new(name, hashed).digest() for name in ("sha256", "sha1")]
    signed = signed_content(signature)
    return _checked(signature, signed, any(signed.endswith(digest) for digest in digests))


def of_catalogue(content: bytes) -> Signature:
    """The signature of a .cat file, which is signed as a whole."""
    return _checked(content, signed_content(content), digest=True)


def signed_content(signature: bytes) -> bytes:
    """What a PKCS #7 signature was made over: the value of its content."""
    outer = _inner(signature, 0)
    signed_data = _inner(signature, _after(signature, outer))
    data = _inner(signature, signed_data)
    algorithms = _after(signature, data)
    information = _inner(signature, _after(signature, algorithms))
    explicit = _inner(signature, _after(signature, information))
    return signature[_inner(signature, explicit) : _after(signature, explicit)]


def _header(der: bytes, at: int) -> tuple[int, int]:
    """Where the value of the element at this place begins, and its length."""
    first = der[at + 1]
    if first < 0x80:
        return at + 2, first
    count = first & 0x7F
    return at + 2 + count, int.from_bytes(der[at + 2 : at + 2 + count], "big")


def _inner(der: bytes, at: int) -> int:
    return _header(der, at)[0]


def _after(der: bytes, at: int) -> int:
    start, length = _header(der, at)
    return start + length


def _checked(signature: bytes, content: bytes, digest: bool) -> Signature:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "signature.der").write_bytes(signature)
        (work / "content").write_bytes(content)
        (work / "roots.pem").write_text(_roots(work), encoding="ascii")
        verify = [
            *("openssl", "smime", "-verify", "-inform", "DER", "-in", "signature.der"),
            *("-binary", "-content", "content", "-out", "/dev/null", "-signer", "signer.pem"),
        ]
        chain = [*("-purpose", "any"), "-no_check_time", "-CAfile", "roots.pem"]
        is_signed = _succeeds([*verify, "-noverify"], work)
        subject = _output(["openssl", "x509", "-in", "signer.pem", "-noout", "-subject"], work)
        signer = re.search(r"\bO ?= ?([^,/\n]+)", subject)
        has_chain = _succeeds([*verify, *chain], work)
        return Signature(signer[1].strip() if signer else "", digest, is_signed, has_chain)


def _roots(work: Path) -> str:
    """The system's roots, and Microsoft's where the signature brings the one that is pinned."""
    certificates = _output(
        ["openssl", "pkcs7", "-inform", "DER", "-in", "signature.der", "-print_certs"], work
    )
    pattern = r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----\n"
    pinned = ""
    for certificate in re.findall(pattern, certificates, re.DOTALL):
        (work / "one.pem").write_text(certificate, encoding="ascii")
        command = ["openssl", "x509", "-in", "one.pem", "-noout", "-fingerprint", "-sha256"]
        fingerprint = _output(command, work).partition("=")[2].replace(":", "").strip().lower()
        if fingerprint == MICROSOFT_ROOT:
            pinned = certificate
    return SYSTEM_ROOTS.read_text(encoding="ascii") + pinned


def _succeeds(command: list[str], work: Path) -> bool:
    return subprocess.run(command, cwd=work, capture_output=True, check=False).returncode == 0


def _output(command: list[str], work: Path) -> str:
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    return done.stdout
