// Samples of attention.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attention_samples.h"

#include "ui/widgets/time_words.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::ui::samples {

namespace {

using Side = engine::AttentionEntry::Side;

engine::AttentionEntry invoice(
    qint64 id, const QString &number, const QString &name, qint64 amount, std::chrono::minutes ago)
{
    engine::AttentionEntry entry;
    entry.id = id;
    entry.flow = u"invoices"_s;
    entry.document = u"invoice"_s;
    entry.documentId = u"6578278e879ad264671%1"_s.arg(id, 5, 10, QChar(u'0'));
    entry.number = number;
    entry.name = name;
    entry.amountMinor = amount;
    entry.currency = u"USD"_s;
    entry.date = u"2026-02-28"_s;
    entry.since = TimeWords::now() - ago;
    entry.attempts = 1;
    entry.inHighLevel = QUrl(u"https://app.gohighlevel.com/v2/location/x/payments/invoices/1"_s);
    return entry;
}

Error problem(const QString &key, QMap<QString, QString> parameters = {})
{
    Error error;
    error.kind = Error::Kind::Refused;
    error.key = key;
    error.parameters = std::move(parameters);
    return error;
}

} // namespace

AttentionRead attention()
{
    AttentionRead read;
    auto closed = invoice(closedEntry, u"INV-000227"_s, u"Marlow Dental Practice"_s, 119000, 12min);
    closed.problem = problem(u"qb.6210"_s, {{u"date"_s, u"2026-02-28"_s}, {u"closed"_s, u"2026-02-28"_s}});
    closed.problem.serviceCode = u"6210"_s;
    closed.problem.httpStatus = 400;
    closed.problem.detail = u"Account Period Closed, Cannot Update Through Services"_s;
    closed.problem.traceId = u"1-69b2c7e6-4f0a9c1d2e77"_s;
    read.entries.push_back(closed);

    auto cents = invoice(centsEntry, u"INV-000224"_s, u"Peak Cycles"_s, 97447, 40min);
    cents.problem = problem(u"kontor.total_differs"_s, {{u"amount"_s, u"0.01 USD"_s}});
    cents.decision = true;
    cents.inQuickBooks = QUrl(u"https://app.qbo.intuit.com/app/invoice?txnId=180"_s);
    cents.sides = {Side{u"total"_s, u"974.47"_s, u"974.46"_s, true}, Side{u"net"_s, u"945.20"_s, u"945.20"_s, false},
        Side{u"discount"_s, u"-45.00"_s, u"-45.00"_s, false}, Side{u"tax"_s, u"74.27"_s, u"74.26"_s, true}};
    read.entries.push_back(cents);

    auto conflict = invoice(conflictEntry, u"INV-000219"_s, u"Tidewater Inn"_s, 151298, 55min);
    conflict.problem = problem(u"kontor.changed_in_quickbooks"_s, {{u"date"_s, u"2026-03-11"_s}});
    conflict.decision = true;
    conflict.inQuickBooks = QUrl(u"https://app.qbo.intuit.com/app/invoice?txnId=181"_s);
    conflict.sides = {Side{u"number"_s, u"INV-000219"_s, u"INV-000219"_s, false},
        Side{u"due"_s, u"2026-03-20"_s, u"2026-03-31"_s, true},
        Side{u"lines.1.description"_s, u"Spring planting"_s, u"Spring planting"_s, false},
        Side{u"lines.1.amount"_s, u"1200.00"_s, u"1200.00"_s, false},
        Side{u"lines.2.description"_s, u"Mulch, 12 bags"_s, u"Mulch, 12 bags"_s, false},
        Side{u"lines.2.amount"_s, u"264.00"_s, u"240.00"_s, true}, Side{u"discount"_s, u"-50.00"_s, u"-50.00"_s, false},
        Side{u"tax.7 %"_s, u"98.98"_s, u"97.30"_s, true}, Side{u"total"_s, u"1512.98"_s, u"1487.30"_s, true}};
    read.entries.push_back(conflict);

    const QString names[]{u"Holm & Sons"_s, u"Red Rock Diner"_s, u"Shara Barnett"_s};
    for (int i = 0; i < 3; ++i) {
        auto unmapped = invoice(
            groupEntry + i, u"INV-00020%1"_s.arg(5 - i), names[i], 40500 + i * 1000, std::chrono::minutes(70 + i));
        unmapped.problem = problem(u"kontor.tax_not_mapped"_s, {{u"name"_s, u"VAT"_s}, {u"rate"_s, u"7"_s}});
        read.entries.push_back(unmapped);
    }

    auto tax = invoice(taxEntry, u"INV-000222"_s, u"Holm & Sons"_s, 40500, 26h);
    tax.problem = problem(u"kontor.tax_not_mapped"_s, {{u"name"_s, u"County"_s}, {u"rate"_s, u"1.25"_s}});
    read.entries.push_back(tax);

    auto voided = invoice(voidedEntry, u"INV-000198"_s, u"Noah Becker"_s, 8900, 30h);
    voided.problem
        = problem(u"kontor.voided_in_quickbooks"_s, {{u"date"_s, u"2026-03-09"_s}, {u"status"_s, u"sent"_s}});
    voided.decision = true;
    voided.inQuickBooks = QUrl(u"https://app.qbo.intuit.com/app/invoice?txnId=182"_s);
    voided.sides = {Side{u"total"_s, u"89.00"_s, u"0.00"_s, true}};
    read.entries.push_back(voided);

    auto longest = invoice(longEntry, u"INV-2026-0000123456789"_s,
        u"Red Rock Diner and Catering Company of the Greater Bay Area, Incorporated"_s, 900719925474099, 49h);
    longest.problem = problem(u"qb.other"_s, {});
    longest.problem.serviceCode = u"99999"_s;
    longest.problem.httpStatus = 400;
    longest.problem.detail = QString(180, u'x');
    longest.problem.traceId = u"1-69b2c7e6-4f0a9c1d2e774f0a9c1d2e774f0a9c1d2e77"_s;
    longest.attempts = 12;
    longest.inQuickBooks = QUrl(u"https://app.qbo.intuit.com/app/invoice?txnId=183"_s);
    read.entries.push_back(longest);

    engine::AttentionEntry contact;
    contact.id = contactEntry;
    contact.flow = u"contacts"_s;
    contact.document = u"contact"_s;
    contact.documentId = u"58"_s;
    contact.name = u"Peak Cycles"_s;
    contact.email = u"office@example.com"_s;
    contact.problem = problem(u"hl.422"_s, {{u"field"_s, u"phone"_s}, {u"value"_s, u"555-0142"_s}});
    contact.problem.httpStatus = 422;
    contact.since = TimeWords::now() - 72h;
    contact.attempts = 3;
    read.entries.push_back(contact);
    return read;
}

