"""Telephones, e-mail, WeChat and the rest: put in their usual form, never thrown away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniforeign.domain import contacts
from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.folding import clean, half_width


@pytest.mark.parametrize(
    ("text", "country", "kind", "expected"),
    [
        ("961234567", "CL", ContactKind.MOBILE, "+56 9 6123 4567"),
        ("+56 9 6123 4567", "CN", ContactKind.MOBILE, "+56 9 6123 4567"),
        ("(75) 2 345678", "CL", ContactKind.PHONE, "+56 75 234 5678"),
        ("13800138000", "CN", ContactKind.MOBILE, "+86 138 0013 8000"),
        ("021-6323 1234", "CN", ContactKind.PHONE, "+86 21 6323 1234"),
        ("+8613800138000", "", ContactKind.MOBILE, "+86 138 0013 8000"),
        ("WhatsApp: +56961234567", "CL", ContactKind.WHATSAPP, "+56 9 6123 4567"),
        ("传真：010-65881234", "CN", ContactKind.FAX, "+86 10 6588 1234"),
        ("ana.soto@EXAMPLE.cl", "CL", ContactKind.EMAIL, "ana.soto@example.cl"),
        ("mailto:ana@example.cl", "CL", ContactKind.EMAIL, "ana@example.cl"),
        ("www.example.cl", "CL", ContactKind.WEBSITE, "https://www.example.cl"),
        ("http://example.cn/a", "CN", ContactKind.WEBSITE, "http://example.cn/a"),
        ("微信号：wang_xm88", "CN", ContactKind.WECHAT, "wang_xm88"),
        ("WeChat ID: wang_xm88", "CN", ContactKind.WECHAT, "wang_xm88"),
        ("wxid_abc", "CN", ContactKind.WECHAT, "wxid_abc"),
    ],
)
def test_contacts_are_known_and_put_in_their_form(
    text: str, country: str, kind: ContactKind, expected: str
) -> None:
    assert contacts.guess_kind(text, country) is kind
    assert contacts.normalise(kind, text, country) == expected
    assert contacts.problem(kind, text, country) is None
    assert contacts.normalise(kind, expected, country) == expected


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (ContactKind.PHONE, "12", contacts.NOT_A_PHONE),
        (ContactKind.MOBILE, "pedir a Ana", contacts.NOT_A_PHONE),
        (ContactKind.FAX, "=1+1", contacts.NOT_A_PHONE),
        (ContactKind.EMAIL, "ana@", contacts.NOT_AN_EMAIL),
        (ContactKind.EMAIL, "ana soto@example.cl", contacts.NOT_AN_EMAIL),
        (ContactKind.EMAIL, "a@b@example.cl", contacts.NOT_AN_EMAIL),
        (ContactKind.WECHAT, "xm", contacts.NOT_A_WECHAT_ID),
        (ContactKind.WEBSITE, "no tiene", contacts.NOT_A_WEBSITE),
        (ContactKind.WEBSITE, "<img src=x>", contacts.NOT_A_WEBSITE),
    ],
)
def test_what_is_not_valid_is_told_and_kept(kind: ContactKind, text: str, message: str) -> None:
    assert contacts.problem(kind, text) == message
    assert contacts.normalise(kind, text) == text


def test_wechat_takes_a_mobile_number_for_an_id() -> None:
    assert contacts.problem(ContactKind.WECHAT, "13800138000") is None


@pytest.mark.parametrize("kind", list(ContactKind))
def test_nothing_written_is_no_problem(kind: ContactKind) -> None:
    assert contacts.problem(kind, " ") is None
    assert contacts.normalise(kind, " ") == ""


@pytest.mark.parametrize("text", ["", "llamar por la tarde", "12", "1.2.3.4", "😀"])
def test_what_is_like_nothing_is_another_contact(text: str) -> None:
    assert contacts.guess_kind(text) is ContactKind.OTHER
    assert contacts.problem(ContactKind.OTHER, text) is None


@given(st.text(max_size=25), st.sampled_from(list(ContactKind)))
def test_a_contact_with_a_problem_is_kept_as_typed(text: str, kind: ContactKind) -> None:
    if contacts.problem(kind, text) and kind is not ContactKind.WECHAT:
        assert contacts.normalise(kind, text) == clean(half_width(text))
