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
    highlevel::State &state = m_part->state;
    state.agenda.catchUp(state, state.clock.now()); // what is due has happened, looked at or not
    QJsonArray locations;
    QJsonArray contacts;
    QJsonArray invoices;
    QJsonArray transactions;
    QJsonArray orders;
    QJsonArray subscriptions;
    for (const std::unique_ptr<highlevel::LocationRecord> &location : state.locations) {
        QJsonObject about = highlevel::locationObject(*location, state);
        about.insert("dedupe"_L1, location->dedupeOrder.join(u','));
        about.insert("suspended"_L1, location->suspended);
        about.insert("installed"_L1, state.access.installation(location->about.id) != nullptr);
        about.insert("customValues"_L1, location->customValues);
        about.insert("customFields"_L1, location->customFields);
        locations.append(about);
        for (const auto &[number, contact] : location->contacts.all()) {
            contacts.append(highlevel::contactObject(contact, state));
        }
        for (const auto &[number, invoice] : location->invoices.all()) {
            invoices.append(highlevel::shownInvoice(state, invoice));
        }
        for (const highlevel::Transaction &transaction : location->transactions.all()) {
            transactions.append(highlevel::listedTransaction(transaction));
        }
        for (const highlevel::Order &order : location->orders.all()) {
            orders.append(highlevel::wholeOrder(order));
        }
        for (const highlevel::Subscription &subscription : location->subscriptions.all()) {
            subscriptions.append(highlevel::wholeSubscription(subscription));
        }
    }
    return {{u"location"_s, locations.isEmpty() ? QJsonObject() : locations.first().toObject()},
        {u"locations"_s, locations}, {u"contacts"_s, contacts}, {u"invoices"_s, invoices},
        {u"transactions"_s, transactions}, {u"orders"_s, orders}, {u"subscriptions"_s, subscriptions},
        {u"messages"_s, part(u"messages"_s)}};
}

QJsonArray HighLevelStandIn::part(const QString &name) const
{
    if (name != u"messages") {
        return StandIn::part(name);
    }
    highlevel::State &state = m_part->state;
    state.agenda.catchUp(state, state.clock.now());
    QJsonArray messages;
    for (const std::unique_ptr<highlevel::LocationRecord> &location : state.locations) {
        for (const highlevel::Message &message : location->conversations.messages()) {
            messages.append(highlevel::messageSummary(state, *location, message));
        }
    }
    return messages;
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
