<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>FieldWords</name>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Fälligkeit</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Netto</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Open amount</source>
        <translation>Offener Betrag</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Line %1, amount</source>
        <translation>Zeile %1, Betrag</translation>
    </message>
    <message>
        <source>Line %1, description</source>
        <translation>Zeile %1, Beschreibung</translation>
    </message>
    <message>
        <source>Line %1, item</source>
        <translation>Zeile %1, Artikel</translation>
    </message>
    <message>
        <source>Line %1, tax code</source>
        <translation>Zeile %1, Steuercode</translation>
    </message>
    <message>
        <source>Line %1, quantity</source>
        <translation>Zeile %1, Menge</translation>
    </message>
    <message>
        <source>Line %1, unit price</source>
        <translation>Zeile %1, Einzelpreis</translation>
    </message>
    <message>
        <source>Tax %1</source>
        <translation>Steuer %1</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verknüpfen</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Klären</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message numerus="yes">
        <source>%n changes are waiting</source>
        <translation>
            <numerusform>Eine Änderung wartet</numerusform>
            <numerusform>%n Änderungen warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Next check in %1 min</source>
        <translation>Nächster Abgleich in %1 Min.</translation>
    </message>
    <message>
        <source>Last success %1. Nothing is lost.</source>
        <translation>Letzter Erfolg %1. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Your books stay on this computer. Nothing is sent before the last step.</source>
        <translation>Ihre Bücher bleiben auf diesem Rechner. Vor dem letzten Schritt wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Kontor cannot store the sign-in</source>
        <translation>Kontor kann die Anmeldung nicht aufbewahren</translation>
    </message>
    <message>
        <source>QuickBooks is no longer connected</source>
        <translation>QuickBooks ist nicht mehr verbunden</translation>
    </message>
    <message>
        <source>HighLevel is no longer connected</source>
        <translation>HighLevel ist nicht mehr verbunden</translation>
    </message>
    <message>
        <source>Kontor, %1: QuickBooks is no longer connected</source>
        <translation>Kontor, %1: QuickBooks ist nicht mehr verbunden</translation>
    </message>
    <message numerus="yes">
        <source>%n items need your attention</source>
        <translation>
            <numerusform>Ein Punkt ist zu klären</numerusform>
            <numerusform>%n Punkte sind zu klären</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>Ein Punkt zu klären</numerusform>
            <numerusform>%n Punkte zu klären</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kontor, %1: %n items need attention</source>
        <translation>
            <numerusform>Kontor, %1: ein Punkt zu klären</numerusform>
            <numerusform>Kontor, %1: %n Punkte zu klären</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused since %1</source>
        <translation>Angehalten seit %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Changes are kept. They are booked when you continue.</source>
        <translation>Änderungen bleiben erhalten und werden nach dem Fortsetzen gebucht.</translation>
    </message>
    <message>
        <source>Kontor, %1: paused</source>
        <translation>Kontor, %1: angehalten</translation>
    </message>
    <message>
        <source>No internet connection</source>
        <translation>Keine Internetverbindung</translation>
    </message>
    <message>
        <source>Kontor goes on by itself.</source>
        <translation>Kontor macht von selbst weiter.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Kontor, %1: no internet connection</source>
        <translation>Kontor, %1: keine Internetverbindung</translation>
    </message>
    <message>
        <source>QuickBooks asks Kontor to wait, %1</source>
        <translation>QuickBooks bittet um Geduld, %1</translation>
    </message>
    <message>
        <source>HighLevel asks Kontor to wait, %1</source>
        <translation>HighLevel bittet um Geduld, %1</translation>
    </message>
    <message>
        <source>Waiting for QuickBooks</source>
        <translation>Wartet auf QuickBooks</translation>
    </message>
    <message>
        <source>Waiting for HighLevel</source>
        <translation>Wartet auf HighLevel</translation>
    </message>
    <message>
        <source>Importing contacts</source>
        <translation>Kontakte werden importiert</translation>
    </message>
    <message>
        <source>From QuickBooks to HighLevel. You can close the window; Kontor goes on in the tray.</source>
        <translation>Von QuickBooks nach HighLevel. Sie können das Fenster schließen; Kontor läuft im Infobereich weiter.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>bisher %1</translation>
    </message>
    <message>
        <source>Kontor, %1: importing contacts, %2 %</source>
        <translation>Kontor, %1: Kontaktimport, %2 %</translation>
    </message>
    <message>
        <source>Checking for changes</source>
        <translation>Abgleich läuft</translation>
    </message>
    <message>
        <source>Kontor, %1: checking for changes</source>
        <translation>Kontor, %1: Abgleich läuft</translation>
    </message>
    <message>
        <source>Last check %1</source>
        <translation>Letzter Abgleich %1</translation>
    </message>
    <message>
        <source>Last success %1 minutes ago</source>
        <translation>Letzter Erfolg vor %1 Minuten</translation>
    </message>
    <message>
        <source>Last success %1</source>
        <translation>Letzter Erfolg %1</translation>
    </message>
    <message>
        <source>Kontor, %1: last success %2</source>
        <translation>Kontor, %1: letzter Erfolg %2</translation>
    </message>
    <message>
        <source>Everything is in step</source>
        <translation>Alles ist abgeglichen</translation>
    </message>
    <message>
        <source>In step</source>
        <translation>Abgeglichen</translation>
    </message>
    <message>
        <source>Kontor, %1: everything is in step</source>
        <translation>Kontor, %1: alles abgeglichen</translation>
    </message>
    <message>
        <source>Last check %1 minutes ago, next in %2 minutes</source>
        <translation>Letzter Abgleich vor %1 Minuten, nächster in %2 Minuten</translation>
    </message>
    <message>
        <source>Last check %1, next in %2</source>
        <translation>Letzter Abgleich %1, nächster in %2</translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message>
        <source>just now</source>
        <translation>soeben</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>vor einer Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>today, %1</source>
        <translation>heute, %1</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>Heute, %1</translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation>Gestern, %1</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>unter einer Minute</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 Min. %2 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 Min.</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 Std. %2 Min.</translation>
    </message>
</context>
<context>
    <name>kontor::ui::AccountsPage</name>
    <message>
        <source>Choose an entry from the list.</source>
        <translation>Wählen Sie einen Eintrag aus der Liste.</translation>
    </message>
    <message>
        <source>ID %1, not active in QuickBooks</source>
        <translation>ID %1, in QuickBooks nicht aktiv</translation>
    </message>
    <message>
        <source>ID %1</source>
        <translation>ID %1</translation>
    </message>
    <message>
        <source>Found by Kontor: %1</source>
        <translation>Von Kontor gefunden: %1</translation>
    </message>
    <message>
        <source>Found by Kontor</source>
        <translation>Von Kontor gefunden</translation>
    </message>
    <message>
        <source>Undeposited Funds</source>
        <translation>Nicht eingezahlte Gelder (Undeposited Funds)</translation>
    </message>
    <message>
        <source>Not mapped</source>
        <translation>Nicht zugeordnet</translation>
    </message>
    <message>
        <source>Found by its rate</source>
        <translation>Am Satz erkannt</translation>
    </message>
    <message>
        <source>QuickBooks has no tax code of this rate. Add one there, then read again.</source>
        <translation>QuickBooks hat keinen Steuercode mit diesem Satz. Legen Sie dort einen an und lesen Sie neu ein.</translation>
    </message>
    <message>
        <source>Tax code for %1</source>
        <translation>Steuercode für %1</translation>
    </message>
    <message>
        <source>Accounts and taxes</source>
        <translation>Konten und Steuern</translation>
    </message>
    <message>
        <source>What Kontor books invoices with in QuickBooks.</source>
        <translation>Womit Kontor Rechnungen in QuickBooks bucht.</translation>
    </message>
    <message>
        <source>It&amp;em for sales</source>
        <translation>A&amp;rtikel für Verkäufe</translation>
    </message>
    <message>
        <source>For lines whose product QuickBooks does not have.</source>
        <translation>Für Zeilen, deren Produkt es in QuickBooks nicht gibt.</translation>
    </message>
    <message>
        <source>&amp;Income account</source>
        <translation>&amp;Erlöskonto</translation>
    </message>
    <message>
        <source>For items that Kontor makes.</source>
        <translation>Für Artikel, die Kontor anlegt.</translation>
    </message>
    <message>
        <source>&amp;Deposit account</source>
        <translation>E&amp;inzahlungskonto</translation>
    </message>
    <message>
        <source>Where payments of invoices go.</source>
        <translation>Wohin Zahlungen auf Rechnungen gebucht werden.</translation>
    </message>
    <message>
        <source>&amp;Read again from QuickBooks</source>
        <translation>Ne&amp;u aus QuickBooks einlesen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>After you have added an item, an account or a tax code there.</source>
        <translation>Nachdem Sie dort einen Artikel, ein Konto oder einen Steuercode angelegt haben.</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>Steuern</translation>
    </message>
    <message>
        <source>In this company no tax needs to be mapped.</source>
        <translation>In diesem Unternehmen ist keine Steuer zuzuordnen.</translation>
    </message>
    <message>
        <source>No tax has been used in HighLevel yet.</source>
        <translation>In HighLevel wurde noch keine Steuer verwendet.</translation>
    </message>
    <message>
        <source>Tax &amp;code</source>
        <translation>Steuer&amp;code</translation>
    </message>
    <message>
        <source>&amp;Use suggestion</source>
        <translation>&amp;Vorschlag übernehmen</translation>
    </message>
    <message>
        <source>Made when needed: %1</source>
        <translation>Bei Bedarf angelegt: %1</translation>
    </message>
</context>
<context>
    <name>kontor::ui::ActivityPage</name>
    <message numerus="yes">
        <source>Live, %n new</source>
        <translation>
            <numerusform>Live, %n neu</numerusform>
            <numerusform>Live, %n neu</numerusform>
        </translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message numerus="yes">
        <source>%n events today, %1 in all</source>
        <translation>
            <numerusform>Ein Ereignis heute, %1 insgesamt</numerusform>
            <numerusform>%n Ereignisse heute, %1 insgesamt</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept for %1 months</source>
        <translation>Wird %1 Monate aufbewahrt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Export log</source>
        <translation>Protokoll exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%n rows are written to %1.</source>
        <translation>
            <numerusform>Eine Zeile wird nach %1 geschrieben.</numerusform>
            <numerusform>%n Zeilen werden nach %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>All flows</source>
        <translation>Alle Bereiche</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>All results</source>
        <translation>Alle Ergebnisse</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Stays at the newest event</source>
        <translation>Bleibt beim neuesten Ereignis</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Saves the rows shown as CSV</source>
        <translation>Speichert die angezeigten Zeilen als CSV</translation>
    </message>
    <message>
        <source>No events yet.</source>
        <translation>Noch keine Ereignisse.</translation>
    </message>
    <message>
        <source>No event matches.</source>
        <translation>Kein Ereignis passt.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter aufheben</translation>
    </message>
</context>
<context>
    <name>kontor::ui::AttentionDetail</name>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Invoice %1, %2</source>
        <translation>Rechnung %1, %2</translation>
    </message>
    <message>
        <source>Payment on %1, %2</source>
        <translation>Zahlung auf %1, %2</translation>
    </message>
    <message>
        <source>Contact %1</source>
        <translation>Kontakt %1</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>Kunde %1</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Wird versucht</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Kontor books the invoice in QuickBooks again, as it stands in HighLevel.</source>
        <translation>Kontor bucht die Rechnung in QuickBooks erneut, so wie sie in HighLevel steht.</translation>
    </message>
    <message>
        <source>QuickBooks gets HighLevel’s version. The earlier one stays in QuickBooks’ audit log.</source>
        <translation>QuickBooks erhält die Fassung von HighLevel. Die bisherige bleibt im Prüfprotokoll von QuickBooks.</translation>
    </message>
    <message>
        <source>QuickBooks stays as it is. Kontor asks again when the invoice changes in HighLevel.</source>
        <translation>QuickBooks bleibt, wie es ist. Kontor fragt wieder, wenn sich die Rechnung in HighLevel ändert.</translation>
    </message>
    <message>
        <source>QuickBooks, voided</source>
        <translation>QuickBooks, storniert</translation>
    </message>
    <message>
        <source>QuickBooks, deleted</source>
        <translation>QuickBooks, gelöscht</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Tries this item again now</source>
        <translation>Versucht diesen Vorgang sofort erneut</translation>
    </message>
    <message>
        <source>Open HighLevel</source>
        <translation>HighLevel öffnen</translation>
    </message>
    <message>
        <source>Open in HighLevel</source>
        <translation>In HighLevel öffnen</translation>
    </message>
    <message>
        <source>Open QuickBooks</source>
        <translation>QuickBooks öffnen</translation>
    </message>
    <message>
        <source>Open in QuickBooks</source>
        <translation>In QuickBooks öffnen</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Invoice date</source>
        <translation>Rechnungsdatum</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>In QuickBooks</source>
        <translation>In QuickBooks</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>%1, at %2. Not repeated automatically.</source>
        <translation>%1, um %2. Wird nicht von selbst wiederholt.</translation>
    </message>
    <message>
        <source>Choose an item on the left.</source>
        <translation>Wählen Sie links einen Punkt.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>Was Sie tun können</translation>
    </message>
    <message>
        <source>Opens the browser</source>
        <translation>Öffnet den Browser</translation>
    </message>
    <message>
        <source>Show rows that agree</source>
        <translation>Übereinstimmende Zeilen zeigen</translation>
    </message>
    <message>
        <source>What was compared</source>
        <translation>Was verglichen wurde</translation>
    </message>
    <message>
        <source>Sales receipt, %1</source>
        <translation>Verkaufsbeleg, %1</translation>
    </message>
    <message>
        <source>Sales receipt “%1”, %2</source>
        <translation>Verkaufsbeleg „%1“, %2</translation>
    </message>
    <message>
        <source>Refund, %1</source>
        <translation>Erstattung, %1</translation>
    </message>
    <message>
        <source>Refund on “%1”, %2</source>
        <translation>Erstattung zu „%1“, %2</translation>
    </message>
    <message>
        <source>QuickBooks gets a refund receipt, and the sales receipt before it if that is missing.</source>
        <translation>QuickBooks erhält einen Erstattungsbeleg und davor den Verkaufsbeleg, falls er fehlt.</translation>
    </message>
    <message>
        <source>QuickBooks stays as it is. Kontor asks again when more is refunded.</source>
        <translation>QuickBooks bleibt, wie es ist. Kontor fragt wieder, wenn mehr erstattet wird.</translation>
    </message>
    <message>
        <source>Review request, %1</source>
        <translation>Bewertungsanfrage, %1</translation>
    </message>
    <message>
        <source>Review requests</source>
        <translation>Bewertungsanfragen</translation>
    </message>
</context>
<context>
    <name>kontor::ui::AttentionModel</name>
    <message>
        <source>Since %1</source>
        <translation>Seit %1</translation>
    </message>
    <message numerus="yes">
        <source>%n invoices: %1</source>
        <translation>
            <numerusform>Eine Rechnung: %1</numerusform>
            <numerusform>%n Rechnungen: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items: %1</source>
        <translation>
            <numerusform>Ein Punkt: %1</numerusform>
            <numerusform>%n Punkte: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Wird versucht</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>%1. Versuch</translation>
    </message>
    <message>
        <source>Review requests</source>
        <translation>Bewertungsanfragen</translation>
    </message>
</context>
<context>
    <name>kontor::ui::AttentionPage</name>
    <message numerus="yes">
        <source>%n items need your attention</source>
        <translation>
            <numerusform>Ein Punkt ist zu klären</numerusform>
            <numerusform>%n Punkte sind zu klären</numerusform>
        </translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Zu klären</translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation>Alle erneut versuchen</translation>
    </message>
    <message>
        <source>Tries everything that needs no decision</source>
        <translation>Versucht alles, was keine Entscheidung braucht</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Tries this item again now</source>
        <translation>Versucht diesen Vorgang sofort erneut</translation>
    </message>
    <message>
        <source>Show in activity</source>
        <translation>Im Protokoll zeigen</translation>
    </message>
    <message>
        <source>Dismiss…</source>
        <translation>Ablegen …</translation>
    </message>
    <message>
        <source>Takes the item off the list; the reason is kept</source>
        <translation>Nimmt den Punkt von der Liste; der Grund bleibt erhalten</translation>
    </message>
    <message>
        <source>Nothing needs your attention.</source>
        <translation>Es ist nichts zu klären.</translation>
    </message>
    <message>
        <source>All flows</source>
        <translation>Alle Bereiche</translation>
    </message>
    <message>
        <source>Dismissed.</source>
        <translation>Abgelegt.</translation>
    </message>
    <message numerus="yes">
        <source>%n retried: %1 done, %2 still open</source>
        <translation>
            <numerusform>Einer erneut versucht: %1 erledigt, %2 noch offen</numerusform>
            <numerusform>%n erneut versucht: %1 erledigt, %2 noch offen</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Open in HighLevel</source>
        <translation>In HighLevel öffnen</translation>
    </message>
    <message>
        <source>Open in QuickBooks</source>
        <translation>In QuickBooks öffnen</translation>
    </message>
    <message>
        <source>Opens the browser</source>
        <translation>Öffnet den Browser</translation>
    </message>
    <message>
        <source>Not to be sent</source>
        <translation>Soll nicht gesendet werden</translation>
    </message>
</context>
<context>
    <name>kontor::ui::ConnectForm</name>
    <message>
        <source>Your browser opens Intuit’s page. Sign in as a company administrator, choose the company and accept the permissions. Then come back here.</source>
        <translation>Ihr Browser öffnet die Seite von Intuit. Melden Sie sich als Administrator des Unternehmens an, wählen Sie das Unternehmen und stimmen Sie den Berechtigungen zu. Kommen Sie dann hierher zurück.</translation>
    </message>
    <message>
        <source>Your browser opens HighLevel’s page. Sign in, choose the location and accept the permissions. Then come back here.</source>
        <translation>Ihr Browser öffnet die Seite von HighLevel. Melden Sie sich an, wählen Sie den Standort und stimmen Sie den Berechtigungen zu. Kommen Sie dann hierher zurück.</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktivbetrieb</translation>
    </message>
    <message>
        <source>Sandbox company</source>
        <translation>Sandbox-Unternehmen</translation>
    </message>
    <message>
        <source>App keys</source>
        <translation>App-Schlüssel</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Eingebaut</translation>
    </message>
    <message>
        <source>My own…</source>
        <translation>Eigene …</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Client-Secret</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>From your app’s Keys page at developer.intuit.com. Both are kept in the keychain.</source>
        <translation>Von der Seite „Keys“ Ihrer App auf developer.intuit.com. Beides liegt im Schlüsselbund.</translation>
    </message>
    <message>
        <source>From your app’s page at marketplace.gohighlevel.com. Both are kept in the keychain.</source>
        <translation>Von der Seite Ihrer App auf marketplace.gohighlevel.com. Beides liegt im Schlüsselbund.</translation>
    </message>
</context>
<context>
    <name>kontor::ui::ConnectPanel</name>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Connected with %1</source>
        <translation>Verbunden mit %1</translation>
    </message>
    <message>
        <source>QB Connect</source>
        <translation>QB Connect</translation>
    </message>
    <message>
        <source>Connect HighLevel</source>
        <translation>HighLevel verbinden</translation>
    </message>
    <message>
        <source>Connects QuickBooks</source>
        <translation>QuickBooks verbinden</translation>
    </message>
    <message>
        <source>Use a Private Integration Token</source>
        <translation>Private Integration Token verwenden</translation>
    </message>
    <message>
        <source>Opens the browser</source>
        <translation>Öffnet den Browser</translation>
    </message>
    <message>
        <source>Waiting for your consent in the browser</source>
        <translation>Wartet auf Ihre Zustimmung im Browser</translation>
    </message>
    <message>
        <source>Sign in at Intuit, choose your company and select Connect. This window goes on by itself.</source>
        <translation>Melden Sie sich bei Intuit an, wählen Sie Ihr Unternehmen und dann „Connect“. Dieses Fenster macht von selbst weiter.</translation>
    </message>
    <message>
        <source>Sign in at HighLevel and choose the location. This window goes on by itself.</source>
        <translation>Melden Sie sich bei HighLevel an und wählen Sie den Standort. Dieses Fenster macht von selbst weiter.</translation>
    </message>
    <message>
        <source>Open the page again</source>
        <translation>Seite erneut öffnen</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Does the browser show a page that does not load?</source>
        <translation>Zeigt der Browser eine Seite, die nicht lädt?</translation>
    </message>
    <message>
        <source>Copy the whole address from its address bar and paste it here.</source>
        <translation>Kopieren Sie die ganze Adresse aus der Adresszeile und fügen Sie sie hier ein.</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>Diese Adresse verwenden</translation>
    </message>
</context>
<context>
    <name>kontor::ui::ConnectionSummary</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Connection ended</source>
        <translation>Verbindung beendet</translation>
    </message>
