// Looks at review requests when everything has come to rest. Knows the rules, not the engine.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulation/check_reviews.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::simulation {

namespace {

struct Sent
{
    QString contact;
    Instant at;
    bool byKontor = false;
};

class ReviewCheck
{
public:
    ReviewCheck(journal::Journal &journal, const sandbox::StandIn &quickBooks, const sandbox::StandIn &highLevel,
        const ReviewHistory &history)
        : m_journal(journal)
        , m_history(history)
        , m_customers(quickBooks.part(u"customers"_s))
        , m_place(highLevel.dump())
        , m_zone(history.zone.toLatin1())
    {
        const QJsonArray messages = m_place[u"messages"].toArray();
        for (const QJsonValue &message : messages) {
            const QString body = message[u"body"].toString();
            if (message[u"direction"].toString() == u"outbound"
                && (body.contains(history.link) || body.contains(history.link.toHtmlEscaped()))) {
                m_sent.push_back({message[u"contactId"].toString(),
                    instantFromIso(message[u"dateAdded"].toString()).value_or(Instant{}),
                    message[u"source"].toString() == u"api"});
            }
        }
    }

    QStringList run()
    {
        QMap<QString, int> counts;
        QMap<QDate, int> days;
        for (const Sent &sent : m_sent) {
            if (!sent.byKontor) {
                continue;
            }
            // One that others were merged into has theirs, too.
            if (++counts[sent.contact] == 2 && !m_history.mergedInto.contains(sent.contact)) {
                wrong(u"contact %1 has two review requests"_s.arg(sent.contact));
            }
            checkMoment(sent);
            checkReason(sent);
            if (sent.at < m_history.open) {
                ++days[local(sent.at).date()];
            }
        }
        for (auto day = days.begin(); day != days.end(); ++day) {
            if (m_history.limit > 0 && *day > m_history.limit) {
                wrong(u"%1 review requests on %2, at most %3 were wanted"_s.arg(*day)
                        .arg(day.key().toString(Qt::ISODate))
                        .arg(m_history.limit));
            }
        }
        for (const journal::Operation &operation : m_journal.inAttention()) {
            const QString key = operation.problem ? operation.problem->key : QString();
            // One that was deleted or merged away, and whom nothing names any more, is the owner's to ask about.
            const bool gone = key == u"hl.404" && !exists(operation.payload[u"contact"].toString());
            if (operation.flow == u"reviews" && !gone && key != u"review.not_delivered" && key != u"review.unsure") {
                wrong(u"review request in attention: %1 %2"_s.arg(key, operation.subject));
            }
        }
        for (auto paid = m_history.paid.begin(); paid != m_history.paid.end(); ++paid) {
            checkNobodyForgotten(paid.key(), *paid);
        }
        return m_wrong;
    }

private:
    void wrong(const QString &text) { m_wrong.append(text); }

