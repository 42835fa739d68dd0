// What becomes of the items that the owner retried or decided.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "ui/activity/log_source.h"
#include "ui/attention/attention_model.h"

#include <QTimer>

namespace kontor::ui {

/// An item leaves attention the moment it is retried; the list keeps it until its outcome is known: done, back with a
/// cause, or waiting for longer than anybody watches. Window thread.
class RetryWatch : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds doneShownFor{2};
    static constexpr std::chrono::seconds unheardFor{10}; ///< still as it was: nobody took the command
    static constexpr std::chrono::seconds waitedFor{30};

    explicit RetryWatch(QObject *parent = nullptr);

    /// Those that were given to the engine together are reported together.
    void begin(const std::vector<engine::AttentionEntry> &entries, Instant now);
    std::vector<qint64> watched() const;
    bool isRetrying(qint64 id) const;
    /// What to show: all that was read, and what is on its way or just done, each where it stood.
    std::vector<AttentionItem> update(const AttentionRead &read, Instant now);

Q_SIGNALS:
    void due(); ///< time has passed that changes what `update` answers
    void settled(int count, int done, int open); ///< all of one `begin`

private:
    struct Watched
    {
        engine::AttentionEntry entry;
        Instant begun{};
        std::optional<Instant> doneAt;
        int batch = 0;
    };
    struct Batch
    {
        int count = 0;
        int done = 0;
        int open = 0;
    };

    void settle(int batch, bool done);

    std::vector<Watched> m_watched;
    std::map<int, Batch> m_batches;
    int m_lastBatch = 0;
    QTimer m_timer;
};

} // namespace kontor::ui