</context>
<context>
    <name>kontor::ui::ContactsPage</name>
    <message>
        <source>Choose a country from the list.</source>
        <translation>Wählen Sie ein Land aus der Liste.</translation>
    </message>
    <message>
        <source>Compares all customers again. Nothing that someone typed is overwritten.</source>
        <translation>Vergleicht alle Kunden noch einmal. Von Hand Eingetragenes wird nicht überschrieben.</translation>
    </message>
    <message>
        <source>This is empty.</source>
        <translation>Das Feld ist leer.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>QuickBooks customers become HighLevel contacts.</source>
        <translation>Kunden aus QuickBooks werden zu Kontakten in HighLevel.</translation>
    </message>
    <message>
        <source>Contacts that Kontor adds carry this tag.</source>
        <translation>Kontakte, die Kontor anlegt, tragen dieses Schlagwort.</translation>
    </message>
    <message>
        <source>Country of the company</source>
        <translation>Land des Unternehmens</translation>
    </message>
    <message>
        <source>Country of the company (%1)</source>
        <translation>Land des Unternehmens (%1)</translation>
    </message>
    <message>
        <source>&amp;Import customers as contacts</source>
        <translation>&amp;Kunden als Kontakte importieren</translation>
    </message>
    <message>
        <source>&amp;Tag</source>
        <translation>&amp;Schlagwort (Tag)</translation>
    </message>
    <message>
        <source>&amp;Default country for phone numbers</source>
        <translation>&amp;Land für Telefonnummern ohne Vorwahl</translation>
    </message>
    <message>
        <source>Import a&amp;gain</source>
        <translation>&amp;Erneut importieren</translation>
    </message>
</context>
<context>
    <name>kontor::ui::DelayField</name>
    <message>
        <source>%1, unit</source>
        <translation>%1, Einheit</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
</context>
<context>
    <name>kontor::ui::DiffModel</name>
    <message>
        <source>there</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>voided</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
</context>
<context>
    <name>kontor::ui::DisconnectDialog</name>
    <message>
        <source>Disconnect QuickBooks?</source>
        <translation>Verbindung zu QuickBooks trennen?</translation>
    </message>
    <message>
        <source>Disconnect HighLevel?</source>
        <translation>Verbindung zu HighLevel trennen?</translation>
    </message>
    <message numerus="yes">
        <source>Kontor gives its access back to Intuit and forgets it here. Settings, links and the log stay; %n changes wait.</source>
        <translation>
            <numerusform>Kontor gibt den Zugriff an Intuit zurück und vergisst ihn hier. Einstellungen, Verknüpfungen und Protokoll bleiben; eine Änderung wartet.</numerusform>
            <numerusform>Kontor gibt den Zugriff an Intuit zurück und vergisst ihn hier. Einstellungen, Verknüpfungen und Protokoll bleiben; %n Änderungen warten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kontor forgets its access here. Afterwards uninstall the app in HighLevel, or delete the token there. Settings, links and the log stay; %n changes wait.</source>
        <translation>
            <numerusform>Kontor vergisst seinen Zugriff hier. Deinstallieren Sie danach die App in HighLevel, oder löschen Sie dort den Token. Einstellungen, Verknüpfungen und Protokoll bleiben; eine Änderung wartet.</numerusform>
            <numerusform>Kontor vergisst seinen Zugriff hier. Deinstallieren Sie danach die App in HighLevel, oder löschen Sie dort den Token. Einstellungen, Verknüpfungen und Protokoll bleiben; %n Änderungen warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Stay connected</source>
        <translation>Verbunden bleiben</translation>
    </message>
</context>
<context>
    <name>kontor::ui::DismissDialog</name>
    <message>
        <source>Dismiss</source>
        <translation>Ablegen</translation>
    </message>
    <message>
        <source>Why is it dismissed?</source>
        <translation>Warum wird der Punkt abgelegt?</translation>
    </message>
    <message>
        <source>Booked by hand</source>
        <translation>Von Hand gebucht</translation>
    </message>
    <message>
        <source>Test, not real</source>
        <translation>Nur ein Test</translation>
    </message>
    <message>
        <source>Settled otherwise</source>
        <translation>Anderweitig erledigt</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Nicht nötig</translation>
    </message>
    <message>
        <source>Kontor does nothing more about this item. The reason stays in the activity log.</source>
        <translation>Kontor unternimmt hier nichts mehr. Der Grund bleibt im Protokoll.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>kontor::ui::DoNotBookDialog</name>
    <message>
        <source>Leave the refund out?</source>
        <translation>Erstattung nicht buchen?</translation>
    </message>
    <message>
        <source>Kontor books nothing for it and notes your decision.</source>
        <translation>Kontor bucht dafür nichts und merkt sich Ihre Entscheidung.</translation>
    </message>
    <message>
        <source>Do not book it</source>
        <translation>Nicht buchen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>kontor::ui::ExportDialog</name>
    <message>
        <source>Export log</source>
        <translation>Protokoll exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%n rows are written to %1.</source>
        <translation>
            <numerusform>Eine Zeile wird nach %1 geschrieben.</numerusform>
            <numerusform>%n Zeilen werden nach %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Mask names and e-mail addresses</source>
        <translation>&amp;Namen und E-Mail-Adressen unkenntlich machen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>kontor::ui::FlowModel</name>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Review requests</source>
        <translation>Bewertungsanfragen</translation>
    </message>
    <message>
        <source>Sales receipts</source>
        <translation>Verkaufsbelege</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>Ein Punkt zu klären</numerusform>
            <numerusform>%n Punkte zu klären</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are waiting</source>
        <translation>
            <numerusform>1 wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Waits for QuickBooks</source>
        <translation>Wartet auf QuickBooks</translation>
    </message>
    <message>
        <source>Waits for HighLevel</source>
        <translation>Wartet auf HighLevel</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Importing contacts</source>
        <translation>Kontakte werden importiert</translation>
    </message>
    <message>
        <source>Last success %1</source>
        <translation>Letzter Erfolg %1</translation>
    </message>
    <message>
        <source>Checking for changes</source>
        <translation>Abgleich läuft</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>QuickBooks to HighLevel</source>
        <translation>QuickBooks nach HighLevel</translation>
    </message>
    <message>
        <source>HighLevel to QuickBooks</source>
        <translation>HighLevel nach QuickBooks</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Agree to the cent</source>
        <translation>Stimmt auf den Cent</translation>
    </message>
    <message>
        <source>Amount, 30 days</source>
        <translation>Betrag, 30 Tage</translation>
    </message>
</context>
<context>
    <name>kontor::ui::GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Changes hold at once.</source>
        <translation>Änderungen gelten sofort.</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>wie das System</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>A&amp;ppearance</source>
        <translation>Da&amp;rstellung</translation>
    </message>
    <message>
        <source>Check &amp;every</source>
        <translation>Abgl&amp;eichen alle</translation>
    </message>
    <message>
        <source>&amp;Keep the log for</source>
        <translation>&amp;Protokoll aufbewahren</translation>
    </message>
    <message>
        <source>Start when I lo&amp;g in</source>
        <translation>Beim An&amp;melden starten</translation>
    </message>
    <message>
        <source>Keep running in the &amp;tray</source>
        <translation>Im &amp;Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
</context>
<context>
    <name>kontor::ui::ImportCard</name>
    <message>
        <source>almost done</source>
        <translation>fast fertig</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Stopped at %1 of %2</source>
        <translation>Beendet bei %1 von %2</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>bisher %1</translation>
    </message>
    <message>
        <source>%1 of %2 contacts</source>
        <translation>%1 von %2 Kontakten</translation>
    </message>
    <message>
        <source>Contact import, %1 percent, %2 of %3</source>
        <translation>Kontaktimport, %1 Prozent, %2 von %3</translation>
    </message>
    <message>
        <source>created</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>%1 contacts per second, started %2</source>
        <translation>%1 Kontakte pro Sekunde, begonnen %2</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Continue import</source>
        <translation>Import fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>Beenden …</translation>
    </message>
    <message>
        <source>Just now</source>
        <translation>Soeben</translation>
    </message>
    <message>
        <source>Review requests, sales receipts and invoices go on meanwhile.</source>
        <translation>Bewertungsanfragen, Verkaufsbelege und Rechnungen laufen unterdessen weiter.</translation>
    </message>
    <message>
        <source>Stop the import?</source>
        <translation>Import beenden?</translation>
    </message>
    <message>
        <source>%1 contacts stay as they are. You can continue later where it stopped.</source>
        <translation>%1 Kontakte bleiben, wie sie sind. Sie können später an derselben Stelle fortsetzen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Go on importing</source>
        <translation>Weiter importieren</translation>
    </message>
</context>
<context>
    <name>kontor::ui::IntegrationCard</name>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connection ended</source>
        <translation>Verbindung beendet</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Connected since</source>
        <translation>Verbunden seit</translation>
    </message>
    <message>
        <source>Sandbox company</source>
        <translation>Sandbox-Unternehmen</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktivbetrieb</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Signed in with</source>
        <translation>Angemeldet mit</translation>
    </message>
    <message>
        <source>Private Integration Token</source>
        <translation>Private Integration Token</translation>
    </message>
    <message>
        <source>Browser (OAuth)</source>
        <translation>Browser (OAuth)</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>Letzter Erfolg</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Calls this month</source>
        <translation>Abrufe in diesem Monat</translation>
    </message>
    <message>
        <source>Calls today</source>
        <translation>Abrufe heute</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>%1, renewed with every check</source>
        <translation>%1, verlängert sich mit jedem Abgleich</translation>
    </message>
    <message>
        <source>Checking the connection</source>
        <translation>Verbindung wird geprüft</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>Die Verbindung steht.</translation>
    </message>
    <message>
        <source>Kontor has forgotten its access. Now uninstall the app in HighLevel, or delete the token there under Settings &gt; Private Integrations.</source>
        <translation>Kontor hat seinen Zugriff vergessen. Deinstallieren Sie nun die App in HighLevel, oder löschen Sie dort den Token unter Settings &gt; Private Integrations.</translation>
    </message>
    <message>
        <source>Check connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Verbindung trennen …</translation>
    </message>
</context>
<context>
    <name>kontor::ui::IntegrationsPage</name>
    <message>
        <source>Integrations</source>
        <translation>Integrationen</translation>
    </message>
    <message>
        <source>The two services that Kontor keeps in step.</source>
        <translation>Die beiden Dienste, die Kontor abgleicht.</translation>
    </message>
    <message>
        <source>Tokens are kept in this computer’s keychain only, never in Kontor’s files.</source>
        <translation>Zugangsdaten liegen nur im Schlüsselbund dieses Rechners, nie in den Dateien von Kontor.</translation>
    </message>
</context>
<context>
    <name>kontor::ui::InvoicesPage</name>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Invoices sent in HighLevel are booked in QuickBooks and follow every change.</source>
        <translation>In HighLevel versendete Rechnungen werden in QuickBooks gebucht und folgen jeder Änderung.</translation>
    </message>
    <message>
        <source>&amp;Book invoices sent in HighLevel</source>
        <translation>In HighLevel versendete Rechnungen &amp;buchen</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>as &amp;tax where the cents agree, otherwise as a line of its own</source>
        <translation>als S&amp;teuer, wenn es auf den Cent stimmt, sonst als eigene Zeile</translation>
    </message>
    <message>
        <source>always as a &amp;line of its own</source>
        <translation>immer als eigene &amp;Zeile</translation>
    </message>
    <message>
        <source>A tax line is missing from QuickBooks’ tax reports. Ask your accountant which way you want.</source>
        <translation>Eine Steuerzeile fehlt in den Steuerberichten von QuickBooks. Klären Sie den Weg mit Ihrer Steuerberatung.</translation>
    </message>
</context>
<context>
    <name>kontor::ui::JustNowModel</name>
    <message>
        <source>Linked to %1</source>
        <translation>Verknüpft mit %1</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1 ergänzt</translation>
    </message>
    <message>
        <source>Customer in QuickBooks</source>
        <translation>Kunde in QuickBooks</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>kontor::ui::KeepTotalDialog</name>
    <message>
        <source>Keep QuickBooks’ total?</source>
        <translation>Summe aus QuickBooks behalten?</translation>
    </message>
    <message>
        <source>The invoice stays in QuickBooks as it is. Kontor notes your decision.</source>
        <translation>Die Rechnung bleibt in QuickBooks, wie sie ist. Kontor vermerkt Ihre Entscheidung.</translation>
    </message>
    <message>
        <source>The invoice stays in QuickBooks with %1; your customer sees %2. Kontor notes your decision.</source>
        <translation>Die Rechnung bleibt in QuickBooks mit %1 stehen; Ihr Kunde sieht %2. Kontor vermerkt Ihre Entscheidung.</translation>
    </message>
    <message>
        <source>Keep QuickBooks’ total</source>
        <translation>Summe aus QuickBooks behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>kontor::ui::LogDetail</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message numerus="yes">
        <source>%n attempts, %1</source>
        <translation>
            <numerusform>ein Versuch, %1</numerusform>
            <numerusform>%n Versuche, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempts</source>
        <translation>
            <numerusform>ein Versuch</numerusform>
            <numerusform>%n Versuche</numerusform>
        </translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>QuickBooks id</source>
        <translation>QuickBooks-ID</translation>
    </message>
    <message>
        <source>HighLevel id</source>
        <translation>HighLevel-ID</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>Trace-ID</translation>
    </message>
    <message>
        <source>Choose an event above.</source>
        <translation>Wählen Sie oben ein Ereignis.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>By e-mail</source>
        <translation>Per E-Mail</translation>
    </message>
    <message>
        <source>By SMS</source>
        <translation>Per SMS</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
</context>
<context>
    <name>kontor::ui::LogModel</name>
    <message>
        <source>QuickBooks to HighLevel</source>
        <translation>QuickBooks nach HighLevel</translation>
    </message>
    <message>
        <source>HighLevel to QuickBooks</source>
        <translation>HighLevel nach QuickBooks</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Amount, %1</source>
        <translation>Betrag, %1</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>kontor::ui::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Sync</source>
        <translation>&amp;Abgleich</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>A&amp;nsicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Profiles</source>
        <translation>&amp;Profile</translation>
    </message>
    <message>
        <source>&amp;Set up again</source>
        <translation>&amp;Einrichtung erneut öffnen</translation>
    </message>
    <message>
        <source>Opens the five steps; nothing is reset</source>
        <translation>Öffnet die fünf Schritte; nichts wird zurückgesetzt</translation>
    </message>
    <message>
        <source>&amp;Export log…</source>
        <translation>Protokoll e&amp;xportieren …</translation>
    </message>
    <message>
        <source>Saves the rows shown as CSV</source>
        <translation>Speichert die angezeigten Zeilen als CSV</translation>
    </message>
    <message>
        <source>Se&amp;ttings</source>
        <translation>E&amp;instellungen</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>Fenster &amp;schließen</translation>
    </message>
    <message>
        <source>Kontor goes on in the tray</source>
        <translation>Kontor läuft im Infobereich weiter</translation>
    </message>
    <message>
        <source>&amp;Quit Kontor</source>
        <translation>Kontor &amp;beenden</translation>
    </message>
    <message>
        <source>Syncing stops until the next start</source>
        <translation>Bis zum nächsten Start wird nicht abgeglichen</translation>
    </message>
    <message>
        <source>Sync &amp;now</source>
        <translation>&amp;Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Checks all flows at once</source>
        <translation>Prüft alle Bereiche sofort</translation>
    </message>
    <message>
        <source>Pre&amp;view…</source>
        <translation>&amp;Vorschau …</translation>
    </message>
    <message>
        <source>Shows what the next check would do; writes nothing</source>
        <translation>Zeigt, was der nächste Abgleich täte; schreibt nichts</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>E&amp;rneut versuchen</translation>
    </message>
    <message>
        <source>Tries this item again now</source>
        <translation>Versucht diesen Vorgang sofort erneut</translation>
    </message>
    <message>
        <source>Retry &amp;all</source>
        <translation>A&amp;lle erneut versuchen</translation>
    </message>
    <message>
        <source>Tries everything that needs no decision</source>
        <translation>Versucht alles, was keine Entscheidung braucht</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>Ü&amp;bersicht</translation>
    </message>
    <message>
        <source>&amp;Attention</source>
        <translation>&amp;Zu klären</translation>
    </message>
    <message>
        <source>A&amp;ctivity</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Stays at the newest event</source>
        <translation>Bleibt beim neuesten Ereignis</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich des Fensters</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Bereich des Fensters</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Tastatur</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
        <source>Versions and settings; no names, no amounts</source>
        <translation>Versionen und Einstellungen; keine Namen, keine Beträge</translation>
    </message>
    <message>
        <source>&amp;About Kontor</source>
        <translation>Ü&amp;ber Kontor</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 (Sandbox)</source>
        <translation>%1 (Sandbox)</translation>
    </message>
    <message numerus="yes">
        <source>QuickBooks is no longer connected. %n changes are waiting; nothing is lost.</source>
        <translation>
            <numerusform>QuickBooks ist nicht mehr verbunden. Eine Änderung wartet; nichts geht verloren.</numerusform>
            <numerusform>QuickBooks ist nicht mehr verbunden. %n Änderungen warten; nichts geht verloren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>HighLevel is no longer connected. %n changes are waiting; nothing is lost.</source>
        <translation>
            <numerusform>HighLevel ist nicht mehr verbunden. Eine Änderung wartet; nichts geht verloren.</numerusform>
            <numerusform>HighLevel ist nicht mehr verbunden. %n Änderungen warten; nichts geht verloren.</numerusform>
        </translation>
    </message>
    <message>
        <source>QB Connect</source>
        <translation>QB Connect</translation>
    </message>
    <message>
        <source>Connect HighLevel</source>
        <translation>HighLevel verbinden</translation>
    </message>
    <message>
        <source>Connects QuickBooks</source>
        <translation>QuickBooks verbinden</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Changes are kept and booked later</source>
        <translation>Änderungen bleiben erhalten und werden später gebucht</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Sandbox company</source>
        <translation>Sandbox-Unternehmen</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktivbetrieb</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Profile, %1</source>
        <translation>Profil %1</translation>
    </message>
    <message>
        <source>Importing contacts</source>
        <translation>Kontakte werden importiert</translation>
    </message>
    <message>
        <source>Checking for changes</source>
        <translation>Abgleich läuft</translation>
    </message>
    <message>
        <source>Waiting for QuickBooks</source>
        <translation>Wartet auf QuickBooks</translation>
    </message>
    <message>
        <source>&amp;New profile…</source>
        <translation>&amp;Neues Profil …</translation>
    </message>
    <message>
        <source>Another company with its own data</source>
        <translation>Ein weiteres Unternehmen mit eigenen Daten</translation>
    </message>
    <message>
        <source>Keep Kontor running? There is no tray here. Kontor only syncs while it runs.</source>
        <translation>Soll Kontor weiterlaufen? Hier gibt es keinen Infobereich. Kontor gleicht nur ab, solange es läuft.</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keeps HighLevel and QuickBooks Online in step, to the cent.</source>
        <translation>Gleicht HighLevel und QuickBooks Online ab, auf den Cent genau.</translation>
    </message>
</context>
<context>
    <name>kontor::ui::MappingModel</name>
    <message>
        <source>No tax</source>
        <translation>Ohne Steuer</translation>
    </message>
    <message>
        <source>Suggested: %1</source>
        <translation>Vorschlag: %1</translation>
    </message>
    <message>
        <source>Not mapped</source>
        <translation>Nicht zugeordnet</translation>
    </message>
    <message>
        <source>Mapped</source>
        <translation>Zugeordnet</translation>
    </message>
    <message>
        <source>Found by its rate</source>
        <translation>Am Satz erkannt</translation>
    </message>
    <message>
        <source>In HighLevel</source>
        <translation>In HighLevel</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>In QuickBooks</source>
        <translation>In QuickBooks</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
