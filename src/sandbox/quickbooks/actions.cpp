// What a person could do in QuickBooks, for the sandbox's page and for tests.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/actions.h"

#include "sandbox/quickbooks/document_actions.h"
#include "sandbox/quickbooks/name_writing.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

tl::unexpected<Error> badInput(const QString &detail)
{
    return fail({.kind = Error::Kind::BadInput, .detail = detail});
}

tl::unexpected<Error> badInput(const Fault &fault)
{
    return fail({.kind = Error::Kind::BadInput, .detail = fault.detail, .serviceCode = fault.code});
}

// A form of the sandbox's page sends texts, a test JSON.
QJsonObject objectParameter(const QJsonValue &value)
{
    return value.isString() ? QJsonDocument::fromJson(value.toString().toUtf8()).object() : value.toObject();
}

QString textParameter(const QJsonValue &value) { return value.toVariant().toString(); }

std::optional<qint64> wholeParameter(const QJsonValue &value)
{
    bool number = false;
    const qint64 whole = textParameter(value).toLongLong(&number);
    return number && whole >= 0 ? std::optional(whole) : std::nullopt;
}

Result<QJsonObject> written(Books &books, const EntityKind &kind, const QJsonObject &body)
{
    const Outcome<QJsonObject> object = writeName(books, kind, body);
    if (!object) {
        return badInput(object.error());
    }
    return *object;
}

Result<QJsonObject> addName(Books &books, const EntityKind &kind, const QJsonObject &parameters)
{
    QJsonObject body = objectParameter(parameters.value(u"values"));
    const auto take = [&](const QString &parameter, const QString &field, const QString &inner) {
        const QString text = textParameter(parameters.value(parameter));
        if (!text.isEmpty()) {
            body.insert(field, inner.isEmpty() ? QJsonValue(text) : QJsonValue(QJsonObject{{inner, text}}));
        }
    };
    take(u"name"_s, u"DisplayName"_s, {});
    take(u"givenName"_s, u"GivenName"_s, {});
    take(u"familyName"_s, u"FamilyName"_s, {});
    take(u"email"_s, u"PrimaryEmailAddr"_s, u"Address"_s);
    take(u"phone"_s, u"PrimaryPhone"_s, u"FreeFormNumber"_s);
    take(u"parent"_s, u"ParentRef"_s, u"value"_s);
    if (body.contains(u"ParentRef")) {
        body.insert(u"Job"_s, true);
    }
    return written(books, kind, body);
}

Result<QJsonObject> editCustomer(Books &books, const QString &id, QJsonObject values)
{
    const Row *row = books.store(EntityKind::customer()).find(id);
    if (!row || row->deleted) {
        return badInput(u"There is no customer %1."_s.arg(id));
    }
    values.insert(u"Id"_s, id);
    values.insert(u"SyncToken"_s, row->object.value(u"SyncToken"));
    if (books.switches().is(Switch::SparseCustomer, u"needs_name") && !values.contains(u"DisplayName")) {
        values.insert(u"DisplayName"_s, row->object.value(u"DisplayName"));
    }
    values.insert(u"sparse"_s, true);
    return written(books, EntityKind::customer(), values);
}

Result<QJsonObject> reactivateCustomer(Books &books, const QString &id)
{
    // In the window of QuickBooks the name comes back as it was; over the API the suffix may stay (7.0).
    const Row *row = books.store(EntityKind::customer()).find(id);
    QString name = row ? row->object.value(u"DisplayName").toString() : QString();
    const qsizetype suffix = name.lastIndexOf(u" (deleted)"_s);
    if (suffix > 0) {
        name.truncate(suffix);
    }
    return editCustomer(books, id, {{u"Active"_s, true}, {u"DisplayName"_s, name}});
}

Result<QJsonObject> bookCustomer(Books &books, const QJsonObject &parameters)
{
    const std::optional<ExactNumber> amount = ExactNumber::ofJson(textParameter(parameters.value(u"amount")));
    if (!amount) {
        return badInput(u"The amount is not a number."_s);
    }
    const QString id = textParameter(parameters.value(u"id"));
    if (!bookForCustomer(books, id, *amount)) {
        return badInput(u"There is no customer %1."_s.arg(id));
    }
    return books.store(EntityKind::customer()).find(id)->object;
}

