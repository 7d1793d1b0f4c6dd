"""The page: margins, crest and letterhead, running head, page numbers and marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import IO, Any, Final

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate

from muniforeign.documents import pictures, styles
from muniforeign.documents.edition import (
    BINDING_MARGIN,
    MARGIN,
    Edition,
    Masthead,
    distinct,
    inline,
)
from muniforeign.documents.styles import MM, Style
from muniforeign.documents.text import MixedParagraph
from muniforeign.domain.progress import Progress
from muniforeign.i18n import LOCALES, N_, Language

HEAD_TOP: Final = 13 * MM
LATER_TOP: Final = 26 * MM
FIRST_TOP: Final = 43 * MM
FOOT: Final = 11 * MM
CREST: Final = 22 * MM

FEET: Final = (MARGIN, MARGIN - 5 * MM, MARGIN + 8 * MM)
"""The margins below the text: the usual one, and what a nearly empty last page is mended with."""
_LEAST_ON_LAST_PAGE: Final = 0.22
"""The part of a page that a paper's last one must fill."""

_PART_OF_A_ROW: Final = 120.0
"""How much of a row, in points, must follow its heading where the whole row fits no page."""

_MARK: Final = Style(size=8.5, leading=11, bold=True, after=0, align="right")
_HEAD: Final = Style(size=8.5, leading=11, color=styles.GREY, after=0)
_NUMBER: Final = _HEAD.but(align="right", color=styles.BLACK)
_OWNER: Final = Style(size=12, leading=15, bold=True, color=styles.BLUE, after=0)
_OWNER_LINE: Final = Style(size=9, leading=11.5, color=styles.GREY, after=0)
_REFERENCE: Final = Style(size=10, leading=13, bold=True, after=0, align="right")

SAMPLE_MARK: Final = "Muestra · 样本 · Sample"


def room(edition: Edition) -> float:
    """How high the text of a later page may be, in points."""
    return edition.paper.size[1] - LATER_TOP - MARGIN


class _NumberedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that writes "3 de 8" when the last page is known.

    Each page shows a form that is drawn at the end, so that pages are written only once.
    """

    write_number: Callable[[Canvas, int, int], None]

    def _make_preamble(self) -> None:
        """Begin pages without ReportLab's Helvetica: no font is named that is not embedded."""
        self._preamble = "1 0 0 1 0 0 cm"

    def save(self) -> None:
        """Draw the page numbers, then write the file."""
        total = self.getPageNumber() - 1
        for number in range(1, total + 1):
            self.beginForm(_form_name(number), 0, 0, *self._pagesize)
            self.write_number(self, number, total)
            self.endForm()
        super().save()


def _form_name(number: int) -> str:
    return f"page-{number}"


