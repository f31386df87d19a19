"""What stands in the card of each step: what is on record, or the editors of the open one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QWidget

from pmsdesk.base.text import Lang, T
from pmsdesk.kinds.action.action import CorrectiveAction
from pmsdesk.kinds.action.words import Effect, Sort, Source, State
from pmsdesk.services.action.dossier import Dossier

from ...kit.basics import Prose
from ...kit.editors import editor_for
from ...kit.form import Form
from . import words
from .readings import Pairs, Remark, StepReading, WhyReading, day_of, field_words
from .row_editors import ReportRows, plan_rows, why_rows
from .row_list import RowList, Say

FINDING = ("title", "content", "requirement", "grade")
CONTAINMENT = ("immediate_correction", "corrected_on", "impact")
HINTS = {
    "action_due": words.ALL_DUE_HINT,
    "effect_evidence": words.EFFECT_HINT,
}
NEEDED = {"title", "content", "immediate_correction", "corrected_on", "cause", "similar_check",
          "action_due", "effect_evidence"}  # fmt: skip


class Bodies:
    """Builds the parts of one showing of an action, and remembers its editors."""

    def __init__(self, dossier: Dossier, say: Say, lang: Lang, names: QStandardItemModel) -> None:
        self.dossier, self.it = dossier, dossier.action
        self.say, self.lang, self.names = say, lang, names
        self.forms: list[Form] = []
        self.whys: RowList | None = None
        self.steps: RowList | None = None
        self.edit_finding: Callable[[], None] | None = None

    def of(self, key: str, now: bool) -> Sequence[QWidget]:
        """The parts of a step, one below the other."""
        if now and self.dossier.writable and (editors := self._editors(key)):
            return editors
        return list(self._readings(key))

    # ---- to be written

    def _editors(self, key: str) -> Sequence[QWidget]:
        may = self.dossier.writable
        if key == "contained" and "immediate_correction" in may:
            return [self._form(CONTAINMENT)]
        if key == "cause" and "whys" in may:
            self.whys = why_rows(self.say)
            self.whys.put([{"why": r.why, "because": r.because} for r in self.dossier.whys])
            return [self.whys, self._form(("cause", "similar_check"))]
        if key == "plan" and "steps" in may:
            return self._plan_editors()
        if key == "doing" and "done" in may:
            reports = self.steps = ReportRows(self.say, self.lang)
            reports.show_steps(self.dossier.steps)
            return [reports]
        if key == "effect" and "effect_evidence" in may:
            return [self._form(("effect_evidence",))]
        return []

    def _plan_editors(self) -> Sequence[QWidget]:
        self.steps = plan_rows(self.say, self.lang, self.names)
        self.steps.put(
            [{"what": r.what, "who": r.who, "due_on": r.due_on} for r in self.dossier.steps]
        )
        given = {"action_due": self.it.action_due or self.dossier.proposed_due}
        return [self.steps, self._form(("action_due",), given)]

    def finding_form(self) -> Form:
        """The finding, to be corrected while nothing has been done about it."""
        names = FINDING if self.dossier.origin else (*FINDING, "source_ref")
        return self._form(names)

    def _form(self, names: Sequence[str], given: dict[str, Any] | None = None) -> Form:
        form = Form(self.lang)
        for name in names:
            field = CorrectiveAction._meta.fields[name]
            value = (given or {}).get(name, getattr(self.it, name))
            hint = HINTS.get(name, "")
            form.add(
                name, field_words(name), editor_for(field, self.lang), value, hint, name in NEEDED
            )
        self.forms.append(form)
        return form

    def remarks(self) -> list[QWidget]:
        """Why a plan is open again: said in the first open step."""
        found = []
        if self.it.return_reason and not self.it.locked:
            found.append(self._remark(words.RETURNED, self.it.return_reason, "late"))
        elif self.it.change_reason and self.it.state in (State.FOUND, State.CONTAINED):
            found.append(self._remark(words.CHANGING, self.it.change_reason, "soon"))
        return found

    def _remark(self, text: T, reason: str, ink: str) -> QWidget:
        return Remark(self.say(text.fill(reason=reason)), ink)

    # ---- to be read

    def _readings(self, key: str) -> Sequence[QWidget]:
        parts: dict[str, Callable[[], Sequence[QWidget]]] = {
            "found": self._finding,
            "contained": lambda: self._pairs(*CONTAINMENT),
            "cause": self._cause,
            "plan": self._plan,
            "doing": self._reports,
            "effect": self._effect,
            "closed": self._closing,
            "no_action": lambda: self._pairs("no_action_reason"),
        }
        return parts[key]()

    def _pairs(self, *names: str, more: Sequence[tuple[str, str]] = ()) -> Sequence[QWidget]:
        pairs = [(self.say(field_words(name)), self._text(name)) for name in names]
        pairs = [pair for pair in (*pairs, *more) if pair[1]]
        return [Pairs(pairs)] if pairs else []

    def _text(self, name: str) -> str:
        value = getattr(self.it, name)
        return day_of(value) if hasattr(value, "year") else str(value or "")

    def _finding(self) -> Sequence[QWidget]:
        source = self.say(Source.of(self.it.source).label)
        if self.it.source_ref:
            source = f"{source}　{self.it.source_ref}"
        required = self.say(self.dossier.requirement)
        more = [(self.say(field_words("requirement")), required), (self.say(words.FROM), source)]
        return self._pairs("content", more=more)

    def _cause(self) -> Sequence[QWidget]:
        whys = [WhyReading(self.say, self.dossier.whys)] if self.dossier.whys else []
        return [*whys, *self._pairs("cause", "similar_check")]

    def _plan(self) -> Sequence[QWidget]:
        it = self.it
        steps = StepReading(self.say, self.dossier.steps, False, self.dossier.today)
        planning = (State.FOUND, State.CONTAINED, State.ANALYSED)
        more = []
        if it.plan_approved_name and it.state not in planning:
            signed = f"{it.plan_approved_name}　{day_of(it.plan_approved_on)}"
            more.append((self.say(field_words("plan_approved_by")), signed))
        return [steps, *self._pairs("action_due", more=more)]

    def _reports(self) -> Sequence[QWidget]:
        return [StepReading(self.say, self.dossier.steps, True, self.dossier.today)]

    def _effect(self) -> Sequence[QWidget]:
        if self.it.state == State.DONE or not self.it.effect:
            return []
        verdict = self.say(Effect.of(self.it.effect).label)
        return self._pairs("effect_evidence", more=[(self.say(field_words("effect")), verdict)])

    def _closing(self) -> Sequence[QWidget]:
        return [Prose(self.say(words.LOCKED), "muted")] if self.it.closed_on else []


def is_corrective(dossier: Dossier) -> bool:
    return Sort.of(dossier.action.sort) == Sort.CORRECTIVE


def turn_words(dossier: Dossier, say: Say) -> str:
    """Who can go on from here, where it is not this person."""
    if dossier.refused is not None:
        return say(dossier.refused)
    roles = [say(role.label) for role in dossier.turn]
    gap = "・" if say(T("en", "ja")) == "ja" else ", "
    return say(words.TURN.fill(roles=gap.join(roles))) if roles else ""
