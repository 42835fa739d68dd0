// One item that needs the owner, or a group of one cause: why, what to do, and the buttons that do it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/attention/attention_model.h"

#include <QScrollArea>

class QBoxLayout;
class QFormLayout;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace kontor::ui {

class Card;
class DiffModel;
class DiffView;
class LinkButton;
class PrimaryButton;
class RoomyButton;
class Separator;
class StateLabel;
class TechnicalDetails;
class TextLabel;

class AttentionDetail : public QScrollArea
{
    Q_OBJECT

public:
    explicit AttentionDetail(QWidget *parent = nullptr);

    /// One, or the entries of a group; none: says that nothing is chosen.
    void setItems(std::vector<AttentionItem> items);
    /// A way back to the list, where only one of both is shown.
    void setBackShown(bool shown);
    void focusFirst();
    QString title() const;
    void retranslate();

    /// Kontor can do this itself: "map_tax", "connect" ...; empty when it can only retry.
    static QString remedyOf(const engine::AttentionEntry &entry);

Q_SIGNALS:
    void retryRequested();
    void remedyRequested(const QString &action); ///< as texts::Explanation::actions
    void sendAgainRequested();
    void doNotSendRequested();
    void chosen(kontor::engine::OwnerChoice choice);
    void openRequested(const QUrl &address);
    void backRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildTop(QVBoxLayout *column);
    void buildDecision(QVBoxLayout *column);
    void buildActions(QVBoxLayout *column);
    void buildFacts(QVBoxLayout *column);
    void show(const std::vector<AttentionItem> &items);
    void showDecision(const engine::AttentionEntry &entry);
    void showActions(const engine::AttentionEntry &entry, bool group);
    void showFacts(const std::vector<AttentionItem> &items);
    void showRows(const engine::AttentionEntry &entry);
    void choose(engine::OwnerChoice choice);
    void placeChoices();

    std::vector<AttentionItem> m_items;
    QString m_digest;
    bool m_allRows = false; ///< also those that agree, when there are many
    TextLabel *m_nothing;
    QWidget *m_filled;
    QToolButton *m_back;
    TextLabel *m_title;
    TextLabel *m_document;
    TextLabel *m_causeTitle;
    TextLabel *m_cause;
    TextLabel *m_remedyTitle;
    TextLabel *m_remedy;
    StateLabel *m_progress;

    QWidget *m_decision; ///< comparison and choices
    DiffModel *m_diffModel;
    Card *m_diffCard;
    DiffView *m_diff;
    LinkButton *m_agreeing;
    QBoxLayout *m_choices; ///< beside each other, or one below the other
    QWidget *m_conflictChoices;
    TextLabel *m_highLevelConsequence;
    RoomyButton *m_takeHighLevel;
    TextLabel *m_quickBooksConsequence;
    RoomyButton *m_keepQuickBooks;
    QWidget *m_centsChoices;
    PrimaryButton *m_taxAsLine;
    RoomyButton *m_keepTotal;

    QWidget *m_actions;
    PrimaryButton *m_primary;
    RoomyButton *m_retry; ///< beside a remedy
    RoomyButton *m_openHighLevel;
    RoomyButton *m_openQuickBooks;
    RoomyButton *m_sendAgain; ///< a message of which nobody knows whether it went out
    RoomyButton *m_doNotSend;
    Separator *m_separator;
    QWidget *m_below;
    QFormLayout *m_facts;
    TechnicalDetails *m_technical;
};

} // namespace kontor::ui
