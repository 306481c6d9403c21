"""Words by which a pasted text tells through what it came, from where, when, and what the person wants."""

from __future__ import annotations

import re
from typing import Final

from ptcrm.domain.values import Channel, Source

_I: Final = re.IGNORECASE


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CHANNEL_WORDS: Final = (
    (Channel.VOICEMAIL, re.compile(r"\bvoice ?mail\b|\bingesproken\b|\bsprak .{0,30}\bin\b", _I)),
    (
        Channel.WHATSAPP,
        re.compile(r"\bwhats?app\w*|\bapp(?:te|je)\b|\bgeappt\b|\b(?:per|via|een) app(?:je)?\b", _I),
    ),
    (Channel.SMS, re.compile(r"\bsms\w*|\btexted\b|\btext message\b", _I)),
    (
        Channel.WALK_IN,
        re.compile(
            r"\blangs ?geweest\b|\b(?:kwam|liep) .{0,20}\b(?:langs|binnen)\b|\bwalk(?:ed)?[ -]?in\b"
            r"|\bcame by\b",
            _I,
        ),
    ),
    (
        Channel.PHONE,
        re.compile(
            r"\bbelden?\b|\bgebeld\b(?! worden)|\baan de telefoon\b|\bcalled\b|\brang\b"
            r"|\b(?:missed )?call from\b|\bgemiste oproep",
            _I,
        ),
    ),
    (Channel.INSTAGRAM, re.compile(r"\b(?:insta(?:gram)?[ -]?)?dm\b", _I)),
    (
        Channel.FACEBOOK,
        re.compile(r"\bmessenger\b|\b(?:facebook|fb)[ -](?:bericht\w*|message)|\bmarketplace\b", _I),
    ),
    (Channel.FORM, re.compile(r"\bcontact ?form(?:ulier)?\b", _I)),
    (
        Channel.EMAIL,
        re.compile(
            r"\bmailden?\b|\b(?:e-?)?mail(?:tje)? van\b|\bstuurde (?:een )?(?:e-?)?mail|\bgemaild\b"
            r"|\be-?mailed\b|\b(?:per|een) (?:e-?)?mail(?:tje)?\b"
            r"|^(?:onderwerp|subject|from|van):",
            _I | re.MULTILINE,
        ),
    ),
)
"""The way it came, the surest words first. "Bel me" asks for a way back and says nothing."""

SOURCE_WORDS: Final = (
    (Source.INSTAGRAM, re.compile(r"\binsta(?:gram)?\b", _I)),
    (Source.FACEBOOK, re.compile(r"\bfacebook\b|\bfb\b|\bmarketplace\b", _I)),
    (Source.GOOGLE_MAPS, re.compile(r"\bgoogle(?: maps)?\b|\bgegoogeld\b|\bgoogled\b", _I)),
    (Source.FLYER, re.compile(r"\b(?:flyer|folder|leaflet)(?:tje)?s?\b", _I)),
    (
        Source.SPORTS_CLUB,
        re.compile(
            r"\b(?:sport|voetbal|hockey|tennis|korfbal|volleybal|atletiek|zwem)(?:club|vereniging)\b"
            r"|\bsports club\b",
            _I,
        ),
    ),
    (
        Source.WORD_OF_MOUTH,
        re.compile(
            r"\bvia[ -]via\b|\bmond[ -](?:tot|op)[ -]mond\b|\bword of mouth\b|\bvia een (?:vriend|collega)",
            _I,
        ),
    ),
    (Source.WEBSITE, re.compile(r"\b(?:web)?site\b|\bcontact ?form(?:ulier)?\b", _I)),
)

REFERRED: Final = re.compile(
    r"\b(?:via|(?:tip|aanrader|aanbevolen|gekregen|gehoord) (?:van|door)|getipt door|doorverwezen door"
    r"|(?:je|jouw|mijn|uw|your) (?:nummer|naam|number|name) (?:van|from)"
    r"|referred by|recommended by|sent by|tip from)\s+"
    r"(?:(?:mijn|my|haar|zijn|her|his|een|a) \w+ (?=\w)|(?:fysio\w*|kine\w*|physio\w*|dokter|dr\.?"
    r"|huisarts|osteopa\w+"
    r"|collega|colleague|vriend(?:in)?|friend|buurman|buurvrouw|oud-?klant|klant) (?=\w))?",
    _I,
)
"""A name behind it is who sent the person."""

NO_REFERRER: Final = _words(
    "instagram insta facebook fb google maps whatsapp messenger marktplaats marketplace linkedin tiktok "
    "youtube website site mail dm sms internet via je jouw de het een uw your the mijn my haar zijn werk "
    "work vrienden friends fysio kine huisarts dokter collega vriend vriendin club sportclub school flyer "
    "folder google-maps reclame advertentie ad ads app telefoon phone e-mail email formulier form "
    "contactformulier"
)

CAME_BY: Final = {
    Source.INSTAGRAM: Channel.INSTAGRAM,
    Source.FACEBOOK: Channel.FACEBOOK,
}
"""The likeliest way when only the source is named."""

