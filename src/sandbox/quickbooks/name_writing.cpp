// Creates and updates customers, vendors and employees by the rules of names.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/name_writing.h"

#include "sandbox/quickbooks/field_check.h"

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

constexpr int deepestLevel = 4; // five levels in total, the top one is 0
constexpr QStringView deletedSuffix = u" (deleted)";

bool isCustomer(const EntityKind &kind) { return &kind == &EntityKind::customer(); }

void giveAddressIds(Books &books, QJsonObject &object, const QJsonObject &before)
{
    for (const QString &key : {u"BillAddr"_s, u"ShipAddr"_s, u"PrimaryAddr"_s}) {
        QJsonObject address = object.value(key).toObject();
        if (address.isEmpty()) {
            continue;
        }
        const QJsonObject known = before.value(key).toObject();
        address.insert(u"Id"_s, known.contains(u"Id") ? known.value(u"Id") : QJsonValue(address.value(u"Id")));
        if (address.value(u"Id").toString().isEmpty()) {
            address.insert(u"Id"_s, books.nextAddressId());
        }
        // Where the place is gets found out for unchanged addresses only by a service that this stand-in does not ask.
        QJsonObject unplaced = known;
        unplaced.remove(u"Lat"_s);
        unplaced.remove(u"Long"_s);
        object.insert(key, unplaced == address ? known : address);
    }
}

Outcome<> checkParent(const Books &books, const EntityKind &kind, const QJsonObject &object, const QString &own)
{
    if (!isCustomer(kind)) {
        return {};
    }
    QString parentId = object.value(u"ParentRef")[u"value"].toString();
    if (parentId.isEmpty()) {
        return object.value(u"Job").toBool() ? Outcome<>(refuse(missingParameter(u"ParentRef"_s))) : Outcome<>();
    }
    int level = 0;
    while (!parentId.isEmpty()) {
        if (parentId == own || ++level > deepestLevel) {
            return refuse(business(u"A sub-customer cannot be deeper than five levels or its own parent."_s));
        }
        const Row *parent = books.store(kind).find(parentId);
        parentId = parent ? parent->object.value(u"ParentRef")[u"value"].toString() : QString();
    }
    return {};
}

Outcome<> checkNameFree(const Books &books, const EntityKind &kind, const QJsonObject &object, const QString &own)
{
    switch (books.holderOfName(
        kind, object.value(u"DisplayName").toString(), object.value(u"FullyQualifiedName").toString(), own)) {
    case Books::NameHolder::Nobody:
        return {};
    case Books::NameHolder::Customer:
        return refuse(duplicateNameOfCustomer());
    case Books::NameHolder::Other:
        return refuse(duplicateNameOfOther());
    }
    return {};
}

Outcome<> checkCurrency(const Books &books, const QJsonObject &fields)
{
    const QString currency = fields.value(u"CurrencyRef")[u"value"].toString();
    if (currency.isEmpty() || currency == books.currency()) {
        return {};
    }
    if (books.preferences().value(u"CurrencyPrefs")[u"MultiCurrencyEnabled"].toBool()) {
        return {};
    }
    return refuse(business(u"Multi Currency should be enabled to perform this operation."_s));
}

Outcome<QJsonObject> createName(Books &books, const EntityKind &kind, const QJsonObject &body)
{
    const Outcome<QJsonObject> fields = checkedFields(books, kind, body, true);
    if (!fields) {
        return fields;
    }
    if (const Outcome<> currency = checkCurrency(books, *fields); !currency) {
        return refuse(currency.error());
    }
    QJsonObject object;
    for (auto entry = fields->begin(); entry != fields->end(); ++entry) {
        if (!clearsField(*kind.field(entry.key()), entry.value())) {
            object.insert(entry.key(), entry.value());
        }
    }
    if (isCustomer(kind) && object.contains(u"ParentRef") && object.contains(u"Job")
        && !object.value(u"Job").toBool()) {
        object.remove(u"ParentRef"_s); // a reference to a parent counts for sub-customers only
    }
    if (const Outcome<> parent = checkParent(books, kind, object, {}); !parent) {
        return refuse(parent.error());
    }
    object = books.completed(kind, object);
    const QString displayName = object.value(u"DisplayName").toString();
    if (displayName.isEmpty()) {
        return refuse(missingParameter(u"DisplayName"_s));
    }
    if (const Field *field = kind.field(u"DisplayName"); displayName.size() > field->most) {
        return refuse(tooLong(field->name, field->most, displayName.size()));
    }
    if (const Outcome<> unused = checkNameFree(books, kind, object, {}); !unused) {
        return refuse(unused.error());
    }
    giveAddressIds(books, object, {});
    object.insert(u"Id"_s, books.nextId(kind));
    object.insert(u"SyncToken"_s, u"0"_s);
    books.stamp(object);
    books.put(kind, object);
    return books.singleView(kind, object);
}

// The service appends the suffix and so frees the name (quickbooks-online-api 7.0).
void markDeleted(const Books &books, const EntityKind &kind, QJsonObject &object)
{
    const QString name = object.value(u"DisplayName").toString();
    if (name.endsWith(deletedSuffix)) {
        return;
    }
    for (int attempt = 1;; ++attempt) {
        const QString suffix = attempt == 1 ? deletedSuffix.toString() : u" (deleted) %1"_s.arg(attempt);
        object.insert(u"DisplayName"_s, QString(name.left(500 - suffix.size()) + suffix));
        object = books.completed(kind, object);
        if (checkNameFree(books, kind, object, object.value(u"Id").toString())) {
            return;
        }
    }
}

