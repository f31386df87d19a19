"""The texts for the outside, item by item: written, proposed, copied, printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmsdesk.base.errors import Conflict, Refused
from pmsdesk.kinds.incident.words import Document, Party
from pmsdesk.services.incident import drafts, facts

from ... import look, trouble
from ... import words as shared
from ...kit.basics import Card, Prose, button, clear, label, row
from ...kit.inputs import ChoiceBox, GrowingText
from ...kit.screen import Screen
from ..office.flowing import Flowing
from . import draft_words as words
from .settling import reveal, settle, to_top

if TYPE_CHECKING:
    from pmsdesk.kinds.incident.incident import Incident
    from pmsdesk.services.incident.dossier import Dossier
    from pmsdesk.services.incident.drafts import Draft, DraftItem
    from pmsdesk.store.work import Key, Work


def write_items(work: Work, key: Key, items: dict[str, str]) -> Incident:
    """facts.write() with the items as one value: one of them is called “done”."""
    return facts.write(work, key, **items)


class ItemBox(QWidget):
    """An item: its number and name, a copy button, its text, and what is wrong with it."""

    def __init__(self, pane: DraftsPane, item: DraftItem, may: bool) -> None:
        super().__init__()
        self.item, self.saved = item, item.text
        say = pane.say
        name = say(item.label)
        head = label(f"{item.no}  {name}".strip(), "section")
        tip = say(words.COPY_ITEM.fill(no=item.no, label=item.label))
        copy = button(
            say(words.COPY), partial(pane.copy_item, item.field), kind="quiet", icon="copy",
            tip=tip, name=f"copy-{item.field}",
        )  # fmt: skip
        copy.setAccessibleName(tip)
        self.text = GrowingText(say(item.hint), lines=2, most=30)
        self.text.setAccessibleName(name)
        self.text.setObjectName(f"item-{item.field}")
        self.text.setText(item.text)
        self.text.setReadOnly(not may)
        self.text.left.connect(partial(pane.keep, item.field))
        self.error = label("", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.HALF)
        box.addLayout(row(head, 1, copy))
        box.addWidget(self.text)
        box.addWidget(self.error)

    def dirty(self) -> bool:
        return self.text.text() != self.saved

    def refuse(self, why: str) -> None:
        self.error.setText(why)
        self.error.setVisible(bool(why))


class DraftsPane(QWidget):
    """`show_dossier(dossier)`; `choose(document)`; what is typed is saved when a field is left."""

    def __init__(self, view: Screen) -> None:
        super().__init__()
        self.view, self.session = view, view.session
        self.say = view.session.say
        self.dossier: Dossier | None = None
        self.draft: Draft | None = None
        self.key = (0, 0)
        self.busy = False
        self.items: dict[str, ItemBox] = {}
        self.wanted: tuple[str, str] | None = None  # an item to point at, and why
        say = self.say
        self.document = ChoiceBox(say(words.DOCUMENT), [(d.value, say(d.label)) for d in Document])
        self.document.setObjectName("document")
        self.document.chosen.connect(lambda _: self._choose())
        self.propose = button(say(words.BEGIN), self.begin, icon="edit", name="begin-draft")
        self.propose.setToolTip(say(words.BEGIN_TIP))
        self.whole = button(say(words.COPY_ALL), self.copy_all, icon="copy", name="copy-all")
        self.paper = button(say(words.PREVIEW), self.preview, icon="print", name="preview")
        self.to = Prose()
        self.saved = label("", "small")
        card = Card()
        beside = Flowing(self.document, self.propose, self.whole, self.paper)
        card.add(row(beside, self.saved))
        card.add(self.to)
        card.add(Prose(say(words.ABOUT), "muted"))
        self.list = QVBoxLayout()
        self.list.setSpacing(look.WIDE)
        card.body.addSpacing(look.HALF)
        card.add(self.list)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        box.addStretch(1)

    # showing

    def show_dossier(self, dossier: Dossier) -> None:
        fresh = self.dossier is None or self.dossier.key[0] != dossier.key[0]
        self.dossier, self.key = dossier, dossier.key
        if fresh:
            to_top(self)
            self.items = {}
            self._offer(dossier)
        self._read()

    def _offer(self, dossier: Dossier) -> None:
        """A notice to the entrusting party is written only where there is one."""
        entrusted = dossier.facts["party"] == Party.ENTRUSTED
        offered = [d for d in Document if d != Document.ENTRUSTING or entrusted]
        self.document.offer([(d.value, self.say(d.label)) for d in offered])
        self.document.put(Document.PRELIMINARY.value)

    def choose(self, document: str) -> None:
        """Another page of the incident wants this document."""
        self.document.put(document)
        self._choose()

    def point(self, document: str, field: str, why: str) -> None:
        """Say beside an item what is wrong with it, once the document is there."""
        self.wanted = (field, why)
        self.choose(document)

    def _point(self) -> None:
        field, why = self.wanted or ("", "")
        if box := self.items.get(field):
            self.wanted = None
            box.refuse(why)
            box.text.setFocus()
            reveal(box)

    def _choose(self) -> None:
        self.settle()
        self.items = {}
        self._read()

    def _read(self) -> None:
        if self.dossier is not None:
            self.view.read(
                drafts.draft, self.key[0], self.document.value(), self.session.lang,
                done=self._show, name="draft",
            )  # fmt: skip

    def _show(self, draft: Draft) -> None:
        """In place where the same items are shown: somebody may be typing in one."""
        if draft.document != self.document.value() or self.dossier is None:
            return
        self.draft = draft
        self.to.put(self.say(words.TO.fill(to=draft.to)))
        may = self.dossier.may_write
        if list(self.items) == [item.field for item in draft.items]:
            for item in draft.items:
                self._refresh(self.items[item.field], item)
        else:
            self._build(draft.items, may)
            settle(self)
        self._point()
        self.propose.setVisible(any(item.field in may for item in draft.items))

    def _build(self, items: Sequence[DraftItem], may: frozenset[str]) -> None:
        clear(self.list)
        self.items = {item.field: ItemBox(self, item, item.field in may) for item in items}
        for part in self.items.values():
            self.list.addWidget(part)

    def _refresh(self, box: ItemBox, item: DraftItem) -> None:
        if not box.dirty() and box.text.text() != item.text:
            box.text.setText(item.text)
        if not box.dirty() or box.text.text() == item.text:
            box.saved = item.text

    # writing

    def keep(self, field: str) -> None:
        """Save what was typed into one item."""
        if (box := self.items.get(field)) and box.dirty():
            self.settle()

    def settle(self) -> None:
        """Save whatever was typed and is not saved yet."""
        changed = {name: box.text.text() for name, box in self.items.items() if box.dirty()}
        if not changed or self.busy:
            return
        self.busy = True
        self.saved.setText("")
        self.view.do(
            write_items, self.key, changed, saved=None,
            done=partial(self._kept, changed), failed=self._failed,
        )  # fmt: skip

    def _kept(self, changed: dict[str, str], incident: Any) -> None:
        self.busy, self.key = False, incident.key
        for name, text in changed.items():
            if name in self.items:
                self.items[name].saved = text
                self.items[name].refuse("")
        self.saved.setText(self.say(words.KEPT.fill(at=f"{datetime.now().astimezone():%H:%M}")))
        self.settle()

    def _failed(self, problem: Exception) -> None:
        self.busy = False
        self.saved.setText(self.say(words.NOT_KEPT))
        if isinstance(problem, Conflict):
            self.view.banner.say(
                self.say(words.OTHER_FIRST), "late", self.say(words.AGAIN), self._afresh
            )
        elif isinstance(problem, Refused) and problem.field in self.items:
            self.items[problem.field].refuse(self.say(problem.why))
        else:
            trouble.show(self.view, problem)

    def _afresh(self) -> None:
        self.items = {}
        self.view.reload()

    def may_leave(self) -> bool:
        """What is typed is saved on the way out."""
        self.settle()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """The window may be built anew in another language: save first."""
        self.settle()
        super().hideEvent(event)

    def begin(self) -> None:
        """Propose texts for the items that are still empty."""
        self.settle()
        self.view.do(drafts.begin, self.key, self.session.lang, saved=words.BEGUN, done=self._begun)

    def _begun(self, incident: Any) -> None:
        self.key = incident.key
        self._read()

    # taking out

    def copy_item(self, field: str) -> None:
        """The text of one item, as it stands in the window."""
        self._copy(self.items[field].text.text())

    def copy_all(self) -> None:
        """Every item with its number and name."""
        if self.draft is None:
            return
        now = [replace(it, text=self.items[it.field].text.text()) for it in self.draft.items]
        self._copy(replace(self.draft, items=tuple(now)).text(self.session.lang))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.session.tell(shared.COPIED)

    def preview(self) -> None:
        self.settle()
        self.session.go(
            "reports", paper="incident_document", id=self.key[0], document=self.document.value()
        )
