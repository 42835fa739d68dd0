// The insides of writer and reader: their connections and the writer's transactions.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/connection.h"

namespace kontor::journal {

class Journal::Part
{
public:
    /// Makes, migrates and opens. Throws JournalBroken.
    Part(const QString &file, AtCommit atCommit);

    void transaction(const std::function<void()> &work);
    /// Within `transaction` part of it, else a transaction of its own.
    void write(const std::function<void()> &work);
    /// The text in the first column of a single row.
    std::optional<QString> text(const QString &sql, std::initializer_list<Value> values);
    QJsonObject object(const QString &sql, std::initializer_list<Value> values);
    qint64 number(const QString &sql, std::initializer_list<Value> values);

    Connection connection;

private:
    AtCommit m_atCommit;
    bool m_inside = false;
};

class Reader::Part
{
public:
    /// Throws JournalBroken.
    explicit Part(const QString &file);

    Connection connection;
};

} // namespace kontor::journal
