// The contacts of one location, found by id, e-mail address and phone number.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/contact_store.h"

#include "core/email_address.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

const Contact *oldestWith(const QMultiHash<QString, const Contact *> &hash, const QString &key)
{
    const Contact *oldest = nullptr;
    for (auto [it, end] = hash.equal_range(key); it != end; ++it) {
        if (oldest == nullptr || (*it)->number < oldest->number) {
            oldest = *it;
        }
    }
    return oldest;
}

} // namespace

void ContactStore::link(const Contact &contact)
{
    if (const QString email = comparableEmail(contact.fields.value("email"_L1).toString()); !email.isEmpty()) {
        m_byEmail.insert(email, &contact);
    }
    if (const QString phone = contact.fields.value("phone"_L1).toString(); !phone.isEmpty()) {
        m_byPhone.insert(phone, &contact);
    }
    const QJsonArray additional = contact.fields.value("additionalEmails"_L1).toArray();
    for (const QJsonValue &address : additional) {
        m_byAdditionalEmail.insert(comparableEmail(address.toString()), &contact);
    }
}

void ContactStore::unlink(const Contact &contact)
{
    m_byEmail.remove(comparableEmail(contact.fields.value("email"_L1).toString()), &contact);
    m_byPhone.remove(contact.fields.value("phone"_L1).toString(), &contact);
    const QJsonArray additional = contact.fields.value("additionalEmails"_L1).toArray();
    for (const QJsonValue &address : additional) {
        m_byAdditionalEmail.remove(comparableEmail(address.toString()), &contact);
    }
}

const Contact &ContactStore::add(Contact contact, Instant visibleSince)
{
    contact.number = ++m_lastNumber;
    Contact &stored = m_contacts.emplace(contact.number, std::move(contact)).first->second;
    m_byId.insert(stored.id, &stored);
    link(stored);
    m_index.note(stored, visibleSince);
    return stored;
}

void ContactStore::change(const QString &id, QJsonObject fields, Instant now)
{
    Contact *contact = m_byId.value(id);
    if (contact == nullptr) {
        return;
    }
    unlink(*contact);
    contact->fields = std::move(fields);
    contact->updated = now;
    link(*contact);
    m_index.note(*contact, now);
}

void ContactStore::remove(const QString &id, Instant now)
{
    const Contact *contact = m_byId.value(id);
    if (contact == nullptr) {
        return;
    }
    unlink(*contact);
    m_byId.remove(id);
    m_index.noteGone(contact->number, now);
    m_contacts.erase(contact->number);
}

const Contact *ContactStore::withEmail(const QString &address) const
{
    const QString key = comparableEmail(address);
    const Contact *main = oldestWith(m_byEmail, key);
    return main != nullptr ? main : oldestWith(m_byAdditionalEmail, key);
}

const Contact *ContactStore::withPhone(const QString &number) const { return oldestWith(m_byPhone, number); }

} // namespace kontor::sandbox::highlevel
