<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl">
<context>
    <name>Agenda</name>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>%n eerder</numerusform>
            <numerusform>%n eerder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later</source>
        <translation>
            <numerusform>%n later</numerusform>
            <numerusform>%n later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>nog %n</numerusform>
            <numerusform>nog %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n next step(s), show them</source>
        <translation>
            <numerusform>%n volgende stap, tonen</numerusform>
            <numerusform>%n volgende stappen, tonen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n stap</numerusform>
            <numerusform>%n stappen</numerusform>
        </translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Name, phone or e-mail</source>
        <translation>Naam, telefoon of e-mail</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Verder</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>Volgende dag</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Volgende week</translation>
    </message>
    <message>
        <source>No consultations on this day. Plan one from a lead.</source>
        <translation>Geen kennismakingen op deze dag. Plan er één vanuit een lead.</translation>
    </message>
    <message>
        <source>No consultations this week. Plan one from a lead.</source>
        <translation>Geen kennismakingen deze week. Plan er één vanuit een lead.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Uitkomst</translation>
    </message>
    <message>
        <source>Plan at {when}</source>
        <translation>Plannen: {when}</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>Vorige dag</translation>
    </message>
    <message>
        <source>Previous week</source>
        <translation>Vorige week</translation>
    </message>
    <message>
        <source>This night the clock goes back an hour.</source>
        <translation>Deze nacht gaat de klok een uur terug.</translation>
    </message>
    <message>
        <source>This night the clock goes forward an hour.</source>
        <translation>Deze nacht gaat de klok een uur vooruit.</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>With whom?</source>
        <translation>Met wie?</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>volgende stap</translation>
    </message>
    <message>
        <source>next step, due</source>
        <translation>volgende stap, aan de beurt</translation>
    </message>
    <message>
        <source>outcome not noted yet</source>
        <translation>uitkomst nog niet genoteerd</translation>
    </message>
    <message>
        <source>overlaps with {names}</source>
        <translation>overlapt met {names}</translation>
    </message>
    <message numerus="yes">
        <source>overlaps with {names} and %n more</source>
        <translation>
            <numerusform>overlapt met {names} en nog %n</numerusform>
            <numerusform>overlapt met {names} en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>tot {time}</translation>
    </message>
    <message>
        <source>week {number}</source>
        <translation>week {number}</translation>
    </message>
    <message>
        <source>{day}, today</source>
        <translation>{day}, vandaag</translation>
    </message>
    <message>
        <source>{what}, {name}</source>
        <translation>{what}, {name}</translation>
    </message>
</context>
<context>
    <name>AlertLog</name>
    <message>
        <source>15 min left</source>
        <translation>nog 15 min</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Gereageerd</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>Nothing was told yet.</source>
        <translation>Er is nog niets gemeld.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Getoond</translation>
    </message>
    <message>
        <source>The last 200, the newest first.</source>
        <translation>De laatste 200, de nieuwste bovenaan.</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Wachttijd</translation>
    </message>
    <message>
        <source>What was told</source>
        <translation>Wat er gemeld is</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>een dag</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>een uur</translation>
    </message>
    <message>
        <source>just arrived</source>
        <translation>net binnen</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>niet nodig</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>nog niet</translation>
    </message>
    <message>
        <source>{when}, {count} times</source>
        <translation>{when}, {count} keer</translation>
    </message>
</context>
<context>
    <name>AlertSettings</name>
    <message>
        <source>15 min before the hour is over</source>
        <translation>Nog 15 min binnen het uur</translation>
    </message>
    <message>
        <source>A short message can still help.</source>
        <translation>Een kort bericht kan nog helpen.</translation>
    </message>
    <message>
        <source>Alerts wait and come together afterwards. Times of this laptop: {zone}.</source>
        <translation>Meldingen wachten en komen daarna samen. Tijden van deze laptop: {zone}.</translation>
    </message>
    <message>
        <source>Do alerts come through?</source>
        <translation>Komen meldingen door?</translation>
    </message>
    <message>
        <source>Every 15 min at most, while somebody waits over an hour.</source>
        <translation>Hooguit elke 15 min, zolang iemand langer dan een uur wacht.</translation>
    </message>
    <message>
        <source>Not of what you typed in yourself.</source>
        <translation>Niet van wat je zelf hebt ingevoerd.</translation>
    </message>
    <message>
        <source>Notifications then hold initials, no name and no message.</source>
        <translation>In de melding staan dan initialen, geen naam en geen bericht.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Uit</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Aan</translation>
    </message>
    <message>
        <source>Quiet for an hour with one press; ends by itself.</source>
        <translation>Met één knop een uur stil; het stopt vanzelf.</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Somebody has waited a day</source>
        <translation>Iemand wacht al een dag</translation>
    </message>
    <message>
        <source>Somebody has waited an hour</source>
        <translation>Iemand wacht al een uur</translation>
    </message>
    <message>
        <source>Somebody reaches out</source>
        <translation>Iemand meldt zich</translation>
    </message>
    <message>
        <source>Stays in sight until you answer.</source>
        <translation>Blijft in beeld tot je reageert.</translation>
    </message>
    <message>
        <source>Still time for an answer within the hour.</source>
        <translation>Dan kun je nog binnen het uur reageren.</translation>
    </message>
    <message>
        <source>Tell it again</source>
        <translation>Nog eens melden</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>The laptop shows it now. Seen nothing? Then it is set to do not disturb.</source>
        <translation>De melding staat nu in beeld. Niets gezien? Dan staat de laptop op niet storen.</translation>
    </message>
    <message>
        <source>This laptop shows no notifications now. PT CRM tells you in its window.</source>
        <translation>Deze laptop toont nu geen meldingen. PT CRM meldt het in het venster.</translation>
    </message>
    <message>
        <source>What the laptop doesn’t show still stands in the list.</source>
        <translation>Wat de laptop niet toont, staat nog altijd in de lijst.</translation>
    </message>
    <message>
        <source>With sound</source>
        <translation>Met geluid</translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message numerus="yes">
        <source>%n new lead(s)</source>
        <translation>
            <numerusform>%n nieuwe lead</numerusform>
            <numerusform>%n nieuwe leads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) waited over an hour</source>
        <translation>
            <numerusform>%n persoon wacht al langer dan een uur</numerusform>
            <numerusform>%n mensen wachten al langer dan een uur</numerusform>
        </translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Bellen</translation>
    </message>
    <message>
        <source>I answered</source>
        <translation>Gereageerd</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Mailen</translation>
    </message>
    <message>
        <source>New: {name}, {source}</source>
        <translation>Nieuw: {name}, {source}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Test from PT CRM</source>
        <translation>Test van PT CRM</translation>
    </message>
    <message>
        <source>This is how PT CRM tells you that somebody waits.</source>
        <translation>Zo meldt PT CRM dat er iemand wacht.</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message numerus="yes">
        <source>While you were away: %n person(s) passed the hour, the longest waiting {waited}.</source>
        <translation>
            <numerusform>Terwijl je weg was: %n persoon wacht nu langer dan een uur, al {waited}.</numerusform>
            <numerusform>Terwijl je weg was: %n mensen wachten nu langer dan een uur, de langste al {waited}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{left} left for %n person(s)</source>
        <translation>
            <numerusform>Nog {left} voor %n persoon</numerusform>
            <numerusform>Nog {left} voor %n mensen</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} has waited a day. A short message can still help.</source>
        <translation>{name} wacht al een dag. Een kort bericht kan nog helpen.</translation>
    </message>
    <message>
        <source>{name} has waited an hour</source>
        <translation>{name} wacht al een uur</translation>
    </message>
    <message>
        <source>{name} has waited an hour, via {source}</source>
        <translation>{name} wacht al een uur, via {source}</translation>
    </message>
    <message>
        <source>{name} has waited {waited}</source>
        <translation>{name} wacht al {waited}</translation>
    </message>
    <message>
        <source>{name}: {left} left</source>
        <translation>{name}: nog {left}</translation>
    </message>
</context>
<context>
    <name>Arrival</name>
    <message>
        <source>now</source>
        <translation>nu</translation>
    </message>
    <message>
        <source>read as {when}</source>
        <translation>gelezen als {when}</translation>
    </message>
    <message>
        <source>“{text}” doesn’t read as a time. Try “yesterday 20:15”.</source>
        <translation>‘{text}’ is niet te lezen als tijdstip. Probeer ‘gisteren 20:15’.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Alerts have stood still since {when}. The list was right until then. Restart PT CRM.</source>
        <translation>De meldingen staan stil sinds {when}. Tot dat moment klopt de lijst. Start PT CRM opnieuw.</translation>
    </message>
    <message>
        <source>Move them {minutes} min earlier</source>
        <translation>{minutes} min eerder zetten</translation>
    </message>
    <message>
        <source>Move them {minutes} min later</source>
        <translation>{minutes} min later zetten</translation>
    </message>
    <message>
        <source>Noted meanwhile: {names}.</source>
        <translation>Intussen genoteerd: {names}.</translation>
    </message>
    <message>
        <source>Put their times right</source>
        <translation>Hun tijden goed zetten</translation>
    </message>
    <message>
        <source>Restart PT CRM</source>
        <translation>PT CRM opnieuw starten</translation>
    </message>
    <message>
        <source>The clock is right</source>
        <translation>De klok klopt</translation>
    </message>
    <message numerus="yes">
        <source>The times of %n lead(s) are put right.</source>
        <translation>
            <numerusform>De tijden van %n lead staan goed.</numerusform>
            <numerusform>De tijden van %n leads staan goed.</numerusform>
        </translation>
    </message>
    <message>
        <source>This laptop is in another time zone now: {zone}. The waits are right; restart PT CRM for the clock times.</source>
        <translation>Deze laptop staat nu in een andere tijdzone: {zone}. De wachttijden kloppen; start PT CRM opnieuw voor de kloktijden.</translation>
    </message>
    <message>
        <source>This laptop’s clock is {minutes} min off, so the waits may be too. Set the time in your system settings.</source>
        <translation>De klok van deze laptop wijkt {minutes} min af, de wachttijden dus misschien ook. Zet de tijd goed in de systeeminstellingen.</translation>
    </message>
    <message>
        <source>This laptop’s clock was {minutes} min off.</source>
        <translation>De klok van deze laptop week {minutes} min af.</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>{later} {a} · {lost} {b}</source>
        <translation>{later} {a} · {lost} {b}</translation>
    </message>
</context>
<context>
    <name>Channel</name>
    <message>
        <source>Another way</source>
        <translation>Op een andere manier</translation>
    </message>
    <message>
        <source>Contact form</source>
        <translation>Contactformulier</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Facebook message</source>
        <translation>Facebook-bericht</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>Persoonlijk</translation>
    </message>
    <message>
        <source>Instagram DM</source>
        <translation>Instagram-DM</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>Sms</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Voicemail</translation>
    </message>
    <message>
        <source>Walked in</source>
        <translation>Kwam langs</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>1 hour earlier</source>
        <translation>1 uur eerder</translation>
    </message>
    <message>
        <source>2 hours earlier</source>
        <translation>2 uur eerder</translation>
    </message>
    <message>
        <source>This arrival lies in the future. Is the time right?</source>
        <translation>Dit tijdstip ligt in de toekomst. Klopt het?</translation>
    </message>
    <message>
        <source>almost lost: {waited}</source>
        <translation>bijna kwijt: al {waited}</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>gereageerd</translation>
    </message>
    <message>
        <source>answered after {waited}</source>
        <translation>gereageerd na {waited}</translation>
    </message>
    <message>
        <source>answered after {waited}, not reached yet</source>
        <translation>gereageerd na {waited}, nog niet bereikt</translation>
    </message>
    <message>
        <source>has waited {waited}</source>
        <translation>wacht al {waited}</translation>
    </message>
    <message>
        <source>never answered</source>
        <translation>zonder reactie gebleven</translation>
    </message>
    <message>
        <source>over the hour: {waited}</source>
        <translation>wacht al {waited}</translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation>tijdstip onbekend</translation>
    </message>
    <message>
        <source>{left} left</source>
        <translation>nog {left}</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message numerus="yes">
        <source>%n lead(s) changed</source>
        <translation>
            <numerusform>%n lead gewijzigd</numerusform>
            <numerusform>%n leads gewijzigd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lead(s) removed</source>
        <translation>
            <numerusform>%n lead verwijderd</numerusform>
            <numerusform>%n leads verwijderd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lead(s) to {stage}</source>
        <translation>
            <numerusform>%n lead naar {stage}</numerusform>
            <numerusform>%n leads naar {stage}</numerusform>
        </translation>
    </message>
    <message>
        <source>arrival of {name} changed</source>
        <translation>binnenkomst van {name} gewijzigd</translation>
    </message>
    <message>
        <source>consultation with {name}</source>
        <translation>kennismaking met {name}</translation>
    </message>
    <message>
        <source>consultation with {name} changed</source>
        <translation>kennismaking met {name} gewijzigd</translation>
    </message>
    <message>
        <source>consultation with {name} moved</source>
        <translation>kennismaking met {name} verzet</translation>
    </message>
    <message>
        <source>contact with {name}</source>
        <translation>contact met {name}</translation>
    </message>
    <message>
        <source>contact with {name} changed</source>
        <translation>contact met {name} gewijzigd</translation>
    </message>
    <message>
        <source>contact with {name} removed</source>
        <translation>contact met {name} weggehaald</translation>
    </message>
    <message>
        <source>enquiry of {name}</source>
        <translation>aanvraag van {name}</translation>
    </message>
    <message>
        <source>import of {files}</source>
        <translation>import van {files}</translation>
    </message>
    <message>
        <source>merged with {name}</source>
        <translation>samengevoegd met {name}</translation>
    </message>
    <message numerus="yes">
        <source>next step with %n lead(s)</source>
        <translation>
            <numerusform>volgende stap met %n lead</numerusform>
            <numerusform>volgende stap met %n leads</numerusform>
        </translation>
    </message>
    <message>
        <source>next step with {name}</source>
        <translation>volgende stap met {name}</translation>
    </message>
    <message>
        <source>note on {name}</source>
        <translation>notitie over {name}</translation>
    </message>
    <message>
        <source>note on {name} changed</source>
        <translation>notitie over {name} gewijzigd</translation>
    </message>
    <message>
        <source>note on {name} removed</source>
        <translation>notitie over {name} weggehaald</translation>
    </message>
    <message>
        <source>outcome of {name}</source>
        <translation>uitkomst van {name}</translation>
    </message>
    <message>
        <source>step with {name} done</source>
        <translation>stap met {name} gedaan</translation>
    </message>
    <message>
        <source>step with {name} dropped</source>
        <translation>stap met {name} overgeslagen</translation>
    </message>
    <message>
        <source>step with {name} put off</source>
        <translation>stap met {name} uitgesteld</translation>
    </message>
    <message>
        <source>suggestion for {name} turned down</source>
        <translation>voorstel voor {name} niet gevolgd</translation>
    </message>
    <message numerus="yes">
        <source>times of %n lead(s) moved</source>
        <translation>
            <numerusform>tijden van %n lead verzet</numerusform>
            <numerusform>tijden van %n leads verzet</numerusform>
        </translation>
    </message>
    <message>
        <source>view called {view}</source>
        <translation>weergave {view} genoemd</translation>
    </message>
    <message>
        <source>view {view} removed</source>
        <translation>weergave {view} verwijderd</translation>
    </message>
    <message>
        <source>view {view} saved</source>
        <translation>weergave {view} bewaard</translation>
    </message>
    <message>
        <source>{name} added</source>
        <translation>{name} toegevoegd</translation>
    </message>
    <message>
        <source>{name} changed</source>
        <translation>{name} gewijzigd</translation>
    </message>
    <message>
        <source>{name} filled in</source>
        <translation>{name} aangevuld</translation>
    </message>
    <message>
        <source>{name} removed</source>
        <translation>{name} verwijderd</translation>
    </message>
    <message>
        <source>{name} stopped as a client</source>
        <translation>{name} is gestopt als klant</translation>
    </message>
    <message>
        <source>{name} to {stage}</source>
        <translation>{name} naar {stage}</translation>
    </message>
    <message>
        <source>{name} told apart</source>
        <translation>{name} is iemand anders</translation>
    </message>
</context>
<context>
    <name>Consultation</name>
    <message>
        <source>By phone</source>
        <translation>Telefonisch</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Afgezegd</translation>
    </message>
    <message>
        <source>Change the outcome with {name}</source>
        <translation>Uitkomst met {name} aanpassen</translation>
    </message>
    <message>
        <source>Consultation</source>
        <translation>Kennismaking</translation>
    </message>
    <message>
        <source>Free intake</source>
        <translation>Gratis intake</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Doorgegaan</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Hoe lang</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Log outcome</source>
        <translation>Uitkomst noteren</translation>
    </message>
    <message>
        <source>Log outcome, {name}</source>
        <translation>Uitkomst noteren, {name}</translation>
    </message>
    <message>
        <source>Log the outcome with {name}</source>
        <translation>Uitkomst met {name} noteren</translation>
    </message>
    <message>
        <source>Move the consultation with {name}</source>
        <translation>Kennismaking met {name} verzetten</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Verzet</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>Niet gekomen</translation>
    </message>
    <message>
        <source>None planned yet</source>
        <translation>Nog niets gepland</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Plaats</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plannen</translation>
    </message>
    <message>
        <source>Plan a consultation with {name}</source>
        <translation>Kennismaking plannen met {name}</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Gepland</translation>
    </message>
    <message>
        <source>Say on which day and at what time.</source>
        <translation>Vul in op welke dag en hoe laat.</translation>
    </message>
    <message>
        <source>Trial session</source>
        <translation>Proeftraining</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>tomorrow 19:00</source>
        <translation>morgen 19:00</translation>
    </message>
