// Creates and updates items, accounts and ways of paying (quickbooks-online-api 7.2, 7.3, 7.10).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/list_writing.h"

#include "sandbox/quickbooks/country_profile.h"
#include "sandbox/quickbooks/field_check.h"
#include "sandbox/quickbooks/links.h"

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

constexpr QStringView listSuffix = u" (deleted)";

QString listReference(const QJsonObject &object, QStringView key) { return object.value(key)[u"value"].toString(); }

/// What is unique in a list: ways of paying have no parents.
QString pathField(const EntityKind &kind)
{
    return kind.field(u"FullyQualifiedName") ? u"FullyQualifiedName"_s : kind.nameField();
}

// The name with those above it: "Parent:Child".
QString fullListName(const Books &books, const EntityKind &kind, const QJsonObject &object)
{
    const QString name = object.value(u"Name").toString();
    const Row *parent = books.store(kind).find(listReference(object, u"ParentRef"));
    return parent ? QString(parent->object.value(u"FullyQualifiedName").toString() + u':' + name) : name;
}

bool isListNameTaken(const Books &books, const EntityKind &kind, const QString &fullName, const QString &own)
{
    const EntityStore &store = books.store(kind);
    for (std::size_t i = 0; i < store.size(); ++i) {
        const Row &row = store.at(i);
        if (!row.deleted && row.id != own
            && row.object.value(pathField(kind)).toString().compare(fullName, Qt::CaseInsensitive) == 0) {
            return true;
        }
    }
    return false;
}

Outcome<> settleItem(const Books &books, QJsonObject &item)
{
    static const QStringList types{u"Service"_s, u"NonInventory"_s, u"Inventory"_s, u"Category"_s, u"Group"_s};
    if (!item.contains(u"Type")) {
        item.insert(u"Type"_s, u"Service"_s);
    }
    const QString type = item.value(u"Type").toString();
    if (!types.contains(type)) {
        return refuse(invalidEnumeration(u"Type"_s, type));
    }
    if (!item.contains(u"Taxable")) {
        item.insert(u"Taxable"_s, false);
    }
    if (!item.contains(u"UnitPrice")) {
        item.insert(u"UnitPrice"_s, 0);
    }
    item.insert(u"SubItem"_s, item.contains(u"ParentRef"));
    if (type == u"Category" || type == u"Group") {
        return {};
    }
    const QString id = listReference(item, u"IncomeAccountRef");
    if (id.isEmpty()) {
        return refuse(missingParameter(u"IncomeAccountRef"_s));
    }
    const Row *account = books.store(EntityKind::account()).find(id);
    const QString of = account ? account->object.value(u"AccountType").toString() : QString();
    // A liability account turns an item into a carrier of tax (7.12.1).
    if (of != u"Income" && of != u"Other Income" && !of.endsWith(u"Liability")) {
        return refuse(business(u"You need to select a different type of account for this product or service."_s));
    }
    item.insert(u"IncomeAccountRef"_s, QJsonObject{{u"value"_s, id}, {u"name"_s, account->object.value(u"Name")}});
    return {};
}

Outcome<> settleAccount(const Books &books, QJsonObject &account)
{
    static const QHash<QString, QString> classes{{u"Income"_s, u"Revenue"_s}, {u"Other Income"_s, u"Revenue"_s},
        {u"Bank"_s, u"Asset"_s}, {u"Other Current Asset"_s, u"Asset"_s}, {u"Fixed Asset"_s, u"Asset"_s},
        {u"Other Asset"_s, u"Asset"_s}, {u"Accounts Receivable"_s, u"Asset"_s}, {u"Expense"_s, u"Expense"_s},
        {u"Other Expense"_s, u"Expense"_s}, {u"Cost of Goods Sold"_s, u"Expense"_s}, {u"Equity"_s, u"Equity"_s},
        {u"Other Current Liability"_s, u"Liability"_s}, {u"Long Term Liability"_s, u"Liability"_s},
        {u"Credit Card"_s, u"Liability"_s}, {u"Accounts Payable"_s, u"Liability"_s}};
    const QString type = account.value(u"AccountType").toString();
    if (type.isEmpty()) {
        return refuse(missingParameter(u"AccountType"_s));
    }
    if (!classes.contains(type)) {
        return refuse(invalidEnumeration(u"AccountType"_s, type));
    }
    account.insert(u"Classification"_s, classes.value(type));
    account.insert(u"SubAccount"_s, account.contains(u"ParentRef"));
    for (const QString &key : {u"CurrentBalance"_s, u"CurrentBalanceWithSubAccounts"_s}) {
        if (!account.contains(key)) {
            account.insert(key, 0);
        }
    }
    account.insert(
        u"CurrencyRef"_s, QJsonObject{{u"value"_s, books.currency()}, {u"name"_s, currencyName(books.currency())}});
    return {};
}

