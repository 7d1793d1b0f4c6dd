"""Ways to reach somebody: telephone, e-mail, WeChat and others, checked but never thrown away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from muniforeign.domain.folding import clean, half_width
from muniforeign.domain.text import Term
from muniforeign.i18n import N_

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

NOT_A_PHONE: Final = N_("not a valid telephone number")
NOT_AN_EMAIL: Final = N_("not a valid e-mail address")
NOT_A_WECHAT_ID: Final = N_("not a valid WeChat ID: 6 to 20 letters, digits, - or _")
NOT_A_WEBSITE: Final = N_("not a valid web address")

_CHILE: Final = 56
_EMAIL: Final = re.compile(r"[^@\s<>,;]+@[^@\s<>,;.]+(\.[^@\s<>,;.]+)+")
_WECHAT: Final = re.compile(r"[A-Za-z][-_A-Za-z0-9]{5,19}")
_WEBSITE: Final = re.compile(r"(https?://)?[^\s/@.:]+(\.[^\s/@.:]+)+(:\d+)?(/\S*)?", re.IGNORECASE)


class ContactKind(Term):
    """How a contact point is used."""

    PHONE = "phone", N_("Telephone")
    MOBILE = "mobile", N_("Mobile")
    EMAIL = "email", N_("E-mail")
    WECHAT = "wechat", N_("WeChat")
    WHATSAPP = "whatsapp", N_("WhatsApp")
    FAX = "fax", N_("Fax")
    WEBSITE = "website", N_("Website")
    OTHER = "other", N_("Other contact")


DIALLED: Final = frozenset(
    {ContactKind.PHONE, ContactKind.MOBILE, ContactKind.WHATSAPP, ContactKind.FAX}
)
_LABELS: Final = {
    ContactKind.WECHAT: re.compile(r"^(wechat|weixin|微信号?)\b\s*(id)?\s*:?\s*", re.IGNORECASE),
    ContactKind.WHATSAPP: re.compile(r"^(whatsapp|wsp|wa)(\s*:\s*|\s+)", re.IGNORECASE),
    ContactKind.FAX: re.compile(r"^(fax|传真)\s*[:.]?\s*", re.IGNORECASE),
}


def normalise(kind: ContactKind, text: str, country: str = "CL") -> str:
    """The contact in its usual form: +56 9 6123 4567, ana@example.cl, https://example.cl.

    `country` is the ISO code whose numbers are dialled without prefix. What is not valid comes
    back as typed.
    """
    typed = clean(half_width(text))
    if kind in DIALLED:
        return _international(typed, country)
    if kind is ContactKind.EMAIL:
        address = re.sub(r"^mailto:", "", typed, flags=re.IGNORECASE)
        user, at, host = address.rpartition("@")
        return f"{user}{at}{host.lower()}" if _EMAIL.fullmatch(address) else typed
    if kind is ContactKind.WECHAT:
        return _LABELS[ContactKind.WECHAT].sub("", typed) or typed
    if kind is ContactKind.WEBSITE and _WEBSITE.fullmatch(typed):
        return typed if "://" in typed else f"https://{typed}"
    return typed


def problem(kind: ContactKind, text: str, country: str = "CL") -> str | None:
    """The msgid of what is wrong with the contact, or None. An empty text has no problem."""
    typed = normalise(kind, text, country)
    if not typed:
        return None
    if kind in DIALLED:
        return None if _valid_number(typed, country) else NOT_A_PHONE
    checks = {
        ContactKind.EMAIL: (_EMAIL, NOT_AN_EMAIL),
        ContactKind.WECHAT: (_WECHAT, NOT_A_WECHAT_ID),
        ContactKind.WEBSITE: (_WEBSITE, NOT_A_WEBSITE),
    }
    if kind not in checks:
        return None
    shape, message = checks[kind]
    by_number = kind is ContactKind.WECHAT and _is_mobile(_valid_number(typed, "CN"))
    return None if by_number or shape.fullmatch(typed) else message


def checked(kind: ContactKind, text: str, country: str = "CL") -> tuple[str, str | None]:
    """What `normalise` and `problem` say, from a single look: for long lists."""
    if kind not in DIALLED:
        usual = normalise(kind, text, country)
        return usual, problem(kind, usual, country)
    typed = clean(half_width(text))
    number = _valid_number(typed, country)
    if number is None:
        return typed, NOT_A_PHONE if typed else None
    return _written(number), None


def guess_kind(text: str, country: str = "CL") -> ContactKind:
    """What a contact without a heading most likely is."""
    typed = clean(half_width(text))
    for kind, label in _LABELS.items():
        if label.search(typed):
            return kind
    if _EMAIL.fullmatch(re.sub(r"^mailto:", "", typed, flags=re.IGNORECASE)):
        return ContactKind.EMAIL
    number = _valid_number(typed, country)
    if number:
        return ContactKind.MOBILE if _is_mobile(number) else ContactKind.PHONE
    if _WEBSITE.fullmatch(typed) and not typed.replace(".", "").isdigit():
        return ContactKind.WEBSITE
    return ContactKind.WECHAT if _WECHAT.fullmatch(typed) else ContactKind.OTHER


def _international(typed: str, country: str) -> str:
    number = _valid_number(typed, country)
    return typed if number is None else _written(number)


def _written(number: PhoneNumber) -> str:
    import phonenumbers

    style = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(number, style))


def _valid_number(typed: str, country: str) -> PhoneNumber | None:
    import phonenumbers

    for label in _LABELS.values():
        typed = label.sub("", typed)
    try:
        number = phonenumbers.parse(typed, country.upper() or None)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def _is_mobile(number: PhoneNumber | None) -> bool:
    """Whether it is a mobile number; in Chile those are the nine digits that begin with 9."""
    import phonenumbers

    if number is None:
        return False
    if number.country_code == _CHILE:
        return str(number.national_number).startswith("9")
    return bool(phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE)
