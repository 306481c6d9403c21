"""The name of whoever a pasted text is from: "Ik ben Karin de Wit", "Groetjes, Karin", "Jan Bakker 06-…"."""

from __future__ import annotations

import re
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TOKEN: Final = re.compile(r"[vV]/[dD]\b|[^\W\d_](?:[\w'’-]*\w|\.(?:[^\W\d_]\.)*)?")
_PREFIXES: Final = _words("v/d van von de den der des ten ter te tot het 't ’t la le el al da di du bin v.d.")
_MOST_WORDS: Final = 6
_MOST_SMALL: Final = 4
_NOT_CALLED: Final = re.compile(
    r"gemist|oproep|gesprek|pijn|klacht|bless|train|sport|kilo|groep|fit|kracht|knie|rug|nek|heup"
    r"|schouder|afspraak|proef|intake|terug"
    r"|bellen|appen|mailen|morgen|avond|middag|jaar|week|uur|graag|nog|even|iemand|someone|back|call"
    r"|man|vrouw"
    r"|meneer|mevrouw|dame|klant|client|nummer|number|oud|jong",
)
"""Words a note begins with that nobody is called."""
_LONGEST: Final = 80

_NO_NAME: Final = _words(
    "ik i hoi hallo hi hey hello hai yo dag beste geachte lieve dear goedemorgen goedemiddag goedenavond "
    "goeiemorgen goedendag goededag moi naam name tel telefoon phone mobiel email e-mail mail van from "
    "aan to onderwerp subject bericht message voicemail belde gebeld appte mailde called bel app gisteren "
    "vandaag vanochtend yesterday today wil zou kan kun could can would heb had mijn my we wij is was het "
    "dit this that de een er zag via instagram facebook google insta whatsapp dm nieuwe new lead aanvraag "
    "contact groet groetjes groeten gr mvg met vriendelijke kind best regards thanks bedankt dank thx "
    "cheers liefs maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo monday "
    "tuesday wednesday thursday friday saturday sunday januari februari maart april mei juni juli "
    "augustus september oktober november december op zoek in doel goal bron source postcode vraag info "
    "informatie personal trainer training pt ja nee yes no ok oké sorry"
)

