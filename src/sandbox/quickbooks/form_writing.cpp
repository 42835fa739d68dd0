// Creates and updates sales forms: invoices, receipts, credit memos (quickbooks-online-api 7.7, 7.9, 7.10).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/form_writing.h"

#include "sandbox/quickbooks/field_check.h"
#include "sandbox/quickbooks/form_tax.h"
#include "sandbox/quickbooks/links.h"
#include "sandbox/quickbooks/name_writing.h"
#include "sandbox/quickbooks/payment_writing.h"

#include <QDate>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

using Tax = FormRules::Tax;

bool isInvoice(const EntityKind &kind) { return &kind == &EntityKind::invoice(); }

QString referenceOf(const QJsonObject &form, QStringView key) { return form.value(key)[u"value"].toString(); }

void insertDefault(QJsonObject &form, const QString &key, const QJsonValue &value)
{
    if (!form.contains(key)) {
        form.insert(key, value);
    }
}

// One write, from the body to the stored form.
class FormWriting
{
public:
    FormWriting(Books &books, const EntityKind &kind, const QJsonObject &body, bool allowsDuplicate)
        : m_books(books)
        , m_kind(kind)
        , m_body(body)
        , m_rules(books)
        , m_allowsDuplicate(allowsDuplicate)
    { }

    Outcome<QJsonObject> run()
    {
        using Step = Outcome<> (FormWriting::*)();
        for (const Step step : {&FormWriting::readBody, &FormWriting::settleReferences, &FormWriting::settleDates,
                 &FormWriting::settleStates, &FormWriting::settleTotals, &FormWriting::checkPaid,
                 &FormWriting::settleNumber}) {
            if (const Outcome<> done = (this->*step)(); !done) {
                return refuse(done.error());
            }
        }
        return stored();
    }

private:
    bool creates() const { return m_before.isEmpty(); }
    bool wasSent(QStringView key) const { return m_fields.contains(key); }

    Outcome<> readBody()
    {
        const QString id = m_body.value(u"Id").toVariant().toString();
        if (!id.isEmpty()) {
            const Outcome<QJsonObject> current = objectToUpdate(m_books, m_kind, m_body);
            if (!current) {
                return refuse(current.error());
            }
            m_before = *current;
        }
        const Outcome<QJsonObject> fields = creates() ? checkedFields(m_books, m_kind, m_body, true)
                                                      : changedFields(m_books, m_kind, m_body, m_before);
        if (!fields) {
            return refuse(fields.error());
        }
        m_fields = *fields;
        m_sparse = !creates() && isSparse(m_body);
        if (m_sparse && wasSent(u"Line") && !wasSent(u"CustomerRef")
            && m_books.switches().is(Switch::SparseInvoice, u"needs_customer")) {
            return refuse(missingParameter(u"CustomerRef"_s));
        }
        if (isDeposited(m_before)) {
            return refuse(partOfDeposit());
        }
        QJsonObject header = m_fields;
        for (const QString &key : {u"Line"_s, u"TxnTaxDetail"_s, u"LinkedTxn"_s}) {
            header.remove(key);
        }
        m_form = mergedFields(m_kind, m_before, header, m_sparse);
        for (auto entry = header.begin(); creates() && entry != header.end(); ++entry) {
            if (clearsField(*m_kind.field(entry.key()), entry.value())) {
                m_form.remove(entry.key());
            }
        }
        m_form.insert(u"LinkedTxn"_s, m_before.value(u"LinkedTxn").toArray());
        return {};
    }

