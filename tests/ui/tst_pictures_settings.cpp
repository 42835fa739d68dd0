// Pictures of the set-up, Settings and the preview in each appearance and language; also that each shows something.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/texts.h"
#include "ui/appearance.h"
#include "ui/first_run/setup_page.h"
#include "ui/main_window.h"
#include "ui/preview/preview_page.h"
#include "ui/preview/preview_view.h"
#include "ui/samples.h"
#include "ui/screens.h"
#include "ui/set_up_samples.h"
#include "ui/settings/accounts_page.h"
#include "ui/settings/contacts_page.h"
#include "ui/settings/disconnect_dialog.h"
#include "ui/settings/general_page.h"
#include "ui/settings/integrations_page.h"
#include "ui/settings/invoices_page.h"
#include "ui/settings/receipts_page.h"
#include "ui/settings/reviews_page.h"
#include "ui/settings/token_dialog.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

const QStringList screenNames{u"setup-quickbooks"_s, u"setup-waiting"_s, u"setup-failed"_s, u"setup-connected"_s,
    u"setup-highlevel"_s, u"setup-booked-twice"_s, u"setup-options"_s, u"setup-preview"_s, u"setup-start"_s,
    u"integrations-connected"_s, u"integrations-not-connected"_s, u"integrations-waiting"_s, u"integrations-ended"_s,
    u"integrations-not-revoked"_s, u"contacts"_s, u"general"_s, u"receipts"_s, u"invoices"_s, u"reviews"_s,
    u"reviews-off"_s, u"reviews-refused"_s, u"reviews-text"_s, u"reviews-example"_s, u"reviews-times"_s,
    u"reviews-test"_s, u"accounts"_s, u"accounts-bottom"_s, u"accounts-nothing-to-map"_s, u"accounts-no-tax"_s,
    u"accounts-problem"_s, u"accounts-reading"_s, u"preview"_s, u"preview-invoices"_s, u"preview-empty"_s,
    u"dialog-token"_s, u"dialog-disconnect"_s};

std::unique_ptr<QWidget> makeSetUp(const QString &name)
{
    auto window = std::make_unique<MainWindow>();
    auto *page = new SetUpPage;
    window->addPage(u"setup"_s, page);
    page->setSettings(samples::settings());
    engine::Snapshot snapshot = samples::readyToStart();
    if (name == u"setup-quickbooks" || name == u"setup-waiting" || name == u"setup-failed") {
        snapshot.connections.clear();
    } else if (name == u"setup-highlevel") {
        snapshot.connections[Service::HighLevel] = {};
    } else if (name == u"setup-booked-twice") {
        snapshot.connections[Service::HighLevel].ownQuickBooks = true;
    }
    window->setSnapshot(snapshot);
    page->setSnapshot(snapshot);
    window->showPage(u"setup"_s);
    if (name == u"setup-waiting") {
        page->setProgress(samples::waiting(Service::QuickBooks));
    } else if (name == u"setup-failed") {
        page->setProgress(samples::failed(Service::QuickBooks, u"oauth.refused"_s));
    } else if (name == u"setup-connected") {
        page->goTo(SetUpStep::QuickBooks);
    } else if (name == u"setup-preview" || name == u"setup-start") {
        page->setFinished(SetUpStep::Options);
        if (name == u"setup-start") {
            page->setFinished(SetUpStep::Preview);
        }
        page->setSnapshot(snapshot);
        page->setPreview(samples::preview());
    }
    return window;
}

std::unique_ptr<QWidget> makeIntegrations(const QString &name)
{
    auto window = std::make_unique<MainWindow>();
    auto *page = new IntegrationsPage;
    window->addPage(u"settings.integrations"_s, page);
    engine::Snapshot snapshot = samples::inStep();
    if (name == u"integrations-not-connected" || name == u"integrations-waiting") {
        snapshot.connections[Service::QuickBooks] = {};
    } else if (name == u"integrations-ended") {
        snapshot = samples::connectionEnded();
    }
    window->setSnapshot(snapshot);
    page->setSnapshot(snapshot);
    if (name == u"integrations-not-revoked") {
        page->setDisconnected(Service::QuickBooks, samples::notRevoked());
        snapshot.connections[Service::QuickBooks].state = engine::Connection::State::NotConnected;
        page->setSnapshot(snapshot);
    } else if (name == u"integrations-waiting") {
        page->setProgress(samples::waiting(Service::QuickBooks));
    }
    window->showPage(u"settings.integrations"_s);
    return window;
}

