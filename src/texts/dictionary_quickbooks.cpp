// The error dictionary: QuickBooks.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/dictionary.h"

#include <QCoreApplication>

#include <array>

namespace kontor::texts {

namespace {

constexpr std::array quickbooksWords{
    Entry{"qb.6240", QT_TRANSLATE_NOOP("texts", "Name is already in use"),
        QT_TRANSLATE_NOOP("texts",
            "QuickBooks allows a name only once among customers, vendors and employees. “{name}” and the variants "
            "Kontor tried are taken."),
        QT_TRANSLATE_NOOP("texts",
            "If it is the same person, enter the payer’s e-mail address with that customer in QuickBooks; otherwise "
            "rename one of the two. Then retry."),
        "retry open_in_quickbooks"},
    Entry{"qb.6240.payment_method", QT_TRANSLATE_NOOP("texts", "Payment method is inactive"),
        QT_TRANSLATE_NOOP("texts",
            "QuickBooks has a payment method “{name}” that was made inactive, so that Kontor can neither use it nor "
            "make "
            "another one of that name."),
        QT_TRANSLATE_NOOP("texts",
            "Make it active again in QuickBooks, or choose another payment method in Kontor’s settings. Then retry."),
        "retry open_in_quickbooks"},
    Entry{"qb.6140", QT_TRANSLATE_NOOP("texts", "Number is already in use"),
        QT_TRANSLATE_NOOP("texts",
            "The number {number} belongs to another document in QuickBooks: {type}, {customer}, {amount}. It does not "
            "carry Kontor’s mark, so Kontor leaves it alone."),
        QT_TRANSLATE_NOOP("texts", "Change the number on one of the two, in HighLevel or in QuickBooks. Then retry."),
        "retry open_in_quickbooks open_in_highlevel"},
    Entry{"qb.6140.unseen", QT_TRANSLATE_NOOP("texts", "Number is already in use"),
        QT_TRANSLATE_NOOP("texts",
            "The number {number} belongs to another document in QuickBooks. It does not carry Kontor’s mark, so Kontor "
            "leaves it alone."),
        QT_TRANSLATE_NOOP("texts", "Change the number on one of the two, in HighLevel or in QuickBooks. Then retry."),
        "retry open_quickbooks open_in_highlevel"},
    Entry{"qb.6000.tax", QT_TRANSLATE_NOOP("texts", "A line has no tax code"),
        QT_TRANSLATE_NOOP("texts",
            "Your company needs a tax code on every line. The tax “{tax}” from HighLevel is not mapped to one."),
        QT_TRANSLATE_NOOP("texts", "Map the tax once; it then holds for all documents."), "map_tax retry"},
    Entry{"qb.6000", QT_TRANSLATE_NOOP("texts", "QuickBooks does not accept the document"),
        QT_TRANSLATE_NOOP("texts", "A rule of your company stands against it. QuickBooks says: “{detail}”"),
        QT_TRANSLATE_NOOP("texts", "Change what the message names, in QuickBooks or in HighLevel. Then retry."),
        "retry open_quickbooks copy_details"},
    Entry{"qb.610.inactive", QT_TRANSLATE_NOOP("texts", "{kind} “{name}” is inactive"),
        QT_TRANSLATE_NOOP(
            "texts", "The document uses an account, item or customer that was made inactive in QuickBooks."),
        QT_TRANSLATE_NOOP("texts",
            "Make it active again in QuickBooks, or choose another one under Settings > Accounts and taxes. Then "
            "retry."),
        "choose_item retry open_quickbooks"},
    Entry{"qb.610.inactive.unnamed", QT_TRANSLATE_NOOP("texts", "Something that the document uses is inactive"),
        QT_TRANSLATE_NOOP(
            "texts", "The document uses an account, item or customer that was made inactive in QuickBooks."),
        QT_TRANSLATE_NOOP("texts",
            "Make it active again in QuickBooks, or choose another one under Settings > Accounts and taxes. Then "
            "retry."),
        "choose_item retry open_quickbooks"},
    Entry{"qb.610", QT_TRANSLATE_NOOP("texts", "No longer in QuickBooks"),
        QT_TRANSLATE_NOOP(
            "texts", "Someone deleted it there after Kontor had booked it. Kontor does not bring it back without you."),
        QT_TRANSLATE_NOOP("texts", "Book it again, or leave it deleted."), "book_again leave open_in_highlevel"},
    Entry{"qb.2500", QT_TRANSLATE_NOOP("texts", "{kind} is not found in QuickBooks"),
        QT_TRANSLATE_NOOP("texts", "The {kind} that is set in Kontor no longer exists in your company (id {id})."),
        QT_TRANSLATE_NOOP("texts",
            "Choose another one under Settings > Accounts and taxes. All items with this cause are then retried."),
        "choose_account choose_item retry"},
    Entry{"qb.5010", QT_TRANSLATE_NOOP("texts", "Being edited in QuickBooks"),
        QT_TRANSLATE_NOOP(
            "texts", "It changed in QuickBooks each time Kontor was about to write. Kontor overwrites nothing."),
        QT_TRANSLATE_NOOP("texts", "Close the document in QuickBooks, then retry."), "retry open_in_quickbooks"},
    Entry{"qb.3001", QT_TRANSLATE_NOOP("texts", "QuickBooks asks Kontor to wait"),
        QT_TRANSLATE_NOOP(
            "texts", "Too many calls were made within a minute, by Kontor or by another app on this company."),
        QT_TRANSLATE_NOOP("texts", "Kontor goes on by itself in {countdown}."), ""},
    Entry{"qb.3001.quota", QT_TRANSLATE_NOOP("texts", "Calls for this month are used up"),
        QT_TRANSLATE_NOOP(
            "texts", "The app keys allow {n} reads a month, and they are used up until {date}. Writing still works."),
        QT_TRANSLATE_NOOP(
            "texts", "Wait until {date}, enter own app keys, or ask whoever gave you Kontor. Nothing is lost."),
        "open_integrations"},
    Entry{"qb.3100", QT_TRANSLATE_NOOP("texts", "QuickBooks is no longer connected"),
        QT_TRANSLATE_NOOP("texts",
            "The app was disconnected in QuickBooks, or its keys belong to another kind of company (development keys "
            "work with sandbox companies only)."),
        QT_TRANSLATE_NOOP("texts", "Connect again with the same company. Queue and settings are kept."),
        "connect_quickbooks"},
    Entry{"qb.3200", QT_TRANSLATE_NOOP("texts", "QuickBooks asks for a new sign-in"),
        QT_TRANSLATE_NOOP("texts", "The access ran out and QuickBooks does not renew it."),
        QT_TRANSLATE_NOOP("texts", "Connect again with the same company. Queue and settings are kept."),
        "connect_quickbooks"},
    Entry{"qb.100 qb.110 qb.120", QT_TRANSLATE_NOOP("texts", "QuickBooks no longer accepts this sign-in"),
        QT_TRANSLATE_NOOP("texts",
            "The person who connected Kontor has lost administrator rights, or the sign-in belongs to another "
            "company."),
        QT_TRANSLATE_NOOP("texts", "Let a company administrator connect again."), "connect_quickbooks"},
    Entry{"qb.invalid_grant", QT_TRANSLATE_NOOP("texts", "QuickBooks is no longer connected"),
        QT_TRANSLATE_NOOP("texts",
            "The sign-in has run out: it was not used for a long time, was withdrawn in QuickBooks, or the app keys "
            "changed."),
        QT_TRANSLATE_N_NOOP("texts",
            "Connect again with the same company. Kontor then goes on where it stopped; %n changes are waiting."),
        "connect_quickbooks"},
    Entry{"qb.invalid_client", QT_TRANSLATE_NOOP("texts", "App keys do not match"),
        QT_TRANSLATE_NOOP("texts", "Intuit does not know this pair of client id and client secret."),
        QT_TRANSLATE_NOOP("texts",
            "Copy both again from your app’s Keys page at developer.intuit.com. Mind production and development keys."),
        "enter_app_keys"},
    Entry{"qb.app_keys", QT_TRANSLATE_NOOP("texts", "App keys are missing"),
        QT_TRANSLATE_NOOP(
            "texts", "Signing in to QuickBooks in the browser needs the client id and client secret of an app."),
        QT_TRANSLATE_NOOP("texts",
            "Enter both under Settings > Integrations, or set KONTOR_QUICKBOOKS_CLIENT_ID and "
            "KONTOR_QUICKBOOKS_CLIENT_SECRET."),
        "enter_app_keys"},
    Entry{"qb.6190", QT_TRANSLATE_NOOP("texts", "Your QuickBooks subscription is not active"),
        QT_TRANSLATE_NOOP(
            "texts", "The subscription or trial of “{company}” has ended, so QuickBooks takes nothing new."),
        QT_TRANSLATE_NOOP("texts",
            "Renew the subscription in QuickBooks. Kontor tries again every hour, and at once when you choose Retry."),
        "retry open_quickbooks"},
    Entry{"qb.6200 qb.6210", QT_TRANSLATE_NOOP("texts", "Date lies in a closed period"),
        QT_TRANSLATE_NOOP("texts",
            "The document is dated {date}. Your books in QuickBooks are closed up to {closed}, so QuickBooks did not "
            "take it. Nothing was booked."),
        QT_TRANSLATE_NOOP("texts",
            "Move the closing date in QuickBooks (Account and settings > Advanced > Accounting), or give the document "
            "a later date in HighLevel. Then retry. Kontor never changes a date by itself."),
        "retry open_in_highlevel open_quickbooks"},
    Entry{"qb.6540", QT_TRANSLATE_NOOP("texts", "Payment is part of a bank deposit"),
        QT_TRANSLATE_NOOP("texts",
            "The payment was put into a bank deposit in QuickBooks. Until it is taken out there, it cannot be changed "
            "or voided."),
        QT_TRANSLATE_NOOP("texts",
            "Take it out of the deposit in QuickBooks and retry, or correct it there by hand and dismiss this item."),
        "retry open_in_quickbooks dismiss"},
    Entry{"qb.620", QT_TRANSLATE_NOOP("texts", "Payment does not fit the invoice"),
        QT_TRANSLATE_NOOP("texts",
            "QuickBooks cannot apply the payment: the invoice is already paid, voided, or belongs to another customer "
            "there."),
        QT_TRANSLATE_NOOP("texts",
            "Look at the invoice in QuickBooks. If it is paid there already, dismiss this item; otherwise set it right "
            "and retry."),
        "retry open_in_quickbooks dismiss"},
    Entry{"qb.130 qb.140 qb.150", QT_TRANSLATE_NOOP("texts", "QuickBooks is busy with this company"),
        QT_TRANSLATE_NOOP("texts", "The company is being moved, locked or maintained by Intuit."),
        QT_TRANSLATE_NOOP("texts", "Kontor goes on by itself in {countdown}."), ""},
    Entry{"qb.10000", QT_TRANSLATE_NOOP("texts", "QuickBooks is not answering properly"),
        QT_TRANSLATE_NOOP(
            "texts", "The trouble lies with QuickBooks. Kontor repeats the same request without booking twice."),
        QT_TRANSLATE_NOOP(
            "texts", "Kontor goes on by itself in {countdown}. If it lasts, look at status.quickbooks.intuit.com."),
        "retry"},
    Entry{"qb.600 qb.630", QT_TRANSLATE_NOOP("texts", "QuickBooks has this document already"),
        QT_TRANSLATE_NOOP(
            "texts", "The answer to an earlier attempt was lost. Kontor looks the document up and compares it."),
        QT_TRANSLATE_NOOP("texts", "Nothing to do."), ""},
    Entry{"qb.5020 qb.5030", QT_TRANSLATE_NOOP("texts", "Your QuickBooks edition does not offer this"),
        QT_TRANSLATE_NOOP(
            "texts", "The document needs “{feature}”, which is not part of your edition or is switched off."),
        QT_TRANSLATE_NOOP("texts",
            "Switch it on in QuickBooks or choose a larger edition, then retry. Or book the document by hand and "
            "dismiss this item."),
        "retry open_quickbooks dismiss"},
    Entry{"qb.2040 qb.2050 qb.2390", QT_TRANSLATE_NOOP("texts", "A text does not fit QuickBooks"),
        QT_TRANSLATE_NOOP("texts",
            "The field “{field}” is too long or holds a character that QuickBooks does not take, such as a colon in a "
            "name."),
        QT_TRANSLATE_NOOP("texts", "Change it in HighLevel. Then retry."), "retry open_in_highlevel"},
    Entry{"qb.2020 qb.6080 qb.6090", QT_TRANSLATE_NOOP("texts", "A piece of information is missing"),
        QT_TRANSLATE_NOOP("texts", "QuickBooks needs the field “{field}”, and HighLevel has nothing in it."),
        QT_TRANSLATE_NOOP("texts", "Fill it in in HighLevel. Then retry."), "retry open_in_highlevel"},
    Entry{"qb.6070", QT_TRANSLATE_NOOP("texts", "Quantity times price is not the amount"),
        QT_TRANSLATE_NOOP("texts", "QuickBooks compares each line and finds {a} instead of {b}."),
        QT_TRANSLATE_NOOP("texts", "Correct the line “{line}” in HighLevel. Then retry."), "retry open_in_highlevel"},
    Entry{"qb.6100", QT_TRANSLATE_NOOP("texts", "Tax code does not fit here"),
        QT_TRANSLATE_NOOP("texts", "QuickBooks calculates sales tax itself here and takes no other code on a line."),
        QT_TRANSLATE_NOOP(
            "texts", "Choose “tax as a line of its own” under Settings > Invoices, or map the tax anew. Then retry."),
        "map_tax retry"},
    Entry{"qb.other", QT_TRANSLATE_NOOP("texts", "QuickBooks does not accept the document"),
        QT_TRANSLATE_NOOP("texts", "QuickBooks gives a reason that Kontor does not know yet: “{detail}”"),
        QT_TRANSLATE_NOOP("texts",
            "Change what it names and retry. If it stays, send the technical details to whoever gave you Kontor."),
        "retry copy_details"},
};

} // namespace

std::span<const Entry> quickbooksEntries() { return quickbooksWords; }

} // namespace kontor::texts
