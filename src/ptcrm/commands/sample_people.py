"""The words that sample leads are made of: Dutch and Belgian people who want something of a trainer."""

from __future__ import annotations

from typing import Final

GIVEN: Final = (
    "Sanne", "Lotte", "Femke", "Noor", "Iris", "Eva", "Julia", "Emma", "Sophie", "Anouk", "Fleur", "Roos",
    "Maud", "Saar", "Lieke", "Jasmijn", "Marieke", "Esther", "Ingrid", "Monique", "Petra", "Wilma", "Karin",
    "Fatima", "Samira", "Aylin", "Nadia", "Priya", "Mei", "Zoë", "Chloë", "Renée", "Mark", "Daan", "Tom",
    "Milan", "Ruben", "Bram", "Sem", "Lucas", "Thijs", "Jesse", "Stijn", "Niels", "Jeroen", "Marco", "Henk",
    "Willem", "Pieter", "Johan", "Kees", "Youssef", "Mohamed", "Ahmed", "Emre", "Ravi", "Wouter", "Bart",
    "Koen", "Jef", "Maarten", "Joris", "Lars", "Sven", "Wim", "Geert", "IJsbrand", "Guy", "Dirk",
)  # fmt: skip
FAMILY: Final = (
    ("van den", "Berg"), ("", "Bakker"), ("", "Visser"), ("", "Jansen"), ("de", "Groot"), ("", "Hendriks"),
    ("", "Mulder"), ("", "Vos"), ("", "Peters"), ("", "Smit"), ("", "Bos"), ("de", "Vries"), ("van", "Dijk"),
    ("de", "Jong"), ("", "Meijer"), ("van der", "Meer"), ("", "Dekker"), ("van 't", "Hof"), ("", "Kuipers"),
    ("van de", "Ven"), ("ter", "Haar"), ("op den", "Kamp"), ("in 't", "Veld"), ("", "Brouwer"),
    ("", "Postma"),
    ("", "Hoekstra"), ("van", "Leeuwen"), ("", "Verhoeven"), ("", "Willems"), ("den", "Ouden"),
    ("", "Koster"),
    ("", "Schouten"), ("", "El Amrani"), ("", "Yılmaz"), ("", "Benali"), ("", "Nguyen"), ("", "De Smet"),
    ("", "Van den Bossche"), ("", "Peeters"), ("", "Maes"), ("", "Claes"), ("", "D'Hondt"), ("", "Wouters"),
    ("", "De Clercq"), ("van der", "Linden"), ("", "Kramer"), ("", "Scholten"), ("de", "Wit"), ("", "Blom"),
    ("", "Prins"), ("", "Huisman"), ("van", "Vliet"), ("", "Gerritsen"), ("", "Timmermans"), ("te", "Riele"),
)  # fmt: skip
"""Tussenvoegsel and family name; Belgian ones keep it inside the name."""

BELGIANS: Final = frozenset(
    {"De Smet", "Van den Bossche", "Peeters", "Maes", "Claes", "D'Hondt", "Wouters", "De Clercq"}
)
DUTCH_TOWNS: Final = (
    ("3514 AB", "Utrecht"), ("3511 LN", "Utrecht"), ("3584 CJ", "Utrecht"), ("3572 KB", "Utrecht"),
    ("3722 BX", "Bilthoven"), ("3991 CS", "Houten"), ("3431 HD", "Nieuwegein"), ("3606 ZA", "Maarssen"),
    ("3707 GM", "Zeist"), ("3811 CJ", "Amersfoort"), ("1216 EV", "Hilversum"), ("1053 KT", "Amsterdam"),
)  # fmt: skip
BELGIAN_TOWNS: Final = (("2018", "Antwerpen"), ("9000", "Gent"), ("3000", "Leuven"), ("2800", "Mechelen"))

