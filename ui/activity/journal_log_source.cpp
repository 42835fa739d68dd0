// Questions to the journal, carried to its thread and back.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/journal_log_source.h"

#include "core/queued_call.h"
#include "engine/attention.h"

namespace kontor::ui {

/// Lives on the reader's thread, and the Reader with it.
class JournalLogSource::Worker : public QObject
{
public:
    explicit Worker(const QString &file)
        : m_file(file)
    { }

    journal::Reader &reader()
    {
        if (!m_reader) {
            m_reader = journal::Reader::open(m_file);
        }
        return *m_reader;
    }

    bool isBroken = false;

private:
    QString m_file;
    std::unique_ptr<journal::Reader> m_reader;
};

JournalLogSource::JournalLogSource(const QString &file, QObject *parent)
    : LogSource(parent)
    , m_worker(new Worker(file))
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("log reader"));
    m_thread.start();
}

JournalLogSource::~JournalLogSource()
{
    m_thread.quit();
    m_thread.wait();
}

template <class Work>
void JournalLogSource::ask(Work work)
{
    auto *worker = m_worker;
    callQueued(worker, [this, worker, work = std::move(work)] {
        if (worker->isBroken) {
            return;
        }
        try {
            work(worker->reader());
        } catch (const journal::JournalBroken &problem) {
            worker->isBroken = true;
            callQueued(
                this, [this, key = problem.key, why = QString::fromUtf8(problem.what())] { Q_EMIT broken(key, why); });
        }
    });
}

void JournalLogSource::readPage(quint64 ticket, const journal::LogFilter &filter, qint64 firstFromOldest, int limit)
{
    ask([=, this](journal::Reader &reader) {
        // The log may grow between the two questions; then the place was another one.
        for (int tries = 0; tries < 5; ++tries) {
            const qint64 total = reader.logCount(filter);
            const qint64 end = std::min(total, firstFromOldest + limit);
            const qint64 offset = total - end;
            const auto entries = end > firstFromOldest
                ? reader.log(filter, offset, static_cast<int>(end - firstFromOldest))
                : std::vector<journal::LogEntry>();
            if (reader.logCount(filter) == total || tries == 4) {
                callQueued(this, [=, this] { Q_EMIT pageRead(ticket, entries, total); });
                return;
            }
        }
    });
}

void JournalLogSource::readNewest(quint64 ticket, const journal::LogFilter &filter, int limit)
{
    ask([=, this](journal::Reader &reader) {
        const auto entries = reader.log(filter, 0, limit);
        const qint64 total = reader.logCount(filter);
        callQueued(this, [=, this] { Q_EMIT pageRead(ticket, entries, total); });
    });
}

void JournalLogSource::count(quint64 ticket, const journal::LogFilter &filter)
{
    ask([=, this](journal::Reader &reader) {
        callQueued(this, [=, this, count = reader.logCount(filter)] { Q_EMIT counted(ticket, count); });
    });
}

void JournalLogSource::readAttention(quint64 ticket, const std::vector<qint64> &watched)
{
    ask([=, this](journal::Reader &reader) {
        AttentionRead read;
        for (const qint64 id : watched) {
            if (const auto state = engine::stateNow(reader, id)) {
                read.states.emplace(id, *state);
            }
        }
        read.entries = engine::attentionEntries(reader); // after the states: what replaced one of these is among them
        callQueued(this, [=, this] { Q_EMIT attentionRead(ticket, read); });
    });
}

void JournalLogSource::readSettings(quint64 ticket)
{
    ask([=, this](journal::Reader &reader) {
        callQueued(this, [=, this, all = reader.settings()] { Q_EMIT settingsRead(ticket, all); });
    });
}

} // namespace kontor::ui
