"""A mail somebody wrote themselves: the message without its signature, and the bare lines of a form."""

from __future__ import annotations

import re

from ptcrm.domain.addresses import find_emails
from ptcrm.domain.phones import read_phone
from ptcrm.integrations.field_labels import FieldKind
from ptcrm.integrations.form_answers import Answer
from ptcrm.integrations.form_footers import is_footer
from ptcrm.integrations.mail_rows import Row, Shape

_CLOSING = re.compile(
    r"^\W*(?:(?:met\s)?(?:(?:hele\s|heel\s)?(?:vriendelijke|sportieve|hartelijke|warme|lieve|beste"
    r"|zonnige|fijne)\s)"
    r"(?:groet|groeten|groetjes)|groet|groeten|groetjes|gr|grtjs?|mvg|m\.v\.g|vr\.?\s?gr|liefs"
    r"|hoogachtend|xx?|"
    r"(?:(?:best|kind|warm|many|kindest)\s)?regards|best wishes|best|cheers|sincerely|yours (?:truly"
    r"|sincerely|faithfully)"
    r"|mit (?:freundlichen|besten|lieben|sportlichen) grüßen|(?:liebe|viele|beste|herzliche) grüße|lg"
    r"|vg|mfg"
    r"|(?:bien )?cordialement|bien à vous|salutations|un saludo"
    r"|saludos)\b[\s,.!]*(?:[A-ZÀ-Þ][\w'’.-]*[\s,.!]*){0,4}$",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"^\W*(?:alvast\s|hartelijk\s|heel\s|many\s)?(?:bedankt|dank|dank je|dank u|thanks|thank you|merci|danke"
    r"|vielen dank|gracias)(?:\s(?:alvast|in advance|wel|d'avance|im voraus))?[\s,.!]*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"^[^\W\d_][\w'’.-]*(?: [\w'’.-]+){0,3}$")
_SENT_FROM = re.compile(
    r"^\W*(?:sent from (?:my|outlook|mail|yahoo)|verstuurd vanaf mijn|verzonden vanaf mijn"
    r"|verzonden met|get outlook"
    r"|download outlook|von meinem .* gesendet|envoyé de mon|outlook voor|verstuurd vanuit)",
    re.IGNORECASE,
)
_LONGEST_SIGNATURE = 12
_LONGEST_NAME_CARD = 6


def plain_lines(rows: list[Row]) -> list[str]:
    """The rows as lines of text, gaps as empty ones."""
    out = []
    for row in rows:
        if row.shape is Shape.PAIR:
            label = row.text.rstrip(": ")
            out.append(f"{label}: {row.value}" if row.value else row.text)
        else:
            out.append("" if row.shape is Shape.GAP else row.text)
    return out


def written_message(lines: list[str], name: str = "") -> str:
    """What somebody wrote, without greeting at the end, signature and "sent from my phone".

    ``name`` is the sender's: with only their name and how to reach them left, the message is over.
    """
    end = len(lines)
    for at, line in enumerate(lines):
        if line.strip() == "--" or _SENT_FROM.match(line):
            end = at
            break
    filled = [at for at in range(end) if lines[at].strip()]
    for place, at in enumerate(filled):
        if place and len(filled) - place <= _LONGEST_SIGNATURE and _CLOSING.match(lines[at]):
            end = at
            break
    filled = [at for at in filled if at < end]
    for place in range(max(1, len(filled) - _LONGEST_NAME_CARD), len(filled)):
        at = filled[place]
        signed = not lines[at - 1].strip() and place > 0
        if _THANKS.match(lines[at]) and place + 1 < len(filled):
            signed, place = True, place + 1
        if signed and _is_name_card([lines[each].strip() for each in filled[place:]], name):
            end = at
            break
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines[:end])).strip()


def _is_name_card(lines: list[str], name: str) -> bool:
    """Whether lines are the sender's name, as a whole or the first, and short lines about reaching them."""
    words = set(name.casefold().split())
    own = (
        set(lines[0].casefold().strip(" ,.!-–").split()) <= words if words else bool(_SIGNED.match(lines[0]))
    )
    return own and all(len(line) <= 60 and "?" not in line for line in lines)


def notice_message(lines: list[str]) -> str:
    """The text of a form mail without labels, up to its footer."""
    kept: list[str] = []
    for line in lines:
        if kept and (is_footer(line) or re.fullmatch(r"[-_=]{2,}", line.strip())):
            break
        kept.append(line)
    return "\n".join(kept).strip()


def bare_answers(loose: list[str], region: str) -> list[Answer]:
    """The answers of a form that prints no labels: an address, a number, a name and the rest."""
    lines = loose
    mail = next((line for line in lines if _is_only_mail(line)), None)
    if mail is None:
        return []
    answers = [Answer("", FieldKind.EMAIL, mail)]
    rest = _below([line for line in lines if line is not mail])
    phone = next((line for line in rest if is_only_phone(line, region)), None)
    if phone is not None:
        answers.append(Answer("", FieldKind.PHONE, phone))
        rest = _below([line for line in rest if line is not phone])
    if rest and len(rest[0].split()) <= 6 and len(rest[0]) <= 60 and not re.search(r"[?!:;\d]|\.$", rest[0]):
        answers.append(Answer("", FieldKind.NAME, rest.pop(0)))
    message = "\n".join(rest).strip()
    if message:
        answers.append(Answer("", FieldKind.MESSAGE, message))
    return answers


def _below(lines: list[str]) -> list[str]:
    """The lines from the first one that is filled."""
    return lines[next((at for at, line in enumerate(lines) if line.strip()), len(lines)) :]


def _is_only_mail(line: str) -> bool:
    found = find_emails(line)
    return len(found) == 1 and len(line.strip()) - (found[0][1] - found[0][0]) <= 2


def is_only_phone(line: str, region: str) -> bool:
    """Whether a line is a valid number and nothing else."""
    if len(line) > 40 or re.search(r"[A-Za-z]{3}", line):
        return False
    phone = read_phone(line, region)
    return phone is not None and phone.valid
