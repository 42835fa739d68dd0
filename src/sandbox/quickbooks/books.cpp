// The books of one company: its objects of every kind, its numbers, names and settings.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/books.h"

#include "core/plain_text.h"
#include "sandbox/quickbooks/country_profile.h"
#include "sandbox/quickbooks/pacific_time.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

void insertMissing(QJsonObject &object, const QString &key, const QJsonValue &value)
{
    if (!object.contains(key)) {
        object.insert(key, value);
    }
}

constexpr int mostCheckNameCharacters = 110;

} // namespace

Books::Books(const Clock &clock, const Switches &switches, QuickBooksStandIn::Company company)
    : m_clock(clock)
    , m_switches(switches)
    , m_madeAt(clock.now())
    , m_company(std::move(company))
{
    if (!m_company.profile.isEmpty()) {
        const CountryProfile profile = countryProfile(m_company.profile, {});
        m_company.country = profile.country;
        if (m_company.currency == u"USD") {
            m_company.currency = profile.currency;
        }
    }
}

const EntityStore &Books::store(const EntityKind &kind) const { return writableStore(kind); }

EntityStore &Books::writableStore(const EntityKind &kind) const
{
    if (kind.sequence() == EntityKind::Sequence::Names) {
        fill();
    }
    std::unique_ptr<EntityStore> &store = m_stores[kind.name()];
    if (!store) {
        store = std::make_unique<EntityStore>(kind);
        fillList(*store);
    }
    return *store;
}

void Books::put(const EntityKind &kind, QJsonObject object)
{
    EntityStore &store = writableStore(kind);
    if (kind.sequence() == EntityKind::Sequence::Names) {
        if (const Row *before = store.find(object.value(u"Id").toString())) {
            registerName(kind, before->object, -1);
        }
        registerName(kind, object, 1);
    }
    if (kind.family() == EntityKind::Family::Transaction) {
        if (const Row *before = store.find(object.value(u"Id").toString())) {
            registerNumber(kind, before->object, -1);
        }
        registerNumber(kind, object, 1);
    }
    store.put(std::move(object));
}

void Books::bury(const EntityKind &kind, const QString &id)
{
    EntityStore &store = writableStore(kind);
    const Row *row = store.find(id);
    if (!row || row->deleted) {
        return;
    }
    if (kind.sequence() == EntityKind::Sequence::Names) {
        registerName(kind, row->object, -1);
    }
    if (kind.family() == EntityKind::Family::Transaction) {
        registerNumber(kind, row->object, -1);
    }
    store.bury(id, now());
}

void Books::registerNumber(const EntityKind &kind, const QJsonObject &object, int by)
{
    const QString number = object.value(u"DocNumber").toString();
    if (number.isEmpty()) {
        return;
    }
    const std::pair<QString, QString> bearer(kind.name(), object.value(u"Id").toString());
    if (by > 0) {
        m_bearersOfNumbers.insert(number, bearer);
    } else {
        m_bearersOfNumbers.remove(number, bearer);
    }
}

QList<std::pair<QString, QString>> Books::bearersOfNumber(const QString &number) const
{
    return m_bearersOfNumbers.values(number);
}

QString Books::nextDocumentNumber() { return QString::number(++m_lastDocumentNumber); }

void Books::stamp(QJsonObject &object) const
{
    const QString time = pacificSeconds(now());
    QJsonObject metaData = object.value(u"MetaData").toObject();
    if (!metaData.contains(u"CreateTime")) {
        metaData.insert(u"CreateTime"_s, time);
    }
    metaData.insert(u"LastUpdatedTime"_s, time);
    object.insert(u"MetaData"_s, metaData);
}

QString Books::nextId(const EntityKind &kind)
{
    switch (kind.sequence()) {
    case EntityKind::Sequence::Names:
        fill();
        return QString::number(++m_lastName);
    case EntityKind::Sequence::Transactions:
        return QString::number(++m_lastTransaction);
    case EntityKind::Sequence::Own:
        break;
    }
    return QString::number(store(kind).largestNumber() + 1);
}

QString Books::nextAddressId()
{
    fill();
    return QString::number(++m_lastAddress);
}

