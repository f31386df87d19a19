"""The roster from a file: a preview that tells everything, an import that does just that."""

import time
from datetime import UTC, date, datetime
from typing import NamedTuple

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.kinds import Appointment, Department, Person
from pmsdesk.reports.read_rows import read_rows
from pmsdesk.services.organization import appointments, departments, people, roster
from pmsdesk.store import search, trail
from pmsdesk.store.trail import Trail

TODAY, MAY = date(2026, 4, 1), date(2026, 5, 31)
HEADER = ("社員番号", "氏名", "フリガナ", "部門", "役職", "メールアドレス")
EVERYBODY = [
    ("0001", "森 由美", "", "総務部"),
    ("0002", "佐藤 健", "", "営業部"),
    ("0003", "伊藤 舞", "", "開発部"),
    ("0004", "加藤 実", "", "総務部"),
    ("0005", "田中 一郎", "", "総務部"),
    ("0006", "鈴木 花", "", "営業部"),
    ("0007", "髙﨑 昇", "", "総務部"),
]


class Row(NamedTuple):
    number: int
    cells: tuple


def rows(*people, header=HEADER):
    return numbered_from_one([header, *people])


def numbered_from_one(lines):
    return [Row(number, cells) for number, cells in enumerate(lines, start=1)]


@pytest.fixture
def look(desk, manager):
    """Preview these rows as the manager."""

    def look(*people, header=HEADER, **wishes):
        return desk.do(manager, roster.preview, rows(*people, header=header), **wishes).result

    return look


@pytest.fixture
def bring_in(desk, manager):
    """Preview and accept these rows as the manager."""

    def bring_in(*people, header=HEADER, create_departments=False, **wishes):
        them = rows(*people, header=header)
        seen = desk.do(manager, roster.preview, them, create_departments).result
        return desk.do(
            manager, roster.accept, them, seen.fingerprint, create_departments, **wishes
        ).result

    return bring_in


def said(preview):
    """Every fault, in Japanese, by line."""
    return {bad.line: [fault.words.ja for fault in bad.faults] for bad in preview.bad}


def numbered(number):
    return Person.get(Person.staff_no == number)


# ---- what the preview tells


def test_the_same_roster_again_changes_nothing(look):
    seen = look(*EVERYBODY)
    assert (seen.new, seen.changed, seen.gone, seen.bad) == ((), (), (), ())
    assert seen.unchanged == 7


def test_a_newcomer_a_change_and_somebody_gone_are_told_apart(look, sales):
    seen = look(
        *EVERYBODY[:5],
        ("0006", "鈴木 花", "スズキ ハナ", "開発部", "課長"),
        ("0100", "𠮷田 太郎", "", "営業部"),
    )
    assert [(it.line, it.facts["name"], it.department) for it in seen.new] == [
        (8, "𠮷田 太郎", "営業部")
    ]
    assert [(c.label.ja, c.was.ja, c.now.ja) for c in seen.changed[0].changes] == [
        ("フリガナ", "", "スズキ ハナ"),
        ("役職", "", "課長"),
        ("所属部門", "営業部", "開発部"),
    ]
    assert [(it.staff_no, it.name, it.department) for it in seen.gone] == [
        ("0007", "髙﨑 昇", "総務部")
    ]


def test_a_preview_writes_nothing(look):
    before = trail.head()
    look(*EVERYBODY[:3], ("0100", "山田 花子", "", "新部門"), create_departments=True)
    assert trail.head() == before


def test_a_blank_cell_says_nothing(bring_in):
    bring_in(("0006", "鈴木 花", "スズキ ハナ", "営業部", "課長", "hana@example.jp"))
    bring_in(("0006", "鈴木 花", "", None, " ", "　"))
    it = numbered("0006")
    assert (it.kana, it.title, it.mail, it.department.name) == (
        "スズキ ハナ", "課長", "hana@example.jp", "営業部",
    )  # fmt: skip


