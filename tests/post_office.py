"""A real mail server on this computer, and what servers do wrong."""

import asyncio
import datetime
import email
import email.policy
import ipaddress
import socket
import ssl
import threading
import time
from contextlib import suppress

from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HERE = "127.0.0.1"
USER, PASSWORD = "pms@aoba.example", "himitsu-no-kotoba"
QUICK = {"answer": 1.0, "whole": 3.0}  # seconds


class PostOffice:
    """Takes mail. `odd` maps a command to what is answered in its place; `seen` counts commands."""

    def __init__(self, *, tls=None, security="starttls", login=True, odd=None):
        self.received, self.seen, self.logins = [], [], []
        self.odd = odd or {}
        self.tls = tls
        given = {}
        if security == "starttls" and tls:
            given = {"tls_context": tls, "require_starttls": True}
        if login:
            given |= {
                "authenticator": self._know, "auth_required": security == "starttls",
                "auth_require_tls": security == "starttls",
            }  # fmt: skip
        else:
            given |= {"auth_exclude_mechanism": ["LOGIN", "PLAIN"]}
        self.given, self.implicit = given, tls if security == "tls" else None
        self.loop = asyncio.new_event_loop()
        self.server = self.loop.run_until_complete(self._listen())
        self.port = self.server.sockets[0].getsockname()[1]
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    async def _listen(self):
        return await self.loop.create_server(
            lambda: SMTP(self, hostname="post", loop=self.loop, **self.given),
            HERE, 0, ssl=self.implicit,
        )  # fmt: skip

    def stop(self):
        asyncio.run_coroutine_threadsafe(self._end(), self.loop).result(10)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
        self.loop.close()

    async def _end(self):
        self.server.close()
        here = asyncio.current_task()
        for task in asyncio.all_tasks() - {here}:
            task.cancel()
        await asyncio.sleep(0.05)

    def _know(self, server, session, envelope, mechanism, data):
        if answer := self._odd("AUTH", ""):
            return AuthResult(success=False, handled=False, message=answer)
        login, password = data.login.decode(), data.password.decode()
        self.logins.append((login, password))
        return AuthResult(success=(login, password) == (USER, PASSWORD), handled=False)

    # what aiosmtpd calls

    async def handle_MAIL(self, server, session, envelope, address, options):
        answer = self._odd("MAIL", address)
        if answer:
            return answer
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = self._odd("RCPT", address)
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        answer = self._odd("DATA", envelope.rcpt_tos[0])
        if answer == "cut":
            server.transport.abort()
            return "451 gone"
        if answer == "slow":
            await asyncio.sleep(1.5)
        elif answer and answer != "take and cut":
            return answer
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.received.append((envelope.rcpt_tos, message, envelope.content))
        if answer == "take and cut":
            server.transport.abort()
        return "250 taken"

    def _odd(self, command, address):
        self.seen.append((command, address))
        answer = self.odd.get(command)
        return answer(address, self) if callable(answer) else answer

    # what tests ask

    @property
    def to(self):
        return [address for people, _, _ in self.received for address in people]

    @property
    def ids(self):
        return [message["Message-ID"] for _, message, _ in self.received]

    @property
    def bodies(self):
        return [message.get_content() for _, message, _ in self.received]


class Rude:
    """A server by hand: `manners(connection, number)` is what each connection meets."""

    def __init__(self, manners):
        self.manners, self.connections = manners, 0
        self.listener = socket.create_server((HERE, 0))
        self.port = self.listener.getsockname()[1]
        self.open = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            self.open.append(connection)
            threading.Thread(
                target=self._meet, args=(connection, self.connections), daemon=True
            ).start()

    def _meet(self, connection, number):
        with suppress(OSError):
            self.manners(connection, number)

    def stop(self):
        with suppress(OSError):  # whoever waits in accept() is woken
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for connection in self.open:
            with suppress(OSError):
                connection.close()


def says_nothing(connection, number):
    connection.recv(1024)
    time.sleep(30)


def drips(connection, number):
    """One letter after the other, for ever: no single answer is late."""
    for letter in "220 " + "x" * 1000:
        connection.sendall(letter.encode())
        time.sleep(0.2)


def hangs_up(connection, number):
    connection.close()


def is_a_web_server(connection, number):
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
    connection.recv(1024)


def late(port, seconds):
    """A way to another server that opens slowly; everything goes through it unchanged."""

    def manners(connection, number):
        time.sleep(seconds)
        with socket.create_connection((HERE, port)) as server:
            threading.Thread(target=_carry, args=(server, connection), daemon=True).start()
            _carry(connection, server)

    return manners


def _carry(one, other):
    with suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    with suppress(OSError):
        other.shutdown(socket.SHUT_WR)


def greets_with(*lines):
    """Says this in place of a greeting, then listens."""

    def manners(connection, number):
        connection.sendall(b"".join(line.encode() + b"\r\n" for line in lines))
        connection.recv(1024)

    return manners


def cuts_in_the_text(connection, number):
    """Polite until the middle of a message."""
    lines = connection.makefile("rwb")

    def say(text):
        lines.write(text + b"\r\n")
        lines.flush()

    say(b"220 here")
    for line in lines:
        if line.upper().startswith(b"DATA"):
            say(b"354 go on")
            lines.readline()
            connection.shutdown(socket.SHUT_RDWR)
            return
        say(b"250 OK")


# ---- certificates


def used_for(ca):
    """What RFC 5280 wants said of a key: from CPython 3.13 on a certificate without it fails."""
    uses = dict.fromkeys(
        ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
         "encipher_only", "decipher_only"), False
    )  # fmt: skip
    return x509.KeyUsage(digital_signature=not ca, key_cert_sign=ca, crl_sign=ca, **uses)


def certificate(folder, name="localhost", issuer=None, days=30, ca=False, whole=True):
    """(certificate file, key file, key, certificate) made for this test."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    names = [x509.DNSName(name), x509.IPAddress(ipaddress.ip_address(HERE))]
    if name == "elsewhere.example":
        names = [x509.DNSName(name)]
    signer, signed = (issuer[2], issuer[3].subject) if issuer else (key, subject)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(signed)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=60))
        .not_valid_after(now + datetime.timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    )
    if whole:
        mine = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
        theirs = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
        made = made.add_extension(used_for(ca), critical=True)
        made = made.add_extension(mine, critical=False).add_extension(theirs, critical=False)
    made = made.sign(signer, hashes.SHA256())
    stem = folder / f"{name}-{made.serial_number:x}"[:60]
    cert, secret = stem.with_suffix(".crt"), stem.with_suffix(".key")
    cert.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return cert, secret, key, made


def serving(made):
    """The context of a server with this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made[0], made[1])
    return context


def trusting(authority):
    """The context of a client that knows this authority and checks as ever."""
    return ssl.create_default_context(cafile=authority[0])
