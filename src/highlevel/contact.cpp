// A contact as HighLevel sends it, reduced to what Kontor reads.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "highlevel/contact.h"

#include "core/clock.h"
#include "core/service.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace kontor::highlevel {

const QStringList &contactFieldNames()
{
    static const QStringList names{u"firstName"_s, u"lastName"_s, u"email"_s, u"phone"_s, u"companyName"_s,
        u"website"_s, u"address1"_s, u"city"_s, u"state"_s, u"postalCode"_s, u"country"_s};
    return names;
}

Result<Contact> contactFromJson(const QJsonObject &row)
{
    Contact contact;
    contact.id = row[u"id"].toString(row[u"_id"].toString());
    if (contact.id.isEmpty() || contact.id.size() > 64) {
        return fail({.kind = Error::Kind::Unreadable,
            .key = u"kontor.unreadable_reply"_s,
            .parameters = {{u"service"_s, serviceName(Service::HighLevel)}},
            .detail = u"A contact without an id"_s});
    }
    for (const QString &name : contactFieldNames()) {
        QString value = row[name].toString();
        if (value.isEmpty()) {
            value = row[QString(name + u"LowerCase"_s)].toString();
        }
        if (!value.isEmpty()) {
            contact.fields.insert(name, value);
        }
    }
    for (const QJsonValue &more : row[u"additionalEmails"].toArray()) {
        const QString address = more.toString(more[u"email"].toString());
        if (!address.isEmpty()) {
            contact.moreEmails.append(address);
        }
    }
    contact.noMessages = row[u"dnd"].toBool();
    const QJsonObject channels = row[u"dndSettings"].toObject();
    for (auto channel = channels.begin(); channel != channels.end(); ++channel) {
        const QString status = (*channel)[u"status"].toString();
        if (status == u"active" || status == u"permanent") {
            contact.closedChannels.append(channel.key());
        }
    }
    contact.source = row[u"source"].toString();
    contact.added = instantFromIso(row[u"dateAdded"].toString());
    return contact;
}

} // namespace kontor::highlevel
