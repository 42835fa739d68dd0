// The questions that only a real account can settle, each as a switch with its likely answer first.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/switches.h"

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

struct SwitchEntry
{
    QLatin1StringView name;
    std::array<QLatin1StringView, 5> positions; // an empty one is none
    QLatin1StringView about;
    int standard = 0;
};

constexpr std::array<SwitchEntry, static_cast<std::size_t>(Switch::Count)> switchEntries{{
    {"oauth_state"_L1, {"returned"_L1, "dropped"_L1},
        "Whether the redirect after the location choice brings back state."_L1},
    {"oauth_error_shape"_L1, {"rfc"_L1, "status_code"_L1},
        "Refusals of the token endpoint: {error, error_description}, or {statusCode, message, error}."_L1},
    {"refresh_grace"_L1, {"off"_L1, "on"_L1}, "Whether a used refresh token works for another 30 seconds."_L1},
    {"search_lag_seconds"_L1, {"0"_L1, "3"_L1, "8"_L1},
        "How long a created or changed contact is missing from, or old in, contact searches."_L1, 1},
    {"duplicate_search_lags"_L1, {"off"_L1, "on"_L1}, "Whether GET /contacts/search/duplicate lags like a search."_L1},
    {"create_422_still_creates"_L1, {"off"_L1, "on"_L1}, "POST /contacts/ creates the contact and answers 422."_L1},
    {"upsert_created_status"_L1, {"200"_L1, "201"_L1}, "What an upsert answers that made a new contact."_L1},
    {"invalid_phone"_L1, {"422"_L1, "400"_L1}, "How a phone number that is none is refused."_L1},
    {"null_clears"_L1, {"off"_L1, "on"_L1}, "Whether null or an empty text clears a stored value or is ignored."_L1},
    {"email_case"_L1, {"kept"_L1, "lowered"_L1}, "Whether e-mail addresses are stored as sent or in lower case."_L1},
    {"trailing_slash"_L1, {"either"_L1, "documented"_L1},
        "Whether paths work with and without a slash at the end, or only as documented."_L1},
    {"agency_pit_location"_L1, {"refused"_L1, "allowed"_L1},
        "Whether an agency's private integration token may read GET /locations/{id}."_L1},
    {"rate_limit_body"_L1, {"text"_L1, "json"_L1}, "The body of a 429."_L1},
    {"rate_limit_headers"_L1, {"on"_L1, "off"_L1}, "Whether a 429 carries the six rate-limit headers."_L1},
    {"tax_rounding"_L1, {"document"_L1, "line"_L1}, "Whether tax is rounded once for each rate, or on each line."_L1},
    {"inclusive_summary"_L1, {"net"_L1, "gross"_L1},
        "With prices that include tax: whether subTotal and discount are net, or as the prices stand."_L1},
    {"extras_in_total"_L1, {"off"_L1, "on"_L1},
        "Whether tips and charges that came with a payment raise an invoice's total, or only its invoiceTotal."_L1},
    {"refunded_invoice"_L1, {"kept"_L1, "reopened"_L1},
        "Whether an invoice stays as it is when its payment is refunded, or falls due again."_L1},
    {"full_refund_status"_L1, {"refunded"_L1, "succeeded"_L1}, "The status of a transaction refunded in full."_L1},
    {"date_filter_zone"_L1, {"utc"_L1, "location"_L1}, "Whose days startAt and endAt of the lists are."_L1},
    {"invoice_date_filter"_L1, {"issue"_L1, "created"_L1},
        "The date that startAt and endAt of the invoice list are about."_L1},
    {"order_items"_L1, {"there"_L1, "missing"_L1}, "Whether an order by id shows its lines."_L1},
    {"message_sent_status"_L1, {"200"_L1, "201"_L1}, "What POST /conversations/messages answers."_L1},
    {"message_status_field"_L1, {"optional"_L1, "refused"_L1, "required"_L1},
        "Whether the body of a message may hold status, must not, or must hold it and subType."_L1},
    {"message_error_shape"_L1, {"status"_L1, "status_code"_L1},
        "Refusals of the messaging service: {status, message}, or {statusCode, message, error}."_L1},
    {"message_merge_fields"_L1, {"kept"_L1, "expanded"_L1},
        "Whether {{contact.first_name}} in a message that a program sends stays as it is, or is filled in."_L1},
    {"message_outcome"_L1, {"delivered"_L1, "failed"_L1, "undelivered"_L1, "opened"_L1, "stuck"_L1},
        "How messages that are sent from now on end; stuck: they stay pending."_L1},
    {"unsubscribe_sets_dnd"_L1, {"on"_L1, "off"_L1},
        "Whether unsubscribing from e-mails shows in the contact's dndSettings, or only when the next one is refused."_L1},
    {"single_message"_L1, {"flat"_L1, "wrapped"_L1},
        "Whether a message by id is the answer itself, or lies in {message} or {emailMessage}."_L1},
    {"export_lag_seconds"_L1, {"0"_L1, "3"_L1, "30"_L1},
        "How long a message is missing from, or its status old in, GET /conversations/messages/export."_L1, 1},
    {"export_email_bodies"_L1, {"missing"_L1, "there"_L1},
        "Whether the export has the bodies of e-mails, or they are only in GET /conversations/messages/email/{id}."_L1},
}};

} // namespace

Switches::Switches()
{
    for (std::size_t i = 0; i < switchEntries.size(); ++i) {
        m_chosen[i] = switchEntries[i].standard;
    }
}

bool Switches::isAt(Switch which, QLatin1StringView position) const
{
    const auto index = static_cast<std::size_t>(which);
    return switchEntries[index].positions[static_cast<std::size_t>(m_chosen[index])] == position;
}

QString Switches::at(Switch which) const
{
    const auto index = static_cast<std::size_t>(which);
    return switchEntries[index].positions[static_cast<std::size_t>(m_chosen[index])];
}

QJsonObject Switches::positions() const
{
    QJsonObject all;
    for (std::size_t i = 0; i < switchEntries.size(); ++i) {
        all.insert(switchEntries[i].name, at(static_cast<Switch>(i)));
    }
    return all;
}

QJsonArray Switches::table() const
{
    QJsonArray rows;
    for (const SwitchEntry &entry : switchEntries) {
        QJsonArray words{QString(entry.positions[static_cast<std::size_t>(entry.standard)])};
        for (const QLatin1StringView position : entry.positions) {
            if (!position.isEmpty() && position != entry.positions[static_cast<std::size_t>(entry.standard)]) {
                words.append(QString(position));
            }
        }
        rows.append(
            QJsonObject{{u"name"_s, QString(entry.name)}, {u"positions"_s, words}, {u"about"_s, QString(entry.about)}});
    }
    return rows;
}

Result<> Switches::set(const QString &name, const QString &position)
{
    for (std::size_t i = 0; i < switchEntries.size(); ++i) {
        if (switchEntries[i].name != name) {
            continue;
        }
        for (std::size_t p = 0; p < switchEntries[i].positions.size(); ++p) {
            if (!position.isEmpty() && switchEntries[i].positions[p] == position) {
                m_chosen[i] = static_cast<int>(p);
                return {};
            }
        }
        return fail(
            {.kind = Error::Kind::BadInput, .detail = u"The switch %1 has no position \"%2\"."_s.arg(name, position)});
    }
    return fail({.kind = Error::Kind::BadInput, .detail = u"There is no switch \"%1\"."_s.arg(name)});
}

} // namespace kontor::sandbox::highlevel
