"""The incident report on pages, in the order of an incident's life."""

from typing import Any

from ...base.text import Lang, T
from ...kinds.incident.incident import ITEMS, Incident
from ...kinds.incident.words import ClockState, Known, Party, Publication, State
from ...store.record import label, word_for
from ..bound import draw_bound
from ..catalogue import Out
from ..paper import Cell, Paper, Said
from ..proofs import draw_photos, draw_proofs
from ..watch import Watch
from . import record_words as words
from .record import IncidentRecord
from .record_tables import draw_clocks, draw_judgements, draw_ladder, draw_sent, draw_timeline

Facts = list[tuple[str, Cell]]
COUNTS = ("count_known", "count_most")
ANSWERS = (
    "sensitive", "financial", "wrongful", "my_number", "my_number_public", "encrypted", "key_safe",
    "recovered_unseen", "other_copy",
)  # fmt: skip


def draw_record(data: IncidentRecord, out: Out, lang: Lang, watch: Watch | None) -> int:
    def body(paper: Paper) -> None:
        page = _Page(paper, data, lang)
        page.notes()
        page.facts()
        page.subjects()
        page.part(words.LADDER)
        draw_ladder(paper, data.rungs, lang)
        page.part(words.TIMELINE)
        draw_timeline(paper, data.entries, lang)
        if not data.near_miss:
            paper.keep(TABLE_ROOM)
            page.part(words.JUDGING)
            draw_judgements(paper, data, lang)
            paper.keep(TABLE_ROOM)
            page.part(words.CLOCKS)
            draw_clocks(paper, data.clocks, lang)
            draw_sent(paper, data.submissions, lang)
            page.items()
        page.follow()
        page.action()
        page.closing()
        draw_proofs(paper, data.proofs, lang)
        draw_photos(paper, data.proofs, lang)
        paper.ending()

    return draw_bound(body, out, data.front, lang, watch)


TABLE_ROOM = 80  # millimetres a part finds whose table is not to be cut from its heading


class _Page:
    """One report while it is drawn."""

    def __init__(self, paper: Paper, data: IncidentRecord, lang: Lang) -> None:
        self.paper, self.data, self.lang = paper, data, lang
        self.parts = 0

    def part(self, title: T) -> None:
        """The heading of the next part; a near miss has fewer of them."""
        self.parts += 1
        self.paper.heading(words.NUMBERED.fill(n=self.parts, title=title))

    def notes(self) -> None:
        data, late = self.data, [line for line in self.data.clocks if line.late]
        running = [line.label for line in late if line.state == ClockState.RUNNING]
        sent = [line.label for line in late if line.state != ClockState.RUNNING]
        if data.drill:
            self.paper.note(words.DRILL_ABOUT, words.DRILL, "warn")
        if data.near_miss:
            self.paper.note(words.NEAR_MISS_ABOUT, words.NEAR_MISS, "quiet")
        if running:
            self.paper.note(words.LATE_ABOUT.fill(labels=_joined(running)), words.LATE, "bad")
        elif data.state != State.CLOSED:
            title = words.OPEN.fill(state=data.state.label)
            self.paper.note(words.OPEN_ABOUT, title, "quiet")
        if sent:
            text = words.SENT_LATE_ABOUT.fill(labels=_joined(sent))
            self.paper.note(text, words.SENT_LATE, "warn")

    def facts(self) -> None:
        self.part(words.FACTS)
        pairs = self._pairs("scenario") if self.data.drill else []
        pairs += self._pairs("title", "summary", "contained", "containment")
        self.paper.facts(pairs)
        times = ("occurred_on", "found_at", "known_at", "known_on", "reported_at", "reporter_name")
        self.paper.facts(self._pairs(*times), 2)

    def subjects(self) -> None:
        self.part(words.DATA)
        self.paper.facts(self._pairs("data_categories", "medium"))
        names = [name for name in COUNTS if self._told(name)]
        counts = [(self._label(name), self._count(name)) for name in names]
        answers = self._pairs(*(name for name in ANSWERS if self._told(name)), "party")
        self.paper.facts([*counts, *answers], 2)
        named = {Party.CONTRACTOR: "contractor", Party.ENTRUSTED: "entrusting_party"}
        if name := named.get(Party.of(self.data.facts["party"])):
            self.paper.facts(self._pairs(name))

    def _told(self, name: str) -> bool:
        """Of a near miss, which nobody judges, only what is known is printed."""
        facts = self.data.facts
        if name == "my_number_public" and facts["my_number"] == Known.NO:
            return False
        return not self.data.near_miss or facts[name] not in (None, Known.UNKNOWN)

    def items(self) -> None:
        self.part(words.ITEMS)
        self.paper.facts(self._pairs(*ITEMS, "safeguards"))
        self.paper.paragraph(words.ITEMS_ABOUT, small=True)

    def follow(self) -> None:
        self.part(words.FOLLOW)
        self.paper.facts(self._pairs("investigation", "root_cause"))
        if self.data.near_miss:
            return
        names = ["publication", "publication_reason"]
        if self.data.facts["publication"] == Publication.PUBLISHED:
            names += ["published_on", "published_where"]
        self.paper.facts(self._pairs(*names))

    def action(self) -> None:
        self.part(words.ACTION)
        if it := self.data.action:
            pairs: Facts = [(words.ACTION_NO, it.no), (words.ACTION_TITLE, it.title)]
            pairs.append((words.ACTION_STATE, it.state))
            if it.due_on:
                pairs.append((words.ACTION_DUE, it.due_on))
            if it.closed_on:
                pairs.append((words.ACTION_CLOSED, it.closed_on))
            self.paper.facts(pairs)
        elif not self.data.facts["no_action_reason"]:
            self.paper.paragraph(words.NO_ACTION)
        if self.data.facts["no_action_reason"]:
            self.paper.facts(self._pairs("no_action_reason"))

    def closing(self) -> None:
        self.part(words.CLOSING)
        self.paper.facts(self._pairs("lessons", "closed_name", "closed_on"))

    # ---- words

    def _pairs(self, *names: str) -> Facts:
        return [(self._label(name), self._value(name)) for name in names]

    def _label(self, name: str) -> str:
        return label(Incident._meta.fields[name], self.lang)

    def _value(self, name: str) -> Cell:
        field, value = Incident._meta.fields[name], self.data.facts[name]
        if field.choices:
            return word_for(field, value, self.lang)
        return self._cell(value)

    def _count(self, name: str) -> Cell:
        value = self.data.facts[name]
        if value is None:
            return Said(words.UNKNOWN.into(self.lang), quiet=True)
        return words.PERSON_COUNT.fill(n=f"{value:,}").into(self.lang)

    def _cell(self, value: Any) -> Cell:
        if value is None or value == "":
            return Said(words.BLANK.into(self.lang), quiet=True)
        cell: Cell = value
        return cell


def _joined(labels: list[T]) -> T:
    return T("; ".join(labels), "、".join(each.ja for each in labels))
