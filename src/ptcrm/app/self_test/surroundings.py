"""What PT CRM finds around it: time zones, certificates, a place for passwords, a desktop for alerts."""

from __future__ import annotations

import socket
import ssl
import sys
from datetime import UTC, datetime, timedelta
from importlib.metadata import entry_points
from pathlib import Path
from threading import Thread
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.app.self_test.must import ZONE, must

_PLACES: Final = {"linux": "SecretService", "win32": "Windows", "darwin": "macOS"}
"""What keyring calls the place for passwords that each system brings."""

_HOST: Final = "self-test.invalid"
_PATIENCE_S: Final = 10.0
_BUNDLES: Final = (
    "/etc/ssl/cert.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/ssl/ca-bundle.pem",
)
"""Where the families of Linux keep the certificates they trust."""


def time_zones(folder: Path) -> str:  # noqa: ARG001 - every check is called alike
    """Summer and winter are known, also where the system knows no zones."""
    zone = ZoneInfo(ZONE)
    winter, summer = (datetime(2026, month, 1, tzinfo=zone).utcoffset() for month in (1, 7))
    must(winter != summer, "no summer time")
    return f"{ZONE} {winter} and {summer}"


def secure_connections(folder: Path) -> str:
    """A connection to somebody nobody vouches for is refused, the same one is made once somebody does."""
    import truststore

    own, key = _unknown_certificate(folder)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(own, key)
    try:
        _shake_hands(truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT), server)
    except ssl.SSLCertVerificationError:
        refused = True
    else:
        refused = False
    must(refused, "an unknown certificate was trusted")
    version = _shake_hands(ssl.create_default_context(cafile=str(own)), server)
    return f"{ssl.OPENSSL_VERSION}, {version}, {_trusted()}"


def _trusted() -> str:
    """How many authorities the system vouches for."""
    if sys.platform == "darwin":
        return "certificates are macOS's business"
    if sys.platform == "win32":
        count = len(ssl.enum_certificates("ROOT"))
    else:
        paths = ssl.get_default_verify_paths()
        file = next((one for one in (paths.cafile, *_BUNDLES) if one and Path(one).is_file()), None)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if file is not None:
            context.load_verify_locations(file)
        count = len(context.get_ca_certs())
    must(count, "this system trusts no certificates (on Linux: install ca-certificates)")
    return f"{count} authorities trusted"


def _unknown_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate that vouches for itself, and its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, _HOST)])
    begin = datetime(2020, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=365 * 100))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(_HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate, secret


def _shake_hands(client: ssl.SSLContext, server: ssl.SSLContext) -> str | None:
    """Which version of TLS both agree on. Raises what the client says of the server."""
    here, there = socket.socketpair()
    for end in (here, there):
        end.settimeout(_PATIENCE_S)

    def serve() -> None:
        try:
            with server.wrap_socket(there, server_side=True) as talking:
                talking.recv(1)
        except OSError:
            there.close()  # the client hung up, as it should on somebody unknown

    serving = Thread(target=serve, daemon=True)
    serving.start()
    try:
        with client.wrap_socket(here, server_hostname=_HOST) as talking:
            talking.sendall(b".")
            return talking.version()
    finally:
        here.close()
        serving.join(_PATIENCE_S)


def passwords(folder: Path) -> str:  # noqa: ARG001 - every check is called alike
    """Where passwords of mailboxes can be kept; nowhere is an answer too."""
    import keyring

    places = entry_points(group="keyring.backends")
    must(_PLACES[sys.platform] in places.names, f"only {sorted(places.names)} came along")
    for place in places:
        place.load()
    found = keyring.get_keyring()
    return str(found.name) if found.priority >= 1 else "none here: they would be asked for each time"


def alerts(folder: Path) -> str:  # noqa: ARG001 - every check is called alike
    """Which way alerts reach the desktop; the list in the window is there in any case."""
    from PySide6.QtGui import QIcon

    from ptcrm.app.notifier import make_notifier
    from ptcrm.app.tray import Tray

    tray = Tray(QIcon(), lambda: None, ())
    notifier = make_notifier(lambda _number, _key: None, tray)
    try:
        return f"{type(notifier).__name__}: {_desktop() if sys.platform == 'linux' else 'the tray'}"
    finally:
        notifier.stop()


def _desktop() -> str:
    """Who shows notifications, without waking anybody for it."""
    from PySide6.QtDBus import QDBusConnection, QDBusInterface

    name = "org.freedesktop.Notifications"
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return "no desktop here"
    if not bus.interface().isServiceRegistered(name).value():
        return "no desktop that shows them now"
    desktop = QDBusInterface(name, "/org/freedesktop/Notifications", name, bus)
    return " ".join(str(part) for part in desktop.call("GetServerInformation").arguments()[:1])