void renameChildren(Books &books, const QString &parentId)
{
    const EntityKind &kind = EntityKind::customer();
    const QStringList ids = books.children(parentId);
    for (const QString &id : ids) {
        const Row *row = books.store(kind).find(id);
        const QJsonObject object = row ? books.completed(kind, row->object) : QJsonObject();
        if (!row || object == row->object) {
            continue;
        }
        QJsonObject renamed = object;
        books.stamp(renamed);
        books.put(kind, renamed);
        renameChildren(books, id);
    }
}

Outcome<QJsonObject> updateName(Books &books, const EntityKind &kind, const QJsonObject &body)
{
    const Outcome<QJsonObject> current = objectToUpdate(books, kind, body);
    if (!current) {
        return current;
    }
    const QJsonObject before = *current;
    const QString id = before.value(u"Id").toString();
    const QString token = before.value(u"SyncToken").toString();
    const bool sparse = isSparse(body);
    if (sparse && isCustomer(kind) && books.switches().is(Switch::SparseCustomer, u"needs_name")
        && !body.contains(u"DisplayName")) {
        return refuse(missingParameter(u"DisplayName"_s));
    }
    const Outcome<QJsonObject> fields = changedFields(books, kind, body, before);
    if (!fields) {
        return fields;
    }
    QJsonObject object = mergedFields(kind, before, *fields, sparse);
    if (isCustomer(kind) && !object.value(u"Job").toBool() && (fields->contains(u"Job") || !sparse)
        && !object.contains(u"ParentRef")) {
        object.insert(u"Job"_s, false);
    } else if (isCustomer(kind) && fields->contains(u"Job") && !fields->value(u"Job").toBool()) {
        object.remove(u"ParentRef"_s);
    }
    if (!object.contains(u"ParentRef") && before.contains(u"ParentRef")) {
        object.insert(u"Job"_s, false);
    }
    if (const Outcome<> parent = checkParent(books, kind, object, id); !parent) {
        return refuse(parent.error());
    }
    const bool wasActive = before.value(u"Active").toBool(true);
    const bool isActive = object.value(u"Active").toBool(true);
    if (!wasActive && isActive && !fields->contains(u"DisplayName")
        && books.switches().is(Switch::ReactivatedName, u"suffix_goes")) {
        QString name = object.value(u"DisplayName").toString();
        if (name.endsWith(deletedSuffix)) {
            name.chop(deletedSuffix.size());
            object.insert(u"DisplayName"_s, name);
        }
    }
    object = books.completed(kind, object);
    if (object.value(u"DisplayName").toString().isEmpty()) {
        return refuse(missingParameter(u"DisplayName"_s));
    }
    if (wasActive && !isActive) {
        if (object.value(u"Balance").toDouble() != 0 || object.value(u"BalanceWithJobs").toDouble() != 0) {
            return refuse(balanceForbidsDeactivation());
        }
        markDeleted(books, kind, object);
    }
    if (const Outcome<> unused = checkNameFree(books, kind, object, id); !unused) {
        return refuse(unused.error());
    }
    // Sent back as it was read: what only the view of a single object shows is no change.
    if (!before.contains(u"DefaultTaxCodeRef")
        && object.value(u"DefaultTaxCodeRef") == books.singleView(kind, before).value(u"DefaultTaxCodeRef")) {
        object.remove(u"DefaultTaxCodeRef"_s);
    }
    giveAddressIds(books, object, before);
    if (object == books.completed(kind, before)) {
        return books.singleView(kind, before); // nothing changed: the version stays (recordings)
    }
    object.insert(u"SyncToken"_s, QString::number(token.toLongLong() + 1));
    books.stamp(object);
    books.put(kind, object);
    if (object.value(u"FullyQualifiedName") != before.value(u"FullyQualifiedName") && isCustomer(kind)) {
        renameChildren(books, id);
    }
    return books.singleView(kind, object);
}

// A sample company may hold an absurd balance on purpose: what is no amount stays.
QJsonValue shiftedAmount(const QJsonValue &amount, ExactNumber by)
{
    const std::optional<ExactNumber> before = ExactNumber::ofJson(amount.isUndefined() ? QJsonValue(0) : amount);
    return before ? (*before + by).json() : amount;
}

} // namespace

Outcome<QJsonObject> writeName(Books &books, const EntityKind &kind, const QJsonObject &body)
{
    const QJsonValue id = body.value(u"Id");
    const bool creates = id.isUndefined() || id.isNull() || (id.isString() && id.toString().isEmpty());
    return creates ? createName(books, kind, body) : updateName(books, kind, body);
}

bool bookForCustomer(Books &books, const QString &customerId, ExactNumber amount)
{
    const EntityKind &kind = EntityKind::customer();
    QString id = customerId;
    bool own = true;
    for (int level = 0; !id.isEmpty() && level <= deepestLevel; ++level) {
        const Row *row = books.store(kind).find(id);
        if (!row) {
            return level > 0;
        }
        QJsonObject object = row->object;
        if (own) {
            object.insert(u"Balance"_s, shiftedAmount(object.value(u"Balance"), amount));
        }
        object.insert(u"BalanceWithJobs"_s, shiftedAmount(object.value(u"BalanceWithJobs"), amount));
        books.stamp(object);
        id = object.value(u"ParentRef")[u"value"].toString();
        books.put(kind, object);
        own = false;
    }
    return !customerId.isEmpty();
}

} // namespace kontor::sandbox::quickbooks
