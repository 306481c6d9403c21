"""What WhatsApp itself writes in an exported chat, in Dutch, English, German and French.

Each phrase is told by its whole text: "gemiste oproep van je, bel even" is a person's own.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

_I: Final = re.IGNORECASE

MARKS: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Invisible marks of writing direction that iPhones put before names, stamps and notices."""


class Notice(StrEnum):
    """What a line is that no person typed."""

    DELETED = "deleted"
    MISSED_CALL = "missed_call"
    CALL_NOT_TAKEN = "call_not_taken"
    CALL = "call"
    SYSTEM = "system"


MEDIA: Final = re.compile(
    r"<?(?:(?:media|multimedia|medien|m[eé]dias?)|(?:afbeelding|foto|video|audio|gif|sticker|document|"
    r"contact(?:kaart|persoon)?|video-?notitie|videobericht|image|photo|voice message|video note|"
    r"contact card|bild|dokument|kontaktkarte|kontakt|vid[eé]o|autocollant|fiche contact|carte de contact|"
    r"message vocal))"
    r"[ -](?:weggelaten|niet bijgevoegd|omitted|weggelassen|ausgeschlossen|omise?s?|non incluse?s?"
    r"|absente?s?)>?",
    _I,
)
"""One photo, voice message or file in an export without them: "<Media weggelaten>"."""

ATTACHED: Final = re.compile(
    r"<(?:bijgevoegd|bijlage|attached|anhang|angehängt|pièce jointe|joint) ?: ?[^<>\n]{1,300}>"
    r"|^[^\n]{1,200}\.\w{2,5} \((?:bestand bijgevoegd|file attached|datei angehängt|fichier joint)\)$",
    _I | re.MULTILINE,
)
"""The same in an export with them."""

EDITED: Final = re.compile(
    r"\s*<(?:dit bericht is bewerkt|bericht bewerkt|this message was edited|diese nachricht wurde bearbeitet"
    r"|ce message a été modifié)\.?>\s*$",
    _I,
)

_DELETED: Final = re.compile(
    r"(?:dit bericht is verwijderd|(?:je hebt|u hebt|jij hebt) dit bericht verwijderd"
    r"|this message was deleted(?: by admin.{0,80})?|you deleted this message"
    r"|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht"
    r"|ce message a été supprimé|(?:vous avez|tu as) supprimé ce message)\.?",
    _I,
)

_BEHIND_CALL: Final = (
    r"(?:[.,]? (?:tik|tap|klik|click|tippe|appuye[rz]|touche[rz]|zum|om|pour)\b.{0,60}"
    r"|,? (?:at|om|um|à) \d{1,2}[:.]\d{2}.{0,10})?\.?"
)
_CALL: Final = (
    r"(?:(?:groeps)?(?:spraak|video|audio)-?oproep|groepsoproep|(?:group )?(?:voice|video|audio) call|"
    r"(?:gruppen)?(?:sprach|video|audio)anruf|appel (?:vocal|vid[eé]o|audio)(?: de groupe)?|appel de groupe)"
)
_MISSED: Final = re.compile(
    rf"(?:(?:gemiste|missed|verpasster|entgangener) {_CALL}|{_CALL} (?:verpasst|manqué)"
    rf"|{_CALL}, (?:gemist|missed|verpasst|manqué)|silenced (?:voice|video) call|appel manqué)"
    + _BEHIND_CALL,
    _I,
)
_NOT_TAKEN: Final = re.compile(
    rf"(?:{_CALL}[,.]? (?:geen antwoord|niet beantwoord|geweigerd|afgewezen|no answer|not answered|declined"
    r"|keine antwort|nicht angenommen|abgelehnt|pas de réponse|sans réponse|refusé))\.?",
    _I,
)
_TAKEN: Final = re.compile(
    rf"{_CALL}(?:[,.]? (?:\(?\d[\d: ]*(?:s|sec|min|u|h|std|sek)?\w*\.?\)?(?: \d+ ?\w+\.?)?"
    r"|(?:beantwoord|answered|angenommen|répondu).{0,40}))?\.?",
    _I,
)

