"""The plan of a training as it stands on record: warnings, contents, sessions, files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmsdesk.base.days import table_date
from pmsdesk.base.text import T
from pmsdesk.kinds.training.training import Training
from pmsdesk.services import evidence
from pmsdesk.services.inspection import sheet
from pmsdesk.services.training import trainings

from ... import look
from ... import words as shared
from ...evidence.attaching import Place
from ...evidence.box import EvidenceBox
from ...kit.basics import Card, Prose, button, clear, label, row, tool
from ...kit.marks import Pill
from ...kit.screen import Screen
from ..office.facts import Facts
from ..office.shown import day, span
from . import words
from .session_dialog import SessionDialog

if TYPE_CHECKING:
    from pmsdesk.services.training.dossier import Dossier, SessionLine

REASONS = ("postponed_reason", "return_reason", "missed_reason")


class OverviewPane(QWidget):
    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(look.WIDE)
        self.cards = QVBoxLayout()
        self.cards.setSpacing(look.WIDE)
        self.files = EvidenceBox(self.session)
        self.proof = Card()
        self.add_material = button(
            self.say(words.AS_MATERIAL), self._material, icon="plus", name="add-material"
        )
        self.proof.add(self.files)
        self.proof.add(row(self.add_material, 1))
        self.box.addLayout(self.cards)
        self.box.addWidget(self.proof)
        self.box.addStretch(1)
        self.dossier: Dossier | None = None

    def put(self, dossier: Dossier) -> None:
        self.dossier = dossier
        clear(self.cards)
        self._warnings(dossier)
        self._plan(dossier)
        self._sessions(dossier)
        self._action(dossier)
        place = None
        if dossier.may_attach:
            place = Place(evidence.attach_to_training, (dossier.key[0],))
        self.files.show_files([sheet.file(it) for it in dossier.evidence], place)
        self.add_material.setVisible(dossier.may_attach)
        self.proof.setVisible(dossier.may_attach or bool(dossier.evidence))

    def _warnings(self, dossier: Dossier) -> None:
        if not dossier.warnings:
            return
        card = Card(self.say(words.WARNINGS))
        for each in dossier.warnings:
            line = row(Pill(self.say(words.CHECK), "soon", "dot"), Prose(self.say(each)))
            line.setStretch(1, 1)
            card.add(line)
        self.cards.addWidget(card)

    def _plan(self, dossier: Dossier) -> None:
        say, facts = self.say, dossier.facts
        card = Card(say(words.OVERVIEW))
        pairs: list[tuple[str, str]] = []
        for name in ("purpose", "contents"):
            if facts[name]:
                pairs.append((self._word(name), facts[name]))
        pairs.append((say(words.TOPICS), _joined([say(each) for each in dossier.topics])))
        if facts["material_name"] and not dossier.course:
            pairs.append((self._word("material_name"), facts["material_name"]))
        test = say(dossier.test)
        if facts["test"] != "none":
            test += say(words.PASS_AT.fill(n=facts["pass_mark"]))
        pairs.append((self._word("test"), test))
        pairs.append((self._word("makeup_due"), day(facts["makeup_due"])))
        if facts["lecturer"]:
            pairs.append((self._word("lecturer"), facts["lecturer"]))
        pairs += [(self._word(name), facts[name]) for name in REASONS if facts[name]]
        for each in dossier.signed:
            on = f"　{table_date(each.on)}" if each.on else ""
            if each.name:
                pairs.append((say(each.what), f"{each.name}{on}"))
        listed = Facts(150)
        listed.put(pairs)
        card.add(listed)
        self.cards.addWidget(card)

    def _sessions(self, dossier: Dossier) -> None:
        say = self.say
        if not dossier.sessions and not dossier.may_sessions:
            return
        card = Card(say(words.SESSIONS))
        if not dossier.sessions:
            card.add(Prose(say(words.SESSIONS_ABOUT), "small"))
        for line in dossier.sessions:
            card.add(self._session(dossier, line))
        if dossier.may_sessions:
            add = button(say(words.ADD_SESSION), self._add_session, icon="plus", name="add-session")
            card.add(row(add, 1))
        self.cards.addWidget(card)

    def _session(self, dossier: Dossier, line: SessionLine) -> QWidget:
        say = self.say
        name = say(words.SESSION_N.fill(n=line.place))
        when = span(line.held_on, line.until) if line.until else day(line.held_on)
        said = "　".join(filter(None, (when, line.times, line.room, line.lecturer, line.remark)))
        head = label(name, "label")
        head.setMinimumWidth(72)
        text = Prose(said)
        parts: list[Any] = [head, text]
        if line.makeup:
            parts.append(Pill(say(words.MAKE_UP), "info", "dot"))
        parts.append(label(say(words.ATTENDED_HERE.fill(n=line.attended)), "small"))
        if dossier.may_sessions:
            parts.append(tool("edit", f"{name} {say(words.EDIT)}", partial(self._edit, line)))
            parts.append(tool("trash", f"{name} {say(shared.REMOVE)}", partial(self._drop, line)))
        box = row(*parts, gap=look.GAP + 4)
        box.setStretch(1, 1)
        whole = QWidget()
        whole.setLayout(box)
        return whole

    def _action(self, dossier: Dossier) -> None:
        say, action = self.say, dossier.action
        if action is None and not dossier.may_open_action:
            return
        card = Card(say(words.ACTION))
        if action is not None:
            state = Pill(say(action.state), "done" if action.closed else "info", "dot")
            go = button(
                say(words.GO_TO.fill(no=action.no)),
                lambda: self.session.go("actions", id=action.id), kind="link", icon="actions",
            )  # fmt: skip
            card.add(Prose(say(action.title)))
            card.add(row(state, go, 1))
        else:
            press = button(
                say(words.OPEN_ACTION), self._open_action, icon="plus", name="open-action"
            )
            card.add(row(press, 1))
        self.cards.addWidget(card)

    # ---- doing

    def _add_session(self) -> None:
        assert self.dossier
        SessionDialog(self.page, self.dossier, None).begin()

    def _edit(self, line: SessionLine) -> None:
        assert self.dossier
        SessionDialog(self.page, self.dossier, line).begin()

    def _drop(self, line: SessionLine) -> None:
        title = words.DROP_SESSION.fill(what=words.SESSION_N.fill(n=line.place))
        if self.session.ask.confirm(self, title, do=shared.REMOVE, danger=True):
            self.page.do(trainings.drop_session, line.key)

    def _open_action(self) -> None:
        assert self.dossier
        self.page.do(trainings.open_action, self.dossier.key, saved=None)

    def _material(self) -> None:
        """Files that are taught from: those who take the course see them."""
        assert self.dossier
        service = partial(evidence.attach_to_training, as_material=True)
        paths = self.session.ask.open_files(self, words.AS_MATERIAL)
        self.files.attaching.add(Place(service, (self.dossier.key[0],)), paths)

    def _word(self, name: str) -> str:
        word: T = Training._meta.fields[name].verbose_name
        return self.say(word)


def _joined(texts: list[str]) -> str:
    return ("、" if any(not each.isascii() for each in texts) else "; ").join(texts)