std::unique_ptr<QWidget> makeAccounts(const QString &name)
{
    auto window = std::make_unique<MainWindow>();
    window->setSnapshot(samples::inStep());
    auto *page = new AccountsPage;
    auto settings = samples::settings();
    if (name == u"accounts-problem") {
        settings[u"accounts.income"_s] = u"8"_s;
    }
    page->setSettings(settings);
    window->addPage(u"settings.accounts"_s, page);
    window->showPage(u"settings.accounts"_s);
    // The page asks when it is shown; what is answered then is what the picture is of.
    QObject::connect(page, &AccountsPage::listsRequested, page, [page, name] {
        engine::CompanyLists lists
            = name == u"accounts-nothing-to-map" ? samples::companyWithoutCodes() : samples::companyLists();
        if (name == u"accounts-no-tax") {
            lists.taxes.clear();
        } else if (name == u"accounts-problem") {
            lists = {};
            lists.problem = Error{.kind = Error::Kind::NotSent, .key = u"net.offline"_s};
        }
        if (name != u"accounts-reading") {
            page->setLists(lists);
        }
        if (name == u"accounts-bottom") {
            QMetaObject::invokeMethod(page, [page] { page->showSection(u"taxes/VAT|20"_s); }, Qt::QueuedConnection);
        }
    });
    return window;
}

std::unique_ptr<QWidget> makeReviews(const QString &name)
{
    auto window = std::make_unique<MainWindow>();
    window->setSnapshot(samples::inStep());
    auto *page = new ReviewsPage;
    auto settings = samples::settings();
    const bool german = QLocale().language() == QLocale::German;
    if (name != u"reviews-off" && name != u"reviews-refused" && name != u"reviews-example") {
        settings[u"reviews.enabled"_s] = u"on"_s;
        settings[u"reviews.delay_minutes"_s] = u"2880"_s;
    }
    if (name == u"reviews-times") {
        settings[u"reviews.link"_s]
            = u"https://search.google.com/local/writereview?placeid=ChIJN1t_tDeuEmsRUsoyG83frY4"_s;
        settings[u"reviews.channel"_s] = u"sms"_s;
    }
    engine::ReviewSample sample = samples::reviewSample(german ? u"de"_s : u"en"_s);
    if (name == u"reviews-refused" || name == u"reviews-example") {
        sample = {.language = sample.language};
    } else if (name == u"reviews-text") {
        sample.contact = u"Red Rock Diner and Catering Company of the Greater Bay Area"_s;
        sample.firstName.clear();
    }
    page->setSettings(settings);
    window->addPage(u"settings.reviews"_s, page);
    window->showPage(u"settings.reviews"_s);
    QObject::connect(page, &ReviewsPage::sampleRequested, page, [page, name, sample] {
        page->setSample(sample);
        if (name == u"reviews-refused") {
            page->refuse(u"reviews.enabled"_s, {.kind = Error::Kind::BadInput, .key = u"review.link_needed"_s});
        } else if (name == u"reviews-text") {
            auto *editor = page->findChild<QPlainTextEdit *>(u"reviewText"_s);
            editor->setPlainText(u"Sehr geehrte/r {full name},\n\n"
                                 u"herzlichen Dank, dass Sie sich für {location name} entschieden haben. Über eine "
                                 u"Rückmeldung zu Geschwindigkeitsbegrenzungsmaßnahmen {im Ort} freuen wir uns – sie "
                                 u"hilft uns und anderen Kundinnen und Kunden.\n\nMit freundlichen Grüßen"_s);
            page->findChild<QPushButton *>(u"saveTextButton"_s)->click();
            page->showSection(u"text"_s);
        } else if (name == u"reviews-times") {
            page->showSection(u"quiet_hours"_s);
        } else if (name == u"reviews-test") {
            page->findChild<QLineEdit *>(u"testAddress"_s)->setText(u"owner@bayside.example.com"_s);
            page->setTestAnswer(Error{.kind = Error::Kind::BadInput,
                .key = u"review.test_no_contact"_s,
                .parameters = {{u"address"_s, u"owner@bayside.example.com"_s}}});
            page->showSection(u"test"_s);
        }
    });
    return window;
}

std::unique_ptr<QWidget> makeScreen(const QString &name)
{
    if (name.startsWith(u"setup")) {
        return makeSetUp(name);
    }
    if (name.startsWith(u"integrations")) {
        return makeIntegrations(name);
    }
    if (name == u"dialog-token") {
        return std::make_unique<TokenDialog>();
    }
    if (name == u"dialog-disconnect") {
        return std::make_unique<DisconnectDialog>(Service::QuickBooks, 4);
    }
    if (name.startsWith(u"accounts")) {
        return makeAccounts(name);
    }
    if (name.startsWith(u"reviews")) {
        return makeReviews(name);
    }
    auto window = std::make_unique<MainWindow>();
    window->setSnapshot(samples::inStep());
    if (name == u"invoices") {
        auto *page = new InvoicesPage;
        page->setSettings(samples::settings());
        window->addPage(u"settings.invoices"_s, page);
        window->showPage(u"settings.invoices"_s);
    } else if (name == u"receipts") {
        auto *page = new ReceiptsPage;
        page->setSettings(samples::settings());
        window->addPage(u"settings.receipts"_s, page);
        window->showPage(u"settings.receipts"_s);
    } else if (name == u"contacts") {
        auto *page = new ContactsPage;
        page->setCompanyCountry(u"US"_s);
        page->setSettings(samples::settings());
        window->addPage(u"settings.contacts"_s, page);
        window->showPage(u"settings.contacts"_s);
    } else if (name == u"general") {
        auto *page = new GeneralPage;
        page->setSettings(samples::settings());
        page->setTrayOffered(true);
        page->setDataFolder(u"/home/amy/.local/share/kontor/default"_s);
        window->addPage(u"settings.general"_s, page);
        window->showPage(u"settings.general"_s);
    } else {
        auto *page = new PreviewPage;
        page->view()->setFlows(samples::readyToStart().flows);
        page->view()->setPreview(name == u"preview" ? samples::preview()
                : name == u"preview-invoices"       ? samples::previewWithInvoices()
                                                    : samples::previewWithoutChanges());
        window->addPage(u"preview"_s, page);
        window->showPage(u"preview"_s);
    }
    return window;
}

