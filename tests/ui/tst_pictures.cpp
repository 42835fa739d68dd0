// Pictures of each screen, light and dark, in both languages, at two sizes; also that each shows something.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/texts.h"
#include "ui/appearance.h"
#include "ui/main_window.h"
#include "ui/overview/overview_page.h"
#include "ui/samples.h"
#include "ui/screens.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;

namespace kontor::ui {

class TestPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyScreenIsDrawn_data();
    void everyScreenIsDrawn();

private:
    QString m_folder;
};

void TestPictures::initTestCase()
{
    m_folder = qEnvironmentVariable("KONTOR_PICTURES_DIR");
    if (m_folder.isEmpty()) {
        m_folder = QCoreApplication::applicationDirPath() + u"/../pictures"_s;
    }
    QVERIFY(QDir().mkpath(m_folder));
    qInfo().noquote() << "pictures:" << QDir(m_folder).absolutePath();
}

void TestPictures::everyScreenIsDrawn_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QString>("appearance");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const auto &screen : screens::names()) {
        for (const auto &appearance : {u"light"_s, u"dark"_s}) {
            for (const auto &language : {u"en"_s, u"de"_s}) {
                for (const auto &size : {QSize(1100, 720), QSize(800, 560)}) {
                    const auto name
                        = u"%1-%2-%3-%4x%5"_s.arg(screen, appearance, language).arg(size.width()).arg(size.height());
                    QTest::newRow(qPrintable(name)) << screen << appearance << language << size;
                }
            }
        }
    }
}

void TestPictures::everyScreenIsDrawn()
{
    QFETCH(QString, screen);
    QFETCH(QString, appearance);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    texts::setLanguage(language);
    setAppearance(appearance);
    const auto window = screens::make(screen);
    QVERIFY(window);
    window->resize(size);
    window->show();
    QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    for (int round = 0; round < 12; ++round) { // a change of size travels up one layout a round
        QApplication::processEvents();
    }
    const auto picture = window->grab().toImage();
    QCOMPARE(picture.size(), size * picture.devicePixelRatio());

    // Not blank: text on a ground has many colours, in the upper and in the left part.
    const auto colors = [&picture](const QRect &part) {
        QSet<QRgb> seen;
        for (int y = part.top(); y <= part.bottom(); y += 2) {
            for (int x = part.left(); x <= part.right(); x += 2) {
                seen.insert(picture.pixel(x, y));
            }
        }
        return seen.size();
    };
    QVERIFY(colors(QRect(0, 0, size.width(), size.height() / 3)) > 20);
    QVERIFY(colors(QRect(0, 0, size.width() / 2, size.height())) > 20);
    const auto file = QDir(m_folder).filePath(QString::fromUtf8(QTest::currentDataTag()) + u".png"_s);
    QVERIFY(picture.save(file));
}

} // namespace kontor::ui

int main(int argc, char **argv)
{
    // The same on every machine: Fusion, one font, no theme of the desktop.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    kontor::ui::screens::prepareApplication();
    kontor::ui::TestPictures test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pictures.moc"
