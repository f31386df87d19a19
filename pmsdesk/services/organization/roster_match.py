"""What a row of a roster file means for the roster as it is: somebody new, or what changes."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from ...base.errors import Refused
from ...base.text import T
from ...kinds.organization.department import Department
from ...kinds.organization.person import Person
from ...store.record import shown
from . import people
from .names import called
from .roster_columns import COLUMNS
from .roster_rows import Reading

TWICE = T("Also on line {lines} of the file.", "ファイルの{lines}行目にもあります。")
TAKEN = T("{who} has this login already.", "{who}さんがこのログイン名を使っています。")
KEPT_LOGIN = T(
    "{who} signs in as {login}; the login in the file is not taken over.",
    "{who}さんのログイン名は{login}のままです（ファイルのログイン名は取り込みません）。",
)
LEFT_ALREADY = T("Left the company before today.", "すでに退職している人です。")
NO_DEPARTMENT = T("No department is given.", "所属部門が空欄です。")
UNKNOWN = T("There is no such department.", "この部門は登録されていません。")
UNKNOWN_CODE = T(
    "There is no department with this code; to create it, the file must give its name too.",
    "このコードの部門は登録されていません。部門を作るには、部門名の列も必要です。",
)
CLOSED = T("This department is closed.", "この部門は廃止されています。")
SEVERAL = T(
    "Several departments are called so. Give the department's code.",
    "同じ名前の部門が複数あります。部門コードで指定してください。",
)
TWO_PLACES = T(
    "The code is that of {department}; code and name do not go together.",
    "部門コードは{department}のものです。コードと部門名が一致していません。",
)
TOO_LONG = T("At most {n} characters.", "{n}文字以内で入力してください。")
FIRST_FREE: Final = "N{n:03d}"  # codes for departments that the file names without one


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one person, before and after, as people read it."""

    field: str
    label: T
    was: T
    now: T


@dataclass(frozen=True, slots=True)
class NewDepartment:
    """A department the file names and the company does not have; `rows` of the file need it."""

    key: str
    code: str
    name: str
    rows: int


@dataclass(slots=True)
class Match:
    """`facts` are what to write; a department still to be made stands there by its key."""

    person: Person | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    department: str = ""
    changes: tuple[Change, ...] = ()
    left: T | None = None