def test_every_fault_of_a_row_is_told_with_column_and_value(look):
    header = (*HEADER, "入社日", "退職日", "雇用区分", "ログイン名")
    seen = look(
        ("0100", "", "", "営業部", "", "hanako", "4/1", "2026-02-30", "友人", "花子"),
        header=header,
    )
    told = said(seen)[2]
    assert len(told) == 6
    assert "メールアドレス「hanako」：メールアドレスの形になっていません。" in told
    assert any(it.startswith("入社日「4/1」：年も入力") for it in told)
    assert any(it.startswith("退職日「2026-02-30」：暦にない") for it in told)
    assert any(it.startswith("雇用区分「友人」：") and "派遣社員" in it for it in told)
    assert any(it.startswith("ログイン名「花子」：") for it in told)
    assert "氏名：入力してください。" in told
    assert seen.bad[0].who == "0100"


def test_a_number_that_comes_twice_is_told_at_both_places(look):
    seen = look(*EVERYBODY[:5], ("0100", "山田 花子"), ("０１００", "山田 次郎"), *EVERYBODY[5:])
    assert said(seen) == {
        7: ["社員番号「0100」：ファイルの8行目にもあります。"],
        8: ["社員番号「0100」：ファイルの7行目にもあります。"],
    }


def test_texts_that_are_too_long_are_told(look):
    seen = look(("0100", "山" * 81), ("1" * 21, "山田 花子"))
    assert [words[0].split("：")[1] for words in said(seen).values()] == [
        "80文字以内で入力してください。",
        "20文字以内で入力してください。",
    ]


# ---- headers


@pytest.mark.parametrize(
    "header",
    [
        ("社員番号", "氏名", "部門"),
        ("従業員コード", "名前", "所属"),
        ("社員Ｎｏ．", "氏　名", "部署名"),
        ("ＩＤ", "氏名（漢字）", "所属部署"),
        ("Staff number", "Name", "Department"),
        ("EMPLOYEE_ID", "Full name", "Dept."),
        ("社員\n番号", "社員名 ※", "組織"),
        ("No.", "氏名", "部署"),
    ],
)
def test_columns_are_known_by_many_names(look, header):
    seen = look(("0100", "山田 花子", "営業部"), header=header)
    assert seen.new[0].facts == {
        "staff_no": "0100",
        "name": "山田 花子",
        "department": Department.get(Department.code == "S01").id,
    }


def test_what_the_program_writes_out_it_reads_in(look):
    header = [Person._meta.fields[name].verbose_name.ja for name in Person.columns]
    values = {"staff_no": "0100", "name": "山田 花子", "department": "営業部"}
    seen = look([values.get(name) for name in Person.columns], header=header)
    assert len(seen.columns) == len(Person.columns) and seen.ignored == ()
    assert seen.new[0].department == "営業部"


def test_unknown_columns_are_named_and_not_read(look):
    seen = look(
        ("0100", "山田 花子", "123456789012", "A型"),
        header=("社員番号", "氏名", "個人番号", "血液型"),
    )
    assert seen.ignored == ("個人番号", "血液型")
    assert "123456789012" not in str(seen)


@pytest.mark.parametrize(
    "header, missing",
    [
        (("氏名", "部門"), "社員番号"),
        (("社員番号", "部門"), "氏名"),
        (("社員番号", "姓", "部門"), "氏名"),
        (("りんご", "みかん"), "社員番号、氏名"),
    ],
)
def test_missing_columns_are_named(look, header, missing):
    with pytest.raises(Refused) as no:
        look(("1", "山田", "営業部"), header=header)
    assert f"見つかりません：{missing}。" in no.value.why.ja
    assert no.value.field == "file"


def test_a_running_number_is_not_taken_for_the_staff_number(look):
    seen = look((1, "0100", "山田 花子"), header=("No.", "社員番号", "氏名"))
    assert (seen.new[0].facts["staff_no"], seen.ignored) == ("0100", ("No.",))


def test_surname_and_given_name_make_a_name(look):
    header = ("社員番号", "姓", "名", "セイ", "メイ", "部門")
    seen = look(("0100", "山田", "花子", "ﾔﾏﾀﾞ", "ﾊﾅｺ", "営業部"), header=header)
    assert (seen.new[0].facts["name"], seen.new[0].facts["kana"]) == ("山田 花子", "ヤマダ ハナコ")


