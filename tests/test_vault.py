"""Who can sign in: keys.json."""

import json
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from disk import CHEAP, OTHER, PASSWORD
from hypothesis import given, settings
from hypothesis import strategies as st

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.store import recovery_code
from pmsdesk.store.recovery_code import LETTERS, new_code, normal
from pmsdesk.store.slot import Cost
from pmsdesk.store.vault import Vault


@pytest.fixture
def path(tmp_path):
    return tmp_path / "keys.json"


@pytest.fixture
def made(path):
    return Vault.create(path, "sato", PASSWORD, CHEAP)


@pytest.fixture
def vault(made):
    return made[0]


@pytest.fixture
def keys(made):
    return made[1]


def again(path):
    return Vault.read(path, CHEAP)


def refusal(call, *args):
    with pytest.raises(Refused) as no:
        call(*args)
    return no.value


def trouble(call, *args):
    with pytest.raises(Unavailable) as broken:
        call(*args)
    return str(broken.value.why)


# signing in


def test_the_right_password_gives_the_key_after_a_restart(made, path):
    assert again(path).unlock("sato", PASSWORD) == made[1]
    assert len(made[1].current) == 32


def test_every_workspace_has_its_own_key(tmp_path, keys):
    _, other, _ = Vault.create(tmp_path / "other.json", "sato", PASSWORD, CHEAP)
    assert other.current != keys.current


def test_a_wrong_login_and_a_wrong_password_sound_the_same(vault):
    wrong_password = refusal(vault.unlock, "sato", PASSWORD + "!")
    wrong_login = refusal(vault.unlock, "nobody", PASSWORD)
    assert wrong_password.why == wrong_login.why
    assert wrong_password.why.ja == wrong_login.why.ja


def test_the_login_is_found_however_it_is_typed(vault, keys):
    assert vault.unlock(" ＳＡＴＯ ", PASSWORD) == keys


def test_a_password_typed_on_another_keyboard_is_the_same(vault, keys):
    vault.add("mori", "パスワードはこれです", keys)
    assert vault.unlock("mori", "ﾊﾟｽﾜｰﾄﾞはこれです") == keys


def test_nothing_in_the_file_or_in_print_shows_key_password_or_code(made, path):
    vault, keys, code = made
    written = path.read_text("utf-8")
    shown = repr(keys) + repr(vault) + str(vars(vault)["_contents"])
    for secret in (PASSWORD, code, code.replace("-", ""), keys.current.hex(), repr(keys.current)):
        assert secret not in written
        assert secret not in shown


# passwords and logins


@pytest.mark.parametrize(
    "password", ["", "short", "123456789", "aaaaaaaaaaaa", "ＭＯＲＩ-yumi-さん", "x" * 1001]
)
def test_a_weak_password_is_refused_beside_its_field(vault, keys, password):
    assert refusal(vault.add, "mori-yumi-さん", password, keys).field == "password"
    assert vault.logins == ["sato"]


@pytest.mark.parametrize("login", ["", "  ", "a\nb", "x" * 41, "\u202ecba"])
def test_an_impossible_login_is_refused(vault, keys, login):
    assert refusal(vault.add, login, PASSWORD, keys).field == "login"


def test_a_login_is_given_once(vault, keys):
    assert refusal(vault.add, "Sato", PASSWORD, keys).field == "login"


@given(st.text(min_size=0, max_size=40))
@settings(max_examples=30, deadline=None)
def test_whatever_is_typed_as_a_password_is_answered(password):
    with TemporaryDirectory() as folder:
        vault, keys, _ = Vault.create(Path(folder) / "keys.json", "sato", PASSWORD, CHEAP)
        try:
            vault.add("mori", password, keys)
        except Refused as no:
            assert no.field == "password"
        else:
            assert vault.unlock("mori", password) == keys


def test_changing_a_password_takes_the_old_one_away(vault, keys, path):
    vault.change_password("sato", PASSWORD, OTHER)
    assert again(path).unlock("sato", OTHER) == keys
    refusal(again(path).unlock, "sato", PASSWORD)


def test_changing_a_password_needs_the_old_one(vault, keys):
    refusal(vault.change_password, "sato", "not the old one", OTHER)
    assert vault.unlock("sato", PASSWORD) == keys


def test_a_renamed_person_keeps_the_password(vault, keys, path):
    vault.rename("sato", "佐藤", keys)
    assert again(path).unlock("佐藤", PASSWORD) == keys
    assert again(path).logins == ["佐藤"]
    refusal(again(path).unlock, "sato", PASSWORD)


def test_a_person_may_change_the_case_of_the_own_login(vault, keys):
    vault.rename("sato", "Sato", keys)
    assert vault.logins == ["Sato"]


def test_a_slot_does_not_open_under_another_login(vault, path, keys):
    vault.add("mori", OTHER, keys)
    plain = json.loads(path.read_text("utf-8"))
    plain["slots"][0]["login"], plain["slots"][1]["login"] = "mori", "sato"
    path.write_text(json.dumps(plain), "utf-8")
    refusal(again(path).unlock, "mori", PASSWORD)


# the recovery code


def test_the_recovery_code_opens_and_sets_a_new_password(made, path):
    _, keys, code = made
    found = again(path)
    assert found.unlock_by_code(code.lower().replace("-", " ")) == keys
    found.set_password("sato", OTHER, keys)
    assert again(path).unlock("sato", OTHER) == keys