AttentionRead attentionWithRefund()
{
    engine::AttentionEntry refund;
    refund.id = refundEntry;
    refund.flow = u"receipts"_s;
    refund.document = u"receipt"_s;
    refund.documentId = u"66f0a1000000000000000041"_s;
    refund.number = u"Apron - Blue"_s;
    refund.name = u"Ana Ruiz"_s;
    refund.email = u"ana@example.com"_s;
    refund.amountMinor = 8820;
    refund.currency = u"USD"_s;
    refund.date = u"2026-03-09"_s;
    refund.since = TimeWords::now() - 5min;
    refund.decision = true;
    refund.problem = problem(u"kontor.refund"_s,
        {{u"amount"_s, u"19.00 USD"_s}, {u"title"_s, u"Apron - Blue"_s}, {u"date"_s, u"2026-03-09"_s}});
    refund.problem.kind = Error::Kind::BadInput;
    refund.inHighLevel = QUrl(u"https://app.gohighlevel.com/v2/location/x/payments/v2/transactions"_s);
    return {.entries = {refund}};
}

AttentionRead attentionWithReviews()
{
    AttentionRead read;
    const auto add = [&read](qint64 id, const QString &name, const Error &problem, std::chrono::minutes ago) {
        engine::AttentionEntry review;
        review.id = id;
        review.flow = u"reviews"_s;
        review.document = u"review"_s;
        review.documentId = u"ocQHyuzHvysMo5N5VsXc"_s;
        review.name = name;
        review.email = name.isEmpty() ? QString() : u"office@example.com"_s;
        review.problem = problem;
        review.problem.parameters.insert(u"contact"_s, name);
        review.since = TimeWords::now() - ago;
        review.attempts = 1;
        review.inHighLevel = QUrl(u"https://app.gohighlevel.com/v2/location/x/contacts/detail/1"_s);
        read.entries.push_back(review);
    };
    add(unsureEntry, u"Amy Lauterbach"_s, problem(u"review.unsure"_s), 4min);
    add(noLinkEntry, {}, problem(u"review.no_link"_s), 9min);
    add(placeholderEntry, u"Peak Cycles"_s, problem(u"review.placeholder"_s, {{u"text"_s, u"{first nam}"_s}}), 11min);
    add(notDeliveredEntry, u"Tidewater Inn"_s,
        problem(u"review.not_delivered"_s,
            {{u"channel"_s, u"email"_s}, {u"detail"_s, u"550 5.1.1 The email account does not exist"_s}}),
        25h);
    add(timeZoneEntry, u"Marlow Dental Practice"_s, problem(u"review.time_zone"_s, {{u"zone"_s, u"Mars/Olympus"_s}}),
        26h);
    return read;
}

