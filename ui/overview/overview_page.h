// The overview: is everything in step, and if not, what is the matter.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "journal/journal.h"

#include <QScrollArea>

namespace kontor::ui {

class Card;
class ConnectionSummary;
class EmptyState;
class FlowModel;
class ImportCard;
class LatestModel;
class LinkButton;
class ListView;
class MessageStrip;
class StateHeader;
class TextLabel;

class OverviewPage : public QScrollArea
{
    Q_OBJECT

public:
    explicit OverviewPage(QWidget *parent = nullptr);

    void setSnapshot(const engine::Snapshot &snapshot);
    /// Newest first; the page shows as many as fit, at least three.
    void setLatest(const std::vector<journal::LogEntry> &entries);
    void setGoesOnInTray(bool goesOn); ///< as StateHeader::setGoesOnInTray
    static constexpr int latestRows = 12; ///< more are never shown

Q_SIGNALS:
    void syncRequested();
    void pauseRequested();
    void continueRequested();
    void previewRequested();
    void stopImportRequested();
    void continueImportRequested();
    void connectRequested(kontor::Service service);
    void setUpRequested();
    void attentionRequested(); ///< show the page Attention
    void activityRequested(const QString &flow); ///< show the page Activity, filtered to a flow; empty: all
    void logEntryRequested(qint64 id);
    void settingsRequested(const QString &page);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void update();
    void fitLatest();
    void openFlow(const QModelIndex &index);
    void retranslate();

    engine::Snapshot m_snapshot;
    std::vector<journal::LogEntry> m_entries;
    QWidget *m_content;
    StateHeader *m_header;
    MessageStrip *m_problem;
    MessageStrip *m_expiry;
    ImportCard *m_import;
    ConnectionSummary *m_connections;
    Card *m_flowCard;
    ListView *m_flows;
    FlowModel *m_flowModel;
    QWidget *m_latestPart;
    TextLabel *m_latestTitle;
    LinkButton *m_showActivity;
    Card *m_latestCard;
    ListView *m_latest;
    LatestModel *m_latestModel;
    EmptyState *m_nothing;
};

} // namespace kontor::ui