</context>
<context>
    <name>kontor::ui::NavModel</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Zu klären</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Integrations</source>
        <translation>Integrationen</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Review requests</source>
        <translation>Bewertungsanfragen</translation>
    </message>
    <message>
        <source>Sales receipts</source>
        <translation>Verkaufsbelege</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Accounts and taxes</source>
        <translation>Konten und Steuern</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message numerus="yes">
        <source>Attention, %n items</source>
        <translation>
            <numerusform>Zu klären, ein Punkt</numerusform>
            <numerusform>Zu klären, %n Punkte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ui::OptionsStep</name>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Changes hold at once.</source>
        <translation>Änderungen gelten sofort.</translation>
    </message>
    <message>
        <source>QuickBooks customers become HighLevel contacts.</source>
        <translation>Kunden aus QuickBooks werden zu Kontakten in HighLevel.</translation>
    </message>
    <message>
        <source>Payments in HighLevel become sales receipts in QuickBooks.</source>
        <translation>Zahlungen in HighLevel werden zu Verkaufsbelegen in QuickBooks.</translation>
    </message>
    <message>
        <source>Invoices sent in HighLevel are booked in QuickBooks and follow every change.</source>
        <translation>In HighLevel versendete Rechnungen werden in QuickBooks gebucht und folgen jeder Änderung.</translation>
    </message>
    <message>
        <source>One message after a customer’s first paid invoice. Off until you enter a link and a text.</source>
        <translation>Eine Nachricht nach der ersten bezahlten Rechnung eines Kunden. Aus, bis Link und Text eingetragen sind.</translation>
    </message>
    <message>
        <source>C&amp;ontacts</source>
        <translation>&amp;Kontakte</translation>
    </message>
    <message>
        <source>Sales &amp;receipts</source>
        <translation>&amp;Verkaufsbelege</translation>
    </message>
    <message>
        <source>I&amp;nvoices</source>
        <translation>&amp;Rechnungen</translation>
    </message>
    <message>
        <source>Revie&amp;w requests</source>
        <translation>&amp;Bewertungsanfragen</translation>
    </message>
</context>
<context>
    <name>kontor::ui::OverviewPage</name>
    <message>
        <source>Latest</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Show activity</source>
        <translation>Protokoll anzeigen</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Noch ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Bereiche</translation>
    </message>
</context>
<context>
    <name>kontor::ui::PreviewCountsModel</name>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Review requests</source>
        <translation>Bewertungsanfragen</translation>
    </message>
    <message>
        <source>Sales receipts</source>
        <translation>Verkaufsbelege</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Starts with invoices paid from now on</source>
        <translation>Beginnt mit Rechnungen, die ab jetzt bezahlt werden</translation>
    </message>
    <message>
        <source>Starts with payments from now on</source>
        <translation>Beginnt mit Zahlungen ab jetzt</translation>
    </message>
    <message>
        <source>Starts with invoices sent from now on</source>
        <translation>Beginnt mit Rechnungen, die ab jetzt versendet werden</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verknüpfen</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Klären</translation>
    </message>
</context>
<context>
    <name>kontor::ui::PreviewModel</name>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Customer in QuickBooks</source>
        <translation>Kunde in QuickBooks</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Customer or document</source>
        <translation>Kunde oder Beleg</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verknüpfen</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Klären</translation>
    </message>
</context>
<context>
    <name>kontor::ui::PreviewPage</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Shows what the next check would do; writes nothing</source>
        <translation>Zeigt, was der nächste Abgleich täte; schreibt nichts</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
</context>
<context>
    <name>kontor::ui::PreviewStep</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>This is what Kontor would do first. Nothing has been written yet.</source>
        <translation>Das würde Kontor zuerst tun. Noch wurde nichts geschrieben.</translation>
    </message>
</context>
<context>
    <name>kontor::ui::PreviewView</name>
    <message>
        <source>Reading both services</source>
        <translation>Beide Dienste werden gelesen</translation>
    </message>
    <message>
        <source>Nothing has been read yet.</source>
        <translation>Noch wurde nichts gelesen.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers, read %1 ago</source>
        <translation>
            <numerusform>Ein Kunde, gelesen vor %1</numerusform>
            <numerusform>%Ln Kunden, gelesen vor %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>Alle Aktionen</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>The next check would change nothing.</source>
        <translation>Der nächste Abgleich würde nichts ändern.</translation>
    </message>
    <message>
        <source>No row matches.</source>
        <translation>Keine Zeile passt.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>All flows</source>
        <translation>Alle Bereiche</translation>
    </message>
    <message>
        <source>Read a&amp;gain</source>
        <translation>Neu &amp;einlesen</translation>
    </message>
</context>
<context>
    <name>kontor::ui::ProfileDialog</name>
    <message>
        <source>New profile</source>
        <translation>Neues Profil</translation>
    </message>
    <message>
        <source>A profile pairs one company with one location. It has its own settings and log.</source>
        <translation>Ein Profil verbindet ein Unternehmen mit einem Standort. Es hat eigene Einstellungen und ein eigenes Protokoll.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Create profile</source>
        <translation>Profil anlegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>kontor::ui::ReceiptsPage</name>
    <message>
        <source>Payment &amp;links</source>
        <translation>Zahlungs&amp;links</translation>
    </message>
    <message>
        <source>F&amp;orms</source>
        <translation>&amp;Formulare</translation>
    </message>
    <message>
        <source>S&amp;urveys</source>
        <translation>&amp;Umfragen</translation>
    </message>
    <message>
        <source>Point of sal&amp;e</source>
        <translation>&amp;Kasse</translation>
    </message>
    <message>
        <source>&amp;Mobile app</source>
        <translation>&amp;Mobile App</translation>
    </message>
    <message>
        <source>Entered &amp;by hand</source>
        <translation>&amp;Von Hand erfasst</translation>
    </message>
    <message>
        <source>&amp;Documents and contracts</source>
        <translation>Dokumente und Ver&amp;träge</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>Sales receipts</source>
        <translation>Verkaufsbelege</translation>
    </message>
    <message>
        <source>Payments in HighLevel become sales receipts in QuickBooks.</source>
        <translation>Zahlungen in HighLevel werden zu Verkaufsbelegen in QuickBooks.</translation>
    </message>
    <message>
        <source>Book &amp;payments as sales receipts</source>
        <translation>Zahlungen als Verkaufsbelege &amp;buchen</translation>
    </message>
    <message>
        <source>Kinds of payment</source>
        <translation>Arten von Zahlungen</translation>
    </message>
    <message>
        <source>Always: order forms, subscriptions, memberships and courses, calendars</source>
        <translation>Immer: Bestellformulare, Abonnements, Mitgliedschaften und Kurse, Kalender</translation>
    </message>
    <message>
        <source>Payments of invoices are booked with the invoice, never twice.</source>
        <translation>Zahlungen auf Rechnungen werden bei der Rechnung gebucht, nie doppelt.</translation>
    </message>
    <message>
        <source>Pa&amp;yment method</source>
        <translation>&amp;Zahlungsart</translation>
    </message>
    <message>
        <source>As HighLevel names it</source>
        <translation>Wie HighLevel sie nennt</translation>
    </message>
    <message>
        <source>Kontor adds it in QuickBooks if it is missing there.</source>
        <translation>Kontor legt sie in QuickBooks an, wenn sie dort fehlt.</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Erstattungen</translation>
    </message>
    <message>
        <source>book as &amp;refund receipts</source>
        <translation>als E&amp;rstattungsbelege buchen</translation>
    </message>
    <message>
        <source>&amp;ask me</source>
        <translation>na&amp;chfragen</translation>
    </message>
</context>
<context>
    <name>kontor::ui::ReviewPreview</name>
    <message>
        <source>Jane</source>
        <translation>Erika</translation>
    </message>
    <message>
        <source>Jane Miller</source>
        <translation>Erika Muster</translation>
    </message>
    <message>
        <source>Miller &amp; Sons</source>
        <translation>Muster &amp; Söhne</translation>
    </message>
    <message>
        <source>Your company</source>
        <translation>Ihr Unternehmen</translation>
    </message>
    <message>
        <source>Preview for %1</source>
        <translation>Vorschau für %1</translation>
    </message>
    <message>
        <source>An example. As soon as a contact is linked, a real one stands here.</source>
        <translation>Ein Beispiel. Sobald ein Kontakt verknüpft ist, steht hier ein echter.</translation>
    </message>
    <message>
        <source>Subject: %1</source>
        <translation>Betreff: %1</translation>
    </message>
    <message>
        <source>The review link is missing.</source>
        <translation>Der Bewertungslink fehlt.</translation>
    </message>
    <message numerus="yes">
        <source>As an SMS: %n characters</source>
        <translation>
            <numerusform>Als SMS: ein Zeichen</numerusform>
            <numerusform>Als SMS: %n Zeichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>eine Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Because of “%1” only %2 characters fit into one.</source>
        <translation>Wegen „%1“ passen nur %2 Zeichen in eine.</translation>
    </message>
</context>
<context>
    <name>kontor::ui::ReviewTextEditor</name>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Voller Name</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Location name</source>
        <translation>Name des Standorts</translation>
    </message>
    <message>
        <source>Review link</source>
        <translation>Bewertungslink</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>Not saved yet. %1 of %2 characters.</source>
        <translation>Noch nicht gespeichert. %1 von %2 Zeichen.</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>Noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>This is the template.</source>
        <translation>Das ist die Vorlage.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>Te&amp;xt</translation>
    </message>
    <message>
        <source>Insert &amp;placeholder</source>
        <translation>&amp;Platzhalter einfügen</translation>
    </message>
    <message>
        <source>Sav&amp;e</source>
        <translation>Spei&amp;chern</translation>
    </message>
    <message>
        <source>&amp;Discard changes</source>
        <translation>Änderungen &amp;verwerfen</translation>
    </message>
    <message>
        <source>Use the te&amp;mplate</source>
        <translation>Vorla&amp;ge verwenden</translation>
    </message>
    <message>
        <source>Unknown placeholder: %1</source>
        <translation>Unbekannter Platzhalter: %1</translation>
    </message>
</context>
<context>
    <name>kontor::ui::ReviewsPage</name>
    <message>
        <source>Not a web address that begins with “https://”.</source>
        <translation>Das ist keine Webadresse, die mit „https://“ beginnt.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>Beginning and end are the same.</source>
        <translation>Beginn und Ende sind gleich.</translation>
    </message>
    <message>
        <source>Looking in HighLevel…</source>
        <translation>Wird in HighLevel gesucht …</translation>
    </message>
    <message>
        <source>Your own link. Empty the field to use the one that HighLevel has.</source>
        <translation>Ihr eigener Link. Leeren Sie das Feld, um den aus HighLevel zu verwenden.</translation>
    </message>
    <message>
        <source>Found in HighLevel: %1</source>
        <translation>In HighLevel gefunden: %1</translation>
    </message>
    <message>
        <source>Google place of the location</source>
        <translation>Google-Eintrag des Standorts</translation>
    </message>
    <message>
        <source>HighLevel has none: no custom value with “review” in its name, and no Google place.</source>
        <translation>HighLevel hat keinen: keinen Custom Value mit „review“ im Namen und keinen Google-Eintrag.</translation>
    </message>
    <message>
        <source>Enter the address of your review page, or have Kontor look for it.</source>
        <translation>Tragen Sie die Adresse Ihrer Bewertungsseite ein, oder lassen Sie Kontor danach suchen.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message>
        <source>Save the text first: a test has what is saved.</source>
        <translation>Speichern Sie zuerst den Text: Der Test enthält, was gespeichert ist.</translation>
    </message>
    <message>
        <source>Of a contact in HighLevel; add yourself there first. A test counts for nobody.</source>
        <translation>Eines Kontakts in HighLevel; legen Sie sich dort zuerst selbst an. Ein Test zählt für niemanden.</translation>
    </message>
    <message>
        <source>On its way. How it went stands under Activity.</source>
        <translation>Unterwegs. Wie es ausging, steht im Protokoll.</translation>
    </message>
    <message>
        <source>In the time zone of the location.</source>
        <translation>In der Zeitzone des Standorts.</translation>
    </message>
    <message>
        <source>Review requests</source>
        <translation>Bewertungsanfragen</translation>
    </message>
    <message>
        <source>One message after a customer’s first paid invoice.</source>
        <translation>Eine Nachricht nach der ersten bezahlten Rechnung eines Kunden.</translation>
    </message>
    <message>
        <source>Send a &amp;review request after the first paid invoice</source>
        <translation>Nach der ersten bezahlten Rechnung eine &amp;Bewertungsanfrage senden</translation>
    </message>
    <message>
        <source>Each contact gets one, once. Customers who paid before you connected get none.</source>
        <translation>Jeder Kontakt erhält genau eine. Wer vor dem Verbinden bezahlt hat, erhält keine.</translation>
    </message>
    <message>
        <source>Review &amp;link</source>
        <translation>Bewertungs&amp;link</translation>
    </message>
    <message>
        <source>F&amp;ind in HighLevel</source>
        <translation>In HighLevel &amp;suchen</translation>
    </message>
    <message>
        <source>Invoices that came from HighLevel &amp;count too</source>
        <translation>Rechnungen aus HighLevel &amp;zählen mit</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Ch&amp;annel</source>
        <translation>&amp;Kanal</translation>
    </message>
    <message>
        <source>E-mail, else SMS</source>
        <translation>E-Mail, sonst SMS</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>Sp&amp;rache</translation>
    </message>
    <message>
        <source>as in Kontor</source>
        <translation>wie in Kontor</translation>
    </message>
    <message>
        <source>Su&amp;bject</source>
        <translation>B&amp;etreff</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>&amp;Wait after payment</source>
        <translation>&amp;Wartezeit nach der Zahlung</translation>
    </message>
    <message>
        <source>&amp;Quiet hours</source>
        <translation>R&amp;uhezeiten</translation>
    </message>
    <message>
        <source>%1, from</source>
        <translation>%1, von</translation>
    </message>
    <message>
        <source>to</source>
        <comment>quiet hours, between two times</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>%1, to</source>
        <translation>%1, bis</translation>
    </message>
    <message>
        <source>At m&amp;ost per day</source>
        <translation>Höchstens a&amp;m Tag</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>ohne Grenze</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>E-mail address or phone &amp;number</source>
        <translation>E-Mail-Adresse oder Tele&amp;fonnummer</translation>
    </message>
    <message>
        <source>Send me a &amp;test</source>
        <translation>&amp;Test an mich senden</translation>
    </message>
    <message>
        <source>HighLevel does not list these messages under Reputation.</source>
        <translation>HighLevel führt diese Nachrichten nicht unter Reputation.</translation>
    </message>
    <message>
        <source>Time zone of the location: %1</source>
        <translation>Zeitzone des Standorts: %1</translation>
    </message>
</context>
<context>
    <name>kontor::ui::SandboxStrip</name>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Nothing here reaches real books.</source>
        <translation>Nichts von hier gelangt in echte Bücher.</translation>
    </message>
    <message>
        <source>Open the sandbox page</source>
        <translation>Sandbox-Seite öffnen</translation>
    </message>
</context>
<context>
    <name>kontor::ui::ServiceStep</name>
    <message>
        <source>Connected with %1</source>
        <translation>Verbunden mit %1</translation>
    </message>
    <message>
        <source>none</source>
        <comment>sales tax</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>manual</source>
        <comment>sales tax</comment>
        <translation>manuell</translation>
    </message>
    <message>
        <source>calculated by QuickBooks</source>
        <translation>von QuickBooks berechnet</translation>
    </message>
    <message>
        <source>per line</source>
        <translation>je Zeile</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Sales tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Connect QuickBooks</source>
        <translation>QuickBooks verbinden</translation>
    </message>
    <message>
        <source>Kontor reads your customers and payments there, and books what comes from HighLevel.</source>
        <translation>Kontor liest dort Ihre Kunden und Zahlungen und bucht, was aus HighLevel kommt.</translation>
    </message>
    <message>
        <source>What Kontor does with it</source>
        <translation>Was Kontor damit tut</translation>
    </message>
    <message>
        <source>Reads customers, invoices and payments</source>
        <translation>Liest Kunden, Rechnungen und Zahlungen</translation>
    </message>
    <message>
        <source>Books invoices, payments and sales receipts</source>
        <translation>Bucht Rechnungen, Zahlungen und Verkaufsbelege</translation>
    </message>
    <message>
        <source>Adds customers who are missing</source>
        <translation>Legt fehlende Kunden an</translation>
    </message>
    <message>
        <source>What Kontor never does</source>
        <translation>Was Kontor nie tut</translation>
    </message>
    <message>
        <source>Delete anything in QuickBooks</source>
        <translation>In QuickBooks etwas löschen</translation>
    </message>
    <message>
        <source>Touch payroll, bills or bank feeds</source>
        <translation>Löhne, Eingangsrechnungen oder Bankumsätze anfassen</translation>
    </message>
    <message>
        <source>Send your books through anyone’s cloud</source>
        <translation>Ihre Bücher über fremde Server leiten</translation>
    </message>
    <message>
        <source>Connect HighLevel</source>
        <translation>HighLevel verbinden</translation>
    </message>
    <message>
        <source>Kontor reads payments and invoices there, and adds your customers as contacts.</source>
        <translation>Kontor liest dort Zahlungen und Rechnungen und legt Ihre Kunden als Kontakte an.</translation>
    </message>
    <message>
        <source>Tr&amp;y the sandbox first</source>
        <translation>Zuerst in der Sandb&amp;ox ausprobieren</translation>
    </message>
    <message>
        <source>HighLevel’s own QuickBooks connection is on as well. Everything would be booked twice.</source>
        <translation>Die eigene QuickBooks-Anbindung von HighLevel ist ebenfalls aktiv. Alles würde doppelt gebucht.</translation>
    </message>
    <message>
        <source>Switch it off in HighLevel under Settings &gt; Integrations before you start.</source>
        <translation>Schalten Sie sie vor dem Start in HighLevel unter Settings &gt; Integrations aus.</translation>
    </message>
    <message>
        <source>I have switched it &amp;off</source>
        <translation>Ich habe sie a&amp;usgeschaltet</translation>
    </message>
</context>
<context>
    <name>kontor::ui::SetUpPage</name>
    <message>
        <source>Set up Kontor</source>
        <translation>Kontor einrichten</translation>
    </message>
    <message>
        <source>Five short steps. You can leave and come back at any time.</source>
        <translation>Fünf kurze Schritte. Sie können jederzeit unterbrechen und später weitermachen.</translation>
    </message>
    <message>
        <source>Your books stay on this computer. Nothing is sent before the last step.</source>
        <translation>Ihre Bücher bleiben auf diesem Rechner. Vor dem letzten Schritt wird nichts gesendet.</translation>
    </message>
    <message>
        <source>S&amp;tart</source>
        <comment>button</comment>
        <translation>S&amp;tarten</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Fin&amp;ish later</source>
        <translation>&amp;Später fortfahren</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
</context>
<context>
    <name>kontor::ui::SetupModel</name>
    <message>
        <source>QuickBooks</source>
        <translation>QuickBooks</translation>
    </message>
    <message>
        <source>HighLevel</source>
        <translation>HighLevel</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Start</source>
        <comment>step of the set-up</comment>
        <translation>Start</translation>
    </message>
    <message>
        <source>Step %1 of 5: %2</source>
        <translation>Schritt %1 von 5: %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
</context>
<context>
    <name>kontor::ui::StartStep</name>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Kontor imports %1 customers now and then checks every %2 minutes.</source>
        <translation>Kontor importiert jetzt %1 Kunden und gleicht danach alle %2 Minuten ab.</translation>
    </message>
    <message>
        <source>Kontor imports all customers now and then checks every %1 minutes.</source>
        <translation>Kontor importiert jetzt alle Kunden und gleicht danach alle %1 Minuten ab.</translation>
    </message>
    <message>
        <source>Kontor checks every %1 minutes.</source>
        <translation>Kontor gleicht alle %1 Minuten ab.</translation>
    </message>
    <message>
        <source>Start</source>
        <comment>step of the set-up</comment>
        <translation>Start</translation>
    </message>
    <message>
        <source>Nothing has been written yet.</source>
        <translation>Noch wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Start Kontor when I lo&amp;g in</source>
        <translation>Kontor beim An&amp;melden starten</translation>
    </message>
</context>
<context>
    <name>kontor::ui::StateHeader</name>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Changes are kept and booked later</source>
        <translation>Änderungen bleiben erhalten und werden später gebucht</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>Vorschau …</translation>
    </message>
    <message>
        <source>Shows what the next check would do; writes nothing</source>
        <translation>Zeigt, was der nächste Abgleich täte; schreibt nichts</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Checks all flows at once</source>
        <translation>Prüft alle Bereiche sofort</translation>
    </message>
    <message>
        <source>QB Connect</source>
        <translation>QB Connect</translation>
    </message>
    <message>
        <source>Connect HighLevel</source>
        <translation>HighLevel verbinden</translation>
    </message>
    <message>
        <source>Connects QuickBooks</source>
        <translation>QuickBooks verbinden</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Set up Kontor</source>
        <translation>Kontor einrichten</translation>
    </message>
    <message>
        <source>From QuickBooks to HighLevel.</source>
        <translation>Von QuickBooks nach HighLevel.</translation>
    </message>
</context>
<context>
    <name>kontor::ui::TechnicalDetails</name>
    <message>
        <source>Technical details</source>
        <translation>Technische Einzelheiten</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
