// What only those who help the owner need, folded away: codes, the service's own text, the trace id.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QWidget>

class QToolButton;

namespace kontor::ui {

class Card;
class TextLabel;

class TechnicalDetails : public QWidget
{
    Q_OBJECT

public:
    explicit TechnicalDetails(QWidget *parent = nullptr);

    void setProblem(const Error &problem);
    /// "QuickBooks 6210, HTTP 400, qb.6210", the service's text, "intuit_tid 1-69b2...": untranslated.
    static QString textOf(const Error &problem);
    void retranslate();

private:
    void fold();

    QToolButton *m_fold;
    Card *m_box;
    TextLabel *m_text;
    QToolButton *m_copy;
    bool m_open = false;
    QString m_plain; ///< what is copied
};

/// `text` with places where words too long for any line may break.
QString breakable(const QString &text);

} // namespace kontor::ui
