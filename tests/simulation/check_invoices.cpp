// Looks at the invoices of both sides when everything has come to rest. Knows the rules, not the engine.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulation/check_invoices.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::simulation {

namespace {

qint64 cents(const QJsonValue &amount) { return qRound64(amount.toDouble() * 100); }

QString localDate(const QString &instant, const QString &zone)
{
    return QDateTime::fromString(instant, Qt::ISODateWithMs)
        .toTimeZone(QTimeZone(zone.toLatin1()))
        .date()
        .toString(Qt::ISODate);
}

/// What of a document a person may have typed.
QJsonObject typedParts(const QJsonObject &document)
{
    QJsonObject parts;
    for (const QString &field :
        {u"TotalAmt"_s, u"DocNumber"_s, u"TxnDate"_s, u"DueDate"_s, u"PrivateNote"_s, u"UnappliedAmt"_s}) {
        parts.insert(field, document[field]);
    }
    QJsonArray lines;
    const QJsonArray all = document[u"Line"].toArray();
    for (const QJsonValue &line : all) {
        lines.append(QJsonObject{
            {u"amount"_s, line[u"Amount"]}, {u"text"_s, line[u"Description"]}, {u"linked"_s, line[u"LinkedTxn"]}});
    }
    parts.insert(u"lines"_s, lines);
    return parts;
}

class InvoiceCheck
{
public:
    InvoiceCheck(journal::Journal &journal, const sandbox::StandIn &quickBooks, const sandbox::StandIn &highLevel,
        const InvoiceHistory &history)
        : m_journal(journal)
        , m_history(history)
        , m_books(quickBooks.dump())
        , m_place(highLevel.dump())
        , m_emails(quickBooks.counters()[u"emails"].toInteger())
        , m_attention(journal.inAttention())
    { }

    QStringList run()
    {
        const QJsonArray invoices = m_place[u"invoices"].toArray();
        for (const QJsonValue &row : invoices) {
            m_numbers.append(numberOf(row.toObject()));
        }
        for (const QJsonValue &row : invoices) {
            checkInvoice(row.toObject(), false);
        }
        for (const QJsonObject &row : m_history.deleted) {
            checkInvoice(row, true);
        }
        checkDocuments();
        checkStrange();
        if (!m_history.contactless) {
            checkCustomers();
        }
        checkReasons();
        if (m_emails != 0) {
            wrong(u"%1 e-mails were sent"_s.arg(m_emails));
        }
        return m_wrong;
    }

private:
    void wrong(const QString &text) { m_wrong.append(text); }

    static QString numberOf(const QJsonObject &invoice)
    {
        return invoice[u"invoiceNumberPrefix"].toString() + invoice[u"invoiceNumber"].toString();
    }

    QList<QJsonObject> documentsOf(const QString &invoice) const
    {
        QList<QJsonObject> found;
        const QJsonArray rows = m_books[u"invoices"].toArray();
        for (const QJsonValue &row : rows) {
            if (row[u"PrivateNote"].toString().contains(invoice)) {
                found.append(row.toObject());
            }
        }
        return found;
    }

    static bool isVoid(const QJsonObject &document)
    {
        return cents(document[u"TotalAmt"]) == 0 && document[u"PrivateNote"].toString().startsWith(u"Voided");
    }

    bool isAsked(const QJsonObject &invoice) const
    {
        const QString id = invoice[u"_id"].toString();
        const QJsonObject contact = invoice[u"contactDetails"].toObject();
        return std::any_of(m_attention.begin(), m_attention.end(), [&](const journal::Operation &operation) {
            const bool itsCustomer = operation.kind == u"customer.create"
                && (operation.payload[u"contact"] == contact[u"id"]
                    || (!contact[u"email"].toString().isEmpty()
                        && operation.payload[u"email"].toString().compare(
                               contact[u"email"].toString(), Qt::CaseInsensitive)
                            == 0));
            // What both documents wait for is asked for by the flow that came first.
            return (operation.flow == u"invoices" || operation.flow == u"receipts")
                && (operation.payload[u"invoice"].toString() == id || operation.kind == u"item.create" || itsCustomer
                    || operation.kind == u"note");
        });
    }