</context>
<context>
    <name>kontor::ui::TokenDialog</name>
    <message>
        <source>Connect HighLevel</source>
        <translation>HighLevel verbinden</translation>
    </message>
    <message>
        <source>Use a Private Integration Token</source>
        <translation>Private Integration Token verwenden</translation>
    </message>
    <message>
        <source>Create it in HighLevel under Settings &gt; Private Integrations of the sub-account, not of the agency.</source>
        <translation>Anzulegen in HighLevel unter Settings &gt; Private Integrations des Unterkontos, nicht der Agentur.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Location id</source>
        <translation>Standort-ID</translation>
    </message>
    <message>
        <source>20 characters; they stand in the address bar of HighLevel after “location/”.</source>
        <translation>20 Zeichen; sie stehen in der Adresszeile von HighLevel hinter „location/“.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>kontor::ui::TrayIcon</name>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message numerus="yes">
        <source>Attention (%n)</source>
        <translation>
            <numerusform>Zu klären (%n)</numerusform>
            <numerusform>Zu klären (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Kontor</source>
        <translation>Kontor öffnen</translation>
    </message>
    <message>
        <source>Quit Kontor</source>
        <translation>Kontor beenden</translation>
    </message>
</context>
<context>
    <name>kontor::ui::WindowWiring</name>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Importing contacts</source>
        <translation>Kontakte werden importiert</translation>
    </message>
</context>
<context>
    <name>kontorctl</name>
    <message>
        <source>%1 is connected: %2</source>
        <translation>%1 ist verbunden: %2</translation>
    </message>
    <message>
        <source>%1 is disconnected.</source>
        <translation>Die Verbindung zu %1 ist getrennt.</translation>
    </message>
    <message>
        <source>HighLevel has no call to give access back: uninstall the app there, or delete the token under Settings &gt; Private Integrations.</source>
        <translation>HighLevel bietet keinen Weg, den Zugriff zurückzugeben: Entfernen Sie dort die App, oder löschen Sie das Token unter Settings &gt; Private Integrations.</translation>
    </message>
    <message>
        <source>The contact import was stopped. Continue it in Kontor&apos;s window; the other flows go on.</source>
        <translation>Der Kontaktimport wurde beendet. Setzen Sie ihn im Fenster von Kontor fort; alles andere läuft weiter.</translation>
    </message>
    <message>
        <source>Syncing. Stop with Ctrl+C.</source>
        <translation>Abgleich läuft. Beenden mit Strg+C.</translation>
    </message>
    <message>
        <source>Nothing needs your attention.</source>
        <translation>Es ist nichts zu klären.</translation>
    </message>
    <message>
        <source>%1 is not connected</source>
        <translation>%1 ist nicht verbunden</translation>
    </message>
    <message>
        <source>Kontor cannot read the sign-in</source>
        <translation>Kontor kann die Anmeldung nicht lesen</translation>
    </message>
    <message>
        <source>%1 is no longer connected</source>
        <translation>%1 ist nicht mehr verbunden</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>No internet connection</source>
        <translation>Keine Internetverbindung</translation>
    </message>
    <message>
        <source>A service does not answer properly</source>
        <translation>Ein Dienst antwortet nicht richtig</translation>
    </message>
    <message>
        <source>%1 asks Kontor to wait</source>
        <translation>%1 bittet Kontor zu warten</translation>
    </message>
    <message>
        <source>Importing contacts</source>
        <translation>Kontakte werden importiert</translation>
    </message>
    <message>
        <source>Checking for changes</source>
        <translation>Abgleich läuft</translation>
    </message>
    <message>
        <source>No recent success</source>
        <translation>Kein Erfolg in letzter Zeit</translation>
    </message>
    <message>
        <source>Everything is in step</source>
        <translation>Alles ist abgeglichen</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>connection ended</source>
        <translation>Verbindung beendet</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>  Import: %1 of %2; %3 created, %4 updated, %5 unchanged, %6 skipped</source>
        <translation>  Import: %1 von %2; %3 angelegt, %4 geändert, %5 unverändert, %6 ausgelassen</translation>
    </message>
    <message>
        <source>  Waiting: %1, attention: %2</source>
        <translation>  Wartend: %1, zu klären: %2</translation>
    </message>
    <message>
        <source>  Last success: %1</source>
        <translation>  Letzter Erfolg: %1</translation>
    </message>
    <message>
        <source>%1: create %2, change %3, link %4, unchanged %5, skip %6, ask %7. Nothing was written.</source>
        <translation>%1: anlegen %2, ändern %3, verknüpfen %4, unverändert %5, auslassen %6, fragen %7. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>The next check would change nothing.</source>
        <translation>Der nächste Abgleich würde nichts ändern.</translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n zu klären</numerusform>
            <numerusform>%n zu klären</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items need your attention</source>
        <translation>
            <numerusform>Ein Punkt ist zu klären</numerusform>
            <numerusform>%n Punkte sind zu klären</numerusform>
        </translation>
    </message>
    <message>
        <source>Syncing again.</source>
        <translation>Der Abgleich läuft wieder.</translation>
    </message>
    <message>
        <source>Syncing was paused; now it goes on.</source>
        <translation>Der Abgleich war angehalten; jetzt läuft er weiter.</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>Nothing was connected</source>
        <translation>Es wurde nichts verbunden</translation>
    </message>
    <message>
        <source>The consent was refused in the browser.</source>
        <translation>Die Zustimmung wurde im Browser abgelehnt.</translation>
    </message>
    <message>
        <source>Connect again when you are ready. Kontor needs all the permissions listed.</source>
        <translation>Verbinden Sie erneut, sobald Sie möchten. Kontor braucht alle aufgeführten Berechtigungen.</translation>
    </message>
    <message>
        <source>No answer from the browser</source>
        <translation>Keine Antwort vom Browser</translation>
    </message>
    <message>
        <source>Ten minutes have passed. Kontor no longer listens for the answer.</source>
        <translation>Zehn Minuten sind vergangen. Kontor wartet nicht länger auf die Antwort.</translation>
    </message>
    <message>
        <source>Start again. If the browser stops at a page that does not load, paste its address.</source>
        <translation>Beginnen Sie von vorn. Bleibt der Browser auf einer Seite stehen, die nicht lädt, fügen Sie deren Adresse ein.</translation>
    </message>
    <message>
        <source>This answer does not belong to this sign-in</source>
        <translation>Diese Antwort gehört nicht zu dieser Anmeldung</translation>
    </message>
    <message>
        <source>It comes from an earlier attempt or from somewhere else. Kontor has not used it.</source>
        <translation>Sie stammt aus einem früheren Versuch oder von anderer Stelle. Kontor hat sie nicht verwendet.</translation>
    </message>
    <message>
        <source>Start again and use only the page that opens then.</source>
        <translation>Beginnen Sie von vorn und benutzen Sie nur die Seite, die sich dann öffnet.</translation>
    </message>
    <message>
        <source>There is no answer in this address</source>
        <translation>In dieser Adresse steckt keine Antwort</translation>
    </message>
    <message>
        <source>The address holds neither a code nor a refusal.</source>
        <translation>Die Adresse enthält weder einen Code noch eine Ablehnung.</translation>
    </message>
    <message>
        <source>Copy the whole address of the last page, from “http” to the end.</source>
        <translation>Kopieren Sie die ganze Adresse der letzten Seite, von „http“ bis zum Ende.</translation>
    </message>
    <message>
        <source>This address was used or is too old</source>
        <translation>Diese Adresse wurde schon benutzt oder ist zu alt</translation>
    </message>
    <message>
        <source>An answer is valid for a few minutes, and only once.</source>
        <translation>Eine Antwort gilt wenige Minuten und nur einmal.</translation>
    </message>
    <message>
        <source>Start again.</source>
        <translation>Beginnen Sie von vorn.</translation>
    </message>
    <message>
        <source>Kontor cannot listen for the answer</source>
        <translation>Kontor kann die Antwort nicht empfangen</translation>
    </message>
    <message>
        <source>Port {port} on this computer is taken by another program.</source>
        <translation>Der Port {port} auf diesem Rechner ist von einem anderen Programm belegt.</translation>
    </message>
    <message>
        <source>Close that program and start again, or paste the address from the browser.</source>
        <translation>Schließen Sie dieses Programm und beginnen Sie von vorn, oder fügen Sie die Adresse aus dem Browser ein.</translation>
    </message>
    <message>
        <source>The browser did not open</source>
        <translation>Der Browser hat sich nicht geöffnet</translation>
    </message>
    <message>
        <source>No browser could be started on this computer.</source>
        <translation>Auf diesem Rechner ließ sich kein Browser starten.</translation>
    </message>
    <message>
        <source>Copy the address and open it in any browser.</source>
        <translation>Kopieren Sie die Adresse und öffnen Sie sie in einem beliebigen Browser.</translation>
    </message>
    <message>
        <source>This is another company</source>
        <translation>Das ist ein anderes Unternehmen</translation>
    </message>
    <message>
        <source>This profile belongs to “{old}”; you have signed in to “{new}”. Mixing the two would tangle your books.</source>
        <translation>Dieses Profil gehört zu „{old}“; angemeldet haben Sie sich bei „{new}“. Beide zu mischen brächte Ihre Bücher durcheinander.</translation>
    </message>
    <message>
        <source>Connect “{old}”, or start a new profile for “{new}”.</source>
        <translation>Verbinden Sie „{old}“, oder legen Sie für „{new}“ ein neues Profil an.</translation>
    </message>
    <message>
        <source>This is another location</source>
        <translation>Das ist ein anderer Standort</translation>
    </message>
    <message>
        <source>This profile belongs to “{old}”; you have chosen “{new}”.</source>
        <translation>Dieses Profil gehört zu „{old}“; gewählt haben Sie „{new}“.</translation>
    </message>
    <message>
        <source>The connection to {service} expires on {date}</source>
        <translation>Die Verbindung zu {service} erlischt am {date}</translation>
    </message>
    <message>
        <source>A connection that is not used for a long time ends by itself.</source>
        <translation>Eine Verbindung, die lange nicht benutzt wird, endet von selbst.</translation>
    </message>
    <message>
        <source>Let Kontor run once before then, or reconnect now.</source>
        <translation>Lassen Sie Kontor bis dahin einmal laufen, oder verbinden Sie jetzt neu.</translation>
    </message>
    <message>
        <source>No internet connection</source>
        <translation>Keine Internetverbindung</translation>
    </message>
    <message>
        <source>This computer reaches neither QuickBooks nor HighLevel.</source>
        <translation>Dieser Rechner erreicht weder QuickBooks noch HighLevel.</translation>
    </message>
    <message>
        <source>Kontor goes on by itself as soon as the connection is back.</source>
        <translation>Kontor macht von selbst weiter, sobald die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>{service} does not answer</source>
        <translation>{service} antwortet nicht</translation>
    </message>
    <message>
        <source>No answer came within {seconds} seconds.</source>
        <translation>Innerhalb von {seconds} Sekunden kam keine Antwort.</translation>
    </message>
    <message>
        <source>Kontor goes on by itself in {countdown}.</source>
        <translation>Kontor macht in {countdown} von selbst weiter.</translation>
    </message>
    <message>
        <source>The connection to {service} is not safe</source>
        <translation>Die Verbindung zu {service} ist nicht sicher</translation>
    </message>
    <message>
        <source>The certificate does not prove that this is {service}: {detail}. Kontor sends nothing.</source>
        <translation>Das Zertifikat belegt nicht, dass es sich um {service} handelt: {detail}. Kontor sendet nichts.</translation>
    </message>
    <message>
        <source>Check date and time of this computer. Behind a company network, ask who runs it. Then retry.</source>
        <translation>Prüfen Sie Datum und Uhrzeit dieses Rechners. Fragen Sie in einem Firmennetz die zuständige Person. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The proxy does not let Kontor through</source>
        <translation>Der Proxy lässt Kontor nicht durch</translation>
    </message>
    <message>
        <source>The proxy {host} refuses the connection or asks for a sign-in.</source>
        <translation>Der Proxy {host} lehnt die Verbindung ab oder verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>Check the entries under Settings &gt; General.</source>
        <translation>Prüfen Sie die Angaben unter Einstellungen &gt; Allgemein.</translation>
    </message>
    <message>
        <source>This computer has no keychain</source>
        <translation>Auf diesem Rechner gibt es keinen Schlüsselbund</translation>
    </message>
    <message>
        <source>Kontor keeps sign-ins in the keychain only. On this computer none is running.</source>
        <translation>Kontor bewahrt Anmeldungen nur im Schlüsselbund auf. Auf diesem Rechner läuft keiner.</translation>
    </message>
    <message>
        <source>Linux: install and start a keychain service such as GNOME Keyring or KWallet, then log in again. Nothing is stored elsewhere.</source>
        <translation>Linux: Installieren und starten Sie einen Schlüsselbunddienst wie GNOME Keyring oder KWallet und melden Sie sich neu an. Kontor speichert die Anmeldung an keiner anderen Stelle.</translation>
    </message>
    <message>
        <source>The keychain is locked</source>
        <translation>Der Schlüsselbund ist gesperrt</translation>
    </message>
    <message>
        <source>Kontor may not read its entry in the keychain.</source>
        <translation>Kontor darf seinen Eintrag im Schlüsselbund nicht lesen.</translation>
    </message>
    <message>
        <source>Unlock the keychain and allow Kontor to read its entry.</source>
        <translation>Entsperren Sie den Schlüsselbund und erlauben Sie Kontor, seinen Eintrag zu lesen.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>Kontor stores every booking before it sends it, and there is no room left in {folder}.</source>
        <translation>Kontor speichert jede Buchung, bevor es sie sendet, und in {folder} ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>Free some space. Kontor then goes on by itself.</source>
        <translation>Schaffen Sie Platz. Kontor macht dann von selbst weiter.</translation>
    </message>
    <message>
        <source>This profile comes from a newer Kontor</source>
        <translation>Dieses Profil stammt aus einer neueren Fassung von Kontor</translation>
    </message>
    <message>
        <source>Its data has a form this version does not know. Nothing was changed.</source>
        <translation>Seine Daten haben eine Form, die diese Fassung nicht kennt. Es wurde nichts verändert.</translation>
    </message>
    <message>
        <source>Install the newer version again.</source>
        <translation>Installieren Sie die neuere Fassung wieder.</translation>
    </message>
    <message>
        <source>The data of this profile is damaged</source>
        <translation>Die Daten dieses Profils sind beschädigt</translation>
    </message>
    <message>
        <source>Kontor cannot read its own file in {folder}. It writes nothing, so that nothing is booked twice.</source>
        <translation>Kontor kann seine eigene Datei in {folder} nicht lesen. Es schreibt nichts, damit nichts doppelt gebucht wird.</translation>
    </message>
    <message>
        <source>Restore the folder from a backup; the copy made before the last update lies beside it. Kontor then compares with both services before it writes.</source>
        <translation>Stellen Sie den Ordner aus einer Sicherung wieder her; die Kopie von vor der letzten Aktualisierung liegt daneben. Kontor vergleicht dann mit beiden Diensten, bevor es schreibt.</translation>
    </message>
    <message>
        <source>This profile is open already</source>
        <translation>Dieses Profil ist bereits geöffnet</translation>
    </message>
    <message>
        <source>Another Kontor or kontorctl works with it on this computer.</source>
        <translation>Ein anderes Kontor oder kontorctl arbeitet auf diesem Rechner damit.</translation>
    </message>
    <message>
        <source>Use the window that is open, or end the other one.</source>
        <translation>Benutzen Sie das offene Fenster, oder beenden Sie das andere Programm.</translation>
    </message>
    <message>
        <source>The clock of this computer is off by {minutes} minutes</source>
        <translation>Die Uhr dieses Rechners weicht um {minutes} Minuten ab</translation>
    </message>
    <message>
        <source>Signing in and time-outs depend on it.</source>
        <translation>Anmeldung und Fristen hängen davon ab.</translation>
    </message>
    <message>
        <source>Set date and time to automatic in the system settings.</source>
        <translation>Stellen Sie Datum und Uhrzeit in den Systemeinstellungen auf automatisch.</translation>
    </message>
    <message>
        <source>{service} is not connected</source>
        <translation>{service} ist nicht verbunden</translation>
    </message>
    <message>
        <source>In this profile Kontor has no sign-in to {service}.</source>
        <translation>In diesem Profil hat Kontor keine Anmeldung bei {service}.</translation>
    </message>
    <message>
        <source>Connect {service} under Settings &gt; Integrations.</source>
        <translation>Verbinden Sie {service} unter Einstellungen &gt; Integrationen.</translation>
    </message>
    <message>
        <source>Kontor does not know this command</source>
        <translation>Kontor kennt diesen Befehl nicht</translation>
    </message>
    <message>
        <source>There is no command “{command}”.</source>
        <translation>Einen Befehl „{command}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Run “kontorctl --help” to see all commands.</source>
        <translation>„kontorctl --help“ zeigt alle Befehle.</translation>
    </message>
    <message>
        <source>Kontor does not know this setting</source>
        <translation>Kontor kennt diese Einstellung nicht</translation>
    </message>
    <message>
        <source>There is no setting “{key}”.</source>
        <translation>Eine Einstellung „{key}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Run “kontorctl settings list” to see all settings.</source>
        <translation>„kontorctl settings list“ zeigt alle Einstellungen.</translation>
    </message>
    <message>
        <source>This value does not fit the setting</source>
        <translation>Dieser Wert passt nicht zur Einstellung</translation>
    </message>
    <message>
        <source>The setting “{key}” takes: {allowed}. The earlier value stays.</source>
        <translation>Möglich sind bei „{key}“: {allowed}. Der bisherige Wert bleibt.</translation>
    </message>
    <message>
        <source>Enter one of these values.</source>
        <translation>Geben Sie einen dieser Werte ein.</translation>
    </message>
    <message>
        <source>Kontor made a mistake</source>
        <translation>Kontor hat einen Fehler gemacht</translation>
    </message>
    <message>
        <source>Something happened that Kontor does not expect: {detail}</source>
        <translation>Es ist etwas geschehen, womit Kontor nicht rechnet: {detail}</translation>
    </message>
    <message>
        <source>Retry. If it stays, send the technical details to whoever gave you Kontor.</source>
        <translation>Versuchen Sie es erneut. Bleibt es dabei, senden Sie die technischen Einzelheiten an Ihren Anbieter.</translation>
    </message>
    <message>
        <source>HighLevel does not accept this</source>
        <translation>HighLevel nimmt das nicht an</translation>
    </message>
    <message>
        <source>A rule in HighLevel stands against it. HighLevel says: “{detail}”</source>
        <translation>Eine Regel in HighLevel steht dagegen. HighLevel meldet: „{detail}“</translation>
    </message>
    <message>
        <source>Change what the message names in HighLevel. Then retry.</source>
        <translation>Ändern Sie in HighLevel, was die Meldung nennt. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>A permission is missing in HighLevel</source>
        <translation>In HighLevel fehlt eine Berechtigung</translation>
    </message>
    <message>
        <source>The sign-in does not include “{scope}”. Without it this does not work: {purpose}.</source>
        <translation>Die Anmeldung umfasst „{scope}“ nicht. Ohne sie geht Folgendes nicht: {purpose}.</translation>
    </message>
    <message>
        <source>Connect again and accept all permissions. With a Private Integration Token: tick the permission in HighLevel under Settings &gt; Private Integrations; the token stays the same.</source>
        <translation>Verbinden Sie neu und stimmen Sie allen Berechtigungen zu. Bei einem Private Integration Token: Haken Sie die Berechtigung in HighLevel unter Settings &gt; Private Integrations an; der Token bleibt derselbe.</translation>
    </message>
    <message>
        <source>HighLevel is no longer connected</source>
        <translation>HighLevel ist nicht mehr verbunden</translation>
    </message>
    <message>
        <source>The sign-in has run out, the app was removed from the location, or the token was deleted.</source>
        <translation>Die Anmeldung ist erloschen, die App wurde am Standort entfernt, oder der Token wurde gelöscht.</translation>
    </message>
    <message>
        <source>Connect again with the same location. Queue and settings are kept.</source>
        <translation>Verbinden Sie denselben Standort erneut. Warteschlange und Einstellungen bleiben erhalten.</translation>
    </message>
    <message>
        <source>This sign-in belongs to another location</source>
        <translation>Diese Anmeldung gehört zu einem anderen Standort</translation>
    </message>
    <message>
        <source>HighLevel does not give access to location {id} with it.</source>
        <translation>HighLevel gibt damit keinen Zugriff auf den Standort {id}.</translation>
    </message>
    <message>
        <source>Check the location id, or sign in and choose the right location.</source>
        <translation>Prüfen Sie die Standort-ID, oder melden Sie sich an und wählen Sie den richtigen Standort.</translation>
    </message>
    <message>
        <source>No longer in HighLevel</source>
        <translation>In HighLevel nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>The {kind} was deleted or merged there after Kontor had found it.</source>
        <translation>Der Eintrag ({kind}) wurde dort gelöscht oder zusammengeführt, nachdem Kontor ihn gefunden hatte.</translation>
    </message>
    <message>
        <source>Kontor adds the contact again when you retry. If it should stay away, dismiss this item.</source>
        <translation>Mit „Erneut versuchen“ legt Kontor den Kontakt neu an. Soll er wegbleiben, legen Sie diesen Punkt ab.</translation>
    </message>
    <message>
        <source>Kontor adds no contacts while the contact import is off. Switch it on and retry, or dismiss this item.</source>
        <translation>Solange der Kontaktimport ausgeschaltet ist, legt Kontor keine Kontakte an. Schalten Sie ihn ein und versuchen Sie es erneut, oder legen Sie diesen Punkt ab.</translation>
    </message>
    <message>
        <source>HighLevel does not take one of the details</source>
        <translation>HighLevel nimmt eine Angabe nicht an</translation>
    </message>
    <message>
        <source>The field “{field}” with “{value}” is not accepted: {detail}</source>
        <translation>Das Feld „{field}“ mit „{value}“ wird nicht angenommen: {detail}</translation>
    </message>
    <message>
        <source>Correct it with the customer in QuickBooks. Then retry.</source>
        <translation>Berichtigen Sie es beim Kunden in QuickBooks. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>HighLevel asks Kontor to wait</source>
        <translation>HighLevel bittet um Geduld</translation>
    </message>
    <message>
        <source>Too many calls were made within ten seconds.</source>
        <translation>Innerhalb von zehn Sekunden gab es zu viele Abrufe.</translation>
    </message>
    <message>
        <source>Calls for today are used up</source>
        <translation>Die Abrufe für heute sind aufgebraucht</translation>
    </message>
    <message>
        <source>HighLevel allows {n} calls a day for this location.</source>
        <translation>HighLevel erlaubt an diesem Standort {n} Abrufe am Tag.</translation>
    </message>
    <message>
        <source>Kontor goes on by itself at {time}. Nothing is lost.</source>
        <translation>Kontor macht um {time} von selbst weiter. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>HighLevel is not answering properly</source>
        <translation>HighLevel antwortet nicht richtig</translation>
    </message>
    <message>
        <source>The trouble lies with HighLevel.</source>
        <translation>Die Störung liegt bei HighLevel.</translation>
    </message>
    <message>
        <source>The location is not active</source>
        <translation>Der Standort ist nicht aktiv</translation>
    </message>
    <message>
        <source>HighLevel has suspended “{location}”.</source>
        <translation>HighLevel hat „{location}“ gesperrt.</translation>
    </message>
    <message>
        <source>Ask your agency or HighLevel. Kontor goes on as soon as the location is active again.</source>
        <translation>Wenden Sie sich an Ihre Agentur oder an HighLevel. Kontor macht weiter, sobald der Standort wieder aktiv ist.</translation>
    </message>
    <message>
        <source>This token belongs to the agency</source>
        <translation>Dieser Token gehört zur Agentur</translation>
    </message>
    <message>
        <source>It cannot read the contacts of a location.</source>
        <translation>Er kann die Kontakte eines Standorts nicht lesen.</translation>
    </message>
    <message>
        <source>Create the token inside the sub-account: Settings &gt; Private Integrations.</source>
        <translation>Legen Sie den Token im Unterkonto an: Settings &gt; Private Integrations.</translation>
    </message>
    <message>
        <source>HighLevel has booked this already</source>
        <translation>HighLevel hat das bereits gebucht</translation>
    </message>
    <message>
        <source>HighLevel’s own QuickBooks connection is on for this location and has booked {document}. Kontor does not book it a second time.</source>
        <translation>Die eigene QuickBooks-Anbindung von HighLevel ist an diesem Standort aktiv und hat {document} gebucht. Kontor bucht es nicht ein zweites Mal.</translation>
    </message>
    <message>
        <source>Switch off one of the two: HighLevel’s under Settings &gt; Integrations there, or the flow in Kontor. Then dismiss this item.</source>
        <translation>Schalten Sie eine der beiden aus: die von HighLevel dort unter Settings &gt; Integrations, oder den Bereich in Kontor. Legen Sie diesen Punkt dann ab.</translation>
    </message>
    <message>
        <source>Several contacts match</source>
        <translation>Mehrere Kontakte passen</translation>
    </message>
    <message>
        <source>The {field} of “{customer}” belongs to {n} contacts in HighLevel. Kontor does not guess.</source>
        <translation>Zu „{customer}“ passen über {field} {n} Kontakte in HighLevel. Kontor rät nicht.</translation>
    </message>
    <message>
        <source>Choose the right contact, or merge them in HighLevel and retry.</source>
        <translation>Wählen Sie den richtigen Kontakt, oder führen Sie die Kontakte in HighLevel zusammen und versuchen es erneut.</translation>
    </message>
    <message>
        <source>Not sent: opted out</source>
        <translation>Nicht gesendet: gesperrt</translation>
    </message>
    <message>
        <source>“{contact}” takes no messages by {channel} (do not disturb).</source>
        <translation>„{contact}“ nimmt keine Nachrichten per {channel} an (DND).</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Not sent: no address</source>
        <translation>Nicht gesendet: keine Adresse</translation>
    </message>
    <message>
        <source>“{contact}” has no {missing}.</source>
        <translation>Bei „{contact}“ fehlt: {missing}.</translation>
    </message>
    <message>
        <source>Add it in HighLevel if you want to send the request.</source>
        <translation>Ergänzen Sie die Angabe in HighLevel, wenn die Anfrage gesendet werden soll.</translation>
    </message>
    <message>
        <source>The review link is missing</source>
        <translation>Der Bewertungslink fehlt</translation>
    </message>
    <message>
        <source>A review request is due, but there is no link to send.</source>
        <translation>Eine Bewertungsanfrage steht an, aber es gibt keinen Link zum Senden.</translation>
    </message>
    <message>
        <source>Enter the link under Settings &gt; Review requests. The requests that are due then go out.</source>
        <translation>Tragen Sie den Link unter Einstellungen &gt; Bewertungsanfragen ein. Fällige Anfragen gehen dann hinaus.</translation>
    </message>
    <message>
        <source>A placeholder in the text is not known</source>
        <translation>Ein Platzhalter im Text ist unbekannt</translation>
    </message>
    <message>
        <source>The text still holds “{text}”. Kontor does not send it like that.</source>
        <translation>Im Text steht noch „{text}“. So sendet Kontor ihn nicht.</translation>
    </message>
    <message>
        <source>Correct the text under Settings &gt; Review requests.</source>
        <translation>Berichtigen Sie den Text unter Einstellungen &gt; Bewertungsanfragen.</translation>
    </message>
    <message>
        <source>Not certain whether it was sent</source>
        <translation>Unklar, ob gesendet wurde</translation>
    </message>
    <message>
        <source>The connection broke while “{contact}” was being written to, and HighLevel does not show the message yet. Kontor sends nothing twice.</source>
        <translation>Die Verbindung brach ab, während die Nachricht an „{contact}“ gesendet wurde, und HighLevel zeigt sie noch nicht. Kontor sendet nichts doppelt.</translation>
    </message>
    <message>
        <source>Look into the conversation in HighLevel, then decide.</source>
        <translation>Sehen Sie in HighLevel in der Unterhaltung nach und entscheiden Sie dann.</translation>
    </message>
    <message>
        <source>Another contact has this e-mail address</source>
        <translation>Ein anderer Kontakt hat diese E-Mail-Adresse</translation>
    </message>
    <message>
        <source>HighLevel allows an e-mail address only once, and “{email}” belongs to another contact than the one Kontor knows for “{customer}”.</source>
        <translation>HighLevel lässt jede E-Mail-Adresse nur einmal zu; „{email}“ gehört zu einem anderen Kontakt als dem, den Kontor zu „{customer}“ kennt.</translation>
    </message>
    <message>
        <source>Merge the two contacts in HighLevel, or correct the address with the customer in QuickBooks. Then retry.</source>
        <translation>Führen Sie die beiden Kontakte in HighLevel zusammen, oder berichtigen Sie die Adresse beim Kunden in QuickBooks. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Not certain which contact is the new one</source>
        <translation>Unklar, welcher Kontakt der neue ist</translation>
    </message>
    <message>
        <source>The answer to adding “{customer}” was lost, and {n} contacts in HighLevel could be the one that came of it. Kontor adds nothing twice and does not guess.</source>
        <translation>Die Antwort auf das Anlegen von „{customer}“ ging verloren, und in HighLevel kommen {n} Kontakte dafür infrage. Kontor legt nichts doppelt an und rät nicht.</translation>
    </message>
    <message>
        <source>Merge the contacts in HighLevel if they are the same person. Then retry.</source>
        <translation>Führen Sie die Kontakte in HighLevel zusammen, wenn es dieselbe Person ist. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Totals differ by {amount}</source>
        <translation>Die Summen weichen um {amount} ab</translation>
    </message>
    <message>
        <source>QuickBooks calculated or rounded the tax differently. The invoice is booked there, but its total is not the one your customer sees.</source>
        <translation>QuickBooks hat die Steuer anders berechnet oder gerundet. Die Rechnung ist dort gebucht, aber nicht mit der Summe, die Ihr Kunde sieht.</translation>
    </message>
    <message>
        <source>Book the tax as a line of its own: both totals then agree, but QuickBooks’ tax report does not list this tax. Or keep QuickBooks’ total, and Kontor notes your decision.</source>
        <translation>Buchen Sie die Steuer als eigene Zeile: Dann stimmen beide Summen, doch fehlt diese Steuer im Steuerbericht von QuickBooks. Oder behalten Sie die Summe aus QuickBooks; Kontor vermerkt Ihre Entscheidung.</translation>
    </message>
    <message>
        <source>QuickBooks calculated or rounded the tax differently. The sales receipt is booked there, but its total is not what was paid.</source>
        <translation>QuickBooks hat die Steuer anders berechnet oder gerundet. Der Verkaufsbeleg ist dort gebucht, aber nicht mit der Summe, die bezahlt wurde.</translation>
    </message>
    <message>
        <source>The refund receipt is booked in QuickBooks, but its total is not what was paid back.</source>
        <translation>Der Erstattungsbeleg ist in QuickBooks gebucht, aber nicht mit der Summe, die erstattet wurde.</translation>
    </message>
    <message>
        <source>Correct the refund receipt in QuickBooks. Then retry: Kontor compares again. Or dismiss this item.</source>
        <translation>Berichtigen Sie den Erstattungsbeleg in QuickBooks. Versuchen Sie es dann erneut: Kontor vergleicht noch einmal. Oder legen Sie diesen Punkt ab.</translation>
    </message>
    <message>
        <source>A booked payment did not hold</source>
        <translation>Eine gebuchte Zahlung hat nicht gehalten</translation>
    </message>
    <message>
        <source>“{document}” is booked in QuickBooks as a sales receipt, but HighLevel now reports the status “{status}”: the money may have been taken back.</source>
        <translation>„{document}“ ist in QuickBooks als Verkaufsbeleg gebucht, doch HighLevel meldet jetzt den Status „{status}“: Das Geld wurde vielleicht zurückgeholt.</translation>
    </message>
    <message>
        <source>Check the payment. If it was taken back, void the sales receipt in QuickBooks and dismiss this item. It goes away by itself when the payment succeeds after all.</source>
        <translation>Prüfen Sie die Zahlung. Wurde sie zurückgeholt, stornieren Sie den Verkaufsbeleg in QuickBooks und legen Sie diesen Punkt ab. Er verschwindet von selbst, wenn die Zahlung doch noch gelingt.</translation>
    </message>
    <message>
        <source>of a kind that Kontor does not know</source>
        <translation>von einer Art, die Kontor nicht kennt</translation>
    </message>
    <message>
        <source>Kontor does not know this currency</source>
        <translation>Kontor kennt diese Währung nicht</translation>
    </message>
    <message>
        <source>HighLevel gives “{currency}” as the currency. Nothing was booked.</source>
        <translation>HighLevel nennt „{currency}“ als Währung. Es wurde nichts gebucht.</translation>
    </message>
    <message>
        <source>Correct the currency in HighLevel and retry, or book the document by hand and dismiss this item.</source>
        <translation>Berichtigen Sie die Währung in HighLevel und versuchen Sie es erneut, oder buchen Sie den Beleg von Hand und legen Sie diesen Punkt ab.</translation>
    </message>
    <message>
        <source>The amount does not fit the order</source>
        <translation>Der Betrag passt nicht zur Bestellung</translation>
    </message>
    <message>
        <source>{paid} was paid for an order of {ordered}. Amounts like these come from a payment provider that counts in cents. Nothing was booked.</source>
        <translation>{paid} wurden für eine Bestellung über {ordered} bezahlt. Solche Beträge kommen von einem Zahlungsanbieter, der in Cent rechnet. Es wurde nichts gebucht.</translation>
    </message>
    <message>
        <source>Check payment and order in HighLevel, then retry: Kontor reads the order again. Or book it by hand and dismiss this item.</source>
        <translation>Prüfen Sie Zahlung und Bestellung in HighLevel und versuchen Sie es dann erneut: Kontor liest die Bestellung noch einmal. Oder buchen Sie von Hand und legen Sie diesen Punkt ab.</translation>
    </message>
    <message>
        <source>HighLevel names the time zone “{zone}”. Kontor does not know it and cannot tell the day of this payment.</source>
        <translation>HighLevel nennt die Zeitzone „{zone}“. Kontor kennt sie nicht und kann den Tag dieser Zahlung nicht bestimmen.</translation>
    </message>
    <message>
        <source>Set the time zone in HighLevel under Settings &gt; Business Profile and check the connection in Kontor. Then retry.</source>
        <translation>Stellen Sie die Zeitzone in HighLevel unter Settings &gt; Business Profile ein und prüfen Sie die Verbindung in Kontor. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Taxes differ by {amount}</source>
        <translation>Die Steuern weichen um {amount} ab</translation>
    </message>
    <message>
        <source>HighLevel has {highlevel} of tax; with the mapped tax codes it is {quickbooks} in QuickBooks. Rounding does not explain that. Nothing was booked.</source>
        <translation>In HighLevel beträgt die Steuer {highlevel}; mit den zugeordneten Steuercodes sind es in QuickBooks {quickbooks}. Rundung erklärt das nicht. Es wurde nichts gebucht.</translation>
    </message>
    <message>
        <source>Check the taxes in HighLevel and the tax codes they are mapped to, or book taxes as a line in the settings. Then retry.</source>
        <translation>Prüfen Sie die Steuern in HighLevel und die Steuercodes, denen sie zugeordnet sind, oder buchen Sie Steuern in den Einstellungen als Zeile. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Payment is not applied in full</source>
        <translation>Zahlung ist nicht ganz zugeordnet</translation>
    </message>
    <message>
        <source>The payment is booked in QuickBooks, but {amount} of it is not applied to the invoice: less was open there.</source>
        <translation>Die Zahlung ist in QuickBooks gebucht, doch {amount} davon sind der Rechnung nicht zugeordnet: Dort war weniger offen.</translation>
    </message>
    <message>
        <source>Apply it in QuickBooks, or check what else was paid on the invoice. Then retry.</source>
        <translation>Ordnen Sie sie in QuickBooks zu, oder prüfen Sie, was auf die Rechnung sonst gezahlt wurde. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>No tax code for what is not taxed</source>
        <translation>Kein Steuercode für Unversteuertes</translation>
    </message>
    <message>
        <source>In HighLevel a line has no tax. In your company every line needs a tax code, and QuickBooks does not have exactly one of 0 %. Kontor does not guess taxes.</source>
        <translation>In HighLevel hat eine Zeile keine Steuer. In Ihrem Unternehmen braucht jede Zeile einen Steuercode, und QuickBooks hat nicht genau einen mit 0 %. Kontor rät bei Steuern nicht.</translation>
    </message>
    <message>
        <source>Choose the tax code of “No tax” once. All documents with untaxed lines are then booked.</source>
        <translation>Wählen Sie den Steuercode für „Ohne Steuer“ einmal aus. Alle Dokumente mit unversteuerten Zeilen werden dann gebucht.</translation>
    </message>
    <message>
        <source>Payment is off the invoice in QuickBooks</source>
        <translation>Zahlung ist in QuickBooks nicht mehr auf der Rechnung</translation>
    </message>
    <message>
        <source>A payment of {amount} that Kontor booked is no longer on this invoice in QuickBooks: somebody deleted, voided or moved it. In HighLevel it counts.</source>
        <translation>Eine Zahlung von {amount}, die Kontor gebucht hat, ist in QuickBooks nicht mehr auf dieser Rechnung: Jemand hat sie gelöscht, storniert oder anders zugeordnet. In HighLevel zählt sie.</translation>
    </message>
    <message>
        <source>Put it on the invoice again, or leave QuickBooks as it is.</source>
        <translation>Ordnen Sie sie der Rechnung wieder zu, oder lassen Sie QuickBooks, wie es ist.</translation>
    </message>
    <message>
        <source>Tax “{name}, {rate} %” is not mapped</source>
        <translation>Steuer „{name}, {rate} %“ ist nicht zugeordnet</translation>
    </message>
    <message>
        <source>HighLevel uses a tax for which no QuickBooks tax code is set. Kontor does not guess taxes.</source>
        <translation>HighLevel verwendet eine Steuer, für die kein Steuercode in QuickBooks gewählt ist. Kontor rät bei Steuern nicht.</translation>
    </message>
    <message>
        <source>Choose the tax code once. All documents with this tax are then booked.</source>
        <translation>Wählen Sie den Steuercode einmal aus. Alle Dokumente mit dieser Steuer werden dann gebucht.</translation>
    </message>
    <message>
        <source>Currency {currency} is not set up</source>
        <translation>Währung {currency} ist nicht eingerichtet</translation>
    </message>
    <message>
        <source>The document is in {currency}; your company keeps its books in {home} only.</source>
        <translation>Das Dokument lautet auf {currency}; Ihr Unternehmen führt die Bücher nur in {home}.</translation>
    </message>
    <message>
        <source>Switch on several currencies in QuickBooks (it cannot be switched off again) and retry, or book the document by hand and dismiss this item.</source>
        <translation>Schalten Sie in QuickBooks mehrere Währungen ein (das lässt sich nicht rückgängig machen) und versuchen Sie es erneut, oder buchen Sie von Hand und legen diesen Punkt ab.</translation>
    </message>
    <message>
        <source>Changed in QuickBooks too</source>
        <translation>Auch in QuickBooks geändert</translation>
    </message>
    <message>
        <source>This invoice was changed in QuickBooks on {date}, and in HighLevel since. Kontor overwrites neither side without you.</source>
        <translation>Diese Rechnung wurde am {date} in QuickBooks geändert und seither auch in HighLevel. Kontor überschreibt keine Seite ohne Sie.</translation>
    </message>
    <message>
        <source>Compare both sides and choose.</source>
        <translation>Vergleichen Sie beide Seiten und wählen Sie.</translation>
    </message>
    <message>
        <source>Voided in QuickBooks</source>
        <translation>In QuickBooks storniert</translation>
    </message>
    <message>
        <source>The invoice was voided in QuickBooks on {date}; in HighLevel it is {status}.</source>
        <translation>Die Rechnung wurde am {date} in QuickBooks storniert; in HighLevel ist sie {status}.</translation>
    </message>
    <message>
        <source>Book it again, or leave it voided and void it in HighLevel as well.</source>
        <translation>Buchen Sie sie erneut, oder lassen Sie sie storniert und stornieren Sie sie auch in HighLevel.</translation>
    </message>
    <message>
        <source>Deleted in QuickBooks</source>
        <translation>In QuickBooks gelöscht</translation>
    </message>
    <message>
        <source>The invoice is no longer in QuickBooks; in HighLevel it is {status}.</source>
        <translation>Die Rechnung ist in QuickBooks nicht mehr vorhanden; in HighLevel ist sie {status}.</translation>
    </message>
    <message>
        <source>Book it again, or leave it deleted.</source>
        <translation>Erneut buchen oder gelöscht lassen.</translation>
    </message>
    <message>
        <source>Paid invoice cannot be voided</source>
        <translation>Bezahlt und daher nicht stornierbar</translation>
    </message>
    <message>
        <source>The invoice is void in HighLevel, but in QuickBooks a payment of {amount} that Kontor did not book hangs on it.</source>
        <translation>Die Rechnung ist in HighLevel storniert, in QuickBooks hängt aber eine Zahlung von {amount} daran, die nicht Kontor gebucht hat.</translation>
    </message>
    <message>
        <source>Remove or move the payment in QuickBooks. Then retry.</source>
        <translation>Entfernen oder verschieben Sie die Zahlung in QuickBooks. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>More was paid than is open</source>
        <translation>Es wurde mehr gezahlt, als offen ist</translation>
    </message>
    <message>
        <source>The payment of {a} is higher than the open amount of {b} in QuickBooks.</source>
        <translation>Die Zahlung von {a} ist höher als der in QuickBooks offene Betrag von {b}.</translation>
    </message>
    <message>
        <source>Check the payments on the invoice in both services. Then retry.</source>
        <translation>Prüfen Sie die Zahlungen der Rechnung in beiden Diensten. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Refund is not booked yet</source>
        <translation>Erstattung ist noch nicht gebucht</translation>
    </message>
    <message>
        <source>{amount} of “{title}” was refunded in HighLevel on {date}.</source>
        <translation>{amount} aus „{title}“ wurden am {date} in HighLevel erstattet.</translation>
    </message>
    <message>
        <source>Book it as a refund receipt, or leave it if it is already in your books.</source>
        <translation>Buchen Sie einen Erstattungsbeleg, oder lassen Sie es, wenn die Erstattung schon in Ihren Büchern steht.</translation>
    </message>
    <message>
        <source>The invoice does not add up in HighLevel</source>
        <translation>Die Rechnung geht in HighLevel nicht auf</translation>
    </message>
    <message>
        <source>Lines, discount and tax come to {a}; HighLevel shows a total of {b}. Nothing was booked.</source>
        <translation>Zeilen, Rabatt und Steuer ergeben {a}; HighLevel zeigt als Summe {b}. Es wurde nichts gebucht.</translation>
    </message>
    <message>
        <source>Open the invoice in HighLevel, correct and save it. Then retry.</source>
        <translation>Öffnen Sie die Rechnung in HighLevel, berichtigen und speichern Sie sie. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The amount cannot be right</source>
        <translation>Der Betrag kann nicht stimmen</translation>
    </message>
    <message>
        <source>The amount “{value}” is zero or less, too large, or has more decimals than {currency} can have. Nothing was booked.</source>
        <translation>Der Betrag „{value}“ ist null oder weniger, zu groß oder hat mehr Nachkommastellen, als es in {currency} gibt. Es wurde nichts gebucht.</translation>
    </message>
    <message>
        <source>Check it in HighLevel. Then retry.</source>
        <translation>Prüfen Sie ihn in HighLevel. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Kontor does not know this status</source>
        <translation>Kontor kennt diesen Status nicht</translation>
    </message>
    <message>
        <source>{service} reports the status “{status}”. Kontor books nothing on a guess.</source>
        <translation>{service} meldet den Status „{status}“. Kontor bucht nichts auf Verdacht.</translation>
    </message>
    <message>
        <source>Book it by hand and dismiss this item, or wait for a newer Kontor.</source>
        <translation>Buchen Sie von Hand und legen Sie diesen Punkt ab, oder warten Sie auf eine neuere Fassung von Kontor.</translation>
    </message>
    <message>
        <source>Answer from {service} is unreadable</source>
        <translation>Antwort von {service} ist unlesbar</translation>
    </message>
    <message>
        <source>A part of the answer for {document} is missing or garbled. The other documents go on.</source>
        <translation>In der Antwort zu {document} fehlt etwas, oder sie ist beschädigt. Die übrigen Dokumente laufen weiter.</translation>
    </message>
    <message>
        <source>Retry later. If it stays, send the technical details to whoever gave you Kontor.</source>
        <translation>Versuchen Sie es später erneut. Bleibt es dabei, senden Sie die technischen Einzelheiten an Ihren Anbieter.</translation>
    </message>
    <message>
        <source>Name is already in use</source>
        <translation>Name ist bereits vergeben</translation>
    </message>
    <message>
        <source>QuickBooks allows a name only once among customers, vendors and employees. “{name}” and the variants Kontor tried are taken.</source>
        <translation>QuickBooks lässt jeden Namen nur einmal zu, über Kunden, Lieferanten und Mitarbeiter hinweg. „{name}“ und die Varianten, die Kontor versucht hat, sind vergeben.</translation>
    </message>
    <message>
        <source>If it is the same person, enter the payer’s e-mail address with that customer in QuickBooks; otherwise rename one of the two. Then retry.</source>
        <translation>Ist es dieselbe Person, tragen Sie deren E-Mail-Adresse beim Kunden in QuickBooks ein; sonst benennen Sie einen der beiden um. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Number is already in use</source>
        <translation>Nummer ist bereits vergeben</translation>
    </message>
    <message>
        <source>The number {number} belongs to another document in QuickBooks: {type}, {customer}, {amount}. It does not carry Kontor’s mark, so Kontor leaves it alone.</source>
        <translation>Die Nummer {number} gehört in QuickBooks zu einem anderen Dokument: {type}, {customer}, {amount}. Es trägt nicht die Kennung von Kontor und bleibt daher unberührt.</translation>
    </message>
    <message>
        <source>Change the number on one of the two, in HighLevel or in QuickBooks. Then retry.</source>
        <translation>Ändern Sie die Nummer auf einer der beiden Seiten, in HighLevel oder in QuickBooks. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>A line has no tax code</source>
        <translation>Einer Zeile fehlt der Steuercode</translation>
    </message>
    <message>
        <source>Your company needs a tax code on every line. The tax “{tax}” from HighLevel is not mapped to one.</source>
        <translation>In Ihrem Unternehmen braucht jede Zeile einen Steuercode. Der Steuer „{tax}“ aus HighLevel ist keiner zugeordnet.</translation>
    </message>
    <message>
        <source>Map the tax once; it then holds for all documents.</source>
        <translation>Ordnen Sie die Steuer einmal zu; das gilt dann für alle Dokumente.</translation>
    </message>
    <message>
        <source>QuickBooks does not accept the document</source>
        <translation>QuickBooks nimmt das Dokument nicht an</translation>
    </message>
    <message>
        <source>A rule of your company stands against it. QuickBooks says: “{detail}”</source>
        <translation>Eine Regel Ihres Unternehmens steht dagegen. QuickBooks meldet: „{detail}“</translation>
    </message>
    <message>
        <source>Change what the message names, in QuickBooks or in HighLevel. Then retry.</source>
        <translation>Ändern Sie in QuickBooks oder in HighLevel, was die Meldung nennt. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>{kind} “{name}” is inactive</source>
        <translation>{kind} „{name}“ ist inaktiv</translation>
    </message>
    <message>
        <source>The document uses an account, item or customer that was made inactive in QuickBooks.</source>
        <translation>Das Dokument verwendet ein Konto, einen Artikel oder einen Kunden, der in QuickBooks auf inaktiv gesetzt wurde.</translation>
    </message>
    <message>
        <source>Make it active again in QuickBooks, or choose another one under Settings &gt; Accounts and taxes. Then retry.</source>
        <translation>Setzen Sie den Eintrag in QuickBooks wieder auf aktiv, oder wählen Sie unter Einstellungen &gt; Konten und Steuern einen anderen. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>No longer in QuickBooks</source>
        <translation>In QuickBooks nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>Someone deleted it there after Kontor had booked it. Kontor does not bring it back without you.</source>
        <translation>Es wurde dort gelöscht, nachdem Kontor es gebucht hatte. Kontor legt es nicht ohne Sie neu an.</translation>
    </message>
    <message>
        <source>{kind} is not found in QuickBooks</source>
        <translation>{kind} ist in QuickBooks nicht zu finden</translation>
    </message>
    <message>
        <source>The {kind} that is set in Kontor no longer exists in your company (id {id}).</source>
        <translation>Der in Kontor gewählte Eintrag ({kind}, ID {id}) ist in Ihrem Unternehmen nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>Choose another one under Settings &gt; Accounts and taxes. All items with this cause are then retried.</source>
        <translation>Wählen Sie unter Einstellungen &gt; Konten und Steuern einen anderen. Alle Punkte mit dieser Ursache werden dann erneut versucht.</translation>
    </message>
    <message>
        <source>Being edited in QuickBooks</source>
        <translation>Wird in QuickBooks gerade bearbeitet</translation>
    </message>
    <message>
        <source>It changed in QuickBooks each time Kontor was about to write. Kontor overwrites nothing.</source>
        <translation>Es hat sich in QuickBooks jedes Mal geändert, bevor Kontor schreiben konnte. Kontor überschreibt nichts.</translation>
    </message>
    <message>
        <source>Close the document in QuickBooks, then retry.</source>
        <translation>Schließen Sie das Dokument in QuickBooks und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>QuickBooks asks Kontor to wait</source>
        <translation>QuickBooks bittet um Geduld</translation>
    </message>
    <message>
        <source>Too many calls were made within a minute, by Kontor or by another app on this company.</source>
        <translation>Innerhalb einer Minute gab es zu viele Abrufe, von Kontor oder einer anderen App dieses Unternehmens.</translation>
    </message>
    <message>
        <source>Calls for this month are used up</source>
        <translation>Die Abrufe für diesen Monat sind aufgebraucht</translation>
    </message>
    <message>
        <source>The app keys allow {n} reads a month, and they are used up until {date}. Writing still works.</source>
        <translation>Mit diesen App-Schlüsseln sind {n} Abrufe im Monat möglich; sie sind bis zum {date} aufgebraucht. Schreiben geht weiterhin.</translation>
    </message>
    <message>
        <source>Wait until {date}, enter own app keys, or ask whoever gave you Kontor. Nothing is lost.</source>
        <translation>Warten Sie bis zum {date}, tragen Sie eigene App-Schlüssel ein, oder fragen Sie Ihren Anbieter. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>QuickBooks is no longer connected</source>
        <translation>QuickBooks ist nicht mehr verbunden</translation>
    </message>
    <message>
        <source>The app was disconnected in QuickBooks, or its keys belong to another kind of company (development keys work with sandbox companies only).</source>
        <translation>Die App wurde in QuickBooks getrennt, oder ihre Schlüssel gehören zu einer anderen Art von Unternehmen (Entwicklungsschlüssel gelten nur für Sandbox-Unternehmen).</translation>
    </message>
    <message>
        <source>Connect again with the same company. Queue and settings are kept.</source>
        <translation>Verbinden Sie dasselbe Unternehmen erneut. Warteschlange und Einstellungen bleiben erhalten.</translation>
    </message>
    <message>
        <source>QuickBooks asks for a new sign-in</source>
        <translation>QuickBooks verlangt eine neue Anmeldung</translation>
    </message>
    <message>
        <source>The access ran out and QuickBooks does not renew it.</source>
        <translation>Der Zugriff ist abgelaufen, und QuickBooks verlängert ihn nicht.</translation>
    </message>
    <message>
        <source>QuickBooks no longer accepts this sign-in</source>
        <translation>QuickBooks lässt diese Anmeldung nicht mehr zu</translation>
    </message>
    <message>
        <source>The person who connected Kontor has lost administrator rights, or the sign-in belongs to another company.</source>
        <translation>Die Person, die Kontor verbunden hat, ist nicht mehr Administrator, oder die Anmeldung gehört zu einem anderen Unternehmen.</translation>
    </message>
    <message>
        <source>Let a company administrator connect again.</source>
        <translation>Lassen Sie einen Administrator des Unternehmens neu verbinden.</translation>
    </message>
    <message>
        <source>The sign-in has run out: it was not used for a long time, was withdrawn in QuickBooks, or the app keys changed.</source>
        <translation>Die Anmeldung ist erloschen: Sie wurde lange nicht benutzt oder in QuickBooks widerrufen, oder die App-Schlüssel haben sich geändert.</translation>
    </message>
    <message numerus="yes">
        <source>Connect again with the same company. Kontor then goes on where it stopped; %n changes are waiting.</source>
        <translation>
            <numerusform>Verbinden Sie dasselbe Unternehmen erneut. Kontor macht dann dort weiter, wo es aufgehört hat; eine Änderung wartet.</numerusform>
            <numerusform>Verbinden Sie dasselbe Unternehmen erneut. Kontor macht dann dort weiter, wo es aufgehört hat; %n Änderungen warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>App keys do not match</source>
        <translation>App-Schlüssel passen nicht zusammen</translation>
    </message>
    <message>
        <source>Intuit does not know this pair of client id and client secret.</source>
        <translation>Intuit kennt dieses Paar aus Client-ID und Client-Secret nicht.</translation>
    </message>
    <message>
        <source>Copy both again from your app’s Keys page at developer.intuit.com. Mind production and development keys.</source>
        <translation>Kopieren Sie beides noch einmal von der Seite „Keys“ Ihrer App auf developer.intuit.com. Achten Sie auf Produktiv- und Entwicklungsschlüssel.</translation>
    </message>
    <message>
        <source>Your QuickBooks subscription is not active</source>
        <translation>Ihr QuickBooks-Abonnement ist nicht aktiv</translation>
    </message>
    <message>
        <source>The subscription or trial of “{company}” has ended, so QuickBooks takes nothing new.</source>
        <translation>Das Abonnement oder der Testzeitraum von „{company}“ ist beendet; QuickBooks nimmt nichts Neues an.</translation>
    </message>
    <message>
        <source>Renew the subscription in QuickBooks. Kontor tries again every hour, and at once when you choose Retry.</source>
        <translation>Verlängern Sie das Abonnement in QuickBooks. Kontor versucht es stündlich, mit „Erneut versuchen“ sofort.</translation>
    </message>
    <message>
        <source>Date lies in a closed period</source>
        <translation>Zeitraum ist abgeschlossen</translation>
    </message>
    <message>
        <source>The document is dated {date}. Your books in QuickBooks are closed up to {closed}, so QuickBooks did not take it. Nothing was booked.</source>
        <translation>Das Dokument trägt das Datum {date}. Ihre Bücher sind in QuickBooks bis zum {closed} abgeschlossen; QuickBooks hat es daher nicht angenommen. Es wurde nichts gebucht.</translation>
    </message>
    <message>
        <source>Move the closing date in QuickBooks (Account and settings &gt; Advanced &gt; Accounting), or give the document a later date in HighLevel. Then retry. Kontor never changes a date by itself.</source>
        <translation>Verschieben Sie das Abschlussdatum in QuickBooks (Account and settings &gt; Advanced &gt; Accounting), oder geben Sie dem Dokument in HighLevel ein späteres Datum. Versuchen Sie es dann erneut. Kontor ändert nie von sich aus ein Datum.</translation>
    </message>
    <message>
        <source>Payment is part of a bank deposit</source>
        <translation>Zahlung gehört zu einer Bankeinzahlung</translation>
    </message>
    <message>
        <source>The payment was put into a bank deposit in QuickBooks. Until it is taken out there, it cannot be changed or voided.</source>
        <translation>Die Zahlung ist in QuickBooks Teil einer Bankeinzahlung. Solange das so ist, lässt sie sich nicht ändern oder stornieren.</translation>
    </message>
    <message>
        <source>Take it out of the deposit in QuickBooks and retry, or correct it there by hand and dismiss this item.</source>
        <translation>Nehmen Sie sie in QuickBooks aus der Bankeinzahlung und versuchen Sie es erneut, oder berichtigen Sie sie dort von Hand und legen Sie diesen Punkt ab.</translation>
    </message>
    <message>
        <source>Payment does not fit the invoice</source>
        <translation>Zahlung passt nicht zur Rechnung</translation>
    </message>
    <message>
        <source>QuickBooks cannot apply the payment: the invoice is already paid, voided, or belongs to another customer there.</source>
        <translation>QuickBooks kann die Zahlung nicht zuordnen: Die Rechnung ist dort schon bezahlt, storniert oder gehört einem anderen Kunden.</translation>
    </message>
    <message>
        <source>Look at the invoice in QuickBooks. If it is paid there already, dismiss this item; otherwise set it right and retry.</source>
        <translation>Sehen Sie sich die Rechnung in QuickBooks an. Ist sie dort schon bezahlt, legen Sie diesen Punkt ab; sonst berichtigen Sie sie und versuchen es erneut.</translation>
    </message>
    <message>
        <source>QuickBooks is busy with this company</source>
        <translation>QuickBooks arbeitet gerade an diesem Unternehmen</translation>
    </message>
    <message>
        <source>The company is being moved, locked or maintained by Intuit.</source>
        <translation>Intuit verschiebt, sperrt oder wartet das Unternehmen.</translation>
    </message>
    <message>
        <source>QuickBooks is not answering properly</source>
        <translation>QuickBooks antwortet nicht richtig</translation>
    </message>
    <message>
        <source>The trouble lies with QuickBooks. Kontor repeats the same request without booking twice.</source>
        <translation>Die Störung liegt bei QuickBooks. Kontor wiederholt dieselbe Anfrage, ohne doppelt zu buchen.</translation>
    </message>
    <message>
        <source>Kontor goes on by itself in {countdown}. If it lasts, look at status.quickbooks.intuit.com.</source>
        <translation>Kontor macht in {countdown} von selbst weiter. Dauert es länger, sehen Sie auf status.quickbooks.intuit.com nach.</translation>
    </message>
    <message>
        <source>QuickBooks has this document already</source>
        <translation>QuickBooks hat dieses Dokument bereits</translation>
    </message>
    <message>
        <source>The answer to an earlier attempt was lost. Kontor looks the document up and compares it.</source>
        <translation>Die Antwort auf einen früheren Versuch ging verloren. Kontor sucht das Dokument und vergleicht es.</translation>
    </message>
    <message>
        <source>Your QuickBooks edition does not offer this</source>
        <translation>Ihre QuickBooks-Ausgabe bietet das nicht</translation>
    </message>
    <message>
        <source>The document needs “{feature}”, which is not part of your edition or is switched off.</source>
        <translation>Das Dokument braucht „{feature}“; das gehört nicht zu Ihrer Ausgabe oder ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>Switch it on in QuickBooks or choose a larger edition, then retry. Or book the document by hand and dismiss this item.</source>
        <translation>Schalten Sie es in QuickBooks ein oder wählen Sie eine größere Ausgabe, und versuchen Sie es dann erneut. Oder buchen Sie von Hand und legen diesen Punkt ab.</translation>
    </message>
    <message>
        <source>A text does not fit QuickBooks</source>
        <translation>Ein Text passt nicht zu QuickBooks</translation>
    </message>
    <message>
        <source>The field “{field}” is too long or holds a character that QuickBooks does not take, such as a colon in a name.</source>
        <translation>Das Feld „{field}“ ist zu lang oder enthält ein Zeichen, das QuickBooks nicht annimmt, etwa einen Doppelpunkt im Namen.</translation>
    </message>
    <message>
        <source>Change it in HighLevel. Then retry.</source>
        <translation>Ändern Sie es in HighLevel. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>A piece of information is missing</source>
        <translation>Eine Angabe fehlt</translation>
    </message>
    <message>
        <source>QuickBooks needs the field “{field}”, and HighLevel has nothing in it.</source>
        <translation>QuickBooks braucht das Feld „{field}“, in HighLevel ist es leer.</translation>
    </message>
    <message>
        <source>Fill it in in HighLevel. Then retry.</source>
        <translation>Ergänzen Sie es in HighLevel. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Quantity times price is not the amount</source>
        <translation>Menge mal Preis ergibt nicht den Betrag</translation>
    </message>
    <message>
        <source>QuickBooks compares each line and finds {a} instead of {b}.</source>
        <translation>QuickBooks rechnet jede Zeile nach und kommt auf {a} statt {b}.</translation>
    </message>
    <message>
        <source>Correct the line “{line}” in HighLevel. Then retry.</source>
        <translation>Berichtigen Sie die Zeile „{line}“ in HighLevel. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Tax code does not fit here</source>
        <translation>Steuercode passt hier nicht</translation>
    </message>
    <message>
        <source>QuickBooks calculates sales tax itself here and takes no other code on a line.</source>
        <translation>QuickBooks berechnet die Steuer hier selbst und nimmt in der Zeile keinen anderen Code an.</translation>
    </message>
    <message>
        <source>Choose “tax as a line of its own” under Settings &gt; Invoices, or map the tax anew. Then retry.</source>
        <translation>Wählen Sie unter Einstellungen &gt; Rechnungen „immer als eigene Zeile“, oder ordnen Sie die Steuer neu zu. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>QuickBooks gives a reason that Kontor does not know yet: “{detail}”</source>
        <translation>QuickBooks nennt einen Grund, den Kontor noch nicht kennt: „{detail}“</translation>
    </message>
    <message>
        <source>Change what it names and retry. If it stays, send the technical details to whoever gave you Kontor.</source>
        <translation>Ändern Sie, was dort genannt ist, und versuchen Sie es erneut. Bleibt es dabei, senden Sie die technischen Einzelheiten an Ihren Anbieter.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Open in QuickBooks</source>
        <translation>In QuickBooks öffnen</translation>
    </message>
    <message>
        <source>Open in HighLevel</source>
        <translation>In HighLevel öffnen</translation>
    </message>
    <message>
        <source>Open QuickBooks</source>
        <translation>QuickBooks öffnen</translation>
    </message>
    <message>
        <source>Open HighLevel</source>
        <translation>HighLevel öffnen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Dismiss…</source>
        <translation>Ablegen …</translation>
    </message>
    <message>
        <source>Map the tax…</source>
        <translation>Steuer zuordnen …</translation>
    </message>
    <message>
        <source>Choose the item…</source>
        <translation>Artikel wählen …</translation>
    </message>
    <message>
        <source>Choose the account…</source>
        <translation>Konto wählen …</translation>
    </message>
    <message>
        <source>Choose the contact…</source>
        <translation>Kontakt wählen …</translation>
    </message>
    <message>
        <source>Book it again</source>
        <translation>Erneut buchen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Open Integrations</source>
        <translation>Integrationen öffnen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>QB Connect</source>
        <translation>QB Connect</translation>
    </message>
    <message>
        <source>Connect HighLevel</source>
        <translation>HighLevel verbinden</translation>
    </message>
    <message>
        <source>Enter app keys…</source>
        <translation>App-Schlüssel eintragen …</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Change the location id…</source>
        <translation>Standort-ID ändern …</translation>
    </message>
    <message>
        <source>Use another token…</source>
        <translation>Anderen Token verwenden …</translation>
    </message>
    <message>
        <source>Enter the review link…</source>
        <translation>Bewertungslink eintragen …</translation>
    </message>
    <message>
        <source>Edit the text…</source>
        <translation>Text bearbeiten …</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Nicht senden</translation>
    </message>
    <message>
        <source>Book tax as a line</source>
        <translation>Steuer als Zeile buchen</translation>
    </message>
    <message>
        <source>Keep QuickBooks’ total…</source>
        <translation>Summe aus QuickBooks behalten …</translation>
    </message>
    <message>
        <source>Take HighLevel’s</source>
        <translation>Fassung aus HighLevel nehmen</translation>
    </message>
    <message>
        <source>Keep QuickBooks’</source>
        <translation>Fassung in QuickBooks behalten</translation>
    </message>
    <message>
        <source>Book the refund</source>
        <translation>Erstattung buchen</translation>
    </message>
    <message>
        <source>Do not book it…</source>
        <translation>Nicht buchen …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Paste the address</source>
        <translation>Adresse einfügen</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>New profile…</source>
        <translation>Neues Profil …</translation>
    </message>
    <message>
        <source>Proxy settings</source>
        <translation>Proxy-Einstellungen</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Other profile…</source>
        <translation>Anderes Profil …</translation>
    </message>
    <message>
        <source>Show window</source>
        <translation>Fenster zeigen</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Connect again with the same company. Kontor then goes on where it stopped.</source>
        <translation>Verbinden Sie dasselbe Unternehmen erneut. Kontor macht dann dort weiter, wo es aufgehört hat.</translation>
    </message>
    <message>
        <source>account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>credit memo</source>
        <translation>Gutschrift</translation>
    </message>
    <message>
        <source>refund receipt</source>
        <translation>Erstattungsbeleg</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>due date</source>
        <translation>Fälligkeit</translation>
    </message>
    <message>
        <source>that day or later</source>
        <translation>Tag des Dokuments oder später</translation>
    </message>
    <message>
        <source>The number {number} belongs to another document in QuickBooks. It does not carry Kontor’s mark, so Kontor leaves it alone.</source>
        <translation>Die Nummer {number} gehört in QuickBooks zu einem anderen Dokument. Es trägt Kontors Kennzeichen nicht; Kontor lässt es daher unberührt.</translation>
    </message>
    <message>
        <source>Something that the document uses is inactive</source>
        <translation>Etwas, das das Dokument verwendet, ist inaktiv</translation>
    </message>
    <message>
        <source>A payment of {amount} is missing</source>
        <translation>Eine Zahlung über {amount} fehlt</translation>
    </message>
    <message>
        <source>HighLevel counts {a} as paid on this invoice, but shows payments of {b}. What is missing is not in QuickBooks.</source>
        <translation>HighLevel zählt {a} als auf diese Rechnung gezahlt, zeigt aber Zahlungen über {b}. Was fehlt, steht nicht in QuickBooks.</translation>
    </message>
    <message>
        <source>Look at the invoice’s payments in HighLevel. If one was really made, book it by hand in QuickBooks and dismiss this item. It goes by itself when the amounts agree.</source>
        <translation>Sehen Sie sich die Zahlungen der Rechnung in HighLevel an. Ist wirklich eine eingegangen, buchen Sie sie in QuickBooks von Hand und legen diesen Punkt ab. Er verschwindet von selbst, wenn die Beträge übereinstimmen.</translation>
    </message>
    <message>
        <source>income account</source>
        <translation>Erlöskonto</translation>
    </message>
    <message>
        <source>deposit account</source>
        <translation>Einzahlungskonto</translation>
    </message>
    <message>
        <source>item</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>sales receipt</source>
        <translation>Verkaufsbeleg</translation>
    </message>
    <message>
        <source>payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>location</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>first name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>company name</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>city</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Bundesstaat</translation>
    </message>
    <message>
        <source>postal code</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>website</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>versendet</translation>
    </message>
    <message>
        <source>partly paid</source>
        <translation>teilweise bezahlt</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>bezahlt</translation>
    </message>
    <message>
        <source>void</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>in payment</source>
        <translation>in Zahlung</translation>
    </message>
    <message>
        <source>several currencies</source>
        <translation>mehrere Währungen</translation>
    </message>
    <message>
        <source>sales tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>discounts</source>
        <translation>Rabatte</translation>
    </message>
    <message>
        <source>service dates</source>
        <translation>Leistungsdaten</translation>
    </message>
    <message>
        <source>finding contacts</source>
        <translation>Kontakte finden</translation>
    </message>
    <message>
        <source>adding and changing contacts</source>
        <translation>Kontakte anlegen und ändern</translation>
    </message>
    <message>
        <source>reading invoices</source>
        <translation>Rechnungen lesen</translation>
    </message>
    <message>
        <source>reading payments</source>
        <translation>Zahlungen lesen</translation>
    </message>
    <message>
        <source>reading orders</source>
        <translation>Bestellungen lesen</translation>
    </message>
    <message>
        <source>reading subscriptions</source>
        <translation>Abonnements lesen</translation>
    </message>
    <message>
        <source>sending review requests</source>
        <translation>Bewertungsanfragen senden</translation>
    </message>
    <message>
        <source>reading the location</source>
        <translation>den Standort lesen</translation>
    </message>
    <message>
        <source>QuickBooks or HighLevel</source>
        <translation>QuickBooks oder HighLevel</translation>
    </message>
    <message>
        <source>a moment</source>
        <translation>Kürze</translation>
    </message>
    <message>
        <source>this document</source>
        <translation>diesem Dokument</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund angegeben</translation>
    </message>
    <message>
        <source>part of the work</source>
        <translation>ein Teil der Arbeit</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>several</source>
        <translation>mehrere</translation>
    </message>
    <message>
        <source>some</source>
        <translation>einigen</translation>
    </message>
    <message>
        <source>Contact {name}</source>
        <translation>Kontakt {name}</translation>
    </message>
    <message>
        <source>Contact import started</source>
        <translation>Kontaktimport begonnen</translation>
    </message>
    <message>
        <source>Contact import stopped</source>
        <translation>Kontaktimport beendet</translation>
    </message>
    <message>
        <source>Import done: {created} created, {updated} updated, {unchanged} unchanged, {skipped} skipped</source>
        <translation>Import fertig: {created} angelegt, {updated} geändert, {unchanged} unverändert, {skipped} ausgelassen</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung unterbrochen</translation>
    </message>
    <message>
        <source>Connection back</source>
        <translation>Verbindung wieder da</translation>
    </message>
    <message>
        <source>{service} connected: {name}</source>
        <translation>{service} verbunden: {name}</translation>
    </message>
    <message>
        <source>{service} disconnected</source>
        <translation>{service} getrennt</translation>
    </message>
    <message>
        <source>Setting changed: {setting}</source>
        <translation>Einstellung geändert: {setting}</translation>
    </message>
    <message>
        <source>Asked to slow down (429), waited {time}</source>
        <translation>Um langsamere Abrufe gebeten (429), {time} gewartet</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Verknüpft</translation>
    </message>
    <message>
        <source>Unlinked</source>
        <translation>Verknüpfung gelöst</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Zu klären</translation>
    </message>
    <message>
        <source>Retried</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Gewartet</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Abgelegt</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Opted out</source>
        <translation>Gesperrt (DND)</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Bewertungen</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Neuer Kontakt</translation>
    </message>
    <message>
        <source>Adds {fields}; nothing is overwritten</source>
        <translation>Ergänzt {fields}; nichts wird überschrieben</translation>
    </message>
    <message>
        <source>Same e-mail as {customer}</source>
        <translation>Gleiche E-Mail-Adresse wie {customer}</translation>
    </message>
    <message>
        <source>Same phone number as {customer}</source>
        <translation>Gleiche Telefonnummer wie {customer}</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Schon vorhanden</translation>
    </message>
    <message>
        <source>Inactive in QuickBooks</source>
        <translation>In QuickBooks inaktiv</translation>
    </message>
    <message>
        <source>Several contacts match: {field}, {n}</source>
        <translation>Mehrere Kontakte passen: {field}, {n}</translation>
    </message>
    <message>
        <source>Looks for the contact first</source>
        <translation>Sucht zuerst den Kontakt</translation>
    </message>
    <message>
        <source>Import customers as contacts</source>
        <translation>Kunden als Kontakte importieren</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort (Tag)</translation>
    </message>
    <message>
        <source>Default country for phone numbers</source>
        <translation>Land für Telefonnummern ohne Vorwahl</translation>
    </message>
    <message>
        <source>Review requests</source>
        <translation>Bewertungsanfragen</translation>
    </message>
    <message>
        <source>Time between checks</source>
        <translation>Zeit zwischen zwei Abgleichen</translation>
    </message>
    <message>
        <source>Port for the answer of the browser</source>
        <translation>Port für die Antwort des Browsers</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Start when I log in</source>
        <translation>Beim Anmelden starten</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>Im Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source>Keep the log for</source>
        <translation>Protokoll aufbewahren</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message numerus="yes">
        <source>Check finished: %n changes</source>
        <translation>
            <numerusform>Abgleich beendet: eine Änderung</numerusform>
            <numerusform>Abgleich beendet: %n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Check finished: nothing to do</source>
        <translation>Abgleich beendet: nichts zu tun</translation>
    </message>
    <message>
        <source>Phone number matches two contacts</source>
        <translation>Telefonnummer passt zu zwei Kontakten</translation>
    </message>
    <message>
        <source>E-mail address matches two contacts</source>
        <translation>E-Mail-Adresse passt zu zwei Kontakten</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>unter einer Minute</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 Std. %2 Min.</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 Min.</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 Min. %2 s</translation>
    </message>
    <message>
        <source>App keys are missing</source>
        <translation>App-Schlüssel fehlen</translation>
    </message>
    <message>
        <source>Signing in to HighLevel in the browser needs the client id and client secret of an app.</source>
        <translation>Die Anmeldung bei HighLevel im Browser braucht Client-ID und Client-Secret einer App.</translation>
    </message>
    <message>
        <source>This address cannot be used</source>
        <translation>Diese Adresse ist nicht verwendbar</translation>
    </message>
    <message>
        <source>Kontor sends nothing to it: {detail}</source>
        <translation>Kontor sendet nichts dorthin: {detail}</translation>
    </message>
    <message>
        <source>Use an address that begins with https. Plain http is for this computer only.</source>
        <translation>Verwenden Sie eine Adresse, die mit https beginnt. Einfaches http gilt nur für diesen Rechner.</translation>
    </message>
    <message>
        <source>Customer {name}</source>
        <translation>Kunde {name}</translation>
    </message>
    <message>
        <source>Item {name}</source>
        <translation>Artikel {name}</translation>
    </message>
    <message>
        <source>Invoice {number}</source>
        <translation>Rechnung {number}</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Payment on {number}</source>
        <translation>Zahlung auf {number}</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>New invoice</source>
        <translation>Neue Rechnung</translation>
    </message>
    <message>
        <source>Follows the change in HighLevel</source>
        <translation>Folgt der Änderung in HighLevel</translation>
    </message>
    <message>
        <source>Voids the invoice</source>
        <translation>Storniert die Rechnung</translation>
    </message>
    <message>
        <source>Books the payment</source>
        <translation>Bucht die Zahlung</translation>
    </message>
    <message>
        <source>New invoice, once the customer is there</source>
        <translation>Neue Rechnung, sobald der Kunde angelegt ist</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Neuer Kunde</translation>
    </message>
    <message>
        <source>New item</source>
        <translation>Neuer Artikel</translation>
    </message>
    <message>
        <source>Stays as it is in QuickBooks</source>
        <translation>Bleibt in QuickBooks, wie es ist</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>Item for sales</source>
        <translation>Artikel für Verkäufe</translation>
    </message>
    <message>
        <source>Income account</source>
        <translation>Erlöskonto</translation>
    </message>
    <message>
        <source>Deposit account</source>
        <translation>Einzahlungskonto</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>Steuern</translation>
    </message>
    <message>
        <source>Book invoices sent in HighLevel</source>
        <translation>In HighLevel versendete Rechnungen buchen</translation>
    </message>
    <message>
        <source>No entry {id} needs your attention</source>
        <translation>Es gibt keinen Eintrag {id} zu klären</translation>
    </message>
    <message>
        <source>It is done or dismissed, it is being retried, or there never was one.</source>
        <translation>Er ist erledigt oder abgelegt, wird gerade erneut versucht, oder es gab ihn nie.</translation>
    </message>
    <message>
        <source>“kontorctl attention” lists all entries with their numbers.</source>
        <translation>„kontorctl attention“ zeigt alle Einträge mit ihren Nummern.</translation>
    </message>
    <message>
        <source>Entry {id} asks for no choice</source>
        <translation>Bei Eintrag {id} ist nichts zu wählen</translation>
    </message>
    <message>
        <source>Only entries that show both sides let you choose one of them.</source>
        <translation>Nur bei Einträgen, die beide Seiten zeigen, lässt sich eine davon wählen.</translation>
    </message>
    <message>
        <source>“kontorctl attention” shows which these are. Others are retried or dismissed.</source>
        <translation>„kontorctl attention“ zeigt, welche das sind. Andere werden erneut versucht oder abgelegt.</translation>
    </message>
    <message>
        <source>The date lies in the future</source>
        <translation>Das Datum liegt in der Zukunft</translation>
    </message>
    <message>
        <source>HighLevel dates this payment {date}, which is still to come. Kontor books nothing ahead.</source>
        <translation>In HighLevel trägt diese Zahlung das Datum {date}, das noch bevorsteht. Kontor bucht nichts im Voraus.</translation>
    </message>
    <message>
        <source>Check the date in HighLevel. Then retry, or book it by hand and dismiss this item.</source>
        <translation>Prüfen Sie das Datum in HighLevel. Versuchen Sie es dann erneut, oder buchen Sie von Hand und legen Sie diesen Punkt ab.</translation>
    </message>
    <message>
        <source>Payment method {name}</source>
        <translation>Zahlungsart {name}</translation>
    </message>
    <message>
        <source>Sales receipt “{number}”</source>
        <translation>Verkaufsbeleg „{number}“</translation>
    </message>
    <message>
        <source>Sales receipt</source>
        <translation>Verkaufsbeleg</translation>
    </message>
    <message>
        <source>Refund on “{number}”</source>
        <translation>Erstattung zu „{number}“</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>Order form “{number}”</source>
        <translation>Bestellformular „{number}“</translation>
    </message>
    <message>
        <source>Order form</source>
        <translation>Bestellformular</translation>
    </message>
    <message>
        <source>Subscription “{number}”</source>
        <translation>Abonnement „{number}“</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message>
        <source>Membership “{number}”</source>
        <translation>Mitgliedschaft „{number}“</translation>
    </message>
    <message>
        <source>Membership</source>
        <translation>Mitgliedschaft</translation>
    </message>
    <message>
        <source>Calendar “{number}”</source>
        <translation>Kalender „{number}“</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Payment link “{number}”</source>
        <translation>Zahlungslink „{number}“</translation>
    </message>
    <message>
        <source>Payment link</source>
        <translation>Zahlungslink</translation>
    </message>
    <message>
        <source>Form “{number}”</source>
        <translation>Formular „{number}“</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>Survey “{number}”</source>
        <translation>Umfrage „{number}“</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Umfrage</translation>
    </message>
    <message>
        <source>Point of sale “{number}”</source>
        <translation>Kasse „{number}“</translation>
    </message>
    <message>
        <source>Point of sale</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Mobile app “{number}”</source>
        <translation>Mobile App „{number}“</translation>
    </message>
    <message>
        <source>Mobile app</source>
        <translation>Mobile App</translation>
    </message>
    <message>
        <source>Payment entered by hand, “{number}”</source>
        <translation>Von Hand erfasste Zahlung „{number}“</translation>
    </message>
    <message>
        <source>Payment entered by hand</source>
        <translation>Von Hand erfasste Zahlung</translation>
    </message>
    <message>
        <source>Document or contract “{number}”</source>
        <translation>Dokument oder Vertrag „{number}“</translation>
    </message>
    <message>
        <source>Document or contract</source>
        <translation>Dokument oder Vertrag</translation>
    </message>
    <message>
        <source>Payment “{number}”</source>
        <translation>Zahlung „{number}“</translation>
    </message>
    <message>
        <source>test payment</source>
        <translation>Testzahlung</translation>
    </message>
    <message>
        <source>did not succeed</source>
        <translation>nicht erfolgreich</translation>
    </message>
    <message>
        <source>nothing was paid</source>
        <translation>es wurde nichts bezahlt</translation>
    </message>
    <message>
        <source>imported into HighLevel</source>
        <translation>in HighLevel importiert</translation>
    </message>
    <message>
        <source>billed by the agency</source>
        <translation>von der Agentur abgerechnet</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>from before connecting</source>
        <translation>von vor dem Verbinden</translation>
    </message>
    <message>
        <source>booked with its invoice</source>
        <translation>wird mit der Rechnung gebucht</translation>
    </message>
    <message>
        <source>New sales receipt</source>
        <translation>Neuer Verkaufsbeleg</translation>
    </message>
    <message>
        <source>Books the refund</source>
        <translation>Bucht die Erstattung</translation>
    </message>
    <message>
        <source>Book payments as sales receipts</source>
        <translation>Zahlungen als Verkaufsbelege buchen</translation>
    </message>
    <message>
        <source>Kinds of payment</source>
        <translation>Arten von Zahlungen</translation>
    </message>
    <message>
        <source>Payment method</source>
        <translation>Zahlungsart</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Erstattungen</translation>
    </message>
    <message>
        <source>Not sent: has had one</source>
        <translation>Nicht gesendet: hatte schon eine</translation>
    </message>
    <message>
        <source>“{contact}” has had one already.</source>
        <translation>„{contact}“ hat schon eine erhalten.</translation>
    </message>
    <message>
        <source>The text leads nowhere</source>
        <translation>Der Text führt nirgendwohin</translation>
    </message>
    <message>
        <source>The text holds no review link.</source>
        <translation>Im Text steht kein Bewertungslink.</translation>
    </message>
    <message>
        <source>There is no review link yet, and Kontor has found none in HighLevel.</source>
        <translation>Es gibt noch keinen Bewertungslink, und in HighLevel hat Kontor keinen gefunden.</translation>
    </message>
    <message>
        <source>Enter a review link first, under Settings &gt; Review requests. Then switch on.</source>
        <translation>Tragen Sie zuerst unter Einstellungen &gt; Bewertungsanfragen einen Bewertungslink ein. Schalten Sie danach ein.</translation>
    </message>
    <message>
        <source>The time zone of the location is not known</source>
        <translation>Die Zeitzone des Standorts ist unbekannt</translation>
    </message>
    <message>
        <source>HighLevel names the time zone “{zone}”. Kontor does not know it and cannot keep the quiet hours.</source>
        <translation>HighLevel nennt die Zeitzone „{zone}“. Kontor kennt sie nicht und kann die Ruhezeiten nicht einhalten.</translation>
    </message>
    <message>
        <source>Set the time zone in HighLevel under Settings &gt; Business Profile, or switch the quiet hours off. Then retry.</source>
        <translation>Stellen Sie die Zeitzone in HighLevel unter Settings &gt; Business Profile ein, oder schalten Sie die Ruhezeiten aus. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Review request was not delivered</source>
        <translation>Bewertungsanfrage nicht zugestellt</translation>
    </message>
    <message>
        <source>The message to “{contact}” by {channel} did not arrive. HighLevel says: “{detail}”</source>
        <translation>Die Nachricht an „{contact}“ per {channel} kam nicht an. HighLevel meldet: „{detail}“</translation>
    </message>
    <message>
        <source>Check the address of the contact in HighLevel. Kontor sends nothing twice; dismiss this item then.</source>
        <translation>Prüfen Sie die Adresse des Kontakts in HighLevel. Kontor sendet nichts doppelt; legen Sie den Punkt danach ab.</translation>
    </message>
    <message>
        <source>Nobody in HighLevel has this address</source>
        <translation>Niemand in HighLevel hat diese Adresse</translation>
    </message>
    <message>
        <source>No contact in HighLevel has “{address}”.</source>
        <translation>Kein Kontakt in HighLevel hat „{address}“.</translation>
    </message>
    <message>
        <source>Add yourself as a contact there first. Then send the test again.</source>
        <translation>Legen Sie sich dort zuerst selbst als Kontakt an. Senden Sie den Test dann erneut.</translation>
    </message>
    <message>
        <source>Review request to {name}: {status}</source>
        <translation>Bewertungsanfrage an {name}: {status}</translation>
    </message>
    <message>
        <source>Review request</source>
        <translation>Bewertungsanfrage</translation>
    </message>
    <message>
        <source>Review request as a test</source>
        <translation>Bewertungsanfrage als Test</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>geöffnet</translation>
    </message>
    <message>
        <source>link opened</source>
        <translation>Link geöffnet</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>nicht zugestellt</translation>
    </message>
    <message>
        <source>opted out</source>
        <translation>Nachrichten gesperrt (DND)</translation>
    </message>
    <message>
        <source>Channel of the review requests</source>
        <translation>Kanal der Bewertungsanfragen</translation>
    </message>
    <message>
        <source>Review link</source>
        <translation>Bewertungslink</translation>
    </message>
    <message>
        <source>Subject of the review requests</source>
        <translation>Betreff der Bewertungsanfragen</translation>
    </message>
    <message>
        <source>Text of the review requests</source>
        <translation>Text der Bewertungsanfragen</translation>
    </message>
    <message>
        <source>Language of the review requests</source>
        <translation>Sprache der Bewertungsanfragen</translation>
    </message>
    <message>
        <source>Invoices that came from HighLevel count too</source>
        <translation>Rechnungen aus HighLevel zählen mit</translation>
    </message>
    <message>
        <source>Wait after payment</source>
        <translation>Wartezeit nach der Zahlung</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Ruhezeiten</translation>
    </message>
    <message>
        <source>Review requests, at most per day</source>
        <translation>Bewertungsanfragen, höchstens am Tag</translation>
    </message>
    <message>
        <source>Not sent: no contact</source>
        <translation>Nicht gesendet: kein Kontakt</translation>
    </message>
    <message>
        <source>“{contact}” is linked with no contact in HighLevel.</source>
        <translation>„{contact}“ ist mit keinem Kontakt in HighLevel verknüpft.</translation>
    </message>
    <message>
        <source>Switch on the contact import if such customers should get a request.</source>
        <translation>Schalten Sie den Kontaktimport ein, wenn solche Kunden eine Anfrage erhalten sollen.</translation>
    </message>
    <message>
        <source>Not sent: switched off</source>
        <translation>Nicht gesendet: ausgeschaltet</translation>
    </message>
    <message>
        <source>Review requests were switched off before the one to “{contact}” went out.</source>
        <translation>Die Bewertungsanfragen wurden ausgeschaltet, bevor die an „{contact}“ hinausging.</translation>
    </message>
    <message>
        <source>Refunded invoice is not voided</source>
        <translation>Erstattete Rechnung wird nicht storniert</translation>
    </message>
    <message>
        <source>The invoice is void in HighLevel. Its payment of {amount} stands in QuickBooks, and so does its refund, or you have seen to that: were invoice and payment voided as well, the money would be missing twice.</source>
        <translation>Die Rechnung ist in HighLevel storniert. Ihre Zahlung von {amount} steht in QuickBooks, ihre Erstattung ebenso, oder Sie haben sich darum gekümmert: Würden auch Rechnung und Zahlung storniert, fehlte das Geld doppelt.</translation>
    </message>
    <message>
        <source>Leave both as they are and dismiss this, or remove payment and refund in QuickBooks. Then retry.</source>
        <translation>Lassen Sie beides, wie es ist, und legen Sie diesen Eintrag ab; oder entfernen Sie Zahlung und Erstattung in QuickBooks und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Refund of a payment that you dismissed</source>
        <translation>Erstattung einer Zahlung, die Sie abgelegt haben</translation>
    </message>
    <message>
        <source>{amount} of “{title}” was refunded in HighLevel on {date}. You have dismissed the payment, so Kontor books neither.</source>
        <translation>{amount} aus „{title}“ wurden am {date} in HighLevel erstattet. Sie haben die Zahlung abgelegt, deshalb bucht Kontor beides nicht.</translation>
    </message>
    <message>
        <source>If you have booked the payment by hand, book the refund by hand as well. Then dismiss this item.</source>
        <translation>Haben Sie die Zahlung von Hand gebucht, buchen Sie auch die Erstattung von Hand. Legen Sie diesen Punkt dann ab.</translation>
    </message>
    <message>
        <source>A payment of an invoice is booked in QuickBooks, but HighLevel now reports the status “{status}”: the money may have been taken back.</source>
        <translation>Eine Zahlung zu einer Rechnung ist in QuickBooks gebucht, doch HighLevel meldet jetzt den Status „{status}“: Das Geld wurde vielleicht zurückgeholt.</translation>
    </message>
    <message>
        <source>Check the payment. If it was taken back, void it in QuickBooks and dismiss this item. It goes away by itself when the payment succeeds after all.</source>
        <translation>Prüfen Sie die Zahlung. Wurde sie zurückgeholt, stornieren Sie sie in QuickBooks und legen Sie diesen Punkt ab. Er verschwindet von selbst, wenn die Zahlung doch noch gelingt.</translation>
    </message>
    <message>
        <source>The amount of a booked payment has changed</source>
        <translation>Der Betrag einer gebuchten Zahlung hat sich geändert</translation>
    </message>
    <message>
        <source>“{document}” is booked in QuickBooks with {a}; HighLevel now shows {b}.</source>
        <translation>„{document}“ ist in QuickBooks mit {a} gebucht; HighLevel zeigt jetzt {b}.</translation>
    </message>
    <message>
        <source>If {b} is right, correct it in QuickBooks and dismiss this item. It goes away by itself when HighLevel shows {a} again.</source>
        <translation>Stimmen {b}, berichtigen Sie die Buchung in QuickBooks und legen Sie diesen Punkt ab. Er verschwindet von selbst, wenn HighLevel wieder {a} zeigt.</translation>
    </message>
    <message>
        <source>Access was not given back</source>
        <translation>Zugriff nicht zurückgegeben</translation>
    </message>
    <message>
        <source>Kontor has forgotten its sign-in, but {service} did not confirm that the access has ended.</source>
        <translation>Kontor hat seine Anmeldung vergessen, aber {service} hat nicht bestätigt, dass der Zugriff beendet ist.</translation>
    </message>
    <message>
        <source>End it there as well: remove the app from the connected apps of your account.</source>
        <translation>Beenden Sie ihn auch dort: Entfernen Sie die App aus den verbundenen Apps Ihres Kontos.</translation>
    </message>
    <message>
        <source>HighLevel does not accept this token</source>
        <translation>HighLevel nimmt dieses Token nicht an</translation>
    </message>
    <message>
        <source>It is mistyped, was deleted, or belongs to another location.</source>
        <translation>Es ist falsch eingegeben, wurde gelöscht oder gehört zu einem anderen Standort.</translation>
    </message>
    <message>
        <source>Copy it once more from HighLevel, under Settings &gt; Private Integrations, and connect again.</source>
        <translation>Kopieren Sie es noch einmal aus HighLevel, unter Settings &gt; Private Integrations, und verbinden Sie erneut.</translation>
    </message>
    <message>
        <source>Insert the placeholder “Review link”: {placeholder}</source>
        <translation>Fügen Sie den Platzhalter „Bewertungslink“ ein: {placeholder}</translation>
    </message>
    <message>
        <source>The invoice is a draft again in HighLevel</source>
        <translation>Die Rechnung ist in HighLevel wieder ein Entwurf</translation>
    </message>
    <message>
        <source>Drafts are not booked, but this invoice was sent before and stands in QuickBooks. Kontor leaves it there.</source>
        <translation>Entwürfe werden nicht gebucht, doch diese Rechnung war schon gesendet und steht in QuickBooks. Kontor lässt sie dort stehen.</translation>
    </message>
    <message>
        <source>Send it again or delete it in HighLevel, or void it in QuickBooks. Then retry.</source>
        <translation>Senden Sie sie in HighLevel erneut oder löschen Sie sie dort, oder stornieren Sie sie in QuickBooks. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The customer of the invoice stays as it is</source>
        <translation>Der Kunde der Rechnung bleibt, wie er ist</translation>
    </message>
    <message>
        <source>In HighLevel the invoice is {customer}’s now. QuickBooks does not change the customer of an invoice on which payments stand. Everything else was taken over.</source>
        <translation>In HighLevel gehört die Rechnung jetzt zu {customer}. QuickBooks ändert den Kunden einer Rechnung nicht, auf der Zahlungen stehen. Alles andere wurde übernommen.</translation>
    </message>
    <message>
        <source>Leave the customer as it is and dismiss this item, or take the payments off the invoice in QuickBooks and retry.</source>
        <translation>Lassen Sie den Kunden, wie er ist, und legen Sie diesen Eintrag ab; oder nehmen Sie die Zahlungen in QuickBooks von der Rechnung und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Payment method is inactive</source>
        <translation>Zahlungsart ist inaktiv</translation>
    </message>
    <message>
        <source>QuickBooks has a payment method “{name}” that was made inactive, so that Kontor can neither use it nor make another one of that name.</source>
        <translation>In QuickBooks gibt es eine Zahlungsart „{name}“, die inaktiv gesetzt wurde. Kontor kann sie weder verwenden noch eine zweite mit diesem Namen anlegen.</translation>
    </message>
    <message>
        <source>Make it active again in QuickBooks, or choose another payment method in Kontor’s settings. Then retry.</source>
        <translation>Aktivieren Sie sie in QuickBooks wieder, oder wählen Sie in den Einstellungen von Kontor eine andere Zahlungsart. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Not certain whether it was booked</source>
        <translation>Nicht sicher, ob gebucht wurde</translation>
    </message>
    <message>
        <source>The connection broke while this was being booked. It is not in QuickBooks now, but somebody may have deleted it there since: so much has changed meanwhile that QuickBooks does not name everything.</source>
        <translation>Die Verbindung brach ab, während dies gebucht wurde. In QuickBooks steht es jetzt nicht, aber jemand kann es dort seither gelöscht haben: Inzwischen hat sich so viel geändert, dass QuickBooks nicht alles nennt.</translation>
    </message>
    <message>
        <source>If nobody deleted it, as QuickBooks’ audit log shows, retry: Kontor then books it. If somebody did so on purpose, dismiss this item.</source>
        <translation>Hat es laut dem Prüfprotokoll von QuickBooks niemand gelöscht, versuchen Sie es erneut: Kontor bucht es dann. Hat es jemand mit Absicht gelöscht, legen Sie diesen Punkt ab.</translation>
    </message>
    <message>
        <source>no VAT is in it, as the rate is not known</source>
        <translation>ohne Umsatzsteuer, weil der Satz nicht bekannt ist</translation>
    </message>
    <message>
        <source>Kontor cannot use its data folder</source>
        <translation>Kontor kann seinen Datenordner nicht benutzen</translation>
    </message>
    <message>
        <source>The system does not let Kontor make, read or write {folder}: {detail}</source>
        <translation>Das System lässt Kontor {folder} nicht anlegen, lesen oder beschreiben: {detail}</translation>
    </message>
    <message>
        <source>See to it that it is a folder of yours in which you may write and that its disk works, or choose another one with --data-dir or KONTOR_DATA_DIR.</source>
        <translation>Sorgen Sie dafür, dass es ein Ordner von Ihnen ist, in den Sie schreiben dürfen, und dass sein Datenträger in Ordnung ist, oder wählen Sie mit --data-dir oder KONTOR_DATA_DIR einen anderen.</translation>
    </message>
    <message>
        <source>1 to 64 characters</source>
        <translation>1 bis 64 Zeichen</translation>
    </message>
    <message>
        <source>two capital letters, empty for the company&apos;s</source>
        <translation>zwei Großbuchstaben, leer für das Land der Firma</translation>
    </message>
    <message>
        <source>an id in QuickBooks, empty for the one that Kontor finds</source>
        <translation>eine Id in QuickBooks, leer für das, was Kontor findet</translation>
    </message>
    <message>
        <source>a JSON object, such as {&quot;VAT|20&quot;: &quot;4&quot;}</source>
        <translation>ein JSON-Objekt, etwa {&quot;VAT|20&quot;: &quot;4&quot;}</translation>
    </message>
    <message>
        <source>up to 31 characters, empty for what HighLevel names it</source>
        <translation>bis zu 31 Zeichen, leer für die Angabe in HighLevel</translation>
    </message>
    <message>
        <source>https://..., empty for the one that HighLevel has</source>
        <translation>https://..., leer für den Link, den HighLevel hat</translation>
    </message>
    <message>
        <source>up to 150 characters, empty for the one in the language</source>
        <translation>bis zu 150 Zeichen, leer für den Betreff der Sprache</translation>
    </message>
    <message>
        <source>up to 1500 characters with {review link}; empty for the one in the language</source>
        <translation>bis zu 1500 Zeichen und darin {review link}; leer für den Text der Sprache</translation>
    </message>
    <message>
        <source>HH:MM-HH:MM with two different times, off</source>
        <translation>HH:MM-HH:MM, zwei verschiedene Uhrzeiten; off</translation>
    </message>
    <message>
        <source>system, none, host:port without a user name or password</source>
        <translation>system, none, host:port ohne Benutzernamen und Kennwort</translation>
    </message>
    <message>
        <source>letters, digits, space . _ -</source>
        <translation>Buchstaben, Ziffern, Leerzeichen . _ -</translation>
    </message>
    <message>
        <source>https://..., or http on the loopback interface</source>
        <translation>https://..., oder http an diesem Computer selbst</translation>
    </message>
    <message>
        <source>a readable file with the token</source>
        <translation>eine lesbare Datei mit dem Token</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>some of %1, separated by commas; empty for none</source>
        <translation>einige von %1, durch Kommas getrennt; leer für keine</translation>
    </message>
    <message>
        <source>Review request to {name}, if the contact can be reached and has not opted out</source>
        <translation>Bewertungsanfrage an {name}, falls der Kontakt erreichbar ist und nicht abbestellt hat</translation>
    </message>
    <message>
        <source>No command was given</source>
        <translation>Es fehlt ein Befehl</translation>
    </message>
    <message>
        <source>The command line holds no command.</source>
        <translation>Die Befehlszeile enthält keinen Befehl.</translation>
    </message>
    <message>
        <source>This option does not belong here</source>
        <translation>Diese Option gehört nicht hierher</translation>
    </message>
    <message>
        <source>“{option}” does not go with “{command}”.</source>
        <translation>„{option}“ passt nicht zu „{command}“.</translation>
    </message>
    <message>
        <source>Run “kontorctl --help” to see what each command takes.</source>
        <translation>„kontorctl --help“ zeigt, was jeder Befehl annimmt.</translation>
    </message>
    <message>
        <source>Kontor does not know this option</source>
        <translation>Kontor kennt diese Option nicht</translation>
    </message>
    <message>
        <source>There is no option “{option}”.</source>
        <translation>Es gibt keine Option „{option}“.</translation>
    </message>
    <message>
        <source>A value is missing</source>
        <translation>Ein Wert fehlt</translation>
    </message>
    <message>
        <source>“{option}” needs a value after it.</source>
        <translation>Hinter „{option}“ muss ein Wert stehen.</translation>
    </message>
    <message>
        <source>An option is missing</source>
        <translation>Eine Option fehlt</translation>
    </message>
    <message>
        <source>“{option}” goes only together with “{other}”.</source>
        <translation>„{option}“ gilt nur zusammen mit „{other}“.</translation>
    </message>
    <message>
        <source>Give both, each with its value.</source>
        <translation>Geben Sie beide an, jede mit ihrem Wert.</translation>
    </message>
    <message>
        <source>Ended before it was done</source>
        <translation>Vor dem Ende abgebrochen</translation>
    </message>
    <message>
        <source>The program was told to stop.</source>
        <translation>Das Programm wurde zum Aufhören aufgefordert.</translation>
    </message>
    <message>
        <source>Run it again. Kontor goes on where it stopped, and writes nothing twice.</source>
        <translation>Starten Sie es erneut. Kontor macht dort weiter, wo es aufgehört hat, und schreibt nichts doppelt.</translation>
    </message>
    <message>
        <source>This value cannot be used</source>
        <translation>Dieser Wert ist nicht verwendbar</translation>
    </message>
    <message>
        <source>“{key}” takes: {allowed}.</source>
        <translation>„{key}“ nimmt an: {allowed}.</translation>
    </message>
    <message>
        <source>Enter both under Settings &gt; Integrations, or set KONTOR_HIGHLEVEL_CLIENT_ID and KONTOR_HIGHLEVEL_CLIENT_SECRET. A Private Integration Token needs none.</source>
        <translation>Geben Sie beide unter Einstellungen &gt; Integrationen ein, oder setzen Sie KONTOR_HIGHLEVEL_CLIENT_ID und KONTOR_HIGHLEVEL_CLIENT_SECRET. Ein Private Integration Token braucht keine.</translation>
    </message>
    <message>
        <source>HighLevel does not know this location</source>
        <translation>HighLevel kennt diesen Standort nicht</translation>
    </message>
    <message>
        <source>There is no location {id}, or it was deleted.</source>
        <translation>Es gibt keinen Standort {id}, oder er wurde gelöscht.</translation>
    </message>
    <message>
        <source>Check the location id: the 20 characters after “location/” in the address bar of HighLevel.</source>
        <translation>Prüfen Sie die Standort-ID: die 20 Zeichen hinter „location/“ in der Adresszeile von HighLevel.</translation>
    </message>
    <message>
        <source>This is no location id</source>
        <translation>Das ist keine Standort-ID</translation>
    </message>
    <message>
        <source>“{id}” holds more than letters and digits.</source>
        <translation>„{id}“ enthält anderes als Buchstaben und Ziffern.</translation>
    </message>
    <message>
        <source>This is no token</source>
        <translation>Das ist kein Token</translation>
    </message>
    <message>
        <source>A token is one word, without spaces, line breaks or special characters.</source>
        <translation>Ein Token ist ein einziges Wort ohne Leerzeichen, Zeilenumbrüche und Sonderzeichen.</translation>
    </message>
    <message>
        <source>Copy only the token, from HighLevel under Settings &gt; Private Integrations, and connect again.</source>
        <translation>Kopieren Sie nur den Token, aus HighLevel unter Settings &gt; Private Integrations, und verbinden Sie erneut.</translation>
    </message>
    <message>
        <source>Signing in to QuickBooks in the browser needs the client id and client secret of an app.</source>
        <translation>Die Anmeldung bei QuickBooks im Browser braucht Client-ID und Client-Secret einer App.</translation>
    </message>
    <message>
        <source>Enter both under Settings &gt; Integrations, or set KONTOR_QUICKBOOKS_CLIENT_ID and KONTOR_QUICKBOOKS_CLIENT_SECRET.</source>
        <translation>Geben Sie beide unter Einstellungen &gt; Integrationen ein, oder setzen Sie KONTOR_QUICKBOOKS_CLIENT_ID und KONTOR_QUICKBOOKS_CLIENT_SECRET.</translation>
    </message>
    <message>
        <source>Text shortened or cleaned in {field}: {name}</source>
        <translation>Text gekürzt oder bereinigt in {field}: {name}</translation>
    </message>
    <message>
        <source>Text shortened in {field}: {name}</source>
        <translation>Text gekürzt in {field}: {name}</translation>
    </message>
    <message>
        <source>Enter both under Settings &gt; Integrations, or use a Private Integration Token.</source>
        <translation>Tragen Sie beides unter Einstellungen &gt; Integrationen ein, oder verwenden Sie einen Private Integration Token.</translation>
    </message>
    <message>
        <source>Review request to {name}</source>
        <translation>Bewertungsanfrage an {name}</translation>
    </message>
    <message>
        <source>No data folder is named</source>
        <translation>Kein Datenordner genannt</translation>
    </message>
    <message>
        <source>After --data-dir there is an empty name.</source>
        <translation>Hinter --data-dir steht ein leerer Name.</translation>
    </message>
    <message>
        <source>Name the folder, or leave the option out: then Kontor uses the folder that it always uses.</source>
        <translation>Nennen Sie den Ordner, oder lassen Sie die Option weg: Dann nimmt Kontor den Ordner, den es immer nimmt.</translation>
    </message>
    <message>
        <source>Others may open this data folder</source>
        <translation>Andere dürfen diesen Datenordner öffnen</translation>
    </message>
    <message>
        <source>{folder} is open to other users of this computer. It is not Kontor&apos;s alone, so Kontor leaves it as it is, and puts no books there.</source>
        <translation>{folder} steht anderen Benutzern dieses Computers offen. Er gehört nicht Kontor allein; deshalb lässt Kontor ihn, wie er ist, und legt dort keine Bücher ab.</translation>
    </message>
    <message>
        <source>Choose an empty folder or a new one with --data-dir or KONTOR_DATA_DIR, or close this one to others (chmod 700).</source>
        <translation>Wählen Sie mit --data-dir oder KONTOR_DATA_DIR einen leeren oder neuen Ordner, oder schließen Sie diesen für andere (chmod 700).</translation>
    </message>
</context>
</TS>
