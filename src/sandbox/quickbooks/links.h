// What ties payments to invoices and credit memos: applied amounts, balances, LinkedTxn on both sides.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/form_rules.h"

namespace kontor::sandbox::quickbooks {

/// One line of a payment. Amounts are minor units.
struct Application
{
    QString type; ///< "Invoice" or "CreditMemo"
    QString id;
    qint64 amount = 0;
};

std::vector<Application> applicationsOf(const QJsonObject &payment, int digits);
/// What living payments apply to an invoice, or take from a credit memo.
qint64 appliedTo(const Books &books, const QString &type, const QJsonObject &form, int digits);
/// The payments that a form names in LinkedTxn.
QStringList paymentsOf(const QJsonObject &form);
/// True when a payment or receipt lies in a bank deposit.
bool isDeposited(const QJsonObject &transaction);

/// Works out Balance (and RemainingCredit) of a form from its total, deposit and payments.
void settleBalance(const Books &books, const EntityKind &kind, QJsonObject &form);
/// Gives an object its next version and time.
void renew(const Books &books, QJsonObject &object);
/// A payment came, changed or went: the form names it or not, its balance moves, its version too (7.8).
void relinkForm(Books &books, const Application &application, const QString &paymentId);
/// Lowers what payments apply to an invoice to `keep`, the latest payment first; what is taken becomes unapplied.
void unapplyDownTo(Books &books, const QString &invoiceId, qint64 keep);
/// A new invoice takes what earlier payments of its customer left unapplied, the earliest first.
void takeUnapplied(Books &books, const QString &invoiceId);

/// The lines of a payment as the service shows them; the forms are looked at for number and balance.
QJsonArray paymentLines(const Books &books, const std::vector<Application> &applications, int digits);

} // namespace kontor::sandbox::quickbooks