def test_a_header_below_a_title_is_found(desk, manager):
    them = [
        Row(1, ("従業者名簿", None, None)),
        Row(3, ("2026年4月1日現在", None, None)),
        Row(5, HEADER),
        Row(6, ("0100", "山田 花子", "", "営業部")),
    ]
    seen = desk.do(manager, roster.preview, them).result
    assert [it.line for it in seen.new] == [6]


@pytest.mark.parametrize("them", [[], [Row(1, HEADER)], [Row(1, HEADER), Row(2, (None, "", " "))]])
def test_a_file_without_people_is_refused(desk, manager, them):
    with pytest.raises(Refused) as no:
        desk.do(manager, roster.preview, them)
    assert no.value.field == "file"


# ---- cells


@pytest.mark.parametrize(
    "cell",
    [
        date(2020, 4, 1), datetime(2020, 4, 1, 9, tzinfo=UTC), "2020-04-01", "2020/4/1", "R2.4.1",
        "令和2年4月1日", "２０２０年４月１日", "20200401", 20200401, 43922, 43922.0, "43922",
        "2020/04/01 00:00:00", "2020-04-01T00:00:00",
    ],
)  # fmt: skip
def test_a_date_is_read_in_any_form(look, cell):
    header = ("社員番号", "氏名", "入社年月日")
    seen = look(("0100", "山田 花子", cell), header=header)
    assert seen.new[0].facts["joined_on"] == date(2020, 4, 1)


@pytest.mark.parametrize("cell", ["-", "－", "なし", "未定", "", None])
def test_no_leaving_date_may_be_written_in_words(look, cell):
    seen = look(("0100", "山田 花子", cell), header=("社員番号", "氏名", "退職日"))
    assert "left_on" not in seen.new[0].facts and not seen.bad


@pytest.mark.parametrize(
    "cell, stored",
    [
        ("山田　　花子", "山田 花子"),
        (" 山田\n花子\t", "山田 花子"),
        ("\ufeff山田\u200b花子\x00", "山田花子"),
        ("𠮷田 髙﨑😀", "𠮷田 髙﨑😀"),
        ("葛\U000e0100城 神\ufa19", "葛\U000e0100城 神\ufa19"),
        ("@山田", "@山田"),
        ("<b>山田</b>", "<b>山田</b>"),
    ],
)
def test_a_name_is_kept_as_it_is_written(look, cell, stored):
    assert look(("0100", cell)).new[0].facts["name"] == stored


@pytest.mark.parametrize("cell", [100, 100.0, "100", "１００", "'100", '="100"'])
def test_a_number_is_a_text_however_excel_keeps_it(look, cell):
    assert look((cell, "山田 花子")).new[0].facts["staff_no"] == "100"


@pytest.mark.parametrize("cell", [6, "6", 6.0, "０００６"])
def test_leading_zeros_that_excel_lost_are_found_again(look, cell):
    seen = look((cell, "鈴木 花子"))
    assert [(it.name, it.changes[0].now.ja) for it in seen.changed] == [("鈴木 花", "鈴木 花子")]
    assert "0006" not in [it.staff_no for it in seen.gone]


@pytest.mark.parametrize("cell, why", [("=A1&B1", "数式"), ("#N/A", "エラー"), ("#REF!", "#REF!")])
def test_formulas_and_errors_are_no_values(look, cell, why):
    assert why in said(look(("0100", cell)))[2][0]


@pytest.mark.parametrize(
    "cell, stored",
    [
        ("パート・アルバイト", "part_time"), ("アルバイト", "part_time"), ("正社員", "employee"),
        ("派遣", "dispatched"), ("取締役", "director"), ("嘱託", "contract"),
        ("Part-time", "part_time"), ("Director or auditor", "director"), ("契約社員", "contract"),
    ],
)  # fmt: skip
def test_employment_is_known_by_its_usual_words(look, cell, stored):
    seen = look(("0100", "山田 花子", cell), header=("社員番号", "氏名", "雇用形態"))
    assert seen.new[0].facts["employment"] == stored