WISHES: Final = (
    ("Weer sporten na mijn tweede, zonder rugpijn", "Vrouwen na zwangerschap"),
    ("Meer energie, ik zit de hele dag achter een bureau", "Drukke ondernemers"),
    ("Een halve marathon lopen zonder last van mijn knie", "Na een blessure"),
    ("Van mijn nekklachten af", "Rug en nek"),
    ("Sterker worden na mijn knieoperatie", "Na een blessure"),
    ("8 kilo eraf voor de zomer", "Afvallen en volhouden"),
    ("Fit de zestig in", "55-plus"),
    ("Beter slapen en minder stress", "Drukke ondernemers"),
    ("Sterker op het voetbalveld", "Sporters"),
    ("Weer met de kleinkinderen kunnen ravotten", "55-plus"),
    ("Lekkerder in mijn vel voor mijn bruiloft", "Afvallen en volhouden"),
    ("Eindelijk een keer volhouden", "Afvallen en volhouden"),
    ("Zonder pijn de tuin in", "Rug en nek"),
    ("Mijn eerste optrekker", "Sporters"),
    ("Weer vertrouwen in mijn lijf na mijn burn-out", "Drukke ondernemers"),
    ("Sterke botten, ik zit in de overgang", "Vrouwen 45+"),
)
"""What somebody wants, in their own words, and the target group that fits."""

MESSAGES: Final = (
    "Hoi, ik zag je op Google Maps. Heb je ’s avonds nog plek? Groetjes",
    "Goedemiddag, wat kost een traject bij jou ongeveer?",
    "Een vriendin traint bij jou en is heel enthousiast. Kan ik een keer kennismaken?",
    "Ik heb al van alles geprobeerd, maar alleen lukt het me niet. Kun je me bellen?",
    "Is er een proefles mogelijk? Ik kan op maandag en woensdag na 18 uur.",
    "Mijn fysio raadt krachttraining aan. Doe je dat ook met een hernia?",
    "Ik las je bericht over rugpijn, dat was precies wat ik nodig had!",
    "Kan ik ook samen met mijn partner komen?",
    "Ik wil graag beginnen, maar ben best onzeker over een sportschool.",
    "Heb je plek in januari? Dan begint het bij mij weer te kriebelen.",
)
REPLIES: Final = (
    "Woensdagavond lukt!",
    "Dank je, daar heb ik echt wat aan.",
    "Ik overleg het even thuis.",
    "Wat kost het eigenlijk?",
    "Top, tot dan!",
    "Sorry, druk op het werk. Volgende week?",
)
SENT: Final = (
    "Hoi, bedankt voor je bericht! Ik bel je vanmiddag.",
    "Gesproken over het doel en wat er tot nu toe niet werkte.",
    "Twee momenten voorgesteld.",
    "Voicemail ingesproken.",
    "Nagevraagd hoe de oefeningen gaan.",
)
GIFTS: Final = (
    "Rugpijn: de eerste 3 stappen",
    "Beter slapen in een week",
    "Sterk na je zwangerschap",
    "Hardlopen zonder kniepijn",
)
NOTES: Final = (
    "Traint het liefst 's ochtends vroeg.",
    "Heeft twee jonge kinderen, oppas op dinsdag.",
    "Twijfelt over de prijs, niet over het doel.",
    "Kent Eva Mulder van de buurt.",
    "Wil eerst weten of het met de knie kan.",
)
STEPS: Final = (
    "Bel over de proeftraining",
    "Stuur ‘Rugpijn: de eerste 3 stappen’",
    "Vragen hoe het met slapen gaat",
    "Uitnodigen voor een intake",
    "Afspraak bevestigen",
    "Verhaal van een klant sturen",
    "Vraag om een Google-review",
    "Bellen voor de beslissing",
)
OFFERS: Final = (
    ("Pijnvrij in 12 weken", 114_000),
    ("Sterk in 16 weken", 149_000),
    ("Samen sterk (duo)", 89_000),
    ("Losse begeleiding", 65_000),
)
"""Programmes by their result, with their price in cents."""
REFERRERS: Final = (
    "Eva Mulder",
    "Ruben Bos",
    "Fysiotherapie Wittevrouwen",
    "Marieke van Dijk",
    "Bram Postma",
)
OWN_SOURCES: Final = ("Buurtfeest Wittevrouwen", "Podcast over rugpijn")
LOST_BECAUSE: Final = (
    "Vond het te duur",
    "Gaat eerst naar de fysio",
    "Koos een sportschool om de hoek",
    "Geen tijd nu",
)
WORDS: Final = (
    "Ik wil mijn dochter weer kunnen optillen zonder na te denken",
    "Gewoon weer energie hebben na het werk",
    "Die halve marathon met mijn broer lopen",
    "Niet meer wakker liggen van mijn rug",
)
"""The desired result as somebody said it in a consultation."""
