// The kinds of objects that a company keeps, each with a description of its fields.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace kontor::sandbox::quickbooks {

/// One field of a kind, as the tables of quickbooks-online-api 4.2 and 7 describe it.
struct Field
{
    enum class Type {
        Text,
        Flag,
        Number,
        Date,
        Reference, ///< {"value", "name"}
        Email, ///< {"Address"}
        Phone, ///< {"FreeFormNumber"}
        Web, ///< {"URI"}
        Address,
        Object, ///< passed through
        List,
    };
    enum Trait : unsigned {
        Plain = 0,
        ReadOnly = 1, ///< silently ignored in requests
        CreateOnly = 2, ///< ignored in updates
        Filterable = 4, ///< may stand in WHERE
        Sortable = 8, ///< may stand in ORDERBY
        Name = 16, ///< part of a name: no colon, tab or line break
    };

    QString name;
    Type type = Type::Text;
    unsigned traits = Plain;
    int most = 0; ///< characters; 0 for no limit
    const char *refersTo = nullptr; ///< the kind that a reference names, where it is checked

    bool has(Trait trait) const { return (traits & trait) != 0; }
};

class EntityKind
{
public:
    enum class Family { NameList, Transaction };
    /// What a client may do. The rest is answered with 500 "Unsupported Operation" until it is built.
    enum class Writes { None, Names, Lists, SalesForms, Payments };
    /// Which numbers new objects get: the names of all kinds share one sequence, transactions another (recordings).
    enum class Sequence { Names, Transactions, Own };

    EntityKind(QString name, Family family, Writes writes, Sequence sequence, QString nameField, bool inChangeData,
        std::vector<Field> fields);

    const QString &name() const { return m_name; }
    Family family() const { return m_family; }
    Writes writes() const { return m_writes; }
    Sequence sequence() const { return m_sequence; }
    /// The field that holds the name: "DisplayName", "Name"; empty for transactions.
    const QString &nameField() const { return m_nameField; }
    bool inChangeData() const { return m_inChangeData; }
    const std::vector<Field> &fields() const { return m_fields; }
    const Field *field(QStringView name) const;
    QStringList propertyNames() const;

    /// By its name in any spelling of upper and lower case; null when there is none.
    static const EntityKind *find(QStringView name);
    static const EntityKind &customer();
    static const EntityKind &vendor();
    static const EntityKind &employee();
    static const EntityKind &item();
    static const EntityKind &account();
    static const EntityKind &invoice();
    static const EntityKind &creditMemo();
    static const EntityKind &salesReceipt();
    static const EntityKind &payment();

private:
    QString m_name;
    Family m_family;
    Writes m_writes;
    Sequence m_sequence;
    QString m_nameField;
    bool m_inChangeData;
    std::vector<Field> m_fields;
    QHash<QString, int> m_byName;
};

} // namespace kontor::sandbox::quickbooks