def test_rows_that_are_no_people_are_skipped_and_said(look):
    seen = look(
        ("0100", "山田 花子"),
        ("合計", "", "", 1),
        (None, None, None, None),
        ("※ 2026年4月1日現在", None),
        HEADER,
        ("0101", "山田 次郎"),
        ("合　計：2名", None),
    )
    assert [it.facts["name"] for it in seen.new] == ["山田 花子", "山田 次郎"]
    assert [(it.line, it.words.ja) for it in seen.skipped] == [
        (3, "合計の行です。"),
        (5, "注記の行です。"),
        (6, "見出しの繰り返しです。"),
        (8, "合計の行です。"),
    ]
    assert not seen.bad


def test_rows_shorter_and_longer_than_the_header_are_read(look):
    seen = look(("0100", "山田 花子"), ("0101", "山田 次郎", "", "営業部", "", "", "余り", "余り"))
    assert len(seen.new) == 2


# ---- departments


@pytest.mark.parametrize("where", ["営業部", "ｅｉｇｙｏ", " 営業部 ", "Sales", "SALES"])
def test_a_department_is_known_by_its_name_in_any_width(look, desk, manager, sales, where):
    desk.do(manager, departments.correct, sales.key, name_en="Sales")
    if where == "ｅｉｇｙｏ":
        fresh = Department.get_by_id(sales.id)
        desk.do(manager, departments.correct, fresh.key, name_en="Eigyo")
    assert look(("0100", "山田 花子", "", where)).new[0].facts["department"] == sales.id


def test_a_code_finds_the_department_and_must_go_with_the_name(look, sales):
    header = ("社員番号", "氏名", "部門コード", "部門")
    seen = look(("0100", "山田 花子", "ｓ０１", "営業部"), ("0101", "山田 次郎", "S01", "開発部"),
                header=header)  # fmt: skip
    assert seen.new[0].facts["department"] == sales.id
    assert "一致していません" in said(seen)[3][0]


def test_an_unknown_department_is_offered_and_made_only_on_request(look, bring_in):
    them = [("0100", "山田 花子", "", "新規事業部"), ("0101", "山田 次郎", "", "新規事業部")]
    seen = look(*them)
    assert [(it.name, it.rows) for it in seen.departments] == [("新規事業部", 2)]
    assert said(seen)[2] == ["所属部門「新規事業部」：この部門は登録されていません。"]
    bring_in(*them)
    assert not Person.select().where(Person.staff_no == "0100").exists()
    done = bring_in(*them, create_departments=True)
    assert (done.new, done.departments) == (2, 1)
    assert numbered("0101").department.name == "新規事業部"


def test_a_department_is_made_with_the_code_the_file_gives(bring_in):
    header = ("社員番号", "氏名", "部門コード", "部門")
    bring_in(("0100", "山田 花子", "X9", "新規事業部"), header=header, create_departments=True)
    assert numbered("0100").department.code == "X9"


def test_a_code_without_a_name_makes_no_department(look):
    header = ("社員番号", "氏名", "部門コード")
    seen = look(("0100", "山田 花子", "X9"), header=header, create_departments=True)
    assert "部門名の列も必要" in said(seen)[2][0]


def test_a_closed_department_takes_nobody(desk, manager, look):
    shop = desk.do(manager, departments.add, code="S02", name="第二営業部").result
    desk.do(manager, departments.close, shop.key, date(2026, 3, 31))
    assert "廃止" in said(look(("0100", "山田 花子", "", "第二営業部")))[2][0]


def test_two_departments_of_one_name_need_a_code(desk, manager, look):
    desk.do(manager, departments.add, code="S02", name="営業部")
    assert "部門コード" in said(look(("0100", "山田 花子", "", "営業部")))[2][0]


def test_a_newcomer_without_a_department_is_remarked(look):
    seen = look(("0100", "山田 花子"))
    assert [(it.line, it.words.ja) for it in seen.remarks] == [(2, "所属部門が空欄です。")]


# ---- leaving and logins


def test_the_gone_leave_only_if_chosen(desk, bring_in, head, staff, sales):
    done = bring_in(*EVERYBODY[:1], leave={head: MAY})
    assert Person.get_by_id(head).left_on == MAY
    assert Person.get_by_id(staff).left_on is None
    assert [held.role for leaving in done.leavings for held in leaving.ended] == [Role.HEAD]
    assert Appointment.get(Appointment.person == head).until == MAY