// Merged customers: one stays, the other becomes inactive (quickbooks-online-api 7.1.5).
Result<QJsonObject> mergeCustomers(Books &books, const QString &keptId, const QString &mergedId)
{
    const EntityStore &customers = books.store(EntityKind::customer());
    const Row *kept = customers.find(keptId);
    const Row *gone = customers.find(mergedId);
    if (!kept || !gone || kept == gone || kept->deleted || gone->deleted) {
        return badInput(u"Two different customers are needed."_s);
    }
    const ExactNumber balance = ExactNumber::ofJson(gone->object.value(u"Balance")).value_or(ExactNumber());
    if (balance != ExactNumber()) {
        bookForCustomer(books, mergedId, ExactNumber() - balance);
        bookForCustomer(books, keptId, balance);
    }
    if (books.switches().is(Switch::MergedCustomer, u"deleted")) {
        books.bury(EntityKind::customer(), mergedId);
        return customers.find(mergedId)->object;
    }
    return editCustomer(books, mergedId, {{u"Active"_s, false}});
}

Result<QJsonObject> setLimits(CallLimits &limits, const QJsonObject &parameters)
{
    LimitSettings settings = limits.settings;
    for (auto entry = parameters.begin(); entry != parameters.end(); ++entry) {
        const std::optional<qint64> value = wholeParameter(entry.value());
        if (!value) {
            return badInput(u"%1 is not a whole number."_s.arg(entry.key()));
        }
        if (entry.key() == u"perSecond") {
            settings.perSecond = int(*value);
        } else if (entry.key() == u"perMinute") {
            settings.perMinute = int(*value);
        } else if (entry.key() == u"batchesPerMinute") {
            settings.batchesPerMinute = int(*value);
        } else if (entry.key() == u"readsPerMonth") {
            settings.readsPerMonth = *value;
        } else {
            return badInput(u"There is no limit \"%1\"."_s.arg(entry.key()));
        }
    }
    limits.settings = settings;
    return QJsonObject{{u"perSecond"_s, settings.perSecond}, {u"perMinute"_s, settings.perMinute},
        {u"batchesPerMinute"_s, settings.batchesPerMinute}, {u"readsPerMonth"_s, settings.readsPerMonth}};
}

QJsonObject parameterEntry(const QString &name, const QString &title, const QString &example)
{
    return {{u"name"_s, name}, {u"title"_s, title}, {u"example"_s, example}};
}

QJsonObject actionEntry(const QString &name, const QString &title, const QJsonArray &parameters)
{
    return {{u"name"_s, name}, {u"title"_s, title}, {u"parameters"_s, parameters}};
}

} // namespace

Result<QJsonObject> act(const QString &action, const QJsonObject &parameters, const ActionGround &ground)
{
    const QString realm = textParameter(parameters.value(u"realm"));
    AccountingService *service = nullptr;
    for (const auto &candidate : ground.services) {
        if (realm.isEmpty() || candidate->books().realm() == realm) {
            service = candidate.get();
            break;
        }
    }
    if (!service) {
        return badInput(u"There is no company \"%1\"."_s.arg(realm));
    }
    QJsonObject rest = parameters;
    rest.remove(u"realm"_s);
    Books &books = service->books();
    if (const std::optional<Result<QJsonObject>> done = actOnDocuments(books, action, rest)) {
        return *done;
    }
    const QString id = textParameter(rest.value(u"id"));
    if (action == u"customer.add") {
        return addName(books, EntityKind::customer(), rest);
    }
    if (action == u"vendor.add") {
        return addName(books, EntityKind::vendor(), rest);
    }
    if (action == u"employee.add") {
        return addName(books, EntityKind::employee(), rest);
    }
    if (action == u"customer.edit") {
        return editCustomer(books, id, objectParameter(rest.value(u"values")));
    }
    if (action == u"customer.deactivate") {
        return editCustomer(books, id, {{u"Active"_s, false}});
    }
    if (action == u"customer.reactivate") {
        return reactivateCustomer(books, id);
    }
    if (action == u"customer.merge") {
        return mergeCustomers(books, id, textParameter(rest.value(u"merged")));
    }
    if (action == u"customer.book") {
        return bookCustomer(books, rest);
    }
    if (action == u"preferences.change") {
        books.changePreferences(objectParameter(rest.value(u"values")));
        return books.preferences();
    }
    if (action == u"app.disconnect") {
        ground.authorization.disconnect(books.realm());
        return QJsonObject();
    }
    if (action == u"subscription.end" || action == u"subscription.renew") {
        books.status = action == u"subscription.end" ? Books::Status::Ended : Books::Status::Subscribed;
        return QJsonObject();
    }
    if (action == u"maintenance.on" || action == u"maintenance.off") {
        books.maintenance = action == u"maintenance.on";
        return QJsonObject();
    }
    if (action == u"token.expire") {
        ground.authorization.expireAccessTokens();
        return QJsonObject();
    }
    if (action == u"token.expire_refresh") {
        ground.authorization.expireRefreshTokens();
        return QJsonObject();
    }
    if (action == u"limits.on" || action == u"limits.off") {
        ground.limits.settings.on = action == u"limits.on";
        return QJsonObject();
    }
    if (action == u"limits.set") {
        return setLimits(ground.limits, rest);
    }
    return badInput(u"There is no action \"%1\"."_s.arg(action));
}

