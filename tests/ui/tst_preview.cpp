// The preview: counts, rows, search, filter and its empty states.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/texts.h"
#include "ui/preview/preview_counts_model.h"
#include "ui/preview/preview_filter.h"
#include "ui/preview/preview_model.h"
#include "ui/preview/preview_page.h"
#include "ui/preview/preview_view.h"
#include "ui/screens.h"
#include "ui/set_up_samples.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/text_label.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::ui {

namespace {

QString shownSentence(const QWidget *view)
{
    const QList<EmptyState *> states = view->findChildren<EmptyState *>();
    for (const EmptyState *state : states) {
        if (state->isVisible()) {
            return state->sentence();
        }
    }
    return {};
}

} // namespace

class TestPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void modelsAreSound();
    void rowsReadAsSentences();
    void countsAreShownPerFlow();
    void flowsWithoutCountsSayWhy();
    void rareColumnsShowOnlyWhenUsed();
    void searchAndActionNarrowTheRows();
    void noHitOffersToClearTheFilter();
    void nothingToDoIsSaid();
    void readingAndRefusalAreShown();
    void thePageAsksAndCloses();
    void largePreviewsStayQuick();
    void theCountsFillTheirWidth();
    void invoicesStandBesideContacts();
};

void TestPreview::init() { texts::setLanguage(u"en"_s); }

void TestPreview::modelsAreSound()
{
    PreviewModel rows;
    PreviewFilter filter;
    filter.setSourceModel(&rows);
    PreviewCountsModel counts;
    const QAbstractItemModelTester rowsTester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester countsTester(&counts, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int turn = 0; turn < 2; ++turn) {
        rows.setRows(samples::preview().rows);
        counts.setFlows(samples::readyToStart().flows);
        counts.setCounts(samples::preview().counts);
        filter.setAction(u"create"_s);
        filter.setText(u"berg"_s);
        filter.setText({});
        filter.setAction({});
        rows.retranslate();
        counts.retranslate();
        rows.setRows({});
    }
    QVERIFY(!rows.data({}).isValid());
    QVERIFY(!counts.data({}).isValid());
}

void TestPreview::rowsReadAsSentences()
{
    PreviewModel rows;
    rows.setRows(samples::preview().rows);
    QCOMPARE(rows.index(2, 0).data().toString(), u"Change"_s);
    QCOMPARE(rows.index(2, PreviewModel::Happens).data().toString(),
        u"Adds phone number and address; nothing is overwritten"_s);
    QCOMPARE(rows.index(0, 0).data(Qt::AccessibleTextRole).toString(),
        u"Create, Alvarez Family Dental, office@example.com, New contact"_s);
    QCOMPARE(rows.index(5, 0).data(Qt::AccessibleTextRole).toString(),
        u"Ask, Ellis, Morgan, Phone number matches two contacts"_s);
    texts::setLanguage(u"de"_s);
    QCOMPARE(rows.index(5, PreviewModel::Happens).data().toString(), u"Telefonnummer passt zu zwei Kontakten"_s);
}

void TestPreview::countsAreShownPerFlow()
{
    PreviewCountsModel counts;
    counts.setFlows(samples::readyToStart().flows);
    counts.setCounts(samples::preview().counts);
    QCOMPARE(counts.rowCount(), 4);
    QCOMPARE(counts.index(0, PreviewCountsModel::Flow).data().toString(), u"Contacts"_s);
    QCOMPARE(counts.index(0, PreviewCountsModel::Create).data().toString(), u"512"_s);
    QCOMPARE(counts.index(0, PreviewCountsModel::Unchanged).data().toString(), u"1,244"_s);
    QVERIFY(counts.changesSomething());
    QCOMPARE(counts.index(0, 0).data(Qt::AccessibleTextRole).toString(),
        u"Contacts, Create 512, Change 188, Link 31, Unchanged 1,244, Skip 24, Ask 1"_s);
}

void TestPreview::flowsWithoutCountsSayWhy()
{
    PreviewCountsModel counts;
    counts.setFlows({{.flow = u"contacts"_s, .enabled = false}, {.flow = u"reviews"_s, .enabled = true},
        {.flow = u"invoices"_s, .enabled = true}});
    const auto reason = [&counts](int row) { return counts.index(row, PreviewCountsModel::Create).data().toString(); };
    QCOMPARE(reason(0), u"Off"_s);
    QCOMPARE(reason(1), u"Starts with invoices paid from now on"_s);
    QCOMPARE(reason(2), u"Starts with invoices sent from now on"_s);
    QVERIFY(!counts.changesSomething());
    counts.setCounts({{u"receipts"_s, {.create = 1}}}); // a flow that no snapshot has named yet
    QCOMPARE(counts.rowCount(), 4);
    QVERIFY(counts.hasCounts(3));
}