Books::NameHolder Books::holderOfName(
    const EntityKind &kind, const QString &displayName, const QString &fullName, const QString &own) const
{
    fill();
    const QString folded = displayName.toCaseFolded();
    const QString other = m_othersByName.value(folded);
    if (!other.isEmpty() && other != own) {
        return NameHolder::Other;
    }
    if (&kind != &EntityKind::customer()) {
        return m_customersByDisplayName.value(folded) > 0 ? NameHolder::Other : NameHolder::Nobody;
    }
    const QString customer = m_customersByFullName.value(fullName.toCaseFolded());
    return !customer.isEmpty() && customer != own ? NameHolder::Customer : NameHolder::Nobody;
}

QStringList Books::children(const QString &customerId) const
{
    fill();
    return m_children.value(customerId);
}

void Books::fill() const
{
    if (m_filled) {
        return;
    }
    m_filled = true;
    // Ids that are given stay; new ones come after the largest of all names.
    for (const QJsonArray &rows : {m_company.customers, m_company.vendors, m_company.employees}) {
        for (const auto row : rows) {
            m_lastName = std::max(m_lastName, row[u"Id"].toVariant().toString().toLongLong());
            m_lastAddress = std::max(m_lastAddress, row[u"BillAddr"][u"Id"].toString().toLongLong());
        }
    }
    fillNames(EntityKind::customer(), std::exchange(m_company.customers, {}));
    fillNames(EntityKind::vendor(), std::exchange(m_company.vendors, {}));
    fillNames(EntityKind::employee(), std::exchange(m_company.employees, {}));
}

void Books::fillNames(const EntityKind &kind, const QJsonArray &rows) const
{
    EntityStore &store = writableStore(kind);
    const QString madeAt = pacificSeconds(m_madeAt);
    const auto add = [&](QJsonObject row) {
        const bool recorded = row.contains(u"Id") && row.contains(u"MetaData") && row.contains(u"SyncToken");
        insertMissing(row, u"SyncToken"_s, u"0"_s);
        insertMissing(row, u"MetaData"_s, QJsonObject{{u"CreateTime"_s, madeAt}, {u"LastUpdatedTime"_s, madeAt}});
        const QString id = row.value(u"Id").toVariant().toString();
        row.insert(u"Id"_s, id.isEmpty() ? QString::number(++m_lastName) : id);
        if (!recorded || !row.contains(u"DisplayName")) {
            row = completed(kind, row);
        }
        registerName(kind, row, 1);
        store.put(std::move(row));
    };
    // The full name of a sub-customer is made of its parent's, which may come later in the list.
    std::vector<QJsonObject> waiting;
    for (const auto value : rows) {
        const QJsonObject row = value.toObject();
        const QString parent
            = row.value(u"FullyQualifiedName").isString() ? QString() : row.value(u"ParentRef")[u"value"].toString();
        if (parent.isEmpty() || store.find(parent)) {
            add(row);
        } else {
            waiting.push_back(row);
        }
    }
    for (std::size_t before = waiting.size() + 1; !waiting.empty();) {
        const bool stuck = waiting.size() == before; // what names a parent that is not there comes without
        before = waiting.size();
        for (const QJsonObject &row : std::exchange(waiting, {})) {
            if (stuck || store.find(row.value(u"ParentRef")[u"value"].toString())) {
                add(row);
            } else {
                waiting.push_back(row);
            }
        }
    }
}

void Books::fillList(EntityStore &store) const
{
    const QString &kind = store.kind().name();
    const CountryProfile profile = countryProfile(m_company.profile, m_company.country);
    const char *text = kind == u"TaxCode" ? profile.taxCodes : kind == u"TaxRate" ? profile.taxRates : seedRows(kind);
    if (!text) {
        return;
    }
    const QString madeAt = pacificSeconds(m_madeAt);
    const QJsonArray rows = QJsonDocument::fromJson(text).array();
    for (const auto value : rows) {
        QJsonObject row = value.toObject();
        // The pseudo codes of the United States come without these (quickbooks-online-api 7.4).
        if (row.value(u"Id").toString().toLongLong() > 0) {
            row.insert(u"SyncToken"_s, u"0"_s);
            row.insert(u"domain"_s, u"QBO"_s);
            row.insert(u"sparse"_s, false);
            row.insert(u"Active"_s, true);
            row.insert(u"MetaData"_s, QJsonObject{{u"CreateTime"_s, madeAt}, {u"LastUpdatedTime"_s, madeAt}});
        }
        if (kind == u"Account") {
            row.insert(u"SubAccount"_s, false);
            row.insert(u"CurrentBalance"_s, 0);
            row.insert(u"CurrentBalanceWithSubAccounts"_s, 0);
            row.insert(u"CurrencyRef"_s,
                QJsonObject{{u"value"_s, m_company.currency}, {u"name"_s, currencyName(m_company.currency)}});
        }
        if (kind == u"Account" || kind == u"Item") {
            row.insert(u"FullyQualifiedName"_s, row.value(u"Name"));
        }
        store.put(std::move(row));
    }
}

