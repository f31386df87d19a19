"""The steps of an action down the page: which is done, which is open, what the others need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pmsdesk.base.text import T
from pmsdesk.kinds.action.words import Sort, State
from pmsdesk.services.action.dossier import Dossier

from . import words

StepState = Literal["done", "now", "next", "past"]


@dataclass(frozen=True, slots=True)
class Step:
    """`who` and `on` signed it; `due` is the date of an open one."""

    key: str
    title: T
    state: StepState
    who: str = ""
    on: date | None = None
    due: date | None = None
    need: T = T("", "")


WORDS = {
    "found": (words.FOUND, T("", "")),
    "contained": (words.CONTAINED, words.NEED_CONTAINED),
    "cause": (words.CAUSE, words.NEED_CAUSE),
    "plan": (words.PLAN, words.NEED_PLAN),
    "doing": (words.DOING, words.NEED_DOING),
    "effect": (words.EFFECT, words.NEED_EFFECT),
    "closed": (words.CLOSING, words.NEED_CLOSING),
    "no_action": (words.NO_ACTION, T("", "")),
}
WAY = {
    Sort.CORRECTIVE: ("found", "contained", "cause", "plan", "doing", "effect", "closed"),
    Sort.IMPROVEMENT: ("found", "plan", "doing", "effect", "closed"),
}
OPEN_STEPS = {
    State.FOUND: ("contained",),
    State.CONTAINED: ("cause", "plan"),
    State.ANALYSED: ("plan",),
    State.DOING: ("doing",),
    State.DONE: ("effect",),
    State.CHECKED: ("closed",),
}


def steps_of(dossier: Dossier) -> list[Step]:
    it = dossier.action
    sort, state = Sort.of(it.sort), State.of(it.state)
    if state == State.NO_ACTION:
        keys = ["found", "contained"] if it.immediate_correction else ["found"]
        done = [_step(dossier, key, "done") for key in keys]
        return [*done, _step(dossier, "no_action", "done")]
    way, now = WAY[sort], OPEN_STEPS.get(state, ())
    if sort == Sort.IMPROVEMENT and state == State.FOUND:
        now = ("plan",)
    reached = way.index(now[0]) if now else len(way)
    return [_step(dossier, key, _state(at, key, now, reached)) for at, key in enumerate(way)]


def _state(at: int, key: str, now: tuple[str, ...], reached: int) -> StepState:
    return "now" if key in now else "done" if at < reached else "next"


def _step(dossier: Dossier, key: str, state: StepState) -> Step:
    title, need = WORDS[key]
    who, on = _signed(dossier, key) if state == "done" or key == "plan" else ("", None)
    due = dossier.action.due_on if state == "now" else None
    return Step(key, title, state, who, on, due, need)


def _signed(dossier: Dossier, key: str) -> tuple[str, date | None]:
    it = dossier.action
    return {
        "found": (it.found_name, it.found_on),
        "contained": ("", it.corrected_on),
        "cause": (it.planned_name, it.planned_on),
        "plan": (it.planned_name, it.planned_on),
        "doing": (it.done_name, it.done_on),
        "effect": (it.effect_name, it.effect_on),
        "closed": (it.closed_name, it.closed_on),
        "no_action": (it.closed_name, it.closed_on),
    }[key]
