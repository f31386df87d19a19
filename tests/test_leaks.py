"""What looks like leaked data is refused; what a report has to say is not."""

import string
from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pmsdesk.base.days import shown_date, table_date
from pmsdesk.base.leaks import (
    ADDRESSES,
    CARD,
    MAILS,
    MY_NUMBER,
    PHONES,
    is_card,
    is_my_number,
    leak_in,
)

LEAKED = [
    ("4111111111111111", CARD),
    ("カード 4111-1111-1111-1111 が載っていた", CARD),
    ("カード４１１１　１１１１　１１１１　１１１１", CARD),
    ("3782 822463 10005", CARD),
    ("JCB 3530111333300000", CARD),
    ("Diners 30569309025904", CARD),
    ("マイナンバー123456789018", MY_NUMBER),
    ("1234 5678 9018", MY_NUMBER),
    ("１２３４－５６７８－９０１８", MY_NUMBER),
    ("a@example.jp, b@example.jp; c@example.jp", MAILS),
    ("宛先：a@example.jp\nb@example.jp\nc@example.jp", MAILS),
    ("090-1234-5678 03-1234-5678 0452223333", PHONES),
    ("+81 90 1234 5678 / 080-1111-2222 / 070-1111-3333", PHONES),
    ("山田 090-1234-5678 a@example.jp\n鈴木 080-1234-5678 b@example.jp", ADDRESSES),
    ("〒100-0001 東京都千代田区千代田1-1\n〒150-0002 渋谷区渋谷2-2\n〒160-0003 新宿区", ADDRESSES),
    ("東京都新宿区西新宿2-8-1 03-5321-1111 yamada@example.jp", ADDRESSES),
]
HARMLESS = [
    "",
    "2026-IN-0001 2026年4月1日 10:00ごろ、1,234件",
    "令和8年4月1日から2026/04/05まで、R8.4.1、04-01-2026 05-02-2026 06-03-2026",
    "202604010930 に受信、20260401093000 に削除",
    "件数は 1000 2000 3000 の見込み、2023 2024 2025 年度分",
    "伝票番号 1234-5678-9018 で発送した（お問い合わせ番号：123456789018）",
    "委託先の窓口は 03-1234-5678、担当は 090-1234-5678",
    "警察（03-3581-4321）に届け出た。問合せ先 info@example.jp",
    "〒100-0001 千代田区霞が関3-2-1 個人情報保護委員会 電話03-6457-9680",
    "顧客の氏名・住所・電話番号・メールアドレス 120件（東京都内ほか）",
    "a@example.jp から同じ a@example.jp と A@EXAMPLE.JP へ",
    "法人番号 4010001000001、登録番号 T4010001000001",
    "UUID 12345678-1234-1234-1234-123456789018",
    "192.168.0.1 から 10.0.0.255、ポート 8080",
    "000000000000 と 1111 1111 1111",
    "SHA-256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
]


@pytest.mark.parametrize("text, why", LEAKED)
def test_leaked_values_are_seen(text, why):
    assert leak_in(text) is why


@pytest.mark.parametrize("text", HARMLESS)
def test_what_a_report_says_is_let_through(text):
    assert leak_in(text) is None


@pytest.mark.parametrize("why", [CARD, MY_NUMBER, MAILS, PHONES, ADDRESSES])
def test_it_is_said_in_one_clear_sentence_in_both_languages(why):
    assert "never the data itself" in why
    assert why.ja.count("。") == 2 and "種類と件数だけ" in why.ja


def checked(eleven):
    return next(eleven + last for last in string.digits if is_my_number(eleven + last))


def luhn(digits):
    return next(digits + last for last in string.digits if is_card(digits + last))


@given(st.text(string.digits, min_size=11, max_size=11), st.sampled_from(["", " ", "-"]))
def test_every_my_number_is_seen_unless_it_reads_as_something_else(eleven, gap):
    number = checked(eleven)
    groups = [number[at : at + 4] for at in (0, 4, 8)]
    counts = gap and all(g[:2] in ("19", "20") or g.endswith("00") for g in groups)
    other = counts or number[:2] in ("19", "20") or len(set(number)) == 1
    assert (leak_in(f"番号{gap.join(groups)}です") is MY_NUMBER) or other


@given(st.text(string.digits, min_size=12, max_size=12))
@example("123456789012")
def test_a_number_of_another_check_is_no_my_number(digits):
    assert is_my_number(digits) or leak_in(f"管理 {digits}") in (None, PHONES)


@given(
    st.sampled_from(["4", "51", "55", "2221", "2720", "3528", "6011", "65"]),
    st.text(string.digits, min_size=14, max_size=14),
    st.sampled_from(["", " ", "-", "　"]),
)
def test_every_card_is_seen(brand, rest, gap):
    number = luhn((brand + rest)[:15])
    groups = gap.join(number[at : at + 4] for at in (0, 4, 8, 12))
    assert leak_in(f"カード番号は{groups}。") is CARD


@given(st.text(string.digits, min_size=15, max_size=15))
def test_a_digit_that_fails_the_check_is_no_card(digits):
    wrong = [d for d in string.digits if not is_card("4" + digits[:14] + d)]
    assert len(wrong) == 9


@given(st.dates(date(1990, 1, 1), date(2089, 12, 31)), st.integers(0, 10**9), st.times())
def test_days_counts_and_times_are_never_refused(day, count, time):
    at = datetime.combine(day, time)
    text = (
        f"{shown_date(day, 'ja')}（{table_date(day)}、{day}、{day:%Y%m%d}）"
        f"{time:%H:%M}に{count:,}件、{day:%d-%m-%Y} {at:%Y-%m-%d %H:%M:%S}、"
        f"{day.year}-IN-{count:04d}"
    )
    assert leak_in(text) is None


@given(st.integers(1990, 2089), st.sampled_from(["IN", "DR", "CA", "SI"]), st.integers(1, 9999))
def test_record_numbers_are_never_refused(year, series, number):
    text = "、".join(f"{year}-{series}-{number + n:04d}" for n in range(5))
    assert leak_in(f"{text} を参照、{number}と{number + 1}、{number + 2}件") is None


@given(st.sampled_from(["03", "045", "0120", "090"]), st.integers(0, 10**8 - 1))
def test_one_or_two_numbers_to_call_are_let_through(area, rest):
    digits = (area + f"{rest:08d}")[: 11 if area == "090" else 10]
    one = f"{area}-{digits[len(area) : -4]}-{digits[-4:]}"
    assert leak_in(f"連絡先は{one}、夜間は{one}") is None


@given(st.text(max_size=2000))
def test_any_text_gets_an_answer(text):
    leak_in(text)
