// Filled windows.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens.h"

#include "ui/activity/activity_page.h"
#include "ui/attention/attention_page.h"
#include "ui/attention_samples.h"
#include "ui/main_window.h"
#include "ui/memory_log_source.h"
#include "ui/overview/overview_page.h"
#include "ui/samples.h"
#include "ui/set_up_samples.h"
#include "ui/settings/accounts_page.h"
#include "ui/settings/contacts_page.h"
#include "ui/settings/general_page.h"
#include "ui/settings/integrations_page.h"
#include "ui/settings/invoices_page.h"
#include "ui/settings/receipts_page.h"
#include "ui/settings/reviews_page.h"

#include <QApplication>
#include <QComboBox>
#include <QFontDatabase>
#include <QIcon>
#include <QLineEdit>
#include <QLocale>
#include <QStyleFactory>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace kontor::ui::screens {

void prepareApplication()
{
    QIcon::setThemeName(u"none"_s);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QFont font(u"DejaVu Sans"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    QApplication::setApplicationVersion(u"0.1.0"_s);
}

QStringList names()
{
    return {u"overview-in-step"_s, u"overview-attention"_s, u"overview-importing"_s, u"overview-import-stopped"_s,
        u"overview-connection-ended"_s, u"overview-paused"_s, u"overview-offline"_s, u"overview-sandbox"_s,
        u"overview-not-connected"_s, u"overview-stale"_s, u"overview-slow"_s, u"activity"_s, u"activity-detail"_s,
        u"activity-reviews"_s, u"activity-empty"_s, u"activity-no-hit"_s, u"activity-connection-ended"_s,
        u"attention"_s, u"attention-group"_s, u"attention-tax"_s, u"attention-conflict"_s, u"attention-cents"_s,
        u"attention-voided"_s, u"attention-long"_s, u"attention-refund"_s, u"attention-review-unsure"_s,
        u"attention-review-link"_s, u"attention-review-not-delivered"_s, u"attention-review-zone"_s,
        u"attention-payment-receipt"_s, u"attention-payment-missing"_s, u"attention-payment-taken-back"_s,
        u"attention-payment-of-invoice-taken-back"_s, u"attention-payment-changed"_s,
        u"attention-payment-refund-by-hand"_s, u"attention-payment-refunded"_s, u"attention-payment-rest"_s,
        u"attention-empty"_s, u"settings.reviews"_s, u"settings.receipts"_s, u"settings.invoices"_s,
        u"settings.accounts"_s, u"settings.contacts"_s, u"settings.general"_s};
}

namespace {

AttentionRead attentionOf(const QString &name)
{
    return name == "attention-refund"_L1          ? samples::attentionWithRefund()
        : name.startsWith("attention-review"_L1)  ? samples::attentionWithReviews()
        : name.startsWith("attention-payment"_L1) ? samples::attentionWithPayments()
                                                  : samples::attention();
}

engine::Snapshot snapshotOf(const QString &name)
{
    if (name == "overview-attention"_L1) {
        return samples::needsAttention();
    }
    if (name.startsWith("attention"_L1) && name != "attention-empty"_L1) {
        auto snapshot = samples::needsAttention();
        snapshot.attention = static_cast<qint64>(attentionOf(name).entries.size());
        return snapshot;
    }
    if (name == "overview-importing"_L1) {
        return samples::importing();
    }
    if (name == "overview-import-stopped"_L1) {
        return samples::importStopped();
    }
    if (name == "overview-connection-ended"_L1 || name == "activity-connection-ended"_L1) {
        return samples::connectionEnded();
    }
    if (name == "overview-paused"_L1) {
        return samples::paused();
    }
    if (name == "overview-offline"_L1) {
        return samples::offline();
    }
    if (name == "overview-sandbox"_L1) {
        return samples::sandbox();
    }
    if (name == "overview-not-connected"_L1 || name == "activity-empty"_L1) {
        return samples::notConnected();
    }
    if (name == "overview-stale"_L1) {
        return samples::stale();
    }
    if (name == "overview-in-step"_L1) {
        return samples::booked();
    }
    return name == "overview-slow"_L1 ? samples::slow() : samples::inStep();
}

/// What of the attention page a screen shows.
void showAttention(AttentionPage &page, const QString &name)
{
    const std::map<QString, qint64> chosen{{u"attention-tax"_s, samples::taxEntry},
        {u"attention-conflict"_s, samples::conflictEntry}, {u"attention-cents"_s, samples::centsEntry},
        {u"attention-voided"_s, samples::voidedEntry}, {u"attention-long"_s, samples::longEntry},
        {u"attention-refund"_s, samples::refundEntry}, {u"attention-review-unsure"_s, samples::unsureEntry},
        {u"attention-review-link"_s, samples::noLinkEntry},
        {u"attention-review-not-delivered"_s, samples::notDeliveredEntry},
        {u"attention-review-zone"_s, samples::timeZoneEntry},
        {u"attention-payment-receipt"_s, samples::receiptTotalEntry},
        {u"attention-payment-missing"_s, samples::missingPaymentEntry},
        {u"attention-payment-taken-back"_s, samples::takenBackEntry},
        {u"attention-payment-of-invoice-taken-back"_s, samples::invoicePaymentTakenBackEntry},
        {u"attention-payment-changed"_s, samples::amountChangedEntry},
        {u"attention-payment-refund-by-hand"_s, samples::refundByHandEntry},
        {u"attention-payment-refunded"_s, samples::refundedVoidEntry},
        {u"attention-payment-rest"_s, samples::restEntry}};
    auto *view = page.findChild<QTreeView *>(u"attentionView"_s);
    if (const auto found = chosen.find(name); found != chosen.end()) {
        page.select(found->second);
    } else if (name == "attention-group"_L1) {
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            if (const auto index = view->model()->index(row, 0); view->model()->hasChildren(index)) {
                view->expand(index);
                view->setCurrentIndex(index);
            }
        }
    } else if (name == "attention"_L1) {
        page.findChild<QToolButton *>(u"technicalDetailsButton"_s)->click();
        return;
    }
    // Narrow pages show the detail, as Enter does.
    if (name != "attention-empty"_L1) {
        Q_EMIT view->activated(view->currentIndex());
    }
}

} // namespace

