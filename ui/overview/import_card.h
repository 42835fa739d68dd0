// The card of the contact import: how far, how fast, how much longer, and the last customers below.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "ui/widgets/roles.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace kontor::ui {

class Card;
class IconLabel;
class JustNowModel;
class ListView;
class ThinProgressBar;
class TextLabel;

/// Repaints at most four times a second, whatever comes in.
class ImportCard : public QWidget
{
    Q_OBJECT

public:
    explicit ImportCard(QWidget *parent = nullptr);

    void setProgress(const engine::ImportProgress &progress);
    /// The line above the button of the card, "1,240 of 2,000 contacts".
    QString headline() const;
    QString timeLeft() const;
    /// Other flows are on: a line says that they go on meanwhile.
    void setOtherFlows(bool any);
    /// "about 1 min 25 s left"; empty while it cannot be told.
    static QString leftWords(const engine::ImportProgress &progress);

Q_SIGNALS:
    void pauseRequested();
    void continueRequested();
    void stopRequested(); ///< already confirmed
    void continueImportRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Figure
    {
        IconLabel *icon = nullptr;
        TextLabel *number = nullptr;
        TextLabel *word = nullptr;
    };
    Figure addFigure(QHBoxLayout *row, const QString &icon, Role role);
    void showProgress();
    void askToStop();
    void announceProgress();

    engine::ImportProgress m_progress;
    QElapsedTimer m_shown;
    QTimer m_later;
    int m_announced = -1;
    Card *m_card;
    TextLabel *m_headline;
    TextLabel *m_left;
    ThinProgressBar *m_bar;
    Figure m_created, m_updated, m_unchanged, m_skipped;
    TextLabel *m_rate;
    QPushButton *m_pause;
    QPushButton *m_stop;
    TextLabel *m_justNow;
    Card *m_listCard;
    ListView *m_list;
    JustNowModel *m_model;
    QWidget *m_note;
    TextLabel *m_noteText;
};

} // namespace kontor::ui
