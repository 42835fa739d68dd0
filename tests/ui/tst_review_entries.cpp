// What the log, attention and the preview say of review requests, and what the owner can do there.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/texts.h"
#include "ui/activity/log_detail.h"
#include "ui/attention/attention_model.h"
#include "ui/attention/attention_page.h"
#include "ui/attention_samples.h"
#include "ui/preview/preview_model.h"
#include "ui/samples.h"
#include "ui/screens.h"
#include "ui/set_up_samples.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

template <class Widget>
Widget *partOf(const QWidget &page, const QString &name)
{
    auto *found = page.findChild<Widget *>(name);
    if (found == nullptr) {
        qFatal("no widget named %s", qPrintable(name));
    }
    return found;
}

} // namespace

class TestReviewEntries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { texts::setLanguage(u"en"_s); }
    void rowsOfTheLogSayWhy();
    void attentionLeadsToTheField();
    void theOwnerDecidesWhatIsUnsure();
    void whatDidNotArriveIsNotRetried();
    void thePreviewListsRequests();
};

void TestReviewEntries::rowsOfTheLogSayWhy()
{
    QMap<QString, QString> details;
    LogDetail detail;
    for (const auto &entry : samples::reviewLogEntries()) {
        detail.setEntry(&entry);
        QStringList lines;
        for (const auto *label : detail.findChildren<QLabel *>()) {
            if (!label->accessibleName().isEmpty()) {
                lines.append(label->accessibleName());
            }
        }
        details[entry.details[u"error"_s].toString() + entry.key] = lines.join(u'\n');
    }
    QVERIFY(details[u"review.opted_outreview"_s].contains(
        u"Cause “Noah Becker” takes no messages by SMS (do not disturb)."_s));
    QVERIFY(details[u"review.opted_outreview"_s].contains(u"Result Opted out"_s));
    QVERIFY(details[u"review.no_addressreview"_s].contains(u"Cause “Peak Cycles” has no e-mail address."_s));
    QVERIFY(details[u"review.hadreview"_s].contains(u"Cause “Holm & Sons” has had one already."_s));
    QVERIFY(details[u"review.test"_s].contains(u"Channel By e-mail"_s));
}

void TestReviewEntries::attentionLeadsToTheField()
{
    AttentionPage page;
    page.setRead(samples::attentionWithReviews());
    page.resize(1000, 700);
    page.show();
    QSignalSpy settings(&page, &AttentionPage::settingsRequested);
    auto *primary = partOf<QPushButton>(page, u"retryButton"_s);
    page.select(samples::noLinkEntry);
    QCOMPARE(primary->text(), u"Enter the review link…"_s);
    QCOMPARE(AttentionModel::documentOf(samples::attentionWithReviews().entries[1]), u"Review requests"_s);
    primary->click();
    QCOMPARE(settings.takeFirst(), (QVariantList{u"settings.reviews"_s, u"link"_s}));
    page.select(samples::placeholderEntry);
    QCOMPARE(primary->text(), u"Edit the text…"_s);
    primary->click();
    QCOMPARE(settings.takeFirst(), (QVariantList{u"settings.reviews"_s, u"text"_s}));
    page.select(samples::timeZoneEntry);
    primary->click();
    QCOMPARE(settings.takeFirst().first().toString(), u"settings.integrations"_s);
}

void TestReviewEntries::theOwnerDecidesWhatIsUnsure()
{
    AttentionPage page;
    page.setRead(samples::attentionWithReviews());
    page.resize(1000, 700);
    page.show();
    page.select(samples::unsureEntry);
    QSignalSpy retried(&page, &AttentionPage::retryRequested);
    QSignalSpy dismissed(&page, &AttentionPage::dismissRequested);
    QSignalSpy restored(&page, &AttentionPage::restoreRequested);
    QSignalSpy opened(&page, &AttentionPage::openRequested);
    auto *again = partOf<QPushButton>(page, u"sendAgainButton"_s);
    auto *leave = partOf<QPushButton>(page, u"doNotSendButton"_s);
    QCOMPARE(again->text(), u"Send again"_s);
    QCOMPARE(leave->text(), u"Do not send"_s);
    QVERIFY(again->isVisible() && leave->isVisible() && !again->isDefault() && !leave->isDefault());
    QVERIFY(!partOf<QPushButton>(page, u"retryButton"_s)->isVisible());
    partOf<QPushButton>(page, u"openHighLevelButton"_s)->click();
    QCOMPARE(opened.size(), 1);
    // Nothing sends it by the way.
    QVERIFY(!page.canRetryOne());
    page.retrySelected();
    QCOMPARE(retried.size(), 0);
    page.retryAll();
    for (const auto &call : retried) {
        QVERIFY(call.first().toLongLong() != samples::unsureEntry);
        QVERIFY(call.first().toLongLong() != samples::notDeliveredEntry);
    }
    retried.clear();
    leave->click();
    QCOMPARE(dismissed.size(), 1);
    QCOMPARE(dismissed.first().first().toLongLong(), samples::unsureEntry);
    QVERIFY(!dismissed.first().at(1).toString().isEmpty());
    partOf<QToolButton>(page, u"undoButton"_s)->click();
    QCOMPARE(restored.size(), 1);
    again->click();
    QCOMPARE(retried.size(), 1);
    QCOMPARE(retried.first().first().toLongLong(), samples::unsureEntry);
    QVERIFY(!again->isVisible()); // it is on its way
}

void TestReviewEntries::whatDidNotArriveIsNotRetried()
{
    AttentionPage page;
    page.setRead(samples::attentionWithReviews());
    page.resize(1000, 700);
    page.show();
    page.select(samples::notDeliveredEntry);
    QVERIFY(!partOf<QPushButton>(page, u"retryButton"_s)->isVisible());
    QVERIFY(!partOf<QPushButton>(page, u"sendAgainButton"_s)->isVisible());
    QVERIFY(partOf<QPushButton>(page, u"openHighLevelButton"_s)->isVisible());
    QVERIFY(partOf<QPushButton>(page, u"dismissButton"_s)->isVisible());
    QVERIFY(!page.canRetryOne());
}

void TestReviewEntries::thePreviewListsRequests()
{
    PreviewModel model;
    const engine::Preview preview = samples::previewWithInvoices();
    model.setRows(preview.rows);
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data(PreviewModel::FlowRole).toString() == u"reviews") {
            rows.append(model.index(row, 0).data(Qt::AccessibleTextRole).toString());
        }
    }
    QCOMPARE(rows,
        QStringList{
            u"Create, Amy Lauterbach, amy@example.com, Review request to Amy Lauterbach, if the contact can be reached and has not opted out"_s});
}

} // namespace kontor::ui

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    kontor::ui::screens::prepareApplication();
    kontor::ui::TestReviewEntries test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_review_entries.moc"