    void checkInvoice(const QJsonObject &invoice, bool deleted)
    {
        const QString id = invoice[u"_id"].toString();
        const QString name = u"invoice %1 (%2)"_s.arg(numberOf(invoice), id);
        const QList<QJsonObject> documents = documentsOf(id);
        const QString status = invoice[u"status"].toString();
        if (documents.size() > 1) {
            wrong(name + u" has %1 documents"_s.arg(documents.size()));
            return;
        }
        const bool never = m_history.before.contains(id) || !invoice[u"liveMode"].toBool() || status == u"draft";
        if (never) {
            if (!documents.isEmpty()) {
                wrong(name + u" must not be mirrored"_s);
            }
            return;
        }
        const auto touched = std::find_if(m_history.touched.begin(), m_history.touched.end(),
            [&](const InvoiceHistory::Touch &touch) { return touch.invoice == id; });
        if (touched != m_history.touched.end()) {
            checkTouched(name, touched.key(), touched->after, documents);
            checkToldOfTouch(name, invoice, touched.key(), touched->after, deleted || status == u"void");
            return;
        }
        if (isAsked(invoice) || m_history.keptQuickBooks.contains(id) || m_history.touchedAfterChoice.contains(id)) {
            return;
        }
        if (deleted || status == u"void") {
            if (!documents.isEmpty() && !isVoid(documents.first())) {
                wrong(name + u" is %1, its document is not void"_s.arg(deleted ? u"deleted"_s : status));
            }
            checkPayments(name, id, nullptr);
            return;
        }
        if (m_history.overridden.contains(id)) {
            wrong(name + u" shows something broken, and nobody is asked"_s);
            return;
        }
        if (documents.isEmpty()) {
            wrong(name + u" has no document"_s);
            return;
        }
        checkContent(name, invoice, documents.first());
        checkPayments(name, id, &documents.first());
    }

    void checkTouched(
        const QString &name, const QString &document, const QJsonObject &after, const QList<QJsonObject> &documents)
    {
        if (after.isEmpty()) {
            if (!documents.isEmpty()) {
                wrong(name + u" was deleted in QuickBooks, and is there again"_s);
            }
            return;
        }
        if (documents.isEmpty() || documents.first()[u"Id"].toString() != document) {
            wrong(name + u": the document that a person changed is gone"_s);
        } else if (typedParts(documents.first()) != typedParts(after)) {
            wrong(name + u": what a person did to its document was overwritten"_s);
        }
    }

    /// Also when nothing happens to the invoice in HighLevel, the owner hears of what a person did to its document.
    void checkToldOfTouch(const QString &name, const QJsonObject &invoice, const QString &document,
        const QJsonObject &after, bool withdrawn)
    {
        const auto link = m_journal.linkByQuickBooks(u"invoice"_s, document);
        const bool gone = after.isEmpty() || isVoid(after);
        if (!link || link->written[u"voided"].toBool() || isAsked(invoice) || (gone && withdrawn)
            || m_history.keptQuickBooks.contains(invoice[u"_id"].toString())) {
            return;
        }
        const QJsonObject written = link->written[u"fields"].toObject();
        const bool differs = gone || written[u"number"].toString() != after[u"DocNumber"].toString()
            || written[u"date"].toString() != after[u"TxnDate"].toString()
            || written[u"note"].toString() != after[u"PrivateNote"].toString()
            || written[u"lines"][0][u"description"].toString() != after[u"Line"][0][u"Description"].toString();
        if (differs) {
            wrong(name + u": a person changed its document in QuickBooks, and nobody is asked"_s);
        }
    }

    void checkContent(const QString &name, const QJsonObject &invoice, const QJsonObject &document)
    {
        const auto same = [&](const QString &what, const QString &left, const QString &right) {
            if (left != right) {
                wrong(name + u": %1 is %2, and %3 in QuickBooks"_s.arg(what, left, right));
            }
        };
        same(u"the total"_s, QString::number(cents(invoice[u"total"])), QString::number(cents(document[u"TotalAmt"])));
        same(u"the number"_s, numberOf(invoice), document[u"DocNumber"].toString());
        same(u"the date"_s, localDate(invoice[u"issueDate"].toString(), m_history.zone),
            document[u"TxnDate"].toString());
        same(u"the due date"_s, localDate(invoice[u"dueDate"].toString(), m_history.zone),
            document[u"DueDate"].toString());
        same(u"the address"_s, invoice[u"contactDetails"][u"email"].toString(),
            document[u"BillEmail"][u"Address"].toString());
        qint64 parts = cents(document[u"TxnTaxDetail"][u"TotalTax"]);
        const QJsonArray lines = document[u"Line"].toArray();
        for (const QJsonValue &line : lines) {
            const QString type = line[u"DetailType"].toString();
            parts += type == u"SalesItemLineDetail" ? cents(line[u"Amount"])
                : type == u"DiscountLineDetail"     ? -cents(line[u"Amount"])
                                                    : 0;
        }
        same(u"the sum of its parts"_s, QString::number(cents(invoice[u"total"])), QString::number(parts));
    }

