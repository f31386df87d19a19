"""The company: its facts, its year, its papers, and the answers about its size."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.kinds.organization.company import DAYS, HOURS, LONGEST_WAIT, OFFICE, ONLY, Company
from pmsdesk.services.organization import company, directory
from pmsdesk.services.organization.company import SIZE_ANSWERS
from pmsdesk.store.work import Work

from ... import trouble
from ... import words as shared
from ...kit.basics import Card, Prose, Scroll, label
from ...kit.editors import number
from ...kit.form import Form
from ...kit.inputs import ChoiceBox
from ...kit.notes import Banner
from ...kit.screen import Screen
from ..office.pane import Pane
from ..office.record import Given
from . import words

ZONES = ("Asia/Tokyo", "Asia/Seoul", "Asia/Shanghai", "Asia/Singapore", "UTC")
PAUSE = 200  # milliseconds after the last change before its consequences are asked for
MONTHS = tuple(range(1, 13))


class CompanySection(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.key: tuple[int, int] | None = None
        self.before: dict[str, Any] | None = None
        self.offer_history("Company", lambda: ONLY)
        self.keep = self.act(shared.SAVE, self.save, "save", kind="primary", name="save")
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE)
        self.pause.timeout.connect(self._ask_consequences)
        self.form = Form(self.session.lang)
        self.form.edited.connect(lambda _: self.pause.start())
        self.consequences = Banner(self.say(shared.CLOSE))
        self.area = Scroll()
        card = Card()
        card.add(self.form)
        self.area.body.addWidget(card)
        self.area.body.addStretch(1)
        self.body.addWidget(self.area)
        self.setFocusProxy(self.area)

    def _fill(self, facts: dict[str, Any]) -> None:
        given = Given(facts)
        self._section(words.FACTS)
        self.form.add_fields(
            Company, ["name", "name_en", "address", "representative", "contact"], given
        )
        self.form.beside("name", "name_en")
        self.form.beside("representative", "contact")
        self._section(words.YEAR)
        months = [(n, self._month(n)) for n in MONTHS]
        self._choice("fiscal_start", months, given.fiscal_start)
        zones = [(zone, zone) for zone in dict.fromkeys((*ZONES, str(given.zone)))]
        self._choice("zone", zones, given.zone)
        self.form.beside("fiscal_start", "zone")
        self._section(words.PAPERS)
        self.form.add_fields(Company, ["classification", "seal", "seal_order"], given)
        self.form.beside("seal", "seal_order")
        self._section(words.SIZE)
        self.form.box.addWidget(Prose(self.say(words.SIZE_ABOUT), "muted"))
        names = [name for name in Company.form if name in SIZE_ANSWERS]
        self.form.add_fields(Company, names, given)
        may = self.session.holds(*OFFICE)
        for name in names:
            row = self.form.rows[name]
            row.words.hide()  # the box says it
            row.editor.setEnabled(may)
        self.form.box.addWidget(self.consequences)
        self._incidents(given)
        self._training(given)
        for row in self.form.rows.values():
            row.words.setWordWrap(True)

    def _incidents(self, given: Given) -> None:
        """Whom an accident is told to, and how long each rung of the ladder has to confirm it."""
        self._section(words.INCIDENTS)
        self.form.add_fields(Company, ["pmark_holder", "assessment_body"], given)
        self.form.rows["pmark_holder"].words.hide()  # the box says it
        self.form.box.addWidget(Prose(self.say(words.HOURS_ABOUT), "muted"))
        for name, word in zip(HOURS, words.LADDER, strict=True):
            editor = number(1, LONGEST_WAIT)
            editor.setAccessibleName(self.say(Company._meta.fields[name].verbose_name))
            self.form.add(name, word, editor, getattr(given, name))
        self.form.beside(*HOURS)

    def _training(self, given: Given) -> None:
        self._section(words.TRAINING)
        word = Company._meta.fields["joiner_days"].verbose_name
        days = number(DAYS.start, DAYS.stop - 1)
        self.form.add("joiner_days", word, days, given.joiner_days)

    def _section(self, word: T) -> None:
        self.form.box.addWidget(label(self.say(word), "section"))

    def _choice(self, name: str, choices: list[tuple[Any, str]], value: Any) -> None:
        word = Company._meta.fields[name].verbose_name
        self.form.add(name, word, ChoiceBox(self.say(word), choices), value)

    def _month(self, n: int) -> str:
        from pmsdesk.base.periods import LONG_MONTHS

        return self.say(T(LONG_MONTHS[n - 1], f"{n}月"))

    # reading

    def reload(self) -> None:
        if self.before is None or self.form.values() == self.before:
            self.page.read(directory.company_sheet, done=self._show)

    def _show(self, found: tuple[tuple[int, int], dict[str, Any]]) -> None:
        self.key, facts = found
        if not self.form.rows:
            self._fill(facts)
        else:
            self.form.put(facts)
        self.before = self.form.values()
        self.consequences.hide()

    def _ask_consequences(self) -> None:
        if self.key is None:
            return
        key, facts = self.key, self.form.values()

        def ask(work: Work) -> list[T]:  # one of the facts is called "name", as turns are
            return company.consequences(work, key, **facts)

        self.page.runner.latest(
            self, "consequences", ask, done=self._show_consequences, failed=self._not_yet
        )

    def _show_consequences(self, found: list[T]) -> None:
        said = "\n".join(self.say(each) for each in found)
        if said:
            self.consequences.say(said, "soon")
        else:
            self.consequences.hide()

    def _not_yet(self, problem: Exception) -> None:
        if not isinstance(problem, Refused):
            trouble.show(self.page, problem)

    # doing

    def save(self) -> None:
        if self.key is not None:
            self.page.do(
                company.correct, self.key, saved=words.ENTERED,
                done=self._saved, failed=self._failed, **self.form.values(),
            )  # fmt: skip

    def _saved(self, _: Any) -> None:
        self.form.accept()
        self.before = None
        self.reload()

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Refused):
            self.form.refuse(problem)
            if row := self.form.rows.get(problem.field):
                self.area.ensureWidgetVisible(row)
        else:
            trouble.show(self.page, problem)

    def may_leave(self) -> bool:
        if self.before is None or self.form.values() == self.before:
            return True
        leave = self.session.ask.confirm(self, UNSAVED, UNSAVED_ABOUT, do=UNSAVED_DO, danger=True)
        if leave:
            self.before = None
        return leave


UNSAVED = T("Leave without saving the company?", "会社の情報を保存せずに移動しますか。")
UNSAVED_ABOUT = T("What you have changed here is lost.", "この画面での変更は失われます。")
UNSAVED_DO = T("Leave", "保存せずに移動")