</context>
<context>
    <name>Day</name>
    <message>
        <source>today</source>
        <translation>vandaag</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>morgen</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gisteren</translation>
    </message>
</context>
<context>
    <name>Duplicate</name>
    <message numerus="yes">
        <source>%n consultation(s)</source>
        <translation>
            <numerusform>%n kennismaking</numerusform>
            <numerusform>%n kennismakingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n enquiry(s)</source>
        <translation>
            <numerusform>%n aanvraag</numerusform>
            <numerusform>%n aanvragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n notitie</numerusform>
            <numerusform>%n notities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n possible duplicate(s)</source>
        <translation>
            <numerusform>%n lead mogelijk dubbel</numerusform>
            <numerusform>%n leads mogelijk dubbel</numerusform>
        </translation>
    </message>
    <message>
        <source>Add an enquiry to {name}</source>
        <translation>Aanvraag toevoegen bij {name}</translation>
    </message>
    <message>
        <source>Add enquiry</source>
        <translation>Aanvraag toevoegen</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>Ook</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Opnieuw zoeken</translation>
    </message>
    <message>
        <source>Looking for leads that may be one person.</source>
        <translation>Zoeken naar leads die misschien dubbel zijn.</translation>
    </message>
    <message>
        <source>Looks like {name} ({stage}, {month}, same e-mail)</source>
        <translation>Lijkt op {name} ({stage}, {month}, zelfde e-mailadres)</translation>
    </message>
    <message>
        <source>Looks like {name} ({stage}, {month}, same name)</source>
        <translation>Lijkt op {name} ({stage}, {month}, zelfde naam)</translation>
    </message>
    <message>
        <source>Looks like {name} ({stage}, {month}, same phone)</source>
        <translation>Lijkt op {name} ({stage}, {month}, zelfde nummer)</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Samenvoegen</translation>
    </message>
    <message>
        <source>Merged. All enquiries and notes are kept.</source>
        <translation>Samengevoegd. Alle aanvragen en notities zijn bewaard.</translation>
    </message>
    <message>
        <source>No possible duplicates. Everybody is in here once.</source>
        <translation>Niemand lijkt er dubbel in te staan.</translation>
    </message>
    <message>
        <source>Not the same person</source>
        <translation>Niet dezelfde persoon</translation>
    </message>
    <message>
        <source>Not the same person as {name}</source>
        <translation>Niet dezelfde persoon als {name}</translation>
    </message>
    <message>
        <source>Noted: not the same person.</source>
        <translation>Genoteerd: niet dezelfde persoon.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} openen</translation>
    </message>
    <message>
        <source>Perhaps the same person as {name}: compare</source>
        <translation>Misschien dezelfde persoon als {name}: vergelijk</translation>
    </message>
    <message>
        <source>Possible duplicates</source>
        <translation>Mogelijk dubbel</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles tonen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>The search was stopped. Nothing was changed.</source>
        <translation>Het zoeken is gestopt. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>different family names</source>
        <translation>andere achternaam</translation>
    </message>
    <message>
        <source>different first names</source>
        <translation>andere voornaam</translation>
    </message>
    <message>
        <source>most likely one person</source>
        <translation>vrijwel zeker één persoon</translation>
    </message>
    <message>
        <source>perhaps one person</source>
        <translation>misschien één persoon</translation>
    </message>
    <message>
        <source>probably one person</source>
        <translation>waarschijnlijk één persoon</translation>
    </message>
    <message>
        <source>same e-mail</source>
        <translation>zelfde e-mail</translation>
    </message>
    <message>
        <source>same name and postcode</source>
        <translation>zelfde naam en postcode</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>zelfde nummer</translation>
    </message>
    <message>
        <source>similar name and postcode</source>
        <translation>naam en postcode lijken op elkaar</translation>
    </message>
    <message>
        <source>since {when}</source>
        <translation>sinds {when}</translation>
    </message>
    <message>
        <source>{name} and {other}</source>
        <translation>{name} en {other}</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n dag</numerusform>
            <numerusform>%n dagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n uur</numerusform>
            <numerusform>%n uur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuut</numerusform>
            <numerusform>%n minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weken</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>minder dan een minuut</translation>
    </message>
    <message>
        <source>{d} d</source>
        <comment>days, inside a ring</comment>
        <translation>{d} d</translation>
    </message>
    <message>
        <source>{hours} and {minutes}</source>
        <translation>{hours} en {minutes}</translation>
    </message>
    <message>
        <source>{h} h</source>
        <translation>{h} u</translation>
    </message>
    <message>
        <source>{h} h {m}</source>
        <translation>{h} u {m}</translation>
    </message>
    <message>
        <source>{m} min</source>
        <translation>{m} min</translation>
    </message>
</context>
<context>
    <name>Enquiry</name>
    <message>
        <source>Add enquiry</source>
        <translation>Aanvraag toevoegen</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Binnengekomen</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanaal</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>When did this arrive?</source>
        <translation>Wanneer kwam dit binnen?</translation>
    </message>
    <message>
        <source>{name} reached out again</source>
        <translation>{name} meldde zich opnieuw</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Copy report</source>
        <translation>Rapport kopiëren</translation>
    </message>
    <message>
        <source>Something went wrong in PT CRM. What you saved is safe.</source>
        <translation>Er ging iets mis in PT CRM. Wat is opgeslagen, is veilig.</translation>
    </message>
    <message>
        <source>This folder is on a network drive, and that can damage your file. Keep your data on the laptop itself; backups may go to the network drive.</source>
        <translation>Deze map staat op een netwerkschijf en dat kan je bestand beschadigen. Zet je gegevens op de laptop zelf; back-ups mogen wel op de netwerkschijf.</translation>
    </message>
    <message>
        <source>{service} syncs this folder, and that can damage your file. Keep your data on the laptop itself; backups may go to {service}.</source>
        <translation>{service} synchroniseert deze map en dat kan je bestand beschadigen. Zet je gegevens op de laptop zelf; back-ups mogen wel in {service}.</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>asked about the price</source>
        <translation>zelf naar de prijs gevraagd</translation>
    </message>
    <message>
        <source>came back after you shared something useful</source>
        <translation>kwam terug nadat je iets nuttigs deelde</translation>
    </message>
    <message>
        <source>came by word of mouth</source>
        <translation>kwam via mond-tot-mond</translation>
    </message>
    <message>
        <source>consultation held {when}</source>
        <translation>kennismaking gehad, {when}</translation>
    </message>
    <message>
        <source>consultation planned for {when}</source>
        <translation>kennismaking gepland voor {when}</translation>
    </message>
    <message>
        <source>did a trial session</source>
        <translation>proeftraining gedaan</translation>
    </message>
    <message numerus="yes">
        <source>no reply to %n message(s)</source>
        <translation>
            <numerusform>geen antwoord op %n bericht</numerusform>
            <numerusform>geen antwoord op %n berichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>quiet for %n week(s)</source>
        <translation>
            <numerusform>al %n week stil</numerusform>
            <numerusform>al %n weken stil</numerusform>
        </translation>
    </message>
    <message>
        <source>reached out again, {when}</source>
        <translation>meldde zich opnieuw, {when}</translation>
    </message>
    <message numerus="yes">
        <source>replied %n time(s)</source>
        <translation>
            <numerusform>%n keer geantwoord</numerusform>
            <numerusform>%n keer geantwoord</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>replied on %n different day(s)</source>
        <translation>
            <numerusform>op %n dag geantwoord</numerusform>
            <numerusform>op %n verschillende dagen geantwoord</numerusform>
        </translation>
    </message>
    <message>
        <source>replied twice</source>
        <translation>2 keer geantwoord</translation>
    </message>
    <message>
        <source>signed up {when}</source>
        <translation>klant geworden, {when}</translation>
    </message>
    <message>
        <source>told you their goal</source>
        <translation>doel verteld</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message numerus="yes">
        <source>%n lead(s) exported to {file}.</source>
        <translation>
            <numerusform>%n lead geëxporteerd naar {file}.</numerusform>
            <numerusform>%n leads geëxporteerd naar {file}.</numerusform>
        </translation>
    </message>
    <message>
        <source>A card for each lead, for your phone or mail program.</source>
        <translation>Een kaartje per lead, voor je telefoon of mailprogramma.</translation>
    </message>
    <message>
        <source>A spreadsheet with a row for each lead.</source>
        <translation>Een spreadsheet met een rij per lead.</translation>
    </message>
    <message>
        <source>All leads</source>
        <translation>Alle leads</translation>
    </message>
    <message>
        <source>All there is, notes and health notes too. Importing it elsewhere brings everything back.</source>
        <translation>Alles wat er is, ook notities en gezondheidsnotities. Importeer je het ergens anders, dan is alles er weer.</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>Csv</translation>
    </message>
    <message>
        <source>Choose where to</source>
        <translation>Plek kiezen</translation>
    </message>
    <message>
        <source>Contacts (vCard)</source>
        <translation>Contacten (vCard)</translation>
    </message>
    <message>
        <source>Everything (JSON)</source>
        <translation>Alles (JSON)</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Export leads</source>
        <translation>Leads exporteren</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Map openen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
    <message>
        <source>The same rows as text, for any other program.</source>
        <translation>Dezelfde rijen als tekst, voor elk ander programma.</translation>
    </message>
    <message>
        <source>What the list shows: {count}</source>
        <translation>Wat de lijst toont: {count}</translation>
    </message>
    <message>
        <source>Which leads</source>
        <translation>Welke leads</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Doel</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Laatste contact</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Volgende stap</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <source>Reached out</source>
        <translation>Meldde zich</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Target group</source>
        <translation>Doelgroep</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Plaats</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wacht</translation>
    </message>
    <message>
        <source>arrival</source>
        <translation>binnenkomst</translation>
    </message>
    <message>
        <source>city</source>
        <translation>woonplaats</translation>
    </message>
    <message>
        <source>discount</source>
        <translation>korting</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>e-mailadres</translation>
    </message>
    <message>
        <source>goal</source>
        <translation>doel</translation>
    </message>
    <message>
        <source>message</source>
        <translation>bericht</translation>
    </message>
    <message>
        <source>name</source>
        <translation>naam</translation>
    </message>
    <message>
        <source>name of the colleague</source>
        <translation>naam van de collega</translation>
    </message>
    <message>
        <source>name of who sent them</source>
        <translation>naam van wie doorverwees</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>volgende stap</translation>
    </message>
    <message>
        <source>note</source>
        <translation>notitie</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notities</translation>
    </message>
    <message>
        <source>offer</source>
        <translation>aanbod</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>telefoonnummer</translation>
    </message>
    <message>
        <source>place</source>
        <translation>plaats</translation>
    </message>
    <message>
        <source>postcode</source>
        <translation>postcode</translation>
    </message>
    <message>
        <source>price</source>
        <translation>prijs</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>reden</translation>
    </message>
    <message>
        <source>reason for the discount</source>
        <translation>reden van de korting</translation>
    </message>
    <message>
        <source>search</source>
        <translation>zoektekst</translation>
    </message>
    <message>
        <source>source</source>
        <translation>bron</translation>
    </message>
    <message>
        <source>target group</source>
        <translation>doelgroep</translation>
    </message>
    <message>
        <source>text</source>
        <translation>tekst</translation>
    </message>
</context>
<context>
    <name>First run</name>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Verder</translation>
    </message>
    <message>
        <source>In a chat you import, PT CRM then knows which messages are yours.</source>
        <translation>In een chat die je importeert, weet PT CRM dan welke berichten van jou zijn.</translation>
    </message>
    <message>
        <source>Look around with sample leads</source>
        <translation>Rondkijken met voorbeeldleads</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nu niet</translation>
    </message>
    <message>
        <source>Put alerts on your phone</source>
        <translation>Meldingen op je telefoon zetten</translation>
    </message>
    <message>
        <source>Sample leads go again with one button. What you add yourself stays.</source>
        <translation>Voorbeeldleads haal je met één knop weer weg. Wat je zelf toevoegt, blijft.</translation>
    </message>
    <message>
        <source>Start along with your laptop, so that no one is missed</source>
        <translation>Met je laptop mee opstarten, dan mis je niemand</translation>
    </message>
    <message>
        <source>Start with my own leads</source>
        <translation>Beginnen met mijn eigen leads</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Stap {step} van {steps}</translation>
    </message>
    <message>
        <source>Welcome to PT CRM</source>
        <translation>Welkom bij PT CRM</translation>
    </message>
    <message>
        <source>What is your name, and where do you train?</source>
        <translation>Hoe heet je en waar geef je training?</translation>
    </message>
    <message>
        <source>When your laptop is off, PT CRM can’t alert you.</source>
        <translation>Staat je laptop uit, dan kan PT CRM niet waarschuwen.</translation>
    </message>
    <message>
        <source>Where do you begin?</source>
        <translation>Waar begin je?</translation>
    </message>
    <message>
        <source>Whoever asks you for help gets an answer within the hour. PT CRM keeps watch.</source>
        <translation>Wie je om hulp vraagt, krijgt binnen het uur antwoord. PT CRM let op.</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>({count}) PT CRM</source>
        <translation>({count}) PT CRM</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Bord</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hulp</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Leads</translation>
    </message>
    <message>
        <source>Leads found</source>
        <translation>Gevonden leads</translation>
    </message>
    <message>
        <source>New lead</source>
        <translation>Nieuwe lead</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”.</source>
        <translation>Niets gevonden voor ‘{text}’.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Opnieuw</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Mijn weergaven</translation>
    </message>
    <message>
        <source>Search leads, notes, actions…</source>
        <translation>Zoek leads, notities, acties…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabel</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message numerus="yes">
        <source>Today, %n person(s) over the hour</source>
        <translation>
            <numerusform>Vandaag, %n persoon wacht langer dan een uur</numerusform>
            <numerusform>Vandaag, %n mensen wachten langer dan een uur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Today, %n person(s) waiting</source>
        <translation>
            <numerusform>Vandaag, %n persoon wacht</numerusform>
            <numerusform>Vandaag, %n mensen wachten</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation>{count} open</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Search help…</source>
        <translation>Zoek in de hulp…</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Onderwerpen</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message numerus="yes">
        <source>%n mail(s) are no lead</source>
        <translation>
            <numerusform>%n mail is geen lead</numerusform>
            <numerusform>%n mails zijn geen lead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) say that somebody wrote, not who</source>
        <translation>
            <numerusform>%n mail zegt dat iemand schreef, niet wie</numerusform>
            <numerusform>%n mails zeggen dat iemand schreef, niet wie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n persoon</numerusform>
            <numerusform>%n personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n possible duplicate(s)</source>
        <translation>
            <numerusform>%n lead mogelijk dubbel</numerusform>
            <numerusform>%n leads mogelijk dubbel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n rij</numerusform>
            <numerusform>%n rijen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stay out</source>
        <translation>
            <numerusform>%n rij blijft eruit</numerusform>
            <numerusform>%n rijen blijven eruit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stayed out; the list below says why.</source>
        <translation>
            <numerusform>%n rij bleef eruit; in de lijst hieronder staat waarom.</numerusform>
            <numerusform>%n rijen bleven eruit; in de lijst hieronder staat waarom.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were not reached.</source>
        <translation>
            <numerusform>%n rij was nog niet aan de beurt.</numerusform>
            <numerusform>%n rijen waren nog niet aan de beurt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s), the first on line {line}: {reason}</source>
        <translation>
            <numerusform>%n rij, op regel {line}: {reason}</numerusform>
            <numerusform>%n rijen, de eerste op regel {line}: {reason}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s): {a} new, {b} known, {c} to check</source>
        <translation>
            <numerusform>%n rij: {a} nieuw, {b} al bekend, {c} nakijken</numerusform>
            <numerusform>%n rijen: {a} nieuw, {b} al bekend, {c} nakijken</numerusform>
        </translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Bestanden toevoegen</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle bestanden</translation>
    </message>
    <message>
        <source>An import is still running. Drop the files again when it is done.</source>
        <translation>Er loopt nog een import. Sleep de bestanden opnieuw als die klaar is.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic: {encoding}</source>
        <translation>Automatisch: {encoding}</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Bestanden kiezen</translation>
    </message>
    <message>
        <source>Column {column}: {kind}</source>
        <translation>Kolom {column}: {kind}</translation>
    </message>
    <message>
        <source>Column {column}: {kind}, as you said</source>
        <translation>Kolom {column}: {kind}, zoals je koos</translation>
    </message>
    <message>
        <source>Dates: day-month</source>
        <translation>Datums: dag-maand</translation>
    </message>
    <message>
        <source>Dates: month-day</source>
        <translation>Datums: maand-dag</translation>
    </message>
    <message>
        <source>Drop a file here or choose one</source>
        <translation>Sleep een bestand hierheen of kies er een</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importeren</translation>
    </message>
    <message>
        <source>Import leads</source>
        <translation>Leads importeren</translation>
    </message>
    <message>
        <source>Import more files</source>
        <translation>Nog iets importeren</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Geïmporteerd</translation>
    </message>
    <message>
        <source>Is {example} in this file {one} or {two}?</source>
        <translation>Is {example} in dit bestand {one} of {two}?</translation>
    </message>
    <message>
        <source>Is {example} in “{file}” {one} or {two}?</source>
        <translation>Is {example} in ‘{file}’ {one} of {two}?</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Tekens</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Line {line}: {reason}</source>
        <translation>Regel {line}: {reason}</translation>
    </message>
    <message>
        <source>Nothing is saved yet</source>
        <translation>Er is nog niets opgeslagen</translation>
    </message>
    <message>
        <source>Older leads raise no alert; they wait in the list.</source>
        <translation>Oudere leads geven geen melding; ze staan in de lijst.</translation>
    </message>
    <message>
        <source>PT CRM’s own export</source>
        <translation>export van PT CRM zelf</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Vragen</translation>
    </message>
    <message numerus="yes">
        <source>Reading %n file(s)</source>
        <translation>
            <numerusform>%n bestand lezen</numerusform>
            <numerusform>%n bestanden lezen</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>Report saved as “{file}”.</source>
        <translation>Verslag opgeslagen als ‘{file}’.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Verslag opslaan</translation>
    </message>
    <message>
        <source>Separator: {sign}</source>
        <translation>Scheidingsteken: {sign}</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Verslag bekijken</translation>
    </message>
    <message>
        <source>Show the new leads</source>
        <translation>Nieuwe leads bekijken</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stopped. What was in is kept.</source>
        <translation>Gestopt. Wat al binnen was, is bewaard.</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Stopt zo</translation>
    </message>
    <message>
        <source>Tables (Excel, CSV), contact cards, mails, chats and zips of them. Several at once is fine.</source>
        <translation>Tabellen (Excel, csv), contactkaartjes, mails, chats en zips daarvan. Meer tegelijk mag ook.</translation>
    </message>
    <message>
        <source>Tables, contacts, mails and chats</source>
        <translation>Tabellen, contacten, mails en chats</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>De eerste rijen</translation>
    </message>
    <message>
        <source>The import is done: {what}.</source>
        <translation>De import is klaar: {what}.</translation>
    </message>
    <message numerus="yes">
        <source>The import is undone. %n lead(s) stay: changed since.</source>
        <translation>
            <numerusform>De import is ongedaan gemaakt. %n lead blijft: daarna gewijzigd.</numerusform>
            <numerusform>De import is ongedaan gemaakt. %n leads blijven: daarna gewijzigd.</numerusform>
        </translation>
    </message>
    <message>
        <source>The newest arrived {when}.</source>
        <translation>De nieuwste kwam {when} binnen.</translation>
    </message>
    <message>
        <source>The rows of “{file}” are</source>
        <translation>De rijen van ‘{file}’ zijn</translation>
    </message>
    <message>
        <source>The whole import is undone.</source>
        <translation>De hele import is ongedaan gemaakt.</translation>
    </message>
    <message>
        <source>There is nobody in this to take in.</source>
        <translation>Hier staat niemand in om toe te voegen.</translation>
    </message>
    <message>
        <source>These rows are</source>
        <translation>Deze rijen zijn</translation>
    </message>
    <message>
        <source>Undo the whole import</source>
        <translation>Hele import ongedaan maken</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Wat gebeurt er</translation>
    </message>
    <message>
        <source>What is in this column?</source>
        <translation>Wat staat er in deze kolom?</translation>
    </message>
    <message>
        <source>What is in “{column}”?</source>
        <translation>Wat staat er in ‘{column}’?</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Wat je kunt nakijken</translation>
    </message>
    <message>
        <source>Which of these is you in “{file}”?</source>
        <translation>Wie ben jij in ‘{file}’?</translation>
    </message>
    <message>
        <source>Which of these is you?</source>
        <translation>Wie van deze ben jij?</translation>
    </message>
    <message>
        <source>You can go on working meanwhile.</source>
        <translation>Je kunt intussen gewoon verder werken.</translation>
    </message>
    <message>
        <source>all: {count}</source>
        <translation>alles: {count}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>en nog {count}</translation>
    </message>
    <message>
        <source>chat</source>
        <translation>chatgesprek</translation>
    </message>
    <message>
        <source>contact cards</source>
        <translation>contactkaartjes</translation>
    </message>
    <message>
        <source>contacts, without an enquiry</source>
        <translation>contacten, zonder aanvraag</translation>
    </message>
    <message>
        <source>file</source>
        <translation>bestand</translation>
    </message>
    <message>
        <source>import report {day}.csv</source>
        <translation>importverslag {day}.csv</translation>
    </message>
    <message>
        <source>known: {name}</source>
        <translation>al bekend: {name}</translation>
    </message>
    <message>
        <source>looks like {name}</source>
        <translation>lijkt op {name}</translation>
    </message>
    <message>
        <source>mail</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>mailbox</source>
        <translation>map met mails</translation>
    </message>
    <message>
        <source>message or note</source>
        <translation>bericht of notitie</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nieuw</translation>
    </message>
    <message>
        <source>people who asked for help</source>
        <translation>mensen die om hulp vroegen</translation>
    </message>
    <message>
        <source>space</source>
        <translation>spatie</translation>
    </message>
    <message>
        <source>stays out</source>
        <translation>blijft eruit</translation>
    </message>
    <message>
        <source>stays out: {count}</source>
        <translation>blijft eruit: {count}</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabteken</translation>
    </message>
    <message>
        <source>table</source>
        <translation>tabel</translation>
    </message>
    <message>
        <source>table by {program}</source>
        <translation>tabel van {program}</translation>
    </message>
    <message>
        <source>to look up</source>
        <translation>opzoeken</translation>
    </message>
    <message>
        <source>to look up: {count}</source>
        <translation>op te zoeken: {count}</translation>
    </message>
    <message>
        <source>twice in this import</source>
        <translation>staat er dubbel in</translation>
    </message>
    <message>
        <source>{a} added, {b} merged, {c} skipped</source>
        <translation>{a} toegevoegd, {b} samengevoegd, {c} overgeslagen</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} van {total}</translation>
    </message>
    <message>
        <source>“{file}”, line {line}: {reason}</source>
        <translation>‘{file}’, regel {line}: {reason}</translation>
    </message>
    <message>
        <source>“{file}”: {reason}</source>
        <translation>‘{file}’: {reason}</translation>
    </message>
