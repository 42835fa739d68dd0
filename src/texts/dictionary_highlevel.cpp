// The error dictionary: HighLevel, contacts and review requests.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/dictionary.h"

#include <QCoreApplication>

#include <array>

namespace kontor::texts {

namespace {

constexpr std::array highlevelWords{
    Entry{"hl.400", QT_TRANSLATE_NOOP("texts", "HighLevel does not accept this"),
        QT_TRANSLATE_NOOP("texts", "A rule in HighLevel stands against it. HighLevel says: “{detail}”"),
        QT_TRANSLATE_NOOP("texts", "Change what the message names in HighLevel. Then retry."),
        "retry open_in_highlevel copy_details"},
    Entry{"hl.401.scope", QT_TRANSLATE_NOOP("texts", "A permission is missing in HighLevel"),
        QT_TRANSLATE_NOOP("texts", "The sign-in does not include “{scope}”. Without it this does not work: {purpose}."),
        QT_TRANSLATE_NOOP("texts",
            "Connect again and accept all permissions. With a Private Integration Token: tick the permission in "
            "HighLevel under Settings > Private Integrations; the token stays the same."),
        "reconnect retry"},
    Entry{"hl.401", QT_TRANSLATE_NOOP("texts", "HighLevel is no longer connected"),
        QT_TRANSLATE_NOOP(
            "texts", "The sign-in has run out, the app was removed from the location, or the token was deleted."),
        QT_TRANSLATE_NOOP("texts", "Connect again with the same location. Queue and settings are kept."),
        "connect_highlevel"},
    Entry{"hl.401.token", QT_TRANSLATE_NOOP("texts", "HighLevel does not accept this token"),
        QT_TRANSLATE_NOOP("texts", "It is mistyped, was deleted, or belongs to another location."),
        QT_TRANSLATE_NOOP(
            "texts", "Copy it once more from HighLevel, under Settings > Private Integrations, and connect again."),
        "connect_highlevel"},
    Entry{"hl.403", QT_TRANSLATE_NOOP("texts", "This sign-in belongs to another location"),
        QT_TRANSLATE_NOOP("texts", "HighLevel does not give access to location {id} with it."),
        QT_TRANSLATE_NOOP("texts", "Check the location id, or sign in and choose the right location."),
        "reconnect change_location"},
    Entry{"hl.404", QT_TRANSLATE_NOOP("texts", "No longer in HighLevel"),
        QT_TRANSLATE_NOOP("texts", "The {kind} was deleted or merged there after Kontor had found it."),
        QT_TRANSLATE_NOOP(
            "texts", "Kontor adds the contact again when you retry. If it should stay away, dismiss this item."),
        "retry dismiss"},
    Entry{"hl.404.no_import", QT_TRANSLATE_NOOP("texts", "No longer in HighLevel"),
        QT_TRANSLATE_NOOP("texts", "The {kind} was deleted or merged there after Kontor had found it."),
        QT_TRANSLATE_NOOP("texts",
            "Kontor adds no contacts while the contact import is off. Switch it on and retry, or dismiss this item."),
        "retry dismiss"},
    Entry{"hl.404.location", QT_TRANSLATE_NOOP("texts", "HighLevel does not know this location"),
        QT_TRANSLATE_NOOP("texts", "There is no location {id}, or it was deleted."),
        QT_TRANSLATE_NOOP(
            "texts", "Check the location id: the 20 characters after “location/” in the address bar of HighLevel."),
        "change_location"},
    Entry{"hl.location_form", QT_TRANSLATE_NOOP("texts", "This is no location id"),
        QT_TRANSLATE_NOOP("texts", "“{id}” holds more than letters and digits."),
        QT_TRANSLATE_NOOP(
            "texts", "Check the location id: the 20 characters after “location/” in the address bar of HighLevel."),
        "change_location"},
    Entry{"hl.token_form", QT_TRANSLATE_NOOP("texts", "This is no token"),
        QT_TRANSLATE_NOOP("texts", "A token is one word, without spaces, line breaks or special characters."),
        QT_TRANSLATE_NOOP(
            "texts", "Copy only the token, from HighLevel under Settings > Private Integrations, and connect again."),
        "use_token"},
    Entry{"hl.422", QT_TRANSLATE_NOOP("texts", "HighLevel does not take one of the details"),
        QT_TRANSLATE_NOOP("texts", "The field “{field}” with “{value}” is not accepted: {detail}"),
        QT_TRANSLATE_NOOP("texts", "Correct it with the customer in QuickBooks. Then retry."),
        "retry open_in_quickbooks"},
    Entry{"hl.429", QT_TRANSLATE_NOOP("texts", "HighLevel asks Kontor to wait"),
        QT_TRANSLATE_NOOP("texts", "Too many calls were made within ten seconds."),
        QT_TRANSLATE_NOOP("texts", "Kontor goes on by itself in {countdown}."), ""},
    Entry{"hl.429.daily", QT_TRANSLATE_NOOP("texts", "Calls for today are used up"),
        QT_TRANSLATE_NOOP("texts", "HighLevel allows {n} calls a day for this location."),
        QT_TRANSLATE_NOOP("texts", "Kontor goes on by itself at {time}. Nothing is lost."), ""},
    Entry{"hl.5xx", QT_TRANSLATE_NOOP("texts", "HighLevel is not answering properly"),
        QT_TRANSLATE_NOOP("texts", "The trouble lies with HighLevel."),
        QT_TRANSLATE_NOOP("texts", "Kontor goes on by itself in {countdown}."), "retry"},
    Entry{"hl.location_inactive", QT_TRANSLATE_NOOP("texts", "The location is not active"),
        QT_TRANSLATE_NOOP("texts", "HighLevel has suspended “{location}”."),
        QT_TRANSLATE_NOOP(
            "texts", "Ask your agency or HighLevel. Kontor goes on as soon as the location is active again."),
        "retry"},
    Entry{"hl.agency_token", QT_TRANSLATE_NOOP("texts", "This token belongs to the agency"),
        QT_TRANSLATE_NOOP("texts", "It cannot read the contacts of a location."),
        QT_TRANSLATE_NOOP("texts", "Create the token inside the sub-account: Settings > Private Integrations."),
        "use_token"},
    Entry{"hl.native_connection", QT_TRANSLATE_NOOP("texts", "HighLevel has booked this already"),
        QT_TRANSLATE_NOOP("texts",
            "HighLevel’s own QuickBooks connection is on for this location and has booked {document}. Kontor does not "
            "book it a second time."),
        QT_TRANSLATE_NOOP("texts",
            "Switch off one of the two: HighLevel’s under Settings > Integrations there, or the flow in Kontor. Then "
            "dismiss this item."),
        "open_highlevel dismiss"},
    Entry{"contact.many_matches", QT_TRANSLATE_NOOP("texts", "Several contacts match"),
        QT_TRANSLATE_NOOP(
            "texts", "The {field} of “{customer}” belongs to {n} contacts in HighLevel. Kontor does not guess."),
        QT_TRANSLATE_NOOP("texts", "Choose the right contact, or merge them in HighLevel and retry."),
        "choose_contact retry"},
    Entry{"review.opted_out", QT_TRANSLATE_NOOP("texts", "Not sent: opted out"),
        QT_TRANSLATE_NOOP("texts", "“{contact}” takes no messages by {channel} (do not disturb)."),
        QT_TRANSLATE_NOOP("texts", "Nothing to do."), ""},
    Entry{"review.no_address", QT_TRANSLATE_NOOP("texts", "Not sent: no address"),
        QT_TRANSLATE_NOOP("texts", "“{contact}” has no {missing}."),
        QT_TRANSLATE_NOOP("texts", "Add it in HighLevel if you want to send the request."), ""},
    Entry{"review.had", QT_TRANSLATE_NOOP("texts", "Not sent: has had one"),
        QT_TRANSLATE_NOOP("texts", "“{contact}” has had one already."), QT_TRANSLATE_NOOP("texts", "Nothing to do."),
        ""},
    Entry{"review.no_contact", QT_TRANSLATE_NOOP("texts", "Not sent: no contact"),
        QT_TRANSLATE_NOOP("texts", "“{contact}” is linked with no contact in HighLevel."),
        QT_TRANSLATE_NOOP("texts", "Switch on the contact import if such customers should get a request."), ""},
    Entry{"review.switched_off", QT_TRANSLATE_NOOP("texts", "Not sent: switched off"),
        QT_TRANSLATE_NOOP("texts", "Review requests were switched off before the one to “{contact}” went out."),
        QT_TRANSLATE_NOOP("texts", "Nothing to do."), ""},
    Entry{"review.no_link", QT_TRANSLATE_NOOP("texts", "The review link is missing"),
        QT_TRANSLATE_NOOP("texts", "A review request is due, but there is no link to send."),
        QT_TRANSLATE_NOOP(
            "texts", "Enter the link under Settings > Review requests. The requests that are due then go out."),
        "enter_review_link"},
    Entry{"review.placeholder", QT_TRANSLATE_NOOP("texts", "A placeholder in the text is not known"),
        QT_TRANSLATE_NOOP("texts", "The text still holds “{text}”. Kontor does not send it like that."),
        QT_TRANSLATE_NOOP("texts", "Correct the text under Settings > Review requests."), "edit_review_text"},
    Entry{"review.text_without_link", QT_TRANSLATE_NOOP("texts", "The text leads nowhere"),
        QT_TRANSLATE_NOOP("texts", "The text holds no review link."),
        QT_TRANSLATE_NOOP("texts", "Insert the placeholder “Review link”: {placeholder}"), "edit_review_text"},
    Entry{"review.link_needed", QT_TRANSLATE_NOOP("texts", "The review link is missing"),
        QT_TRANSLATE_NOOP("texts", "There is no review link yet, and Kontor has found none in HighLevel."),
        QT_TRANSLATE_NOOP("texts", "Enter a review link first, under Settings > Review requests. Then switch on."),
        "enter_review_link"},
    Entry{"review.time_zone", QT_TRANSLATE_NOOP("texts", "The time zone of the location is not known"),
        QT_TRANSLATE_NOOP("texts",
            "HighLevel names the time zone “{zone}”. Kontor does not know it and cannot keep the quiet hours."),
        QT_TRANSLATE_NOOP("texts",
            "Set the time zone in HighLevel under Settings > Business Profile, or switch the quiet hours off. Then "
            "retry."),
        "open_integrations retry"},
    Entry{"review.not_delivered", QT_TRANSLATE_NOOP("texts", "Review request was not delivered"),
        QT_TRANSLATE_NOOP(
            "texts", "The message to “{contact}” by {channel} did not arrive. HighLevel says: “{detail}”"),
        QT_TRANSLATE_NOOP("texts",
            "Check the address of the contact in HighLevel. Kontor sends nothing twice; dismiss this item then."),
        "open_in_highlevel dismiss"},
    Entry{"review.test_no_contact", QT_TRANSLATE_NOOP("texts", "Nobody in HighLevel has this address"),
        QT_TRANSLATE_NOOP("texts", "No contact in HighLevel has “{address}”."),
        QT_TRANSLATE_NOOP("texts", "Add yourself as a contact there first. Then send the test again."), ""},
    Entry{"review.unsure", QT_TRANSLATE_NOOP("texts", "Not certain whether it was sent"),
        QT_TRANSLATE_NOOP("texts",
            "The connection broke while “{contact}” was being written to, and HighLevel does not show the message yet. "
            "Kontor sends nothing twice."),
        QT_TRANSLATE_NOOP("texts", "Look into the conversation in HighLevel, then decide."),
        "open_in_highlevel send_again do_not_send"},
    Entry{"hl.duplicate_email", QT_TRANSLATE_NOOP("texts", "Another contact has this e-mail address"),
        QT_TRANSLATE_NOOP("texts",
            "HighLevel allows an e-mail address only once, and “{email}” belongs to another contact than the one "
            "Kontor knows for “{customer}”."),
        QT_TRANSLATE_NOOP("texts",
            "Merge the two contacts in HighLevel, or correct the address with the customer in QuickBooks. Then retry."),
        "retry open_in_highlevel open_in_quickbooks"},
    Entry{"contact.ambiguous_confirm", QT_TRANSLATE_NOOP("texts", "Not certain which contact is the new one"),
        QT_TRANSLATE_NOOP("texts",
            "The answer to adding “{customer}” was lost, and {n} contacts in HighLevel could be the one that came of "
            "it. Kontor adds nothing twice and does not guess."),
        QT_TRANSLATE_NOOP("texts", "Merge the contacts in HighLevel if they are the same person. Then retry."),
        "retry open_highlevel dismiss"},
};

} // namespace

std::span<const Entry> highlevelEntries() { return highlevelWords; }

} // namespace kontor::texts
