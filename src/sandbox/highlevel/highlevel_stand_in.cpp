// The stand-in of HighLevel's OAuth and API.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/highlevel_stand_in.h"

#include "sandbox/highlevel/actions.h"
#include "sandbox/highlevel/contact_fields.h"
#include "sandbox/highlevel/conversation_sending.h"
#include "sandbox/highlevel/gate.h"
#include "sandbox/highlevel/invoice_calls.h"
#include "sandbox/highlevel/location_calls.h"
#include "sandbox/highlevel/oauth_calls.h"

using namespace Qt::StringLiterals;

namespace kontor::sandbox {

class HighLevelStandIn::Part : public highlevel::Gate
{
public:
    using Gate::Gate;
};

HighLevelStandIn::HighLevelStandIn(Clock &clock, quint64 seed, Keys keys, std::vector<Location> locations)
    : m_part(std::make_unique<Part>(clock, seed, std::move(keys)))
{
    highlevel::State &state = m_part->state;
    for (Location &location : locations) {
        auto record = std::make_unique<highlevel::LocationRecord>();
        const QJsonArray contacts = std::exchange(location.contacts, {});
        record->about = std::move(location);
        if (!record->about.privateToken.isEmpty()) {
            state.access.addPrivateToken(
                std::exchange(record->about.privateToken, {}), record->about.id, highlevel::locationScopes());
        }
        for (const QJsonValue &contact : contacts) {
            highlevel::seedContact(state, *record, contact.toObject());
        }
        state.locations.push_back(std::move(record));
    }
}

HighLevelStandIn::~HighLevelStandIn() = default;

net::Reply HighLevelStandIn::handle(const net::Request &request) { return m_part->reply(request); }

Result<QJsonObject> HighLevelStandIn::act(const QString &action, const QJsonObject &parameters)
{
    m_part->state.agenda.catchUp(m_part->state, m_part->state.clock.now());
    return highlevel::carryOutAction(m_part->state, action, parameters);
}

QJsonArray HighLevelStandIn::actions() const { return highlevel::actionTable(); }
QJsonObject HighLevelStandIn::switches() const { return m_part->state.switches.positions(); }
QJsonArray HighLevelStandIn::switchTable() const { return m_part->state.switches.table(); }

Result<> HighLevelStandIn::setSwitch(const QString &name, const QString &position)
{
    return m_part->state.switches.set(name, position);
}

QJsonObject HighLevelStandIn::dump() const
{
    QJsonObject all;
    for (const QString &name : {u"locations"_s, u"contacts"_s, u"invoices"_s, u"transactions"_s, u"orders"_s,
             u"subscriptions"_s, u"messages"_s}) {
        all.insert(name, part(name));
    }
    all.insert("location"_L1, all["locations"_L1][0].toObject());
    return all;
}

QJsonArray HighLevelStandIn::part(const QString &name) const
{
    highlevel::State &state = m_part->state;
    state.agenda.catchUp(state, state.clock.now()); // what is due has happened, looked at or not
    QJsonArray rows;
    const auto show = [&](const QString &kind, const auto &objects, const auto &shown) {
        if (name == kind) {
            for (const auto &object : objects) {
                rows.append(shown(object));
            }
        }
    };
    show(u"locations"_s, state.locations, [&](const std::unique_ptr<highlevel::LocationRecord> &location) {
        QJsonObject about = highlevel::locationObject(*location, state);
        about.insert("dedupe"_L1, location->dedupeOrder.join(u','));
        about.insert("suspended"_L1, location->suspended);
        about.insert("installed"_L1, state.access.installation(location->about.id) != nullptr);
        about.insert("customValues"_L1, location->customValues);
        about.insert("customFields"_L1, location->customFields);
        return about;
    });
    for (const std::unique_ptr<highlevel::LocationRecord> &location : state.locations) {
        show(u"contacts"_s, location->contacts.all(),
            [&](const auto &numbered) { return highlevel::contactObject(numbered.second, state); });
        show(u"invoices"_s, location->invoices.all(),
            [&](const auto &numbered) { return highlevel::shownInvoice(state, numbered.second); });
        show(u"transactions"_s, location->transactions.all(), highlevel::listedTransaction);
        show(u"orders"_s, location->orders.all(), highlevel::wholeOrder);
        show(u"subscriptions"_s, location->subscriptions.all(), highlevel::wholeSubscription);
        show(u"messages"_s, location->conversations.messages(),
            [&](const highlevel::Message &message) { return highlevel::messageSummary(state, *location, message); });
    }
    return rows;
}

QJsonObject HighLevelStandIn::counters() const
{
    const highlevel::Counters &counted = m_part->state.counters;
    return {{u"requests"_s, counted.requests}, {u"reads"_s, counted.reads}, {u"writes"_s, counted.writes},
        {u"throttled"_s, counted.throttled}, {u"refused"_s, counted.refused},
        {u"contactsCreated"_s, counted.contactsCreated}, {u"invoicesCreated"_s, counted.invoicesCreated},
        {u"messagesAccepted"_s, counted.messagesAccepted}, {u"duplicatesRefused"_s, counted.duplicatesRefused},
        {u"tokensIssued"_s, counted.tokensIssued}};
}

} // namespace kontor::sandbox