QJsonArray actionTable()
{
    const QJsonArray none;
    const QJsonArray customer{parameterEntry(u"id"_s, u"Id of the customer"_s, u"1"_s)};
    const QJsonArray name{parameterEntry(u"name"_s, u"Display name"_s, u"Ana Ruiz"_s),
        parameterEntry(u"givenName"_s, u"Given name"_s, u"Ana"_s),
        parameterEntry(u"familyName"_s, u"Family name"_s, u"Ruiz"_s),
        parameterEntry(u"email"_s, u"E-mail address"_s, u"ana@example.com"_s),
        parameterEntry(u"phone"_s, u"Phone number"_s, u"(555) 010-0142"_s)};
    QJsonArray customerName = name;
    customerName.append(parameterEntry(u"parent"_s, u"Id of the parent, for a sub-customer"_s, u""_s));
    customerName.append(parameterEntry(u"values"_s, u"Other fields, as JSON"_s, u"{\"CompanyName\": \"Ruiz Ltd\"}"_s));
    QJsonArray edit = customer;
    edit.append(parameterEntry(u"values"_s, u"Changed fields, as JSON"_s, u"{\"FamilyName\": \"Fern\"}"_s));
    QJsonArray merge = customer;
    merge.append(parameterEntry(u"merged"_s, u"Id of the customer that goes"_s, u"2"_s));
    QJsonArray book = customer;
    book.append(parameterEntry(u"amount"_s, u"Amount that the balance moves by"_s, u"100.00"_s));
    QJsonArray table{actionEntry(u"customer.add"_s, u"Add a customer"_s, customerName),
        actionEntry(u"customer.edit"_s, u"Edit a customer"_s, edit),
        actionEntry(u"customer.deactivate"_s, u"Make a customer inactive"_s, customer),
        actionEntry(u"customer.reactivate"_s, u"Make a customer active again"_s, customer),
        actionEntry(u"customer.merge"_s, u"Merge two customers"_s, merge),
        actionEntry(u"customer.book"_s, u"Book something for a customer"_s, book),
        actionEntry(u"vendor.add"_s, u"Add a vendor"_s, name),
        actionEntry(u"employee.add"_s, u"Add an employee"_s, name),
        actionEntry(u"preferences.change"_s, u"Change the company's settings"_s,
            {parameterEntry(
                u"values"_s, u"Changed settings, as JSON"_s, u"{\"TaxPrefs\": {\"UsingSalesTax\": false}}"_s)}),
        actionEntry(u"app.disconnect"_s, u"Disconnect the app from the company"_s, none),
        actionEntry(u"subscription.end"_s, u"End the subscription"_s, none),
        actionEntry(u"subscription.renew"_s, u"Renew the subscription"_s, none),
        actionEntry(u"maintenance.on"_s, u"Begin maintenance"_s, none),
        actionEntry(u"maintenance.off"_s, u"End maintenance"_s, none),
        actionEntry(u"token.expire"_s, u"Let all access tokens expire"_s, none),
        actionEntry(u"token.expire_refresh"_s, u"Let all refresh tokens expire"_s, none),
        actionEntry(u"limits.off"_s, u"Switch the limits off"_s, none),
        actionEntry(u"limits.on"_s, u"Switch the limits on"_s, none),
        actionEntry(u"limits.set"_s, u"Set the limits"_s,
            {parameterEntry(u"perSecond"_s, u"Calls per second"_s, u"10"_s),
                parameterEntry(u"perMinute"_s, u"Calls per minute"_s, u"500"_s),
                parameterEntry(u"batchesPerMinute"_s, u"Batches per minute"_s, u"40"_s),
                parameterEntry(u"readsPerMonth"_s, u"Reads per month"_s, u"500000"_s)})};
    for (const QJsonArray documents = documentActionTable(); const auto entry : documents) {
        table.append(entry);
    }
    return table;
}

} // namespace kontor::sandbox::quickbooks