def test_a_leaving_date_in_the_file_ends_appointments_too(bring_in, head):
    header = ("社員番号", "氏名", "退職日")
    done = bring_in(("0002", "佐藤 健", "R8.5.31"), header=header)
    assert Appointment.get(Appointment.person == head).until == MAY
    assert [leaving.login for leaving in done.leavings] == ["sato"]


def test_the_managers_leaving_date_is_a_fault_of_the_row(look):
    seen = look(("0001", "森 由美", "R8.5.31"), header=("社員番号", "氏名", "退職日"))
    assert "引き継いで" in said(seen)[2][0]


def test_a_joining_date_after_the_appointment_is_a_fault_of_the_row(look):
    seen = look(("0002", "佐藤 健", "2026/4/1"), header=("社員番号", "氏名", "入社日"))
    assert "入社日" in said(seen)[2][0]


def test_whoever_left_long_ago_is_not_taken_in(look):
    header = ("社員番号", "氏名", "退職日")
    seen = look(("0100", "山田 花子", "2019/3/31"), *EVERYBODY[:1], header=header)
    assert [it.words.ja for it in seen.skipped] == ["すでに退職している人です。"]
    assert not seen.new


def test_logins_are_given_but_never_exchanged(look, bring_in, staff, head):
    header = ("社員番号", "氏名", "ログイン名")
    seen = look(("0006", "鈴木 花", "hana"), ("0100", "山田", "SATO"), ("0101", "林", "hayashi"),
                header=header)  # fmt: skip
    assert "suzuki" in seen.remarks[0].words.ja
    assert "佐藤 健さんが" in said(seen)[3][0]
    bring_in(("0006", "鈴木 花", "hana"), ("0101", "林", "Hayashi"), header=header)
    assert (numbered("0006").login, numbered("0101").login) == ("suzuki", "hayashi")


def test_one_login_is_not_given_to_two(look):
    header = ("社員番号", "氏名", "ログイン名")
    seen = look(("0100", "山田", "yamada"), ("0101", "山田 次郎", "Yamada"), header=header)
    assert sorted(said(seen)) == [2, 3]


# ---- accepting


def test_accepting_does_what_the_preview_showed(bring_in):
    done = bring_in(
        ("0006", "鈴木 花子", "スズキ ハナコ", "開発部"),
        ("0100", "𠮷田 太郎", "ヨシダ タロウ", "営業部"),
        ("0101", "", "", "営業部"),
    )
    assert (done.new, done.changed) == (1, 1)
    assert (numbered("0006").name, numbered("0006").department.name) == ("鈴木 花子", "開発部")
    assert numbered("0100").kana == "ヨシダ タロウ"
    assert not Person.select().where(Person.staff_no == "0101").exists()
    assert [it.title for it in search.find("𠮷田", ["Person"], None)] == ["𠮷田 太郎"]


def test_the_import_is_in_the_trail_with_its_numbers(bring_in):
    bring_in(("0100", "山田 花子"), ("0101", ""), source="名簿.xlsx")
    line = Trail.select().order_by(Trail.position.desc()).get()
    assert (line.kind, line.deed) == ("Company", "import_roster")
    assert '"new":1' in line.now and '"refused":1' in line.now and "名簿.xlsx" in line.now
    assert trail.broken(trail.lines(), None) == trail.head()


def test_a_roster_that_changed_since_is_not_overwritten(desk, manager, staff):
    them = rows(("0006", "鈴木 花子"))
    seen = desk.do(manager, roster.preview, them).result
    desk.do(manager, people.correct, Person.get_by_id(staff).key, title="主任")
    with pytest.raises(Refused, match="changed since"):
        desk.do(manager, roster.accept, them, seen.fingerprint)
    assert Person.get_by_id(staff).name == "鈴木 花"


def test_another_file_or_another_wish_is_not_what_was_seen(desk, manager):
    seen = desk.do(manager, roster.preview, rows(("0006", "鈴木 花子"))).result
    for them, create in [(rows(("0006", "鈴木 華")), False), (rows(("0006", "鈴木 花子")), True)]:
        with pytest.raises(Refused, match="changed since"):
            desk.do(manager, roster.accept, them, seen.fingerprint, create)


