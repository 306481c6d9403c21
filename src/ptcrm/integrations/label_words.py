"""The words behind ``field_labels``: known labels in Dutch, English, French, German, Spanish, and rules.

Data only. A rule is tried on a normalised label (lower case, no accents, single spaces), first hit wins.
"""

from __future__ import annotations

from typing import Final

# fmt: off
KNOWN_LABELS: Final[dict[str, tuple[str, ...]]] = {
    "name": (
        "naam", "name", "your-name", "volledige naam", "full name", "full_name", "fullname",
        "voor- en achternaam", "voornaam en achternaam", "voornaam & achternaam", "voornaam + achternaam",
        "naam en voornaam", "first and last name", "first & last name", "invitee", "invitee name",
        "genodigde", "contact name", "contactpersoon", "contact person", "naam contactpersoon", "nom",
        "nom complet", "nom et prénom", "prénom et nom", "wat is je naam?", "hoe heet je?", "hoe heet jij",
        "hoe heet u", "hoe mag ik je noemen", "hoe mogen we je noemen", "wie ben je", "display name",
        "naam:", "client name", "customer name", "klantnaam", "van", "from", "von", "de", "afzender",
        "sender", "vollständiger name", "vor- und nachname", "vorname und nachname", "wie heißt du",
        "wie heissen sie", "nombre", "nombre completo", "nombre y apellidos", "nome", "nome completo",
        "what is your name", "whats your name", "comment vous appelez-vous", "lead name", "person name",
        "naam aanvrager", "naam lead", "naam deelnemer", "naam klant", "visitor name", "namn",
    ),
    "first": (
        "voornaam", "voornamen", "roepnaam", "first name", "first_name", "firstname", "fname",
        "given name", "name - first name", "name first", "name (first)", "naam (voornaam)",
        "naam - voornaam", "prénom", "vname", "vorname", "forename", "first", "je voornaam",
        "primer nombre",
    ),
    "prefix": (
        "tussenvoegsel", "tussenvoegsels", "tussenv", "tv", "voorvoegsel", "voorvoegsels", "middle name",
        "middelste naam", "name (middle)", "additional name", "infix", "name prefix dutch",
        "naam tussenvoegsel",
    ),
    "last": (
        "achternaam", "last name", "last_name", "lastname", "lname", "surname", "family name",
        "familienaam", "nom de famille", "nachname", "familienname", "name - last name", "name (last)",
        "name last", "naam (achternaam)", "naam - achternaam", "last", "apellido", "apellidos",
        "je achternaam",
    ),
    "email": (
        "e-mail", "email", "e-mailadres", "emailadres", "email adres", "mail", "mailadres", "mail adres",
        "your-email", "email address", "e-mail address", "emailaddress", "e-mail 1 - value", "_replyto",
        "reply-to", "replyto", "invitee email", "e-mailadres genodigde", "client email", "primary email",
        "courriel", "adresse e-mail", "adresse email", "adresse mail", "adresse électronique",
        "wat is je e-mailadres?", "e-mail-adresse", "emailadresse", "mailadresse", "correo",
        "correo electrónico", "correo electronico", "work email", "member email", "from email",
        "e-mailadres 1", "contact email", "confirm email", "bevestig e-mail", "@",
    ),
    "phone": (
        "telefoon", "telefoonnummer", "telefoon nummer", "telefoonnr", "telefoon nr", "tel", "tel.",
        "tel nr", "telnr", "tel nummer", "mobiel", "mobiele telefoon", "mobiel nummer", "mobiele nummer",
        "mobiel telefoonnummer", "mobielnummer", "gsm", "gsm-nummer", "gsm nummer", "gsm nr", "phone",
        "phone number", "phone_number", "phonenumber", "phone no", "phone 1 - value", "mobile",
        "mobile phone", "mobile number", "cell", "cell phone", "cellphone", "contact number",
        "contactnummer", "whatsapp", "whatsapp number", "whatsapp nummer", "whatsappnummer", "téléphone",
        "numéro de téléphone", "numero de telephone", "portable", "06-nummer", "06 nummer", "nummer",
        "number", "telefon", "telefonnummer", "handy", "handynummer", "mobilnummer", "mobiltelefon",
        "rufnummer", "teléfono", "móvil", "telefono", "telephone", "telephone number", "telefoon / gsm",
        "telefoon thuis", "telefoon op werk", "home phone", "work phone", "primary phone",
        "text reminder number", "bel me op", "call me at", "sms",
    ),
    "message": (
        "bericht", "uw bericht", "je bericht", "berichttekst", "tekst bericht", "bericht tekst", "vraag",
        "vragen", "je vraag", "uw vraag", "vraag of opmerking", "vragen of opmerkingen", "vraag/opmerking",
        "opmerking", "opmerkingen", "vragen/opmerkingen", "toelichting", "aanvraag", "omschrijving",
        "beschrijving", "motivatie", "inhoud", "message", "your message", "your-message", "message body",
        "body", "text", "comment", "comments", "comments or questions", "questions or comments",
        "question", "questions", "comment or message", "reactie of bericht", "reactie", "inquiry",
        "enquiry", "remarks", "notes", "note", "description", "details", "event details",
        "project details", "additional information", "aanvullende informatie", "extra informatie",
        "overige informatie", "bijzonderheden", "notitie", "notities", "nachricht", "ihre nachricht",
        "deine nachricht", "mitteilung", "kommentar", "anfrage", "votre message", "commentaire",
        "commentaires", "mensaje", "tu mensaje", "cuerpo del mensaje", "corps du message",
        "nachrichtentext", "mensagem", "messaggio", "vertel eens", "vertel iets over jezelf",
        "vertel wat over jezelf", "vertel iets over je situatie", "vertel me meer", "vertel ons meer",
        "vertel meer", "vertel je verhaal", "je verhaal", "jouw verhaal", "tell me about yourself",
        "tell us about yourself", "tell us more", "tell me more", "about you", "over jezelf",
        "stel je vraag", "stel hier je vraag", "wat is je vraag", "wat wil je weten", "wat wil je vragen",
        "waar gaat het over", "anything else", "something else", "what would you like to know",
        "berichtinhoud", "inhoud bericht", "please share anything that will help prepare for our meeting",
        "wat kan ik voor je betekenen",
    ),
    "subject": (
        "onderwerp", "subject", "your-subject", "betreft", "betreff", "asunto", "objet", "sujet",
        "assunto", "thema", "topic", "titel bericht", "onderwerp bericht", "_subject", "oggetto",
    ),
    "city": (
        "woonplaats", "plaats", "plaatsnaam", "stad", "city", "gemeente", "town", "ville", "stadt", "ort",
        "wohnort", "woonachtig", "waar woon je", "ciudad", "locality", "plaats/stad", "town/city",
        "city/town",
    ),
    "postcode": (
        "postcode", "zip", "zip code", "postal code", "post_code", "post code", "zip_code", "zipcode",
        "plz", "postleitzahl", "code postal", "postnummer", "código postal", "zip / postal code",
        "zip/postcode",
    ),
    "goal": (
        "doel", "doelen", "doelstelling", "doelstellingen", "je doelen", "wat is je doel?",
        "wat zijn je doelen?", "wat wil je bereiken?", "interesse in", "interesse", "interesses",
        "interested in", "goal", "goals", "your goal", "waar wil je aan werken?",
        "waar kan ik je mee helpen?", "waarmee kan ik je helpen?", "waar kunnen we je mee helpen?",
        "waarmee kunnen we je helpen?", "waarmee kunnen we u helpen", "hoe kan ik je helpen",
        "hoe kunnen we helpen", "hoe kunnen we je helpen", "how can we help?", "how can i help?",
        "how can we help you", "how can i help you", "what are you looking for",
        "what do you want to achieve", "what would you like to achieve", "what is your goal",
        "what are your goals", "fitness goal", "fitness goals", "training goal", "trainingsdoel",
        "trainingsdoelen", "hulpvraag", "ziel", "ziele", "dein ziel", "was möchtest du erreichen",
        "wobei kann ich dir helfen", "objectif", "objectifs", "quel est votre objectif",
        "comment puis-je vous aider", "objetivo", "waar ben je naar op zoek",
        "waarvoor neem je contact op?", "i am interested in", "ik heb interesse in",
        "ik ben geïnteresseerd in", "dienst", "soort training", "type training", "service", "wens",
        "wensen", "gewenste dienst",
    ),
    "consent": (
        "ik ga akkoord met de privacyverklaring", "toestemming", "consent", "acceptance", "acceptatie",
        "avg", "gdpr", "nieuwsbrief", "newsletter", "akkoord", "privacy", "privacyverklaring",
        "voorwaarden", "algemene voorwaarden", "terms", "terms and conditions", "dsgvo", "rgpd",
        "datenschutz", "einwilligung", "consentement", "opt-in", "marketing", "accepts marketing",
        "inschrijven nieuwsbrief", "subscribe", "akkoord privacy", "agreement",
    ),
    "meta": (
        "date", "datum", "time", "tijd", "page url", "pagina url", "page title", "paginatitel",
        "user agent", "remote ip", "ip", "ip-adres", "ip address", "powered by", "aangedreven door",
        "mogelijk gemaakt door", "submission id", "network id", "entry id", "entry number", "utm_source",
        "utm_medium", "utm_campaign", "utm_term", "utm_content", "gclid", "fbclid", "ontvangen op",
        "ontvangen", "verzonden op", "verstuurd op", "ingezonden op", "ingevuld op", "submitted on",
        "submitted at", "submitted", "submission date", "received", "received on", "form", "form name",
        "formulier", "form id", "formuliernaam", "site", "site name", "website name", "page", "pagina",
        "url", "referer", "referrer url", "event type", "event type name", "event date/time", "date/time",
        "invitee time zone", "location", "time zone", "timezone", "submitted content", "datum en tijd",
        "datum/tijd", "timestamp", "tijdstempel", "page link", "fecha", "hora", "uhrzeit", "heure", "data",
        "horario", "url de la página", "url de la pagina", "agente de usuario", "ip remota",
        "desarrollado por", "hospedado por", "url da página", "agente do usuário", "ip remoto",
        "seiten-url", "benutzer-agent", "remote-ip", "bereitgestellt von", "url de la page",
        "agent utilisateur", "ip distante", "alimenté par", "propulsé par", "useragent", "browser",
        "user ip", "source url", "bronpagina", "verzonden vanaf", "token", "post id", "post url",
        "entry date", "form_id", "form-name", "bot-field", "_gotcha", "_next", "_captcha", "_template",
        "g-recaptcha-response", "recaptcha", "captcha", "soort gebeurtenis", "datum/tijd gebeurtenis",
        "tijdzone", "ref", "apparaat", "device",
    ),
    "source": (
        "bron", "lead source", "source", "how did you hear about us?", "how did you hear about us",
        "how did you find us", "how did you hear about me", "how did you find me",
        "hoe heb je ons gevonden", "hoe heb je mij gevonden", "hoe ken je ons", "hoe ken je mij",
        "hoe ben je bij ons terechtgekomen", "hoe ben je bij mij terechtgekomen", "waar ken je mij van",
        "waar ken je ons van", "via wie", "via welke weg", "hoe kom je bij ons", "gevonden via",
        "referred by", "doorverwezen door", "wie hast du von uns erfahren",
        "wie haben sie von uns erfahren", "comment avez-vous entendu parler de nous",
        "comment nous avez-vous connu", "herkomst", "referral",
    ),
    "other": (
        "bedrijf", "bedrijfsnaam", "company", "company name", "organisatie", "organisation",
        "organization", "firma", "entreprise", "société", "unternehmen", "functie", "job title", "title",
        "titel", "aanhef", "salutation", "anrede", "adres", "address", "street address", "straat",
        "huisnummer", "adresse", "straße", "strasse", "rue", "land", "country", "pays", "provincie",
        "state", "geboortedatum", "date of birth", "birthday", "leeftijd", "age", "alter", "âge",
        "geslacht", "gender", "lengte", "gewicht", "height", "weight", "blessures", "blessure", "klachten",
        "injuries", "budget", "website", "file upload", "file", "bestand", "bijlage", "attachment",
        "upload", "foto", "voorkeur", "voorkeursdag", "voorkeursdatum", "voorkeurstijd", "beschikbaarheid",
        "availability", "preferred date", "preferred time", "preferred contact method",
        "questions and answers", "gewenste startdatum", "startdatum", "beste tijd om te bellen",
        "best time to call", "beschikbare dagen", "dag", "dagen", "dagdeel", "wanneer wil je starten",
        "sportervaring", "ervaring", "experience", "beroep", "occupation", "ik ben", "prijs", "pakket",
        "abonnement", "vestiging", "locatie", "kvk", "kvk-nummer", "btw-nummer", "btw nummer",
        "gebruikersnaam", "username",
    ),
}

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
            r"|heard|find|found|gehoord|erfahren|aufmerksam|gekomen)\b(?!.*\bbereiken\b)"
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
            r"\be ?mail ?(?:adres(?:se)?|address)?\b|\bmail ?adres(?:se)?\b|\bmail\b|\bcourriel\b"
            r"|\bcorreo\b|\w+email\b|\bemail\w*"
        ),
    ),
    (
        "phone",
        (
            r"\b(?:tel|telefo\w+|telef\w+|telephone|mobiel\w*|mobile|mobil\w*|gsm\w*|phone\w*|cell\w*"
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
            r"|wil je nog)\b"
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

EMPTY_VALUES: Final = (
    "", "(empty)", "(leeg)", "[leeg]", "leeg", "-", "--", "—", "–", "n/a", "na", "n.v.t", "n.v.t.", "nvt",
    "niet opgegeven", "niet ingevuld", "geen", "none", "null", "undefined", "not provided",
    "not specified", "not given", "no answer", "geen antwoord", "(niet ingevuld)", "(none)", "(geen)",
    "onbekend", "nicht angegeben", "keine angabe", "non renseigné", "non précisé", "(vide)", "(leer)",
    "(niet opgegeven)", "(not provided)", "...", "/",
)
# fmt: on