def test_a_new_recovery_code_makes_the_old_one_worthless(made, path):
    vault, keys, old = made
    new = vault.new_recovery_code(keys)
    assert again(path).unlock_by_code(new) == keys
    assert "does not open" in str(refusal(again(path).unlock_by_code, old).why)


def test_a_mistyped_code_is_told_from_a_wrong_one(vault):
    code = new_code()
    wrong = refusal(vault.unlock_by_code, code)
    slip = refusal(vault.unlock_by_code, code[:-1] + ("2" if code[-1] != "2" else "3"))
    assert "does not open" in str(wrong.why)
    assert "mistyped" in str(slip.why)
    assert wrong.field == slip.field == "code"


def test_a_code_is_five_groups_of_five_easy_letters():
    code = new_code()
    assert [len(group) for group in code.split("-")] == [5] * 5
    assert not set(code) & set("01OI")
    assert new_code() != code


def test_a_code_is_read_in_any_width_and_with_any_dash():
    code = new_code()
    wide = "".join(chr(ord(c) + 0xFEE0) for c in code.lower())
    assert normal(f"  {wide}  ") == normal(code) == normal(code.replace("-", "—"))


plain_codes = st.text(LETTERS, min_size=24, max_size=24).map(
    lambda plain: plain + recovery_code._check(plain)
)


@given(plain_codes, st.integers(0, 24), st.sampled_from(LETTERS))
def test_any_one_wrong_character_is_seen(code, place, letter):
    typed = code[:place] + letter + code[place + 1 :]
    if typed == code:
        assert normal(typed) == code
    else:
        refusal(normal, typed)


@given(plain_codes, st.integers(0, 24), st.integers(0, 24))
def test_any_two_swapped_characters_are_seen(code, one, two):
    typed = list(code)
    typed[one], typed[two] = typed[two], typed[one]
    if "".join(typed) != code:
        refusal(normal, "".join(typed))


# removing a person


def test_a_removal_gives_the_others_a_new_key_without_their_passwords(made, path):
    vault, keys, code = made
    vault.add("mori", OTHER, keys)
    coming = vault.begin_rekey(keys, without="sato")
    assert again(path).unlock("mori", OTHER) == coming
    done = again(path).finish_rekey(coming)
    assert done.current == coming.next != keys.current
    assert again(path).unlock("mori", OTHER) == done == again(path).unlock_by_code(code)
    refusal(again(path).unlock, "sato", PASSWORD)


def test_people_can_be_added_while_a_removal_is_unfinished(vault, keys, path):
    vault.add("mori", OTHER, keys)
    coming = vault.begin_rekey(keys, without="sato")
    vault.add("ito", PASSWORD, coming)
    done = vault.finish_rekey(coming)
    assert again(path).unlock("ito", PASSWORD) == done


def test_the_last_person_stays(vault, keys):
    assert refusal(vault.begin_rekey, keys, "sato").field == "login"
    assert vault.logins == ["sato"]


def test_somebody_without_the_key_cannot_plant_a_slot(tmp_path, vault, keys, path):
    """A person who was removed writes an own slot, hoping to be handed the next key."""
    vault.add("mori", OTHER, keys)
    Vault.create(tmp_path / "evil.json", "mori", "evil evil evil", CHEAP)
    evil = json.loads((tmp_path / "evil.json").read_text("utf-8"))["slots"][0]
    plain = json.loads(path.read_text("utf-8"))
    plain["slots"][1] = evil
    path.write_text(json.dumps(plain), "utf-8")
    assert "changed by something other" in trouble(again(path).unlock, "sato", PASSWORD)


# broken files


def test_the_file_before_is_kept(vault, keys, path):
    before = path.read_bytes()
    vault.add("mori", OTHER, keys)
    assert path.with_name("keys.json.bak").read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == ["keys.json", "keys.json.bak"]


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"{}", b"[1]", b"null", b'{"format": 1}', b'{"format": "x"}', b"[" * 100_000],
)
def test_a_damaged_key_file_is_one_clear_sentence(path, content):
    path.write_bytes(content)
    assert "keys.json is damaged" in trouble(Vault.read, path)


def test_a_missing_key_file_is_one_clear_sentence(path):
    assert "missing" in trouble(Vault.read, path)


def test_a_newer_key_file_asks_for_a_newer_program(vault, path):
    plain = json.loads(path.read_text("utf-8")) | {"format": 2, "slots": "something new"}
    path.write_text(json.dumps(plain), "utf-8")
    assert "newer" in trouble(Vault.read, path)


@pytest.mark.parametrize("asked", [[2**40, 3, 1], [64, 10**6, 1], [64, 1, 10**4], ["64", 1, 1]])
def test_a_tampered_file_cannot_ask_for_a_hundred_gigabytes(vault, path, asked):
    plain = json.loads(path.read_text("utf-8"))
    plain["slots"][0]["argon2id"] = asked
    path.write_text(json.dumps(plain), "utf-8")
    assert "keys.json is damaged" in trouble(Vault.read, path)


@given(st.integers(0, 10**6), st.integers(1, 255))
@settings(max_examples=60, deadline=None)
def test_no_flipped_byte_opens_anything_or_falls_over(tmp_path_factory, place, flip):
    path = tmp_path_factory.mktemp("flip") / "keys.json"
    _, keys, _ = Vault.create(path, "sato", PASSWORD, CHEAP)
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= flip
    path.write_bytes(content)
    with suppress(Refused, Unavailable):
        assert Vault.read(path).unlock("sato", PASSWORD) == keys  # blank space, or the like


def test_a_password_costs_64_megabytes_by_default():
    assert Cost() == Cost(memory=65536, passes=3, lanes=1)