def test_what_cannot_be_done_whole_is_not_done_at_all(desk, manager):
    them = rows(("0100", "山田 花子"))
    seen = desk.do(manager, roster.preview, them).result
    with pytest.raises(Refused, match="Hand the role over"):
        desk.do(manager, roster.accept, them, seen.fingerprint, leave={manager: MAY})
    assert not Person.select().where(Person.staff_no == "0100").exists()


@pytest.mark.parametrize("who", ["head", "staff", "auditor", "top"])
def test_only_the_pms_office_imports(desk, who, request):
    with pytest.raises(Refused, match="not yours"):
        desk.do(request.getfixturevalue(who), roster.preview, rows(*EVERYBODY))


def test_a_secretary_imports_too(desk, manager, staff):
    desk.do(manager, appointments.appoint, Role.SECRETARIAT, staff, TODAY)
    assert desk.do(staff, roster.preview, rows(*EVERYBODY)).result.unchanged == 7


# ---- real files


def crowd(count):
    return [
        (f"{n:05d}", f"山田 太郎{n}", "ヤマダ タロウ", ("営業部", "開発部", "総務部")[n % 3])
        for n in range(1000, 1000 + count)
    ]


def test_a_thousand_people_come_in_at_once(desk, manager, bring_in):
    begun = time.perf_counter()
    assert bring_in(*crowd(1000)).new == 1000
    assert time.perf_counter() - begun < 10
    assert Person.select().where(Person.name.startswith("山田")).count() == 1000
    assert trail.broken(trail.lines(), None) == trail.head()


def test_ten_thousand_rows_are_previewed(look):
    begun = time.perf_counter()
    assert len(look(*crowd(10_000)).new) == 10_000
    assert time.perf_counter() - begun < 20


def test_an_ugly_workbook(desk, manager, tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["従業者名簿"])
    sheet.merge_cells("A1:F1")
    sheet.append([])
    sheet.append(HEADER)
    sheet.append([100, "𠮷田 太郎", "ﾖｼﾀﾞ ﾀﾛｳ", "営業部", "部長", None])
    sheet.append([101, "山田 花子", None, None, None, "hanako@example.jp"])
    sheet.merge_cells("D4:D5")
    sheet.append([])
    sheet.append(["'102", "林 次郎", None, "=営業部"])
    sheet["D7"].data_type = "s"
    sheet.append(["合計", None, None, 3])
    book.save(tmp_path / "名簿.xlsx")
    seen = desk.do(manager, roster.preview, read_rows(tmp_path / "名簿.xlsx")).result
    assert [it.facts["name"] for it in seen.new] == ["𠮷田 太郎", "山田 花子"]
    assert seen.new[0].facts["kana"] == "ヨシダ タロウ"
    assert [(bad.line, bad.who) for bad in seen.bad] == [(7, "102 林 次郎")]
    assert "数式" in said(seen)[7][0]
    assert [it.line for it in seen.skipped] == [8]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_csv_as_offices_save_it(desk, manager, tmp_path, encoding):
    text = "社員番号,氏名,部門,入社日\r\n0100,髙﨑 花子,営業部,H31.4.1\r\n,,,\r\n"
    (tmp_path / "名簿.csv").write_bytes(text.encode(encoding))
    seen = desk.do(manager, roster.preview, read_rows(tmp_path / "名簿.csv")).result
    assert seen.new[0].facts["joined_on"] == date(2019, 4, 1)
    assert seen.new[0].facts["name"] == "髙﨑 花子"


CELLS = st.none() | st.integers() | st.floats() | st.dates() | st.datetimes() | st.booleans()
CELLS |= st.text(max_size=30)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(CELLS, max_size=8), max_size=6))
def test_whatever_stands_in_the_cells_the_answer_is_a_preview_or_a_refusal(look, them):
    header = (*HEADER, "入社日", "ログイン名")
    try:
        seen = look(*them, header=header, create_departments=True)
    except Refused as no:
        assert no.field == "file"
        return
    lines = [it.line for part in (seen.new, seen.changed, seen.bad, seen.skipped) for it in part]
    assert len(lines) == len(set(lines))
    assert all(bad.faults for bad in seen.bad)
