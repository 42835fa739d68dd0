// Everything that is known about one event of the log.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

#include <QScrollArea>

#include <optional>

class QGridLayout;
class QPushButton;

namespace kontor::ui {

class IconLabel;
class TextLabel;

/// Result, attempts, ids of both sides, trace id. Never a body or a token: the journal holds none.
class LogDetail : public QScrollArea
{
    Q_OBJECT

public:
    explicit LogDetail(QWidget *parent = nullptr);

    /// Null: says that nothing is chosen.
    void setEntry(const journal::LogEntry *entry);
    std::optional<qint64> entryId() const;
    /// What "Copy details" copies.
    QString detailsText() const;
    QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        QString name;
        QString value;
        bool fixed = false; ///< an id; in the second column
    };
    std::vector<Line> lines() const;
    void update();

    std::optional<journal::LogEntry> m_entry;
    IconLabel *m_icon;
    TextLabel *m_title;
    QGridLayout *m_form; ///< what happened
    QGridLayout *m_ids; ///< beside it: what it happened to
    QPushButton *m_copy;
    TextLabel *m_nothing;
    QWidget *m_filled;
};

} // namespace kontor::ui
