"""Courses: those that come with the program and one's own, each version frozen when published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from pmsdesk.base.days import table_date
from pmsdesk.base.errors import Unavailable
from pmsdesk.kinds.training.words import OFFICERS, CourseState
from pmsdesk.services.training import courses

from ... import look, trouble
from ... import words as shared
from ...kit.basics import Prose
from ...kit.dialogs import Dialog
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ..office.form_dialog import TallScroll
from ..office.pane import Pane
from . import register_words as listed
from . import words

if TYPE_CHECKING:
    from pmsdesk.services.training.courses import CourseRow, CourseSheet

INKS = {CourseState.PUBLISHED: "done", CourseState.REPLACED: "na", CourseState.WITHDRAWN: "na"}


class CoursesView(Pane):
    """Enter on a course shows all it says, answers included."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        say = self.say
        self.lines: dict[int, CourseRow] = {}
        self.wanted = 0
        self.may = self.session.holds(*OFFICERS)
        self.presses: dict[str, QPushButton] = {}
        if self.may:
            self.presses = {
                "state": self.act(listed.C_WITHDRAW, self.change_state, name="course-state"),
                "draft": self.act(listed.C_DRAFT, self.draft, "export", name="course-draft"),
                "file": self.act(listed.C_PUBLISH, self.publish, "import", name="course-file"),
                "shipped": self.act(listed.C_SHIPPED, self.ship, "plus", kind="primary",
                                    name="course-shipped"),
            }  # fmt: skip
        self.table = DataTable(
            [
                Column("title", say(listed.C_NAME), bold=True, sorts=False),
                Column("edition", say(listed.C_EDITION), 72, sorts=False),
                Column("state", say(shared.STATE), 112, "pill", sorts=False),
                Column("size", say(listed.C_SIZE), 206, sorts=False),
                Column("topics", say(listed.C_REQUIRED), 206, sorts=False),
                Column("published", say(listed.C_PUBLISHED), 116, sorts=False),
            ],
            say(words.COURSES),
            lines=2,
        )
        self.table.opened.connect(self.show_course)
        self.table.chosen.connect(lambda _: self._permit())
        act = say(listed.C_SHIPPED) if self.may else ""
        nothing = EmptyState(
            "training", say(listed.C_NONE), say(listed.C_NONE_ABOUT), act, self.ship
        )
        self.listing = Listing(self.table, nothing)
        self.body.addWidget(self.listing, 1)
        self.setFocusProxy(self.table)

    def narrow(self, where: dict[str, Any]) -> None:
        self.wanted = int(where.get("course") or 0)

    def reload(self) -> None:
        self.page.read(courses.listed, done=self.show_lines, name="courses")

    def show_lines(self, found: list[CourseRow]) -> None:
        self.lines = {line.id: line for line in found}
        kept = self.wanted or self.table.current_key()
        self.wanted = 0
        self.listing.set_rows([self._row(line) for line in found])
        if kept is not None:
            self.table.select_key(kept)
        self._permit()

    def _row(self, it: CourseRow) -> Row:
        say = self.say
        contents = listed.C_SIZE_OF.fill(sections=it.sections, questions=it.questions)
        topics = say(listed.C_COMPLETE)
        if it.missing:
            named = "、".join(say(each) for each in it.missing)
            topics = say(listed.C_MISSING.fill(topics=named))
        cells = (
            say(it.title), it.edition, say(it.state_words),
            f"{say(contents)}\n{say(listed.C_MINUTES.fill(n=it.minutes))}", topics,
            f"{table_date(it.published_on)}\n{it.publisher}",
        )  # fmt: skip
        inks = {"state": INKS[it.state]}
        if it.missing:
            inks["topics"] = "soon"
        return Row(it.id, cells, inks)

    def _permit(self) -> None:
        if not self.may:
            return
        it = self.lines.get(self.table.current_key() or 0)
        self.presses["state"].setEnabled(it is not None)
        self.presses["draft"].setEnabled(it is not None)
        used = it is None or it.state == CourseState.PUBLISHED
        self.presses["state"].setText(self.say(listed.C_WITHDRAW if used else listed.C_BACK))
        here = {line.slug for line in self.lines.values() if not line.own}
        self.presses["shipped"].setVisible(len(here) < SHIPPED and bool(self.lines))

    # ---- doing

    def ship(self) -> None:
        def told(made: list[Any]) -> None:
            self.session.tell(listed.C_PUBLISHED_N.fill(n=len(made)))

        self.page.do(courses.publish_shipped, saved=None, done=told)

    def publish(self) -> None:
        path = self.session.ask.open_file(self, listed.C_PUBLISH, self.say(listed.C_FILE))
        if path is None:
            return
        try:
            data = path.read_bytes()
        except OSError:
            trouble.show(self.page, Unavailable(listed.C_CANNOT_READ.fill(name=path.name)))
            return
        self.page.do(courses.publish, data, path.name, saved=listed.C_PUBLISHED_ONE)

    def change_state(self) -> None:
        it = self.lines[self.table.current_key()]
        if it.state != CourseState.PUBLISHED:
            self.page.do(courses.bring_back, it.key)
            return
        title = listed.C_WITHDRAW_TITLE.fill(title=it.title)
        if self.session.ask.confirm(
            self, title, listed.C_WITHDRAW_ABOUT, do=listed.C_WITHDRAW, danger=True
        ):
            self.page.do(courses.withdraw, it.key)

    def draft(self) -> None:
        """The file with the next version number, to be edited as one's own."""
        it = self.lines[self.table.current_key()]
        target = self.session.ask.save_file(
            self, listed.C_DRAFT, f"{it.slug}.yaml", self.say(listed.C_FILE)
        )
        if target is not None:
            self.page.read(courses.draft, it.id, done=lambda text: self._keep(target, text))

    def _keep(self, target: Path, text: str) -> None:
        try:
            target.write_text(text, encoding="utf-8")
        except OSError:
            trouble.show(self.page, Unavailable(words.CANNOT_WRITE.fill(name=target.name)))
        else:
            self.session.tell(listed.C_SAVED.fill(name=target.name))

    def show_course(self, id: int) -> None:
        if self.may:
            self.page.read(courses.sheet, id, done=lambda it: CourseDialog(self.page, it).open())

    def take_focus(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


SHIPPED = 2  # courses that come with the program


class CourseDialog(Dialog):
    """All a course says: sections, questions, right answers, explanations."""

    def __init__(self, page: Screen, it: CourseSheet) -> None:
        text = it.text
        super().__init__(
            page.window(), page.session.lang, text.title, text.purpose, shared.CLOSE, width=820
        )
        self.no.hide()
        area = TallScroll()
        area.body.setSpacing(look.GAP)
        area.setMaximumHeight(520)
        for number, section in enumerate(text.sections, 1):
            area.body.addWidget(Prose(f"{number}. {self.say(section.title)}", "section"))
            area.body.addWidget(Prose(self.say(section.text).strip()))
        for number, question in enumerate(text.questions, 1):
            head = Prose(f"{self.say(words.THE_TEST)} {number}. {self.say(question.text)}", "label")
            area.body.addWidget(head)
            for choice in question.choices:
                sign = "○" if choice.right else "・"
                area.body.addWidget(
                    Prose(f"{sign} {self.say(choice.text)}", "" if choice.right else "muted")
                )
            area.body.addWidget(Prose(self.say(question.why), "small"))
        self.body.addWidget(area, 1)
