"""The words of mail: how the server is spoken to, and how far a message is."""

import ipaddress

from ...base.text import Choice


class Security(Choice):
    STARTTLS = "starttls", "STARTTLS (usually port 587)", "STARTTLS（通常は587番）"
    TLS = "tls", "TLS from the start (usually port 465)", "TLS（通常は465番）"
    PLAIN = "plain", "None (this computer only)", "なし（このパソコン内のみ）"


class MailState(Choice):
    WAITING = "waiting", "Waiting", "送信待ち"
    SENT = "sent", "Sent", "送信済み"
    REPLACED = "replaced", "Replaced by a newer one", "翌日分にまとめた"
    GIVEN_UP = "given_up", "Given up", "送信断念"


def on_this_computer(host: str) -> bool:
    """Whether a name or address is of this computer itself: nothing leaves it then."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
