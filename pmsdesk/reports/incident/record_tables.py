"""The tables of the incident report: the ladder, the timeline, judgements, clocks, submissions."""

from collections.abc import Sequence

from ...base.text import Lang, T
from ...kinds.incident.clock_line import ClockLine
from ..paper import Cell, Column, Paper, Said, Stack, Tag
from ..paper.cells import shown
from . import clock_words
from . import record_words as words
from .record import EntryRow, IncidentRecord, JudgementRow, RungRow, SentRow

DAY, MOMENT = 25.0, 35.0  # millimetres: 2026-04-01, 2026-04-01 12:00


def draw_ladder(paper: Paper, rungs: Sequence[RungRow], lang: Lang) -> None:
    """Who was told when, and who knew when."""
    columns = [
        Column(words.ROLE, width=33),
        Column(words.PEOPLE, weight=1),
        Column(words.TOLD_AT, width=MOMENT),
        Column(words.DUE_AT, width=MOMENT),
        Column(words.OUTCOME, width=38),
    ]
    rows: list[list[Cell]] = [
        [
            it.role,
            it.told or Said(words.VACANT.into(lang), quiet=True),
            it.told_at,
            it.due_at if it.told else "－",
            _outcome(it, lang),
        ]
        for it in rungs
    ]
    paper.table(columns, rows)


def _outcome(it: RungRow, lang: Lang) -> Cell:
    if it.confirmed_at:
        lines = [Said(it.confirmed, bold=True), Said(shown(it.confirmed_at, lang))]
        if it.late:
            lines.append(Said(words.CONFIRMED_LATE.into(lang), bold=True, small=True))
        return Stack(tuple(lines))
    if not it.told:
        return words.PASSED_AT_ONCE
    if it.passed_on_at:
        above = words.SEEN_ABOVE if it.passed_on_at < it.due_at else words.PASSED_ON
        return above.fill(at=shown(it.passed_on_at, lang))
    return Tag(
        (words.OVERDUE if it.late else words.WAITING).into(lang), "bad" if it.late else "warn"
    )


def draw_timeline(paper: Paper, entries: Sequence[EntryRow], lang: Lang) -> None:
    """In the order things happened; when a line was written is said where it was later."""
    columns = [
        Column(words.HAPPENED_AT, width=MOMENT),
        Column(words.WHAT, weight=1),
        Column(words.BY, width=27),
    ]
    rows: list[list[Cell]] = [
        [_when(it, lang), it.text, it.by or Said(words.PROGRAM.into(lang), quiet=True)]
        for it in entries
    ]
    paper.table(columns, rows)
    paper.paragraph(words.APPENDED, small=True)


def _when(it: EntryRow, lang: Lang) -> Cell:
    happened, recorded = shown(it.happened_at, lang), shown(it.recorded_at, lang)
    if happened == recorded:
        return happened
    later = words.RECORDED_AT.fill(at=recorded).into(lang)
    return Stack((Said(happened), Said(later, small=True, quiet=True)))


def draw_judgements(paper: Paper, data: IncidentRecord, lang: Lang) -> None:
    """What the facts come to now, and each judgement as it was made."""
    rules = data.rules if data.in_force else words.NOT_IN_FORCE.fill(rules=data.rules)
    pairs: list[tuple[str, Cell]] = [
        (words.RULES, rules),
        (words.CLASSES, _classes(data.classes, lang)),
    ]
    if data.open_classes:
        still = T("; ".join(data.open_classes), "、".join(each.ja for each in data.open_classes))
        pairs.append((words.OPEN_CLASSES, still))
    paper.facts(pairs)
    columns = [
        Column(words.NO, width=10, align="right"),
        Column(words.AT, width=MOMENT),
        Column(words.RESULT, weight=4),
        Column(words.REASON, weight=5),
        Column(words.JUDGE, width=23),
    ]
    rows: list[list[Cell]] = [
        [it.place, it.judged_at, _judged(it, lang), it.reason, it.by] for it in data.judgements
    ]
    paper.table(columns, rows, empty=words.NOT_JUDGED)


def _judged(it: JudgementRow, lang: Lang) -> Stack:
    lines = [Said(it.outcome.into(lang), bold=True)]
    lines += [Said(f"{name.into(lang)}", small=True) for name, _ in it.classes]
    if it.exception:
        text = words.EXCEPTION.fill(text=it.exception).into(lang)
        lines.append(Said(text, small=True))
    return Stack(tuple(lines))


def _classes(classes: Sequence[tuple[T, T]], lang: Lang) -> Cell:
    if not classes:
        return words.NONE
    lines = []
    for name, article in classes:
        lines += [Said(name.into(lang)), Said(article.into(lang), small=True, quiet=True)]
    return Stack(tuple(lines))


def draw_clocks(paper: Paper, clocks: Sequence[ClockLine], lang: Lang) -> None:
    """Every clock that runs or has run."""
    columns = [
        Column(clock_words.SORT, weight=4),
        Column(clock_words.KNOWN_ON, width=DAY),
        Column(clock_words.DUE, width=30),
        Column(clock_words.STATE, width=28),
        Column(clock_words.SENT, weight=3),
    ]
    rows: list[list[Cell]] = [
        [
            clock_words.sort_cell(it, lang),
            it.known_on,
            clock_words.due_cell(it, lang),
            clock_words.state_cell(it, lang),
            clock_words.sent_cell(it, lang),
        ]
        for it in clocks
    ]
    paper.table(columns, rows, empty=words.NO_CLOCKS)
    if clocks:
        paper.paragraph(clock_words.LEGEND, small=True)


def draw_sent(paper: Paper, sent: Sequence[SentRow], lang: Lang) -> None:
    paper.heading(words.SENT, 2)
    columns = [
        Column(words.SENT_ON, width=DAY),
        Column(words.DOCUMENT, weight=4),
        Column(clock_words.TO, weight=4),
        Column(words.DETAILS, weight=5),
        Column(words.ENTERED_BY, width=23),
    ]
    rows: list[list[Cell]] = [
        [it.sent_on, _document(it, lang), it.destination, _details(it, lang), it.by] for it in sent
    ]
    paper.table(columns, rows, empty=words.NOTHING_SENT)


def _document(it: SentRow, lang: Lang) -> Stack:
    name = Said(it.document.into(lang), bold=True)
    return Stack((name, Said(it.clock.into(lang), small=True, quiet=True)))


def _details(it: SentRow, lang: Lang) -> Stack:
    texts = [clock_words.NUMBER.fill(number=it.number)] if it.number else []
    if it.persons is not None:
        texts.append(words.PERSONS.fill(n=f"{it.persons:,}"))
    said = [Said(text.into(lang)) for text in texts]
    if it.method:
        said.append(Said(it.method))
    if it.open_items:
        said.append(Said(words.OPEN_ITEMS.fill(text=it.open_items).into(lang), bold=True))
    return Stack(tuple(said) or (Said("－"),))