_PAST_DAY: Final = (
    r"(?:eergister(?:en)?|gister(?:en)?(?:ochtend|morgen|middag|avond|nacht)?|vanochtend|vanmorgen|vannacht"
    r"|(?:the day before )?yesterday(?: (?:morning|afternoon|evening))?|this morning|last night"
    r"|(?:afgelopen|vorige|last) \w+dag|(?:afgelopen|vorige) (?:ma|di|wo|do|vr|za|zo)|last \w+day)"
)
_TODAY: Final = (
    r"(?:vandaag|vanmiddag|vanavond|today|this afternoon|tonight|this evening|zojuist|net|just now)"
)
_CLOCK: Final = (
    r"(?:(?:om|at|rond|around|tegen) )?(?:\d{1,2}[uh]\d{2}|\d{1,2}[:.]\d{2}(?: uur)?"
    r"|\d{1,2} ?u(?:ur)?\b(?! geleden)|(?<=om )\d{1,2}\b(?![:.]\d)|(?<=at )\d{1,2}\b(?![:.]\d)|\d{1,2} ?[ap]m"
    r"|half (?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\d{1,2})"
    r"|half past \w+|kwart (?:over|voor) \w+|quarter (?:past|to) \w+)"
)
_AGO: Final = (
    r"(?:\d{1,2}|een|één|half|an?|twee|drie|two|three) ?(?:half )?"
    r"(?:min(?:uten|uut|utes?)?|uur|uren|kwartier|hours?|dagen|dag|days?) (?:geleden|terug|ago)"
)
_CONTACT: Final = (
    r"(?:belde|gebeld|appte|appje|geappt|mailde|gemaild|stuurde|sprak|ingesproken|langs(?: geweest)?|binnen"
    r"|voicemail|called|rang|texted|mailed|e-mailed|wrote|came by|walked in|bericht|message)"
)

_WEEKDAY: Final = (
    r"(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|morgen|middag|avond)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:morning|afternoon|evening|night)"
)

MOMENTS: Final = (
    re.compile(rf"\b({_PAST_DAY},? {_CLOCK})(?!\d|:\d)", _I),
    re.compile(rf"\b{_CONTACT}\b[^.!?\n]{{0,25}}?\b((?:{_PAST_DAY}|{_TODAY}),? {_CLOCK})(?!\d|:\d)", _I),
    re.compile(rf"\b{_CONTACT}\b[^.!?\n\d]{{0,20}}?({_CLOCK})(?!\d|:\d)", _I),
    re.compile(rf"\b((?:{_TODAY},? )?{_CLOCK}) {_CONTACT}\b", _I),
    re.compile(rf"\b({_AGO})\b", _I),
    re.compile(rf"\b{_CONTACT}\b[^.!?\n]{{0,25}}?\b({_PAST_DAY})\b", _I),
    re.compile(rf"\b({_PAST_DAY}) {_CONTACT}\b", _I),
    re.compile(rf"\b{_CONTACT}\b(?: \w+)? ({_WEEKDAY})\b", _I),
    re.compile(r"^\[?(\d{1,2}[-/]\d{1,2}[-/]\d{2,4},? \d{1,2}:\d{2})(?::\d{2})?\]?(?: -)? ", re.MULTILINE),
)
"""When the person reached out: with a day that is past, or beside a word for reaching out. "Bel me na 5en"
and "ik kan maandag om 18:00" say something else."""

WISHES: Final = (
    re.compile(r"\b(?:doel|wens|goal|wish)\s*[:=]\s*(?P<wish>[^\n]+)", _I),
    re.compile(
        r"\b(?:wil(?:len)?|zou|hoop|wilde)\b(?! (?:je|jij|u|jullie)\b)(?: (?:het|heel|erg|zo))?"
        r"(?: (?:graag|dolgraag|eindelijk|wel))*(?: willen)? (?P<wish>[^.!?\n;]+)",
        _I,
    ),
    re.compile(r"\b(?:ben|is) op zoek naar (?P<wish>[^.!?\n;]+)", _I),
    re.compile(
        r"\b(?:i|she|he|they)(?: would|['’]d)? (?:really )?(?:wants?|like|hopes?|need)s? (?:to )?"
        r"(?P<wish>[^.!?\n;]+)",
        _I,
    ),
    re.compile(r"\bwants? (?:to )?(?P<wish>[^.!?\n;]+)", _I),
    re.compile(r"\blooking (?:for|to) (?P<wish>[^.!?\n;]+)", _I),
)

WISH_ENDS: Final = re.compile(
    r",? (?:(?:en|and|maar|but) )?(?:bel|app|mail"
    r"|belde|appte|mailde|stuurde|called|texted|mailed|call|text|tel|kun je|kan je|kan dat|heb|mijn nummer"
    r"|my number|via|can you|could you|groet\w*|gr)\b.*|,? (?:06|\+\d).*$",
    _I | re.DOTALL,
)

A_WISH: Final = re.compile(
    r"pijn|klacht|probl|blessure|revalid|hernia|artrose|afvall|\bkilo|\d ?kg\b|conditie|\bfit(?:ter"
    r"|heid|ness)?\b|sterk"
    r"|kracht|spier|marathon|hardlop|\blopen\b|energie|zwanger|bevalling|evenwicht|balans|soepel|lenig"
    r"|houding"
    r"|slapen|stress|burn-?out|overgewicht|gezond|bulk|(?<!te)rug\b|\b(?:nek|knie|heup|schouder|enkel"
    r"|billen|buik)\b"
    r"|\bkg\b|weight|strong|strength|muscle|\bpain\b|injur|rehab|\brun(?:ning)?\b|\bshape\b|energy|posture"
    r"|pregnan|mobility|\btone\b|(?<!call )(?<!ring )(?<!get )\bback\b|\b(?:knee|hip|shoulder|neck)\b",
    _I,
)
"""Words that speak of a body or a goal, for notes without a verb."""

NO_WISH: Final = re.compile(
    r"(?:je|jij|u|jullie|iemand|gebeld|teruggebeld|terug gebeld|geen|niet|even|graag$|(?:meer )?info\w*|weten"
    r"|(?:een |eens )?(?:afspraak|gesprek|intake|kennismak\w+)|contact|bellen|langskomen|langs komen|praten"
    r"|vragen|you|be called|call|know|talk|more info\w*|information|an? (?:appointment|call|chat))\b",
    _I,
)
"""What asks for contact is no wish."""
