"""The recovery code: 24 random characters and one that tells a slip of the pen (120 bits)."""

import secrets
import unicodedata
from typing import Final

from ..base.errors import Refused
from ..base.text import T

LETTERS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 and O, no 1 and I
RANDOM: Final = 24
GROUP: Final = 5
MISTYPED = T(
    "The recovery code is mistyped. It has 25 characters, without 0, O, 1 and I.",
    "回復コードに入力の誤りがあります。コードは25文字で、0・O・1・I は使われていません。",
)


def new_code() -> str:
    """A fresh code as it is printed: XXXXX-XXXXX-XXXXX-XXXXX-XXXXX."""
    plain = "".join(secrets.choice(LETTERS) for _ in range(RANDOM))
    return grouped(plain + _check(plain))


def grouped(plain: str) -> str:
    return "-".join(plain[i : i + GROUP] for i in range(0, len(plain), GROUP))


def normal(typed: str) -> str:
    """A typed code without its looks: width, case, spaces, dashes. Refused where mistyped."""
    folded = unicodedata.normalize("NFKC", typed).upper()
    plain = "".join(c for c in folded if c not in "-‐‑‒–—―−ー_" and not c.isspace())
    if len(plain) != RANDOM + 1 or set(plain) - set(LETTERS) or _check(plain[:-1]) != plain[-1]:
        raise Refused(MISTYPED, "code")
    return plain


def _check(plain: str) -> str:
    """A checksum in the field of 32: any one wrong character and any two swapped are seen."""
    total = 0
    for letter in plain:
        total = _doubled(total ^ LETTERS.index(letter))
    return LETTERS[total]


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ 0b100101 if value & 0b100000 else value  # modulo x^5 + x^2 + 1
