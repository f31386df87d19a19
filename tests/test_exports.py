"""Workbooks and CSV files of every register, compared with the database cell by cell."""

import csv
from datetime import date, datetime

import openpyxl
import pytest
from inspections import handed_in, mine, opened
from printed import HOSTILE, long_text

from pmsdesk.base.text import T
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import (
    ALL,
    Answer,
    CorrectiveAction,
    Department,
    Evidence,
    Inspection,
    Person,
    Plan,
    Question,
    RoundQuestion,
)  # fmt: skip
from pmsdesk.kinds.register import all_columns
from pmsdesk.reports.csv_file import unguarded, write_csv
from pmsdesk.reports.workbook import Sheet, write_workbook
from pmsdesk.services import evidence, registers
from pmsdesk.services.organization import people
from pmsdesk.store.record import label, word_for

KINDS = [kind for kind in ALL if kind.columns]


@pytest.fixture
def lived(desk, clock, manager, head, sales):
    """A company with a round, answers, actions and a file of evidence."""
    opened(desk, clock, manager)
    it = mine(sales)
    asked = RoundQuestion.select(RoundQuestion.question).where(RoundQuestion.round == it.round_id)
    question = asked.order_by(RoundQuestion.place).scalar()
    desk.do(head, evidence.attach_to_answer, it.id, question, "鍵.txt", b"key")
    return handed_in(desk, head, it, "×△○")


def workbook(desk, who, kind, folder, lang="ja"):
    """The heading and the rows as a spreadsheet reads them."""
    path = folder / f"{kind.__name__}.xlsx"

    def write(work):
        it = registers.register(work, kind, lang)
        write_workbook(path, [Sheet(it.title, it.columns, it.rows)], lang, at=work.now)

    desk.do(who, write)
    book = openpyxl.load_workbook(path)
    page = book[book.sheetnames[0]]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    return page, rows[0], rows[1:]


def csv_rows(desk, who, kind, path, lang="ja", encoding="utf-8-sig"):
    def write(work):
        it = registers.register(work, kind, lang)
        write_csv(path, it.columns, it.rows, lang, encoding=encoding)

    desk.do(who, write)
    with path.open(encoding=encoding, newline="") as file:
        return [[unguarded(cell) for cell in row] for row in csv.reader(file)]


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_of_every_record_is_in_the_workbook(desk, manager, lived, tmp_path, kind, lang):
    _, heading, rows = workbook(desk, manager, kind, tmp_path, lang)
    columns = all_columns(kind, lang)
    assert heading == [column.title for column in columns]
    told = [field for field in kind._meta.sorted_fields if field.verbose_name]
    assert {label(field, lang) for field in told} <= set(heading)
    assert len(rows) == kind.select().count()
    stored = sorted((row.__data__ for row in kind.select()), key=str)
    for column in columns:
        field = kind._meta.fields.get(column.field)
        at = heading.index(column.title)
        if field is None or heading.count(column.title) > 1 or _spelt(kind, column.field):
            continue
        wanted = sorted(_cell(field, data[column.field], data, lang) for data in stored)
        assert sorted(str(_plain(row[at])) for row in rows) == wanted, column.field


def _spelt(kind, name):
    """Keys in words: proved below, one by one."""
    field = kind._meta.fields[name]
    names = ("department_id", "checklists", "audiences", "asked", "departments", "frequency")
    return hasattr(field, "rel_model") or (name in names and not field.choices) or name == "measure"


def _cell(field, value, data, lang):
    twin = data.get(f"{field.name}_en") if lang == "en" else ""
    labelled = twin is not None and f"{field.name}_en" in data
    if labelled and twin and not field.model._meta.fields[f"{field.name}_en"].verbose_name:
        value = twin
    if field.choices:
        return word_for(field, value, lang)
    if isinstance(value, bool):
        words = T("Yes", "はい") if value else T("No", "いいえ")
        return words.into(lang)
    return "" if value is None else str(value)


def _plain(value):
    if isinstance(value, datetime):
        return value.date()
    return "" if value is None else value


def test_dates_are_dates_and_numbers_are_numbers(desk, manager, lived, tmp_path):
    page, heading, rows = workbook(desk, manager, Inspection, tmp_path)
    row = next(r for r in rows if lived.no in r)
    assert isinstance(row[heading.index("提出期限")], datetime)
    assert row[heading.index("項目数")] == 3
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref.startswith("A1:")
    dates = page.cell(row=2, column=heading.index("提出期限") + 1)
    assert dates.number_format == "yyyy-mm-dd"


