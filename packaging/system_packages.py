"""Which package of Debian and Ubuntu brings each library that PT CRM takes from the system.

Debian 13 and Ubuntu 24.04 renamed some (t64); either name will do.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

OLDEST_GLIBC: Final = (2, 35)
"""Ubuntu 22.04; Debian 12 has 2.36."""

_LIBC: Final = "libc6 (>= 2.35)"

SYSTEM_PACKAGES: Final = MappingProxyType(
    {
        "ld-linux-x86-64.so.2": _LIBC,
        "libc.so.6": _LIBC,
        "libdl.so.2": _LIBC,
        "libm.so.6": _LIBC,
        "libpthread.so.0": _LIBC,
        "libresolv.so.2": _LIBC,
        "librt.so.1": _LIBC,
        "libcrypto.so.3": "libssl3t64 | libssl3",
        "libcups.so.2": "libcups2t64 | libcups2",
        "libdbus-1.so.3": "libdbus-1-3",
        "libEGL.so.1": "libegl1",
        "libexpat.so.1": "libexpat1",
        "libfontconfig.so.1": "libfontconfig1",
        "libfreetype.so.6": "libfreetype6",
        "libgcc_s.so.1": "libgcc-s1",
        "libGL.so.1": "libgl1",
        "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
        "libgssapi_krb5.so.2": "libgssapi-krb5-2",
        "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
        "libssl.so.3": "libssl3t64 | libssl3",
        "libstdc++.so.6": "libstdc++6 (>= 11)",
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libX11-xcb.so.1": "libx11-xcb1",
        "libX11.so.6": "libx11-6",
        "libxcb.so.1": "libxcb1",
        "libz.so.1": "zlib1g",
    }
)

_ALSO: Final = ("ca-certificates", "xkb-data")
"""What is read rather than linked with: whom to trust, and keyboards."""


def depends(libraries: Iterable[str]) -> str:
    """What a package's control file says under Depends, for these libraries."""
    return ", ".join(sorted({*_ALSO, *(SYSTEM_PACKAGES[name] for name in libraries)}))
