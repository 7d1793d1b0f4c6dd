"""Text that exists in up to three languages, and the words of closed lists."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from muniforeign.i18n import CODES, Code


@dataclass(frozen=True, slots=True)
class Localized:
    """One text in Spanish, Chinese and English; an empty string is a text that is missing."""

    es: str = ""
    zh: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.es or self.zh or self.en)

    def get(self, code: Code) -> str:
        """The text in exactly this language, or an empty string."""
        return {"es": self.es, "zh": self.zh, "en": self.en}[code]

    def best(self, code: Code) -> str:
        """The text in this language or, for screens and names, in the first other that has it."""
        return self.get(code) or self.es or self.en or self.zh

    def missing(self) -> tuple[Code, ...]:
        """The languages in which the text is still to be written."""
        return tuple(code for code in CODES if not self.get(code))

    def with_text(self, code: Code, text: str) -> Localized:
        """The same with one language's text exchanged."""
        if code == "es":
            return replace(self, es=text)
        return replace(self, zh=text) if code == "zh" else replace(self, en=text)


class Term(StrEnum):
    """A word of a closed list: stored as its value, shown as its translated label.

    Members are declared `NAME = "stored_value", N_("Label")` and shown with
    `language.gettext(member.label)`.
    """

    label: str

    def __new__(cls, value: str, label: str = "") -> Term:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