void Books::registerName(const EntityKind &kind, const QJsonObject &object, int by) const
{
    const QString id = object.value(u"Id").toString();
    const QString displayName = object.value(u"DisplayName").toString().toCaseFolded();
    if (&kind != &EntityKind::customer()) {
        if (by > 0) {
            m_othersByName.insert(displayName, id);
        } else if (m_othersByName.value(displayName) == id) {
            m_othersByName.remove(displayName);
        }
        return;
    }
    const QString fullName = object.value(u"FullyQualifiedName").toString().toCaseFolded();
    if (by > 0) {
        m_customersByFullName.insert(fullName, id);
    } else if (m_customersByFullName.value(fullName) == id) {
        m_customersByFullName.remove(fullName);
    }
    int &bearers = m_customersByDisplayName[displayName];
    bearers += by;
    if (bearers <= 0) {
        m_customersByDisplayName.remove(displayName);
    }
    const QString parent = object.value(u"ParentRef")[u"value"].toString();
    if (!parent.isEmpty()) {
        if (by > 0) {
            m_children[parent].append(id);
        } else {
            m_children[parent].removeOne(id);
        }
    }
}

QJsonObject Books::singleView(const EntityKind &kind, const QJsonObject &object) const
{
    QJsonObject view = object;
    if (&kind == &EntityKind::customer() && m_company.country == u"US") {
        insertMissing(view, u"DefaultTaxCodeRef"_s, QJsonObject{{u"value"_s, u"2"_s}});
    }
    return view;
}

QJsonObject Books::completed(const EntityKind &kind, QJsonObject object) const
{
    QString displayName = object.value(u"DisplayName").toString();
    if (displayName.isEmpty()) {
        QStringList parts;
        for (const QString &key : {u"Title"_s, u"GivenName"_s, u"MiddleName"_s, u"FamilyName"_s, u"Suffix"_s}) {
            const QString part = object.value(key).toString().trimmed();
            if (!part.isEmpty()) {
                parts.append(part);
            }
        }
        displayName = parts.join(u' ');
        object.insert(u"DisplayName"_s, displayName);
    }
    insertMissing(object, u"PrintOnCheckName"_s, cut(displayName, mostCheckNameCharacters));
    insertMissing(object, u"Active"_s, true);
    insertMissing(object, u"domain"_s, u"QBO"_s);
    object.insert(u"sparse"_s, false);
    const QJsonObject currency{{u"value"_s, m_company.currency}, {u"name"_s, currencyName(m_company.currency)}};
    if (&kind == &EntityKind::vendor()) {
        insertMissing(object, u"Balance"_s, 0);
        insertMissing(object, u"Vendor1099"_s, false);
        insertMissing(object, u"CurrencyRef"_s, currency);
    }
    if (&kind != &EntityKind::customer()) {
        return object;
    }
    insertMissing(object, u"Balance"_s, 0);
    insertMissing(object, u"BalanceWithJobs"_s, object.value(u"Balance"));
    insertMissing(object, u"CurrencyRef"_s, currency);
    insertMissing(object, u"Taxable"_s, true);
    insertMissing(object, u"BillWithParent"_s, false);
    insertMissing(object, u"IsProject"_s, false);
    insertMissing(object, u"PreferredDeliveryMethod"_s, u"Print"_s);
    const QString parentId = object.value(u"ParentRef")[u"value"].toString();
    const Row *parent = parentId.isEmpty() ? nullptr : store(kind).find(parentId);
    if (parent) {
        object.insert(u"Job"_s, true);
        object.insert(u"Level"_s, parent->object.value(u"Level").toInt() + 1);
        object.insert(u"FullyQualifiedName"_s,
            QString(parent->object.value(u"FullyQualifiedName").toString() + u':' + displayName));
    } else {
        insertMissing(object, u"Job"_s, false);
        object.remove(u"Level"_s);
        object.insert(u"FullyQualifiedName"_s, displayName);
    }
    return object;
}

