"""The incident report holds an incident's whole file: facts, who knew when, judgement, dates."""

import re
from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest
from incidents import again, confirmed, exempt_all, judged, moved, reported, written
from papers import squeezed
from printed import HOSTILE, holds_whole, long_text, print_it

from pmsdesk.base.errors import Refused
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Clock, Entry, Incident, Judgement, Rung, Submission
from pmsdesk.kinds.incident.incident import ITEMS
from pmsdesk.kinds.incident.rules import kept_by
from pmsdesk.services import duties, evidence
from pmsdesk.services.incident import following, sending, timeline
from pmsdesk.store.record import label, shown

TOKYO = ZoneInfo("Asia/Tokyo")
ALWAYS = ("title", "summary", "containment", "data_categories", "medium", "investigation",
          "root_cause", "publication_reason", "lessons", *ITEMS, "safeguards")  # fmt: skip


@pytest.fixture
def it(desk, staff, head, manager):
    """Sensitive data in a mis-sent mail: confirmed, judged, reported, followed up, closed."""
    it = reported(desk, staff, title="取引先への誤送信", summary="《概要》")
    confirmed(desk, head, it)
    desk.do(staff, timeline.add, it.id, "先方に削除を依頼した")
    judged(desk, manager, it, sensitive="yes", count_known=1520, count_most=2400)
    texts = {name: f"《{name}》" for name in ALWAYS if name not in ("title", "summary", "lessons")}
    written(desk, manager, it, **texts, publication="published", published_on=date(2026, 4, 1),
            published_where="《自社サイト》")  # fmt: skip
    clock = Clock.get(Clock.incident == it.id, Clock.sort == "ppc_preliminary")
    sent = {"document": "preliminary", "sent_on": date(2026, 4, 1), "number": "R8-0123"}
    desk.do(manager, sending.send, clock.key, **sent, method="Webフォーム", persons=7)
    exempt_all(desk, manager, it)
    desk.do(head, evidence.attach_to_incident, it.id, "送信記録.txt", b"sent 10:02")
    desk.do(manager, following.open_action, again(it).key)
    moved(desk, manager, it, "prevent")
    return moved(desk, manager, it, "close", lessons="《lessons》")


def record(desk, who, it, lang="ja", name="incident_record"):
    return print_it(desk, who, name, lang, record=it.id)


def wall(moment):
    """A stored moment as papers print it."""
    return f"{moment.replace(tzinfo=UTC).astimezone(TOKYO):%Y-%m-%d %H:%M}"


def unbroken(paper):
    """The text without what stands at the edges of every page: sentences run on over them."""
    edges = re.compile(
        r"(事故・インシデント報告書)?あおば商事株式会社社外秘履歴\d+·\w+·印刷[-\d:/]+$"
    )
    return "".join(edges.sub("", squeezed(page)) for page in paper.pages)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_field_of_an_incident_is_printed_with_its_label(desk, auditor, it, lang):
    paper, row = record(desk, auditor, it, lang), again(it)
    elsewhere = {"drill", "near_miss", "scenario", "year", "department", "department_name",
                 "reporter", "action", "no_action_reason", "closed_by", "due_on", "contractor",
                 "entrusting_party", "my_number_public"}  # fmt: skip
    for field in Incident._meta.sorted_fields:
        name, value = field.name, getattr(row, field.name)
        if not field.verbose_name or name in elsewhere:
            continue
        said = shown(row, name, lang)
        if name in ("count_known", "count_most"):
            said = f"{value:,}"
        elif name in ("found_at", "known_at", "reported_at"):
            said = wall(value)
        elif isinstance(value, date):
            said = f"{value:%Y-%m-%d}"
        assert paper.says(said), name
        if name not in ("no", "state"):
            assert paper.says(label(field, lang)), name
    for word in (row.action.no, row.action.title, "S01"):
        assert paper.says(word)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_ladder_timeline_judgement_clocks_and_sendings_are_there_row_by_row(
    desk, auditor, it, lang
):
    paper = record(desk, auditor, it, lang)
    mine = {kind: list(kind.select().where(kind.incident == it.id).order_by(kind.id))
            for kind in (Rung, Entry, Judgement, Clock, Submission)}  # fmt: skip
    assert [len(mine[kind]) for kind in (Rung, Judgement, Clock, Submission)] == [3, 1, 7, 1]
    assert len(mine[Entry]) == len(paper.data.entries) > 10
    for rung in mine[Rung]:
        assert paper.says(shown(rung, "role", lang), rung.told_names, wall(rung.told_at))
        assert not rung.confirmed_at or paper.says(rung.confirmed_name + wall(rung.confirmed_at))
    for entry in mine[Entry]:
        assert paper.says((lang == "en" and entry.text_en) or entry.text, wall(entry.happened_at))
    (judgement,) = mine[Judgement]
    assert paper.says(judgement.reason, wall(judgement.judged_at), judgement.by_name)
    for line in (kept_by(it).class_named("sensitive"), kept_by(it).class_named("many")):
        assert paper.says(line.label.into(lang), line.article.into(lang))
    for clock in mine[Clock]:
        assert paper.says(kept_by(it).clock_named(clock.sort).label.into(lang))
        assert not clock.due_on or paper.says(clock.due_on)
    (sent,) = mine[Submission]
    assert paper.says(sent.sent_on, sent.number, sent.method, sent.by_name, "7")
    assert paper.text.count(squeezed("対象外のため")) >= 4  # the reason of each exemption


