"""The edition of a paper: its languages, its paper size, and whether it stays in the office.

The same story is printed in one language or in two side by side. Whatever a block prints it
takes as `Texts`, one text for each language of the edition, in the order of the columns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from muniforeign.documents.styles import MM
from muniforeign.domain.errors import UserError
from muniforeign.domain.text import Localized, Term
from muniforeign.i18n import CODES, N_, Code, Language

Texts = tuple[str, ...]
"""One text for each language of the edition."""

BINDING_MARGIN: Final = 28 * MM
MARGIN: Final = 22 * MM
COLUMN_GAP: Final = 7 * MM


class Paper(Term):
    """A size of paper."""

    LETTER = "letter", N_("Letter (216 × 279 mm)")
    OFICIO = "oficio", N_("Oficio (216 × 330 mm)")
    A4 = "a4", N_("A4 (210 × 297 mm)")

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        width, height = _MILLIMETRES[self.value]
        return width * MM, height * MM


_MILLIMETRES: Final = {"letter": (216, 279), "oficio": (216, 330), "a4": (210, 297)}


@dataclass(frozen=True, slots=True)
class Edition:
    """One language or two side by side, on one paper, internal or to be handed out."""

    languages: tuple[Language, ...]
    paper: Paper = Paper.LETTER
    internal: bool = True
    inset: float = 0

    @staticmethod
    def of(codes: Sequence[Code], paper: Paper = Paper.LETTER, *, internal: bool = True) -> Edition:
        """The edition in these languages; in two, the first stands on the left.

        Raises UserError where there is not one language, or two different ones.
        """
        known = [code for code in codes if code in CODES]
        if len(known) != len(codes) or len(known) not in (1, 2) or len(set(known)) != len(known):
            raise UserError(N_("A paper is printed in one language or in two different ones."))
        return Edition(tuple(map(Language.of, known)), paper, internal)

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes of the languages."""
        return tuple(language.code for language in self.languages)

    @property
    def first(self) -> Language:
        """The language of the left column, or the only one."""
        return self.languages[0]

    def alone(self) -> Edition:
        """The first language over the whole width, for what exists in one language only."""
        return replace(self, languages=self.languages[:1])

    @property
    def two(self) -> bool:
        """Whether two languages stand side by side."""
        return len(self.languages) == 2

    @property
    def width(self) -> float:
        """The width there is for a block, in points: between the margins, less the inset."""
        return self.paper.size[0] - BINDING_MARGIN - MARGIN - self.inset

    def narrowed(self, points: float) -> Edition:
        """The same edition for what stands inside a box, narrower by so many points."""
        return replace(self, inset=self.inset + points)

    @property
    def column(self) -> float:
        """The width of one language's column, in points."""
        return (self.width - COLUMN_GAP) / 2 if self.two else self.width

    def say(self, message: str, **fields: object) -> Texts:
        """A message of the program in each language of the edition."""
        return tuple(language.gettext(message).format(**fields) for language in self.languages)

    def texts(self, localized: Localized) -> Texts:
        """The office's own text in exactly the languages of the edition; empty where missing."""
        return tuple(localized.get(language.code) for language in self.languages)

    def names(self, localized: Localized) -> Texts:
        """A place's or office's proper name; where none was written, as its own country has it.

        Quilhuenco on Chinese paper says who it is; a nameless letterhead does not. The missing
        name is listed before the paper is made, as any text.
        """
        return tuple(localized.best(language.code) for language in self.languages)

    def each(self, written: Callable[[Language], str]) -> Texts:
        """What `written` gives for each language: dates, numbers, composed sentences."""
        return tuple(map(written, self.languages))

    def same(self, text: str) -> Texts:
        """A text that is the same in every language, as a reference or an e-mail address."""
        return (text,) * len(self.languages)


def distinct(texts: Texts) -> Texts:
    """The texts without repetitions and without empty ones."""
    return tuple(dict.fromkeys(text for text in texts if text))


def inline(texts: Texts) -> str:
    """The texts on one line, as running heads and marks have them: 3 de 8 / 第3页，共8页."""
    return " / ".join(distinct(texts))


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands around the text of a paper: whose it is, which one, and what it is called.

    `letterhead` has the lines under the municipality's name; `sample` marks every page of a
    workspace with invented people.
    """

    municipality: Localized
    title: Localized
    reference: str = ""
    letterhead: Localized = field(default_factory=Localized)
    crest: bytes | None = None
    sample: bool = False
