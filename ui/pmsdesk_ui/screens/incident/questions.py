"""The questions behind the judgement, each answered where it stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.kinds.incident.words import Encrypted, Known

from ... import look
from ...kit.basics import Prose, label, row, rule
from ...kit.marks import Pill
from . import judgement_words as words

Say = Callable[[T], str]
KNOWN = ((Known.YES, words.YES), (Known.NO, words.NO), (Known.UNKNOWN, words.UNKNOWN))
ENCRYPTED = (
    (Encrypted.HIGHLY, words.HIGHLY),
    (Encrypted.NONE, words.WEAKLY),
    (Encrypted.UNKNOWN, words.UNKNOWN),
)
RULES = ("sensitive", "financial", "wrongful", "my_number", "my_number_public")
EXCUSES = ("recovered_unseen", "other_copy", "encrypted", "key_safe")
COUNTS = ("count_known", "count_most")
ONLY_AFTER = {  # asked only where another question was answered so
    "my_number_public": ("my_number", Known.YES),
    "key_safe": ("encrypted", Encrypted.HIGHLY),
}
NO_NUMBER = T(
    "Type a number of persons, or leave it empty.", "人数を数字で入力するか、空欄にします。"
)
ANSWERS = 330  # pixels for the answers at the right


class Choices(QWidget):
    """Some answers side by side; `chosen` when somebody picks one."""

    chosen = Signal(str)

    def __init__(self, words_: str, choices: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(words_)
        self.group = QButtonGroup(self)
        self.radios: dict[str, QRadioButton] = {}
        line = row(gap=look.HALF)
        for value, word in choices:
            radio = QRadioButton(word)
            radio.setAccessibleName(f"{words_} {word}")
            radio.clicked.connect(partial(self._chose, value))
            self.group.addButton(radio)
            self.radios[value] = radio
            line.addWidget(radio)
        line.addStretch(1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _chose(self, value: str, _: bool = False) -> None:
        self.chosen.emit(value)

    def put(self, value: str) -> None:
        if radio := self.radios.get(value):
            radio.setChecked(True)

    def value(self) -> str:
        return next((value for value, radio in self.radios.items() if radio.isChecked()), "")


class CountEdit(QLineEdit):
    """A number of persons, or empty while nobody knows. `left` when it was changed and left."""

    left = Signal()

    def __init__(self, words_: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(words_)
        self.setPlaceholderText(hint)
        self.setFixedWidth(120)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.shown: int | None = None
        self.editingFinished.connect(self._finished)

    def value(self) -> int | None:
        """Refused where it is no number."""
        text = (
            unicodedata.normalize("NFKC", self.text()).replace(",", "").strip().removesuffix("人")
        )
        if not text:
            return None
        if not text.isdecimal() or len(text) > 9:
            raise Refused(NO_NUMBER)
        return int(text)

    def put(self, value: int | None) -> None:
        self.shown = value
        if not self.hasFocus() or self._known() != value:
            self.setText("" if value is None else f"{value:,}")

    def _known(self) -> int | None:
        try:
            return self.value()
        except Refused:
            return None

    def _finished(self) -> None:
        try:
            changed = self.value() != self.shown
        except Refused:
            changed = True
        if changed:
            self.left.emit()


class Question(QWidget):
    """A question, whether it is open, and its answers at the right."""

    def __init__(
        self, name: str, words_: str, open_word: str, answers: QWidget, first: bool
    ) -> None:
        super().__init__()
        self.name, self.answers = name, answers
        self.text = Prose(words_)
        self.open = Pill(open_word, "soon", "dot")
        holder = QWidget()
        holder.setFixedWidth(ANSWERS)
        holder.setLayout(row(answers, 1))
        self.error = label("", "error")
        self.error.hide()
        line = row(self.text, self.open, holder, gap=look.WIDE)
        line.setContentsMargins(0, 3, 0, 3)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        if not first:
            box.addWidget(rule())
        box.addLayout(line)
        box.addWidget(self.error)

    def show_open(self, is_open: bool) -> None:
        """The mark keeps its place, so that nothing moves when it goes."""
        self.open.put(self.open.text, "soon", "dot")
        policy = self.open.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.open.setSizePolicy(policy)
        self.open.setVisible(is_open)

    def refuse(self, why: str) -> None:
        self.error.setText(why)
        self.error.setVisible(bool(why))


class Questions(QWidget):
    """`answered` carries what was answered, as facts of the incident."""

    answered = Signal(dict)

    def __init__(self, say: Say) -> None:
        super().__init__()
        self.say = say
        self.rows: dict[str, Question] = {}
        self.counts: dict[str, CountEdit] = {}
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        for name in RULES:
            self._choice(name)
        self._count()
        self.box.addSpacing(look.WIDE)
        self.box.addWidget(label(say(words.EXCEPTIONS), "label"))
        for name in EXCUSES:
            self._choice(name)

    def _choice(self, name: str) -> None:
        asked, choices = words.ASKED[name], ENCRYPTED if name == "encrypted" else KNOWN
        answers = Choices(self.say(asked), [(value, self.say(word)) for value, word in choices])
        answers.setObjectName(f"answer-{name}")
        answers.chosen.connect(lambda value, name=name: self.answered.emit({name: value}))
        self._add(name, self.say(asked), answers)

    def _count(self) -> None:
        parts: list[QWidget | int] = []
        for name, word in zip(COUNTS, (words.COUNT_KNOWN, words.COUNT_MOST), strict=True):
            edit = CountEdit(self.say(word), self.say(words.NOT_YET))
            edit.setObjectName(f"answer-{name}")
            edit.left.connect(self._counted)
            self.counts[name] = edit
            words_ = label(self.say(word), "small")
            words_.setBuddy(edit)
            holder = QVBoxLayout()
            holder.setSpacing(0)
            holder.addWidget(words_)
            holder.addWidget(edit)
            part = QWidget()
            holder.setContentsMargins(0, 0, 0, 0)
            part.setLayout(holder)
            parts.append(part)
        answers = QWidget()
        answers.setLayout(row(*parts, 1, gap=look.WIDE))
        text = f"{self.say(words.COUNT)}\n{self.say(words.COUNT_HINT)}"
        self._add("count_known", text, answers)

    def _add(self, name: str, text: str, answers: QWidget) -> None:
        first = not self.rows or name == EXCUSES[0]
        self.rows[name] = Question(name, text, self.say(words.OPEN), answers, first)
        self.box.addWidget(self.rows[name])

    def _counted(self) -> None:
        row_ = self.rows["count_known"]
        try:
            found = {name: edit.value() for name, edit in self.counts.items()}
        except Refused as problem:
            row_.refuse(self.say(problem.why))
            return
        row_.refuse("")
        self.answered.emit(found)

    def put(
        self, facts: Mapping[str, Any], open_fields: Collection[str], writable: Collection[str]
    ) -> None:
        """What is answered already; the open ones are marked."""
        for name, question in self.rows.items():
            wanted = ONLY_AFTER.get(name)
            question.setVisible(wanted is None or facts[wanted[0]] == wanted[1])
            asked = COUNTS if name == "count_known" else (name,)
            question.show_open(any(each in open_fields for each in asked))
            question.answers.setEnabled(any(each in writable for each in asked))
            if isinstance(question.answers, Choices):
                question.answers.put(facts[name])
        for name, edit in self.counts.items():
            edit.put(facts[name])

    def accept(self) -> None:
        """Take every error away."""
        for question in self.rows.values():
            question.refuse("")

    def refuse(self, problem: Refused) -> bool:
        """Beside its question; False where it belongs to none."""
        name = "count_known" if problem.field in COUNTS else problem.field
        if name in self.rows:
            self.rows[name].refuse(self.say(problem.why))
        return name in self.rows