void TestPreview::rareColumnsShowOnlyWhenUsed()
{
    PreviewCountsModel counts;
    counts.setCounts({{u"contacts"_s, {.create = 2}}});
    QVERIFY(!counts.isColumnUsed(PreviewCountsModel::Link));
    QVERIFY(!counts.isColumnUsed(PreviewCountsModel::Ask));
    QVERIFY(counts.isColumnUsed(PreviewCountsModel::Skip));
    counts.setCounts({{u"contacts"_s, {.ask = 2}}});
    QVERIFY(counts.isColumnUsed(PreviewCountsModel::Ask));
}

void TestPreview::searchAndActionNarrowTheRows()
{
    PreviewView view;
    view.setPreview(samples::preview());
    view.show();
    auto *rows = view.findChild<QAbstractItemView *>(u"previewRowsView"_s);
    QVERIFY(rows->isVisible());
    QCOMPARE(rows->model()->rowCount(), 8);
    auto *search = view.findChild<QLineEdit *>(u"previewSearch"_s);
    QTest::keyClicks(search, u"CARVER"_s);
    QCOMPARE(rows->model()->rowCount(), 2); // one by name, one more by "Same e-mail as Carver & Lowe"
    auto *action = view.findChild<QComboBox *>(u"previewActionFilter"_s);
    action->setCurrentIndex(action->findData(u"link"_s));
    QCOMPARE(rows->model()->rowCount(), 1);
    search->clear();
    action->setCurrentIndex(action->findData(u"create"_s));
    QCOMPARE(rows->model()->rowCount(), 3);
}

void TestPreview::noHitOffersToClearTheFilter()
{
    PreviewView view;
    view.setPreview(samples::preview());
    view.show();
    auto *search = view.findChild<QLineEdit *>(u"previewSearch"_s);
    QTest::keyClicks(search, u"nobody of this name"_s);
    QCOMPARE(shownSentence(&view), u"No row matches."_s);
    const QList<EmptyState *> states = view.findChildren<EmptyState *>();
    for (EmptyState *state : states) {
        if (state->isVisible()) {
            QTest::mouseClick(state->findChild<QPushButton *>(), Qt::LeftButton);
        }
    }
    QCOMPARE(search->text(), QString());
    QVERIFY(view.findChild<QAbstractItemView *>(u"previewRowsView"_s)->isVisible());
}

void TestPreview::nothingToDoIsSaid()
{
    PreviewView view;
    view.show();
    view.setPreview(samples::previewWithoutChanges());
    QCOMPARE(shownSentence(&view), u"The next check would change nothing."_s);
    auto *action = view.findChild<QComboBox *>(u"previewActionFilter"_s);
    action->setCurrentIndex(action->findData(u"unchanged"_s));
    QVERIFY2(view.findChild<QAbstractItemView *>(u"previewRowsView"_s)->isVisible(), "who asks for them sees them");
}

void TestPreview::readingAndRefusalAreShown()
{
    PreviewView view;
    view.show();
    auto *again = view.findChild<QPushButton *>(u"readAgainButton"_s);
    view.setReading();
    QVERIFY(!again->isEnabled());
    QCOMPARE(shownSentence(&view), u"Reading both services"_s);
    Error why;
    why.key = u"net.offline"_s;
    view.setRefused(why);
    QVERIFY(again->isEnabled());
    QVERIFY(!view.hasPreview());
    engine::Preview preview = samples::preview();
    view.setPreview(preview, preview.read + 12s);
    QVERIFY(view.hasPreview());
    QCOMPARE(view.findChild<ElidedLabel *>(u"previewRead"_s)->fullText(), u"2,000 customers, read 12 s ago"_s);
    view.setPreview(preview, preview.read - 5s); // a clock that was set back
    QCOMPARE(view.findChild<ElidedLabel *>(u"previewRead"_s)->fullText(), u"2,000 customers, read 0 s ago"_s);
    preview.customers = 1;
    view.setPreview(preview, preview.read + 300s);
    QCOMPARE(view.findChild<ElidedLabel *>(u"previewRead"_s)->fullText(), u"One customer, read 5 min ago"_s);
}

