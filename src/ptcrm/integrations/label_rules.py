"""Data of ``field_labels``: what a label that isn't known word for word is about, by the words in it.

A rule is tried on a normalised label (lower case, no accents, single spaces); the first hit wins.
"""

from __future__ import annotations

from typing import Final

# fmt: off
RULES: Final[tuple[tuple[str, str], ...]] = (
    (
        "consent",
        (
            r"\b(?:akkoord|privacy\w*|voorwaarden|toestemming|consent\w*|gdpr|avg|dsgvo|rgpd"
            r"|datenschutz\w*|einwilligung|nieuwsbrief|newsletter|terms|opt ?in|marketing|agree"
            r"|einverstanden|j accepte|acepto)\b"
        ),
    ),
    (
        "other",
        (
            r"\b(?:nood\w*|emergency|partner|kind|kinderen|child|bedrijfs?\w*|company|organi[sz]ati\w*"
            r"|club|team|firm\w*|kvk|btw|vat|iban|rekening\w*|lidnummer|ordernummer|huisnummer"
            r"|house number|gebruiker\w*|user ?name|account|file|bestand|product|pet|ad|adset|campaign"
            r"|group|merk)\b"
        ),
    ),
    (
        "meta",
        (
            r"\b(?:utm|form(?:ulier)?|page|pagina|site|event) ?(?:id|name|naam|url|title|titel|type"
            r"|source|medium)?$|^utm\b|user agent|\bremote ip\b"
        ),
    ),
    (
        "source",
        (
            r"\b(?:hoe|waar|how|where|wie|via)\b.*\b(?:gevonden|terecht ?gekomen|terecht|kent?|hear"
            r"|heard|find|found|gehoord|erfahren|aufmerksam|gekomen|kennen|ontdekt|opgevallen)\b(?!.*\bbereiken\b)"
            r"|\bcomment\b.*\b(?:connu|entendu|trouve)\b|\b(?:lead ?source|doorverwe\w+|referr\w+"
            r"|aanbevolen)\b"
        ),
    ),
    (
        "other",
        (
            r"^(?!.*(?:nummer|number|adres))(?=.*\b(?:beste|best|wanneer|when|welk moment|tijdstip"
            r"|voorkeur\w*|preferred|prefer|liever|bereikbaar\w*|welke dag\w*|which day\w*"
            r"|tijden)\b).*\b(?:bel\w*|call\w*|contact\w*|bereik\w*|telefo\w*|dag\w*|day\w*|mail"
            r"|moment|time|tijd)\b"
        ),
    ),
    (
        "email",
        (
            r"\bmailen\b|\be ?mail ?(?:adres(?:se)?|address)?\b|\bmail ?adres(?:se)?\b|\bmail\b|\bcourriel\b"
            r"|\bcorreo\b|\w+email\b|\bemail\w*"
        ),
    ),
    (
        "phone",
        (
            r"\b(?:waar|waarop|hoe|where|how)\b.*\b(?:bellen|appen|telefonisch|call you)\b"
            r"|\b(?:tel|telefo\w+|telef\w+|telephone|mobiel\w*|mobile|mobil\w*|gsm\w*|phone\w*|cell\w*"
            r"|handy\w*|whatsapp\w*|portable|06)\b|\b(?:nummer|number|numero|nr)\b.*\b(?:bel\w*"
            r"|bereik\w*|call|reach|contact|erreich\w*|app\w*)|\b(?:bel|call|contact) ?(?:nummer"
            r"|number)\b|\w+phone\b"
        ),
    ),
    (
        "name",
        (
            r"\b(?:voor\w*|first|vor\w*|prenom)\b.*\b(?:achter\w*|last|nach\w*|nom)\b"
        ),
    ),
    (
        "first",
        (
            r"\b(?:voornaam|roepnaam|first ?name|given name|prenom|vorname)\b"
        ),
    ),
    (
        "prefix",
        (
            r"\b(?:tussenvoegsels?|voorvoegsels?|middle name)\b"
        ),
    ),
    (
        "last",
        (
            r"\b(?:achternaam|familienaam|last ?name|surname|family name|nachname|nom de famille"
            r"|apellidos?)\b"
        ),
    ),
    (
        "postcode",
        (
            r"\b(?:postcode|zip|zipcode|postal code|postleitzahl|plz|code postal)\b"
        ),
    ),
    (
        "city",
        (
            r"\b(?:woonplaats|plaatsnaam|city|gemeente|wohnort|ville|stadt|ciudad)\b|\bwaar woon\b"
            r"|^(?:woon|huis|bezoek)?adr(?:es|ess)\b.*\b(?:plaats|town|stad)$"
            r"|\bwhere do you live\b"
        ),
    ),
    (
        "goal",
        (
            r"\b(?:doel\w*|goals?|bereiken|achieve|erreichen|helpen|help|helfen|aider|objecti\w+"
            r"|objetivo\w*|ziele?|interesse\w*|interested|geinteresseerd|looking for|op zoek"
            r"|werken aan|aan werken)\b"
        ),
    ),
    (
        "subject",
        (
            r"\b(?:onderwerp|subject|betreff?t?)\b"
        ),
    ),
    (
        "message",
        (
            r"\b(?:bericht\w*|message\w*|vraag|vragen|questions?|opmerking\w*|comments?|nachricht\w*"
            r"|mitteilung\w*|toelichting\w*|vertel\w*|tell (?:us|me)|remarks?|anmerkung\w*"
            r"|commentaires?|mensaje|mensagem|erzahl\w*|parlez|verhaal|anders kwijt|share anything"
            r"|wil je nog|uitdaging\w*|challenges?|struggl\w+|tegenaan|belemmer\w*|houdt je tegen)\b"
        ),
    ),
    (
        "name",
        (
            r"\b(?:naam|name|heet|heist|heissen|nom|nombre|appelez|appelles)\b"
        ),
    ),
    (
        "other",
        (
            r"\b(?:leeftijd|how old|hoe oud|geboorte\w*|birth|gewicht|weight|lengte|adres|address"
            r"|blessure\w*|klachten|injur\w*|budget|beschikba\w+|available|availability|start\w*|datum"
            r"|date|tijd|time)\b"
        ),
    ),
)
# fmt: on