QJsonObject Books::companyInfo() const
{
    const CountryProfile profile = countryProfile(m_company.profile, m_company.country);
    const auto nameValue
        = [](const QString &name, const QString &value) { return QJsonObject{{u"Name"_s, name}, {u"Value"_s, value}}; };
    const QString subscription = status == Status::Subscribed ? u"SUBSCRIBED"_s : u"EXPIRED"_s;
    return {{u"Id"_s, u"1"_s}, {u"SyncToken"_s, u"4"_s}, {u"domain"_s, u"QBO"_s}, {u"sparse"_s, false},
        {u"CompanyName"_s, m_company.name}, {u"LegalName"_s, m_company.name}, {u"Country"_s, m_company.country},
        {u"CompanyAddr"_s, profile.address}, {u"LegalAddr"_s, profile.address},
        {u"CustomerCommunicationAddr"_s, profile.address},
        {u"Email"_s, QJsonObject{{u"Address"_s, u"owner@example.com"_s}}}, {u"WebAddr"_s, QJsonObject()},
        {u"FiscalYearStartMonth"_s, u"January"_s}, {u"SupportedLanguages"_s, u"en"_s},
        {u"CompanyStartDate"_s, u"2025-01-10"_s}, {u"DefaultTimeZone"_s, profile.timeZone},
        {u"NameValue"_s,
            QJsonArray{nameValue(u"NeoEnabled"_s, u"true"_s), nameValue(u"OfferingSku"_s, u"QuickBooks Online Plus"_s),
                nameValue(u"SubscriptionStatus"_s, subscription)}},
        {u"MetaData"_s,
            QJsonObject{{u"CreateTime"_s, u"2025-01-10T09:00:00-08:00"_s},
                {u"LastUpdatedTime"_s, u"2026-08-02T12:00:00-07:00"_s}}}};
}

QJsonObject Books::preferences() const
{
    const CountryProfile profile = countryProfile(m_company.profile, m_company.country);
    QJsonObject preferences{{u"Id"_s, u"1"_s}, {u"SyncToken"_s, u"4"_s}, {u"domain"_s, u"QBO"_s}, {u"sparse"_s, false},
        {u"AccountingInfoPrefs"_s,
            QJsonObject{{u"TrackDepartments"_s, false}, {u"ClassTrackingPerTxn"_s, false},
                {u"ClassTrackingPerTxnLine"_s, false}, {u"CustomerTerminology"_s, u"Customers"_s}}},
        {u"SalesFormsPrefs"_s,
            QJsonObject{{u"CustomTxnNumbers"_s, false}, {u"AllowDiscount"_s, true}, {u"AllowDeposit"_s, true},
                {u"AllowShipping"_s, false}, {u"AllowServiceDate"_s, false}, {u"AllowEstimates"_s, true},
                {u"AutoApplyCredit"_s, false}, {u"AutoApplyPayments"_s, false}, {u"EmailCopyToCompany"_s, false},
                {u"ETransactionPaymentEnabled"_s, false}, {u"ETransactionEnabledStatus"_s, u"NotApplicable"_s},
                {u"DefaultTerms"_s, QJsonObject{{u"value"_s, u"3"_s}}}}},
        {u"TaxPrefs"_s, profile.taxPreferences},
        {u"CurrencyPrefs"_s,
            QJsonObject{{u"MultiCurrencyEnabled"_s, false},
                {u"HomeCurrency"_s, QJsonObject{{u"value"_s, m_company.currency}}}}},
        {u"OtherPrefs"_s, QJsonObject{{u"NameValue"_s, QJsonArray()}}},
        {u"MetaData"_s,
            QJsonObject{{u"CreateTime"_s, u"2025-01-10T09:00:00-08:00"_s},
                {u"LastUpdatedTime"_s, u"2026-08-02T12:00:00-07:00"_s}}}};
    for (auto change = m_preferenceChanges.begin(); change != m_preferenceChanges.end(); ++change) {
        QJsonObject section = preferences.value(change.key()).toObject();
        const QJsonObject values = change.value().toObject();
        for (auto value = values.begin(); value != values.end(); ++value) {
            section.insert(value.key(), value.value());
        }
        preferences.insert(change.key(), section);
    }
    return preferences;
}

void Books::changePreferences(const QJsonObject &changes)
{
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        QJsonObject section = m_preferenceChanges.value(change.key()).toObject();
        const QJsonObject values = change.value().toObject();
        for (auto value = values.begin(); value != values.end(); ++value) {
            section.insert(value.key(), value.value());
        }
        m_preferenceChanges.insert(change.key(), section);
    }
}

} // namespace kontor::sandbox::quickbooks
