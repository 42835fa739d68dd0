// What the window and the command line see of the engine: values, no behaviour.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/service.h"

#include <QMetaType>
#include <QStringList>
#include <QUrl>

#include <map>
#include <optional>
#include <vector>

namespace kontor::engine {

/// The first situation that applies gives state sentence, footer and tray icon (ui/design.md 2).
enum class Situation {
    NotConnected, ///< set-up is not done: at least one service was never connected
    NoKeychain,
    ConnectionDied, ///< Snapshot::connections says which and why
    NeedsAttention,
    Paused,
    Offline,
    ServiceSlow, ///< a service has asked to wait, or does not answer; `waitUntil`
    Importing,
    Syncing,
    Stale,
    InStep,
};

struct Connection
{
    enum class State { NotConnected, Connected, Ended };
    State state = State::NotConnected;
    QString account; ///< realm or location id
    QString name; ///< company or location
    QString country; ///< QuickBooks: two letters
    QString currency; ///< QuickBooks
    QString salesTax; ///< QuickBooks: "none", "manual", "automated", "lines"
    QString timeZone; ///< IANA
    QString environment; ///< "production", "sandbox"
    bool privateToken = false;
    /// HighLevel: when it was connected its own QuickBooks connection was on, so that all would be booked twice.
    bool ownQuickBooks = false;
    std::optional<Instant> since;
    std::optional<Instant> lastSuccess;
    std::optional<Instant> validUntil; ///< when it dies if it is not used
    qint64 calls = 0; ///< QuickBooks: reads of this month; HighLevel: calls of today
    qint64 callLimit = 0;
    std::optional<Error> problem; ///< why it ended, or what is wrong now
};

struct FlowState
{
    QString flow; ///< "contacts", "reviews", "receipts", "invoices"
    bool enabled = false;
    qint64 today = 0;
    qint64 thirtyDays = 0;
    std::map<QString, qint64> amounts; ///< booked in the 30 days, by currency in minor units (journal::FlowCount)
    std::optional<Instant> lastChange;
    qint64 waiting = 0;
    qint64 attention = 0;
};

struct ImportProgress
{
    enum class Phase { Reading, Writing, Paused, Stopped, Done };
    Phase phase = Phase::Reading;
    qint64 done = 0;
    qint64 total = 0; ///< 0: not known yet
    qint64 created = 0;
    qint64 updated = 0;
    qint64 unchanged = 0;
    qint64 skipped = 0;
    Instant started{};
    double perSecond = 0; ///< mean of the last 30 s
    std::optional<std::chrono::seconds> left; ///< known from the tenth second on
    struct Row
    {
        QString customer;
        QString email;
        QString result; ///< as LogEntry::result
        QMap<QString, QString> parameters;
    };
    std::vector<Row> justNow; ///< newest first, at most 12
};

struct Snapshot
{
    QString profile;
    bool sandbox = false;
    Situation situation = Situation::NotConnected;
    std::optional<Service> about; ///< the service that ConnectionDied or ServiceSlow speaks of
    std::map<Service, Connection> connections;
    std::vector<FlowState> flows;
    std::optional<ImportProgress> import; ///< while one is not finished
    std::optional<ImportProgress> lastImport; ///< also when it is finished, for its counts
    std::optional<Instant> lastCheck;
    std::optional<Instant> lastSuccess; ///< of a whole cycle
    std::optional<Instant> nextCheck;
    std::optional<Instant> pausedSince;
    std::optional<Instant> waitUntil;
    qint64 waiting = 0;
    qint64 attention = 0;
    bool setUpDone = false; ///< the owner pressed Start
    qint64 newestLogId = 0;
    std::optional<Error> stopped; ///< the engine cannot go on: journal broken, in use, newer
};

/// One sign-in as it goes on.
struct ConnectProgress
{
    enum class State { Waiting, Connected, Failed };
    Service service = Service::QuickBooks;
    State state = State::Waiting;
    QUrl address; ///< Waiting: to open in the browser
    Instant until{}; ///< Waiting
    std::optional<Error> note; ///< Waiting: the port is taken, an answer was none of this sign-in; Failed: why
    QString name; ///< Connected: company or location
};

struct PreviewRow
{
    QString flow;
    QString action; ///< "create", "change", "link", "unchanged", "skip", "ask"
    QString document; ///< the customer's name; of an invoice or its payment the invoice's number
    QString email; ///< of the customer
    QString key; ///< "new_contact", "adds", "inactive", "new_invoice", "needs_owner" ...: words in src/texts
    QMap<QString, QString> parameters;
    std::optional<qint64> amountMinor; ///< of documents
    QString currency;
};

struct Preview
{
    struct Counts
    {
        qint64 create = 0;
        qint64 change = 0;
        qint64 link = 0;
        qint64 unchanged = 0;
        qint64 skip = 0;
        qint64 ask = 0;
    };
    std::map<QString, Counts> counts; ///< by flow
    std::vector<PreviewRow> rows; ///< at most 5,000; the counts are of all
    qint64 customers = 0;
    Instant read{};
};

/// One thing that needs the owner, from an operation in attention (`attentionEntries` in engine/attention.h).
struct AttentionEntry
{
    /// One field that the owner compares. `field` as in quickbooks::FieldChange ("due", "lines.2.amount", "total",
    /// "tax"); amounts are decimals of `currency`.
    struct Side
    {
        QString field;
        QString highLevel;
        QString quickBooks;
        bool differs = true;
    };
    qint64 id = 0; ///< for retry, dismiss, choose
    QString flow;
    QString document; ///< "contact", "invoice", "payment", "receipt", "refund", "customer", "item", "review"
    QString documentId; ///< HighLevel's of invoices and payments, QuickBooks' of the customer of contacts
    QString number; ///< of the invoice: "INV-1001"
    QString name; ///< of the person or company
    QString email;
    std::optional<qint64> amountMinor;
    QString currency;
    QString date; ///< of the document, YYYY-MM-DD
    Error problem;
    Instant since{};
    int attempts = 0;
    std::optional<Instant> nextAttempt; ///< it was retried and waits
    bool decision = false; ///< `choose` is asked for; retrying it all would leave it alone
    std::vector<Side> sides; ///< of a decision
    QUrl inHighLevel; ///< the document in the web app; empty when there is none
    QUrl inQuickBooks;
};

/// What the owner decides about a document that differs.
enum class OwnerChoice { HighLevel, QuickBooks };

/// What the pages "Accounts and taxes" and "Invoices" choose from, as QuickBooks has it.
struct CompanyLists
{
    struct Entry
    {
        QString id;
        QString name;
        QString detail; ///< of a tax code its percentage: "8.25"; of an account its type
    };
    /// A tax that HighLevel has used, or the absence of one ("|0"), in a company where codes are needed.
    struct Tax
    {
        QString key; ///< of the setting taxes.map: "VAT|20"
        QString name;
        QString rate; ///< "20"
        QString code; ///< id of the code that is used; empty: unmapped
        bool chosen = false; ///< by the owner; else found by its percentage
        QString suggestion; ///< id, when unmapped
    };
    std::vector<Entry> items;
    std::vector<Entry> incomeAccounts;
    std::vector<Entry> depositAccounts;
    QString item, income, deposit; ///< ids of what is used when nothing is set; empty: made or chosen by QuickBooks
    bool codesNeeded = false; ///< false: taxes need no mapping in this company
    std::vector<Entry> taxCodes;
    std::vector<Tax> taxes;
    std::optional<Error> problem; ///< why there is nothing to choose from
};

struct CycleResult
{
    bool finished = false; ///< all flows were read and planned, nothing is waiting on a temporary fault
    qint64 changes = 0; ///< remote writes carried out
    qint64 waiting = 0; ///< without what is held back, since its flow is off or the import was stopped
    qint64 attention = 0;
    bool importStopped = false; ///< the owner stopped the contact import; the other flows went on
    std::optional<Error> error; ///< what kept it from finishing
};

} // namespace kontor::engine

Q_DECLARE_METATYPE(kontor::engine::Snapshot)
Q_DECLARE_METATYPE(kontor::engine::ConnectProgress)
Q_DECLARE_METATYPE(kontor::engine::Preview)
Q_DECLARE_METATYPE(kontor::engine::CompanyLists)
Q_DECLARE_METATYPE(kontor::engine::CycleResult)
