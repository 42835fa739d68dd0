// The two writes of the contact import: create a contact, bring one up to date.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/contact_import/contact_fields.h"
#include "flows/shared/operation_kind.h"
#include "highlevel/api.h"

namespace kontor::flows::contact_import {

/// The links of all customers of an operation to its contact, which bears the name of the first of them, or of the
/// payload's "namer" when it had been named before they came to it.
std::vector<journal::Link> linksOf(const journal::Operation &operation, const QString &contact, bool madeByKontor,
    const highlevel::ContactFields &written);

/// What the log says once `written` is: one entry for each of these fields whose text had to be cut or replaced.
std::vector<journal::LogEntry> cutTexts(const journal::Operation &operation, const QJsonObject &written);

/// Whether Kontor made this contact for a customer with an address of their own. It is no other such customer's then,
/// though they may share an office's number.
bool isOneWithAddress(const highlevel::ContactFields &contact, const std::vector<journal::Link> &links);

/// Stages: check (is there one already? by e-mail, then phone), check_phone, write, confirm (a reply was lost or
/// doubtful: did it happen?). A repeated create could make a second contact where a location allows duplicates, and
/// HighLevel has no idempotency keys (highlevel-api 2.4), hence "confirm" before every second "write", no sooner than
/// 10 s after. The payload's "looked" says by HighLevel's clock when nobody was there; half an hour later it is looked
/// again.
class CreateContact final : public OperationKind
{
public:
    explicit CreateContact(const highlevel::Api &api)
        : m_api(api)
    { }
    QString name() const override;
    net::Request request(journal::Operation &operation, Instant serviceNow) const override;
    bool writes(const journal::Operation &operation) const override;
    Outcome settle(
        const journal::Operation &operation, const Result<QJsonObject> &reply, const Known &known) const override;
    Outcome unknown(const journal::Operation &operation) const override;
    journal::Operation retried(journal::Operation operation) const override;

private:
    const highlevel::Api &m_api;
};

/// Stages: look (read the contact as it is now), write. Only fields that nobody else has filled or changed are written.
class UpdateContact final : public OperationKind
{
public:
    explicit UpdateContact(const highlevel::Api &api)
        : m_api(api)
    { }
    QString name() const override;
    net::Request request(journal::Operation &operation, Instant serviceNow) const override;
    bool writes(const journal::Operation &operation) const override;
    Outcome settle(
        const journal::Operation &operation, const Result<QJsonObject> &reply, const Known &known) const override;
    Outcome unknown(const journal::Operation &operation) const override;
    journal::Operation retried(journal::Operation operation) const override;

private:
    const highlevel::Api &m_api;
};

} // namespace kontor::flows::contact_import