    QDateTime local(Instant at) const { return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), m_zone); }

    /// Requests were on, and it was no quiet hour.
    void checkMoment(const Sent &sent)
    {
        const bool on = std::any_of(m_history.on.begin(), m_history.on.end(),
            [&](const ReviewHistory::Span &span) { return sent.at >= span.from && sent.at <= span.to; });
        if (!on) {
            wrong(u"a review request to %1 at %2, while they were off"_s.arg(sent.contact, toIso(sent.at)));
        }
        if (m_history.quiet == u"off" || sent.at >= m_history.open) {
            return;
        }
        const QTime from = QTime::fromString(m_history.quiet.section(u'-', 0, 0), u"HH:mm"_s);
        const QTime to = QTime::fromString(m_history.quiet.section(u'-', 1), u"HH:mm"_s);
        const QTime time = local(sent.at).time();
        if (from < to ? time >= from && time < to : time >= from || time < to) {
            wrong(u"a review request to %1 at %2, in quiet hours"_s.arg(sent.contact, local(sent.at).toString()));
        }
    }

    /// Somebody behind this contact had paid for the first time, and nobody had asked before.
    void checkReason(const Sent &sent)
    {
        std::vector<journal::Link> reasons = m_journal.linksByHighLevel(u"review"_s, sent.contact);
        for (journal::Link &link : m_journal.links(u"review"_s, 1000)) {
            if (!link.highlevelId.isEmpty() && !exists(link.highlevelId)) {
                reasons.push_back(std::move(link)); // merged away: its messages went to another contact
            }
        }
        const bool paid = std::any_of(reasons.begin(), reasons.end(), [&](const journal::Link &link) {
            const auto known = m_history.paid.find(link.quickbooksId);
            return known != m_history.paid.end() && (known->whileOn || m_history.doubtful.contains(link.quickbooksId));
        });
        if (!paid) {
            wrong(u"a review request to %1, of whom nobody has paid for the first time"_s.arg(sent.contact));
        }
        for (const Sent &other : m_sent) {
            if (!other.byKontor && other.contact == sent.contact && other.at + 5min < sent.at
                && !m_history.mergedInto.contains(sent.contact)) {
                wrong(u"a review request to %1, who had one by hand"_s.arg(sent.contact));
            }
        }
    }

    QJsonObject customerWithId(const QString &id) const
    {
        for (const QJsonValue &row : m_customers) {
            if (row[u"Id"].toString() == id) {
                return row.toObject();
            }
        }
        return {};
    }

    bool exists(const QString &contact) const
    {
        const QJsonArray contacts = m_place[u"contacts"].toArray();
        return std::any_of(
            contacts.begin(), contacts.end(), [&](const QJsonValue &row) { return row[u"id"].toString() == contact; });
    }

    bool reachable(const QString &contact) const
    {
        const QJsonArray contacts = m_place[u"contacts"].toArray();
        for (const QJsonValue &row : contacts) {
            if (row[u"id"].toString() == contact) {
                const QString address = row[u"email"].toString();
                const bool email = !address.isEmpty() && !m_history.everClosed.contains(address.toLower());
                const bool phone = !row[u"phone"].toString().isEmpty();
                return m_history.channel == u"email" ? email : m_history.channel == u"sms" ? phone : email || phone;
            }
        }
        return false;
    }

    void checkNobodyForgotten(const QString &customer, const ReviewHistory::Paid &paid)
    {
        // Off at the end, or off after the payment: it counts as had. So does what was paid in part before.
        const bool isOn = !m_history.on.empty() && m_history.on.back().to == Instant::max();
        const Instant connected
            = instantFromIso(m_journal.state(u"connected"_s)[u"since"].toString()).value_or(Instant{});
        const Instant switchedOn = isOn ? std::max(m_history.on.back().from, connected) + 10s : Instant{};
        const bool onSince = isOn
            && (m_history.on.back().read < paid.first || (switchedOn < paid.first && switchedOn < paid.earliest));
        if (!paid.whileOn || !onSince || m_history.doubtful.contains(customer)) {
            return;
        }
        const auto link = m_journal.linkByQuickBooks(u"contact"_s, customer);
        if (!link || !customerWithId(customer)[u"Active"].toBool(true)
            || m_history.everClosed.contains(link->highlevelId) || !reachable(link->highlevelId)) {
            return;
        }
        // Customers who share the contact may have had one, or have changed hands.
        const std::vector<journal::Link> sharing = m_journal.linksByHighLevel(u"contact"_s, link->highlevelId);
        if (sharing.size() > 1) {
            return;
        }
        const bool sent = std::any_of(
            m_sent.begin(), m_sent.end(), [&](const Sent &one) { return one.contact == link->highlevelId; });
        const auto review = m_journal.linkByQuickBooks(u"review"_s, customer);
        // Set aside for somebody's sake who is or was the same contact: of an inactive customer no link is left to see.
        const QString because = review ? review->written[u"because"].toString() : QString();
        if (!because.isEmpty() && because != customer && m_journal.linkByQuickBooks(u"review"_s, because)) {
            return;
        }
        const bool toAnother = review && !review->highlevelId.isEmpty() && review->highlevelId != link->highlevelId;
        const std::vector<journal::Operation> attention = m_journal.inAttention();
        const bool asked = std::any_of(attention.begin(), attention.end(), [&](const journal::Operation &operation) {
            return operation.payload[u"customer"].toString() == customer
                || (operation.flow == u"reviews" && operation.kind == u"note");
        });
        if (!sent && !asked && !toAnother) {
            wrong(
                u"customer %1 (contact %2) has paid for the first time at %3 and has got no review request; noted %4"_s
                    .arg(customer, link->highlevelId, toIso(paid.first),
                        review ? review->written[u"state"].toString() : u"nothing"_s));
        }
    }

    journal::Journal &m_journal;
    const ReviewHistory &m_history;
    QJsonArray m_customers;
    QJsonObject m_place;
    QTimeZone m_zone;
    std::vector<Sent> m_sent;
    QStringList m_wrong;
};

} // namespace

QStringList checkReviews(journal::Journal &journal, const sandbox::StandIn &quickBooks,
    const sandbox::StandIn &highLevel, const ReviewHistory &history)
{
    return ReviewCheck(journal, quickBooks, highLevel, history).run();
}

} // namespace kontor::simulation
