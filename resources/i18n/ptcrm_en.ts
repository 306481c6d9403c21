<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Agenda</name>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>%n earlier</numerusform>
            <numerusform>%n earlier</numerusform>
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
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n next step(s), show them</source>
        <translation>
            <numerusform>%n next step, show it</numerusform>
            <numerusform>%n next steps, show them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>overlaps with {names} and %n more</source>
        <translation>
            <numerusform>overlaps with {names} and %n more</numerusform>
            <numerusform>overlaps with {names} and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message numerus="yes">
        <source>%n new lead(s)</source>
        <translation>
            <numerusform>%n new lead</numerusform>
            <numerusform>%n new leads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) waited over an hour</source>
        <translation>
            <numerusform>%n person has waited over an hour</numerusform>
            <numerusform>%n people have waited over an hour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>While you were away: %n person(s) passed the hour, the longest waiting {waited}.</source>
        <translation>
            <numerusform>While you were away: %n person passed the hour, waiting {waited}.</numerusform>
            <numerusform>While you were away: %n people passed the hour, the longest waiting {waited}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{left} left for %n person(s)</source>
        <translation>
            <numerusform>{left} left for %n person</numerusform>
            <numerusform>{left} left for %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message numerus="yes">
        <source>The times of %n lead(s) are put right.</source>
        <translation>
            <numerusform>The times of %n lead are right now.</numerusform>
            <numerusform>The times of %n leads are right now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message numerus="yes">
        <source>%n lead(s) changed</source>
        <translation>
            <numerusform>%n lead changed</numerusform>
            <numerusform>%n leads changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lead(s) removed</source>
        <translation>
            <numerusform>%n lead removed</numerusform>
            <numerusform>%n leads removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lead(s) to {stage}</source>
        <translation>
            <numerusform>%n lead to {stage}</numerusform>
            <numerusform>%n leads to {stage}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next step with %n lead(s)</source>
        <translation>
            <numerusform>next step with %n lead</numerusform>
            <numerusform>next step with %n leads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>times of %n lead(s) moved</source>
        <translation>
            <numerusform>times of %n lead moved</numerusform>
            <numerusform>times of %n leads moved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Duplicate</name>
    <message numerus="yes">
        <source>%n consultation(s)</source>
        <translation>
            <numerusform>%n consultation</numerusform>
            <numerusform>%n consultations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n enquiry(s)</source>
        <translation>
            <numerusform>%n enquiry</numerusform>
            <numerusform>%n enquiries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n possible duplicate(s)</source>
        <translation>
            <numerusform>%n possible duplicate</numerusform>
            <numerusform>%n possible duplicates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message numerus="yes">
        <source>no reply to %n message(s)</source>
        <translation>
            <numerusform>no reply to %n message</numerusform>
            <numerusform>no reply to %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>quiet for %n week(s)</source>
        <translation>
            <numerusform>quiet for %n week</numerusform>
            <numerusform>quiet for %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>replied %n time(s)</source>
        <translation>
            <numerusform>replied once</numerusform>
            <numerusform>replied %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>replied on %n different day(s)</source>
        <translation>
            <numerusform>replied on %n day</numerusform>
            <numerusform>replied on %n different days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message numerus="yes">
        <source>%n lead(s) exported to {file}.</source>
        <translation>
            <numerusform>%n lead exported to {file}.</numerusform>
            <numerusform>%n leads exported to {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message numerus="yes">
        <source>Today, %n person(s) over the hour</source>
        <translation>
            <numerusform>Today, %n person over the hour</numerusform>
            <numerusform>Today, %n people over the hour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Today, %n person(s) waiting</source>
        <translation>
            <numerusform>Today, %n person waiting</numerusform>
            <numerusform>Today, %n people waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message numerus="yes">
        <source>%n mail(s) are no lead</source>
        <translation>
            <numerusform>%n mail is no lead</numerusform>
            <numerusform>%n mails are no leads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) say that somebody wrote, not who</source>
        <translation>
            <numerusform>%n mail says that somebody wrote, not who</numerusform>
            <numerusform>%n mails say that somebody wrote, not who</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n possible duplicate(s)</source>
        <translation>
            <numerusform>%n possible duplicate</numerusform>
            <numerusform>%n possible duplicates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stay out</source>
        <translation>
            <numerusform>%n row stays out</numerusform>
            <numerusform>%n rows stay out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stayed out; the list below says why.</source>
        <translation>
            <numerusform>%n row stayed out; the list below says why.</numerusform>
            <numerusform>%n rows stayed out; the list below says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were not reached.</source>
        <translation>
            <numerusform>%n row was not reached.</numerusform>
            <numerusform>%n rows were not reached.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s), the first on line {line}: {reason}</source>
        <translation>
            <numerusform>%n row, on line {line}: {reason}</numerusform>
            <numerusform>%n rows, the first on line {line}: {reason}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s): {a} new, {b} known, {c} to check</source>
        <translation>
            <numerusform>%n row: {a} new, {b} known, {c} to check</numerusform>
            <numerusform>%n rows: {a} new, {b} known, {c} to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading %n file(s)</source>
        <translation>
            <numerusform>Reading %n file</numerusform>
            <numerusform>Reading %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The import is undone. %n lead(s) stay: changed since.</source>
        <translation>
            <numerusform>The import is undone. %n lead stays: changed since.</numerusform>
            <numerusform>The import is undone. %n leads stay: changed since.</numerusform>
        </translation>
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
            <numerusform>%n lead moved to {stage}.</numerusform>
            <numerusform>%n leads moved to {stage}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lead(s) removed.</source>
        <translation>
            <numerusform>%n lead removed.</numerusform>
            <numerusform>%n leads removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lead(s) stayed as they were</source>
        <translation>
            <numerusform>%n lead stayed as it was</numerusform>
            <numerusform>%n leads stayed as they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next step planned with %n lead(s).</source>
        <translation>
            <numerusform>Next step planned with %n lead.</numerusform>
            <numerusform>Next step planned with %n leads.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next step with %n lead(s)</source>
        <translation>
            <numerusform>Next step with %n lead</numerusform>
            <numerusform>Next step with %n leads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Target group of %n lead(s)</source>
        <translation>
            <numerusform>Target group of %n lead</numerusform>
            <numerusform>Target group of %n leads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Target group of %n lead(s) changed.</source>
        <translation>
            <numerusform>Target group of %n lead changed.</numerusform>
            <numerusform>Target group of %n leads changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message numerus="yes">
        <source>%n people are still waiting. With PT CRM closed you get no alert. Close anyway?</source>
        <translation>
            <numerusform>%n person is still waiting. With PT CRM closed you get no alert. Close anyway?</numerusform>
            <numerusform>%n people are still waiting. With PT CRM closed you get no alert. Close anyway?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message numerus="yes">
        <source>%n sample lead(s) removed. What you added yourself stays.</source>
        <translation>
            <numerusform>%n sample lead removed. What you added yourself stays.</numerusform>
            <numerusform>%n sample leads removed. What you added yourself stays.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message numerus="yes">
        <source>%n older backup(s)</source>
        <translation>
            <numerusform>%n older backup</numerusform>
            <numerusform>%n older backups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message numerus="yes">
        <source>Undone: {what}. %n lead(s) stay: changed since.</source>
        <translation>
            <numerusform>Undone: {what}. %n lead stays: changed since.</numerusform>
            <numerusform>Undone: {what}. %n leads stay: changed since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message numerus="yes">
        <source>%n consultation(s)</source>
        <translation>
            <numerusform>%n consultation</numerusform>
            <numerusform>%n consultations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lead(s) without a next step</source>
        <translation>
            <numerusform>%n lead without a next step</numerusform>
            <numerusform>%n leads without a next step</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new client(s)</source>
        <translation>
            <numerusform>%n new client</numerusform>
            <numerusform>%n new clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new lead(s)</source>
        <translation>
            <numerusform>%n new lead</numerusform>
            <numerusform>%n new leads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {m} came by word of mouth. Your other channels are quiet.</source>
        <translation>
            <numerusform>%n of {m} came by word of mouth. Your other channels are quiet.</numerusform>
            <numerusform>%n of {m} came by word of mouth. Your other channels are quiet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) are waiting, still within the hour.</source>
        <translation>
            <numerusform>%n person is waiting, still within the hour.</numerusform>
            <numerusform>%n people are waiting, all within the hour.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) have waited over a day. A short message can still help.</source>
        <translation>
            <numerusform>%n person has waited over a day. A short message can still help.</numerusform>
            <numerusform>%n people have waited over a day. A short message can still help.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) have waited over an hour. Start there.</source>
        <translation>
            <numerusform>%n person has waited over an hour. Start there.</numerusform>
            <numerusform>%n people have waited over an hour. Start there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported earlier: %n</source>
        <translation>
            <numerusform>Imported earlier: %n</numerusform>
            <numerusform>Imported earlier: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more enquiry(s)</source>
        <translation>
            <numerusform>and %n more enquiry</numerusform>
            <numerusform>and %n more enquiries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{share} of %n</source>
        <translation>
            <numerusform>{share} of %n</numerusform>
            <numerusform>{share} of %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message numerus="yes">
        <source>The backup is back, with %n lead(s). Start PT CRM again to go on.</source>
        <translation>
            <numerusform>The backup is back, with %n lead. Start PT CRM again to go on.</numerusform>
            <numerusform>The backup is back, with %n leads. Start PT CRM again to go on.</numerusform>
        </translation>
    </message>
</context>
</TS>
