// The live preview of a review request.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/review_preview.h"

#include "ui/attention/technical_details.h"
#include "ui/settings/sms_length.h"
#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QEvent>
#include <QLocale>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

/// The text as HTML in which addresses have the colour of links; all else is escaped.
QString withColouredLinks(const QString &text, const QColor &color)
{
    static const QRegularExpression address(u"https://[^\\s<>\"]+"_s);
    QString made;
    qsizetype end = 0;
    for (auto matches = address.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        made += breakable(text.mid(end, match.capturedStart() - end)).toHtmlEscaped();
        made += u"<span style=\"color:%1\">%2</span>"_s.arg(color.name(), breakable(match.captured()).toHtmlEscaped());
        end = match.capturedEnd();
    }
    made += breakable(text.mid(end)).toHtmlEscaped();
    return u"<div style=\"white-space:pre-wrap\">%1</div>"_s.arg(made);
}

} // namespace

ReviewPreview::ReviewPreview(QWidget *parent)
    : QWidget(parent)
    , m_title(new TextLabel(TextStyle::Label, Role::Text, this))
    , m_message(new Card(Card::Padding::None, this))
    , m_subject(new TextLabel(TextStyle::Label, Role::Text, m_message))
    , m_line(new Separator(Qt::Horizontal, m_message))
    , m_text(new TextLabel(TextStyle::Body, Role::Text, m_message))
    , m_madeUp(new TextLabel(TextStyle::Caption, Role::SecondaryText, this))
    , m_noLink(new TextLabel(TextStyle::Caption, Role::Attention, this))
    , m_length(new TextLabel(TextStyle::Caption, Role::SecondaryText, this))
{
    const Metrics metrics;
    setObjectName(u"reviewPreview"_s);
    m_title->setObjectName(u"previewTitle"_s);
    m_subject->setObjectName(u"previewSubject"_s);
    m_text->setObjectName(u"previewText"_s);
    m_madeUp->setObjectName(u"previewMadeUp"_s);
    m_noLink->setObjectName(u"previewNoLink"_s);
    m_length->setObjectName(u"previewLength"_s);
    for (TextLabel *label : {m_title, m_subject, m_text, m_madeUp, m_noLink, m_length}) {
        label->setWordWrap(true);
    }
    m_text->setTextFormat(Qt::RichText);
    for (TextLabel *label : {m_subject, m_text}) {
        const int side = metrics.units(1.75);
        label->setContentsMargins(side, metrics.units(1.25), side, metrics.units(1.25));
    }
    m_title->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
    auto *message = new QVBoxLayout(m_message);
    message->setSpacing(0);
    message->addWidget(m_subject);
    message->addWidget(m_line);
    message->addWidget(m_text);
    m_message->padLayout();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics.units(0.75));
    column->addWidget(m_title);
    column->addWidget(m_message);
    column->addWidget(m_noLink);
    column->addWidget(m_length);
    column->addWidget(m_madeUp);
    column->addStretch(1);
    show();
}

void ReviewPreview::setHeadHeight(int height) { m_title->setMinimumHeight(height); }

void ReviewPreview::setSample(const engine::ReviewSample &sample)
{
    m_sample = sample;
    show();
}

void ReviewPreview::setMessage(const QString &subject, const QString &text, const QString &channel)
{
    m_subjectTemplate = subject;
    m_textTemplate = text;
    m_channel = channel;
    show();
}

engine::ReviewSample ReviewPreview::shownSample() const
{
    engine::ReviewSample sample = m_sample;
    if (sample.contact.isEmpty()) {
        sample.firstName = tr("Jane");
        sample.contact = tr("Jane Miller");
        sample.companyName = tr("Miller & Sons");
    }
    if (sample.locationName.isEmpty()) {
        sample.locationName = tr("Your company");
    }
    return sample;
}

void ReviewPreview::show()
{
    const engine::ReviewSample sample = shownSample();
    m_title->setText(tr("Preview for %1").arg(breakable(sample.contact)));
    m_message->setAccessibleName(m_title->text());
    m_madeUp->setText(tr("An example. As soon as a contact is linked, a real one stands here."));
    m_madeUp->setVisible(m_sample.contact.isEmpty());
    const bool email = m_channel != u"sms";
    const QString subject = engine::filledReview(m_subjectTemplate, sample);
    m_subject->setText(breakable(subject));
    m_subject->setAccessibleName(tr("Subject: %1").arg(subject));
    m_subject->setVisible(email);
    m_line->setVisible(email);
    const QString text = engine::filledReview(m_textTemplate, sample);
    m_text->setText(withColouredLinks(text, Roles(QApplication::palette())[Role::Link]));
    m_text->setAccessibleName(text);
    m_noLink->setText(tr("The review link is missing."));
    m_noLink->setVisible(sample.link.isEmpty() && !text.contains(u"https://"));
    const SmsLength length = smsLengthOf(text);
    QString words = tr("As an SMS: %n characters", nullptr, length.characters) + u", "_s
        + tr("%n messages", nullptr, length.messages) + u'.';
    if (!length.foreign.isEmpty()) {
        words += u' '
            + tr("Because of “%1” only %2 characters fit into one.").arg(length.foreign, QLocale().toString(70));
    }
    m_length->setText(words);
    m_length->setVisible(m_channel != u"email" && length.messages > 0);
}

void ReviewPreview::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        show();
    }
}

} // namespace kontor::ui
