"""The text of a table's cell as it is shown: lines kept, what is hidden or a table of its own left out."""

from __future__ import annotations

from typing import Final

from selectolax.lexbor import LexborNode

from ptcrm.integrations.html_blocks import is_hidden

_LONGEST_NAME: Final = 80
_NOT_SHOWN: Final = frozenset(("script", "style", "template", "noscript", "table", "select", "svg", "object"))
_OWN_LINE: Final = frozenset(
    ("p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote")
)


def cell_text_of(cell: LexborNode) -> str:
    """Spaces are one, ``<br>`` and blocks begin a new line; a tick box is TRUE or FALSE."""
    only = cell.child
    if only is None:
        return ""
    if only.tag == "-text" and only.next is None:
        return " ".join((only.text_content or "").split())
    lines: list[list[str]] = [[]]
    _gather(cell, lines)
    told = [" ".join("".join(line).split()) for line in lines]
    return "\n".join(line for line in told if line)


def line_of(node: LexborNode) -> str:
    """A heading as a name: on one line and not long."""
    return " ".join(cell_text_of(node).split())[:_LONGEST_NAME]


def _gather(cell: LexborNode, lines: list[list[str]]) -> None:
    """Walk through everything in the cell, without a call for each level."""
    at: LexborNode | None = cell.child
    top = cell.mem_id
    while at is not None:
        below = None
        tag = at.tag or ""
        if tag == "-text":
            lines[-1].append(at.text_content or "")
        elif tag == "br":
            lines.append([])
        elif tag == "input":
            lines[-1].append(_field(at))
        elif not tag.startswith(("-", "!", "_")) and tag not in _NOT_SHOWN and not is_hidden(at):
            if tag in _OWN_LINE:
                lines.append([])
            below = at.child
        while below is None and at is not None and at.mem_id != top:
            if (at.tag or "") in _OWN_LINE:
                lines.append([])
            below = at.next
            if below is None:
                at = at.parent
        at = below if at is not None and at.mem_id != top else None


def _field(node: LexborNode) -> str:
    marks = node.attributes
    kind = (marks.get("type") or "text").casefold()
    if kind == "checkbox":
        return "TRUE" if "checked" in marks else "FALSE"
    return marks.get("value") or "" if kind in ("text", "email", "tel", "number", "date") else ""
