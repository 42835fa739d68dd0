// Rows of the journal to values and back; shared by the writer and the reader.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/connection.h"

namespace kontor::journal {

/// The states as SQL writes them: the partial indexes of migrations.cpp need exactly these words in a condition.
QString stateWord(OperationState state);

/// All columns of `operation AS o`, in the order that `operationFrom` reads.
QString operationColumns();
Operation operationFrom(const Rows &rows);
std::vector<Operation> operationsFrom(Rows rows);

/// A problem as it is stored, whole.
QJsonObject errorObject(const Error &error);
Error errorFrom(const QJsonObject &object);

/// Sorts ids: numeric ones by number, of any length, before all others.
QString orderKey(const QString &id);

/// How texts are compared by LogFilter::text.
QString searchable(const QString &text);

QJsonObject parametersObject(const QMap<QString, QString> &parameters);
QMap<QString, QString> parametersFrom(const QJsonObject &object);

} // namespace kontor::journal
