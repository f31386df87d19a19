"""Japan's national holidays by name, and how far ahead they are certain."""

from datetime import date

from .text import T

NAMES = {
    "元日": T("New Year's Day", "元日"),
    "成人の日": T("Coming of Age Day", "成人の日"),
    "建国記念の日": T("National Foundation Day", "建国記念の日"),
    "天皇誕生日": T("The Emperor's Birthday", "天皇誕生日"),
    "春分の日": T("Vernal Equinox Day", "春分の日"),
    "昭和の日": T("Showa Day", "昭和の日"),
    "憲法記念日": T("Constitution Memorial Day", "憲法記念日"),
    "みどりの日": T("Greenery Day", "みどりの日"),
    "こどもの日": T("Children's Day", "こどもの日"),
    "海の日": T("Marine Day", "海の日"),
    "山の日": T("Mountain Day", "山の日"),
    "敬老の日": T("Respect for the Aged Day", "敬老の日"),
    "秋分の日": T("Autumnal Equinox Day", "秋分の日"),
    "体育の日": T("Health and Sports Day", "体育の日"),
    "スポーツの日": T("Sports Day", "スポーツの日"),
    "文化の日": T("Culture Day", "文化の日"),
    "勤労感謝の日": T("Labour Thanksgiving Day", "勤労感謝の日"),
    "国民の休日": T("Citizens' Holiday", "国民の休日"),
    "天皇の即位の日": T("Enthronement Day", "天皇の即位の日"),
    "即位礼正殿の儀": T("Enthronement Ceremony", "即位礼正殿の儀"),
}
HOLIDAY = T("National holiday", "祝日")
SUBSTITUTE = T("Substitute holiday ({name})", "振替休日（{name}）")
_SUBSTITUTE_MARK = " 振替休日"


def holiday(day: date) -> T | None:
    """The national holiday on this day, or None."""
    from jpholiday import is_holiday_name  # here: nothing at start-up needs the holidays

    name = is_holiday_name(day)
    if name is None:
        return None
    plain = name.removesuffix(_SUBSTITUTE_MARK)
    known = NAMES.get(plain, T(HOLIDAY, plain))
    return known if plain == name else SUBSTITUTE.fill(name=known)


def known_until(today: date) -> date:
    """The last day whose holidays are published.

    The government publishes the coming year's holidays each February; later years are computed
    (equinoxes by astronomy, the rest by the law as it stands) and may still change.
    """
    return date(today.year + (1 if today.month > 2 else 0), 12, 31)


def holidays_certain(day: date, today: date) -> bool:
    """Whether the holidays around a day are published, not only computed."""
    return day <= known_until(today)
