"""Forms: values in and out, and each refusal beside its field."""

from datetime import date

import peewee as pw
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import Choice, T
from pmsdesk_ui.kit.dates import DateEdit
from pmsdesk_ui.kit.dialogs import ReasonDialog
from pmsdesk_ui.kit.editors import number
from pmsdesk_ui.kit.form import Form
from pmsdesk_ui.kit.inputs import ChoiceBox, GrowingText, PersonPicker, SearchField


class Harm(Choice):
    LEAK = "leak", "Leak", "漏えい"
    LOSS = "loss", "Loss", "滅失"


class Thing(pw.Model):
    form = ("title", "harm", "on", "count", "open", "cause")
    title = pw.CharField(20, verbose_name=T("Title", "件名"))
    harm = pw.CharField(20, verbose_name=T("Harm", "事態"), choices=Harm.pairs())
    on = pw.DateField(null=True, verbose_name=T("On", "日付"))
    count = pw.IntegerField(default=3, verbose_name=T("Count", "件数"))
    open = pw.BooleanField(default=True, verbose_name=T("Open", "公開"))
    cause = pw.TextField(default="", verbose_name=T("Cause", "原因"))


@pytest.fixture
def form(qtbot, styled):
    form = Form("ja")
    qtbot.addWidget(form)
    form.add_fields(Thing)
    return form


def test_a_kinds_own_fields_become_a_form(form):
    assert form.values() == {
        "title": "",
        "harm": "leak",
        "on": None,
        "count": 3,
        "open": True,
        "cause": "",
    }
    assert form.rows["title"].words.text() == "件名 *"
    assert form.rows["cause"].words.text() == "原因"


def test_what_is_put_in_comes_out_again(form):
    values = {
        "title": "鍵の紛失",
        "harm": "loss",
        "on": date(2026, 4, 1),
        "count": 0,
        "open": False,
        "cause": "一行目\n二行目",
    }
    form.put(values)
    assert form.values() == values


def test_a_refusal_stands_beside_its_field_and_takes_the_keyboard_there(qtbot, form):
    form.show()
    form.refuse(Refused(T("Required.", "必須項目です。"), "title"))
    row = form.rows["title"]
    assert row.error.text() == "必須項目です。"
    assert row.error.isVisible()
    qtbot.waitUntil(lambda: form.focusWidget() is row.editor)


def test_typing_takes_the_refusal_away(qtbot, form):
    form.refuse(Refused(T("Required.", "必須項目です。"), "title"))
    qtbot.keyClicks(form.editor("title"), "x")
    assert form.rows["title"].error.text() == ""


def test_a_refusal_of_no_field_stands_above_the_form(form):
    form.show()
    form.refuse(Refused(T("Not now.", "今はできません。")))
    assert form.banner.text.plain == "今はできません。"
    assert form.banner.isVisible()


def test_a_date_that_is_none_is_refused_with_its_field(form):
    form.editor("on").setText("tomorrow")
    with pytest.raises(Refused) as caught:
        form.values()
    assert caught.value.field == "on"


@pytest.mark.parametrize("typed", ["2026-04-01", "2026/4/1", "R8.4.1", "令和8年4月1日"])
def test_dates_are_read_as_they_are_written_here(qtbot, styled, typed):
    edit = DateEdit("On", "ja")
    qtbot.addWidget(edit)
    edit.setText(typed)
    assert edit.value() == date(2026, 4, 1)


def test_up_and_down_move_a_date_by_a_day(qtbot, styled):
    edit = DateEdit("On", "ja", date(2026, 4, 1))
    qtbot.addWidget(edit)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert edit.value() == date(2026, 3, 31)


@given(
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]),
        max_size=300,
    )
)
def test_any_text_survives_the_growing_editor(text):
    edit = GrowingText()
    edit.setText(text)
    assert edit.text() == text.replace("\u00a0", " ")


def test_pasted_lines_stand_as_far_apart_as_typed_ones(qtbot, styled):
    edit = GrowingText(lines=2, most=14)
    qtbot.addWidget(edit)
    edit.show()
    QGuiApplication.clipboard().setText("一行目\n二行目\n三行目\n四行目")
    edit.setFocus()
    edit.paste()
    pasted = edit.height()
    edit.setText(edit.text())
    assert edit.height() == pasted
    assert edit.text() == "一行目\n二行目\n三行目\n四行目"


def test_the_growing_editor_grows_and_stops(qtbot, styled):
    edit = GrowingText(lines=2, most=6)
    qtbot.addWidget(edit)
    edit.show()
    small = edit.height()
    edit.setText("行\n" * 4)
    middle = edit.height()
    edit.setText("行\n" * 400)
    assert small < middle < edit.height() < 200


def test_a_choice_keeps_its_value_when_the_list_changes(qtbot, styled):
    box = ChoiceBox("Dept", [(1, "A"), (2, "B")])
    qtbot.addWidget(box)
    box.put(2)
    box.offer([(0, "0"), (2, "B"), (3, "C")])
    assert box.value() == 2


def test_a_person_is_one_of_the_list_or_nobody(qtbot, styled):
    box = PersonPicker("Person", [(1, "佐藤 花子"), (2, "鈴木 一郎")])
    qtbot.addWidget(box)
    box.setEditText("鈴木 一郎")
    assert box.value() == 2
    box.setEditText("鈴木")
    assert box.value() is None


def test_a_search_waits_for_the_fingers_to_rest(qtbot, styled):
    box, asked = SearchField("Search"), []
    qtbot.addWidget(box)
    box.searched.connect(asked.append)
    qtbot.keyClicks(box, "abc")
    qtbot.waitUntil(lambda: asked == ["abc"])


def test_a_reason_cannot_be_empty(qtbot, styled):
    dialog = ReasonDialog(None, "en", T("Return it?", "差し戻しますか。"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.try_accept()
    assert dialog.isVisible()
    assert dialog.field.error.text() == "Please fill this in."
    dialog.text.setText("the photo is missing")
    dialog.try_accept()
    assert not dialog.isVisible()


def test_fields_side_by_side_keep_their_values(form):
    form.add("code", "Code", QLineEdit(), "A1")
    form.add("n", "N", number(), 4)
    form.beside("code", "n")
    assert form.values()["code"] == "A1"
    assert form.values()["n"] == 4
