"""The lines around a form's answers that no visitor wrote: footers, buttons, notices."""

from __future__ import annotations

import re

_FOOTER = re.compile(
    r"""^\W*(?:
      (?:dit|deze|het)\ (?:e-?mail(?:bericht)?|mail|bericht|formulier|inzending|aanvraag)\ (?:is
      |werd)\ (?:automatisch\ )?
        (?:ver(?:zonden|stuurd)|gestuurd|ingezonden|ingevuld|ingestuurd|gegenereerd|aangemaakt)
    | this\ (?:e-?mail|mail|message|form|submission|notification|inquiry)\ (?:was|is
      |has\ been)\ (?:automatically\ )?
        (?:sent|submitted|generated|received)
    | ver(?:zonden|stuurd)\ v(?:ia|an|anaf)\b | sent\ (?:from|via)\b | submitted\ (?:from|via)\b
      | ingezonden\ v(?:ia|anaf)\b
    | manage\ submissions? | (?:view|see|open|edit|bekijk|open)\ (?:the\ |this\ |all\ |your\ |deze\ |alle[ ]
      |de\ |je\ )?
        (?:full\ )?(?:submissions?|entry|entries|responses?|in(?:\ |$)|inzendingen?|reacties?|antwoorden
      |details|form)
    | (?:edit|bewerk(?:en)?|bekijk(?:en)?|view|open)\s*$
    | (?:de\ |alle\ |je\ |uw\ )?(?:inzending(?:en)?|reacties?
      |antwoord(?:en)?|overzicht|formulier|samenvatting|afspraak)\ (?:bekijken|beheren|bewerken|openen)\s*$
    | voir\ (?:la|les|le|toutes)\b | antwort(?:en)?\ (?:anzeigen|ansehen)
    | ver\ (?:respuestas?|env[ií]os?)
    | does\ this\ submission | report\ (?:it\ here|spam|abuse) | you\ (?:are|re|'re)\ receiving\ this
      | you\ received\ this
    | (?:je|u)\ ontvangt\ (?:deze|dit) | (?:je|u)\ (?:kunt|kan)\ (?:direct\ |hier\ )?(?:reageren|antwoorden
      |op\ deze)
    | (?:beantwoord|reageer\ op)\ (?:deze|dit) | (?:you\ can\ )?reply\ (?:directly\ )?(?:to|by\ replying)
      | respond\ to\ this
    | este\ (?:e-?mail|mensaje|correo|formulario)\b.*\b(?:enviado|desde)\b
    | diese\ (?:e-?mail|nachricht|mitteilung)\ wurde | gesendet\ (?:von|über)\b
    | ce(?:t)?\ (?:e-?mail|message|courriel)\ a\ été | envoyé\ (?:depuis|via|de)\b
    | unsubscribe\b | uitschrijven\b | afmelden\b | powered\ by\b(?!:) | aangedreven\ door\b(?!:)
    | if\ you\ (?:don't|do\ not|no\ longer)\ (?:want|wish) | ©|copyright\ ©? | all\ rights\ reserved
    | create\ your\ own | want\ to\ (?:edit|customi[sz]e) | pro\ tip | (?:sincerely|cheers
      |regards),?\ (?:the\ )?\w+\ team
    | you\ can\ (?:edit|view|manage) | go\ to\ (?:submissions|responses|dashboard|inbox) | log\ in\ to\ view
    | mark\ as\ spam | not\ interested\ in | respond\ now\b | reageer\ nu\b | view\ in\ \w+ | toon\ in\ \w+
    | pro\ features | need\ to\ make\ changes
    | verstuurd\ op\b | ontvangen\ op\b | ingezonden\ op\b | submitted\ (?:on|at)\b | verzonden\ op\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_INTRO = re.compile(
    r"""^\W*(?:nieuwe?|new|je\ (?:hebt|heeft)|u\ (?:hebt|heeft)|you\ (?:have|just|ve|'ve|got)|er\ is
      |there\ is|someone|iemand
    |hoi|hi|hey|hallo|hello|beste|dear|geachte|here|hierbij|onderstaand|via|a\ (?:new|site)|the\ following
      |de\ volgende
    |er\ (?:is|werd)|het\ volgende|details\ of|gegevens|bericht\ (?:via|van|vanaf)|aanvraag\ (?:via|van
      |vanaf)
    |message\ (?:from|via)|form(?:ulier)?\ (?:from|van))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_STRONG_META = re.compile(
    r"^(?:page|pagina|seiten|url|user|agent|benutzer|remote|ip|powered|aangedreven|mogelijk"
    r"|desarrollado|bereitgestellt"
    r"|propulse|alimente|hospedado|submission|network|entry|utm|gclid|fbclid|ontvangen|verzonden"
    r"|verstuurd|ingezonden"
    r"|ingevuld|submitted|received|timestamp|tijdstempel|datum en tijd|datum/tijd|referer|referrer"
    r"|browser|token|site"
    r"|form|post|source url|bronpagina|date/time|recaptcha|g recaptcha|captcha)\b"
)
_MOMENT = re.compile(
    r"^\W*(?:\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|\d{1,2}[:.]\d{2}(?::\d{2})?|\d{1,2}\.? \w{3,10}\.? \d{4}"
    r"|\w{3,10} \d{1,2},? \d{4})\s*,?\s*(?:om |at )?(?:\d{1,2}[:.]\d{2}(?::\d{2})?)?\s*(?:[ap]\.?m\.?"
    r"|uur|u)?\W*$",
    re.IGNORECASE,
)


def is_footer(text: str) -> bool:
    """Whether a line is a notice or a button of the form, not an answer."""
    return len(text) <= 400 and _FOOTER.match(text) is not None


def is_intro(text: str) -> bool:
    """Whether a line announces a form: "Je hebt een nieuw bericht:"."""
    return _INTRO.match(text) is not None


def is_meta_label(label: str) -> bool:
    """Whether a normalised label is one only a machine writes (page, user agent), unlike "tijd"."""
    return _STRONG_META.match(label) is not None


def is_moment(text: str) -> bool:
    """Whether a value is a date or a time and nothing else."""
    return _MOMENT.match(text) is not None
