// Kontor's memory: what was decided, sent, linked and seen. The only place with SQL.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/service.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

namespace kontor::journal {

/// The journal cannot be read or written. Thrown by everything here; caught in one place, which stops the engine.
/// what() is for the details pane; `key` is "store.disk_full", "store.damaged", "store.newer",
/// "store.unusable" when the system does not let it be read or written, or "store.in_use" when another writer did not
/// let go for 10 s.
class JournalBroken : public std::runtime_error
{
public:
    JournalBroken(QString key, const QString &detail)
        : std::runtime_error(detail.toStdString())
        , key(std::move(key))
    { }
    QString key;
};

/// The remembered pair of a QuickBooks object and its HighLevel object. Several QuickBooks objects may share one
/// HighLevel object.
struct Link
{
    QString kind; ///< "contact"; later "invoice", "payment" ...
    QString quickbooksId;
    QString highlevelId;
    bool madeByKontor = false;
    QJsonObject
        written; ///< what Kontor last wrote (or would have written), to tell later changes of others from its own
};

/// An object of a service, remembered so that it need not be asked for again.
struct Record
{
    Service service = Service::QuickBooks;
    QString kind; ///< "customer", "contact"
    QString id;
    QString version; ///< what tells two states apart
    bool active = true;
    QJsonObject value;
    QStringList keys; ///< to find it by: "email:jo@example.com", "phone:+15551234567"
};

enum class OperationState {
    Waiting, ///< due at `due`
    Sent, ///< given to the transport; after a crash its outcome is unknown
    Attention, ///< needs the owner
    Done,
    Dismissed,
    Superseded, ///< replaced by a later operation on the same subject before it was carried out
};

/// What is not carried out for now: the operations of these flows, except those whose next step is one of `lookUps`,
/// which only find out what became of a write; those with "unsure" in their payload, which do so by being repeated with
/// the key that they had; and those with "goesOn", which the owner asked for by hand or which finish what stands half
/// done.
struct HeldBack
{
    QStringList flows;
    QStringList lookUps;
};

/// One intended remote write, stored before it is sent.
struct Operation
{
    qint64 id = 0; ///< 0 until stored
    QString kind; ///< "contact.create"
    QString flow; ///< "contacts"
    Service service = Service::HighLevel;
    QString subject; ///< operations of one subject run one at a time, in the order of their ids
    QString idempotencyKey;
    OperationState state = OperationState::Waiting;
    QString stage; ///< the step of its kind that comes next, "write", "confirm" ...
    QJsonObject payload; ///< all that its kind needs to make the request and to judge the reply
    int urgency = 5; ///< 1 comes before 5
    int attempts = 0;
    Instant due{};
    Instant created{};
    std::optional<Instant> troubledSince; ///< first of the present row of temporary faults
    std::optional<Error> problem; ///< the last error; in Attention the reason
    std::optional<Instant> attentionSince;
};

struct LogEntry
{
    qint64 id = 0;
    Instant time{};
    QString flow; ///< "contacts", "kontor"
    QString direction; ///< "qb>hl", "hl>qb" or empty
    QString key; ///< what, for src/texts: "contact", "cycle.finished"
    QMap<QString, QString> parameters; ///< of the words: {"name": "Amy Lauterbach"}
    QString result; ///< "created", "changed", "linked", "unchanged", "skipped", "attention", "retried", "waited",
                    ///< "done" ...
    std::optional<qint64> amountMinor;
    QString currency;
    std::optional<qint64> operation;
    QJsonObject details; ///< ids of both sides, trace id, attempts, duration; never a body or a token
};

struct LogFilter
{
    QString flow; ///< empty: all
    QString result; ///< empty: all
    std::optional<Instant> since;
    std::optional<Instant> before;
    QString text; ///< found anywhere in the parameters, case ignored
};

struct FlowCount
{
    qint64 changes = 0; ///< entries whose result is a change (created, changed, booked, voided, linked, sent)
    std::optional<Instant> last; ///< the newest change, however long ago
    /// What those entries have booked, by currency in minor units: documents, less what was paid back or voided. A
    /// payment is no document of its own: its invoice is counted.
    std::map<QString, qint64> amounts;
};

/// Reads for the window and for other commands, through a read-only connection. One thread, the one that opened it.
class Reader
{
public:
    /// `file` must exist. Throws JournalBroken.
    static std::unique_ptr<Reader> open(const QString &file);
    ~Reader();