void TestPreview::thePageAsksAndCloses()
{
    PreviewPage page;
    page.show();
    QCOMPARE(page.objectName(), u"previewPage"_s);
    QSignalSpy again(&page, &PreviewPage::readAgainRequested);
    QSignalSpy closed(&page, &PreviewPage::closeRequested);
    QTest::mouseClick(page.findChild<QPushButton *>(u"readAgainButton"_s), Qt::LeftButton);
    QCOMPARE(again.size(), 1);
    QTest::keyClick(&page, Qt::Key_Escape);
    QTest::mouseClick(page.findChild<QPushButton *>(u"closePreviewButton"_s), Qt::LeftButton);
    QCOMPARE(closed.size(), 2);
}

void TestPreview::largePreviewsStayQuick()
{
    engine::Preview preview = samples::preview();
    const engine::PreviewRow pattern = preview.rows.front();
    preview.rows.assign(5000, pattern);
    for (size_t row = 0; row < preview.rows.size(); ++row) {
        preview.rows[row].document = u"Customer %1"_s.arg(row);
    }
    PreviewView view;
    view.resize(900, 600);
    view.show();
    view.setPreview(preview);
    auto *search = view.findChild<QLineEdit *>(u"previewSearch"_s);
    search->setText(u"Customer 4999"_s);
    QCOMPARE(view.findChild<QAbstractItemView *>(u"previewRowsView"_s)->model()->rowCount(), 1);
}

void TestPreview::theCountsFillTheirWidth()
{
    PreviewView view;
    view.setFlows(samples::readyToStart().flows);
    view.setPreview(samples::preview());
    auto *counts = view.findChild<QTableView *>(u"previewCountsView"_s);
    for (const int width : {1000, 420, 700}) {
        view.resize(width, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QCoreApplication::processEvents();
        int sum = 0;
        for (int column = 0; column < PreviewCountsModel::ColumnCount; ++column) {
            sum += counts->columnWidth(column);
        }
        QCOMPARE(sum, counts->viewport()->width());
        QVERIFY(counts->columnWidth(PreviewCountsModel::Flow) > counts->columnWidth(PreviewCountsModel::Create));
    }
}

void TestPreview::invoicesStandBesideContacts()
{
    PreviewView view;
    view.resize(1000, 700);
    view.setFlows(samples::readyToStart().flows);
    view.show();
    view.setPreview(samples::preview());
    auto *rows = view.findChild<QTreeView *>(u"previewRowsView"_s);
    auto *flow = view.findChild<QComboBox *>(u"previewFlowFilter"_s);
    QVERIFY2(!flow->isVisible() && rows->isColumnHidden(PreviewModel::Amount), "customers alone need neither");
    QCOMPARE(rows->model()->headerData(PreviewModel::Document, Qt::Horizontal).toString(), u"Customer in QuickBooks"_s);

    view.setPreview(samples::previewWithInvoices());
    QVERIFY(flow->isVisible() && !rows->isColumnHidden(PreviewModel::Amount));
    QCOMPARE(rows->model()->headerData(PreviewModel::Document, Qt::Horizontal).toString(), u"Customer or document"_s);
    flow->setCurrentIndex(flow->findData(u"invoices"_s));
    QCOMPARE(rows->model()->rowCount(), 7);
    const QModelIndex invoice = rows->model()->index(1, 0);
    const QModelIndex amount = invoice.siblingAtColumn(PreviewModel::Amount);
    QCOMPARE(amount.data().toString(), u"$1,980.00"_s);
    QCOMPARE(amount.data(Qt::TextAlignmentRole).toInt(), int(Qt::AlignRight | Qt::AlignVCenter));
    QCOMPARE(invoice.data(Qt::AccessibleTextRole).toString(),
        u"Create, INV-000231, billing@holm.example.com, $1,980.00, New invoice"_s);
    QCOMPARE(rows->model()->index(0, PreviewModel::Amount).data().toString(), QString());
    texts::setLanguage(u"de"_s);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
    QCOMPARE(amount.data().toString(), u"1.980,00\u00a0$"_s);
    QCOMPARE(flow->currentText(), u"Rechnungen"_s);
    QCOMPARE(rows->model()->rowCount(), 7); // the filter outlives the language
    texts::setLanguage(u"en"_s);
    view.setPreview(samples::preview());
    QCOMPARE(rows->model()->rowCount(), 8); // and goes with the flow that it was for
}

} // namespace kontor::ui

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    kontor::ui::screens::prepareApplication();
    kontor::ui::TestPreview test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_preview.moc"