    void checkPayments(const QString &name, const QString &invoice, const QJsonObject *document)
    {
        const QJsonArray transactions = m_place[u"transactions"].toArray();
        const QJsonArray payments = m_books[u"payments"].toArray();
        for (const QJsonValue &transaction : transactions) {
            if (transaction[u"entityId"].toString() != invoice || transaction[u"status"].toString() != u"succeeded") {
                continue;
            }
            const QString id = transaction[u"_id"].toString();
            int found = 0;
            for (const QJsonValue &payment : payments) {
                if (!payment[u"PrivateNote"].toString().contains(id) || cents(payment[u"TotalAmt"]) == 0) {
                    continue;
                }
                ++found;
                if (cents(payment[u"TotalAmt"]) != cents(transaction[u"amount"])
                    || cents(payment[u"UnappliedAmt"]) != 0) {
                    wrong(name + u": payment %1 has another amount in QuickBooks"_s.arg(id));
                }
                if (document
                    && payment[u"Line"][0][u"LinkedTxn"][0][u"TxnId"].toString() != (*document)[u"Id"].toString()) {
                    wrong(name + u": payment %1 is not linked to its document"_s.arg(id));
                }
            }
            // Of what is gone only ids are told: which of several payments in doubt it was, nobody can say.
            if (m_history.goneUnknown) {
                if (found > 1) {
                    wrong(name + u": payment %1 is %2 times in QuickBooks"_s.arg(id).arg(found));
                }
                continue;
            }
            if (m_history.gonePayments.contains(id)) {
                const bool taken
                    = m_history.takenPayments.contains(invoice) || m_history.takenHighLevel.contains(invoice);
                if (found > (taken && document ? 1 : 0)) {
                    wrong(name + u": payment %1 was taken away, and is %2 times in QuickBooks"_s.arg(id).arg(found));
                }
                continue;
            }
            if (found != (document ? 1 : 0)) {
                wrong(name + u": payment %1 is %2 times in QuickBooks"_s.arg(id).arg(found));
            }
        }
    }

    /// No document without an invoice, none sent.
    void checkDocuments()
    {
        QStringList ids;
        const QJsonArray invoices = m_place[u"invoices"].toArray();
        for (const QJsonValue &row : invoices) {
            ids.append(row[u"_id"].toString());
        }
        ids.append(m_history.deleted.keys());
        const QJsonArray rows = m_books[u"invoices"].toArray();
        for (const QJsonValue &row : rows) {
            const QString note = row[u"PrivateNote"].toString();
            const bool ours = !m_history.strange.contains(u"invoice "_s + row[u"Id"].toString());
            if (ours && std::none_of(ids.begin(), ids.end(), [&](const QString &id) { return note.contains(id); })) {
                wrong(u"document %1 belongs to no invoice: %2"_s.arg(row[u"Id"].toString(), note));
            }
            if (ours && row[u"EmailStatus"].toString() != u"NotSet") {
                wrong(u"document %1 was sent, or is to be"_s.arg(row[u"Id"].toString()));
            }
        }
    }

    void checkStrange()
    {
        for (auto strange = m_history.strange.begin(); strange != m_history.strange.end(); ++strange) {
            const QString list = strange.key().section(u' ', 0, 0) + u's';
            const QString id = strange.key().section(u' ', 1);
            QJsonObject now;
            const QJsonArray rows = m_books[list].toArray();
            for (const QJsonValue &row : rows) {
                if (row[u"Id"].toString() == id) {
                    now = row.toObject();
                }
            }
            if (typedParts(now) != typedParts(*strange)) {
                const auto shown = [](const QJsonObject &document) {
                    return QString::fromUtf8(QJsonDocument(typedParts(document)).toJson(QJsonDocument::Compact));
                };
                wrong(u"%1 is not Kontor's, and was changed: %2, now %3"_s.arg(
                    strange.key(), shown(*strange), shown(now)));
            }
        }
    }

    /// Its creation is in doubt and its flow was switched off: what became of it is found out when it is on again.
    bool isMadeInDoubt(const QString &name)
    {
        for (const QString &flow : {u"invoices"_s, u"receipts"_s}) {
            const bool off = m_journal.setting(flow + u".enabled"_s) == u"off"_s;
            for (const journal::Operation &operation : m_journal.underWay(flow)) {
                if (off && operation.payload[u"body"][u"DisplayName"].toString() == name) {
                    return true;
                }
            }
        }
        return false;
    }

