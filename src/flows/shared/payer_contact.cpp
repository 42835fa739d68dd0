// The contact of a payer of whom a payment does not show enough to know the customer by.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/payer_contact.h"

#include "highlevel/contact.h"

using namespace Qt::StringLiterals;

namespace kontor::flows {

namespace {

const QString payerKind = u"payer"_s;

} // namespace

std::optional<Error> readContactOf(const QString &contactId, journal::Journal &journal, const highlevel::Api &api,
    const Call &call, std::stop_token stop)
{
    const Result<QJsonObject> answer = call(api.contact(contactId), stop);
    if (!answer && answer.error().kind != Error::Kind::Refused) {
        return answer.error();
    }
    QJsonObject fields;
    if (answer) {
        const Result<highlevel::Contact> contact = highlevel::contactFromJson((*answer)[u"contact"].toObject());
        if (!contact) {
            return contact.error();
        }
        for (auto field = contact->fields.begin(); field != contact->fields.end(); ++field) {
            fields.insert(field.key(), field.value());
        }
    }
    journal.putRecord(
        {.service = Service::HighLevel, .kind = payerKind, .id = contactId, .version = u"read"_s, .value = fields});
    return std::nullopt;
}

Payer withContact(Payer payer, journal::Journal &journal)
{
    const auto record
        = payer.contactId.isEmpty() ? std::nullopt : journal.record(Service::HighLevel, payerKind, payer.contactId);
    if (!record) {
        return payer;
    }
    const auto said = [&](const QString &field) { return record->value[field].toString(); };
    const auto fill = [](QString &known, const QString &text) { known = known.isEmpty() ? text : known; };
    fill(payer.name, QString(said(u"firstName"_s) + u' ' + said(u"lastName"_s)).trimmed());
    fill(payer.company, said(u"companyName"_s));
    fill(payer.email, said(u"email"_s));
    fill(payer.phone, said(u"phone"_s));
    if (QString(payer.address1 + payer.city + payer.state + payer.postalCode + payer.country).isEmpty()) {
        payer.address1 = said(u"address1"_s);
        payer.city = said(u"city"_s);
        payer.state = said(u"state"_s);
        payer.postalCode = said(u"postalCode"_s);
        payer.country = said(u"country"_s);
    }
    return payer;
}

} // namespace kontor::flows
