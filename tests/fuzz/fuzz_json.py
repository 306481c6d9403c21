"""JSON, as lead forms hand it over and booking tools export it."""

from __future__ import annotations

from target import Target

from ptcrm.integrations.file_kind import FileKind

TARGET = Target(
    FileKind.JSON,
    ("json*/*.json", "csv-synthetic/*.json"),
    (
        *b"""
        { } [ ] [[ ]] {" ": ", , : \\u0000 \\ud800 \\n \\" null true false NaN Infinity 1e999 -0
        1E400 "name" "email" "phone" "message" "created_at" "full_name" "field_data" "values"
        "answers" "fields" "user_column_data" "column_id" "string_value" "is_test" "lead_id" "id"
        "label" "value" "type" "jan@example.com" "0612345678" "2026-11-23T10:00:00Z" 1795431600
        1795431600000 99999999999999999999
        """.split(),
        b"}\n{",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"9" * 400,
        b"[" * 60,
    ),
)