def test_an_answer_says_which_inspection_and_question_it_belongs_to(desk, manager, lived, tmp_path):
    _, heading, rows = workbook(desk, manager, Answer, tmp_path)
    mine = [dict(zip(heading, row, strict=True)) for row in rows]
    assert {row["自己点検"] for row in mine} == {f"{lived.no} 営業部"}
    assert [row["点検項目"] for row in mine] == [
        f"{row['項目番号']}は守られていますか。" for row in mine
    ]
    assert {row["結果"] for row in mine} == {"適合", "一部不備", "不適合"}
    assert {row["部門"] for row in mine} == {"営業部"}


def test_lists_of_keys_are_spelt_out(desk, manager, sales, lived, tmp_path):
    both = f"{sales.id},{Department.get(Department.code == 'D01').id}"
    desk.do(SYSTEM, lambda work: work.derive(Plan.get(), departments=both))
    for lang, wanted in [
        ("ja", ("組織", "部門責任者", "毎月、四半期ごと、半期ごと、毎年", "営業部、開発部")),
        ("en", ("Organization", "Department head", "Monthly, Quarterly, Half-yearly, Yearly",
                "Sales, Development")),
    ]:  # fmt: skip
        _, heading, rows = workbook(desk, manager, Plan, tmp_path, lang)
        names = ("checklists", "audiences", "asked", "departments")
        at = [heading.index(label(Plan._meta.fields[name], lang)) for name in names]
        assert tuple(rows[0][place] for place in at) == wanted


def test_a_plan_for_every_department_says_so(desk, manager, lived, tmp_path):
    _, heading, rows = workbook(desk, manager, Plan, tmp_path)
    assert rows[0][heading.index("対象部門")] == "全部門"


def test_evidence_names_its_record_and_a_question_its_basis(desk, manager, lived, tmp_path):
    _, heading, rows = workbook(desk, manager, Evidence, tmp_path)
    assert rows[0][heading.index("記録")] == lived.no
    _, heading, rows = workbook(desk, manager, Question, tmp_path)
    assert heading[-1] == "根拠"


def test_an_action_bears_the_name_its_department_had(desk, manager, lived, tmp_path, sales):
    desk.do(manager, lambda work: work.save(work.take(Department, sales.key, name="新営業部")))
    _, heading, rows = workbook(desk, manager, CorrectiveAction, tmp_path)
    assert {row[heading.index("部門")] for row in rows} == {"営業部"}
    assert heading.count("部門") == 1
    assert rows[0][heading.index("措置区分")] == "組織的安全管理措置"


def test_a_head_exports_only_their_department(desk, head, lived, tmp_path):
    _, _, rows = workbook(desk, head, Inspection, tmp_path)
    assert len(rows) == 1


@pytest.mark.parametrize("text", [*HOSTILE, "-1", "@SUM(A1)", "\t=1", "前\x1b後", "😀 𠮷"])
def test_hostile_text_stays_text_in_both_files(desk, manager, staff, tmp_path, text):
    desk.do(SYSTEM, lambda work: work.derive(Person.get_by_id(staff), title=text))
    page, heading, rows = workbook(desk, manager, Person, tmp_path)
    at = heading.index("役職")
    assert rows[staff - 1][at] == text.replace("\x1b", "␛")
    assert page.cell(row=staff + 1, column=at + 1).data_type == "s"
    read = csv_rows(desk, manager, Person, tmp_path / "people.csv")
    assert read[staff][at] == text


def test_a_text_longer_than_a_cell_goes_on_in_another_sheet(desk, manager, lived, tmp_path):
    comment = long_text(80_000)
    desk.do(SYSTEM, lambda work: work.derive(Answer.get(), comment=comment))
    page, heading, rows = workbook(desk, manager, Answer, tmp_path)
    first = next(row[heading.index("コメント")] for row in rows if "00000番" in str(row))
    more = page.parent["長文"]
    parts = [row[4].value for row in more.iter_rows(min_row=2)]
    assert first.startswith(comment[:30_000])
    assert comment.endswith("".join(parts))
    assert len(first.split("…（")[0]) + len("".join(parts)) == len(comment)


def test_a_name_changed_since_is_exported_as_people_read_it(desk, manager, staff, tmp_path):
    desk.do(manager, people.correct, Person.get_by_id(staff).key, joined_on=date(2024, 4, 1))
    read = csv_rows(desk, manager, Person, tmp_path / "people.csv", encoding="cp932")
    assert "2024-04-01" in read[staff] and "髙﨑 昇" in {cell for row in read for cell in row}


def test_twenty_thousand_rows_are_all_written(desk, manager, tmp_path):
    def many(work):
        work.add_all([Department(code=f"X{n:05d}", name=f"部門{n}") for n in range(20_000)])

    desk.do(SYSTEM, many)
    read = csv_rows(desk, manager, Department, tmp_path / "all.csv")
    assert len(read) == 20_004
    assert {row[0] for row in read} >= {f"X{n:05d}" for n in range(20_000)}