    void checkCustomers()
    {
        QMap<QString, QStringList> ofContact;
        const QJsonArray rows = m_books[u"customers"].toArray();
        for (const QJsonValue &row : rows) {
            const QString id = row[u"Id"].toString();
            if (m_history.customers.contains(id) || !row[u"Active"].toBool(true)) {
                continue;
            }
            const auto link = m_journal.linkByQuickBooks(u"contact"_s, id);
            if (!link) {
                if (!m_history.changedCustomers.contains(id) && !isMadeInDoubt(row[u"DisplayName"].toString())) {
                    wrong(u"customer %1 (%2) was made and is linked to no contact"_s.arg(
                        id, row[u"DisplayName"].toString()));
                }
                continue;
            }
            if (!m_history.changedCustomers.contains(id) && !m_history.movedCustomers.contains(id)) {
                ofContact[link->highlevelId].append(id);
            }
        }
        for (auto made = ofContact.begin(); made != ofContact.end(); ++made) {
            if (made->size() > 1) {
                wrong(u"contact %1 has the customers %2, all made for it"_s.arg(made.key(), made->join(u", ")));
            }
        }
    }

    /// Whether the document that bears the number is of an invoice that has another one, and cannot get it.
    bool holderIsHeldBack(const QString &invoice, const QString &number) const
    {
        const QJsonArray invoices = m_place[u"invoices"].toArray();
        return std::any_of(invoices.begin(), invoices.end(), [&](const QJsonValue &value) {
            const QJsonObject other = value.toObject();
            const QString id = other[u"_id"].toString();
            const QList<QJsonObject> documents = documentsOf(id);
            return id != invoice && !documents.isEmpty() && documents.first()[u"DocNumber"].toString() == number
                && (isVoid(documents.first()) || isAsked(other) || m_history.keptQuickBooks.contains(id)
                    || m_history.everTouched.contains(id));
        });
    }

    bool mayBeAsked(const journal::Operation &operation) const
    {
        const QString &key = operation.problem->key;
        const QString invoice = operation.payload[u"invoice"].toString();
        const bool broken = m_history.overridden.contains(invoice);
        QJsonObject row = m_history.deleted.value(invoice);
        const QJsonArray rows = m_place[u"invoices"].toArray();
        for (const QJsonValue &candidate : rows) {
            row = candidate[u"_id"].toString() == invoice ? candidate.toObject() : row;
        }
        if (operation.kind == u"note") {
            return !m_history.overridden.isEmpty();
        }
        if (key.endsWith(u"_in_quickbooks")) {
            return m_history.everTouched.contains(invoice);
        }
        if (key == u"qb.6140") {
            return m_history.numbers.contains(numberOf(row)) || m_numbers.count(numberOf(row)) > 1
                || !m_history.deleted.isEmpty() || holderIsHeldBack(invoice, numberOf(row));
        }
        if (key == u"qb.2050") {
            return numberOf(row).size() > 21;
        }
        if (key == u"kontor.void_with_payments" || key == u"kontor.overpaid") {
            // A document that the owner keeps may be about less than what is paid.
            return m_history.strangePayments.contains(invoice)
                || (key == u"kontor.overpaid" && m_history.keptQuickBooks.contains(invoice));
        }
        if (key == u"kontor.sum_mismatch" || key == u"kontor.amount_absurd" || key == u"kontor.unknown_status"
            || key == u"kontor.currency" || key == u"kontor.unreadable_reply") {
            return broken || (key == u"kontor.amount_absurd" && cents(row[u"total"]) == 0);
        }
        if (key == u"kontor.tax_not_mapped") {
            return !m_history.profile.startsWith(u"us_") || m_history.profile == u"us_manual";
        }
        if (key == u"kontor.total_differs") {
            return !m_history.profile.startsWith(u"us_") || m_history.strangePayments.contains(invoice);
        }
        if (key == u"qb.6200" || key == u"qb.6210") {
            return m_history.closed;
        }
        if (key == u"kontor.customer_with_payments") { // HighLevel's client changed after it was paid, here or there
            return m_history.strangePayments.contains(invoice) || cents(row[u"amountPaid"]) > 0;
        }
        if (key.startsWith(u"qb.610") || key == u"qb.2500") {
            return m_history.itemsGone || !m_history.changedCustomers.isEmpty();
        }
        return false;
    }

    /// Nobody is asked without a reason.
    void checkReasons()
    {
        for (const journal::Operation &operation : m_attention) {
            if (operation.flow == u"invoices" && !mayBeAsked(operation)) {
                wrong(u"attention without a reason: %1 %2 (%3, %4 %5)"_s.arg(operation.problem->key,
                    operation.problem->detail, operation.subject, operation.kind, operation.stage));
            }
        }
    }

    journal::Journal &m_journal;
    const InvoiceHistory &m_history;
    QJsonObject m_books;
    QJsonObject m_place;
    qint64 m_emails;
    std::vector<journal::Operation> m_attention;
    QStringList m_numbers;
    QStringList m_wrong;
};

} // namespace

QStringList checkInvoices(journal::Journal &journal, const sandbox::StandIn &quickBooks,
    const sandbox::StandIn &highLevel, const InvoiceHistory &history)
{
    return InvoiceCheck(journal, quickBooks, highLevel, history).run();
}

} // namespace kontor::simulation
