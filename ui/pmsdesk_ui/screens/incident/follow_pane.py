"""After the first days: investigation, publication, the corrective action, closing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmsdesk.kinds.incident.words import State

from ... import look
from ...kit.basics import Card, Prose, button, clear, label, row
from ...kit.form import Form
from ...kit.marks import Pill
from ...session import Session
from . import words
from .fact_form import FactForm

if TYPE_CHECKING:
    from pmsdesk.services.incident.dossier import Dossier

PUBLISHING = (("publication", "published_on"), "publication_reason", "published_where")


class FollowPane(QWidget):
    """`forms` are its editors; `open_action` and `close` are what the two buttons do."""

    def __init__(
        self, session: Session, open_action: Callable[[], None], move: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.session, self.say = session, session.say
        self.open_action, self.take_move = open_action, move
        self.forms: list[Form] = []
        self.built = False
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(look.WIDE)

    def drop(self) -> None:
        """What was shown is of yesterday; it is built again when it is looked at."""
        clear(self.box)
        self.forms, self.built = [], False

    def put(self, dossier: Dossier) -> None:
        """Everything anew."""
        self.drop()
        self.built = True
        self._card(words.INVESTIGATE, dossier, ("investigation", "root_cause"))
        if not dossier.facts["near_miss"]:
            self._card(words.PUBLISH, dossier, PUBLISHING)
        self._action(dossier)
        self._closing(dossier)
        self.box.addStretch(1)

    def _card(self, title, dossier: Dossier, names: tuple[str | tuple[str, ...], ...]) -> Card:  # type: ignore[no-untyped-def]
        card = Card(self.say(title))
        self._form(card, dossier, names)
        self.box.addWidget(card)
        return card

    def _form(self, card: Card, dossier: Dossier, names: tuple[str | tuple[str, ...], ...]) -> None:
        form = FactForm(self.session.lang, names, dossier.facts, dossier.may_write)
        if form.empty:
            form.deleteLater()
            card.add(label(self.say(words.NOTHING_YET), "muted"))
            return
        card.add(form)
        self.forms += [form.form] if form.open else []

    def _action(self, dossier: Dossier) -> None:
        say, action = self.say, dossier.action
        card = Card(say(words.PREVENT))
        if action is not None:
            state = Pill(say(action.state), "done" if action.closed else "info", "dot")
            go = button(
                say(words.GO_TO_ACTION.fill(no=action.no)),
                lambda: self.session.go("actions", id=action.id),
                kind="link",
                icon="actions",
                name="go-to-action",
            )
            title = Prose(say(action.title))
            card.add(title)
            card.add(row(state, go, 1))
        else:
            card.add(Prose(say(words.PREVENT_ABOUT), "small"))
            if dossier.may_open_action:
                press = button(
                    say(words.OPEN_ACTION), self.open_action, icon="plus", name="open-action"
                )
                card.add(row(press, 1))
            self._form(card, dossier, ("no_action_reason",))
        self.box.addWidget(card)

    def _closing(self, dossier: Dossier) -> None:
        say = self.say
        card = self._card(words.CLOSING, dossier, ("lessons",))
        if dossier.state == State.CLOSED:
            by = f"{dossier.facts['closed_name']}　{dossier.facts['closed_on']:%Y/%m/%d}"
            card.add(row(Pill(say(State.CLOSED.label), "done", "dot"), label(by), 1))
            return
        if dossier.to_close:
            card.add(label(say(words.BLOCKED), "label"))
            for why in dossier.to_close:
                line = row(Pill(say(words.LEFT), "soon", "dot"), Prose(say(why)))
                line.setStretch(1, 1)
                card.add(line)
        names = {move.name: move for move in dossier.moves}
        for name in ("prevent", "close"):
            if name in names:
                press = button(
                    say(names[name].label),
                    partial(self.take_move, name),
                    kind="primary",
                    icon="check" if name == "close" else "",
                    name=f"follow-{name}",
                )
                card.add(row(1, press))
