"""Text as a QR code."""

from __future__ import annotations

import segno


def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Rows of modules, True is dark, with the quiet zone of four modules around them that scanners need.

    Error correction M: 15 % of the code may be hidden, by a reflection for instance. Raises ``ValueError``
    for more text than a QR code holds (about 2,300 bytes).
    """
    try:
        # Left to itself segno writes Latin-1, as the standard has it; phones take that for Japanese.
        code = segno.make_qr(text, error="m", boost_error=False, encoding="utf-8")
    except segno.encoder.DataOverflowError as error:
        raise ValueError("more text than a QR code holds") from error
    return tuple(tuple(bool(module) for module in row) for row in code.matrix_iter(border=4))