    Outcome<> settleReferences()
    {
        const QString customer = referenceOf(m_form, u"CustomerRef");
        const bool needed = isInvoice(m_kind) || &m_kind == &EntityKind::creditMemo();
        if (customer.isEmpty() && needed) {
            return refuse(missingParameter(u"CustomerRef"_s));
        }
        for (const QString &key : {u"CustomerRef"_s, u"PaymentMethodRef"_s}) {
            const Field *field = m_kind.field(key);
            const EntityKind *target = field ? EntityKind::find(QString::fromLatin1(field->refersTo)) : nullptr;
            const Row *row = target ? m_books.store(*target).find(referenceOf(m_form, key)) : nullptr;
            if (row) {
                m_form.insert(
                    key, QJsonObject{{u"value"_s, row->id}, {u"name"_s, row->object.value(target->nameField())}});
            }
        }
        if (m_kind.name() == u"RefundReceipt" && referenceOf(m_form, u"DepositToAccountRef").isEmpty()) {
            return refuse(missingParameter(u"DepositToAccountRef"_s));
        }
        const bool takesMoney = m_kind.name().endsWith(u"Receipt") || m_form.contains(u"DepositToAccountRef");
        if (takesMoney && &m_kind != &EntityKind::creditMemo()) {
            if (const Outcome<> account = settleDepositAccount(m_books, m_form); !account) {
                return account;
            }
        }
        if (const Row *row = m_books.store(EntityKind::customer()).find(customer)) {
            for (const QString &key : {u"BillAddr"_s, u"ShipAddr"_s}) {
                if (row->object.contains(key)) {
                    insertDefault(m_form, key, row->object.value(key));
                }
            }
        }
        for (const QString &key : {u"BillAddr"_s, u"ShipAddr"_s}) {
            QJsonObject address = m_form.value(key).toObject();
            if (m_form.contains(key) && !address.contains(u"Id")) {
                address.insert(u"Id"_s, m_books.nextAddressId());
                m_form.insert(key, address);
            }
        }
        if (!creates() && !wasSent(u"CurrencyRef")) {
            m_form.remove(u"CurrencyRef"_s);
        }
        const Outcome<> currency = settleCurrency(m_books, m_rules, m_form);
        m_digits = digitsOf(m_books, m_form);
        return currency;
    }

    Outcome<> settleDates()
    {
        insertDefault(m_form, u"TxnDate"_s, creates() ? QJsonValue(serverDay(m_books)) : m_before.value(u"TxnDate"));
        const QString day = m_form.value(u"TxnDate").toString();
        for (const QString &key : {u"TxnDate"_s, u"DueDate"_s, u"ShipDate"_s}) {
            if (m_form.contains(key) && !isCalendarDay(m_form.value(key).toString())) {
                return refuse(unreadableBody(u"%1 is no date: %2"_s.arg(key, m_form.value(key).toString())));
            }
        }
        for (const QString &written : {day, m_before.value(u"TxnDate").toString()}) {
            const Outcome<> open = written.isEmpty() ? Outcome<>() : checkPeriodOpen(m_rules, written);
            if (!open) {
                return open;
            }
        }
        if (isInvoice(m_kind) && !m_form.contains(u"DueDate")) {
            m_form.insert(u"DueDate"_s, dueDay(day));
        }
        return {};
    }

    QString dueDay(const QString &day) const
    {
        QString term = referenceOf(m_form, u"SalesTermRef");
        if (term.isEmpty()) {
            const Row *customer = m_books.store(EntityKind::customer()).find(referenceOf(m_form, u"CustomerRef"));
            term = customer ? referenceOf(customer->object, u"SalesTermRef") : QString();
        }
        const Row *row = m_books.store(*EntityKind::find(u"term")).find(term.isEmpty() ? m_rules.defaultTerm : term);
        const int days = row ? row->object.value(u"DueDays").toInt() : 0;
        return QDate::fromString(day, Qt::ISODate).addDays(days).toString(Qt::ISODate);
    }

    Outcome<> settleStates()
    {
        insertDefault(m_form, u"EmailStatus"_s, u"NotSet"_s);
        insertDefault(m_form, u"PrintStatus"_s, u"NeedToPrint"_s);
        insertDefault(m_form, u"CustomField"_s, QJsonArray());
        if (m_rules.unitedStates) {
            m_form.remove(u"GlobalTaxCalculation"_s);
            insertDefault(m_form, u"ApplyTaxAfterDiscount"_s, false);
        } else {
            m_form.remove(u"ApplyTaxAfterDiscount"_s);
            insertDefault(m_form, u"GlobalTaxCalculation"_s, u"TaxExcluded"_s);
        }
        const std::pair<QString, QStringList> states[]{
            {u"EmailStatus"_s, {u"NotSet"_s, u"NeedToSend"_s, u"EmailSent"_s}},
            {u"PrintStatus"_s, {u"NotSet"_s, u"NeedToPrint"_s, u"PrintComplete"_s}},
            {u"GlobalTaxCalculation"_s, {u"TaxExcluded"_s, u"TaxInclusive"_s, u"NotApplicable"_s}}};
        for (const auto &[key, known] : states) {
            if (m_form.contains(key) && !known.contains(m_form.value(key).toString())) {
                return refuse(invalidEnumeration(key, m_form.value(key).toString()));
            }
        }
        if (m_form.value(u"EmailStatus").toString() == u"NeedToSend" && !m_form.contains(u"BillEmail")) {
            return refuse(missingParameter(u"BillEmail"_s));
        }
        if (const qsizetype size = m_form.value(u"CustomerMemo")[u"value"].toString().size(); size > 1000) {
            return refuse(tooLong(u"CustomerMemo"_s, 1000, size));
        }
        if (isInvoice(m_kind)) {
            for (const QString &key : {u"AllowIPNPayment"_s, u"AllowOnlinePayment"_s, u"AllowOnlineCreditCardPayment"_s,
                     u"AllowOnlineACHPayment"_s}) {
                insertDefault(m_form, key, false);
            }
        }
        return {};
    }

