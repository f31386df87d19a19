"""What a login and a password may look like."""

import unicodedata
from typing import Final

from ..base.errors import Refused
from ..base.text import T

SHORTEST: Final = 10
LONGEST: Final = 1000
LOGIN_LENGTH: Final = 40

TOO_SHORT = T("At least {n} characters.", "{n}文字以上にしてください。")
TOO_LONG = T("At most {n} characters.", "{n}文字以内で入力してください。")
SAME_AS_LOGIN = T("The password must not be the login.", "ログイン名と同じパスワードは使えません。")
ALL_THE_SAME = T(
    "The password must not be one character repeated.",
    "同じ文字だけのパスワードは使えません。",
)
LOGIN_NEEDED = T("Enter a login.", "ログイン名を入力してください。")
LOGIN_CHARACTERS = T(
    "A login has no line breaks or control characters.",
    "ログイン名に改行や制御文字は使えません。",
)


def checked_login(login: str) -> str:
    """A login as it is stored: NFKC, without spaces around it. Raises Refused."""
    name = nfkc(login).strip()
    if not name:
        raise Refused(LOGIN_NEEDED, "login")
    if len(name) > LOGIN_LENGTH:
        raise Refused(TOO_LONG.fill(n=LOGIN_LENGTH), "login")
    if any(unicodedata.category(letter).startswith("C") for letter in name):
        raise Refused(LOGIN_CHARACTERS, "login")
    return name


def checked_password(password: str, login: str, field: str = "password") -> str:
    """A password as it is stretched: NFKC, the same on every keyboard. Raises Refused."""
    plain = nfkc(password)
    if len(plain) < SHORTEST:
        raise Refused(TOO_SHORT.fill(n=SHORTEST), field)
    if len(plain) > LONGEST:
        raise Refused(TOO_LONG.fill(n=LONGEST), field)
    if len(set(plain)) == 1:
        raise Refused(ALL_THE_SAME, field)
    if plain.casefold() == folded(login):
        raise Refused(SAME_AS_LOGIN, field)
    return plain


def nfkc(text: str) -> str:
    # a lone surrogate cannot be encoded: some input methods leave one behind
    return unicodedata.normalize("NFKC", text.encode(errors="replace").decode())


def folded(login: str) -> str:
    return nfkc(login).strip().casefold()
