// One pass of all flows: poll, plan, journal, apply.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/executor.h"
#include "engine/snapshot.h"
#include "flows/contact_import/contact_import.h"
#include "flows/contact_import/contact_operations.h"
#include "highlevel/api.h"
#include "quickbooks/api.h"

namespace kontor::engine {

/// The services as they are connected now. Both are needed for a cycle.
struct Doors
{
    auth::Account *quickBooks = nullptr;
    auth::Account *highLevel = nullptr;
    quickbooks::Api quickBooksApi;
    highlevel::Api highLevelApi;
    QString country; ///< the company's
};

/// Engine thread, or a simulation's only one. Throws JournalBroken.
class Cycle
{
public:
    struct Parts
    {
        journal::Journal &journal;
        net::Transport &transport;
        Clock &clock;
        std::mt19937_64 &random;
        const KnownSecrets &secrets;
    };

    Cycle(Parts parts, const Doors &doors);

    /// Poll and plan. Faults of a service are noted, never thrown; what can go on goes on.
    void readAndPlan(
        const std::function<bool()> &interrupted, const std::function<void()> &progressed, std::stop_token stop);
    /// Applies until `until`; the result tells of the whole cycle.
    CycleResult apply(Instant until, const std::function<bool()> &interrupted, const std::function<void()> &progressed,
        std::stop_token stop);

    const std::map<Service, Error> &ended() const { return m_ended; }
    const std::map<Service, Error> &trouble() const { return m_trouble; }
    qint64 settled() const { return m_settled; }

    /// What readAndPlan would do with `journal` (a copy: it is changed), as counts and rows.
    static Result<Preview> preview(Parts parts, const Doors &doors, std::stop_token stop);

private:
    bool note(Service service, const flows::FeedStep &step);
    flows::contact_import::Rules rules() const;
    void finishImport();

    Parts m_parts;
    Doors m_doors;
    flows::contact_import::CreateContact m_createContact;
    flows::contact_import::UpdateContact m_updateContact;
    std::map<Service, Error> m_ended;
    std::map<Service, Error> m_trouble;
    std::function<void(const flows::contact_import::Planned &)> m_report; // previews only
    bool m_read = false;
    qint64 m_settled = 0;
};

/// What the owner does with an entry in attention; the next apply sends it. False when there is no such entry.
bool retryOperation(journal::Journal &journal, qint64 id, const highlevel::Api &api, Instant now);
bool dismissOperation(journal::Journal &journal, qint64 id, const QString &reason, Instant now);
bool restoreOperation(journal::Journal &journal, qint64 id, Instant now);

} // namespace kontor::engine
