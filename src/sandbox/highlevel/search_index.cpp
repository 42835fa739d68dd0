// What contact searches see: the contacts as they were some seconds ago.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/search_index.h"

#include "core/email_address.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

QString emailKey(const Contact &contact) { return comparableEmail(contact.fields.value("email"_L1).toString()); }
QString phoneKey(const Contact &contact) { return contact.fields.value("phone"_L1).toString(); }

std::vector<const Contact *> inOrder(const QMultiHash<QString, const Contact *> &hash, const QString &key)
{
    const QList<const Contact *> found = hash.values(key);
    std::vector<const Contact *> ordered(found.begin(), found.end());
    std::ranges::sort(ordered, {}, [](const Contact *contact) { return contact->number; });
    return ordered;
}

} // namespace

void SearchIndex::take(quint64 number)
{
    const auto old = m_shown.find(number);
    if (old == m_shown.end()) {
        return;
    }
    m_byId.remove(old->second.id);
    m_byEmail.remove(emailKey(old->second), &old->second);
    m_byPhone.remove(phoneKey(old->second), &old->second);
    m_shown.erase(old);
}

void SearchIndex::catchUp(Instant until)
{
    while (!m_waiting.empty() && m_waiting.front().at <= until) {
        Change change = std::move(m_waiting.front());
        m_waiting.pop_front();
        ++m_revision;
        take(change.number);
        if (!change.contact) {
            continue;
        }
        const Contact &shown = m_shown.emplace(change.number, std::move(*change.contact)).first->second;
        m_byId.insert(shown.id, &shown);
        if (const QString key = emailKey(shown); !key.isEmpty()) {
            m_byEmail.insert(key, &shown);
        }
        if (const QString key = phoneKey(shown); !key.isEmpty()) {
            m_byPhone.insert(key, &shown);
        }
    }
}

std::vector<const Contact *> SearchIndex::withEmail(const QString &address) const
{
    return inOrder(m_byEmail, comparableEmail(address));
}

std::vector<const Contact *> SearchIndex::withPhone(const QString &number) const { return inOrder(m_byPhone, number); }

} // namespace kontor::sandbox::highlevel