</context>
<context>
    <name>ImportColumn</name>
    <message>
        <source>Arrived</source>
        <translation>Binnengekomen</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanaal</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Voornaam</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Doel</translation>
    </message>
    <message>
        <source>Keep as extra</source>
        <translation>Bewaren als extra</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Achternaam</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglaten</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Name particle</source>
        <translation>Tussenvoegsel</translation>
    </message>
    <message>
        <source>Number in that program</source>
        <translation>Nummer in dat programma</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>Via wie</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Onderwerp</translation>
    </message>
    <message>
        <source>Target group</source>
        <translation>Doelgroep</translation>
    </message>
    <message>
        <source>Time of arrival</source>
        <translation>Tijd van binnenkomst</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Plaats</translation>
    </message>
    <message>
        <source>Unsubscribed</source>
        <translation>Uitgeschreven</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Back to the page before</source>
        <translation>Terug naar de vorige pagina</translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation>Terug naar waar je was</translation>
    </message>
    <message>
        <source>Call it off</source>
        <translation>Afzeggen</translation>
    </message>
    <message>
        <source>Change a field, or a line of the timeline</source>
        <translation>Een veld of een regel van de tijdlijn aanpassen</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Kiezen</translation>
    </message>
    <message>
        <source>Day, week, today</source>
        <translation>Dag, week, vandaag</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Overal</translation>
    </message>
    <message>
        <source>Find a shortcut…</source>
        <translation>Zoek een sneltoets…</translation>
    </message>
    <message>
        <source>In the search box</source>
        <translation>In het zoekveld</translation>
    </message>
    <message>
        <source>Keep what you wrote as a note</source>
        <translation>Wat je schreef als notitie bewaren</translation>
    </message>
    <message>
        <source>Log the outcome</source>
        <translation>Uitkomst noteren</translation>
    </message>
    <message>
        <source>Move around</source>
        <translation>Bewegen</translation>
    </message>
    <message>
        <source>Move it a quarter of an hour, or a day</source>
        <translation>Een kwartier of een dag verzetten</translation>
    </message>
    <message>
        <source>Move the column you are in</source>
        <translation>Kolom waar je staat verplaatsen</translation>
    </message>
    <message>
        <source>New lead: already contacted</source>
        <translation>Nieuwe lead: al gereageerd</translation>
    </message>
    <message>
        <source>Note that you contacted them</source>
        <translation>Noteren dat je reageerde</translation>
    </message>
    <message>
        <source>On a lead’s page</source>
        <translation>Op de pagina van een lead</translation>
    </message>
    <message>
        <source>On the board and in the table</source>
        <translation>Op het bord en in de tabel</translation>
    </message>
    <message>
        <source>One of your views</source>
        <translation>Een van je weergaven</translation>
    </message>
    <message>
        <source>Only actions</source>
        <translation>Alleen acties</translation>
    </message>
    <message>
        <source>Open or do</source>
        <translation>Openen of uitvoeren</translation>
    </message>
    <message>
        <source>Open the lead</source>
        <translation>Lead openen</translation>
    </message>
    <message>
        <source>Outcome: how it went</source>
        <translation>Uitkomst: hoe het ging</translation>
    </message>
    <message>
        <source>Remove a line of the timeline</source>
        <translation>Een regel van de tijdlijn verwijderen</translation>
    </message>
    <message>
        <source>Search leads, notes and actions</source>
        <translation>Leads, notities en acties zoeken</translation>
    </message>
    <message>
        <source>Select a line, or no longer</source>
        <translation>Regel selecteren, of juist niet</translation>
    </message>
    <message>
        <source>Select up to here</source>
        <translation>Tot hier selecteren</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Sneltoetsen</translation>
    </message>
    <message>
        <source>Show all leads found</source>
        <translation>Alle gevonden leads tonen</translation>
    </message>
    <message>
        <source>Sort by the column you are in</source>
        <translation>Sorteren op de kolom waar je staat</translation>
    </message>
    <message>
        <source>The next lead of the list, or the one before</source>
        <translation>De volgende lead van de lijst, of de vorige</translation>
    </message>
    <message>
        <source>The next or the one before</source>
        <translation>De volgende of de vorige</translation>
    </message>
    <message>
        <source>To the stage beside it, on the board</source>
        <translation>Naar de fase ernaast, op het bord</translation>
    </message>
    <message>
        <source>While filling in</source>
        <translation>Bij het invullen</translation>
    </message>
</context>
<context>
    <name>Lead</name>
    <message>
        <source>Add a name</source>
        <translation>Naam toevoegen</translation>
    </message>
    <message>
        <source>Add a phone number</source>
        <translation>Telefoonnummer toevoegen</translation>
    </message>
    <message>
        <source>Add a postcode</source>
        <translation>Postcode toevoegen</translation>
    </message>
    <message>
        <source>Add a town</source>
        <translation>Plaats toevoegen</translation>
    </message>
    <message>
        <source>Add an e-mail address</source>
        <translation>E-mailadres toevoegen</translation>
    </message>
    <message>
        <source>Add how they like contact</source>
        <translation>Hoe het liefst contact?</translation>
    </message>
    <message>
        <source>Add when they like contact</source>
        <translation>Wanneer het liefst contact?</translation>
    </message>
    <message>
        <source>Also: {list}</source>
        <translation>Ook: {list}</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Binnengekomen</translation>
    </message>
    <message>
        <source>Asked for a discount</source>
        <translation>Vroeg om korting</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Gebeld</translation>
    </message>
    <message>
        <source>Ctrl+Enter keeps it as a note</source>
        <translation>Ctrl+Enter bewaart het als notitie</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>From a consultation: {list}</source>
        <translation>Uit een kennismaking: {list}</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Doel</translation>
    </message>
    <message>
        <source>Got a reply</source>
        <translation>Kreeg antwoord</translation>
    </message>
    <message>
        <source>In the way</source>
        <translation>Drempel</translation>
    </message>
    <message>
        <source>In the way: {list}</source>
        <translation>Drempel: {list}</translation>
    </message>
    <message>
        <source>Mark as spam</source>
        <translation>Als spam markeren</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Verplaatsen naar…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Next lead in the list (J)</source>
        <translation>Volgende lead in de lijst (J)</translation>
    </message>
    <message>
        <source>No contact yet</source>
        <translation>Nog geen contact</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Plan consultation</source>
        <translation>Kennismaking plannen</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <source>Preferred channel</source>
        <translation>Liefst via</translation>
    </message>
    <message>
        <source>Preferred hours</source>
        <translation>Liefst wanneer</translation>
    </message>
    <message>
        <source>Previous lead in the list (K)</source>
        <translation>Vorige lead in de lijst (K)</translation>
    </message>
    <message>
        <source>Remove lead</source>
        <translation>Lead verwijderen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gestuurd</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>Gestuurd door</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Target group</source>
        <translation>Doelgroep</translation>
    </message>
    <message>
        <source>The goal of {name}</source>
        <translation>Het doel van {name}</translation>
    </message>
    <message>
        <source>This e-mail address looks incomplete. It stays as you typed it.</source>
        <translation>Dit e-mailadres lijkt niet compleet. Het blijft staan zoals je het typte.</translation>
    </message>
    <message>
        <source>This lead isn’t here any more. It was removed or merged with another.</source>
        <translation>Deze lead is er niet meer: verwijderd, of samengevoegd met een andere.</translation>
    </message>
    <message>
        <source>This number doesn’t look right. It stays as you typed it.</source>
        <translation>Dit nummer lijkt niet te kloppen. Het blijft staan zoals je het typte.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Tijdlijn</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Plaats</translation>
    </message>
    <message>
        <source>What do they want?</source>
        <translation>Wat is het doel?</translation>
    </message>
    <message>
        <source>What stands in {name}’s way: {obstacle}</source>
        <translation>Wat {name} tegenhoudt: {obstacle}</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>Wanneer het was</translation>
    </message>
    <message>
        <source>Where from?</source>
        <translation>Waar vandaan?</translation>
    </message>
    <message>
        <source>Which target group?</source>
        <translation>Welke doelgroep?</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Who sent them?</source>
        <translation>Wie stuurde deze lead door?</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>Write what happened…</source>
        <translation>Schrijf op wat er gebeurde…</translation>
    </message>
    <message>
        <source>You were typing this. Enter keeps it, Esc doesn’t.</source>
        <translation>Dit was je aan het typen. Enter bewaart het, Esc niet.</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nee</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} van {count}</translation>
    </message>
</context>
<context>
    <name>Leads</name>
    <message numerus="yes">
        <source>%n lead(s)</source>
        <translation>
            <numerusform>%n lead</numerusform>
            <numerusform>%n leads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lead(s) moved to {stage}.</source>
        <translation>
            <numerusform>%n lead verplaatst naar {stage}.</numerusform>
            <numerusform>%n leads verplaatst naar {stage}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lead(s) removed.</source>
        <translation>
            <numerusform>%n lead verwijderd.</numerusform>
            <numerusform>%n leads verwijderd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lead(s) stayed as they were</source>
        <translation>
            <numerusform>%n lead bleef zoals die was</numerusform>
            <numerusform>%n leads bleven zoals ze waren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n geselecteerd</numerusform>
            <numerusform>%n geselecteerd</numerusform>
        </translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>En nog {count}.</translation>
    </message>
    <message>
        <source>Answer now first</source>
        <translation>Nu reageren eerst</translation>
    </message>
    <message>
        <source>Answer now · {wait}</source>
        <translation>Nu reageren · {wait}</translation>
    </message>
    <message>
        <source>By goal</source>
        <translation>Op doel</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Op naam</translation>
    </message>
    <message>
        <source>By next step</source>
        <translation>Op volgende stap</translation>
    </message>
    <message>
        <source>By postcode</source>
        <translation>Op postcode</translation>
    </message>
    <message>
        <source>By source</source>
        <translation>Op bron</translation>
    </message>
    <message>
        <source>By stage</source>
        <translation>Op fase</translation>
    </message>
    <message>
        <source>By target group</source>
        <translation>Op doelgroep</translation>
    </message>
    <message>
        <source>By town</source>
        <translation>Op plaats</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Filters weghalen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolommen</translation>
    </message>
    <message>
        <source>Empty: no target group</source>
        <translation>Leeg: geen doelgroep</translation>
    </message>
    <message>
        <source>Export what is selected</source>
        <translation>Selectie exporteren</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filteren</translation>
    </message>
    <message>
        <source>Goal: {goal}</source>
        <translation>Doel: {goal}</translation>
    </message>
    <message>
        <source>Last contact first</source>
        <translation>Laatste contact eerst</translation>
    </message>
    <message>
        <source>Last import</source>
        <translation>Laatste import</translation>
    </message>
    <message>
        <source>Last to reach out first</source>
        <translation>Laatst gemeld eerst</translation>
    </message>
    <message>
        <source>Neighbourhood</source>
        <translation>Buurt</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Nieuwste eerst</translation>
    </message>
    <message numerus="yes">
        <source>Next step planned with %n lead(s).</source>
        <translation>
            <numerusform>Volgende stap gepland met %n lead.</numerusform>
            <numerusform>Volgende stap gepland met %n leads.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next step with %n lead(s)</source>
        <translation>
            <numerusform>Volgende stap met %n lead</numerusform>
            <numerusform>Volgende stap met %n leads</numerusform>
        </translation>
    </message>
    <message>
        <source>Next step: {step}</source>
        <translation>Volgende stap: {step}</translation>
    </message>
    <message>
        <source>Nobody here with these filters.</source>
        <translation>Niemand met deze filters.</translation>
    </message>
    <message>
        <source>Nobody here yet</source>
        <translation>Nog niemand</translation>
    </message>
    <message>
        <source>Nothing had to change.</source>
        <translation>Er hoefde niets te veranderen.</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Niets geselecteerd</translation>
    </message>
    <message>
        <source>Order: {order}</source>
        <translation>Volgorde: {order}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Remove filter: {what}</source>
        <translation>Filter weghalen: {what}</translation>
    </message>
    <message>
        <source>Remove what is selected</source>
        <translation>Selectie verwijderen</translation>
    </message>
    <message>
        <source>Say what the next step is.</source>
        <translation>Vul in wat de volgende stap is.</translation>
    </message>
    <message>
        <source>Search in this list…</source>
        <translation>Zoek in deze lijst…</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles selecteren</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Niets selecteren</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Selectie</translation>
    </message>
    <message>
        <source>Show everyone</source>
        <translation>Iedereen tonen</translation>
    </message>
    <message>
        <source>Stage: {stage}</source>
        <translation>Fase: {stage}</translation>
    </message>
    <message numerus="yes">
        <source>Target group of %n lead(s)</source>
        <translation>
            <numerusform>Doelgroep van %n lead</numerusform>
            <numerusform>Doelgroep van %n leads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Target group of %n lead(s) changed.</source>
        <translation>
            <numerusform>Doelgroep van %n lead gewijzigd.</numerusform>
            <numerusform>Doelgroep van %n leads gewijzigd.</numerusform>
        </translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Omgekeerd</translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation>Gewone kolommen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wacht op je</translation>
    </message>
    <message>
        <source>almost lost</source>
        <translation>bijna kwijt</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>gereageerd</translation>
    </message>
    <message>
        <source>not selected</source>
        <translation>niet geselecteerd</translation>
    </message>
    <message>
        <source>over the hour</source>
        <translation>langer dan een uur</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>geselecteerd</translation>
    </message>
    <message>
        <source>within the hour</source>
        <translation>binnen het uur</translation>
    </message>
    <message>
        <source>{wait} · Answer now</source>
        <translation>{wait} · nu reageren</translation>
    </message>
    <message>
        <source>{what}: {value}</source>
        <translation>{what}: {value}</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message numerus="yes">
        <source>%n people are still waiting. With PT CRM closed you get no alert. Close anyway?</source>
        <translation>
            <numerusform>%n persoon wacht nog. Is PT CRM dicht, dan krijg je geen melding. Toch afsluiten?</numerusform>
            <numerusform>%n mensen wachten nog. Is PT CRM dicht, dan krijg je geen melding. Toch afsluiten?</numerusform>
        </translation>
    </message>
    <message>
        <source>PT CRM keeps watch in the background.</source>
        <translation>PT CRM blijft op de achtergrond opletten.</translation>
    </message>
    <message>
        <source>Quit PT CRM</source>
        <translation>PT CRM afsluiten</translation>
    </message>
    <message>
        <source>{name} is still waiting. With PT CRM closed you get no alert. Close anyway?</source>
        <translation>{name} wacht nog. Is PT CRM dicht, dan krijg je geen melding. Toch afsluiten?</translation>
    </message>