_SAYS: Final = re.compile(
    r"\b(?:ik ben|i am|i['’]m|this is|je spreekt met|u spreekt met|hier is"
    r"|(?:afspraak|afspraak gemaakt|gesproken|gebeld|intake) met|spoke (?:to|with)|(?:ik )?(?:had"
    r"|sprak) (?:net|zojuist|even)"
    r"|(?:voicemail|bericht|berichtje|dm|e-?mail|mail|mailtje|appje|sms|sms'je|message|call)(?: van| from|:)?"
    r"|(?:gebeld|called)(?: [\d:.]{4,5})? (?:door|by))"
    r"\s+(?=\w)",
    re.IGNORECASE,
)
_TITLES: Final = re.compile(
    r"\b(?:mevr(?:ouw)?|mw|dhr|de heer|meneer|mr|mrs|ms|miss|dr)\b\.?\s+(?=\w)", re.IGNORECASE
)
_HERE: Final = re.compile(r"(?:^|[.!?,:\n]\s*)(?=[^\W\d_][^.!?,:\n]{1,40} (?:hier|here)\b)", re.IGNORECASE)
_SAYS_PLAINLY: Final = re.compile(
    r"\b(?:mijn naam is|ik heet|my name is|(?:naam|name)\s*:)\s+", re.IGNORECASE
)
_ANSWERS: Final = re.compile(
    r"(?:^|[.!?,\n]\s*|\b(?:hallo|hoi|hey|dag|goedemorgen|goedemiddag|goedenavond)\s+)met\s+(?=\w)",
    re.IGNORECASE,
)
_SIGNS: Final = re.compile(
    r"(?:^|[\s,.!?])(?:groet(?:jes|en)?(?: van)?|gr|mvg|liefs|(?:kind |best |warm )?regards|cheers|thanks"
    r"|thank you|bedankt|dank je(?: wel)?|alvast bedankt|xx?)[\s,.!]+(?=\w)",
    re.IGNORECASE,
)
_SENDER: Final = re.compile(
    r"^(?:van|from)\s*:\s*\"?(?P<name>[^<\n\"]{2,80}?)\"?\s*<", re.IGNORECASE | re.MULTILINE
)
_CHAT: Final = re.compile(
    r"^\[?\d{1,2}[-/]\d{1,2}[-/]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?\]?(?: -)? (?P<name>[^:\n]{2,60}): ",
    re.MULTILINE,
)
_REACHED_OUT: Final = re.compile(
    r"\s+(?:\([^)\n]{0,40}\)\s*)?(?:belde|(?:heeft|had)(?!.{0,40}(?:doorgestuurd|getipt|aangeraden"
    r"|gestuurd|gegeven|nummer))|gebeld|geappt|gemaild|langs|zocht|zoekt|zag|vond|vraagt|wou|zou"
    r"|gister\w*|vanochtend|vanmorgen|vandaag|vanmiddag|insta\w*|facebook|fb|whatsapp|voicemail|yesterday"
    r"|this morning|last night|texts|calls|saw|found|is|komt|appte|mailde|stuurde|sprak|vroeg|kwam|via"
    r"|wil|zoekt"
    r"|called|rang|texted|mailed|e-mailed|wrote|asked|came|wants|walked|left|\d|\+|\()",
    re.IGNORECASE,
)
_UP_TO: Final = re.compile(r"[ \t,:;(–-]{0,4}(?:(?:tel|mob)\w*[ .:]{0,3})?", re.IGNORECASE)
_SIGNS_SMALL: Final = re.compile(
    r"\b(?:groet(?:jes|en)?|gr|liefs)[\s,.!]+(?=\w+(?: \w+)?[ .!]*$)", re.IGNORECASE
)
_GAP: Final = re.compile(r"[ \t,;:-]{1,4}(?=\w)")
_BEFORE_REST: Final = re.compile(r"[ \t]*(?:[,;:|(–-]|\n|$)")