class Matcher:
    """Compares rows with the roster, which is read once."""

    def __init__(self, today: date, create_departments: bool) -> None:
        self.today = today
        self.create = create_departments
        self.remarks: list[tuple[int, T]] = []
        self._people = {_folded(str(it.staff_no)): it for it in Person.select()}
        self._short = Counter(number.lstrip("0") for number in self._people)
        self._logins = {it.login: it for it in self._people.values() if it.login}
        self._departments = {it.id: it for it in Department.select()}
        self._missing: dict[str, NewDepartment] = {}
        self._lines: dict[tuple[str, str], list[int]] = {}
        self._seen: set[int] = set()

    @property
    def missing(self) -> list[NewDepartment]:
        return list(self._missing.values())

    def see(self, readings: Sequence[Reading]) -> None:
        """Take note of every number and login, so that what comes twice is told at both places."""
        for reading in readings:
            if known := self._known(reading.facts.get("staff_no", "")):
                self._seen.add(known.id)
                reading.facts["staff_no"] = str(known.staff_no)
            for name in ("staff_no", "login"):
                if value := reading.facts.get(name):
                    self._lines.setdefault((name, _folded(value)), []).append(reading.line)

    def unseen(self) -> list[Person]:
        """Who is on the roster today and nowhere in the file."""
        rest = [it for it in self._people.values() if it.id not in self._seen]
        return sorted((it for it in rest if it.left_on is None), key=lambda it: str(it.staff_no))

    def match(self, reading: Reading) -> Match:
        """Whom the row is about and what it would change; faults are added to the reading."""
        self._check_twice(reading)
        person = self._known(reading.facts.get("staff_no", ""))
        match = Match(person, dict(reading.facts))
        self._place(reading, match)
        self._sign_in(reading, match)
        if person is None:
            self._newcomer(reading, match)
        else:
            match.facts = {k: v for k, v in match.facts.items() if person.__data__.get(k) != v}
            match.changes = tuple(_change(person, k, v, match) for k, v in match.facts.items())
            _check_dates(reading, person, match.facts)
        return match

    def _known(self, number: str) -> Person | None:
        """The person with this number; Excel's lost leading zeros are forgiven where clear."""
        exact = self._people.get(_folded(number))
        short = _folded(number).lstrip("0")
        if exact or not number or self._short[short] != 1:
            return exact
        return next(it for n, it in self._people.items() if n.lstrip("0") == short)

    def _check_twice(self, reading: Reading) -> None:
        for name in ("staff_no", "login"):
            value = reading.facts.get(name)
            lines = self._lines.get((name, _folded(value)), []) if value else []
            others = [str(line) for line in lines if line != reading.line]
            if others:
                row = T(", ".join(others[:5]), "、".join(others[:5]))
                reading.fault(name, TWICE.fill(lines=row), value)

    def _sign_in(self, reading: Reading, match: Match) -> None:
        wanted, person = match.facts.get("login"), match.person
        if not wanted:
            return
        holder = self._logins.get(wanted)
        if person is not None and person.login and person.login != wanted:
            del match.facts["login"]
            words = KEPT_LOGIN.fill(who=called(person), login=person.login)
            self.remarks.append((reading.line, words))
        elif holder is not None and holder != person:
            reading.fault("login", TAKEN.fill(who=called(holder)), wanted)

    def _newcomer(self, reading: Reading, match: Match) -> None:
        left_on = match.facts.get("left_on")
        if left_on and left_on < self.today:
            match.left = LEFT_ALREADY
        elif "department" not in match.facts and not reading.faults:
            self.remarks.append((reading.line, NO_DEPARTMENT))

    # ---- departments

    def _place(self, reading: Reading, match: Match) -> None:
        code, name = reading.department_code, reading.department_name
        if not code and not name:
            return
        column = "department_code" if code else "department"
        found = self._with_code(code) if code else self._with_name(name)
        if len(found) > 1:
            reading.fault(column, SEVERAL, name)
        elif not found:
            self._new_place(reading, match, code, name)
        elif code and name and _folded(name) not in _names(found[0]):
            reading.fault(column, TWO_PLACES.fill(department=called(found[0])), code)
        elif found[0].closed_on and found[0].closed_on < self.today:
            reading.fault(column, CLOSED, code or name)
        else:
            match.facts["department"] = found[0].id
            match.department = str(found[0].name)

    def _with_code(self, code: str) -> list[Department]:
        same = _folded(code)
        return [it for it in self._departments.values() if _folded(str(it.code)) == same]

    def _with_name(self, name: str) -> list[Department]:
        """Open ones first: a closed department may have given its name to a new one."""
        same = [it for it in self._departments.values() if _folded(name) in _names(it)]
        now = [it for it in same if it.closed_on is None or it.closed_on >= self.today]
        return now or same

    def _new_place(self, reading: Reading, match: Match, code: str, name: str) -> None:
        if not name:
            reading.fault("department_code", UNKNOWN_CODE, code)
            return
        for field_name, column, value in (
            ("code", "department_code", code),
            ("name", "department", name),
        ):
            longest = Department._meta.fields[field_name].max_length
            if len(value) > longest:
                reading.fault(column, TOO_LONG.fill(n=longest), value)
                return
        key = _folded(code) if code else _folded(name)
        known = self._missing.get(key)
        if known and _folded(known.name) != _folded(name):
            words = TWO_PLACES.fill(department=T(known.name, known.name))
            reading.fault("department_code", words, code)
            return
        rows = known.rows + 1 if known else 1
        self._missing[key] = NewDepartment(
            key,
            known.code if known else code or self._free_code(),
            known.name if known else name,
            rows,
        )
        match.facts["department"] = key
        match.department = name
        if not self.create:
            reading.fault("department", UNKNOWN, name)

    def _free_code(self) -> str:
        taken = {str(it.code) for it in self._departments.values()}
        taken |= {it.code for it in self._missing.values()}
        numbers = (FIRST_FREE.format(n=n) for n in range(1, len(taken) + 2))
        return next(code for code in numbers if code not in taken)


def _change(person: Person, name: str, value: Any, match: Match) -> Change:
    before = T(shown(person, name, "en"), shown(person, name, "ja"))
    if name == "department":
        after = T(match.department, match.department)
    else:
        then = Person(**{name: value})
        after = T(shown(then, name, "en"), shown(then, name, "ja"))
    return Change(name, COLUMNS[name].label, before, after)


def _check_dates(reading: Reading, person: Person, facts: Mapping[str, Any]) -> None:
    """A changed date has to go with the appointments, and with the other date the roster knows."""
    if not {"joined_on", "left_on"} & facts.keys():
        return
    after = Person(**person.__data__)
    for name in ("joined_on", "left_on"):
        setattr(after, name, facts.get(name, getattr(person, name)))
    try:
        after.check()
        if "joined_on" in facts:
            people.check_joining(after)
        if "left_on" in facts:
            people.check_leaving(after)
    except Refused as no:
        if no.field not in {fault.field for fault in reading.faults}:
            reading.fault(no.field, no.why)


def _names(department: Department) -> set[str]:
    return {_folded(str(name)) for name in (department.name, department.name_en) if name}


def _folded(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())
