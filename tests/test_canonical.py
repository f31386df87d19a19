"""What the trail says and hashes is the same for the same values, by the short way and the long."""

import json

from hypothesis import given
from hypothesis import strategies as st

from pmsdesk.base.text import T
from pmsdesk.kinds.inspection.inspection import Answer, Result
from pmsdesk.store import trail
from pmsdesk.store.canonical import canonical, fields, rows

NAMES = st.sampled_from(sorted(Answer._meta.fields))
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.dates(),
    st.datetimes(),
    st.sampled_from(Result),
    st.just(T("Sales", "営業部")),
    st.lists(st.integers() | st.text()),
)
LINES = st.builds(
    trail.Line,
    position=st.just(1),
    at=st.datetimes().map(trail.stamp),
    who=st.integers(0),
    who_name=st.text(),
    kind=st.just("Answer"),
    record=st.integers(1),
    deed=st.text(),
    was=st.text(),
    now=st.text(),
)


@given(st.dictionaries(NAMES, VALUES))
def test_a_records_fields_are_written_as_any_values_are(values):
    assert fields(values) == canonical(values)


@given(st.lists(st.fixed_dictionaries({name: VALUES for name in ("code", "id", "result")})))
def test_columns_are_written_as_their_rows_are(records):
    columns = {name: [record[name] for record in records] for name in ("result", "id", "code")}
    assert list(rows(columns)) == [canonical(record) for record in records]


@given(st.dictionaries(NAMES, VALUES), st.randoms(use_true_random=False))
def test_the_order_of_the_fields_changes_nothing(values, random):
    shuffled = list(values.items())
    random.shuffle(shuffled)
    assert fields(dict(shuffled)) == fields(values)


@given(st.dictionaries(NAMES, st.integers() | st.text() | st.booleans() | st.none()))
def test_what_is_written_can_be_read(values):
    assert json.loads(fields(values)) == values


@given(st.lists(LINES, min_size=1, max_size=4))
def test_lines_written_together_are_chained_as_verifying_chains_them(lines):
    pen, chain = trail.Pen(trail.Head(0, trail.START)), []
    for line in lines:
        facts = [(line.record, line.was, line.now)]
        chain += pen.rows(line.at, line.who, line.who_name, line.kind, line.deed, facts)
    assert trail.broken(chain, None) == pen.end == trail.Head(len(lines), chain[-1][-1])
