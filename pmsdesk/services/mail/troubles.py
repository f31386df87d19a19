"""What can be wrong with a mail server, each in a sentence that says what to do about it."""

from __future__ import annotations

import smtplib
import socket
import ssl

from ...base.text import T

UNKNOWN_HOST = T(
    "No mail server of this name was found. Check the name and the network.",
    "この名前のメールサーバーが見つかりません。サーバー名とネットワークを確認してください。",
)
REFUSED = T(
    "The mail server refuses the connection. Check its name and the port.",
    "メールサーバーに接続を拒否されました。サーバー名とポートを確認してください。",
)
UNREACHABLE = T(
    "The mail server cannot be reached. Check the network.",
    "メールサーバーに接続できません。ネットワークを確認してください。",
)
SILENT = T(
    "The mail server does not answer in time. Check the port and whether it goes with the"
    " encryption (587 with STARTTLS, 465 with TLS).",
    "メールサーバーが時間内に応答しません。"
    "ポートと暗号化の組み合わせ（587番はSTARTTLS、465番はTLS）を確認してください。",
)
CUT = T(
    "The mail server ended the connection in the middle.",
    "メールサーバーとの接続が途中で切れました。",
)
NOT_TLS = T(
    "The mail server does not speak TLS on this port. Choose STARTTLS, or another port.",
    "このポートではTLSで通信できません。STARTTLSを選ぶか、ポートを変更してください。",
)
NO_STARTTLS = T(
    "The mail server offers no encryption (STARTTLS). Nothing was sent in the clear.",
    "メールサーバーが暗号化（STARTTLS）に対応していません。暗号化せずに送ることはありません。",
)
SELF_SIGNED = T(
    "The mail server's certificate is signed by itself, or by somebody this computer does not"
    " know. Ask its administrator for one that is trusted.",
    "メールサーバーの証明書が自己署名か、このパソコンで信頼されていない発行元のものです。"
    "サーバーの管理者に確認してください。",
)
EXPIRED = T(
    "The mail server's certificate has expired. Ask its administrator.",
    "メールサーバーの証明書の有効期限が切れています。サーバーの管理者に確認してください。",
)
OTHER_NAME = T(
    "The mail server's certificate is for another name. Check the name of the server.",
    "メールサーバーの証明書が別の名前のものです。サーバー名を確認してください。",
)
INCOMPLETE = T(
    "The mail server's certificate lacks what the standard (RFC 5280) asks for. Ask its"
    " administrator for a new one.",
    "メールサーバーの証明書に、標準（RFC 5280）で求められる項目がありません。"
    "サーバーの管理者に、証明書の再発行を依頼してください。",
)
WRONG_PASSWORD = T(
    "The mail server does not accept the user name or the password.",
    "メールサーバーでユーザー名またはパスワードが認められませんでした。",
)
ODD_PASSWORD = T(
    "User name and password must be of ASCII letters, digits and signs.",
    "ユーザー名とパスワードは、半角の英数字・記号で入力してください。",
)
NO_LOGIN = T(
    "The mail server has no sign-in on this port. Leave the user name empty, or choose another"
    " port.",
    "このポートではサインインできません。ユーザー名を空にするか、ポートを変更してください。",
)
LOGIN_NEEDED = T(
    "The mail server wants a sign-in. Enter a user name and a password.",
    "メールサーバーへのサインインが必要です。ユーザー名とパスワードを入力してください。",
)
NO_PASSWORD = T(
    "This computer does not know the password of the mail server. Enter it in the mail settings.",
    "メールサーバーのパスワードがこのパソコンにありません。メール通知の設定で入力してください。",
)
SENDER = T(
    "The mail server does not accept the sender's address (code {code}).",
    "送信元アドレスがメールサーバーに認められませんでした（応答コード{code}）。",
)
RECIPIENT = T(
    "The mail server does not accept the recipient's address (code {code}).",
    "宛先のアドレスがメールサーバーに認められませんでした（応答コード{code}）。",
)
CONTENT = T(
    "The mail server did not take the message (code {code}).",
    "メールサーバーがメッセージを受け付けませんでした（応答コード{code}）。",
)
BUSY = T(
    "The mail server takes nothing at the moment (code {code}).",
    "メールサーバーが一時的に受け付けていません（応答コード{code}）。",
)
STRANGE = T(
    "What answers there does not speak like a mail server. Check the name and the port.",
    "メールサーバーとして通信できませんでした。サーバー名とポートを確認してください。",
)
CERTIFICATES = {  # by OpenSSL's numbers; from CPython 3.13 on it asks for all of RFC 5280
    10: EXPIRED, 62: OTHER_NAME, 64: OTHER_NAME, **dict.fromkeys(range(79, 94), INCOMPLETE)
}  # fmt: skip
KINDS: tuple[tuple[type[BaseException], T], ...] = (  # the first that fits: some are others' kind
    (TimeoutError, SILENT),
    (smtplib.SMTPResponseException, STRANGE),
    (smtplib.SMTPServerDisconnected, CUT),
    (socket.gaierror, UNKNOWN_HOST),
    (UnicodeError, ODD_PASSWORD),
    (ConnectionRefusedError, REFUSED),
    (ConnectionError, CUT),
    (smtplib.SMTPException, NO_LOGIN),  # no sign-in, or none we know; it is an OSError too
    (OSError, UNREACHABLE),
)


def told(problem: BaseException) -> T:
    """What happened, from whatever the network or the server made of it."""
    match problem:
        case ssl.SSLCertVerificationError():
            return CERTIFICATES.get(problem.verify_code, SELF_SIGNED)
        case ssl.SSLError():
            return CUT if "EOF" in str(problem.reason) else NOT_TLS
        case smtplib.SMTPAuthenticationError(smtp_code=code) if code >= 500:
            return WRONG_PASSWORD
        case smtplib.SMTPResponseException(smtp_code=code) if 400 <= code < 600:
            return BUSY.fill(code=code)
        case smtplib.SMTPServerDisconnected() if isinstance(problem.__context__, TimeoutError):
            return SILENT  # smtplib calls it a disconnection, and says why beside it
    return next((words for kind, words in KINDS if isinstance(problem, kind)), STRANGE)
