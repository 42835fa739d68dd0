// The error dictionary: money and documents.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/dictionary.h"

#include <QCoreApplication>

#include <array>

namespace kontor::texts {

namespace {

constexpr std::array moneyWords{
    Entry{"kontor.total_differs", QT_TRANSLATE_NOOP("texts", "Totals differ by {amount}"),
        QT_TRANSLATE_NOOP("texts",
            "QuickBooks calculated or rounded the tax differently. The invoice is booked there, but its total is not "
            "the one your customer sees."),
        QT_TRANSLATE_NOOP("texts",
            "Book the tax as a line of its own: both totals then agree, but QuickBooks’ tax report does not list this "
            "tax. Or keep QuickBooks’ total, and Kontor notes your decision."),
        "tax_as_line keep_quickbooks_total"},
    Entry{"kontor.total_differs.receipt", QT_TRANSLATE_NOOP("texts", "Totals differ by {amount}"),
        QT_TRANSLATE_NOOP("texts",
            "QuickBooks calculated or rounded the tax differently. The sales receipt is booked there, but its total is "
            "not what was paid."),
        QT_TRANSLATE_NOOP("texts",
            "Book the tax as a line of its own: both totals then agree, but QuickBooks’ tax report does not list this "
            "tax. Or keep QuickBooks’ total, and Kontor notes your decision."),
        "tax_as_line keep_quickbooks_total"},
    Entry{"kontor.total_differs.refund", QT_TRANSLATE_NOOP("texts", "Totals differ by {amount}"),
        QT_TRANSLATE_NOOP(
            "texts", "The refund receipt is booked in QuickBooks, but its total is not what was paid back."),
        QT_TRANSLATE_NOOP("texts",
            "Correct the refund receipt in QuickBooks. Then retry: Kontor compares again. Or dismiss this item."),
        "retry open_in_quickbooks dismiss"},
    Entry{"kontor.total_differs.unbooked", QT_TRANSLATE_NOOP("texts", "Taxes differ by {amount}"),
        QT_TRANSLATE_NOOP("texts",
            "HighLevel has {highlevel} of tax; with the mapped tax codes it is {quickbooks} in QuickBooks. Rounding "
            "does "
            "not explain that. Nothing was booked."),
        QT_TRANSLATE_NOOP("texts",
            "Check the taxes in HighLevel and the tax codes they are mapped to, or book taxes as a line in the "
            "settings. "
            "Then retry."),
        "retry open_in_highlevel map_tax"},
    Entry{"kontor.total_differs.payment", QT_TRANSLATE_NOOP("texts", "Payment is not applied in full"),
        QT_TRANSLATE_NOOP("texts",
            "The payment is booked in QuickBooks, but {amount} of it is not applied to the invoice: less was open "
            "there."),
        QT_TRANSLATE_NOOP("texts", "Apply it in QuickBooks, or check what else was paid on the invoice. Then retry."),
        "retry open_in_quickbooks"},
    Entry{"kontor.tax_not_mapped", QT_TRANSLATE_NOOP("texts", "Tax “{name}, {rate} %” is not mapped"),
        QT_TRANSLATE_NOOP(
            "texts", "HighLevel uses a tax for which no QuickBooks tax code is set. Kontor does not guess taxes."),
        QT_TRANSLATE_NOOP("texts", "Choose the tax code once. All documents with this tax are then booked."),
        "map_tax"},
    Entry{"kontor.tax_not_mapped.untaxed", QT_TRANSLATE_NOOP("texts", "No tax code for what is not taxed"),
        QT_TRANSLATE_NOOP("texts",
            "In HighLevel a line has no tax. In your company every line needs a tax code, and QuickBooks does not have "
            "exactly one of 0 %. Kontor does not guess taxes."),
        QT_TRANSLATE_NOOP(
            "texts", "Choose the tax code of “No tax” once. All documents with untaxed lines are then booked."),
        "map_tax"},
    Entry{"kontor.payment_missing", QT_TRANSLATE_NOOP("texts", "A payment of {amount} is missing"),
        QT_TRANSLATE_NOOP("texts",
            "HighLevel counts {a} as paid on this invoice, but shows payments of {b}. What is missing is not in "
            "QuickBooks."),
        QT_TRANSLATE_NOOP("texts",
            "Look at the invoice’s payments in HighLevel. If one was really made, book it by hand in QuickBooks and "
            "dismiss this item. It goes by itself when the amounts agree."),
        "open_in_highlevel open_in_quickbooks dismiss"},
    Entry{"kontor.currency", QT_TRANSLATE_NOOP("texts", "Currency {currency} is not set up"),
        QT_TRANSLATE_NOOP("texts", "The document is in {currency}; your company keeps its books in {home} only."),
        QT_TRANSLATE_NOOP("texts",
            "Switch on several currencies in QuickBooks (it cannot be switched off again) and retry, or book the "
            "document by hand and dismiss this item."),
        "retry open_quickbooks dismiss"},
    Entry{"kontor.currency.unknown", QT_TRANSLATE_NOOP("texts", "Kontor does not know this currency"),
        QT_TRANSLATE_NOOP("texts", "HighLevel gives “{currency}” as the currency. Nothing was booked."),
        QT_TRANSLATE_NOOP("texts",
            "Correct the currency in HighLevel and retry, or book the document by hand and dismiss this item."),
        "retry open_in_highlevel dismiss"},
    Entry{"kontor.changed_in_quickbooks", QT_TRANSLATE_NOOP("texts", "Changed in QuickBooks too"),
        QT_TRANSLATE_NOOP("texts",
            "This invoice was changed in QuickBooks on {date}, and in HighLevel since. Kontor overwrites neither side "
            "without you."),
        QT_TRANSLATE_NOOP("texts", "Compare both sides and choose."), "take_highlevel keep_quickbooks"},
    Entry{"kontor.voided_in_quickbooks", QT_TRANSLATE_NOOP("texts", "Voided in QuickBooks"),
        QT_TRANSLATE_NOOP("texts", "The invoice was voided in QuickBooks on {date}; in HighLevel it is {status}."),
        QT_TRANSLATE_NOOP("texts", "Book it again, or leave it voided and void it in HighLevel as well."),
        "book_again leave"},
    Entry{"kontor.deleted_in_quickbooks", QT_TRANSLATE_NOOP("texts", "Deleted in QuickBooks"),
        QT_TRANSLATE_NOOP("texts", "The invoice is no longer in QuickBooks; in HighLevel it is {status}."),
        QT_TRANSLATE_NOOP("texts", "Book it again, or leave it deleted."), "book_again leave"},
    Entry{"kontor.perhaps_deleted", QT_TRANSLATE_NOOP("texts", "Not certain whether it was booked"),
        QT_TRANSLATE_NOOP("texts",
            "The connection broke while this was being booked. It is not in QuickBooks now, but somebody may have "
            "deleted it there since: so much has changed meanwhile that QuickBooks does not name everything."),
        QT_TRANSLATE_NOOP("texts",
            "If nobody deleted it, as QuickBooks’ audit log shows, retry: Kontor then books it. If somebody did so on "
            "purpose, dismiss this item."),
        "retry open_quickbooks dismiss"},
    Entry{"kontor.payment_gone_in_quickbooks", QT_TRANSLATE_NOOP("texts", "Payment is off the invoice in QuickBooks"),
        QT_TRANSLATE_NOOP("texts",
            "A payment of {amount} that Kontor booked is no longer on this invoice in QuickBooks: somebody deleted, "
            "voided or moved it. In HighLevel it counts."),
        QT_TRANSLATE_NOOP("texts", "Put it on the invoice again, or leave QuickBooks as it is."), "book_again leave"},
    Entry{"kontor.void_with_payments", QT_TRANSLATE_NOOP("texts", "Paid invoice cannot be voided"),
        QT_TRANSLATE_NOOP("texts",
            "The invoice is void in HighLevel, but in QuickBooks a payment of {amount} that Kontor did not book hangs "
            "on it."),
        QT_TRANSLATE_NOOP("texts", "Remove or move the payment in QuickBooks. Then retry."),
        "retry open_in_quickbooks"},
    Entry{"kontor.void_with_payments.refunded", QT_TRANSLATE_NOOP("texts", "Refunded invoice is not voided"),
        QT_TRANSLATE_NOOP("texts",
            "The invoice is void in HighLevel. Its payment of {amount} stands in QuickBooks, and so does its refund, "
            "or "
            "you have seen to that: were invoice and payment voided as well, the money would be missing twice."),
        QT_TRANSLATE_NOOP("texts",
            "Leave both as they are and dismiss this, or remove payment and refund in QuickBooks. Then retry."),
        "retry open_in_quickbooks"},
    Entry{"kontor.draft_again", QT_TRANSLATE_NOOP("texts", "The invoice is a draft again in HighLevel"),
        QT_TRANSLATE_NOOP("texts",
            "Drafts are not booked, but this invoice was sent before and stands in QuickBooks. Kontor leaves it "
            "there."),
        QT_TRANSLATE_NOOP("texts", "Send it again or delete it in HighLevel, or void it in QuickBooks. Then retry."),
        "retry open_in_highlevel open_in_quickbooks dismiss"},
    Entry{"kontor.customer_with_payments", QT_TRANSLATE_NOOP("texts", "The customer of the invoice stays as it is"),
        QT_TRANSLATE_NOOP("texts",
            "In HighLevel the invoice is {customer}’s now. QuickBooks does not change the customer of an invoice on "
            "which payments stand. Everything else was taken over."),
        QT_TRANSLATE_NOOP("texts",
            "Leave the customer as it is and dismiss this item, or take the payments off the invoice in QuickBooks and "
            "retry."),
        "retry open_in_quickbooks dismiss"},
    Entry{"kontor.overpaid", QT_TRANSLATE_NOOP("texts", "More was paid than is open"),
        QT_TRANSLATE_NOOP("texts", "The payment of {a} is higher than the open amount of {b} in QuickBooks."),
        QT_TRANSLATE_NOOP("texts", "Check the payments on the invoice in both services. Then retry."),
        "retry open_in_quickbooks open_in_highlevel"},
    Entry{"kontor.refund.by_hand", QT_TRANSLATE_NOOP("texts", "Refund of a payment that you dismissed"),
        QT_TRANSLATE_NOOP("texts",
            "{amount} of “{title}” was refunded in HighLevel on {date}. You have dismissed the payment, so Kontor "
            "books neither."),
        QT_TRANSLATE_NOOP("texts",
            "If you have booked the payment by hand, book the refund by hand as well. Then dismiss this item."),
        "open_in_highlevel dismiss"},
    Entry{"kontor.refund", QT_TRANSLATE_NOOP("texts", "Refund is not booked yet"),
        QT_TRANSLATE_NOOP("texts", "{amount} of “{title}” was refunded in HighLevel on {date}."),
        QT_TRANSLATE_NOOP("texts", "Book it as a refund receipt, or leave it if it is already in your books."),
        "book_refund do_not_book"},
    Entry{"kontor.payment_taken_back", QT_TRANSLATE_NOOP("texts", "A booked payment did not hold"),
        QT_TRANSLATE_NOOP("texts",
            "“{document}” is booked in QuickBooks as a sales receipt, but HighLevel now reports the status “{status}”: "
            "the money may have been taken back."),
        QT_TRANSLATE_NOOP("texts",
            "Check the payment. If it was taken back, void the sales receipt in QuickBooks and dismiss this item. It "
            "goes away by itself when the payment succeeds after all."),
        "open_in_quickbooks open_in_highlevel dismiss"},
    Entry{"kontor.payment_taken_back.payment", QT_TRANSLATE_NOOP("texts", "A booked payment did not hold"),
        QT_TRANSLATE_NOOP("texts",
            "A payment of an invoice is booked in QuickBooks, but HighLevel now reports the status “{status}”: the "
            "money "
            "may have been taken back."),
        QT_TRANSLATE_NOOP("texts",
            "Check the payment. If it was taken back, void it in QuickBooks and dismiss this item. It goes away by "
            "itself when the payment succeeds after all."),
        "open_in_quickbooks open_in_highlevel dismiss"},
    Entry{"kontor.amount_changed", QT_TRANSLATE_NOOP("texts", "The amount of a booked payment has changed"),
        QT_TRANSLATE_NOOP("texts", "“{document}” is booked in QuickBooks with {a}; HighLevel now shows {b}."),
        QT_TRANSLATE_NOOP("texts",
            "If {b} is right, correct it in QuickBooks and dismiss this item. It goes away by itself when HighLevel "
            "shows {a} again."),
        "open_in_quickbooks open_in_highlevel dismiss"},
    Entry{"kontor.future_date", QT_TRANSLATE_NOOP("texts", "The date lies in the future"),
        QT_TRANSLATE_NOOP(
            "texts", "HighLevel dates this payment {date}, which is still to come. Kontor books nothing ahead."),
        QT_TRANSLATE_NOOP(
            "texts", "Check the date in HighLevel. Then retry, or book it by hand and dismiss this item."),
        "retry open_in_highlevel dismiss"},
    Entry{"kontor.sum_mismatch", QT_TRANSLATE_NOOP("texts", "The invoice does not add up in HighLevel"),
        QT_TRANSLATE_NOOP(
            "texts", "Lines, discount and tax come to {a}; HighLevel shows a total of {b}. Nothing was booked."),
        QT_TRANSLATE_NOOP("texts", "Open the invoice in HighLevel, correct and save it. Then retry."),
        "retry open_in_highlevel"},
    Entry{"kontor.amount_absurd", QT_TRANSLATE_NOOP("texts", "The amount cannot be right"),
        QT_TRANSLATE_NOOP("texts",
            "The amount “{value}” is zero or less, too large, or has more decimals than {currency} can have. Nothing "
            "was booked."),
        QT_TRANSLATE_NOOP("texts", "Check it in HighLevel. Then retry."), "retry open_in_highlevel"},
    Entry{"kontor.amount_not_ordered", QT_TRANSLATE_NOOP("texts", "The amount does not fit the order"),
        QT_TRANSLATE_NOOP("texts",
            "{paid} was paid for an order of {ordered}. Amounts like these come from a payment provider that counts in "
            "cents. Nothing was booked."),
        QT_TRANSLATE_NOOP("texts",
            "Check payment and order in HighLevel, then retry: Kontor reads the order again. Or book it by hand and "
            "dismiss this item."),
        "retry open_in_highlevel dismiss"},
    Entry{"kontor.time_zone", QT_TRANSLATE_NOOP("texts", "The time zone of the location is not known"),
        QT_TRANSLATE_NOOP("texts",
            "HighLevel names the time zone “{zone}”. Kontor does not know it and cannot tell the day of this payment."),
        QT_TRANSLATE_NOOP("texts",
            "Set the time zone in HighLevel under Settings > Business Profile and check the connection in Kontor. Then "
            "retry."),
        "retry open_integrations"},
    Entry{"kontor.unknown_status", QT_TRANSLATE_NOOP("texts", "Kontor does not know this status"),
        QT_TRANSLATE_NOOP("texts", "{service} reports the status “{status}”. Kontor books nothing on a guess."),
        QT_TRANSLATE_NOOP("texts", "Book it by hand and dismiss this item, or wait for a newer Kontor."),
        "retry copy_details dismiss"},
    Entry{"kontor.unreadable_reply", QT_TRANSLATE_NOOP("texts", "Answer from {service} is unreadable"),
        QT_TRANSLATE_NOOP(
            "texts", "A part of the answer for {document} is missing or garbled. The other documents go on."),
        QT_TRANSLATE_NOOP("texts", "Retry later. If it stays, send the technical details to whoever gave you Kontor."),
        "retry copy_details"},
};

} // namespace

std::span<const Entry> moneyEntries() { return moneyWords; }

} // namespace kontor::texts