</context>
<context>
    <name>Move</name>
    <message>
        <source>End as client</source>
        <translation>Gestopt als klant</translation>
    </message>
    <message>
        <source>End {name} as a client</source>
        <translation>{name} is gestopt als klant</translation>
    </message>
    <message>
        <source>Fill in a day.</source>
        <translation>Vul een dag in.</translation>
    </message>
    <message>
        <source>Fill in the day you get back.</source>
        <translation>Vul de dag in waarop je erop terugkomt.</translation>
    </message>
    <message>
        <source>Get back on</source>
        <translation>Terugkomen</translation>
    </message>
    <message>
        <source>Move to {stage}</source>
        <translation>Naar {stage}</translation>
    </message>
    <message>
        <source>Move {name} to {stage}</source>
        <translation>{name} naar {stage}</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>in 4 weeks</source>
        <translation>over 4 weken</translation>
    </message>
</context>
<context>
    <name>NewLead</name>
    <message>
        <source>A name, a phone number or an e-mail address is enough. Fill in one.</source>
        <translation>Een naam, telefoonnummer of e-mailadres is genoeg. Vul er één in.</translation>
    </message>
    <message>
        <source>Add lead</source>
        <translation>Lead toevoegen</translation>
    </message>
    <message>
        <source>Already contacted</source>
        <translation>Al gereageerd</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Binnengekomen</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanaal</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Doel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>New lead</source>
        <translation>Nieuwe lead</translation>
    </message>
    <message>
        <source>Paste what you have: a DM, an e-mail, a voicemail note</source>
        <translation>Plak wat je hebt: een DM, een mail, een notitie van je voicemail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>The hour counts from the moment someone reaches out, not from now.</source>
        <translation>Het uur telt vanaf het moment dat iemand zich meldt, niet vanaf nu.</translation>
    </message>
    <message>
        <source>This e-mail address looks incomplete. It stays as you typed it.</source>
        <translation>Dit e-mailadres lijkt niet compleet. Het blijft staan zoals je het typte.</translation>
    </message>
    <message>
        <source>This number doesn’t look right. Keep it as it is?</source>
        <translation>Dit nummer lijkt niet te kloppen. Toch zo bewaren?</translation>
    </message>
    <message>
        <source>Word of mouth, via whom</source>
        <translation>Mond-tot-mond, via wie</translation>
    </message>
    <message>
        <source>e.g. Sanne 06 12 34 56 78 insta, wants less back pain, called 9:40</source>
        <translation>bijv. Sanne 06 12 34 56 78 insta, wil van rugpijn af, belde 9:40</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nu</translation>
    </message>
    <message>
        <source>via whom</source>
        <translation>via wie</translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message>
        <source>Done</source>
        <translation>Gedaan</translation>
    </message>
    <message>
        <source>Fill in when.</source>
        <translation>Vul in wanneer.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verzetten</translation>
    </message>
    <message>
        <source>Move the next step with {name}</source>
        <translation>Volgende stap met {name} verzetten</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>Verzetten naar</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Volgende stap</translation>
    </message>
    <message>
        <source>No next step</source>
        <translation>Geen volgende stap</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plannen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Overslaan</translation>
    </message>
    <message>
        <source>Skip the next step with {name}</source>
        <translation>Volgende stap met {name} overslaan</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>What is next with {name}?</source>
        <translation>Wat wordt de volgende stap met {name}?</translation>
    </message>
    <message>
        <source>What?</source>
        <translation>Wat?</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>When the next step is due</source>
        <translation>Wanneer de volgende stap is</translation>
    </message>
    <message>
        <source>planned for {when}</source>
        <translation>gepland voor {when}</translation>
    </message>
    <message>
        <source>tomorrow 09:00</source>
        <translation>morgen 09:00</translation>
    </message>
</context>
<context>
    <name>Obstacle</name>
    <message>
        <source>Distance</source>
        <translation>Afstand</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anders</translation>
    </message>
    <message>
        <source>Other trainer</source>
        <translation>Andere trainer</translation>
    </message>
    <message>
        <source>Pain</source>
        <translation>Pijn</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prijs</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Twijfel</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>1 March</source>
        <translation>1 maart</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Zegt nee</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Korting</translation>
    </message>
    <message>
        <source>Discount in euros</source>
        <translation>Korting in euro’s</translation>
    </message>
    <message>
        <source>Esc closes, your text stays</source>
        <translation>Esc sluit, je tekst blijft staan</translation>
    </message>
    <message>
        <source>Friday 19:00</source>
        <translation>vrijdag 19:00</translation>
    </message>
    <message>
        <source>How did it go with {name}?</source>
        <translation>Hoe ging het met {name}?</translation>
    </message>
    <message>
        <source>How did it go?</source>
        <translation>Hoe ging het?</translation>
    </message>
    <message>
        <source>New time</source>
        <translation>Nieuw tijdstip</translation>
    </message>
    <message>
        <source>Next step (always one)</source>
        <translation>Volgende stap (altijd één)</translation>
    </message>
    <message>
        <source>Not a fit</source>
        <translation>Geen match</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nu niet</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
    <message>
        <source>Offer discussed</source>
        <translation>Besproken aanbod</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prijs</translation>
    </message>
    <message>
        <source>Referred to</source>
        <translation>Doorverwezen naar</translation>
    </message>
    <message>
        <source>Save outcome</source>
        <translation>Uitkomst opslaan</translation>
    </message>
    <message>
        <source>Signed up</source>
        <translation>Gaat starten</translation>
    </message>
    <message>
        <source>Something about health? That goes in the locked note.</source>
        <translation>Iets over gezondheid? Dat hoort in de notitie met slot.</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Thinking it over</source>
        <translation>Denkt erover na</translation>
    </message>
    <message>
        <source>This doesn’t read as an amount. Try 1140 or 1140.50.</source>
        <translation>Dit is niet te lezen als bedrag. Probeer 1140 of 1140,50.</translation>
    </message>
    <message>
        <source>Trial session</source>
        <translation>Proeftraining</translation>
    </message>
    <message>
        <source>What does {name} want, in their own words?</source>
        <translation>Wat wil {name}, in eigen woorden?</translation>
    </message>
    <message>
        <source>What stands in {name}’s way?</source>
        <translation>Wat houdt {name} tegen?</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>When do you get back to it?</source>
        <translation>Wanneer kom je erop terug?</translation>
    </message>
    <message>
        <source>When is the trial session?</source>
        <translation>Wanneer is de proeftraining?</translation>
    </message>
    <message>
        <source>Why a discount?</source>
        <translation>Waarom korting?</translation>
    </message>
    <message>
        <source>Why not a fit?</source>
        <translation>Waarom geen match?</translation>
    </message>
    <message>
        <source>agree on a day</source>
        <translation>spreek een dag af</translation>
    </message>
    <message>
        <source>agree when you get back</source>
        <translation>spreek af wanneer je terugkomt</translation>
    </message>
    <message>
        <source>and why</source>
        <translation>en waarom</translation>
    </message>
    <message>
        <source>asked, not given</source>
        <translation>gevraagd, niet gegeven</translation>
    </message>
    <message>
        <source>becomes a client</source>
        <translation>wordt klant</translation>
    </message>
    <message>
        <source>given, because…</source>
        <translation>gegeven, want…</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>niet gevraagd</translation>
    </message>
    <message>
        <source>plan it now</source>
        <translation>plan die meteen</translation>
    </message>
    <message>
        <source>refer to a colleague</source>
        <translation>verwijs door naar een collega</translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>Someone</source>
        <translation>Iemand</translation>
    </message>
    <message>
        <source>Someone via {source}</source>
        <translation>Iemand via {source}</translation>
    </message>
</context>
<context>
    <name>Phone</name>
    <message>
        <source>1. Install the app ntfy</source>
        <translation>1. Installeer de app ntfy</translation>
    </message>
    <message>
        <source>2. Scan this code</source>
        <translation>2. Scan deze code</translation>
    </message>
    <message>
        <source>3. Press Test</source>
        <translation>3. Druk op Testen</translation>
    </message>
    <message>
        <source>A bot on Telegram</source>
        <translation>Een bot op Telegram</translation>
    </message>
    <message>
        <source>A laptop that sleeps can’t ring. With ntfy the message is left at a server beforehand, so it comes even then.</source>
        <translation>Een laptop die slaapt kan je niet waarschuwen. Met ntfy ligt het bericht vooraf bij een server, dan komt het toch.</translation>
    </message>
    <message>
        <source>A mail</source>
        <translation>Mail aan jezelf</translation>
    </message>
    <message>
        <source>A mail can’t be left beforehand: it goes when it is due, while your laptop is awake. With it off nothing comes.</source>
        <translation>Een mail kan niet vooraf klaarliggen: die gaat op het moment zelf, als je laptop wakker is. Staat die uit, dan komt er niets.</translation>
    </message>
    <message>
        <source>A mail to yourself</source>
        <translation>Een mail aan jezelf</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Android: point your camera at it and open the link. iPhone: press + in the app and fill in the name under the code.</source>
        <translation>Android: richt je camera erop en open de link. iPhone: tik op + in de app en vul de naam onder de code in.</translation>
    </message>
    <message>
        <source>App password</source>
        <translation>App-wachtwoord</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Bellen</translation>
    </message>
    <message>
        <source>Copy the name</source>
        <translation>Naam kopiëren</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Versleuteling</translation>
    </message>
    <message>
        <source>Fill in every line. The port is a number, such as 465.</source>
        <translation>Vul elke regel in. De poort is een getal, zoals 465.</translation>
    </message>
    <message>
        <source>Fill in the token that BotFather gave you.</source>
        <translation>Vul de token in die je van BotFather kreeg.</translation>
    </message>
    <message>
        <source>Fill in what is asked above, and save it.</source>
        <translation>Vul hierboven in wat er gevraagd wordt en sla het op.</translation>
    </message>
    <message>
        <source>Hide the second code</source>
        <translation>Tweede code verbergen</translation>
    </message>
    <message>
        <source>How your phone is reached</source>
        <translation>Hoe je telefoon bereikt wordt</translation>
    </message>
    <message>
        <source>I answered</source>
        <translation>Gereageerd</translation>
    </message>
    <message>
        <source>In the App Store and on Google Play</source>
        <translation>In de App Store en op Google Play</translation>
    </message>
    <message>
        <source>It is called ntfy, is free and asks for no account. Allow its notifications when it asks.</source>
        <translation>De app heet ntfy, is gratis en vraagt geen account. Sta meldingen toe als de app erom vraagt.</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Mailserver</translation>
    </message>
    <message>
        <source>Make a bot with BotFather, fill in its token, send your bot a message, then press Test. A message goes when it is due, while your laptop is awake.</source>
        <translation>Maak een bot bij BotFather, vul de token in, stuur je bot een bericht en druk dan op Testen. Een bericht gaat op het moment zelf, als je laptop wakker is.</translation>
    </message>
    <message>
        <source>Make new codes</source>
        <translation>Nieuwe codes maken</translation>
    </message>
    <message>
        <source>Make new codes? Your phone hears nothing until you scan them.</source>
        <translation>Nieuwe codes maken? Je telefoon krijgt niets meer tot je ze scant.</translation>
    </message>
    <message>
        <source>Name and buttons</source>
        <translation>Naam en knoppen</translation>
    </message>
    <message>
        <source>Name and buttons: full name, WhatsApp and Call. The name and the number then pass the server and stand on your locked screen.</source>
        <translation>Naam en knoppen: volledige naam, WhatsApp en Bellen. Naam en nummer gaan dan langs de server en staan op je vergrendelscherm.</translation>
    </message>
    <message>
        <source>New codes</source>
        <translation>Nieuwe codes</translation>
    </message>
    <message>
        <source>New from your phone: {name}</source>
        <translation>Nieuw via je telefoon: {name}</translation>
    </message>
    <message>
        <source>No phone yet</source>
        <translation>Nog geen telefoon</translation>
    </message>
    <message>
        <source>Not</source>
        <translation>Niet</translation>
    </message>
    <message>
        <source>Not answered yet? {text}</source>
        <translation>Nog niet gereageerd? {text}</translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation>Nog niet klaar</translation>
    </message>
    <message>
        <source>Not tested yet</source>
        <translation>Nog niet getest</translation>
    </message>
    <message>
        <source>Nothing back from your phone yet. Is the app open?</source>
        <translation>Nog niets terug van je telefoon. Staat de app open?</translation>
    </message>
    <message>
        <source>On its way to your phone.</source>
        <translation>Onderweg naar je telefoon.</translation>
    </message>
    <message>
        <source>On the screen of your phone</source>
        <translation>Op het scherm van je telefoon</translation>
    </message>
    <message>
        <source>Only if you have a server of your own. Without it the public one is used.</source>
        <translation>Alleen als je zelf een server hebt. Anders gaat het via de openbare.</translation>
    </message>
    <message>
        <source>Only initials</source>
        <translation>Alleen initialen</translation>
    </message>
    <message>
        <source>Own server</source>
        <translation>Eigen server</translation>
    </message>
    <message>
        <source>Phone works: there and back in {seconds} s</source>
        <translation>Telefoon werkt: heen en terug in {seconds} s</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Poort</translation>
    </message>
    <message>
        <source>QR code that has your phone listen</source>
        <translation>QR-code waarmee je telefoon meeluistert</translation>
    </message>
    <message>
        <source>QR code to send leads from your phone</source>
        <translation>QR-code om leads vanaf je telefoon te sturen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>STARTTLS ({port})</source>
        <translation>STARTTLS ({port})</translation>
    </message>
    <message>
        <source>Scan this one as well, and whatever you type or share there becomes a lead. The hour counts from when you sent it.</source>
        <translation>Scan deze ook, en wat je daar typt of deelt wordt een lead. Het uur telt vanaf het moment dat je het stuurt.</translation>
    </message>
    <message>
        <source>Send leads from your phone</source>
        <translation>Leads sturen vanaf je telefoon</translation>
    </message>
    <message>
        <source>Sent. See whether it is on your phone: by mail nothing comes back.</source>
        <translation>Verstuurd. Kijk of het op je telefoon staat: via mail komt er niets terug.</translation>
    </message>
    <message>
        <source>Sent. Tap “I answered” on your phone.</source>
        <translation>Verstuurd. Tik op je telefoon op ‘Gereageerd’.</translation>
    </message>
    <message>
        <source>Server and connection checked {when}, without a sound. Only the test shows that your phone works too.</source>
        <translation>Server en verbinding gecheckt, {when}, zonder geluid. Alleen de test laat zien dat ook je telefoon werkt.</translation>
    </message>
    <message>
        <source>Show the second code</source>
        <translation>Tweede code tonen</translation>
    </message>
    <message>
        <source>Someone, by your phone</source>
        <translation>Iemand, via je telefoon</translation>
    </message>
    <message>
        <source>Something stands in the way</source>
        <translation>Er zit iets in de weg</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>TLS ({port})</source>
        <translation>TLS ({port})</translation>
    </message>
    <message>
        <source>Tap “I answered” once you have.</source>
        <translation>Tik op ‘Gereageerd’ zodra je dat hebt gedaan.</translation>
    </message>
    <message>
        <source>Telegram</source>
        <translation>Telegram</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Test from PT CRM. Tap “I answered”.</source>
        <translation>Test van PT CRM. Tik op ‘Gereageerd’.</translation>
    </message>
    <message>
        <source>Test it</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>The app ntfy</source>
        <translation>De app ntfy</translation>
    </message>
    <message>
        <source>This laptop has no safe place for a password, so PT CRM knows it only until it closes. Fill it in again then.</source>
        <translation>Deze laptop heeft geen veilige plek voor een wachtwoord. PT CRM onthoudt het tot het sluit; vul het daarna opnieuw in.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Aan</translation>
    </message>
    <message>
        <source>Token of your bot</source>
        <translation>Token van je bot</translation>
    </message>
    <message>
        <source>Token, if it asks for one</source>
        <translation>Token, als de server erom vraagt</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Gebruikersnaam</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>Whoever knows a name can read along and send. With new ones only you can again.</source>
        <translation>Wie een naam kent, kan meelezen en meesturen. Met nieuwe kan alleen jij dat weer.</translation>
    </message>
    <message>
        <source>With your laptop off or asleep, nobody tells you who is waiting.</source>
        <translation>Staat je laptop uit of slaapt die, dan hoor je niet wie er wacht.</translation>
    </message>
    <message>
        <source>You get a mail. See for yourself whether your phone tells of it.</source>
        <translation>Je krijgt een mail. Kijk zelf of je telefoon die meldt.</translation>
    </message>
    <message>
        <source>You get a message. Tap “I answered” on it, and PT CRM sees that come back.</source>
        <translation>Je krijgt een bericht. Tik daarop op ‘Gereageerd’ en PT CRM ziet dat terugkomen.</translation>
    </message>
    <message>
        <source>alert push notification mobile</source>
        <comment>words the phone is found by</comment>
        <translation>melding push notificatie mobiel bericht</translation>
    </message>
    <message>
        <source>{name} has waited an hour, via {source}</source>
        <translation>{name} wacht al een uur, via {source}</translation>
    </message>
    <message>
        <source>{name} has waited {waited}, via {source}</source>
        <translation>{name} wacht al {waited}, via {source}</translation>
    </message>
    <message>
        <source>{name}: {left} left</source>
        <translation>{name}: nog {left}</translation>
    </message>
