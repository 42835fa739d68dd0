// The books of one company: its objects of every kind, its numbers, names and settings.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/entity_store.h"
#include "sandbox/quickbooks/fault.h"
#include "sandbox/quickbooks/quickbooks_stand_in.h"
#include "sandbox/quickbooks/switches.h"

#include <QMultiHash>

#include <map>

namespace kontor::sandbox::quickbooks {

/// Filled when first asked: a simulation makes thousands of these and looks into few of them.
class Books
{
public:
    Books(const Clock &clock, const Switches &switches, QuickBooksStandIn::Company company);

    const QString &realm() const { return m_company.realm; }
    const QString &companyName() const { return m_company.name; }
    const QString &country() const { return m_company.country; }
    const QString &currency() const { return m_company.currency; }
    const Switches &switches() const { return m_switches; }
    Instant now() const { return m_clock.now(); }

    const EntityStore &store(const EntityKind &kind) const;
    /// Adds or replaces, and keeps the register of names.
    void put(const EntityKind &kind, QJsonObject object);

    /// Leaves a tombstone for change data, and frees the name.
    void bury(const EntityKind &kind, const QString &id);

    /// The next id of a kind, from the sequence that it shares with others.
    QString nextId(const EntityKind &kind);
    QString nextAddressId();

    /// Kind and id of the living transactions that bear a DocNumber.
    QList<std::pair<QString, QString>> bearersOfNumber(const QString &number) const;
    /// Of the sequence that invoices, estimates and receipts share.
    QString nextDocumentNumber();

    /// Sets LastUpdatedTime, and CreateTime of a new object.
    void stamp(QJsonObject &object) const;

    /// Another active or inactive name of that spelling, case ignored. `own` is the id that may bear it.
    enum class NameHolder { Nobody, Customer, Other };
    NameHolder holderOfName(
        const EntityKind &kind, const QString &displayName, const QString &fullName, const QString &own) const;
    /// Ids of the direct sub-customers.
    QStringList children(const QString &customerId) const;

    QJsonObject companyInfo() const;
    QJsonObject preferences() const;
    /// `changes` is merged into the objects of that name ("TaxPrefs": {...}).
    void changePreferences(const QJsonObject &changes);

    enum class Status { Subscribed, Ended };
    Status status = Status::Subscribed;
    bool maintenance = false;
    qint64 emails = 0; ///< that customers would have got

    /// A row as read, created or updated alone; queries and change data show it without DefaultTaxCodeRef (recordings).
    QJsonObject singleView(const EntityKind &kind, const QJsonObject &object) const;
    /// What the service adds to a new object: defaults, full name, level.
    QJsonObject completed(const EntityKind &kind, QJsonObject object) const;

private:
    EntityStore &writableStore(const EntityKind &kind) const;
    void fill() const;
    void fillNames(const EntityKind &kind, const QJsonArray &rows) const;
    void fillList(EntityStore &store) const;
    void registerName(const EntityKind &kind, const QJsonObject &object, int by) const;
    void registerNumber(const EntityKind &kind, const QJsonObject &object, int by);

    const Clock &m_clock;
    const Switches &m_switches;
    Instant m_madeAt; ///< when the objects that it starts with were made
    mutable QuickBooksStandIn::Company m_company;
    QJsonObject m_preferenceChanges;

    // Filled on the first look, which does not change what anybody can see.
    mutable bool m_filled = false;
    mutable std::map<QString, std::unique_ptr<EntityStore>> m_stores;
    mutable QHash<QString, QString> m_customersByFullName; ///< case folded, to the id
    mutable QHash<QString, int> m_customersByDisplayName; ///< case folded, to how many bear it
    mutable QHash<QString, QString> m_othersByName; ///< case folded, to the id; vendors and employees
    mutable QHash<QString, QStringList> m_children;
    mutable qint64 m_lastName = 0;
    qint64 m_lastTransaction = 0;
    qint64 m_lastDocumentNumber = 1000;
    QMultiHash<QString, std::pair<QString, QString>> m_bearersOfNumbers;
    mutable qint64 m_lastAddress = 1;
};

} // namespace kontor::sandbox::quickbooks