    bool totalsStay() const
    {
        return m_sparse && !wasSent(u"Line") && !wasSent(u"TxnTaxDetail") && !wasSent(u"ApplyTaxAfterDiscount")
            && !wasSent(u"GlobalTaxCalculation");
    }

    Outcome<> settleTotals()
    {
        if (totalsStay()) {
            for (const QString &key : {u"Line"_s, u"TxnTaxDetail"_s, u"TotalAmt"_s}) {
                m_form.insert(key, m_before.value(key));
            }
        } else if (const Outcome<> computed = computeTotals(); !computed) {
            return computed;
        }
        const qint64 deposit = isInvoice(m_kind) ? minorOf(m_form, u"Deposit", m_digits) : 0;
        m_total = minorOf(m_form, u"TotalAmt", m_digits);
        if (m_total < 0) {
            return refuse(business(u"Transaction amount must be 0 or greater."_s));
        }
        if (deposit < 0 || deposit > m_total) {
            return refuse(business(u"The deposit must lie between 0 and the total."_s));
        }
        if (m_rules.manyCurrencies) {
            const ExactNumber rate = ExactNumber::ofJson(m_form.value(u"ExchangeRate")).value_or(ExactNumber());
            const int homeDigits = minorDigits(m_books.currency());
            m_form.insert(u"HomeTotalAmt"_s,
                amountJson(productInMinor(ExactNumber::ofMinor(m_total, m_digits), rate, homeDigits), homeDigits));
        }
        settleBalance(m_books, m_kind, m_form);
        return {};
    }

    Outcome<> computeTotals()
    {
        if (creates() && !wasSent(u"Line")) {
            return refuse(missingParameter(u"Line"_s));
        }
        const bool taxCodesCount = m_form.value(u"GlobalTaxCalculation").toString() != u"NotApplicable";
        const LineGround ground{m_books, m_rules, m_digits, taxCodesCount};
        const QJsonArray known = m_before.value(u"Line").toArray();
        const bool keepsLines = m_sparse && !wasSent(u"Line");
        const Outcome<FormLines> lines
            = checkedLines(ground, keepsLines ? known : m_fields.value(u"Line").toArray(), known);
        if (!lines) {
            return refuse(lines.error());
        }
        QJsonObject asked = m_fields.value(u"TxnTaxDetail").toObject();
        if (m_sparse && !wasSent(u"TxnTaxDetail") && m_rules.tax == Tax::Manual) {
            const QJsonValue code = m_before.value(u"TxnTaxDetail")[u"TxnTaxCodeRef"];
            asked = code.isObject() ? QJsonObject{{u"TxnTaxCodeRef"_s, code}} : QJsonObject();
        }
        const Outcome<FormTax> tax = taxOfForm(ground, m_form, *lines, asked);
        if (!tax) {
            return refuse(tax.error());
        }
        m_form.insert(u"Line"_s, lines->all(m_digits));
        m_form.insert(u"TxnTaxDetail"_s, tax->detail);
        m_form.insert(u"TotalAmt"_s, amountJson(tax->total, m_digits));
        return {};
    }

    Outcome<> checkPaid()
    {
        const qint64 applied = creates() ? 0 : appliedTo(m_books, m_kind.name(), m_before, m_digits);
        if (applied == 0) {
            return {};
        }
        if (referenceOf(m_form, u"CustomerRef") != referenceOf(m_before, u"CustomerRef")) {
            return refuse(business(u"The customer of a transaction with payments cannot be changed."_s));
        }
        const qint64 room = m_total - minorOf(m_form, u"Deposit", m_digits);
        if (room >= applied) {
            return {};
        }
        if (!isInvoice(m_kind) || m_books.switches().is(Switch::TotalBelowPaid, u"refused")) {
            return refuse(business(u"The total cannot be less than what has been applied to the transaction."_s));
        }
        m_keep = room;
        return {};
    }

