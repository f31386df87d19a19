"""What goes into a workbook or a CSV file comes out again, and nothing in it runs."""

import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.reports.csv_file import guarded, unguarded, write_csv
from pmsdesk.reports.read_rows import read_rows
from pmsdesk.reports.watch import Cancelled, Watch
from pmsdesk.reports.workbook import Sheet, legal_name, write_workbook

DAY = date(2026, 4, 1)
MOMENT = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
HOSTILE = [
    '=HYPERLINK("http://x","y")',
    "+81-3-0000-0000",
    "-1+1",
    "@SUM(A1)",
    "<b>&amp;</b>",
    "_x0041_",
    "'引用符",
    "髙﨑𠮷🙂①㈱",
    "一行目\n二行目",
    "http://example.co.jp",
    "00123",
    "TRUE",
]


def write(path, rows, columns=("件名", "日付"), **more):
    write_workbook(path, [Sheet("台帳", columns, rows)], **more)
    return openpyxl.load_workbook(path)


def test_dates_and_numbers_are_real_and_texts_are_texts(tmp_path):
    page = write(tmp_path / "a.xlsx", [["件", DAY], [12, MOMENT], [0.5, None], [True, "2026"]])[
        "台帳"
    ]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert rows == [
        ["件名", "日付"],
        ["件", datetime(2026, 4, 1)],  # noqa: DTZ001
        [12, datetime(2026, 4, 1, 9, 30)],  # noqa: DTZ001
        [0.5, None],
        ["はい", "2026"],
    ]
    assert page["B2"].is_date
    assert page["B2"].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_written_as_it_is_and_never_as_a_formula(tmp_path, text):
    page = write(tmp_path / "a.xlsx", [[text, DAY]])["台帳"]
    assert read_rows(tmp_path / "a.xlsx")[1].cells == (text, DAY)
    assert page["A2"].data_type == "s"
    assert page["A2"].hyperlink is None


def test_control_characters_become_visible(tmp_path):
    page = write(tmp_path / "a.xlsx", [["a\x00b\x1bc\x0bd\ud800e", DAY]])["台帳"]
    assert page["A2"].value == "a␀b␛c␋d[U+D800]e"


def test_the_heading_stays_in_sight_and_can_be_filtered(tmp_path):
    sheet = Sheet(
        "台帳", ["件名", "日付"], [["委託先の長い名称の株式会社", DAY]] * 3, "委託先管理台帳"
    )
    write_workbook(tmp_path / "a.xlsx", [sheet])
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["台帳"]
    assert page["A1"].value == "委託先管理台帳"
    assert page.freeze_panes == "A3"
    assert page.auto_filter.ref == "A2:B5"
    assert page.column_dimensions["A"].width > 26  # 13 characters, each two wide


def test_a_text_longer_than_a_cell_goes_on_in_another_sheet(tmp_path):
    text = "".join(f"{n:05d}🙂字" for n in range(9_000))  # 72,000 units
    book = write(tmp_path / "a.xlsx", [["短い", DAY], [text, DAY], ["後", DAY]])
    start = book["台帳"]["A3"].value
    rest = list(book["長文"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[1], row[2]) for row in rest] == [("台帳", 3, "件名")] * len(rest)
    kept, note = start.rsplit("…（", 1)
    assert note == f"シート「長文」の2～{len(rest) + 1}行目に続きます）"
    assert kept + "".join(row[4] for row in rest) == text
    assert book["台帳"]["A4"].value == "後"


def test_every_row_arrives_count_by_count(tmp_path):
    rows = [[f"件{n}", DAY] for n in range(5_000)]
    written = write_workbook(tmp_path / "a.xlsx", [Sheet("台帳", ["件名", "日付"], iter(rows))])
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["台帳"]
    assert written == 5_000
    assert [row[0] for row in page.iter_rows(min_row=2, values_only=True)] == [r[0] for r in rows]


def test_numbers_excel_would_round_stay_whole_as_text(tmp_path):
    values = [1234567890123456789, Decimal("1234567890.1234567890"), float("nan"), float("inf")]
    page = write(tmp_path / "a.xlsx", [[value] for value in values], ["値"])["台帳"]
    assert [page.cell(row, 1).value for row in range(2, 6)] == [
        "1234567890123456789", "1234567890.1234567890", "nan", "inf",
    ]  # fmt: skip


def test_a_date_before_the_calendar_of_excel_is_a_text(tmp_path):
    assert (
        write(tmp_path / "a.xlsx", [[date(1868, 1, 25)]], ["日"])["台帳"]["A2"].value
        == "1868-01-25"
    )


