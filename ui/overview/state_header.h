// The head of the overview: what is, since when, and the buttons that belong to it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace kontor::ui {

class IconLabel;
class PrimaryButton;
class TextLabel;

/// Counts minutes and seconds by itself between snapshots.
class StateHeader : public QWidget
{
    Q_OBJECT

public:
    explicit StateHeader(QWidget *parent = nullptr);

    void setSnapshot(const engine::Snapshot &snapshot);
    /// Narrow: Pause and Preview are icons with tips.
    void setNarrow(bool narrow);
    /// False: closing the window quits Kontor, so that an import does not go on.
    void setGoesOnInTray(bool goesOn);
    QString sentence() const;
    QString below() const;

Q_SIGNALS:
    void syncRequested();
    void pauseRequested();
    void continueRequested();
    void previewRequested();
    void attentionRequested();
    void setUpRequested();
    void connectRequested(kontor::Service service);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Primary { None, Sync, Continue, Connect, Show, SetUp };

    void update();
    void updateButtons();

    engine::Snapshot m_snapshot;
    bool m_narrow = false;
    bool m_goesOnInTray = true;
    Primary m_does = Primary::None;
    QTimer m_tick;
    IconLabel *m_icon;
    TextLabel *m_sentence;
    TextLabel *m_below;
    QPushButton *m_pause;
    QPushButton *m_preview;
    PrimaryButton *m_primary;
};

} // namespace kontor::ui
