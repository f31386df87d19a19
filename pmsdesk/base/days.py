"""Days as people type and read them, and the fiscal years they belong to."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from .eras import ERAS, Era, era_named, era_of
from .errors import Refused
from .text import Lang, T

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = (
    T("Monday", "月曜日"),
    T("Tuesday", "火曜日"),
    T("Wednesday", "水曜日"),
    T("Thursday", "木曜日"),
    T("Friday", "金曜日"),
    T("Saturday", "土曜日"),
    T("Sunday", "日曜日"),
)
YEARS = range(1900, 2200)  # beyond these a typing mistake is likelier than a date

UNREADABLE = T(
    "Not a date. Write it like 2026-04-01, 2026/4/1 or R8.4.1.",
    "日付として読み取れません。2026-04-01、2026/4/1、R8.4.1、令和8年4月1日のように入力してください。",
)
YEAR_NEEDED = T(
    "Write the year too, with four digits or as an era: 2026/4/1 or R8.4.1.",
    "年も入力してください。西暦4桁または元号で、2026/4/1、R8.4.1のように入力します。",
)
NO_SUCH_DAY = T(
    "There is no such day in the calendar. Check the year, month and day.",
    "暦にない日付です。年・月・日を確かめてください。",
)
FAR_AWAY = T(
    "The year must be between 1900 and 2199.", "年は1900年から2199年までで入力してください。"
)
OUTSIDE_ERA = T(
    "That day is not in the {era} era. If you mean {day}, write {digits}.",
    "{era}には含まれない日付です。{day}のことでしたら、{digits}と入力してください。",
)
OTHER_WEEKDAY = T(
    "{day} is a {weekday}. Check the date or leave the day of the week out.",
    "{day}は{weekday}です。日付を確かめるか、曜日を省いて入力してください。",
)

_DASHES = str.maketrans("‐‑–—−ー", "------")  # what a Japanese keyboard gives for a hyphen
_WEEKDAY = re.compile(r"\(([月火水木金土日]|MON|TUE|WED|THU|FRI|SAT|SUN)(?:曜日?)?\)$")
_YEAR = r"(?P<era>R|H|S|令和|平成|昭和)?(?P<year>元|[0-9]{1,4})"
_FORMS = (
    re.compile(_YEAR + r"(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"),
    re.compile(_YEAR + r"年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日?"),
    re.compile(r"(?P<era>)(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
    re.compile(
        rf"(?P<era>)(?P<day>[0-9]{{1,2}})(?P<month>{'|'.join(MONTHS)})(?P<year>[0-9]{{4}})", re.I
    ),
)
_NO_YEAR = re.compile(r"[0-9]{1,2}([-/.]|月)[0-9]{1,2}日?")


def parse_date(text: str, field: str = "") -> date:
    """The day a person typed.

    2026-04-01, 2026/4/1, 2026.4.1, 20260401, 2026年4月1日, R8.4.1, 令和8年4月1日 and 1 Apr 2026,
    in full-width or half-width characters, and whatever `shown_date` writes.
    Refused, at `field`, for anything else: no date, no such day, a day outside its era.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES)
    plain = "".join(plain.upper().split())
    weekday = _WEEKDAY.search(plain)
    if weekday:
        plain = plain[: weekday.start()]
    found = next((match for form in _FORMS if (match := form.fullmatch(plain))), None)
    if found is None:
        raise Refused(YEAR_NEEDED if _NO_YEAR.fullmatch(plain) else UNREADABLE, field)
    day = _day(found, field)
    if weekday and weekday[1] not in _short_weekdays(day):
        raise Refused(OTHER_WEEKDAY.fill(day=spelt(day), weekday=WEEKDAYS[day.weekday()]), field)
    return day


def _day(found: re.Match[str], field: str) -> date:
    year, month = found["year"], found["month"]
    era = era_named(found["era"]) if found["era"] else None
    if era is None and len(year) != 4:
        raise Refused(UNREADABLE if year == "元" else YEAR_NEEDED, field)
    number = 1 if year == "元" else int(year)
    western = era.western(number) if era else number
    if western not in YEARS:
        raise Refused(FAR_AWAY, field)
    try:
        day = date(western, _month(month), int(found["day"]))
    except ValueError:
        raise Refused(NO_SUCH_DAY, field) from None
    if era and (number < 1 or not era.holds(day)):
        raise Refused(OUTSIDE_ERA.fill(era=era.name, day=spelt(day), digits=table_date(day)), field)
    return day


def _month(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS.index(text.capitalize()) + 1


def _short_weekdays(day: date) -> tuple[str, str]:
    name = WEEKDAYS[day.weekday()]
    return name.ja[0], name[:3].upper()


def shown_date(day: date, lang: Lang, era: bool = False) -> str:
    """2026年4月1日（水） or, with `era`, 令和8年4月1日（水）; 1 Apr 2026 (Wed) in English."""
    name = WEEKDAYS[day.weekday()]
    if lang == "en":
        return f"{spelt(day)} ({name[:3]})"
    return f"{era_date(day) if era else spelt(day).ja}（{name.ja[0]}）"


def day_words(day: date) -> T:
    """A day as it is said in a sentence, in both languages."""
    return T(shown_date(day, "en"), shown_date(day, "ja"))


def month_words(day: date) -> T:
    """2026年11月; Nov 2026."""
    return T(f"{MONTHS[day.month - 1]} {day.year}", f"{day.year}年{day.month}月")


def table_date(day: date) -> str:
    """2026/04/01: for tables, in both languages; sorts as text."""
    return f"{day.year:04}/{day.month:02}/{day.day:02}"


def era_date(day: date) -> str:
    """令和8年4月1日; the western year for days before 昭和."""
    era = era_of(day)
    return f"{era.name.ja}{era.year(day.year)}年{day.month}月{day.day}日" if era else spelt(day).ja


def spelt(day: date) -> T:
    """2026年4月1日; 1 Apr 2026."""
    return T(
        f"{day.day} {MONTHS[day.month - 1]} {day.year}", f"{day.year}年{day.month}月{day.day}日"
    )


def each_day(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def fiscal_year(day: date, start_month: int = 4) -> int:
    """The 年度 a day belongs to, named after the year in which it starts."""
    return day.year if day.month >= start_month else day.year - 1


def fiscal_bounds(year: int, start_month: int = 4) -> tuple[date, date]:
    """The first and last day of a fiscal year."""
    first = date(year, start_month, 1)
    return first, date(year + 1, start_month, 1) - timedelta(days=1)


def fiscal_label(year: int, lang: Lang, start_month: int = 4) -> str:
    """2026年度（令和8年度）; FY2026 (Apr 2026 – Mar 2027) in English."""
    first, last = fiscal_bounds(year, start_month)
    if lang == "en":
        since = f"{MONTHS[first.month - 1]} {first.year}" if first.year < last.year else "Jan"
        return f"FY{year} ({since} – {MONTHS[last.month - 1]} {last.year})"
    era = _era_of_fiscal_year(year, first + (last - first) / 2)
    return f"{year}年度（{era.name.ja}{era.year(year)}年度）" if era else f"{year}年度"


def _era_of_fiscal_year(year: int, middle: date) -> Era | None:
    """The era of its middle: 2019年度 is 令和元年度, though it began in the last month of 平成."""
    return next((era for era in ERAS if era.first <= middle and era.first.year <= year), None)