std::unique_ptr<MainWindow> make(const QString &name)
{
    if (!names().contains(name)) {
        return nullptr;
    }
    const auto snapshot = snapshotOf(name);
    auto window = std::make_unique<MainWindow>();
    const bool nothing = name == "overview-not-connected"_L1 || name == "activity-empty"_L1;

    auto *overview = new OverviewPage;
    overview->setLatest(nothing ? std::vector<journal::LogEntry>() : samples::logEntries(12));
    overview->setSnapshot(snapshot);
    window->addPage(u"overview"_s, overview);

    auto *attention = new AttentionPage;
    if (name != "attention-empty"_L1 && snapshot.attention > 0) {
        attention->setRead(attentionOf(name));
    }
    window->addPage(u"attention"_s, attention);

    auto *activity = new ActivityPage;
    auto *source = new MemoryLogSource(activity);
    if (!nothing) {
        source->entries = name == "activity-reviews"_L1 ? samples::reviewLogEntries() : samples::logEntries(600);
    }
    activity->setSource(source);
    activity->setKeptDays(400);
    activity->showFlow({});
    // Whatever the time of day: just after midnight today has hardly any events.
    auto *period = activity->findChild<QComboBox *>(u"periodFilter"_s);
    period->setCurrentIndex(period->count() - 1);
    window->addPage(u"activity"_s, activity);

    window->addPage(u"settings.integrations"_s, new IntegrationsPage);
    window->addPage(u"settings.contacts"_s, new ContactsPage);
    auto *reviews = new ReviewsPage;
    reviews->setSample(samples::reviewSample(QLocale().language() == QLocale::German ? u"de"_s : u"en"_s));
    window->addPage(u"settings.reviews"_s, reviews);
    window->addPage(u"settings.receipts"_s, new ReceiptsPage);
    window->addPage(u"settings.invoices"_s, new InvoicesPage);
    auto *accounts = new AccountsPage;
    accounts->setLists(samples::companyLists());
    window->addPage(u"settings.accounts"_s, accounts);
    window->addPage(u"settings.general"_s, new GeneralPage);
    window->setSnapshot(snapshot);
    if (name.startsWith("activity"_L1)) {
        window->showPage(u"activity"_s);
        if (name == "activity-reviews"_L1) {
            activity->showEntry(source->entries[1].id);
        } else if (name == "activity-detail"_L1) {
            activity->showEntry(source->entries[4].id);
        } else if (name == "activity-no-hit"_L1) {
            activity->findChild<QLineEdit *>(u"searchField"_s)->setText(u"Nobody of this name"_s);
            Q_EMIT activity->findChild<QLineEdit *>(u"searchField"_s)->returnPressed();
        }
    } else if (name.startsWith("attention"_L1)) {
        window->showPage(u"attention"_s);
        showAttention(*attention, name);
    } else if (name.startsWith("settings"_L1)) {
        window->showPage(name);
    }
    return window;
}

} // namespace kontor::ui::screens
