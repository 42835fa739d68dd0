// What a contact would get: the owner's text with everything filled in.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reviews.h"

#include <QWidget>

namespace kontor::ui {

class Card;
class Separator;
class TextLabel;

/// Follows what is typed. Texts of contacts and services are shown as text, never as markup.
class ReviewPreview : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewPreview(QWidget *parent = nullptr);

    void setHeadHeight(int height); ///< of the line above the message
    /// Whom it is for; without a contact somebody made up, who is marked as such.
    void setSample(const engine::ReviewSample &sample);
    /// `channel` as in the setting: the subject is of e-mails, the length of SMS.
    void setMessage(const QString &subject, const QString &text, const QString &channel);

protected:
    void changeEvent(QEvent *event) override;

private:
    void show();
    engine::ReviewSample shownSample() const;

    engine::ReviewSample m_sample;
    QString m_subjectTemplate;
    QString m_textTemplate;
    QString m_channel;
    TextLabel *m_title;
    Card *m_message;
    TextLabel *m_subject;
    Separator *m_line;
    TextLabel *m_text;
    TextLabel *m_madeUp;
    TextLabel *m_noLink;
    TextLabel *m_length;
};

} // namespace kontor::ui