def find_name(text: str, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Where the name of the sender stands; ``spans`` are the phones and addresses found.

    The fullest of several that begin alike: "Ik ben Karin ... Groetjes, Karin de Wit" gives the last one.
    """
    found = [
        *_only(text),
        *_behind(text, _SAYS_PLAINLY, any_case=True),
        *_behind(text, _SAYS),
        *(match.span("name") for pattern in (_SENDER, _CHAT) for match in pattern.finditer(text)),
        *_at_line_starts(text, spans),
        *_before(text, spans),
        *_behind(text, _TITLES),
        *_said_here(text),
        *_behind(text, _ANSWERS),
        *_signed(text),
        *_behind(text, _SIGNS_SMALL, any_case=True),
    ] or _small_at_start(text, spans)
    if not found:
        return None
    first = text[slice(*found[0])].casefold()
    return max(
        (span for span in found if _begins(text[slice(*span)], first)), key=lambda span: span[1] - span[0]
    )


def name_at(text: str, start: int, *, any_case: bool = False) -> tuple[int, int] | None:
    """The name that starts exactly here: words with a capital, and the small ones between them."""
    end, at, words, capitals = start, start, 0, 0
    while words < _MOST_WORDS and (token := _TOKEN.match(text, at)):
        word = token[0]
        small = word.casefold() in _PREFIXES
        if not words and word.casefold() in _NO_NAME and not (small and any_case):
            return None
        if not (word[0].isupper() or small or any_case) or (
            words and word.casefold() in _NO_NAME and not small
        ):
            break
        words += 1
        at = token.end()
        if not small or word[0].isupper():
            end, capitals = at, capitals + 1
        gap = re.compile(r"[ \t]{1,2}").match(text, at)
        if gap is None:
            break
        at = gap.end()
    return (start, end) if capitals and end - start <= _LONGEST else None


def _behind(text: str, cue: re.Pattern[str], *, any_case: bool = False) -> list[tuple[int, int]]:
    spans = (name_at(text, match.end(), any_case=any_case) for match in cue.finditer(text))
    return [span for span in spans if span]


def _signed(text: str) -> list[tuple[int, int]]:
    """Names behind a closing word, with nothing else on their line."""
    return [
        span for span in _behind(text, _SIGNS) if re.match(r"[ \t.!]*(?:\n|$)", text[span[1] : span[1] + 5])
    ]


def _before(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """ "Voicemail: Mevrouw Jansen, 020…": a name that ends right before a number or address, the longest."""
    found = []
    for start, _ in spans:
        line = text.rfind("\n", 0, start) + 1
        for word in re.finditer(r"(?<![\w'’.-])[^\W\d_]", text[max(line, start - _LONGEST) : start]):
            span = name_at(text, max(line, start - _LONGEST) + word.start())
            if span and span[1] <= start and _UP_TO.fullmatch(text[span[1] : start]):
                found.append(span)
                break
    return found


def _at_line_starts(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """ "Karin de Wit 06-…", "Jan Bakker belde", "Karin, 06-…": a name the line begins with."""
    found = []
    starts = [line.end() for line in re.finditer(r"^[ \t*•-]*(?=\S)", text, re.MULTILINE)]
    starts += [word.end() for word in re.finditer(r"^[^\W\d_][\w' -]{1,24}: (?=\w)", text, re.MULTILINE)]
    starts += [end + gap.end() for start, end in spans if start in starts and (gap := _GAP.match(text[end:]))]
    for at in starts:
        span = name_at(text, at)
        if span is None:
            continue
        behind = text[span[1] : span[1] + 60]
        near = any(0 <= start - span[1] <= 40 for start, _ in spans)
        alone = _BEFORE_REST.match(behind) and (near or " " in text[slice(*span)])
        if (
            _REACHED_OUT.match(behind)
            or (alone and (near or not text[:at].strip()))
            or _comma_behind(text, at, span)
        ):
            found.append(span)
    return found


def _comma_behind(text: str, at: int, span: tuple[int, int]) -> bool:
    """ "nieuwe aanvraag: Roos, insta dm": a name behind a word with a colon, and more behind a comma."""
    return text[max(0, at - 2) : at] == ": " and text[span[1] : span[1] + 1] == ","


def _said_here(text: str) -> list[tuple[int, int]]:
    """ "Hallo, Remco hier": a name with nothing but "hier" behind it."""
    return [span for span in _behind(text, _HERE) if re.match(r" (?:hier|here)\b", text[span[1] :])]


def _only(text: str) -> list[tuple[int, int]]:
    """A text that is nothing but a name."""
    start = len(text) - len(text.lstrip())
    span = name_at(text, start)
    return [span] if span and not text[span[1] :].strip(" .\n") else []


def _small_at_start(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """ "jan de vries 06…", "ingrid, 55+": typed in haste, at the very start, before what a name precedes."""
    start = len(text) - len(text.lstrip())
    end, at = start, start
    while (token := _TOKEN.match(text, at)) and text[at : token.end()].casefold() not in _NO_NAME - _PREFIXES:
        word = token[0].casefold()
        if _NOT_CALLED.search(word) or _REACHED_OUT.match(" " + text[at : at + 60]):
            break
        end = at = token.end()
        gap = re.compile(r"[ \t]{1,2}").match(text, at)
        if gap is None:
            break
        at = gap.end()
    words = text[start:end].split()
    behind = text[end:]
    number_next = any(0 <= at - end <= 3 for at, _ in spans)
    ends = number_next or re.match(r"\s*(?:[,;(]| - )", behind) or _REACHED_OUT.match(behind)
    return [(start, end)] if 0 < len(words) <= _MOST_SMALL and len(words[0]) > 1 and ends else []


def _begins(name: str, first: str) -> bool:
    return name.casefold() == first or name.casefold().startswith(first + " ")