AttentionRead attentionWithPayments()
{
    AttentionRead read;
    engine::AttentionEntry rest;
    rest.id = restEntry;
    rest.flow = u"contacts"_s;
    rest.document = u"company"_s;
    rest.name = u"Fern & Field Gardening"_s;
    rest.problem = problem(u"qb.6190"_s, {{u"company"_s, u"Fern & Field Gardening"_s}});
    rest.problem.serviceCode = u"6190"_s;
    rest.since = TimeWords::now() - 3min;
    read.entries.push_back(rest);

    auto total = attentionWithRefund().entries.at(0);
    total.id = receiptTotalEntry;
    total.problem = problem(u"kontor.total_differs"_s, {{u"amount"_s, u"0.02 USD"_s}, {u"case"_s, u"receipt"_s}});
    total.inQuickBooks = QUrl(u"https://app.qbo.intuit.com/app/salesreceipt?txnId=190"_s);
    total.sides = {Side{u"tax"_s, u"7.20"_s, u"7.22"_s, true}, Side{u"total"_s, u"88.20"_s, u"88.22"_s, true}};
    read.entries.push_back(total);

    auto takenBack = attentionWithRefund().entries.at(0);
    takenBack.id = takenBackEntry;
    takenBack.decision = false;
    takenBack.problem
        = problem(u"kontor.payment_taken_back"_s, {{u"document"_s, u"Apron - Blue"_s}, {u"status"_s, u"failed"_s}});
    takenBack.inQuickBooks = total.inQuickBooks;
    read.entries.push_back(takenBack);

    auto changed = takenBack;
    changed.id = amountChangedEntry;
    changed.problem = problem(u"kontor.amount_changed"_s,
        {{u"document"_s, u"Apron - Blue"_s}, {u"a"_s, u"88.20 USD"_s}, {u"b"_s, u"69.20 USD"_s}});
    read.entries.push_back(changed);

    auto byHand = takenBack;
    byHand.id = refundByHandEntry;
    byHand.inQuickBooks.clear();
    byHand.problem = problem(u"kontor.refund"_s,
        {{u"amount"_s, u"19.00 USD"_s}, {u"title"_s, u"Apron - Blue"_s}, {u"date"_s, u"2026-03-09"_s},
            {u"case"_s, u"by_hand"_s}});
    read.entries.push_back(byHand);

    // The payment of an invoice bears that invoice's title in HighLevel.
    auto ofInvoice = takenBack;
    ofInvoice.document = u"payment"_s;
    ofInvoice.inQuickBooks = QUrl(u"https://app.qbo.intuit.com/app/recvpayment?txnId=201"_s);
    ofInvoice.id = invoicePaymentTakenBackEntry;
    ofInvoice.number = u"INV-000231"_s;
    ofInvoice.name = u"Red Rock Diner and Catering Company of the Greater Bay Area"_s;
    ofInvoice.problem = problem(u"kontor.payment_taken_back"_s,
        {{u"document"_s, u"INV-000231"_s}, {u"status"_s, u"failed"_s}, {u"case"_s, u"payment"_s}});
    read.entries.push_back(ofInvoice);

    auto missing = invoice(missingPaymentEntry, u"INV-000231"_s, u"Tidewater Inn"_s, 151298, 26h);
    missing.problem = problem(u"kontor.payment_missing"_s,
        {{u"amount"_s, u"500.00 USD"_s}, {u"a"_s, u"1512.98 USD"_s}, {u"b"_s, u"1012.98 USD"_s}});
    missing.inQuickBooks = QUrl(u"https://app.qbo.intuit.com/app/invoice?txnId=184"_s);
    read.entries.push_back(missing);

    auto refunded = invoice(refundedVoidEntry, u"INV-000233"_s, u"Noah Becker"_s, 8900, 27h);
    refunded.problem
        = problem(u"kontor.void_with_payments"_s, {{u"amount"_s, u"89.00 USD"_s}, {u"case"_s, u"refunded"_s}});
    refunded.inQuickBooks = QUrl(u"https://app.qbo.intuit.com/app/invoice?txnId=185"_s);
    read.entries.push_back(refunded);
    return read;
}

engine::AttentionEntry entry(qint64 id)
{
    for (const auto &each : attention().entries) {
        if (each.id == id) {
            return each;
        }
    }
    return {};
}

} // namespace kontor::ui::samples