@pytest.mark.parametrize(
    "wanted, legal",
    [
        ("a/b:c*d?e[f]g\\h", "a・b・c・d・e・f・g・h"),
        ("", "Sheet"),
        ("'x'", "x"),
        ("History", "History_"),
        ("あ" * 40, "あ" * 31),
        ("🙂" * 20, "🙂" * 15),
    ],
)
def test_sheet_names_are_made_legal(wanted, legal):
    assert legal_name(wanted, set()) == legal


def test_two_sheets_of_one_name_are_told_apart(tmp_path):
    write_workbook(tmp_path / "a.xlsx", [Sheet("台帳", ["a"], []), Sheet("台帳", ["a"], [])])
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == ["台帳", "台帳 (2)"]


def test_the_same_workbook_at_the_same_moment_is_the_same_file(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(tmp_path / name, [Sheet("台帳", ["a"], [["x"]])], at=MOMENT, company="社")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


# ---- CSV


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932"])
def test_a_csv_file_comes_back_as_it_was(tmp_path, encoding):
    texts = [text for text in HOSTILE if "𠮷" not in text]
    write_csv(
        tmp_path / "a.csv", ["件名", "日付"], [[text, DAY] for text in texts], encoding=encoding
    )
    lines = read_rows(tmp_path / "a.csv")
    assert [line.cells for line in lines] == [("件名", "日付"), *((t, "2026-04-01") for t in texts)]


def test_a_csv_file_is_one_excel_understands(tmp_path):
    write_csv(tmp_path / "a.csv", ["件名"], [["=1+1"], ['引"用'], [None]])
    assert (tmp_path / "a.csv").read_bytes() == (
        b"\xef\xbb\xbf" + '件名\r\n\'=1+1\r\n"引""用"\r\n""\r\n'.encode()
    )


def test_a_character_shift_jis_lacks_is_named_with_its_row(tmp_path):
    with pytest.raises(Refused, match="Row 3, column “氏名”: .*𠮷.*U\\+20BB7"):
        write_csv(tmp_path / "a.csv", ["氏名"], [["髙﨑"], ["𠮷野"]], encoding="cp932")
    assert list(tmp_path.iterdir()) == []


@given(st.text(alphabet="'=+-@＝－a1\t\r ", max_size=6))
def test_the_guard_against_formulas_comes_off_again(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "@", "\t", "\r"))


