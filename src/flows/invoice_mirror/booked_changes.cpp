// Notices what people do in QuickBooks to the documents and payments that the mirror booked.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/booked_changes.h"

#include "core/service.h"
#include "flows/invoice_mirror/write_payment.h"
#include "flows/shared/company_feed.h"
#include "quickbooks/invoice.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::flows::invoice_mirror {

namespace {

const QString seenField = u"seen"_s; // in Link::written: the last state that was looked at; written anew with the note
const QString stateField = u"state"_s;

/// Of a document the fields that Kontor writes; one that is gone or cannot be read is just that.
QJsonObject stateOfDocument(const QJsonObject &row, Currency home)
{
    const Result<quickbooks::Invoice> document = quickbooks::invoiceFromJson(row, home);
    if (!document) {
        return {{stateField, QString(u"unreadable "_s + row[u"SyncToken"].toVariant().toString())}};
    }
    if (document->deleted || document->voided) {
        return {{stateField, document->deleted ? u"deleted"_s : u"voided"_s}};
    }
    return quickbooks::writtenFields(*document);
}

QJsonObject stateOfPayment(const QJsonObject &row, const QString &document)
{
    if (row[u"status"].toString() == u"Deleted" || isVoidedPayment(row)) {
        return {{stateField, u"gone"_s}};
    }
    const QJsonArray lines = row[u"Line"].toArray();
    const bool on = std::any_of(lines.begin(), lines.end(), [&document](const QJsonValue &line) {
        const QJsonArray linked = line[u"LinkedTxn"].toArray();
        return std::any_of(linked.begin(), linked.end(), [&document](const QJsonValue &one) {
            return one[u"TxnType"].toString() == u"Invoice" && one[u"TxnId"].toVariant().toString() == document;
        });
    });
    return on ? QJsonObject() : QJsonObject{{stateField, u"off"_s}};
}

void look(journal::Journal &journal, journal::Link link, const QJsonObject &before, const QJsonObject &state,
    const QString &invoice)
{
    const QJsonObject last = link.written.contains(seenField) ? link.written[seenField].toObject() : before;
    if (quickbooks::fieldChanges(last, state).empty()) {
        return;
    }
    link.written.insert(seenField, state);
    journal.putLink(link);
    journal.markUnplanned(Service::HighLevel, u"invoice"_s, invoice);
}

} // namespace

AlsoChanged bookedChanges(journal::Journal &journal)
{
    return {.entities = {u"Invoice"_s, u"Payment"_s}, .store = [&journal](const QJsonArray &blocks, Instant, bool) {
                const Result<Company> company = rememberedCompany(journal);
                if (!company) {
                    return; // nothing was booked yet
                }
                for (const QJsonValue &block : blocks) {
                    const QJsonArray documents = block[u"Invoice"].toArray();
                    for (const QJsonValue &row : documents) {
                        const auto link = journal.linkByQuickBooks(u"invoice"_s, row[u"Id"].toVariant().toString());
                        if (link && !link->written[u"voided"].toBool()) {
                            look(journal, *link, link->written[u"fields"].toObject(),
                                stateOfDocument(row.toObject(), company->profile.home), link->highlevelId);
                        }
                    }
                    const QJsonArray payments = block[u"Payment"].toArray();
                    for (const QJsonValue &row : payments) {
                        const auto link = journal.linkByQuickBooks(u"payment"_s, row[u"Id"].toVariant().toString());
                        const QString document = link ? link->written[u"invoice"].toString() : QString();
                        const auto paid = journal.linkByQuickBooks(u"invoice"_s, document);
                        if (paid && !link->written[u"voided"].toBool()) {
                            look(journal, *link, {}, stateOfPayment(row.toObject(), document), paid->highlevelId);
                        }
                    }
                }
            }};
}

} // namespace kontor::flows::invoice_mirror
