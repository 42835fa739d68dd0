// The contacts of one location, found by id, e-mail address and phone number.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/search_index.h"

namespace kontor::sandbox::highlevel {

class ContactStore
{
public:
    /// `contact.number` is given here. `visibleSince` is when searches count it from.
    const Contact &add(Contact contact, Instant visibleSince);
    void change(const QString &id, QJsonObject fields, Instant now);
    void remove(const QString &id, Instant now);

    const Contact *find(const QString &id) const { return m_byId.value(id); }
    /// The oldest contact whose main, or else whose additional, address it is; case ignored.
    const Contact *withEmail(const QString &address) const;
    const Contact *withPhone(const QString &number) const;
    const std::map<quint64, Contact> &all() const { return m_contacts; }

    SearchIndex &index() { return m_index; }

private:
    void link(const Contact &contact);
    void unlink(const Contact &contact);

    std::map<quint64, Contact> m_contacts;
    QHash<QString, Contact *> m_byId;
    QMultiHash<QString, const Contact *> m_byEmail;
    QMultiHash<QString, const Contact *> m_byAdditionalEmail;
    QMultiHash<QString, const Contact *> m_byPhone;
    quint64 m_lastNumber = 0;
    SearchIndex m_index;
};

} // namespace kontor::sandbox::highlevel
