"""The roster from a file: first a preview of what would change, then, if accepted, the import.

The caller reads the file into rows with their line numbers (reports.read_rows). A blank cell says
nothing: what the roster knows stays. Nobody is ever removed: whoever is missing in the file is
offered for leaving.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from ...base.errors import Refused
from ...base.text import T
from ...kinds.organization.company import OFFICE
from ...kinds.organization.department import Department
from ...kinds.organization.person import Person
from ...store.canonical import canonical
from ...store.work import Work
from . import company, departments, people
from .roster_columns import Row, header_of
from .roster_match import Change, Matcher, NewDepartment
from .roster_rows import Fault, is_empty, no_person, read

MOVED_ON = T(
    "The roster or the file has changed since the preview. Look at the preview again.",
    "プレビューの後に名簿またはファイルが変わりました。もう一度プレビューを確かめてください。",
)
NOBODY = T("The file names nobody.", "ファイルに従業者の行がありません。")


@dataclass(frozen=True, slots=True)
class Newcomer:
    line: int
    facts: Mapping[str, Any]
    department: str  # as it will be called; "" where the file names none


@dataclass(frozen=True, slots=True)
class Changed:
    line: int
    person: int
    name: str
    facts: Mapping[str, Any]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is not imported. `who`: number and name as far as they could be read."""

    line: int
    who: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A row that was skipped, or something to know about one that is imported."""

    line: int
    words: T


@dataclass(frozen=True, slots=True)
class Gone:
    """Somebody on the roster whom the file does not name."""

    person: int
    staff_no: str
    name: str
    department: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What accepting would do. `fingerprint` goes back to `accept`, and says all this still holds.

    `departments`: those the file names and the company does not have. They are created where
    `create_departments` was asked for; else the rows that need them are among the bad ones.
    """

    new: tuple[Newcomer, ...]
    changed: tuple[Changed, ...]
    unchanged: int
    gone: tuple[Gone, ...]
    bad: tuple[BadRow, ...]
    skipped: tuple[Remark, ...]
    remarks: tuple[Remark, ...]
    departments: tuple[NewDepartment, ...]
    columns: tuple[T, ...]
    ignored: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What was done, in numbers; `leavings` name the appointments that ended."""

    new: int
    changed: int
    departments: int
    leavings: tuple[people.Leaving, ...]


def preview(work: Work, rows: Sequence[Row], create_departments: bool = False) -> Preview:
    """What importing these rows would change, row by row; nothing is written.

    Refused where no row names the needed columns, or none names a person.
    """
    work.allow(OFFICE)
    header = header_of(rows)
    skipped, readings = [], []
    for row in rows[header.place + 1 :]:
        if is_empty(row.cells):
            continue
        why = no_person(header, row.cells)
        if why:
            skipped.append(Remark(row.number, why))
        else:
            readings.append(read(header, row.number, row.cells))
    if not readings:
        raise Refused(NOBODY, "file")
    matcher = Matcher(work.today, create_departments)
    new, changed, bad, unchanged = [], [], [], 0
    matcher.see(readings)
    for reading in readings:
        match = matcher.match(reading)
        if reading.faults:
            bad.append(BadRow(reading.line, reading.who, tuple(reading.faults)))
        elif match.left:
            skipped.append(Remark(reading.line, match.left))
        elif match.person is None:
            new.append(Newcomer(reading.line, match.facts, match.department))
        elif match.changes:
            it = match.person
            changed.append(Changed(reading.line, it.id, str(it.name), match.facts, match.changes))
        else:
            unchanged += 1
    return Preview(
        tuple(new),
        tuple(changed),
        unchanged,
        tuple(_gone(it) for it in matcher.unseen()),
        tuple(bad),
        tuple(sorted(skipped, key=lambda it: it.line)),
        tuple(Remark(line, words) for line, words in matcher.remarks),
        tuple(matcher.missing),
        header.read,
        header.ignored,
        _fingerprint(rows, create_departments, work.today),
    )


def accept(
    work: Work,
    rows: Sequence[Row],
    fingerprint: str,
    create_departments: bool = False,
    leave: Mapping[int, date] | None = None,
    source: str = "",
) -> Imported:
    """Do what the preview showed, in one go; bad rows are left out.

    `leave` names those of the gone who leave, and their last days; `source` is the file's name.
    Refused where the roster or the file is not what it was at the preview.
    """
    work.allow(OFFICE)
    if fingerprint != _fingerprint(rows, create_departments, work.today):
        raise Refused(MOVED_ON)
    plan = preview(work, rows, create_departments)
    made = _create(work, plan.departments) if create_departments else {}
    newcomers = [Person(**_settled(it.facts, made)) for it in plan.new]
    work.add_all(newcomers, "import")
    leavings = [_change(work, it, made) for it in plan.changed]
    for person, on in sorted((leave or {}).items()):
        leavings.append(people.leave(work, work.get(Person, person).key, on))
    done = Imported(
        len(newcomers), len(plan.changed), len(made), tuple(it for it in leavings if it)
    )
    work.note(
        company.company(work),
        "import_roster",
        source=source,
        new=done.new,
        changed=done.changed,
        departments=done.departments,
        left=len(leave or {}),
        refused=len(plan.bad),
    )
    return done


def _create(work: Work, missing: Sequence[NewDepartment]) -> dict[str, int]:
    return {it.key: departments.add(work, code=it.code, name=it.name).id for it in missing}


def _settled(facts: Mapping[str, Any], made: Mapping[str, int]) -> dict[str, Any]:
    """A department still to be made stands in the facts by its key."""
    where = facts.get("department")
    return {**facts, "department": made[where]} if isinstance(where, str) else dict(facts)


def _change(work: Work, row: Changed, made: Mapping[str, int]) -> people.Leaving | None:
    facts = _settled(row.facts, made)
    left_on, login = facts.pop("left_on", None), facts.pop("login", None)
    key = work.get(Person, row.person).key
    if facts:
        key = people.correct(work, key, **facts).key
    if login:
        key = people.give_login(work, key, login).key
    return people.leave(work, key, left_on) if left_on else None


def _gone(it: Person) -> Gone:
    department = str(it.department.name) if it.department else ""
    return Gone(it.id, str(it.staff_no), str(it.name), department)


def _fingerprint(rows: Sequence[Row], create: bool, today: date) -> str:
    """Of the file's rows, and of everybody and every department as they are now."""
    known = [
        list(kind.select(kind.id, kind.version).order_by(kind.id).tuples())
        for kind in (Person, Department)
    ]
    said = [[row.number, [str(cell) for cell in row.cells]] for row in rows]
    return sha256(canonical([said, create, today, known]).encode()).hexdigest()
