"""The dated rules: which incidents are reportable and by when, against the act counted by hand."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_legal_days import closed_by_hand

from pmsdesk.base.errors import Unavailable
from pmsdesk.base.text import T
from pmsdesk.kinds.checklist.file import shipped_files
from pmsdesk.kinds.incident import rule_file, rules

FILE = Path(__file__).parent.parent / "checklists" / "rules" / "incidents.yaml"
NOW = rules.rules_of(date(2026, 4, 1))
cold = settings(deadline=None, max_examples=300)
NO = "no"


@dataclass
class Facts:
    """An incident with every question answered no, and three persons."""

    sensitive: str = NO
    financial: str = NO
    wrongful: str = NO
    my_number: str = NO
    my_number_public: str = NO
    encrypted: str = "none"
    key_safe: str = NO
    recovered_unseen: str = NO
    other_copy: str = NO
    count_known: int | None = 3
    count_most: int | None = None


def found(**facts):
    return rules.classes_of(Facts(**facts), NOW)


def due(sort, classes, known_on, *, today=None, party="own", holder=True, sure=None):
    """The last day of one clock; the classes all known on the same day."""
    planned = rules.clocks_of(
        NOW, dict.fromkeys(classes, known_on), known_on=known_on, party=party, holder=holder,
        today=today or known_on, sure=sure,
    )  # fmt: skip
    return next(each for each in planned if each.sort == sort)


def sorts(classes, party="own", holder=True):
    day = date(2026, 4, 1)
    days = dict.fromkeys(classes, day)
    planned = rules.clocks_of(NOW, days, known_on=day, party=party, holder=holder, today=day)
    return [each.sort for each in planned]


# ---- deadlines


@pytest.mark.parametrize(
    ("known_on", "in_30_days", "in_60_days"),
    [
        (date(2026, 4, 1), date(2026, 4, 30), date(2026, 6, 1)),
        (date(2026, 4, 4), date(2026, 5, 7), date(2026, 6, 2)),
        (date(2026, 8, 24), date(2026, 9, 24), date(2026, 10, 22)),
        (date(2026, 11, 3), date(2026, 12, 2), date(2027, 1, 4)),
        (date(2026, 11, 30), date(2027, 1, 4), date(2027, 1, 28)),
        (date(2027, 1, 21), date(2027, 2, 19), date(2027, 3, 23)),
    ],
)
def test_the_final_report_is_due_on_the_day_the_guideline_counts(known_on, in_30_days, in_60_days):
    assert due("ppc_final", {"many"}, known_on).due_on == in_30_days
    assert due("ppc_final", {"wrongful"}, known_on).due_on == in_60_days
    assert due("mn_final", {"mn_many"}, known_on).due_on == in_30_days
    assert due("mn_final", {"mn_wrongful"}, known_on).due_on == in_60_days


def by_hand(known_on, days):
    """Day by day on fingers: the day of knowing is one; then on to a day that is open."""
    day, count = known_on, 1
    while count < days:
        day, count = day + timedelta(days=1), count + 1
    while closed_by_hand(day):
        day += timedelta(days=1)
    return day


@cold
@given(
    st.dates(date(2023, 4, 1), date(2033, 9, 30)),
    st.sets(st.sampled_from(["sensitive", "property", "wrongful", "many"]), min_size=1),
)
@example(date(2026, 11, 30), {"sensitive"})
@example(date(2027, 1, 21), {"many", "wrongful"})
def test_ten_years_of_final_reports_agree_with_a_count_by_hand(known_on, classes):
    wanted = by_hand(known_on, 60 if "wrongful" in classes else 30)
    final = due("ppc_final", classes, known_on)
    assert (final.due_on, final.known_on) == (wanted, known_on)
    assert final.amber_on < wanted and not closed_by_hand(wanted)
    assert rules.rules_of(known_on).covers(known_on)


@cold
@given(st.dates(date(2023, 4, 1), date(2033, 9, 30)))
def test_preliminary_figures_are_plain_calendar_days(known_on):
    for sort, classes in (("ppc_preliminary", {"many"}), ("mn_preliminary", {"mn_public"})):
        each = due(sort, classes, known_on)
        assert (each.amber_on - known_on).days == 2
        assert (each.due_on - known_on).days == 4


@cold
@given(
    st.dictionaries(
        st.sampled_from(["sensitive", "property", "wrongful", "many"]),
        st.dates(date(2026, 1, 1), date(2027, 12, 31)),
        min_size=1,
    )
)
def test_of_classes_known_on_several_days_the_first_day_counts(days):
    first = min(days.values())
    planned = rules.clocks_of(
        NOW, days, known_on=first, party="own", holder=True, today=date(2028, 1, 1)
    )
    final = next(each for each in planned if each.sort == "ppc_final")
    assert final.due_on == by_hand(first, 60 if "wrongful" in days else 30)


def test_a_class_that_is_only_possible_gives_no_more_time():
    day = date(2026, 4, 1)
    assert due("ppc_final", {"many", "wrongful"}, day, sure={"many"}).due_on == date(2026, 4, 30)
    assert due("ppc_final", {"many", "wrongful"}, day).due_on == date(2026, 6, 1)


def test_no_number_of_days_is_made_up_for_principals():
    each = due("principals", {"sensitive"}, date(2026, 4, 1))
    assert (each.amber_on, each.due_on, each.certain) == (None, None, True)


def test_holidays_nobody_has_published_or_compared_make_a_last_day_uncertain():
    today = date(2026, 11, 22)
    assert due("ppc_final", {"many"}, date(2027, 11, 15), today=today).certain
    assert not due("ppc_final", {"many"}, date(2027, 12, 20), today=today).certain
    far = date(2031, 9, 1)
    for asked_on in (today, far, date(2035, 1, 1)):  # an old program knows no more by waiting
        assert not due("ppc_final", {"many"}, far, today=asked_on).certain
    assert due("ppc_preliminary", {"many"}, far, today=today).certain  # rests on no holiday


def test_the_assessment_body_s_days_are_not_moved_and_not_called_certain():
    sunday = due("pmark_final", set(), date(2026, 4, 4)).due_on
    assert sunday == date(2026, 5, 3)
    assert NOW.clock_named("pmark_final").certainty == "inferred"
    assert NOW.clock_named("ppc_preliminary").certainty == "guideline"
    assert NOW.clock_named("ppc_final").certainty == "law"


# ---- which clocks

PPC = ["ppc_preliminary", "ppc_final", "principals"]
PMARK = ["pmark_preliminary", "pmark_final"]
MN = ["mn_preliminary", "mn_final"]


def test_every_accident_of_a_holder_has_its_final_report_and_nothing_else():
    assert sorts(set()) == ["pmark_final"]
    assert sorts(set(), holder=False) == []


@pytest.mark.parametrize("one", ["sensitive", "property", "wrongful", "many"])
def test_one_class_starts_the_authority_the_principals_and_the_body(one):
    assert sorts({one}) == [*PPC, *PMARK]
    assert sorts({one}, holder=False) == PPC
    assert sorts({one}, party="contractor") == [*PPC, *PMARK]
    assert sorts({one}, party="entrusted") == [*PPC, "entrusting", *PMARK]


@pytest.mark.parametrize("one", ["mn_wrongful", "mn_public", "mn_many"])
def test_my_number_runs_apart(one):
    assert sorts({one}, holder=False) == ["principals", *MN]


def test_one_incident_can_run_all_of_them():
    assert len(sorts({"many", "wrongful", "mn_many", "mn_wrongful"}, party="entrusted")) == 8


# ---- classes


@pytest.mark.parametrize(
    ("flag", "key"),
    [("sensitive", "sensitive"), ("financial", "property"), ("wrongful", "wrongful")],
)
def test_unknown_is_neither_yes_nor_no(flag, key):
    assert found(**{flag: "yes"}).yes == {key}
    assert found(**{flag: "no"}) == rules.Found(frozenset(), frozenset())
    unknown = found(**{flag: "unknown"})
    assert (unknown.yes, unknown.open, unknown.asks) == (frozenset(), {key}, (flag,))


@pytest.mark.parametrize(
    ("known", "most", "state"),
    [
        (1000, None, "no"),
        (1001, None, "yes"),
        (None, 1000, "no"),
        (None, 1001, "yes"),
        (None, None, "open"),
        (10, 1001, "yes"),
        (10, 1000, "no"),
        (0, None, "no"),
        (1001, 1001, "yes"),
    ],
)
def test_more_than_a_thousand_is_counted_by_the_largest_possible_number(known, most, state):
    many = found(count_known=known, count_most=most)
    assert ("many" in many.yes, "many" in many.open) == (state == "yes", state == "open")
    assert ("count_most" in many.asks) == (state == "open")


@pytest.mark.parametrize("most", [None, 100, 101])
@pytest.mark.parametrize("public", ["yes", "no", "unknown"])
@pytest.mark.parametrize("wrongful", ["yes", "no", "unknown"])
@pytest.mark.parametrize("my_number", ["yes", "no", "unknown"])
def test_my_number_needs_both_of_its_answers(my_number, wrongful, public, most):
    """Both yes is yes, one no is no, and everything else is open."""
    more = {None: "unknown", 100: "no", 101: "yes"}[most]
    it = found(
        my_number=my_number, wrongful=wrongful, my_number_public=public, count_known=None,
        count_most=most,
    )  # fmt: skip
    for key, second in (("mn_wrongful", wrongful), ("mn_public", public), ("mn_many", more)):
        answers = {my_number, second}
        assert (key in it.yes) == (answers == {"yes"})
        assert (key in it.open) == ("no" not in answers and "unknown" in answers)


def test_answering_a_question_never_opens_a_class_that_was_closed():
    """For every combination of answers: filling in an unknown only narrows what is open."""
    names = ("sensitive", "financial", "wrongful", "my_number", "my_number_public")
    for answers in product(("yes", "no", "unknown"), repeat=len(names)):
        facts = dict(zip(names, answers, strict=True))
        before = found(**facts)
        for name in [n for n in names if facts[n] == "unknown"]:
            after = found(**{**facts, name: "no"})
            assert after.yes == before.yes and after.open <= before.open
            assert found(**{**facts, name: "yes"}).yes >= before.yes
        assert not before.yes & before.open
        assert bool(before.open) == bool(before.asks)


def allowed(**facts):
    return [rule.key for rule in rules.exceptions_of(Facts(**facts), NOW)]


def test_exceptions_need_every_fact_to_be_known():
    assert allowed() == []
    assert allowed(encrypted="highly") == []
    assert allowed(encrypted="highly", key_safe="unknown") == []
    assert allowed(encrypted="unknown", key_safe="yes") == []
    assert allowed(encrypted="highly", key_safe="yes") == ["highly_encrypted"]
    assert allowed(recovered_unseen="unknown", other_copy="unknown") == []
    assert allowed(recovered_unseen="yes", other_copy="yes") == ["recovered_unseen", "other_copy"]


# ---- dated sets


def test_an_incident_gets_the_rules_of_its_day():
    assert rules.rules_of(date(2024, 3, 31)).id == "2023-04"
    assert rules.rules_of(date(2024, 4, 1)).id == "2024-04"
    assert rules.rules_of(date(2199, 1, 1)).id == "2024-04"
    first = rules.rules_of(date(2000, 1, 1))
    assert first.id == "2023-04" and not first.covers(date(2000, 1, 1))


def test_skimming_counts_since_april_2024_only():
    before, since = (rules.rules_of(date(2024, m, 1)).class_named("wrongful") for m in (3, 4))
    assert "対象外" in before.note.ja and "did not count" in before.note
    assert "入力フォーム" in since.note.ja and "対象外" not in since.note.ja


def test_what_an_incident_keeps_is_the_whole_set():
    for each in rule_file.shipped_sets():
        assert rules.from_json(each.to_json()) == each
    kept = rules.from_json(NOW.to_json())
    assert kept.clocks[0].to.ja == NOW.clocks[0].to.ja
    assert all(isinstance(each.label, T) for each in kept.classes)


def test_a_later_set_leaves_earlier_incidents_alone():
    """What a company adds when the law changes; days of knowing before keep the old figures."""
    until = date(2028, 3, 31)
    old = replace(NOW, effective_to=until)
    quick = [replace(c, days=10) if c.key == "ppc_final" else c for c in NOW.clocks]
    new = replace(NOW, id="2028-04", effective_from=until + timedelta(days=1), clocks=tuple(quick))
    sets = (old, new)
    assert rules.rules_of(until, sets) is old
    assert rules.rules_of(date(2028, 4, 1), sets) is new
    day = date(2028, 4, 1)
    given = {"known_on": day, "party": "own", "holder": False, "today": day}
    final = rules.clocks_of(new, {"many": day}, **given)[1]
    assert final.due_on == date(2028, 4, 10)


# ---- the file


def test_the_shipped_rules_are_sound_and_no_checklist():
    assert rule_file.faults(FILE.read_bytes()) == []
    assert len(rule_file.shipped_sets()) == 2
    assert "incidents.yaml" not in {path.name for path in shipped_files()}


def test_every_set_names_its_sources_with_their_day():
    for each in rule_file.shipped_sets():
        assert {source.key for source in each.sources} == {"APPI", "GL", "MYN", "PMARK"}
        assert all(source.as_of < date(2026, 1, 1) for source in each.sources)


def changed(old, new, count=1):
    text = FILE.read_text("utf-8")
    assert old in text
    return text.replace(old, new, count).encode()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("        amber_day: 3\n", "        amber_day: three\n", "number of days"),
        ("        amber_day: 3\n", "        amber_day: 3.5\n", "number of days"),
        ("        over: 1000\n", "        over: many\n", "number of persons"),
        ("        flags: [sensitive]\n", "        flags: []\n", "needs a flag"),
        ("        flags: [sensitive]\n", "        flags: [secret]\n", "not one of"),
        ("        certainty: law\n", "        certainty: surely\n", "not one of"),
        ("    effective_to: 2024-03-31\n", "    effective_to: 2024-02-30\n", "no such day"),
        ("    effective_to: 2024-03-31\n", "    effective_to: 2024-03-30\n", "without a gap"),
        ("    effective_to: 2024-03-31\n", "    effective_to: 2023-03-30\n", "before"),
        ("    effective_to: 2024-03-31\n", "", "Only the last set"),
        ("          wrongful: 60\n", "          evil: 60\n", 'no class "evil"'),
        ("frees: [ppc_preliminary,", "frees: [ppc_prelim,", 'no clock "ppc_prelim"'),
        ("      - key: property\n", "      - key: sensitive\n", "twice"),
        ("        days: 30\n", "        days: 30\n        due_day: 5\n", "cannot both"),
        ("          en: Sensitive data (class 1)\n", "", "English"),
        ("        flags: [sensitive]\n", "        flags: [sensitive\n", "bracket"),
        ("rule_sets:\n", "rule_sets: &all\n", "Anchors"),
    ],
)  # fmt: skip
def test_a_malformed_file_is_one_sentence_with_its_line(old, new, words):
    data = changed(old, new)
    with pytest.raises(Unavailable) as broken:
        rule_file.read(data)
    said = broken.value.why
    assert words in said and said.startswith("The rules for reporting incidents cannot be used.")
    assert said.ja.startswith("事故の報告規則のファイルを使用できません。")
    line = int(said.split("incidents.yaml:")[1].split(":")[0])
    where = data.decode().splitlines()
    assert 1 <= line <= len(where)
    for language in (str(said), said.ja):
        assert "\n" not in language and "Traceback" not in language


def test_the_line_is_where_the_mistake_is():
    data = changed("        amber_day: 3\n", "        amber_day: three\n")
    fault = rule_file.faults(data)[0]
    assert "three" in data.decode().splitlines()[fault.line - 1]


@pytest.mark.parametrize("data", [b"", b"[]", b"x", b"\xff\xfe", b"rule_sets:\n", b"\x82\xb1"])
def test_what_is_no_file_of_rules_is_refused_too(data):
    with pytest.raises(Unavailable):
        rule_file.read(data)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(FILE.read_bytes()) - 1), st.binary(max_size=6))
def test_any_damage_is_told_or_harmless(at, noise):
    data = FILE.read_bytes()
    data = data[:at] + noise + data[at + len(noise) :]
    try:
        assert rule_file.read(data)
    except Unavailable as broken:
        assert "incidents.yaml:" in broken.why
