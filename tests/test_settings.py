"""This person's settings on this computer."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsdesk.base.errors import Unavailable
from pmsdesk.settings import Settings, _understood, load, save


@pytest.fixture
def path(tmp_path):
    return tmp_path / "設定" / "settings.json"


def test_what_was_saved_is_read_again(path):
    mine = Settings("en", "dark", ("C:\\会社.pmsdesk",), (0, -8, 1280, 800), maximized=True)
    mine = mine._replace(week="monday")
    save(mine, path)
    assert load(path) == (mine, None)


def test_the_first_start_has_the_usual_settings_and_says_nothing(path):
    assert load(path) == (Settings(), None)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b"null", b"[" * 100_000])
def test_a_damaged_file_means_the_usual_settings_and_a_sentence(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    settings, told = load(path)
    assert settings == Settings()
    assert told.ja


def test_one_senseless_setting_falls_back_alone(path):
    save(Settings("en", "dark"), path)
    plain = json.loads(path.read_text("utf-8")) | {"theme": "pink", "week": "friday"}
    plain |= {"window": [1, 2], "recent": [3]}
    path.write_text(json.dumps(plain), "utf-8")
    assert load(path) == (Settings("en"), None)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
names = ["language", "theme", "recent", "window", "maximized", "week", "other"]


@given(st.dictionaries(st.sampled_from(names), anything))
def test_whatever_stands_in_the_file_is_survived(plain):
    understood = _understood(plain)
    again = json.loads(json.dumps(understood._asdict()))
    assert _understood(again) == understood


def test_a_path_that_is_no_proper_text_is_kept(path):
    """As Linux allows them."""
    settings = Settings().opened(Path(os.fsdecode(b"\xff.pmsdesk")))
    save(settings, path)
    assert load(path) == (settings, None)


@pytest.mark.parametrize("far", [10**6, -(10**6), 2**31, 10**30])
def test_a_window_beyond_every_screen_is_forgotten(path, far):
    path.parent.mkdir()
    path.write_text(json.dumps({"window": [far, 0, 800, 600], "theme": "dark"}), "utf-8")
    assert load(path) == (Settings(theme="dark"), None)


def test_the_last_workspace_comes_first_and_only_once():
    settings = Settings()
    for name in [*"abcdefghijkl", "c"]:
        settings = settings.opened(Path(name))
    assert settings.recent == tuple("clkjihgfed")
    assert settings.forgetting(Path("l")).recent == tuple("ckjihgfed")


def test_settings_that_cannot_be_kept_are_one_sentence(tmp_path):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(Unavailable):
        save(Settings(), tmp_path / "taken" / "settings.json")