_SYSTEM: Final = re.compile(
    r"end-to-end|end-to-end-verschlüssel|ende-zu-ende|de bout en bout|verdwijnende berichten"
    r"|disappearing messages|(?:selbstlösch|verschwind)ende nachrichten|messages éphémères"
    r"|beveiligingscode (?:met|voor|van) |security code (?:with|for) |sicherheitsnummer |code de sécurité "
    r"|(?:heeft|hebt|hebben|has|have|hat|haben|hast|a|as|avez) .{0,80}"
    r"(?:groep|group|gruppe|groupe|onderwerp|subject|betreff|objet|sujet)"
    r"|(?:created|changed|left|joined|added|removed|deleted|pinned) .{0,60}(?:group|subject|icon|description"
    r"|invite|message|you)\b|\byou were (?:added|removed)|\bje bent (?:toegevoegd|verwijderd)"
    r"|\bdu wurdest (?:hinzugefügt|entfernt)|\bvous avez été (?:ajouté|retiré)"
    r"|(?:toegevoegd|hinzugefügt|ajouté|uitnodigingslink|einladungslink|invite link|lien d['’]invitation)\.?$"
    r"|^.{1,80} (?:heeft verlaten|left|hat verlassen|est partie?|a quitté)\.?$"
    r"|zakelijk account|business account|unternehmenskonto|unternehmensaccount|compte professionnel"
    r"|staat in je contacten|is (?:in your|a) contacts?|ist in deinen kontakten|(?:gewijzigd|changed) "
    r"(?:van telefoonnummer|their phone number|to a new)|telefoonnummer gewijzigd|telefonnummer geändert"
    r"|changé de numéro|(?:geblokkeerd|blocked|blockiert|bloqué)e? (?:dit|this|diesen|ce) ?contact"
    r"|(?:dit contact|dit contactpersoon|this contact|diesen kontakt|ce contact) "
    r"(?:geblokkeerd|blockiert|bloqué|gedeblokkeerd)|you (?:un)?blocked this (?:contact|person)"
    r"|(?:groepsafbeelding|groepspictogram|groepsfoto|gruppenbild|icône du groupe|group(?:'s|’s)? icon)"
    r"|(?:beheerder|admin|administrateur)\.?$",
    _I,
)
_NOTICE_AT_MOST: Final = 150
_SYSTEM_AT_MOST: Final = 500
_ENCRYPTED: Final = re.compile(
    r"(?:berichten (?:en oproepen|die je|naar dit)|messages (?:and calls|to this|you send)|nachrichten "
    r"(?:und anrufe|in diesem|an diesen)|les (?:messages|appels)) .{0,80}"
    r"(?:versleuteld|end-to-end|ende-zu-ende|bout en bout).*",
    _I,
)

NO_NAME: Final = re.compile(
    r"[\"“”„«»‘]|\b(?:heeft|hebt|changed|created|added|removed|hat|geändert|a (?:modifié|créé|ajouté))\b", _I
)
"""What stands before a colon and is no name: ``Jan changed the subject to "Les: dinsdag"``."""

_REACTION: Final = re.compile(
    r"(?:liked a message|liked your message|heeft een bericht leuk gevonden|vond (?:een|je) bericht leuk"
    r"|vindt (?:een|je) bericht leuk|reacted .{1,20} to (?:your|a) message|hat eine nachricht mit .{1,20}"
    r"|gefällt (?:deine|eine) nachricht|heeft (?:met )?.{1,20} gereageerd op (?:je|een) bericht"
    r"|(?:heeft )?.{0,20}gereageerd met .{1,20} op (?:je|een) bericht|a aimé (?:votre|un) message"
    r"|a réagi (?:avec )?.{1,20} à (?:votre|un) message)\s*\.?",
    _I,
)
_ATTACHMENT: Final = re.compile(
    r".{0,80}(?:sent an attachment|heeft een bijlage (?:verstuurd|verzonden|gestuurd)"
    r"|hebt een bijlage (?:verstuurd|verzonden|gestuurd)|stuurde een bijlage|hat einen anhang gesendet"
    r"|hast einen anhang gesendet|a envoyé une pièce jointe|avez envoyé une pièce jointe"
    r"|sent a (?:photo|video|voice message)|shared a (?:story|post|reel))\s*\.?",
    _I,
)


def notice_in(text: str) -> Notice | None:
    """What kind of notice a message is; None for what a person typed. ``text`` without ``MARKS``."""
    line = text.strip()
    if not line or len(line) > _NOTICE_AT_MOST or "\n" in line:
        return None
    for kind, pattern in (
        (Notice.DELETED, _DELETED),
        (Notice.MISSED_CALL, _MISSED),
        (Notice.CALL_NOT_TAKEN, _NOT_TAKEN),
        (Notice.CALL, _TAKEN),
    ):
        if pattern.fullmatch(line):
            return kind
    return None


def is_system_text(text: str, marked: bool) -> bool:
    """Whether a message tells of the chat itself: encryption, a group, a contact.

    ``marked``: it begins with the mark iPhones put before what nobody typed; without it only the notice of
    encryption is believed.
    """
    if len(text) > _SYSTEM_AT_MOST or "\n" in text:
        return False
    return bool(_ENCRYPTED.fullmatch(text) or (marked and _SYSTEM.search(text)))


def is_reaction(text: str) -> bool:
    """Whether Instagram says that somebody liked something, which is no message."""
    return bool(_REACTION.fullmatch(text.strip()))


def is_attachment(text: str) -> bool:
    """Whether Instagram says that something was sent, in words nobody typed."""
    return bool(_ATTACHMENT.fullmatch(text.strip()))