</context>
<context>
    <name>Qr</name>
    <message>
        <source>Call</source>
        <translation>Bellen</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Hi {name}, thanks for your message. </source>
        <translation>Hoi {name}, bedankt voor je bericht. </translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR-code</translation>
    </message>
    <message>
        <source>Scan with your phone to WhatsApp {name}</source>
        <translation>Scan met je telefoon om {name} te appen</translation>
    </message>
    <message>
        <source>Scan with your phone to call {name}</source>
        <translation>Scan met je telefoon om {name} te bellen</translation>
    </message>
    <message>
        <source>Scan with your phone to keep {name} as a contact</source>
        <translation>Scan met je telefoon om {name} als contact te bewaren</translation>
    </message>
</context>
<context>
    <name>Quiet</name>
    <message>
        <source>19:00</source>
        <translation>19:00</translation>
    </message>
    <message>
        <source>45 min</source>
        <translation>45 min</translation>
    </message>
    <message>
        <source>Add quiet hours</source>
        <translation>Stille uren toevoegen</translation>
    </message>
    <message>
        <source>Another time</source>
        <translation>Ander tijdstip</translation>
    </message>
    <message>
        <source>Free again</source>
        <translation>Weer vrij</translation>
    </message>
    <message>
        <source>Free again. Alerts come through.</source>
        <translation>Weer vrij. Meldingen komen door.</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Stil vanaf</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Stil tot</translation>
    </message>
    <message>
        <source>Quiet until {time}; who waits stays in the list</source>
        <translation>Stil tot {time}; wie wacht, blijft in de lijst</translation>
    </message>
    <message>
        <source>Remove these quiet hours</source>
        <translation>Deze stille uren weghalen</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>With a client</source>
        <translation>Met een klant</translation>
    </message>
    <message>
        <source>With a client until {time}</source>
        <translation>Met een klant tot {time}</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>--data-dir needs the name of a folder.</source>
        <translation>--data-dir vraagt om de naam van een map.</translation>
    </message>
    <message>
        <source>--{field} takes a number from 0 to {most}.</source>
        <translation>--{field} is een getal van 0 tot {most}.</translation>
    </message>
    <message>
        <source>A backup is being made right now. Try again in a moment.</source>
        <translation>Er wordt net een back-up gemaakt. Probeer het zo opnieuw.</translation>
    </message>
    <message>
        <source>A consultation takes between 1 minute and a day.</source>
        <translation>Een kennismaking duurt tussen 1 minuut en een dag.</translation>
    </message>
    <message>
        <source>A consultation that was held needs its outcome.</source>
        <translation>Kies nog de uitkomst van deze kennismaking.</translation>
    </message>
    <message>
        <source>A consultation that was moved needs its new time.</source>
        <translation>Vul het nieuwe tijdstip van de kennismaking in.</translation>
    </message>
    <message>
        <source>A discount needs a reason, to see later what it brought.</source>
        <translation>Zet een reden bij de korting, dan zie je later wat die opleverde.</translation>
    </message>
    <message>
        <source>A great many texts came from your phone. Isn’t that you? Renew its code.</source>
        <translation>Er komen heel veel teksten van je telefoon. Ben jij dat niet? Maak nieuwe codes.</translation>
    </message>
    <message>
        <source>A lead can&apos;t be merged with itself.</source>
        <translation>Een lead kan niet met zichzelf worden samengevoegd.</translation>
    </message>
    <message>
        <source>A name, a phone number or an e-mail address has to stay.</source>
        <translation>Laat een naam, telefoonnummer of e-mailadres staan.</translation>
    </message>
    <message>
        <source>A name, a phone number or an e-mail address is enough. Fill in one.</source>
        <translation>Een naam, telefoonnummer of e-mailadres is genoeg. Vul er één in.</translation>
    </message>
    <message>
        <source>A new time goes with another consultation, not with this result.</source>
        <translation>Een nieuw tijdstip hoort niet bij deze uitkomst.</translation>
    </message>
    <message>
        <source>A quotation mark opens and never closes; those lines were read as they stand.</source>
        <translation>Een aanhalingsteken gaat open en nooit dicht; die regels zijn gelezen zoals ze er staan.</translation>
    </message>
    <message>
        <source>A sheet goes on to row {row}, column {column}, further than PT CRM reads. Clear what stands so far out, save the file and import it again.</source>
        <translation>Een blad loopt door tot rij {row}, kolom {column}, verder dan PT CRM leest. Maak leeg wat zo ver weg staat, sla het bestand op en importeer het opnieuw.</translation>
    </message>
    <message>
        <source>A spreadsheet holds at most {most} rows. Export as CSV instead.</source>
        <translation>In een spreadsheet passen hoogstens {most} rijen. Exporteer als csv.</translation>
    </message>
    <message>
        <source>Agree on a date to come back to it, and give that date.</source>
        <translation>Spreek een datum af om erop terug te komen en vul die in.</translation>
    </message>
    <message>
        <source>All this row has is a phone number that a spreadsheet cut off.</source>
        <translation>In deze rij staat alleen een telefoonnummer dat een spreadsheet heeft afgekapt.</translation>
    </message>
    <message>
        <source>An amount can&apos;t be below zero.</source>
        <translation>Een bedrag kan niet onder nul zijn.</translation>
    </message>
    <message>
        <source>An empty note isn&apos;t kept. Write something first.</source>
        <translation>Een lege notitie wordt niet bewaard. Schrijf eerst iets op.</translation>
    </message>
    <message>
        <source>An external id can&apos;t be changed; it is given with add.</source>
        <translation>Een extern kenmerk kan niet worden gewijzigd; dat geef je mee bij add.</translation>
    </message>
    <message>
        <source>Another program is using your data file. Close it and try again.</source>
        <translation>Een ander programma gebruikt het bestand met je gegevens. Sluit dat en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Checking the data file found problems: {count}.</source>
        <translation>Bij het nakijken van de gegevens kwamen problemen naar boven: {count}.</translation>
    </message>
    <message>
        <source>Choose at least one file to import.</source>
        <translation>Kies minstens één bestand om te importeren.</translation>
    </message>
    <message>
        <source>Every line stood in one column; it was split again.</source>
        <translation>Elke regel stond in één kolom; die is weer gesplitst.</translation>
    </message>
    <message>
        <source>Everything in this spreadsheet is on hidden sheets. Show them, save it and import it again.</source>
        <translation>Alles in deze spreadsheet staat op verborgen bladen. Maak die zichtbaar, sla de spreadsheet op en importeer die opnieuw.</translation>
    </message>
    <message>
        <source>Give either --what with --at, or --done, or --snooze.</source>
        <translation>Geef --what met --at, of --done, of --snooze.</translation>
    </message>
    <message>
        <source>Give the file a name that ends in .xlsx, .csv, .vcf or .json.</source>
        <translation>Geef het bestand een naam die eindigt op .xlsx, .csv, .vcf of .json.</translation>
    </message>
    <message>
        <source>Give the numbers of leads and touches as 0 or more.</source>
        <translation>Geef de aantallen leads en contactmomenten als 0 of meer.</translation>
    </message>
    <message>
        <source>Give the view a name.</source>
        <translation>Geef de weergave een naam.</translation>
    </message>
    <message>
        <source>Hidden sheets were left out; show them in the spreadsheet to import them.</source>
        <translation>Verborgen bladen zijn overgeslagen; maak ze zichtbaar in de spreadsheet om ze te importeren.</translation>
    </message>
    <message>
        <source>Letters with accents were damaged (Ã« for ë) and have been repaired.</source>
        <translation>Letters met accenten waren beschadigd (Ã« in plaats van ë) en zijn hersteld.</translation>
    </message>
    <message>
        <source>No connection with the server of your phone. PT CRM keeps trying.</source>
        <translation>Geen verbinding met de server van je telefoon. PT CRM blijft het proberen.</translation>
    </message>
    <message>
        <source>Nobody but you writes in this chat, so there is no lead in it.</source>
        <translation>In deze chat schrijf alleen jij, dus er staat geen lead in.</translation>
    </message>
    <message>
        <source>None of the files in this packed file holds people that PT CRM can read.</source>
        <translation>In geen van de bestanden in dit ingepakte bestand staan mensen die PT CRM kan lezen.</translation>
    </message>
    <message>
        <source>Nothing is suggested for {name} now.</source>
        <translation>Voor {name} is er nu geen voorstel.</translation>
    </message>
    <message>
        <source>Only a consultation that was held has an outcome.</source>
        <translation>Alleen een kennismaking die doorging heeft een uitkomst.</translation>
    </message>
    <message>
        <source>Only an address with https is safe. Nothing is sent without it.</source>
        <translation>Alleen een adres met https is veilig. Zonder wordt er niets verstuurd.</translation>
    </message>
    <message>
        <source>PT CRM doesn&apos;t read PDF files. Copy the text and paste it in New lead.</source>
        <translation>Pdf’s leest PT CRM niet. Kopieer de tekst en plak die in Nieuwe lead.</translation>
    </message>
    <message>
        <source>PT CRM finds no people in this JSON file.</source>
        <translation>PT CRM vindt geen mensen in dit JSON-bestand.</translation>
    </message>
    <message>
        <source>PT CRM is open with this data, so nothing was changed. Close it and try again.</source>
        <translation>PT CRM is open met deze gegevens, er is dus niets veranderd. Sluit het en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>PT CRM may not read {file}.</source>
        <translation>PT CRM mag {file} niet lezen.</translation>
    </message>
    <message>
        <source>PT CRM may not write in this folder, so nothing is saved now. Your data is untouched. Choose another folder.</source>
        <translation>PT CRM mag niet in deze map schrijven, dus er wordt nu niets opgeslagen. Aan je gegevens is niets veranderd. Kies een andere map.</translation>
    </message>
    <message>
        <source>Reading this file takes too long. Copy the list of people into a new file.</source>
        <translation>Dit bestand lezen duurt te lang. Kopieer de lijst met mensen naar een nieuw bestand.</translation>
    </message>
    <message>
        <source>Reading was stopped. Nothing was changed.</source>
        <translation>Het lezen is gestopt. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>Rows that are hidden or filtered out in the spreadsheet were read too.</source>
        <translation>Rijen die in de spreadsheet verborgen of weggefilterd zijn, zijn ook gelezen.</translation>
    </message>
    <message>
        <source>Say what stood in the way: choose at least one obstacle.</source>
        <translation>Kies minstens één drempel: wat stond in de weg?</translation>
    </message>
    <message>
        <source>Say what the next step is.</source>
        <translation>Vul in wat de volgende stap is.</translation>
    </message>
    <message>
        <source>Say when the next step is.</source>
        <translation>Vul in wanneer de volgende stap is.</translation>
    </message>
    <message>
        <source>Say why it ended, to see later who stays.</source>
        <translation>Vul in waarom het stopte, dan zie je later wie er blijft.</translation>
    </message>
    <message>
        <source>Send your bot a message on Telegram first, then try again.</source>
        <translation>Stuur je bot eerst een bericht op Telegram en probeer het dan opnieuw.</translation>
    </message>
    <message>
        <source>Several people write in this chat ({names}). Say which of them is you, and it can be read.</source>
        <translation>In deze chat schrijven meerdere mensen ({names}). Zeg wie jij bent, dan leest PT CRM de chat.</translation>
    </message>
    <message>
        <source>Some formulas have no result in the file, so those cells are empty. Open it in a spreadsheet program, save it and import it again.</source>
        <translation>Van sommige formules staat de uitkomst niet in het bestand; die cellen zijn leeg. Open het in een spreadsheetprogramma, sla het op en importeer het opnieuw.</translation>
    </message>
    <message>
        <source>Some lines are encoded differently from the rest; check letters with accents.</source>
        <translation>Sommige regels zijn anders opgeslagen dan de rest; kijk letters met accenten na.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Gestopt. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>Telegram doesn’t know this bot. Fill in its token again.</source>
        <translation>Telegram kent deze bot niet. Vul de token opnieuw in.</translation>
    </message>
    <message>
        <source>The chat begins in the middle of a message. What stands before the first time was left out.</source>
        <translation>De chat begint midden in een bericht. Wat voor het eerste tijdstip staat, is weggelaten.</translation>
    </message>
    <message>
        <source>The data is still being opened.</source>
        <translation>De gegevens worden nog geopend.</translation>
    </message>
    <message>
        <source>The disk can&apos;t be read or written, so this isn&apos;t saved yet. What you typed is still here.</source>
        <translation>De schijf is niet te lezen of te beschrijven, dus dit is nog niet opgeslagen. Wat je typte staat er nog.</translation>
    </message>
    <message>
        <source>The disk is full, so this isn&apos;t saved yet. What you typed is still here. Free up some space and try again.</source>
        <translation>De schijf is vol, dus dit is nog niet opgeslagen. Wat je typte staat er nog. Maak ruimte vrij en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The e-mail address {text} can&apos;t be right. The rest of the row is fine; look the address up.</source>
        <translation>Het e-mailadres {text} kan niet kloppen. De rest van de rij is goed; zoek het adres nog op.</translation>
    </message>
    <message>
        <source>The file has no header row; the columns were guessed from what is in them.</source>
        <translation>Het bestand heeft geen kopregel; de kolommen zijn geraden uit wat erin staat.</translation>
    </message>
    <message>
        <source>The file holds more than {limit} cards; split it first.</source>
        <translation>In het bestand staan meer dan {limit} kaartjes; splits het eerst.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Het bestand is leeg.</translation>
    </message>
    <message>
        <source>The file is larger than {limit} MB; split it first.</source>
        <translation>Het bestand is groter dan {limit} MB; splits het eerst.</translation>
    </message>
    <message>
        <source>The file stops before its end. What stood before that was read.</source>
        <translation>Het bestand houdt te vroeg op. Wat ervoor stond, is gelezen.</translation>
    </message>
    <message>
        <source>The mail server doesn’t accept the password. Fill it in again.</source>
        <translation>De mailserver accepteert het wachtwoord niet. Vul het opnieuw in.</translation>
    </message>
    <message>
        <source>The mail “{subject}” from {sender} stays out: it is too large or too damaged to read.</source>
        <translation>De mail ‘{subject}’ van {sender} blijft erbuiten: te groot of te beschadigd om te lezen.</translation>
    </message>
    <message>
        <source>The new time has to lie ahead.</source>
        <translation>Het nieuwe tijdstip moet nog komen.</translation>
    </message>
    <message>
        <source>The outcome of this consultation was noted, so it stays where it was. Plan a new one.</source>
        <translation>Van deze kennismaking is de uitkomst al genoteerd, dus die blijft staan. Plan een nieuwe.</translation>
    </message>
    <message>
        <source>The server of your phone answers with something else.</source>
        <translation>De server van je telefoon antwoordt met iets anders.</translation>
    </message>
    <message>
        <source>The server of your phone doesn’t accept the token. Fill it in again.</source>
        <translation>De server van je telefoon accepteert de token niet. Vul die opnieuw in.</translation>
    </message>
    <message>
        <source>The server of your phone has a problem. PT CRM keeps trying.</source>
        <translation>De server van je telefoon heeft een storing. PT CRM blijft het proberen.</translation>
    </message>
    <message>
        <source>The server of your phone takes messages and loses them.</source>
        <translation>De server van je telefoon neemt berichten aan en raakt ze kwijt.</translation>
    </message>
    <message>
        <source>The server of your phone takes no more for now. PT CRM tries later.</source>
        <translation>De server van je telefoon neemt nu niets meer aan. PT CRM probeert het later.</translation>
    </message>
    <message>
        <source>The server sends PT CRM on to another address. Nothing went there.</source>
        <translation>De server stuurt PT CRM door naar een ander adres. Daar is niets heen gegaan.</translation>
    </message>
    <message>
        <source>The spreadsheet cut this phone number off ({text}). The rest of the row is fine; look the number up.</source>
        <translation>De spreadsheet heeft dit telefoonnummer afgekapt ({text}). De rest van de rij is goed; zoek het nummer nog op.</translation>
    </message>
    <message>
        <source>The spreadsheet left {text} where the phone number was. The rest of the row is fine; look the number up.</source>
        <translation>De spreadsheet heeft {text} gezet waar het telefoonnummer stond. De rest van de rij is goed; zoek het nummer nog op.</translation>
    </message>
    <message>
        <source>The year in “{text}” is not between 1900 and 2200.</source>
        <translation>Het jaar in ‘{text}’ ligt niet tussen 1900 en 2200.</translation>
    </message>
    <message>
        <source>The {field} doesn&apos;t read as an amount in euros.</source>
        <translation>Het veld ‘{field}’ is niet te lezen als bedrag in euro.</translation>
    </message>
    <message>
        <source>The {field} holds half a character that can&apos;t be stored.</source>
        <translation>In het veld ‘{field}’ staat een half teken dat niet bewaard kan worden.</translation>
    </message>
    <message>
        <source>The {field} is longer than {limit} characters.</source>
        <translation>Het veld ‘{field}’ is langer dan {limit} tekens.</translation>
    </message>
    <message>
        <source>The {field} must be 0 or more.</source>
        <translation>Het veld ‘{field}’ moet 0 of meer zijn.</translation>
    </message>
    <message>
        <source>There are more than {limit} columns on one sheet. Leave out those that aren&apos;t about people.</source>
        <translation>Op één blad staan meer dan {limit} kolommen. Laat de kolommen weg die niet over mensen gaan.</translation>
    </message>
    <message>
        <source>There are more than {limit} files in this packed file. Unpack it and import the ones with people in them.</source>
        <translation>In dit ingepakte bestand zitten meer dan {limit} bestanden. Pak het uit en importeer de bestanden waar mensen in staan.</translation>
    </message>
    <message>
        <source>There are more than {limit} rows on one sheet. Split it into several files.</source>
        <translation>Op één blad staan meer dan {limit} rijen. Verdeel het over meer bestanden.</translation>
    </message>
    <message>
        <source>There are no messages in this file.</source>
        <translation>Er staan geen berichten in dit bestand.</translation>
    </message>
    <message>
        <source>There are packed files inside this packed file. Unpack it and import the files that were in it.</source>
        <translation>In dit ingepakte bestand zitten weer ingepakte bestanden. Pak het uit en importeer de bestanden die erin zaten.</translation>
    </message>
    <message>
        <source>There are {count} views already. Remove one first.</source>
        <translation>Er zijn al {count} weergaven. Verwijder er eerst één.</translation>
    </message>
    <message>
        <source>There is a view called {view} already.</source>
        <translation>Er is al een weergave die {view} heet.</translation>
    </message>
    <message>
        <source>There is more in this JSON file than PT CRM reads at once. Split it first.</source>
        <translation>In dit JSON-bestand staat meer dan PT CRM in één keer leest. Splits het eerst.</translation>
    </message>
    <message>
        <source>There is no consultation with this id.</source>
        <translation>Deze kennismaking is er niet meer.</translation>
    </message>
    <message>
        <source>There is no enquiry with this id.</source>
        <translation>Deze aanvraag is er niet meer.</translation>
    </message>
    <message>
        <source>There is no import with this id.</source>
        <translation>Deze import is er niet meer.</translation>
    </message>
    <message>
        <source>There is no lead with this id.</source>
        <translation>Deze lead is er niet meer.</translation>
    </message>
    <message>
        <source>There is no note with this id.</source>
        <translation>Deze notitie is er niet meer.</translation>
    </message>
    <message>
        <source>There is no table on this web page.</source>
        <translation>Op deze webpagina staat geen tabel.</translation>
    </message>
    <message>
        <source>There is no text in this file that PT CRM can read.</source>
        <translation>In dit bestand staat geen tekst die PT CRM kan lezen.</translation>
    </message>
    <message>
        <source>There is no touch with this id.</source>
        <translation>Dit contactmoment is er niet meer.</translation>
    </message>
    <message>
        <source>There is no view called {view} any more.</source>
        <translation>Er is geen weergave meer die {view} heet.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Er valt niets opnieuw te doen.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Er valt niets ongedaan te maken.</translation>
    </message>
    <message>
        <source>These are contact cards written as XML or JSON, which PT CRM doesn&apos;t read. Save them as .vcf.</source>
        <translation>Dit zijn contactkaartjes in XML of JSON, en die leest PT CRM niet. Bewaar ze als .vcf.</translation>
    </message>
    <message>
        <source>These are messages as a web page. Choose JSON when you download them from Instagram or Facebook.</source>
        <translation>Dit zijn berichten als webpagina. Kies JSON als je ze downloadt van Instagram of Facebook.</translation>
    </message>
    <message>
        <source>These are too many quiet hours for one week. Remove some first.</source>
        <translation>Dit zijn te veel stille uren voor één week. Haal er eerst een paar weg.</translation>
    </message>
    <message>
        <source>This JSON file is damaged or incomplete. Download or export it once more.</source>
        <translation>Dit JSON-bestand is beschadigd of niet compleet. Download of exporteer het nog een keer.</translation>
    </message>
    <message>
        <source>This JSON file is damaged or incomplete. Export it once more.</source>
        <translation>Dit JSON-bestand is beschadigd of niet compleet. Exporteer het nog een keer.</translation>
    </message>
    <message>
        <source>This JSON file is nested deeper than PT CRM reads.</source>
        <translation>Dit JSON-bestand heeft meer lagen dan PT CRM leest.</translation>
    </message>
    <message>
        <source>This can&apos;t be undone now: {name} was changed afterwards. Everything is as it was.</source>
        <translation>Ongedaan maken kan niet meer: {name} is daarna gewijzigd. Alles is gebleven zoals het was.</translation>
    </message>
    <message>
        <source>This card holds more than {limit} details; that can&apos;t be one person.</source>
        <translation>Op dit kaartje staan meer dan {limit} gegevens; dat kan niet één persoon zijn.</translation>
    </message>
    <message>
        <source>This card is a list or a thing, not a person.</source>
        <translation>Dit kaartje is een lijst of een ding, geen persoon.</translation>
    </message>
    <message>
        <source>This data comes from a newer PT CRM. Nothing was changed. Install version {version} or open a backup.</source>
        <translation>Deze gegevens komen uit een nieuwere PT CRM. Er is niets veranderd. Installeer versie {version} of open een back-up.</translation>
    </message>
    <message>
        <source>This export comes from a newer PT CRM. Install the latest version and try again.</source>
        <translation>Deze export komt uit een nieuwere PT CRM. Installeer de nieuwste versie en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>This file is not a table of rows and columns.</source>
        <translation>Dit bestand is geen tabel met rijen en kolommen.</translation>
    </message>
    <message>
        <source>This file is protected with a password. Open it, save it without the password and import that.</source>
        <translation>Dit bestand is beveiligd met een wachtwoord. Open het, sla het op zonder wachtwoord en importeer dat.</translation>
    </message>
    <message>
        <source>This file was made by Numbers, Pages or Keynote. Open it there, export it as Excel or CSV and import that.</source>
        <translation>Dit bestand is gemaakt met Numbers, Pages of Keynote. Open het daar, exporteer het als Excel of csv en importeer dat.</translation>
    </message>
    <message>
        <source>This file was packed in a way PT CRM can&apos;t unpack. Unpack it and import what comes out.</source>
        <translation>Dit bestand is ingepakt op een manier die PT CRM niet kent. Pak het uit en importeer wat eruit komt.</translation>
    </message>
    <message>
        <source>This folder holds leads already. Choose an empty one for samples.</source>
        <translation>In deze map staan al leads. Kies een lege map voor de voorbeelden.</translation>
    </message>
    <message>
        <source>This import was undone already.</source>
        <translation>Deze import is al ongedaan gemaakt.</translation>
    </message>
    <message>
        <source>This is a calendar file: there are no leads in it.</source>
        <translation>Dit is een agendabestand: er staan geen leads in.</translation>
    </message>
    <message>
        <source>This is a chat from Telegram, which PT CRM doesn&apos;t read. Paste the message in New lead.</source>
        <translation>Dit is een chat uit Telegram. Die leest PT CRM niet. Plak het bericht bij Nieuwe lead.</translation>
    </message>
    <message>
        <source>This is a mail in Outlook&apos;s own form (.msg), which PT CRM doesn&apos;t read. In the new Outlook or on the web, download the mail as EML and import that. In classic Outlook, copy its text and paste it in New lead.</source>
        <translation>Dit is een mail in Outlooks eigen vorm (.msg); die leest PT CRM niet. In het nieuwe Outlook of op het web download je de mail als EML en importeer je die. In het klassieke Outlook kopieer je de tekst en plak je die in Nieuwe lead.</translation>
    </message>
    <message>
        <source>This is a packed file that isn&apos;t a .zip. Unpack it and import the files that were in it.</source>
        <translation>Dit is een ingepakt bestand, maar geen .zip. Pak het uit en importeer de bestanden die erin zaten.</translation>
    </message>
    <message>
        <source>This is a picture. Type or paste what it says in New lead.</source>
        <translation>Dit is een afbeelding. Typ of plak wat erop staat in Nieuwe lead.</translation>
    </message>
    <message>
        <source>This is a spreadsheet or other office file, not a text file with rows.</source>
        <translation>Dit is een spreadsheet of ander Office-bestand, geen tekstbestand met rijen.</translation>
    </message>
    <message>
        <source>This is a test lead of the advertiser, not a person.</source>
        <translation>Dit is een testlead van de adverteerder, geen mens.</translation>
    </message>
    <message>
        <source>This is a text document or a presentation. Copy its table into a spreadsheet and import that.</source>
        <translation>Dit is een tekstdocument of een presentatie. Kopieer de tabel eruit naar een spreadsheet en importeer die.</translation>
    </message>
    <message>
        <source>This is a web page (HTML or XML), not a table of rows.</source>
        <translation>Dit is een webpagina (HTML of XML), geen tabel met rijen.</translation>
    </message>
    <message>
        <source>This is an XML file of a kind that PT CRM doesn&apos;t read. Save it as Excel or CSV and import that.</source>
        <translation>Dit is een soort XML-bestand dat PT CRM niet leest. Sla het op als Excel of csv en importeer dat.</translation>
    </message>
    <message>
        <source>This is an export of PT CRM that was changed afterwards and can&apos;t be read any more.</source>
        <translation>Dit is een export van PT CRM die daarna is veranderd en niet meer te lezen is.</translation>
    </message>
    <message>
        <source>This is no address of a server. It looks like https://ntfy.sh.</source>
        <translation>Dit is geen adres van een server. Zo ziet het eruit: https://ntfy.sh.</translation>
    </message>
    <message>
        <source>This is not a mail: it doesn&apos;t say who it is from.</source>
        <translation>Dit is geen mail: er staat niet in van wie die komt.</translation>
    </message>
    <message>
        <source>This lies before the day {name} became a client.</source>
        <translation>Dit ligt vóór de dag waarop {name} klant werd.</translation>
    </message>
    <message>
        <source>This lies before the year 2000. Is the time right?</source>
        <translation>Dit ligt vóór het jaar 2000. Klopt het tijdstip?</translation>
    </message>
    <message>
        <source>This lies in the future. Note it when it has happened.</source>
        <translation>Dit ligt in de toekomst. Noteer het als het gebeurd is.</translation>
    </message>
    <message>
        <source>This lies more than a year back. Is the date right?</source>
        <translation>Dit ligt meer dan een jaar terug. Klopt de datum?</translation>
    </message>
    <message>
        <source>This line is damaged or incomplete.</source>
        <translation>Deze regel is beschadigd of niet compleet.</translation>
    </message>
    <message>
        <source>This line is not a lead as PT CRM exports it.</source>
        <translation>Op deze regel staat geen lead zoals PT CRM die exporteert.</translation>
    </message>
    <message>
        <source>This mail holds mails within mails, deeper than PT CRM reads.</source>
        <translation>In deze mail zitten mails in mails, dieper dan PT CRM leest.</translation>
    </message>
    <message>
        <source>This mail is larger than {limit} MB.</source>
        <translation>Deze mail is groter dan {limit} MB.</translation>
    </message>
    <message>
        <source>This mail is too damaged to read.</source>
        <translation>Deze mail is te beschadigd om te lezen.</translation>
    </message>
    <message>
        <source>This mail server doesn’t encrypt, so nothing was sent. Check its port.</source>
        <translation>Deze mailserver versleutelt niet, dus er is niets verstuurd. Controleer de poort.</translation>
    </message>
    <message>
        <source>This mailbox holds more than {limit} mails. Export only the label or folder that enquiries come into.</source>
        <translation>In dit postvak zitten meer dan {limit} mails. Exporteer alleen het label of de map waar aanvragen binnenkomen.</translation>
    </message>
    <message>
        <source>This mailbox is larger than {limit} GB. Export only the label or folder that enquiries come into.</source>
        <translation>Dit postvak is groter dan {limit} GB. Exporteer alleen het label of de map waar aanvragen binnenkomen.</translation>
    </message>
    <message>
        <source>This message doesn&apos;t say when or by whom it was sent, so it was left out.</source>
        <translation>Bij dit bericht staat niet van wie of van wanneer het is. Het is weggelaten.</translation>
    </message>
    <message>
        <source>This message lies in the future, so it was left out.</source>
        <translation>Dit bericht ligt in de toekomst en is weggelaten.</translation>
    </message>
    <message>
        <source>This packed file asks for a password. Unpack it and import the files that were in it.</source>
        <translation>Dit ingepakte bestand vraagt om een wachtwoord. Pak het uit en importeer de bestanden die erin zaten.</translation>
    </message>
    <message>
        <source>This packed file is damaged or incomplete. Download it again and try once more.</source>
        <translation>Dit ingepakte bestand is beschadigd of niet compleet. Download het opnieuw en probeer het nog een keer.</translation>
    </message>
    <message>
        <source>This row has no name, phone number or e-mail address.</source>
        <translation>In deze rij staat geen naam, telefoonnummer of e-mailadres.</translation>
    </message>
    <message>
        <source>This server can’t prove who it is, so nothing was sent. Check its address.</source>
        <translation>Deze server kan niet bewijzen wie die is, dus er is niets verstuurd. Controleer het adres.</translation>
    </message>
    <message>
        <source>This spreadsheet is damaged or not whole. Open it in its own program, save it and import that.</source>
        <translation>Deze spreadsheet is beschadigd of niet compleet. Open het bestand in het programma waarmee het is gemaakt, sla het op en importeer dat.</translation>
    </message>
    <message>
        <source>This web page is too tangled to read. Copy its table into a spreadsheet.</source>
        <translation>Deze webpagina is te ingewikkeld om te lezen. Kopieer de tabel naar een spreadsheet.</translation>
    </message>
    <message>
        <source>Too much comes out of this packed file. Unpack it and import the files one by one.</source>
        <translation>Uit dit ingepakte bestand komt te veel tegelijk. Pak het uit en importeer de bestanden één voor één.</translation>
    </message>
    <message>
        <source>Touches need at least one lead to have them.</source>
        <translation>Voor contactmomenten is minstens één lead nodig.</translation>
    </message>
    <message>
        <source>Unpacked, this spreadsheet is far larger than a list of people is. Copy the list into a new one.</source>
        <translation>Uitgepakt is deze spreadsheet veel groter dan een lijst met mensen is. Kopieer de lijst naar een nieuwe.</translation>
    </message>
    <message>
        <source>What PT CRM exported of this lead was changed and can&apos;t be read ({table}: {field}).</source>
        <translation>Wat PT CRM van deze lead exporteerde, is veranderd en niet te lezen ({table}: {field}).</translation>
    </message>
    <message>
        <source>What came back about new versions can’t be trusted, so it was left alone.</source>
        <translation>Wat er terugkwam over nieuwe versies is niet te vertrouwen. Er is niets mee gedaan.</translation>
    </message>
    <message>
        <source>When this arrived ({text}) can&apos;t be read. The rest of the row is fine; it raises no alert.</source>
        <translation>Wanneer dit binnenkwam ({text}) is niet te lezen. De rest van de rij is goed; er komt geen melding.</translation>
    </message>
    <message>
        <source>Your data could not be brought up to date for this PT CRM. It is as it was. A backup is in {file}</source>
        <translation>Je gegevens konden niet worden bijgewerkt voor deze PT CRM. Ze zijn zoals ze waren. Een back-up staat in {file}</translation>
    </message>
    <message>
        <source>Your data file can&apos;t be opened. Is its folder still there?</source>
        <translation>Het bestand met je gegevens gaat niet open. Is de map er nog?</translation>
    </message>
    <message>
        <source>Your data file is damaged. It was left where it is, nothing was erased. The backup of {when} is good. Restore {file}</source>
        <translation>Het bestand met je gegevens is beschadigd. Het is blijven staan, er is niets gewist. De back-up van {when} is goed. Zet {file} terug</translation>
    </message>
    <message>
        <source>Your data file is damaged. Nothing was erased. Restore a backup.</source>
        <translation>Het bestand met je gegevens is beschadigd. Er is niets gewist. Zet een back-up terug.</translation>
    </message>
    <message>
        <source>Your data file is gone, but its backups are here, so no empty one was made. The newest backup is of {when}. Restore {file}</source>
        <translation>Het bestand met je gegevens is weg, maar de back-ups zijn er, dus er is geen leeg bestand gemaakt. De nieuwste back-up is van {when}. Zet {file} terug</translation>
    </message>
    <message>
        <source>Your data file isn&apos;t built the way PT CRM builds its files, so it wasn&apos;t brought up to date. Nothing was changed. Restore a backup.</source>
        <translation>Het bestand met je gegevens is anders opgebouwd dan PT CRM het maakt en is daarom niet bijgewerkt. Er is niets veranderd. Zet een back-up terug.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read. Nothing was changed.</source>
        <translation>{file} is niet te lezen. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: {why}.</source>
        <translation>{file} is niet te lezen: {why}.</translation>
    </message>
    <message>
        <source>{file} could not be written: {why}.</source>
        <translation>{file} kon niet worden geschreven: {why}.</translation>
    </message>
    <message>
        <source>{file} is a folder. Choose the files in it.</source>
        <translation>{file} is een map. Kies de bestanden erin.</translation>
    </message>
    <message>
        <source>{file} is a folder. Give the file another name.</source>
        <translation>{file} is een map. Geef het bestand een andere naam.</translation>
    </message>
    <message>
        <source>{file} is a link to another place, so it wasn&apos;t opened. Put the file itself in this folder.</source>
        <translation>{file} is een koppeling naar een andere plek en is daarom niet geopend. Zet het bestand zelf in deze map.</translation>
    </message>
    <message>
        <source>{file} is damaged, so it wasn&apos;t restored. Nothing was changed.</source>
        <translation>{file} is beschadigd en is daarom niet teruggezet. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>{file} is not a file of PT CRM. Nothing was changed.</source>
        <translation>{file} is geen bestand van PT CRM. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>{file} is not an ordinary file.</source>
        <translation>{file} is geen gewoon bestand.</translation>
    </message>
    <message>
        <source>{file} is open in another program. Close it there and try again.</source>
        <translation>{file} is nog open in een ander programma. Sluit het daar en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>{file} isn&apos;t built the way PT CRM builds its files, so it wasn&apos;t opened. Nothing was changed.</source>
        <translation>{file} is anders opgebouwd dan PT CRM het maakt en is daarom niet geopend. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>{file} was not found.</source>
        <translation>{file} is niet gevonden.</translation>
    </message>
    <message>
        <source>{name} doesn&apos;t have one enquiry only. Say which it is.</source>
        <translation>{name} heeft niet precies één aanvraag. Geef aan welke het is.</translation>
    </message>
    <message>
        <source>{name} has no next step now.</source>
        <translation>{name} heeft nu geen volgende stap.</translation>
    </message>
    <message>
        <source>{name} is on this stage already.</source>
        <translation>{name} staat al in deze fase.</translation>
    </message>
    <message>
        <source>{name} isn&apos;t a client now.</source>
        <translation>{name} is nu geen klant.</translation>
    </message>
    <message>
        <source>{name} was merged with {other}. Go on there, or undo the merge first.</source>
        <translation>{name} is samengevoegd met {other}. Ga daar verder, of maak het samenvoegen eerst ongedaan.</translation>
    </message>
    <message>
        <source>{name} was removed. Undo that first.</source>
        <translation>{name} is verwijderd. Maak dat eerst ongedaan.</translation>
    </message>
    <message>
        <source>{problem}. `ptcrm --help` lists the commands.</source>
        <translation>{problem}. `ptcrm --help` noemt de opdrachten.</translation>
    </message>
    <message>
        <source>“{text}” is not a date such as 2026-11-23.</source>
        <translation>‘{text}’ is geen datum zoals 2026-11-23.</translation>
    </message>
    <message>
        <source>“{text}” is not a stage. The rest of the row is fine; somebody new starts on “know”.</source>
        <translation>‘{text}’ is geen fase. De rest van de rij is goed; iemand die nieuw is, begint bij ‘Kennen’.</translation>
    </message>
    <message>
        <source>“{text}” is not a time such as 2026-11-23T10:00:00Z.</source>
        <translation>‘{text}’ is geen tijdstip zoals 2026-11-23T10:00:00Z.</translation>
    </message>
    <message>
        <source>“{text}” is not one of the things in the way that PT CRM knows. The rest of the row is fine.</source>
        <translation>‘{text}’ is geen drempel die PT CRM kent. De rest van de rij is goed.</translation>
    </message>
    <message>
        <source>“{text}” never was on the clock: it was put forward then. Take an hour later.</source>
        <translation>‘{text}’ stond nooit op de klok: die ging toen vooruit. Neem een uur later.</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message numerus="yes">
        <source>%n sample lead(s) removed. What you added yourself stays.</source>
        <translation>
            <numerusform>%n voorbeeldlead weggehaald. Wat je zelf toevoegde, blijft.</numerusform>
            <numerusform>%n voorbeeldleads weggehaald. Wat je zelf toevoegde, blijft.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove the sample leads</source>
        <translation>Voorbeeldleads weghalen</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gevonden</numerusform>
            <numerusform>%n gevonden</numerusform>
        </translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Acties</translation>
    </message>
    <message>
        <source>All leads with “{text}”</source>
        <translation>Alle leads met ‘{text}’</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Nu een back-up maken</translation>
    </message>
    <message>
        <source>Looks like “{text}”</source>
        <translation>Lijkt op ‘{text}’</translation>
    </message>
    <message>
        <source>Notes and messages</source>
        <translation>Notities en berichten</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Laatst geopend</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Wat er gevonden is</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notitie schrijven</translation>
    </message>
    <message>
        <source>add person enquiry paste message</source>
        <comment>words New lead is found by</comment>
        <translation>toevoegen persoon aanvraag plakken bericht maken</translation>
    </message>
    <message>
        <source>answer now waiting next steps start</source>
        <comment>words Today is found by</comment>
        <translation>reageren wachten volgende stappen begin</translation>
    </message>
    <message>
        <source>back mistake restore</source>
        <comment>words Undo is found by</comment>
        <translation>undo terug vergissing herstellen</translation>
    </message>
    <message>
        <source>backup save copy safe</source>
        <comment>words Back up now is found by</comment>
        <translation>backup kopie veilig opslaan</translation>
    </message>
    <message>
        <source>calendar week day consultations appointments</source>
        <comment>words Agenda is found by</comment>
        <translation>kalender week dag kennismakingen afspraken planning</translation>
    </message>
    <message>
        <source>do not disturb night silence</source>
        <comment>words Quiet hours is found by</comment>
        <translation>niet storen nacht stilte</translation>
    </message>
    <message>
        <source>end quiet alerts</source>
        <comment>words Free again is found by</comment>
        <translation>stil stoppen meldingen</translation>
    </message>
    <message>
        <source>everyone people list board table</source>
        <comment>words Leads is found by</comment>
        <translation>iedereen mensen lijst bord tabel</translation>
    </message>
    <message>
        <source>exit close stop program</source>
        <comment>words Quit is found by</comment>
        <translation>stoppen sluiten beëindigen programma</translation>
    </message>
    <message>
        <source>explain how manual question</source>
        <comment>words Help is found by</comment>
        <translation>uitleg hoe handleiding vraag</translation>
    </message>
    <message>
        <source>keyboard keys help</source>
        <comment>words Shortcuts is found by</comment>
        <translation>toetsenbord toetsen shortcuts hulp</translation>
    </message>
    <message>
        <source>merge same person twice</source>
        <comment>words Duplicates is found by</comment>
        <translation>samenvoegen dubbele zelfde persoon</translation>
    </message>
    <message>
        <source>mobile ntfy telegram push</source>
        <comment>words Put alerts on your phone is found by</comment>
        <translation>mobiel ntfy telegram push</translation>
    </message>
    <message>
        <source>open file read csv excel contacts mailbox</source>
        <comment>words Import is found by</comment>
        <translation>bestand inlezen csv excel contacten mailbox</translation>
    </message>
    <message>
        <source>preferences language country</source>
        <comment>words Settings is found by</comment>
        <translation>voorkeuren taal land opties</translation>
    </message>
    <message>
        <source>privacy names</source>
        <comment>words Initials only is found by</comment>
        <translation>privacy namen</translation>
    </message>
    <message>
        <source>quiet silence do not disturb session</source>
        <comment>words With a client is found by</comment>
        <translation>stil stilte niet storen sessie training</translation>
    </message>
    <message>
        <source>save file csv excel vcard json</source>
        <comment>words Export is found by</comment>
        <translation>opslaan bestand csv excel vcard json</translation>
    </message>
    <message>
        <source>theme mode colours</source>
        <comment>words light and dark are found by</comment>
        <translation>thema modus kleuren weergave</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter open · Esc close · &gt; only actions</source>
        <translation>↑ ↓ kiezen · Enter openen · Esc sluiten · &gt; alleen acties</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message numerus="yes">
        <source>%n older backup(s)</source>
        <translation>
            <numerusform>%n oudere back-up</numerusform>
            <numerusform>%n oudere back-ups</numerusform>
        </translation>
    </message>
    <message>
        <source>About PT CRM</source>
        <translation>Over PT CRM</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Meldingen</translation>
    </message>
    <message>
        <source>All data on this laptop</source>
        <translation>Alles staat op deze laptop</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle toetsen</translation>
    </message>
    <message>
        <source>All leads in one file, to read elsewhere.</source>
        <translation>Al je leads in één bestand, om elders te lezen.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Uiterlijk</translation>
    </message>
    <message>
        <source>Backup of {when} restored. Nothing is sent or announced again.</source>
        <translation>Back-up van {when} teruggezet. Er wordt niets opnieuw verstuurd of gemeld.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Back-ups</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>België</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Gegevens kopiëren</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>Dark is easier on the eyes in the evening.</source>
        <translation>Donker is ’s avonds rustiger voor je ogen.</translation>
    </message>
    <message>
        <source>Details copied.</source>
        <translation>Gegevens gekopieerd.</translation>
    </message>
    <message>
        <source>Don’t look</source>
        <translation>Niet kijken</translation>
    </message>
    <message>
        <source>Everything grows along. It changes when PT CRM starts again.</source>
        <translation>Alles groeit mee, zodra PT CRM opnieuw start.</translation>
    </message>
    <message>
        <source>Everything works without a mouse. ? shows the keys anywhere.</source>
        <translation>Alles kan zonder muis. Met ? zie je overal de toetsen.</translation>
    </message>
    <message>
        <source>Free, and open for everyone to read and change (MIT).</source>
        <translation>Gratis, en voor iedereen te lezen en te wijzigen (MIT).</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Algemeen</translation>
    </message>
    <message>
        <source>In the tray, or minimised where there is none. Alerts keep coming.</source>
        <translation>In het systeemvak, of geminimaliseerd waar dat er niet is. Meldingen blijven komen.</translation>
    </message>
    <message>
        <source>Initials only on the lock screen</source>
        <translation>Alleen initialen op het vergrendelscherm</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>Doorgaan als het venster dicht is</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Last good backup: {when}</source>
        <translation>Laatste goede back-up: {when}</translation>
    </message>
    <message>
        <source>Leads, notes and backups stand in this folder. Only alerts for your phone leave it.</source>
        <translation>Leads, notities en back-ups staan in deze map. Alleen meldingen voor je telefoon gaan eruit.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Licht of donker</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Nu kijken</translation>
    </message>
    <message>
        <source>Look once a day</source>
        <translation>Elke dag kijken</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Gemaakt met</translation>
    </message>
    <message>
        <source>New versions</source>
        <translation>Nieuwe versies</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Nog geen back-up</translation>
    </message>
    <message>
        <source>PT CRM makes one every half hour in which something changed, and when it closes.</source>
        <translation>PT CRM maakt er elk half uur een als er iets veranderde, en bij het afsluiten.</translation>
    </message>
    <message>
        <source>PT CRM only tells you that there is one. Nothing about you or your leads goes along.</source>
        <translation>PT CRM zegt alleen dat er een is. Over jou of je leads gaat er niets mee.</translation>
    </message>
    <message>
        <source>PT CRM then waits in the background, so that no one is missed.</source>
        <translation>PT CRM staat dan op de achtergrond klaar, dan mis je niemand.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Phone numbers without a country code are read so.</source>
        <translation>Telefoonnummers zonder landcode worden zo gelezen.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>Put a backup back</source>
        <translation>Een back-up terugzetten</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Stille uren</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Terugzetten</translation>
    </message>
    <message>
        <source>Restore the backup of {when}? What came after it goes. What you have now is backed up first. PT CRM then starts again.</source>
        <translation>Back-up van {when} terugzetten? Wat daarna kwam, verdwijnt. Van wat je nu hebt, wordt eerst een back-up gemaakt. PT CRM start daarna opnieuw.</translation>
    </message>
    <message>
        <source>Same as laptop</source>
        <translation>Zoals je laptop</translation>
    </message>
    <message>
        <source>Search settings…</source>
        <translation>Zoek een instelling…</translation>
    </message>
    <message>
        <source>Show all shortcuts</source>
        <translation>Alle sneltoetsen tonen</translation>
    </message>
    <message>
        <source>So PT CRM knows which messages in a chat are yours.</source>
        <translation>Zo weet PT CRM welke berichten in een chat van jou zijn.</translation>
    </message>
    <message>
        <source>Start PT CRM again now</source>
        <translation>PT CRM nu opnieuw starten</translation>
    </message>
    <message>
        <source>Start along with your laptop</source>
        <translation>Met je laptop mee opstarten</translation>
    </message>
    <message>
        <source>Take your leads along</source>
        <translation>Je leads meenemen</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tekstgrootte</translation>
    </message>
    <message>
        <source>The Netherlands</source>
        <translation>Nederland</translation>
    </message>
    <message>
        <source>The language changes when PT CRM starts again.</source>
        <translation>De taal verandert als PT CRM opnieuw start.</translation>
    </message>
    <message>
        <source>The work of others in PT CRM, with its licences.</source>
        <translation>Het werk van anderen in PT CRM, met de licenties.</translation>
    </message>
    <message>
        <source>What you have now is backed up first, so there is a way back.</source>
        <translation>Van wat je nu hebt, wordt eerst een back-up gemaakt. Zo kun je altijd terug.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Je naam</translation>
    </message>
    <message>
        <source>restore backup lost</source>
        <comment>words Put a backup back is found by</comment>
        <translation>terugzetten back-up kwijt herstellen</translation>
    </message>
    <message>
        <source>version help details</source>
        <comment>words About PT CRM is found by</comment>
        <translation>versie hulp gegevens</translation>
    </message>