class PaperTemplate(BaseDocTemplate):  # type: ignore[misc]
    """A document in one edition: writes a story to `target` with all that stands around it.

    `filled` is the part of the last page that was filled.
    """

    def __init__(
        self, target: IO[bytes], masthead: Masthead, edition: Edition, foot: float = MARGIN
    ) -> None:
        self.masthead, self.edition, self._foot = masthead, edition, foot
        self.filled = 0.0
        width, height = edition.paper.size
        title = inline(edition.texts(masthead.title))
        super().__init__(
            target,
            pagesize=(width, height),
            title=" · ".join(filter(None, (masthead.reference, title))),
            author=inline(edition.names(masthead.municipality)),
            subject=title,
            creator="Muniforeign",
            producer="Muniforeign",
            lang=LOCALES[edition.first.code].replace("_", "-"),
            invariant=1,
            allowSplitting=1,
        )
        self.addPageTemplates(
            [self._template("first", FIRST_TOP), self._template("later", LATER_TOP)]
        )

    def write(self, story: list[Flowable], progress: Progress) -> int:
        """Write the PDF and return its number of pages. What `progress` raises goes through."""
        rl_config.useA85 = 0
        self._estimate = 1
        self.setProgressCallBack(partial(self._report, progress))
        self.build(story, canvasmaker=self._canvas)
        return int(self.page)

    @property
    def ends_well(self) -> bool:
        """Whether the paper does not end with a nearly empty page."""
        return self.page == 1 or self.filled >= _LEAST_ON_LAST_PAGE

    def afterPage(self) -> None:
        """Note how much of the page is filled."""
        frame = self.frame
        self.filled = (frame._y2 - frame._y) / frame._height

    def _report(self, progress: Progress, kind: str, value: Any) -> None:
        if kind == "SIZE_EST":
            self._estimate = max(int(value), 1)
        elif kind == "PROGRESS":
            progress(min(value / self._estimate, 1), N_("Laying out the pages"))

    def _canvas(self, *args: Any, **keywords: Any) -> Canvas:
        canvas = _NumberedCanvas(*args, **keywords)
        canvas.write_number = self._write_number
        return canvas

    def _template(self, name: str, top: float) -> PageTemplate:
        _, height = self.edition.paper.size
        frame = Frame(
            *(BINDING_MARGIN, self._foot, self.edition.width, height - top - self._foot),
            *(0, 0, 0, 0),
            id="body",
        )
        draw = {"first": self._draw_first, "later": self._draw_later}[name]
        return PageTemplate(name, [frame], onPage=draw, autoNextPageTemplate="later")

    def _draw_first(self, canvas: Canvas, template: BaseDocTemplate) -> None:
        _, height = self.edition.paper.size
        left = BINDING_MARGIN
        crest = pictures.whole(self.masthead.crest)
        if crest:
            crest_width = min(CREST * crest.ratio, 2 * CREST)
            bottom = height - HEAD_TOP + 2 * MM - CREST
            canvas.drawImage(
                *(crest.reader, left, bottom, crest_width, CREST),
                mask="auto",
                preserveAspectRatio=True,
            )
            left += crest_width + 4 * MM
        right_width = 46 * MM
        width = BINDING_MARGIN + self.edition.width - left - right_width - 4 * MM
        self._draw_lines(canvas, self._owner_lines(), left, height - HEAD_TOP - 1 * MM, width)
        self._draw_lines(canvas, self._corner_lines(), *self._corner(right_width), right_width)
        self._rule(canvas, height - FIRST_TOP + 5 * MM, 1.2)
        self._draw_foot(canvas)

    def _corner(self, width: float) -> tuple[float, float]:
        page_width, height = self.edition.paper.size
        return page_width - MARGIN - width, height - HEAD_TOP - 1 * MM

    def _owner_lines(self) -> list[tuple[str, Style]]:
        edition, masthead = self.edition, self.masthead
        names = [(name, _OWNER) for name in distinct(edition.names(masthead.municipality))]
        letterhead = masthead.letterhead.get(edition.first.code)
        return [*names, (letterhead, _OWNER_LINE)]

    def _corner_lines(self) -> list[tuple[str, Style]]:
        mark = [(self._internal_mark(), _MARK)] if self.edition.internal else []
        return [(self.masthead.reference, _REFERENCE), *mark]

    def _draw_later(self, canvas: Canvas, template: BaseDocTemplate) -> None:
        _, height = self.edition.paper.size
        title = inline(self.edition.texts(self.masthead.title))
        text = " · ".join(filter(None, (self.masthead.reference, title)))
        mark_width = 48 * MM if self.edition.internal else 0
        width = self.edition.width - mark_width
        top = height - HEAD_TOP
        self._draw_lines(
            canvas, [(_shortened(text, _HEAD, width), _HEAD)], BINDING_MARGIN, top, width
        )
        if self.edition.internal:
            x, _ = self._corner(mark_width)
            self._draw_lines(canvas, [(self._internal_mark(), _MARK)], x, top, mark_width)
        self._rule(canvas, height - LATER_TOP + 4.5 * MM, 0.5)
        self._draw_foot(canvas)

    def _draw_foot(self, canvas: Canvas) -> None:
        if self.masthead.sample:
            mark = _MARK.but(align="left", color=styles.LATE)
            top = FOOT + mark.leading
            self._draw_lines(canvas, [(SAMPLE_MARK, mark)], BINDING_MARGIN, top, 60 * MM)
        canvas.doForm(_form_name(canvas.getPageNumber()))

    def _write_number(self, canvas: Canvas, number: int, total: int) -> None:
        def written(language: Language) -> str:
            template = language.gettext(N_("{page} of {pages}"))
            return template.format(page=number, pages=total)

        width = 90 * MM
        x, _ = self._corner(width)
        text = inline(self.edition.each(written))
        self._draw_lines(canvas, [(text, _NUMBER)], x, FOOT + _NUMBER.leading, width)

    def _internal_mark(self) -> str:
        first = self.edition.first if self.edition.first.code != "zh" else Language.of("es")
        return inline(
            (first.gettext(N_("Internal use")), Language.of("zh").gettext("Internal use"))
        )

    def _rule(self, canvas: Canvas, y: float, thickness: float) -> None:
        canvas.saveState()
        canvas.setStrokeColor(HexColor(styles.BLUE))
        canvas.setLineWidth(thickness)
        canvas.line(BINDING_MARGIN, y, BINDING_MARGIN + self.edition.width, y)
        canvas.restoreState()

    def _draw_lines(
        self, canvas: Canvas, lines: Sequence[tuple[str, Style]], x: float, top: float, width: float
    ) -> None:
        for text, style in lines:
            written = MixedParagraph(text, style)
            _, height = written.wrap(width, top)
            top -= height
            written.drawOn(canvas, x, top)

    def handle_keepWithNext(self, flowables: list[Flowable]) -> None:
        """Move headings to the next page where not even a first row or two lines would follow."""
        count = 0
        while count < len(flowables) and flowables[count].getKeepWithNext():
            count += 1
        if not count or not hasattr(self, "frame"):
            return
        width = self.edition.width
        needed = sum(
            head.wrap(width, 1e6)[1] + head.getSpaceBefore() + head.getSpaceAfter()
            for head in flowables[:count]
        )
        if count < len(flowables):
            least = least_height(flowables[count], width)
            if needed + least > self.frame._height:
                flowables[count].may_part_row = True
                least = _PART_OF_A_ROW
            needed += least
        for head in flowables[:count]:
            head.keepWithNext = False
        flowables.insert(0, CondPageBreak(min(needed, self.frame._aH)))


def least_height(flowable: Flowable, width: float) -> float:
    """The height of the smallest first part that may stand at the foot of a page, in points."""
    _, height = flowable.wrap(width, 1e6)
    if isinstance(flowable, MixedParagraph):
        return min(float(height), 3 * flowable.style.leading)
    first_rows: Callable[[], float] | None = getattr(flowable, "first_rows_height", None)
    return first_rows() if first_rows else float(height)


def _shortened(text: str, style: Style, width: float) -> str:
    """The text on at most two lines, ended with … where it is longer."""
    written = MixedParagraph(text, style)
    written.wrap(width, 1e6)
    if len(written.lines()) <= 2:
        return text
    return "".join(written.lines()[:2])[:-2].rstrip() + "…"