    /// Newest first.
    std::vector<LogEntry> log(const LogFilter &filter, qint64 offset, int limit);
    qint64 logCount(const LogFilter &filter);
    qint64 newestLogId();
    FlowCount flowCount(const QString &flow, Instant since);
    std::vector<Operation> attention();
    std::optional<Operation> operation(qint64 id);
    std::vector<Operation> underWay(const QString &flow); ///< Waiting or Sent
    bool isUnplanned(Service service, const QString &kind, const QString &id); ///< false when there is no such record
    qint64 waiting(); ///< operations that are not carried out yet and need nobody
    std::optional<QString> setting(const QString &key);
    std::map<QString, QString> settings();
    QJsonObject state(const QString &name);

    class Part;
    explicit Reader(std::unique_ptr<Part> part);

private:
    std::unique_ptr<Part> m_part;
};

/// The one writer (the engine; kontorctl's other commands open it for a moment beside it: WAL, busy timeout 10 s).
/// Opened, used and destroyed on one thread. Each call is a transaction of its own unless inside `transaction`.
class Journal
{
public:
    /// Called before and after each commit; a simulation throws here to crash. `before` true: nothing is stored yet.
    using AtCommit = std::function<void(bool before)>;

    /// Makes or migrates the file (mode 0600; WAL, synchronous FULL, foreign keys on); ":memory:" is for simulations.
    /// Before the first migration step of an existing file a copy is laid beside it. Throws JournalBroken.
    static std::unique_ptr<Journal> open(const QString &file, AtCommit atCommit = {});
    ~Journal();

    /// All or nothing; an exception from `work` rolls back and goes on. Not nested.
    void transaction(const std::function<void()> &work);

    /// A copy of everything in another file, for a preview. The file must not exist.
    void copyInto(const QString &file);

    // Settings of the owner (product.md) and Kontor's own notes ("import", "connection.quickbooks"), apart from each
    // other.
    std::optional<QString> setting(const QString &key);
    void setSetting(const QString &key, const QString &value);
    QJsonObject state(const QString &name); ///< empty when there is none
    void setState(const QString &name, const QJsonObject &value);

    QJsonObject cursor(const QString &feed); ///< empty when there is none
    void setCursor(const QString &feed, const QJsonObject &value);

    std::optional<Link> linkByQuickBooks(const QString &kind, const QString &quickbooksId);
    std::vector<Link> linksByHighLevel(const QString &kind, const QString &highlevelId); ///< by QuickBooks id
    std::vector<Link> links(const QString &kind, int limit); ///< by QuickBooks id
    void putLink(const Link &link);
    void removeLink(const QString &kind, const QString &quickbooksId);
    qint64 linkCount(const QString &kind);

    /// Stores or replaces; a version that differs from the stored one makes it unplanned, an equal one changes nothing
    /// but `value`.
    void putRecord(const Record &record);
    void removeRecords(Service service, const QString &kind);
    std::optional<Record> record(Service service, const QString &kind, const QString &id);
    std::vector<Record> recordsByKey(Service service, const QString &kind, const QString &key);
    /// Records whose present version no plan has seen, lowest id first (numeric ids by number).
    std::vector<Record> unplanned(Service service, const QString &kind, int limit);
    void markPlanned(Service service, const QString &kind, const QString &id);
    void markUnplanned(Service service, const QString &kind, const QString &id);
    void markAllUnplanned(Service service, const QString &kind);
    qint64 recordCount(Service service, const QString &kind);
    qint64 unplannedCount(Service service, const QString &kind);

    /// Stores a new one (its id is set) or the new state of an old one.
    void putOperation(Operation &operation);
    std::optional<Operation> operation(qint64 id);
    /// Waiting, due, and first of its subject (one that is Sent or in Attention holds back those after it); by urgency,
    /// then due, then id; without the subjects in `busy` and what is `held`.
    std::vector<Operation> due(
        Service service, Instant now, int limit, const QStringList &busy, const HeldBack &held = {});
    std::optional<Instant> nextDue(Service service, const HeldBack &held = {}); ///< of those that nothing holds back
    /// Not yet Done, Dismissed or Superseded, in the order of their ids.
    std::vector<Operation> openOperations(const QString &subject);
    /// Left in state Sent: given to the transport by a process that has ended.
    std::vector<Operation> leftSent();
    std::vector<Operation> underWay(const QString &flow); ///< Waiting or Sent
    std::vector<Operation> inAttention();
    std::vector<Operation> dismissed(const QString &flow); ///< all that ever were and have not been taken back
    qint64 waitingCount(const HeldBack &held = {}); ///< Waiting or Sent
    qint64 waitingCount(const QString &flow);

    void log(LogEntry entry); ///< `id` is given by the journal
    /// Entries since then whose result is a change (FlowCount::changes).
    qint64 changesLogged(const QString &flow, Instant since);
    void forgetLogBefore(Instant time);

    class Part;
    explicit Journal(std::unique_ptr<Part> part);

private:
    std::unique_ptr<Part> m_part;
};

} // namespace kontor::journal