    Outcome<> settleNumber()
    {
        const bool automatic = m_kind.name() != u"RefundReceipt" && m_kind.name() != u"CreditMemo";
        const QString sent = m_fields.value(u"DocNumber").toString();
        if (automatic && sent == u"AUTO_GENERATE") {
            m_form.insert(u"DocNumber"_s, freeNumber());
            return {};
        }
        const QString before = m_before.value(u"DocNumber").toString();
        if (!wasSent(u"DocNumber") && !m_rules.customNumbers) {
            m_form.insert(u"DocNumber"_s, creates() ? m_books.nextDocumentNumber() : before);
            return {};
        }
        if (!m_rules.customNumbers || m_allowsDuplicate || sent.isEmpty() || sent == before) {
            return {};
        }
        const auto bearers = m_books.bearersOfNumber(sent);
        for (const auto &[kind, id] : bearers) {
            const bool own = kind == m_kind.name() && id == m_before.value(u"Id").toString();
            if (!own && (kind == m_kind.name() || m_books.switches().is(Switch::DocNumberScope, u"all_types"))) {
                return refuse(duplicateDocNumber(sent, kind, id));
            }
        }
        return {};
    }

    QString freeNumber()
    {
        QString number = m_books.nextDocumentNumber();
        while (m_rules.customNumbers && !m_books.bearersOfNumber(number).isEmpty()) {
            number = m_books.nextDocumentNumber();
        }
        return number;
    }

    QJsonObject stored()
    {
        if (m_keep) {
            unapplyDownTo(m_books, m_before.value(u"Id").toString(), *m_keep);
            const Row *row = m_books.store(m_kind).find(m_before.value(u"Id").toString());
            m_form.insert(u"LinkedTxn"_s, row->object.value(u"LinkedTxn"));
            m_form.insert(u"SyncToken"_s, row->object.value(u"SyncToken"));
            settleBalance(m_books, m_kind, m_form);
        }
        m_form.insert(u"domain"_s, u"QBO"_s);
        m_form.insert(u"sparse"_s, false);
        if (creates()) {
            m_form.insert(u"Id"_s, m_books.nextId(m_kind));
            m_form.insert(u"SyncToken"_s, u"0"_s);
            m_books.stamp(m_form);
        } else {
            renew(m_books, m_form);
        }
        const QString id = m_form.value(u"Id").toString();
        m_books.put(m_kind, m_form);
        bookDifference();
        if (creates() && isInvoice(m_kind) && m_rules.appliesCredit) {
            takeUnapplied(m_books, id);
        }
        const bool takesCredit = isInvoice(m_kind) || &m_kind == &EntityKind::creditMemo();
        if (creates() && takesCredit && m_rules.appliesCredit) {
            applyOpenCredit(m_books, referenceOf(m_form, u"CustomerRef"));
        }
        return m_books.store(m_kind).find(id)->object;
    }

    void bookDifference()
    {
        const qint64 now = effectOnCustomer(m_kind, m_form, m_digits);
        const qint64 then = creates() ? 0 : effectOnCustomer(m_kind, m_before, m_digits);
        const QString customer = referenceOf(m_form, u"CustomerRef");
        const QString former = creates() ? customer : referenceOf(m_before, u"CustomerRef");
        if (customer == former) {
            bookForCustomer(m_books, customer, ExactNumber::ofMinor(now - then, m_digits));
            return;
        }
        bookForCustomer(m_books, former, ExactNumber::ofMinor(-then, m_digits));
        bookForCustomer(m_books, customer, ExactNumber::ofMinor(now, m_digits));
    }

    Books &m_books;
    const EntityKind &m_kind;
    const QJsonObject &m_body;
    const FormRules m_rules;
    const bool m_allowsDuplicate;
    QJsonObject m_before; ///< empty for a new form
    QJsonObject m_fields; ///< what was sent, checked
    QJsonObject m_form; ///< what is stored in the end
    bool m_sparse = false;
    int m_digits = 2;
    qint64 m_total = 0;
    std::optional<qint64> m_keep; ///< what may stay applied when the total falls below it
};

} // namespace

Outcome<QJsonObject> writeSalesForm(Books &books, const EntityKind &kind, const QJsonObject &body, bool allowsDuplicate)
{
    return FormWriting(books, kind, body, allowsDuplicate).run();
}

qint64 effectOnCustomer(const EntityKind &kind, const QJsonObject &form, int digits)
{
    const qint64 total = minorOf(form, u"TotalAmt", digits);
    if (&kind == &EntityKind::invoice()) {
        return total - minorOf(form, u"Deposit", digits);
    }
    return &kind == &EntityKind::creditMemo() ? -total : 0;
}

} // namespace kontor::sandbox::quickbooks