</context>
<context>
    <name>Snooze</name>
    <message>
        <source>In 15 min</source>
        <translation>Over 15 min</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Maandag</translation>
    </message>
    <message>
        <source>Pick a date</source>
        <translation>Datum kiezen</translation>
    </message>
    <message>
        <source>Put off the step with {name}</source>
        <translation>Stap met {name} uitstellen</translation>
    </message>
    <message>
        <source>Put off to {when}.</source>
        <translation>Uitgesteld tot {when}.</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Uitstellen</translation>
    </message>
    <message>
        <source>Snooze, {name}</source>
        <translation>Uitstellen, {name}</translation>
    </message>
    <message>
        <source>This afternoon</source>
        <translation>Vanmiddag</translation>
    </message>
    <message>
        <source>Tomorrow 09:00</source>
        <translation>Morgen 09:00</translation>
    </message>
    <message>
        <source>Tonight</source>
        <translation>Vanavond</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>Facebook</source>
        <translation>Facebook</translation>
    </message>
    <message>
        <source>Flyer</source>
        <translation>Flyer</translation>
    </message>
    <message>
        <source>Google Maps</source>
        <translation>Google Maps</translation>
    </message>
    <message>
        <source>Instagram</source>
        <translation>Instagram</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anders</translation>
    </message>
    <message>
        <source>Sports club</source>
        <translation>Sportclub</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Word of mouth</source>
        <translation>Mond-tot-mond</translation>
    </message>
    <message>
        <source>Word of mouth (via {name})</source>
        <translation>Mond-tot-mond (via {name})</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Based on: {evidence}</source>
        <translation>Gebaseerd op: {evidence}</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Klant</translation>
    </message>
    <message>
        <source>It didn’t happen; the reason is kept</source>
        <translation>Het ging niet door; de reden staat erbij</translation>
    </message>
    <message>
        <source>Know</source>
        <translation>Kennen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Later: {when}</source>
        <translation>Later: {when}</translation>
    </message>
    <message>
        <source>Leave as is</source>
        <translation>Zo laten</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>Klik</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Geen klant</translation>
    </message>
    <message>
        <source>Move to {stage}</source>
        <translation>Naar {stage}</translation>
    </message>
    <message>
        <source>Not now; you get back to them</source>
        <translation>Nu niet; jij komt erop terug</translation>
    </message>
    <message>
        <source>Stage: {stage}</source>
        <translation>Fase: {stage}</translation>
    </message>
    <message>
        <source>Stage: {stage}, done</source>
        <translation>Fase: {stage}, gehad</translation>
    </message>
    <message>
        <source>Stage: {stage}, now</source>
        <translation>Fase: {stage}, nu</translation>
    </message>
    <message>
        <source>Suggested: {stage}</source>
        <translation>Voorstel: {stage}</translation>
    </message>
    <message>
        <source>They answer you</source>
        <translation>Ze antwoorden je</translation>
    </message>
    <message>
        <source>They chose you</source>
        <translation>Ze kozen voor jou</translation>
    </message>
    <message>
        <source>They know you exist</source>
        <translation>Ze weten dat je er bent</translation>
    </message>
    <message>
        <source>They talked with you about their goal</source>
        <translation>Ze bespraken hun doel met je</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrouwen</translation>
    </message>
    <message>
        <source>typically {waited} here</source>
        <translation>doorsnee {waited} hier</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Alerts checked {seconds} s ago</source>
        <translation>Meldingen gecheckt {seconds} s geleden</translation>
    </message>
    <message>
        <source>All data on this laptop</source>
        <translation>Alles staat op deze laptop</translation>
    </message>
    <message>
        <source>Backed up {waited} ago</source>
        <translation>Back-up {waited} geleden</translation>
    </message>
    <message>
        <source>Backup made.</source>
        <translation>Back-up gemaakt.</translation>
    </message>
    <message>
        <source>No backup for {waited}</source>
        <translation>Al {waited} geen back-up</translation>
    </message>
    <message>
        <source>Phone tested {when}</source>
        <translation>Telefoon getest {when}</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Ask for a Google review</source>
        <translation>Vraag om een Google-review</translation>
    </message>
    <message>
        <source>Ask how things are now</source>
        <translation>Vraag hoe het nu gaat</translation>
    </message>
    <message>
        <source>Call for the decision</source>
        <translation>Bel: is er al een besluit?</translation>
    </message>
    <message>
        <source>Offer a new time</source>
        <translation>Bied een nieuw moment aan</translation>
    </message>
    <message>
        <source>Plan the first session</source>
        <translation>Plan de eerste training</translation>
    </message>
    <message>
        <source>Plan the trial session</source>
        <translation>Plan de proeftraining</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Changed.</source>
        <translation>Aangepast.</translation>
    </message>
    <message>
        <source>Consultation planned for {when}.</source>
        <translation>Kennismaking gepland voor {when}.</translation>
    </message>
    <message>
        <source>Contact with {name} noted.</source>
        <translation>Contact met {name} genoteerd.</translation>
    </message>
    <message>
        <source>Did you reach {name}?</source>
        <translation>{name} bereikt?</translation>
    </message>
    <message>
        <source>Done again: {what}.</source>
        <translation>Opnieuw gedaan: {what}.</translation>
    </message>
    <message>
        <source>Done. What is next with {name}?</source>
        <translation>Gedaan. Wat wordt de volgende stap met {name}?</translation>
    </message>
    <message>
        <source>Enquiry added to {name}, already contacted.</source>
        <translation>Aanvraag toegevoegd bij {name}, al gereageerd.</translation>
    </message>
    <message>
        <source>Enquiry added to {name}.</source>
        <translation>Aanvraag toegevoegd bij {name}.</translation>
    </message>
    <message>
        <source>Enquiry added.</source>
        <translation>Aanvraag toegevoegd.</translation>
    </message>
    <message>
        <source>Left a voicemail</source>
        <translation>Voicemail ingesproken</translation>
    </message>
    <message>
        <source>Left as it is.</source>
        <translation>Zo gelaten.</translation>
    </message>
    <message>
        <source>Moved to {stage}.</source>
        <translation>Verplaatst naar {stage}.</translation>
    </message>
    <message>
        <source>Next step planned for {when}.</source>
        <translation>Volgende stap gepland voor {when}.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Niet opgenomen</translation>
    </message>
    <message>
        <source>Not reached?</source>
        <translation>Niet bereikt?</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Nog niet</translation>
    </message>
    <message>
        <source>Note kept.</source>
        <translation>Notitie bewaard.</translation>
    </message>
    <message>
        <source>Removed: {what}.</source>
        <translation>Verwijderd: {what}.</translation>
    </message>
    <message>
        <source>Sent to {name}?</source>
        <translation>Verstuurd naar {name}?</translation>
    </message>
    <message>
        <source>Skipped.</source>
        <translation>Overgeslagen.</translation>
    </message>
    <message>
        <source>Spoke</source>
        <translation>Gesproken</translation>
    </message>
    <message>
        <source>Undone: {what}.</source>
        <translation>Ongedaan gemaakt: {what}.</translation>
    </message>
    <message numerus="yes">
        <source>Undone: {what}. %n lead(s) stay: changed since.</source>
        <translation>
            <numerusform>Ongedaan gemaakt: {what}. %n lead blijft: daarna gewijzigd.</numerusform>
            <numerusform>Ongedaan gemaakt: {what}. %n leads blijven: daarna gewijzigd.</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes, log it</source>
        <translation>Ja, noteren</translation>
    </message>
    <message>
        <source>{name} added, already contacted.</source>
        <translation>{name} toegevoegd, al gereageerd.</translation>
    </message>
    <message>
        <source>{name} added.</source>
        <translation>{name} toegevoegd.</translation>
    </message>
    <message>
        <source>{name} arrived: {when}.</source>
        <translation>{name} kwam binnen: {when}.</translation>
    </message>
    <message>
        <source>{name} is no longer a client. The reason is kept.</source>
        <translation>{name} is geen klant meer. De reden staat erbij.</translation>
    </message>
    <message>
        <source>{name} was marked as spam.</source>
        <translation>{name} is als spam gemarkeerd.</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>{name} is verwijderd.</translation>
    </message>
    <message>
        <source>{name}: answered after {waited}.</source>
        <translation>{name}: gereageerd na {waited}.</translation>
    </message>
    <message>
        <source>{name}: moved to {when}.</source>
        <translation>{name}: verzet naar {when}.</translation>
    </message>
    <message>
        <source>{name}: not reached yet.</source>
        <translation>{name}: nog niet bereikt.</translation>
    </message>
    <message>
        <source>{name}: {outcome}.</source>
        <translation>{name}: {outcome}.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Automatic reply sent. The hour keeps running.</source>
        <translation>Automatisch antwoord verstuurd. Het uur loopt door.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Aanpassen</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Contact form arrived</source>
        <translation>Contactformulier binnengekomen</translation>
    </message>
    <message>
        <source>Done: {what}</source>
        <translation>Gedaan: {what}</translation>
    </message>
    <message>
        <source>E-mail from {name}</source>
        <translation>Mail van {name}</translation>
    </message>
    <message>
        <source>Facebook message from {name}</source>
        <translation>Facebook-bericht van {name}</translation>
    </message>
    <message>
        <source>From {old} to {new}</source>
        <translation>Van {old} naar {new}</translation>
    </message>
    <message>
        <source>From {old} to {new}, as suggested</source>
        <translation>Van {old} naar {new}, zoals voorgesteld</translation>
    </message>
    <message>
        <source>From {old} to {new}: {reason}</source>
        <translation>Van {old} naar {new}: {reason}</translation>
    </message>
    <message>
        <source>Instagram DM from {name}</source>
        <translation>Instagram-DM van {name}</translation>
    </message>
    <message>
        <source>Missed call from {name}</source>
        <translation>Gemiste oproep van {name}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
    <message>
        <source>Photo, voice message or file</source>
        <translation>Foto, spraakbericht of bestand</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Meer tonen</translation>
    </message>
    <message>
        <source>Text message from {name}</source>
        <translation>Sms van {name}</translation>
    </message>
    <message>
        <source>Voicemail from {name}</source>
        <translation>Voicemail van {name}</translation>
    </message>
    <message>
        <source>WhatsApp from {name}</source>
        <translation>WhatsApp-bericht van {name}</translation>
    </message>
    <message>
        <source>You answered {name}</source>
        <translation>Je reageerde op {name}</translation>
    </message>
    <message>
        <source>You called</source>
        <translation>Je belde</translation>
    </message>
    <message>
        <source>You called: left a voicemail</source>
        <translation>Je belde: voicemail ingesproken</translation>
    </message>
    <message>
        <source>You called: no answer</source>
        <translation>Je belde: niet opgenomen</translation>
    </message>
    <message>
        <source>You sent a Facebook message</source>
        <translation>Je stuurde een Facebook-bericht</translation>
    </message>
    <message>
        <source>You sent a Facebook message, template “{title}”</source>
        <translation>Je stuurde een Facebook-bericht, sjabloon ‘{title}’</translation>
    </message>
    <message>
        <source>You sent a WhatsApp</source>
        <translation>Je stuurde een appje</translation>
    </message>
    <message>
        <source>You sent a WhatsApp, template “{title}”</source>
        <translation>Je stuurde een appje, sjabloon ‘{title}’</translation>
    </message>
    <message>
        <source>You sent a text message</source>
        <translation>Je stuurde een sms</translation>
    </message>
    <message>
        <source>You sent a text message, template “{title}”</source>
        <translation>Je stuurde een sms, sjabloon ‘{title}’</translation>
    </message>
    <message>
        <source>You sent an Instagram DM</source>
        <translation>Je stuurde een Instagram-DM</translation>
    </message>
    <message>
        <source>You sent an Instagram DM, template “{title}”</source>
        <translation>Je stuurde een Instagram-DM, sjabloon ‘{title}’</translation>
    </message>
    <message>
        <source>You sent an e-mail</source>
        <translation>Je stuurde een mail</translation>
    </message>
    <message>
        <source>You sent an e-mail, template “{title}”</source>
        <translation>Je stuurde een mail, sjabloon ‘{title}’</translation>
    </message>
    <message>
        <source>You shared something useful</source>
        <translation>Je deelde iets nuttigs</translation>
    </message>
    <message>
        <source>You shared something useful: “{title}”</source>
        <translation>Je deelde iets nuttigs: ‘{title}’</translation>
    </message>
    <message>
        <source>You spoke with {name}</source>
        <translation>Je sprak {name}</translation>
    </message>
    <message>
        <source>You tried: {channel}, not reached</source>
        <translation>Geprobeerd via {channel}, niet bereikt</translation>
    </message>
    <message>
        <source>{kind} · {outcome}</source>
        <translation>{kind} · {outcome}</translation>
    </message>
    <message>
        <source>{kind} · {status}</source>
        <translation>{kind} · {status}</translation>
    </message>
    <message>
        <source>{name} asked in person</source>
        <translation>{name} vroeg het persoonlijk</translation>
    </message>
    <message>
        <source>{name} called</source>
        <translation>{name} belde</translation>
    </message>
    <message>
        <source>{name} called back</source>
        <translation>{name} belde terug</translation>
    </message>
    <message>
        <source>{name} reached out</source>
        <translation>{name} meldde zich</translation>
    </message>
    <message>
        <source>{name} replied</source>
        <translation>{name} antwoordde</translation>
    </message>
    <message>
        <source>{name} replied by e-mail</source>
        <translation>{name} antwoordde via de mail</translation>
    </message>
    <message>
        <source>{name} replied by text message</source>
        <translation>{name} antwoordde via sms</translation>
    </message>
    <message>
        <source>{name} replied on Facebook</source>
        <translation>{name} antwoordde via Facebook</translation>
    </message>
    <message>
        <source>{name} replied on Instagram</source>
        <translation>{name} antwoordde via Instagram</translation>
    </message>
    <message>
        <source>{name} replied on WhatsApp</source>
        <translation>{name} antwoordde via WhatsApp</translation>
    </message>
    <message>
        <source>{name} replied through the contact form</source>
        <translation>{name} antwoordde via het contactformulier</translation>
    </message>
    <message>
        <source>{name} walked in</source>
        <translation>{name} kwam langs</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message numerus="yes">
        <source>%n consultation(s)</source>
        <translation>
            <numerusform>%n kennismaking</numerusform>
            <numerusform>%n kennismakingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lead(s) without a next step</source>
        <translation>
            <numerusform>%n lead zonder volgende stap</numerusform>
            <numerusform>%n leads zonder volgende stap</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new client(s)</source>
        <translation>
            <numerusform>%n nieuwe klant</numerusform>
            <numerusform>%n nieuwe klanten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new lead(s)</source>
        <translation>
            <numerusform>%n nieuwe lead</numerusform>
            <numerusform>%n nieuwe leads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {m} came by word of mouth. Your other channels are quiet.</source>
        <translation>
            <numerusform>%n van de {m} kwam via mond-tot-mond. Je andere kanalen zijn stil.</numerusform>
            <numerusform>%n van de {m} kwamen via mond-tot-mond. Je andere kanalen zijn stil.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) are waiting, still within the hour.</source>
        <translation>
            <numerusform>%n persoon wacht op je, nog binnen het uur.</numerusform>
            <numerusform>%n mensen wachten op je, allemaal nog binnen het uur.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) have waited over a day. A short message can still help.</source>
        <translation>
            <numerusform>%n persoon wacht al langer dan een dag. Een kort bericht kan nog helpen.</numerusform>
            <numerusform>%n mensen wachten al langer dan een dag. Een kort bericht kan nog helpen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) have waited over an hour. Start there.</source>
        <translation>
            <numerusform>%n persoon wacht al langer dan een uur. Begin daar.</numerusform>
            <numerusform>%n mensen wachten al langer dan een uur. Begin daar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer now</source>
        <translation>Nu reageren</translation>
    </message>
    <message>
        <source>Call {name}</source>
        <translation>{name} bellen</translation>
    </message>
    <message>
        <source>Consultations</source>
        <translation>Kennismakingen</translation>
    </message>
    <message>
        <source>Contacted</source>
        <translation>Gereageerd</translation>
    </message>
    <message>
        <source>Contacted {name}</source>
        <translation>Gereageerd op {name}</translation>
    </message>
    <message>
        <source>Done: {what}, {name}</source>
        <translation>Gedaan: {what}, {name}</translation>
    </message>
    <message>
        <source>Enter: contacted · O: open</source>
        <translation>Enter: gereageerd · O: openen</translation>
    </message>
    <message>
        <source>Everyone has an answer.</source>
        <translation>Iedereen heeft antwoord.</translation>
    </message>
    <message>
        <source>Everyone has an answer. Enjoy your session.</source>
        <translation>Iedereen heeft antwoord. Fijne training.</translation>
    </message>
    <message numerus="yes">
        <source>Imported earlier: %n</source>
        <translation>
            <numerusform>Eerder geïmporteerd: %n</numerusform>
            <numerusform>Eerder geïmporteerd: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Mail {name}</source>
        <translation>{name} mailen</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>Volgende stappen</translation>
    </message>
    <message>
        <source>Nobody is waiting. Add your first lead or paste a message.</source>
        <translation>Er wacht niemand. Voeg je eerste lead toe of plak een bericht.</translation>
    </message>
    <message>
        <source>Nothing new yet this week.</source>
        <translation>Deze week nog niets nieuws.</translation>
    </message>
    <message>
        <source>Nothing planned today.</source>
        <translation>Vandaag staat er niets gepland.</translation>
    </message>
    <message>
        <source>Response time per day</source>
        <translation>Reactietijd per dag</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Nog %n tonen</numerusform>
            <numerusform>Nog %n tonen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show QR code for {name}</source>
        <translation>QR-code van {name} tonen</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Deze week</translation>
    </message>
    <message>
        <source>WhatsApp {name}</source>
        <translation>{name} appen</translation>
    </message>
    <message>
        <source>Your first answers will show here.</source>
        <translation>Hier komen je eerste reacties te staan.</translation>
    </message>
    <message>
        <source>Your response time</source>
        <translation>Je reactietijd</translation>
    </message>
    <message numerus="yes">
        <source>and %n more enquiry(s)</source>
        <translation>
            <numerusform>en nog %n aanvraag</numerusform>
            <numerusform>en nog %n aanvragen</numerusform>
        </translation>
    </message>
    <message>
        <source>answered within the hour</source>
        <translation>binnen het uur gereageerd</translation>
    </message>
    <message>
        <source>in {left}</source>
        <translation>over {left}</translation>
    </message>
    <message>
        <source>median</source>
        <translation>mediaan</translation>
    </message>
    <message>
        <source>typical, last 30 days</source>
        <translation>doorsnee, laatste 30 dagen</translation>
    </message>
    <message>
        <source>{count} almost lost</source>
        <translation>{count} bijna kwijt</translation>
    </message>
    <message>
        <source>{count} over the hour</source>
        <translation>{count} langer dan een uur</translation>
    </message>
    <message>
        <source>{count} today</source>
        <translation>{count} vandaag</translation>
    </message>
    <message>
        <source>{count} within the hour</source>
        <translation>{count} binnen het uur</translation>
    </message>
    <message numerus="yes">
        <source>{share} of %n</source>
        <translation>
            <numerusform>{share} van %n</numerusform>
            <numerusform>{share} van %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Touch</name>
    <message>
        <source>Change this contact</source>
        <translation>Contact aanpassen</translation>
    </message>
    <message>
        <source>Fill in when it was.</source>
        <translation>Vul in wanneer het was.</translation>
    </message>
    <message>
        <source>Reached or not</source>
        <translation>Bereikt of niet</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>nog niet bekend</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>bereikt</translation>
    </message>
    <message>
        <source>tried, not reached</source>
        <translation>geprobeerd, niet bereikt</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open PT CRM</source>
        <translation>PT CRM openen</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Backups</source>
        <translation>Back-ups</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Back-up kiezen</translation>
    </message>
    <message>
        <source>Open data folder</source>
        <translation>Gegevensmap openen</translation>
    </message>
    <message>
        <source>Restore the backup of {when}</source>
        <translation>Back-up van {when} terugzetten</translation>
    </message>
    <message numerus="yes">
        <source>The backup is back, with %n lead(s). Start PT CRM again to go on.</source>
        <translation>
            <numerusform>De back-up is terug, met %n lead. Start PT CRM opnieuw om verder te gaan.</numerusform>
            <numerusform>De back-up is terug, met %n leads. Start PT CRM opnieuw om verder te gaan.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>Open the page</source>
        <translation>Pagina openen</translation>
    </message>
    <message>
        <source>PT CRM couldn’t look. Check your internet and try again.</source>
        <translation>PT CRM kon niet kijken. Controleer je internet en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>There is a PT CRM {version}.</source>
        <translation>PT CRM {version} is er.</translation>
    </message>
    <message>
        <source>You have the newest version.</source>
        <translation>Je hebt de nieuwste versie.</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>About to decide</source>
        <translation>Aan het beslissen</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Iedereen</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <translation>Deze weergave bewaren</translation>
    </message>
    <message>
        <source>Later on</source>
        <translation>Voor later</translation>
    </message>
    <message>
        <source>Remove “{view}”</source>
        <translation>‘{view}’ verwijderen</translation>
    </message>
    <message>
        <source>Rename “{view}”</source>
        <translation>‘{view}’ anders noemen</translation>
    </message>
    <message>
        <source>View “{view}” kept.</source>
        <translation>Weergave ‘{view}’ bewaard.</translation>
    </message>
    <message>
        <source>View “{view}” removed.</source>
        <translation>Weergave ‘{view}’ verwijderd.</translation>
    </message>
    <message>
        <source>View: {view}</source>
        <translation>Weergave: {view}</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Wacht op je</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>“{text}”</source>
        <translation>‘{text}’</translation>
    </message>
</context>
</TS>