def test_the_parts_stand_in_the_order_of_its_life(desk, auditor, it):
    text = record(desk, auditor, it).text
    parts = ["1事実", "2対象の情報と本人", "3報告の経路", "4経過", "5報告要否の判定",
             "6法定期限と提出", "提出の記録", "7報告事項", "8調査・原因・公表", "9是正処置",
             "10教訓と完了", "証跡一覧", "送信記録.txt", "以上"]  # fmt: skip
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_seals_bear_report_head_judgement_and_closing(desk, auditor, it):
    boxes = record(desk, auditor, it).data.front.approvals
    assert [(b.label, b.surname, b.department) for b in boxes] == [
        ("完了承認", "森", "保護管理者"),
        ("判定", "森", "保護管理者"),
        ("部門確認", "佐藤", "営業部"),
        ("報告", "鈴木", "営業部"),
    ]


def test_a_figure_that_is_no_law_is_called_so(desk, manager, staff):
    it = judged(desk, manager, reported(desk, staff), sensitive="yes")
    paper = record(desk, manager, it)
    assert paper.says("2026-04-05目安", "2026-04-30")
    assert not paper.says("2026-04-30目安")
    assert record(desk, manager, it, "en").says("2026-04-05Guideline figure")


def test_a_far_date_is_called_provisional(desk, clock, manager, staff):
    clock.set(date(2029, 12, 10))
    it = judged(desk, manager, reported(desk, staff), sensitive="yes")
    assert record(desk, manager, it).says("2030-01-08", "祝日未公表のため暫定")


def test_who_did_not_confirm_is_seen(desk, clock, manager, staff):
    it = reported(desk, staff)
    clock.forward(hours=2)
    desk.do(SYSTEM, duties.tick)
    paper = record(desk, manager, it)
    assert paper.says("期限内に確認なし、2026-04-0114:00に上位へ報告", "確認待ち")


def test_an_overdue_clock_and_one_sent_late_stand_at_the_head(desk, clock, manager, staff):
    it = judged(desk, manager, reported(desk, staff), sensitive="yes")
    clock.set(date(2026, 4, 20))
    row = Clock.get(Clock.incident == it.id, Clock.sort == "ppc_preliminary")
    sent = {"document": "preliminary", "sent_on": date(2026, 4, 20)}
    desk.do(manager, sending.send, row.key, **sent)
    paper = record(desk, manager, it)
    assert paper.says("期限を過ぎているもの：審査機関への速報")
    assert paper.says("期限の後に提出したもの：個人情報保護委員会への速報")


def test_a_drill_says_so_on_every_page(desk, manager, sales):
    it = reported(desk, manager, department=sales.id, drill=True, scenario="名簿の誤送信を想定")
    judged(desk, manager, it, sensitive="yes")
    for lang, mark in (("ja", "訓練"), ("en", "Drill")):
        paper = record(desk, manager, it, lang, "drill_record")
        assert paper.count > 1
        assert all(mark in page for page in paper.pages)
        assert paper.says("名簿の誤送信を想定", "DR-0001")
    assert record(desk, manager, it).says("【訓練】", "これは訓練の記録です")


def test_a_near_miss_has_no_judgement_and_no_dates(desk, staff, manager):
    it = reported(desk, staff, near_miss=True, summary="送信前に気付いた")
    paper = record(desk, manager, it)
    assert paper.says("ヒヤリハット報告書", "送信前に気付いた")
    assert paper.says("4経過", "5調査・原因・公表", "7教訓と完了")
    assert not any(paper.says(word) for word in ("適用した規則", "法定期限と提出", "暗号化"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_written(desk, staff, head, text):
    it = reported(desk, staff, title=text, summary=text, containment=text, data_categories=text)
    written(desk, head, it, cause=text, investigation=text)
    desk.do(staff, timeline.add, it.id, text)
    assert record(desk, head, it).text.count(squeezed(text)) >= 7


@pytest.mark.parametrize("length", [4_000, 10_000])
def test_long_texts_print_whole_in_facts_and_in_rows(desk, staff, head, length):
    summary, line = long_text(length), long_text(length, "番の経過。")
    it = reported(desk, staff, summary=summary)
    desk.do(staff, timeline.add, it.id, line)
    text = unbroken(record(desk, head, it))
    assert holds_whole(text, summary) and holds_whole(text, line)


@pytest.mark.parametrize("name", ["incident_record", "incident_document"])
def test_another_department_does_not_print_it(desk, other_head, it, name):
    with pytest.raises(Refused, match="not yours"):
        print_it(desk, other_head, name, record=it.id, document="final")


def test_no_incident_no_record(desk, manager):
    with pytest.raises(Refused, match="Choose"):
        print_it(desk, manager, "incident_record")
