"""Ctrl+K: what is found, by whom, with the match marked, and where it leads."""

import pytest
from action_steps import found
from hypothesis import given
from hypothesis import strategies as st
from inspections import fill_in, mine, opened

from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Answer, Appointment, Inspection, Person
from pmsdesk.kinds.checklist.checklist import State
from pmsdesk.services import duties, evidence, finding
from pmsdesk.services.action import actions
from pmsdesk.services.matches import marks, snippet
from pmsdesk.store.search import MARK, fold


@pytest.fixture
def it(desk, clock, manager, head, sales):
    """An inspection of Sales with a × that opened an action."""
    return found(desk, clock, manager, head, sales)


def hits(desk, who, term):
    return desk.do(who, finding.search, term).result


def kinds(desk, who, term):
    return {hit.kind for hit in hits(desk, who, term)}


def one(desk, who, term, kind):
    (hit,) = [hit for hit in hits(desk, who, term) if hit.kind == kind]
    return hit


def marked(hit):
    return [hit.line[at : at + size] for at, size in hit.marks]


# ---- what is found, and where it leads


def test_two_characters_find_an_action(desk, head, it):
    contain = {"immediate_correction": "書庫を施錠し、鍵は金庫で保管した。"}
    desk.do(head, actions.write, it.key, **contain)
    hit = one(desk, head, "金庫", "CorrectiveAction")
    assert hit.title.ja.startswith("2026-CA-0001 ORG-01")
    assert (hit.kind_words.ja, hit.department.ja) == ("是正処置", "営業部")
    assert (hit.page, hit.where) == ("actions", {"id": it.id})
    assert (hit.line, marked(hit)) == ("書庫を施錠し、鍵は金庫で保管した。", ["金庫"])


def test_an_answer_leads_to_its_question_in_its_inspection(desk, manager, it):
    answer = Answer.get(Answer.code == "ORG-01")
    hit = one(desk, manager, "確認", "Answer")
    assert (hit.page, hit.where) == (
        "inspections",
        {"id": it.inspection_id, "question": answer.question_id},
    )
    assert (hit.line, marked(hit)) == ("確認した", ["確認"])


def test_a_file_leads_to_what_it_proves(desk, clock, manager, head, staff, sales):
    opened(desk, clock, manager)
    sheet = mine(sales)
    fill_in(desk, head, sheet)
    question = Answer.get(Answer.code == "ORG-02").question_id
    desk.do(staff, evidence.attach_to_answer, sheet.id, question, "入退室記録.csv", b"x")
    hit = one(desk, head, "入退室", "Evidence")
    assert hit.where == {"id": sheet.id, "question": question}
    assert hit.title.ja == "入退室記録.csv ORG-02"


def test_a_file_of_an_action_leads_to_the_action(desk, head, it):
    file = desk.do(head, evidence.attach_to_action, it.id, "鍵の写真.txt", b"x").result
    assert one(desk, head, "写真", "Evidence").where == {"id": it.id}
    desk.do(head, evidence.take_back, file.key, "別の写真")
    assert "Evidence" not in kinds(desk, head, "写真")


@pytest.mark.parametrize(
    "term, kind, page",
    [
        ("2026-SI", "Inspection", "inspections"),
        ("第1四半期", "Round", "inspections"),
        ("部門点検 Q1", "Round", "inspections"),
        ("PHY-01", "Question", "checklists"),
        ("守られて", "Question", "checklists"),
        ("Organization", "Checklist", "checklists"),
        ("部門点検", "Plan", "plans"),
        ("髙﨑", "Person", "people"),
        ("takasaki", "Person", "people"),
        ("営業", "Department", "people"),
        ("sales", "Department", "people"),
        ("ｓａｌｅｓ", "Department", "people"),
    ],
)
def test_every_kind_is_found_and_leads_somewhere(desk, manager, it, term, kind, page):
    assert {hit.page for hit in hits(desk, manager, term) if hit.kind == kind} == {page}


def test_every_kind_that_is_indexed_is_looked_for():
    from pmsdesk.kinds import ALL

    assert set(finding.KINDS) == {kind for kind in ALL if kind.searched}


def test_every_word_must_be_there(desk, manager, it):
    assert hits(desk, manager, "営業部 sales")
    assert not hits(desk, manager, "営業部 開発部")


@pytest.mark.parametrize("term", ["", "  ", "\u3000", "存在しない言葉", '"', "*", "%", "' OR 1=1"])
def test_nothing_is_found_for_nothing(desk, manager, it, term):
    assert hits(desk, manager, term) == []


