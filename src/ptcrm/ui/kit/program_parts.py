"""What PT CRM is made of: its version, those of what it runs on, and the licences of its parts."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from PySide6.QtCore import qVersion

PARTS: Final = (
    ("Python", "PSF-2.0"),
    ("Qt, PySide6", "LGPL-3.0"),
    ("ICU", "Unicode-DFS-2016"),
    ("SQLite", "public domain"),
    ("SQLCipher, sqlcipher3", "BSD-3-Clause, zlib"),
    ("SQLAlchemy, Alembic, Mako", "MIT"),
    ("phonenumbers", "Apache-2.0"),
    ("RapidFuzz, selectolax, python-calamine", "MIT"),
    ("XlsxWriter", "BSD-2-Clause"),
    ("segno, MarkupSafe, SecretStorage, pycparser", "BSD-3-Clause"),
    ("platformdirs, jeepney, keyring, urllib3, truststore, jaraco, more-itertools", "MIT"),
    ("cryptography", "Apache-2.0, BSD-3-Clause"),
    ("cffi", "MIT-0"),
    ("tzdata", "Apache-2.0"),
    ("Inter", "OFL-1.1"),
    ("Lucide", "ISC"),
)
"""Names and licences, as their own packages state them."""


def program_version() -> str:
    """The version of PT CRM; "" where it runs from source that was never installed."""
    try:
        return version("ptcrm")
    except PackageNotFoundError:
        return ""


def details(folder: Path, sqlite: str) -> str:
    """What helps whoever helps the trainer; nothing about a lead. ``sqlite``: its version."""
    return "\n".join(
        (
            f"PT CRM {program_version()}",
            f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {sqlite}",
            f"{platform.system()} {platform.release()} ({platform.machine()})",
            str(folder),
        )
    )
