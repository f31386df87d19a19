"""One person's slot in keys.json: a key pair under a password, and the database key under the pair.

The database key is sealed to the public half, so somebody who holds the database key can hand a
new one to everybody without knowing their passwords.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from argon2.exceptions import Argon2Error
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ..base.errors import Unavailable
from .database import KEY_BYTES, NO_MEMORY

NONCE: Final = 12
SALT: Final = 16
BOX: Final = KEY_BYTES + 16  # AES-GCM adds a tag
MOST: Final = (1024 * 1024, 32, 16)  # a tampered file must not ask for more: KiB, passes, lanes


class WrongSecret(Exception):
    """The password or code does not open this slot."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a password costs (Argon2id): memory in KiB, passes, lanes."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 1

    def __post_init__(self) -> None:
        given = (self.memory, self.passes, self.lanes)
        if any(
            type(n) is not int or n < 1 or n > most for n, most in zip(given, MOST, strict=True)
        ):
            raise ValueError("Argon2 parameters out of bounds")
        if self.memory < 8 * self.lanes:
            raise ValueError("Argon2 needs 8 KiB a lane")


@dataclass(frozen=True, slots=True)
class Keys:
    """The database key; while a re-keying is under way, the next one too. Never printed."""

    generation: int
    current: bytes = field(repr=False)
    next: bytes | None = field(default=None, repr=False)

    def by_generation(self) -> dict[int, bytes]:
        coming = {} if self.next is None else {self.generation + 1: self.next}
        return {self.generation: self.current} | coming


@dataclass(frozen=True, slots=True)
class Slot:
    """`login` is None for the recovery slot. `sealed` holds one box for each key generation."""

    login: str | None
    cost: Cost
    salt: bytes
    public: bytes
    private: bytes  # nonce and box
    sealed: Mapping[int, bytes]  # ephemeral public key, nonce and box

    @classmethod
    def new(cls, login: str | None, secret: str, cost: Cost, keys: Keys) -> Slot:
        pair = X25519PrivateKey.generate()
        salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
        public = pair.public_key().public_bytes_raw()
        locked = AESGCM(_stretch(secret, salt, cost)).encrypt(
            nonce, pair.private_bytes_raw(), public
        )
        return cls(login, cost, salt, public, nonce + locked, {}).sealing(keys)

    def sealing(self, keys: Keys, login: str | None = None) -> Slot:
        """The same slot with these database keys in it, and another login where one is given."""
        name = login or self.login
        boxes = {
            n: _seal(self.public, key, _about(name, n)) for n, key in keys.by_generation().items()
        }
        return replace(self, login=name, sealed=boxes)

    def opened(self, secret: str, generation: int) -> Keys:
        """The database keys. Raises WrongSecret."""
        nonce, box = self.private[:NONCE], self.private[NONCE:]
        try:
            raw = AESGCM(_stretch(secret, self.salt, self.cost)).decrypt(nonce, box, self.public)
            pair = X25519PrivateKey.from_private_bytes(raw)
            keys = {n: _unseal(pair, box, _about(self.login, n)) for n, box in self.sealed.items()}
        except InvalidTag:
            raise WrongSecret from None
        return Keys(generation, keys[generation], keys.get(generation + 1))

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "login": self.login,
            "argon2id": [self.cost.memory, self.cost.passes, self.cost.lanes],
            "salt": _text(self.salt),
            "public": _text(self.public),
            "private": _text(self.private),
            "sealed": {str(n): _text(box) for n, box in sorted(self.sealed.items())},
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Slot:
        """Raises ValueError, KeyError or TypeError where the file is not what we wrote."""
        login = plain["login"]
        if not (login is None or isinstance(login, str)):
            raise ValueError("login")
        return cls(
            login,
            Cost(*plain["argon2id"]),
            _bytes(plain["salt"], SALT),
            _bytes(plain["public"], 32),
            _bytes(plain["private"], NONCE + BOX),
            {int(n): _bytes(box, 32 + NONCE + BOX) for n, box in plain["sealed"].items()},
        )


def _stretch(secret: str, salt: bytes, cost: Cost) -> bytes:
    try:
        return hash_secret_raw(
            secret.encode(), salt, cost.passes, cost.memory, cost.lanes, 32, Type.ID
        )
    except (Argon2Error, MemoryError):
        raise Unavailable(NO_MEMORY) from None


def _seal(public: bytes, key: bytes, about: bytes) -> bytes:
    once = X25519PrivateKey.generate()
    ours = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    nonce = secrets.token_bytes(NONCE)
    return ours + nonce + AESGCM(_derived(shared, ours + public)).encrypt(nonce, key, about)


def _unseal(pair: X25519PrivateKey, box: bytes, about: bytes) -> bytes:
    theirs, nonce, locked = box[:32], box[32 : 32 + NONCE], box[32 + NONCE :]
    try:
        shared = pair.exchange(X25519PublicKey.from_public_bytes(theirs))
    except ValueError:  # a forged point
        raise InvalidTag from None
    public = pair.public_key().public_bytes_raw()
    return AESGCM(_derived(shared, theirs + public)).decrypt(nonce, locked, about)


def _derived(shared: bytes, parties: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=parties, info=b"pmsdesk slot 1").derive(shared)


def _about(login: str | None, generation: int) -> bytes:
    """What a sealed key is bound to: it opens for nobody else and as no other generation."""
    return json.dumps(["pmsdesk", login, generation]).encode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str, length: int) -> bytes:
    data = base64.b64decode(text, validate=True)
    if len(data) != length:
        raise ValueError("length")
    return data
