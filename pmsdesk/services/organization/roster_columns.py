"""Which column of a roster file is which field, whatever the file's author called it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from ...base.errors import Refused
from ...base.text import T
from ...kinds.organization.person import Person
from .names import listing
from .roster_cells import plain


class Row(Protocol):
    """A row as the caller read it: its line in the file, and its cells."""

    @property
    def number(self) -> int: ...

    @property
    def cells(self) -> Sequence[Any]: ...


class Column(NamedTuple):
    """What a column can hold, and what it is called in files, folded."""

    label: T
    called: frozenset[str]


def fold(text: str) -> str:
    """A header as it is compared: width, case, kana, blanks and punctuation make no difference."""
    wide = unicodedata.normalize("NFKC", text).casefold()
    return "".join(_katakana(c) for c in wide if unicodedata.category(c)[0] in "LMN" or c == "ー")


def _katakana(char: str) -> str:
    return chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char


def _column(label: T | str, words: str) -> Column:
    own = label if isinstance(label, T) else _label(label)
    return Column(own, frozenset(map(fold, [*words.split(), own, own.ja])))


def _label(field: str) -> T:
    word = Person._meta.fields[field].verbose_name
    assert isinstance(word, T)
    return word


COLUMNS = {
    "staff_no": _column(
        "staff_no",
        "社員番号 社員No 社員コード 社員ID 社番 従業員番号 従業員No 従業員コード 従業員ID "
        "従業者番号 職員番号 職員コード employee_no employee_number employee_id staff_no staff_id",
    ),
    "name": _column(
        "name", "氏名 名前 姓名 氏名漢字 漢字氏名 社員名 従業員名 職員名 full_name employee_name"
    ),
    "surname": _column(T("Surname", "姓"), "氏 苗字 名字 姓漢字 last_name family_name"),
    "given": _column(T("Given name", "名"), "名漢字 first_name given_name"),
    "kana": _column(
        "kana",
        "フリガナ カナ 氏名カナ カナ氏名 氏名フリガナ 氏名ヨミ ヨミ ヨミガナ 読み 読み仮名 "
        "読みがな 名前カナ 姓名カナ furigana kana",
    ),
    "surname_kana": _column(
        T("Surname (reading)", "セイ"), "姓カナ 姓フリガナ フリガナ姓 カナ姓 姓ヨミ"
    ),
    "given_kana": _column(
        T("Given name (reading)", "メイ"), "名カナ 名フリガナ フリガナ名 カナ名 名ヨミ"
    ),
    "name_en": _column(
        "name_en",
        "英語名 英語氏名 氏名英字 氏名英語 ローマ字 ローマ字氏名 氏名ローマ字 english_name",
    ),
    "department_code": _column(
        T("Department code", "部門コード"),
        "部署コード 所属コード 組織コード 部課コード 所属部門コード 所属部署コード dept_code",
    ),
    "department": _column(
        "department",
        "部門 部署 所属 部門名 部署名 所属名 所属部署 所属部門名 組織 組織名 部課 部課名 "
        "department_name dept division",
    ),
    "title": _column("title", "役職 役職名 職位 肩書 title position job_title"),
    "employment": _column(
        "employment", "雇用区分 雇用形態 社員区分 従業員区分 雇用 契約形態 employment_type"
    ),
    "mail": _column(
        "mail", "メール アドレス Eメール Eメールアドレス 電子メール mail email e-mail email_address"
    ),
    "login": _column(
        "login",
        "ログイン ログインID ログイン名 ユーザー名 ユーザ名 ユーザーID ユーザID アカウント "
        "アカウント名 login_name login_id user_name user_id account",
    ),
    "joined_on": _column(
        "joined_on",
        "入社日 入社年月日 採用日 雇入日 雇入年月日 joined join_date hire_date start_date",
    ),
    "left_on": _column(
        "left_on", "退職日 退職年月日 退社日 left leave_date leaving_date end_date termination_date"
    ),
    "lang": _column("lang", "言語 lang"),
}
VAGUE = frozenset({"番号", "no", "id", "コード"})  # the staff number, where nothing else is
DEEPEST = 30  # rows above the header: titles, dates, remarks

NO_ROWS = T("The file has no rows.", "ファイルに行がありません。")
MISSING = T(
    "The file has no column for: {missing}. "
    "Put the names of the columns into one row, for example {example}.",
    "次の列が見つかりません：{missing}。見出しの行に、{example}のような列名を入れてください。",
)
EXAMPLE = T("Staff number, Name, Department", "社員番号、氏名、部門")


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands in the rows, which cell holds which field, and what is ignored."""

    place: int
    fields: dict[str, int]
    ignored: tuple[str, ...]

    @property
    def read(self) -> tuple[T, ...]:
        return tuple(COLUMNS[field].label for field in self.fields)


def header_of(rows: Sequence[Row]) -> Header:
    """The row that names the most columns. Refused, naming them, where needed ones are missing."""
    if not rows:
        raise Refused(NO_ROWS, "file")
    found = [_read(place, rows[place].cells) for place in range(min(DEEPEST, len(rows)))]
    best = max(found, key=lambda header: len(header.fields))  # the first of equals
    missing = [COLUMNS[field].label for field in _missing(best)]
    if missing:
        raise Refused(MISSING.fill(missing=listing(missing), example=EXAMPLE), "file")
    return best


def is_header(header: Header, cells: Sequence[Any]) -> bool:
    """Whether a row repeats the header, as printed lists do on every page."""
    return len(header.fields) > 1 and _read(0, cells).fields == header.fields


def field_named(text: str) -> str | None:
    """The field a header means; what stands in brackets is looked at, then left out."""
    for word in (fold(text), fold(re.sub(r"[(（\[【].*?[)）\]】]", "", text))):
        known = next((field for field, it in COLUMNS.items() if word in it.called), None)
        if known:
            return known
    return None


def _read(place: int, cells: Sequence[Any]) -> Header:
    fields: dict[str, int] = {}
    ignored = []
    for index, cell in enumerate(cells):
        text = plain(cell)
        field = field_named(text) if text else None
        if field and field not in fields:
            fields[field] = index
        elif text:
            ignored.append(text)
    _settle_vague(fields, ignored, [plain(cell) for cell in cells])
    return Header(place, fields, tuple(ignored))


def _settle_vague(fields: dict[str, int], ignored: list[str], texts: list[str]) -> None:
    """A column called only “No.” is the staff number if no other is, else a running number."""
    vague = next((text for text in ignored if fold(text) in VAGUE), None)
    if vague and "staff_no" not in fields:
        fields["staff_no"] = texts.index(vague)
        ignored.remove(vague)


def _missing(header: Header) -> list[str]:
    missing = ["staff_no", "name"]
    if {"surname", "given"} <= header.fields.keys():
        missing.remove("name")
    return [field for field in missing if field not in header.fields]