def test_a_kind_does_not_crowd_out_the_others(desk, manager):
    def many(work):
        for n in range(30):
            work.add(Person(staff_no=f"X{n}", name=f"営業 太郎{n}"))

    desk.do(manager, many)
    found_kinds = [hit.kind for hit in hits(desk, manager, "営業")]
    assert found_kinds.count("Person") == finding.MOST
    assert "Department" in found_kinds


def test_questions_of_replaced_checklists_are_not_found(desk, manager, it):
    def replace(work):
        sheet = finding.Checklist.get()
        sheet.state = State.REPLACED
        work.save(sheet)

    assert "Question" in kinds(desk, manager, "PHY-01")
    desk.do(manager, replace)
    assert "Question" not in kinds(desk, manager, "PHY-01")


# ---- for whom


def test_a_head_finds_the_own_department_only(desk, head, other_head, it):
    assert {"CorrectiveAction", "Inspection", "Answer"} <= kinds(desk, head, "営業部") | kinds(
        desk, head, "確認"
    )
    assert not kinds(desk, other_head, "確認") & {"CorrectiveAction", "Answer"}
    found_inspections = [h for h in hits(desk, other_head, "2026-SI") if h.kind == "Inspection"]
    assert [h.department.ja for h in found_inspections] == ["開発部"]


@pytest.mark.parametrize("login", ["mori", "kato", "tanaka"])
def test_manager_auditor_and_top_find_every_department(desk, it, login):
    who = Person.get(Person.login == login).id
    found_inspections = [h for h in hits(desk, who, "2026-SI") if h.kind == "Inspection"]
    assert len(found_inspections) == Inspection.select().count() == 3


def test_the_system_administrator_finds_no_inspection_of_others(desk, manager, staff, it):
    def appoint(work):
        person = Person.get(Person.login == "ito")
        work.add(Appointment(role=Role.SYSADMIN, person=person, since=work.today))

    desk.do(manager, appoint)
    ito = Person.get(Person.login == "ito").id
    assert not kinds(desk, ito, "確認") & {"Answer", "CorrectiveAction", "Evidence"}


def test_the_tick_indexes_what_it_opens(desk, clock, manager, it):
    clock.forward(days=92)
    desk.do(SYSTEM, duties.tick)
    assert len([h for h in hits(desk, manager, "2026-SI") if h.kind == "Inspection"]) == 6


# ---- the match in the text


@pytest.mark.parametrize(
    "text, term, there",
    [
        ("業務の委託先を確認", "委託", ["委託"]),
        ("ＡＢＣとabcとAbC", "abc", ["ＡＢＣ", "abc", "AbC"]),
        ("ｶﾞｲﾄﾞを読む", "ガイド", ["ｶﾞｲﾄﾞ"]),
        ("ガイドを読む", "ｶﾞｲ", ["ガイ"]),
        ("か\u3099いど", "が", ["か\u3099"]),
        ("㈱あおば", "(株)", ["㈱"]),
        ("鍵の 管理と鍵", "鍵 管理", ["鍵", "管理", "鍵"]),
        ("ああああ", "ああ", ["ああ", "ああ"]),
        ("委託先", "先 委託", ["委託", "先"]),
        ("確認した", "承認", []),
        ("", "承認", []),
        ("確認した", "", []),
    ],
)
def test_matches_are_marked_as_they_are_written(text, term, there):
    assert [text[at : at + size] for at, size in marks(text, term)] == there


@given(st.text(max_size=40), st.text(min_size=1, max_size=3), st.text(max_size=40))
def test_what_is_marked_is_what_was_looked_for(before, word, after):
    text = before + word + after
    folded = fold(word)
    if not folded or MARK in folded:
        return
    for at, size in marks(text, word):
        assert size > 0
        assert folded in fold(text[at : at + size])


@given(st.text("あいう abc", max_size=60), st.text("あいう abc", min_size=1, max_size=4))
def test_plain_text_is_marked_wherever_it_stands(text, term):
    words = term.split()
    assert bool(marks(text, term)) == any(word in text for word in words)


@given(st.text(max_size=300), st.text(min_size=1, max_size=4))
def test_a_snippet_is_one_short_line_of_the_text(text, term):
    line, spans = snippet(text, term)
    assert "\n" not in line
    assert len(line) <= 3 * finding_width() + len(term) * 20
    assert all(at >= 0 and at + size <= len(line) for at, size in spans)


def finding_width():
    from pmsdesk.services.matches import AROUND

    return AROUND


def test_a_snippet_shows_the_match_of_a_long_text():
    text = "前置き。" * 300 + "そこで委託先に確認した。" + "後書き。" * 300
    line, ((at, size),) = snippet(text, "委託先")
    assert line[at : at + size] == "委託先"
    assert line.startswith("…") and line.endswith("…") and len(line) < 130