def test_a_mark_or_a_negative_number_needs_no_guard():
    assert [guarded(text) for text in ("－", "-5", "+3.5", "-")] == ["－", "-5", "+3.5", "'-"]


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
def test_any_text_survives_a_csv_file(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    write_csv(path, ["一", "二"], rows)
    read = [line.cells for line in read_rows(path)][1:]
    wanted = [tuple(cell.strip() for cell in row) for row in rows]
    assert read == [row for row in wanted if any(row)]


# ---- the world


def writers(path):
    yield lambda watch=None: write_workbook(path, [Sheet("a", ["a"], rows(), "")], watch=watch)
    yield lambda watch=None: write_csv(path, ["a"], rows(), watch=watch)


def rows(count=1_000):
    return ([f"{n}"] for n in range(count))


@pytest.mark.parametrize("which", [0, 1])
def test_a_cancelled_file_leaves_nothing(tmp_path, which):
    write = list(writers(tmp_path / "a"))[which]
    with pytest.raises(Cancelled):
        write(Watch(cancelled=lambda: True))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("which", [0, 1])
def test_a_missing_folder_is_said_in_one_sentence(tmp_path, which):
    with pytest.raises(Unavailable, match="does not exist"):
        list(writers(tmp_path / "no" / "a"))[which]()


def test_a_full_disk_is_said_and_the_old_file_stays(tmp_path):
    import errno

    from pmsdesk.reports.whole_file import written_whole

    target = tmp_path / "a.csv"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(Unavailable, match="disk is full"), written_whole(target):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["old"]


# ---- reading what others wrote


def test_a_workbook_is_read_with_dates_and_line_numbers(tmp_path):
    book = openpyxl.Workbook()
    page = book.active
    page.append(["氏名", "入社日", "番号", "比率"])
    page.append([])
    page.append([" 髙﨑 ", datetime(2020, 4, 1), 12.0, 0.25])  # noqa: DTZ001
    book.save(tmp_path / "a.xlsx")
    lines = read_rows(tmp_path / "a.xlsx")
    assert [(line.number, line.cells) for line in lines] == [
        (1, ("氏名", "入社日", "番号", "比率")),
        (3, ("髙﨑", date(2020, 4, 1), "12", "0.25")),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp932"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_text_tables_are_read_whatever_their_encoding_and_separator(tmp_path, encoding, sign):
    text = f'code{sign}氏名\r\n"A{sign}1"{sign}髙﨑\r\n\r\n"二\r\n行"{sign}佐藤\r\nX{sign}Y\r\n'
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    assert [(line.number, line.cells) for line in read_rows(tmp_path / "a.csv")] == [
        (1, ("code", "氏名")),
        (2, (f"A{sign}1", "髙﨑")),
        (4, ("二\r\n行", "佐藤")),
        (6, ("X", "Y")),
    ]


def formula_book(path):
    book = openpyxl.Workbook()
    book.active.append(["a"])
    book.active.append(["=1+1"])
    book.save(path)


def error_book(path):
    book = openpyxl.Workbook()
    book.active.append(["a", "#N/A"])
    book.save(path)


def other_zip(path):
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")


def bomb(path):
    formula_book(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/x.bin", b"\0" * 50_000_000)


def entities(path):
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "b">]><workbook>&a;</workbook>')


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def bytes_of(data):
    return lambda path: path.write_bytes(data)


@pytest.mark.parametrize(
    "make, words",
    [
        (bytes_of(b""), "empty"),
        (bytes_of(b" \r\n \r\n"), "empty"),
        (bytes_of(OLD + b"\0" * 99), "old Excel file"),
        (bytes_of(OLD + "EncryptedPackage".encode("utf-16-le")), "password"),
        (bytes_of(b"\x89PNG\r\n\x1a\n" + b"\0" * 99), "a picture"),
        (bytes_of(b"%PDF-1.7"), "a PDF"),
        (bytes_of(b"PK\x03\x04 broken"), "damaged"),
        (bytes_of(b"<html><table>"), "web page"),
        (bytes_of(b'a,b\n1,2\n"x,y\n'), "Line 3: the quotation"),
        (bytes_of(b'a,b\n1,2\n"x"y,z\n'), "Line 3: the quotation"),
        (bytes_of("名\n".encode() + b"ok\n\xff\xfe\xff,\xa0\n"), "Line 3: the characters"),
        (bytes_of(b"a,b\n1,\0\n"), "Line 2: this is not text"),
        (bytes_of(b"," * 600 + b"x\n"), "more than 500 columns"),
        (bytes_of(b"x\n" * 100_001), "More than 100,000 rows"),
        (bytes_of(b'"' + b"x" * 200_000 + b'"\n'), "too long"),
        (formula_book, "Row 2, column A: the formula has no result"),
        (error_book, "Row 1, column B: the cell holds an error"),
        (other_zip, "not an Excel workbook"),
        (bomb, "unpacks to far more"),
        (entities, "unpacks to far more"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_is_refused_with_its_reason(tmp_path, make, words):
    path = tmp_path / "roster.xlsx"
    make(path)
    with pytest.raises(Refused, match=words) as no:
        read_rows(path)
    assert no.value.why.ja


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, 10_000), junk=st.binary(min_size=1, max_size=20), cut=st.booleans())
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(tmp_path_factory, at, junk, cut):
    path = tmp_path_factory.mktemp("odd") / "a.xlsx"
    write_workbook(path, [Sheet("台帳", ["a", "b"], [["x", DAY]] * 20)])
    data = path.read_bytes()
    at %= len(data)
    path.write_bytes(data[:at] + junk + (b"" if cut else data[at + len(junk) :]))
    try:
        lines = read_rows(path)
    except (Refused, Unavailable):
        return
    assert all(line.number > 0 for line in lines)


def test_a_named_sheet_is_read_and_a_hidden_one_is_passed_over(tmp_path):
    book = openpyxl.Workbook()
    book.active.sheet_state = "hidden"
    book.active.append(["隠"])
    book.create_sheet("名簿").append(["見"])
    book.save(tmp_path / "a.xlsx")
    assert read_rows(tmp_path / "a.xlsx")[0].cells == ("見",)
    assert read_rows(tmp_path / "a.xlsx", "Sheet")[0].cells == ("隠",)
    with pytest.raises(Refused, match="no sheet “x”"):
        read_rows(tmp_path / "a.xlsx", "x")


def test_a_file_that_is_gone_is_said(tmp_path):
    with pytest.raises(Unavailable, match="cannot be opened"):
        read_rows(tmp_path / "no.csv")