qsizetype colorsIn(const QImage &picture, const QRect &part)
{
    QSet<QRgb> seen;
    for (int y = part.top(); y <= part.bottom(); y += 2) {
        for (int x = part.left(); x <= part.right(); x += 2) {
            seen.insert(picture.pixel(x, y));
        }
    }
    return seen.size();
}

} // namespace

class TestPicturesSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyScreenIsDrawn_data();
    void everyScreenIsDrawn();
    void noLabelIsClipped_data();
    void noLabelIsClipped();

private:
    QTemporaryDir m_temporary;
    QString m_folder;
};

void TestPicturesSettings::initTestCase()
{
    m_folder = qEnvironmentVariable("KONTOR_PICTURES_DIR", m_temporary.path());
    QVERIFY(QDir().mkpath(m_folder));
}

void TestPicturesSettings::everyScreenIsDrawn_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QString>("appearance");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const QString &screen : screenNames) {
        for (const QString &appearance : {u"light"_s, u"dark"_s}) {
            for (const QString &language : {u"en"_s, u"de"_s}) {
                for (const QSize &size : {QSize(1100, 720), QSize(800, 560)}) {
                    const QString name = u"%1-%2-%3-%4"_s.arg(screen, appearance, language).arg(size.width());
                    QTest::newRow(qPrintable(name)) << screen << appearance << language << size;
                }
            }
        }
    }
}

void TestPicturesSettings::everyScreenIsDrawn()
{
    QFETCH(QString, screen);
    QFETCH(QString, appearance);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    texts::setLanguage(language);
    setAppearance(appearance);
    const std::unique_ptr<QWidget> widget = makeScreen(screen);
    if (!screen.startsWith(u"dialog")) {
        widget->resize(size);
    }
    widget->show();
    QVERIFY(QTest::qWaitForWindowExposed(widget.get()));
    QApplication::processEvents();
    QApplication::processEvents();
    const QImage picture = widget->grab().toImage();
    QVERIFY(colorsIn(picture, QRect(0, 0, picture.width() / 2, picture.height())) > 20);
    QVERIFY(colorsIn(picture, QRect(picture.width() / 2, 0, picture.width() / 2, picture.height() - 1)) > 8);
    QVERIFY(picture.save(QDir(m_folder).filePath(QString::fromUtf8(QTest::currentDataTag()) + u".png"_s)));
}

void TestPicturesSettings::noLabelIsClipped_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QString>("language");
    for (const QString &screen : screenNames) {
        for (const QString &language : {u"en"_s, u"de"_s}) {
            QTest::newRow(qPrintable(screen + u' ' + language)) << screen << language;
        }
    }
}

void TestPicturesSettings::noLabelIsClipped()
{
    QFETCH(QString, screen);
    QFETCH(QString, language);
    texts::setLanguage(language);
    const std::unique_ptr<QWidget> widget = makeScreen(screen);
    if (!screen.startsWith(u"dialog")) {
        widget->resize(800, 560);
    }
    widget->show();
    QVERIFY(QTest::qWaitForWindowExposed(widget.get()));
    QApplication::processEvents();
    const QList<QWidget *> children = widget->findChildren<QWidget *>();
    for (const QWidget *child : children) {
        const bool hasText = child->inherits("QPushButton") || child->inherits("kontor::ui::TextLabel")
            || child->inherits("QCheckBox") || child->inherits("QRadioButton");
        const bool elides = child->inherits("kontor::ui::ElidedLabel");
        if (!hasText || elides || !child->isVisible() || child->property("text").toString().isEmpty()) {
            continue;
        }
        const int wanted
            = child->hasHeightForWidth() ? child->heightForWidth(child->width()) : child->minimumSizeHint().height();
        const QString text = child->property("text").toString();
        QVERIFY2(child->width() >= child->minimumSizeHint().width(), qPrintable(text));
        QVERIFY2(child->height() >= wanted, qPrintable(u"%1: %2 of %3"_s.arg(text).arg(child->height()).arg(wanted)));
    }
}

} // namespace kontor::ui

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    kontor::ui::screens::prepareApplication();
    kontor::ui::TestPicturesSettings test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pictures_settings.moc"
