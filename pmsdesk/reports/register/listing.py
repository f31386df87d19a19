"""Any register as a list on paper: the columns of its kind, landscape, one row per record."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from ...base.days import fiscal_label
from ...base.errors import Refused
from ...base.text import Lang, T
from ...kinds import NAMED
from ...kinds.inspection.inspection import Answer, Result
from ...kinds.organization.department import Department
from ...kinds.register import Column as Field
from ...kinds.register import listed_columns, parent_of, readable, rows_of
from ...store.record import Record
from ...store.work import Work
from ..catalogue import Out, Request
from ..front import company_of, front_for
from ..paper import Band, Cell, Column, Front, Mark, Paper, Row
from ..watch import Watch

TITLE = T("{what} register", "{what}一覧")
CHOOSE = T("Choose the register to print.", "印刷する台帳を選んでください。")
COUNT = T("Records", "件数")
RECORDS = T("{n}", "{n}件")
SAMPLE = 60  # rows looked at to tell figures from words
EMPTY = T("There are no records.", "記録はありません。")


@dataclass(frozen=True, slots=True)
class Listing:
    """A register, ready to be drawn: headings and rows in one language."""

    front: Front
    kind: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    parents: tuple[str, ...]  # what each row stands under; empty where rows stand by themselves


def gather(work: Work, request: Request) -> Listing:
    """The register `request.kind`, within the department and year asked for if it has such.

    Refused where it is not named, unknown or not ours to read.
    """
    kind = NAMED.get(request.kind)
    if kind is None or not kind.columns:
        raise Refused(CHOOSE, "kind")
    columns = listed_columns(kind, request.lang)
    parent = parent_of(kind, request.lang)
    more = [parent] if parent else []
    found = list(rows_of(kind, _asked(work, kind, request), columns, *more))
    return Listing(
        _front(request, kind, len(found)),
        kind.__name__,
        tuple(column.title for column in columns),
        tuple(tuple(_dressed(kind, columns, row[: len(columns)], request.lang)) for row in found),
        tuple(str(row[-1]) for row in found) if parent else (),
    )


def draw(data: Listing, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""
    if watch:
        watch.total = max(watch.total, len(data.rows))
    with Paper(out, data.front, lang, landscape=True, watch=watch) as paper:
        paper.table(_columns(data), _rows(data), empty=EMPTY)
        paper.ending()
    return paper.pages


def _columns(data: Listing) -> list[Column]:
    """Figures stand at the right of their columns."""
    return [
        Column(title, align="right" if _figures(row[at] for row in data.rows) else "left")
        for at, title in enumerate(data.columns)
    ]


def _figures(cells: Iterable[Cell]) -> bool:
    known = [cell for cell in islice(cells, SAMPLE) if cell is not None]
    return bool(known) and all(type(cell) in (int, float) for cell in known)


def _rows(data: Listing) -> Iterator[Row]:
    """Rows under the names of what they belong to."""
    if not data.parents:
        yield from data.rows
        return
    last = None
    for row, parent in zip(data.rows, data.parents, strict=True):
        if parent != last:
            yield Band(parent)
        yield row
        last = parent


def _asked(work: Work, kind: type[Record], request: Request) -> Any:
    query, fields = readable(work, kind), kind._meta.combined
    if request.department is not None and "department_id" in fields:
        query = query.where(fields["department_id"] == request.department)
    if request.year is not None and "year" in fields:
        query = query.where(fields["year"] == request.year)
    return query


def _dressed(
    kind: type[Record], columns: Sequence[Field], row: Sequence[Any], lang: Lang
) -> list[Cell]:
    """Results as marks; everything else as it is."""
    if kind is not Answer:
        return list(row)
    signs: dict[str, Cell] = {
        result.label.into(lang): Mark(result.mark, result.label.into(lang))  # type: ignore[arg-type]
        for result in Result
    }
    return [
        signs.get(value, value) if column.field == "result" else value
        for column, value in zip(columns, row, strict=True)
    ]


def _front(request: Request, kind: type[Record], count: int) -> Front:
    lang, fields = request.lang, kind._meta.combined
    period = department = ""
    if request.year is not None and "year" in fields:
        period = fiscal_label(request.year, lang, company_of().fiscal_start)
    if request.department is not None and "department_id" in fields:
        where = Department.get_or_none(Department.id == request.department)
        name = where and ((lang == "en" and where.name_en) or where.name)
        department = f"{where.code} {name}" if where else ""
    return front_for(
        request,
        TITLE.fill(what=kind.named),
        period=period,
        department=department,
        facts=[(COUNT, RECORDS.fill(n=f"{count:,}"))],
        keywords=(kind.named,),
    )
