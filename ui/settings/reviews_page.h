// Settings > Review requests: whether, what, to where and when, with a preview and a test.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reviews.h"
#include "ui/settings/settings_page.h"

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTimeEdit;

namespace kontor::ui {

class Card;
class DelayField;
class ReviewPreview;
class ReviewTextEditor;
class StateLabel;

/// Asks for its sample whenever it is shown and when a setting that the sample depends on has changed.
class ReviewsPage : public SettingsPage
{
    Q_OBJECT

public:
    explicit ReviewsPage(QWidget *parent = nullptr);
    ~ReviewsPage() override;

    /// Answer to sampleRequested and findLinkRequested.
    void setSample(const engine::ReviewSample &sample);
    /// Answer to testRequested: what is in the way, or nothing.
    void setTestAnswer(const std::optional<Error> &problem);
    void refuse(const QString &key, const Error &why) override; ///< switching on without a link leads to the link
    void showSection(const QString &section) override; ///< "link", "text", "quiet_hours", "test"

Q_SIGNALS:
    void sampleRequested();
    void findLinkRequested();
    void testRequested(const QString &address); ///< e-mail address or phone number

protected:
    void showSettings() override;
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    Card *makeSwitches();
    Card *makeMessage();
    Card *makeTimes();
    Card *makeTest();
    TextLabel *addField(QGridLayout *grid, QWidget *field, const QString &key, Qt::Alignment alignment);
    void takeLink();
    void takeSubject();
    void takeQuietHours();
    void showQuietHours();
    void sendTest();
    QString sampleKey() const; ///< of the settings that a sample depends on
    void askForSample();
    void showLink();
    void showTest();
    void showMessage();
    QString language() const; ///< "de" or "en": of the messages
    QString linkInUse() const;
    void placePreview();
    void bringIntoView(QWidget *part);

    enum class Test { None, Sending, Sent, NotSent };

    engine::ReviewSample m_sample;
    int m_awaited = 0; ///< samples that were asked for
    bool m_finding = false;
    bool m_looked = false; ///< in HighLevel, and that is what the sample says
    QString m_asked; ///< sampleKey of the last one
    Test m_test = Test::None;
    std::optional<Error> m_testProblem;

    QCheckBox *m_enabled;
    TextLabel *m_onceHint;
    TextLabel *m_linkLabel;
    QLineEdit *m_link;
    QPushButton *m_find;
    TextLabel *m_linkState;
    QCheckBox *m_mirrored;

    TextLabel *m_messageHeading;
    TextLabel *m_channelLabel;
    QComboBox *m_channel;
    TextLabel *m_languageLabel;
    QComboBox *m_language;
    TextLabel *m_subjectLabel;
    QLineEdit *m_subject;
    QBoxLayout *m_textRow; ///< editor and preview beside each other, or one below the other
    ReviewTextEditor *m_editor;
    ReviewPreview *m_preview;

    TextLabel *m_timesHeading;
    TextLabel *m_delayLabel;
    DelayField *m_delay;
    QCheckBox *m_quiet;
    QTimeEdit *m_quietFrom;
    TextLabel *m_quietTo;
    QTimeEdit *m_quietUntil;
    TextLabel *m_zone;
    TextLabel *m_limitLabel;
    QSpinBox *m_limit;

    TextLabel *m_testHeading;
    TextLabel *m_testLabel;
    QLineEdit *m_testAddress;
    QPushButton *m_send;
    TextLabel *m_testHint;
    StateLabel *m_sent;
    TextLabel *m_testNote;
    TextLabel *m_reputationHint;
};

} // namespace kontor::ui
