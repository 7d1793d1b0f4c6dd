"""Errors that a user is told about, as a sentence in the user's language."""

from __future__ import annotations

from muniforeign.i18n import Language


class UserError(Exception):
    """Something a user can understand and act on.

    The sentence says what happened, what was not lost and what to do next. It is an English
    msgid with named fields, declared with `N_`; `fields` are the values that fill it.
    """

    def __init__(self, message: str, **fields: object) -> None:
        super().__init__(message.format(**fields))
        self.message = message
        self.fields = fields

    def text(self, language: Language) -> str:
        """The sentence in this language."""
        return language.gettext(self.message).format(**self.fields)