Outcome<> settlePaymentMethod(QJsonObject &method)
{
    constexpr int longest = 31;
    const QString name = method.value(u"Name").toString();
    if (name.size() > longest) {
        return refuse(tooLong(u"Name"_s, longest, static_cast<int>(name.size())));
    }
    const QString type = method.value(u"Type").toString(u"NON_CREDIT_CARD"_s);
    if (type != u"CREDIT_CARD" && type != u"NON_CREDIT_CARD") {
        return refuse(invalidEnumeration(u"Type"_s, type));
    }
    method.insert(u"Type"_s, type);
    return {};
}

} // namespace

Outcome<QJsonObject> writeListObject(Books &books, const EntityKind &kind, const QJsonObject &body)
{
    const bool creates = body.value(u"Id").toVariant().toString().isEmpty();
    QJsonObject before;
    if (!creates) {
        const Outcome<QJsonObject> current = objectToUpdate(books, kind, body);
        if (!current) {
            return current;
        }
        before = *current;
    }
    const Outcome<QJsonObject> fields
        = creates ? checkedFields(books, kind, body, true) : changedFields(books, kind, body, before);
    if (!fields) {
        return fields;
    }
    QJsonObject object = mergedFields(kind, before, *fields, !creates && isSparse(body));
    if (object.value(u"Name").toString().isEmpty()) {
        return refuse(missingParameter(u"Name"_s));
    }
    const Outcome<> settled = &kind == &EntityKind::item() ? settleItem(books, object)
        : &kind == &EntityKind::account()                  ? settleAccount(books, object)
                                                           : settlePaymentMethod(object);
    if (!settled) {
        return refuse(settled.error());
    }
    if (!object.contains(u"Active")) {
        object.insert(u"Active"_s, true);
    }
    object.insert(u"domain"_s, u"QBO"_s);
    object.insert(u"sparse"_s, false);
    const QString own = before.value(u"Id").toString();
    const QString name = object.value(u"Name").toString();
    const bool leaves = !object.value(u"Active").toBool() && before.value(u"Active").toBool(true);
    if (leaves && !name.endsWith(listSuffix)) {
        object.insert(u"Name"_s, QString(name.left(100 - listSuffix.size()) + listSuffix));
    }
    const QString path = pathField(kind);
    const auto setPath = [&] {
        if (path != kind.nameField()) {
            object.insert(path, fullListName(books, kind, object));
        }
    };
    setPath();
    for (int attempt = 2; isListNameTaken(books, kind, object.value(path).toString(), own); ++attempt) {
        if (!leaves) {
            return refuse(duplicateNameInList());
        }
        const QString suffix = u" (deleted) %1"_s.arg(attempt);
        object.insert(u"Name"_s, QString(name.left(100 - suffix.size()) + suffix));
        setPath();
    }
    if (creates) {
        object.insert(u"Id"_s, books.nextId(kind));
        object.insert(u"SyncToken"_s, u"0"_s);
        books.stamp(object);
    } else if (object == before) {
        return before; // nothing changed: the version stays (recordings)
    } else {
        renew(books, object);
    }
    books.put(kind, object);
    return object;
}

} // namespace kontor::sandbox::quickbooks
