// Names and values of the fields of a document, in words.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace kontor::ui {

/// Fields are named as in quickbooks::writtenFields: "due", "lines.2.amount"; also "net", "status", "tax.VAT 7 %".
class FieldWords
{
    Q_DECLARE_TR_FUNCTIONS(FieldWords)

public:
    /// "Due date", "Line 2, amount"; a field without a word stays as it is.
    static QString name(const QString &field);
    static bool isAmount(const QString &field);
    /// "20 March 2026", "1,512.98"; what is no date or amount stays as it is.
    static QString value(const QString &field, const QString &value, const QString &currency);
    /// "−0.01", "+0.01", "0.00": `other` less `one`; empty when one of both is no amount.
    static QString difference(const QString &one, const QString &other, const QString &currency);
};

} // namespace kontor::ui
