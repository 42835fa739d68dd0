// Every role keeps its contrast on seven palettes: ours, Fusion's own, both of Breeze, and two of high contrast.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/roles.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

QPalette paletteOf(QRgb window, QRgb base, QRgb alternate, QRgb text, QRgb button, QRgb highlight, QRgb highlighted,
    QRgb link, QRgb placeholder)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb color) { palette.setColor(role, QColor(color)); };
    set(QPalette::Window, window);
    set(QPalette::Base, base);
    set(QPalette::AlternateBase, alternate);
    set(QPalette::Text, text);
    set(QPalette::WindowText, text);
    set(QPalette::ButtonText, text);
    set(QPalette::Button, button);
    set(QPalette::Highlight, highlight);
    set(QPalette::HighlightedText, highlighted);
    set(QPalette::Link, link);
    set(QPalette::PlaceholderText, placeholder);
    return palette;
}

QPalette fusion()
{
    return paletteOf(0xefefef, 0xffffff, 0xf7f7f7, 0x000000, 0xefefef, 0x308cc6, 0xffffff, 0x0000ff, 0x7f7f7f);
}

QPalette breezeLight()
{
    return paletteOf(0xeff0f1, 0xffffff, 0xf7f7f7, 0x232629, 0xfcfcfc, 0x3daee9, 0xffffff, 0x2980b9, 0x707d8a);
}

QPalette breezeDark()
{
    return paletteOf(0x2a2e32, 0x1b1e20, 0x232629, 0xfcfcfc, 0x31363b, 0x3daee9, 0xfcfcfc, 0x1d99f3, 0xa1a9b1);
}

QPalette highContrastBlack()
{
    return paletteOf(0x000000, 0x000000, 0x000000, 0xffffff, 0x000000, 0x1aebff, 0x000000, 0xffff00, 0xffffff);
}

QPalette highContrastWhite()
{
    return paletteOf(0xffffff, 0xffffff, 0xffffff, 0x000000, 0xffffff, 0x37006e, 0xffffff, 0x00009f, 0x000000);
}

double worst(const QColor &color, const QList<QColor> &grounds)
{
    double least = 21;
    for (const auto &ground : grounds) {
        least = std::min(least, contrast(color, ground));
    }
    return least;
}

} // namespace

class TestRoles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mixingBlendsInSrgb();
    void contrastIsThatOfWcag();
    void ensureMovesNoFurtherThanNeeded();
    void everyRatioHolds_data();
    void everyRatioHolds();
    void ourPalettesGiveTheColorsOfTheDesign_data();
    void ourPalettesGiveTheColorsOfTheDesign();
    void highContrastHasNoTints();
};

void TestRoles::mixingBlendsInSrgb()
{
    QCOMPARE(mix(QColor(0xffffff), QColor(0x1f7a4d), 0.10), QColor(0xe9f2ed));
    QCOMPARE(mix(QColor(Qt::black), QColor(Qt::white), 0), QColor(Qt::black));
    QCOMPARE(mix(QColor(Qt::black), QColor(Qt::white), 1), QColor(Qt::white));
}

void TestRoles::contrastIsThatOfWcag()
{
    QCOMPARE(qRound(contrast(Qt::black, Qt::white) * 100), 2100);
    QCOMPARE(qRound(contrast(QColor(0x767676), Qt::white) * 100), 454); // the known limit of 4.5 on white
}

void TestRoles::ensureMovesNoFurtherThanNeeded()
{
    const QColor enough(0x1f2428);
    QCOMPARE(ensure(enough, {Qt::white}, 4.6), enough);
    const auto moved = ensure(QColor(0x3daee9), {Qt::white}, 4.6);
    QVERIFY(contrast(moved, Qt::white) >= 4.6);
    QVERIFY(contrast(moved, Qt::white) < 5.1);
    QVERIFY(contrast(ensure(QColor(0x303030), {QColor(0x1d2023)}, 7), QColor(0x1d2023)) >= 7);
}

void TestRoles::everyRatioHolds_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("ours, light") << lightPalette();
    QTest::newRow("ours, dark") << darkPalette();
    QTest::newRow("Fusion") << fusion();
    QTest::newRow("Breeze, light") << breezeLight();
    QTest::newRow("Breeze, dark") << breezeDark();
    QTest::newRow("high contrast, black") << highContrastBlack();
    QTest::newRow("high contrast, white") << highContrastWhite();
}

void TestRoles::everyRatioHolds()
{
    QFETCH(QPalette, palette);
    const Roles roles(palette);
    const QList<QColor> grounds{roles.window(), roles.base(), roles.alternateBase()};
    const auto holds = [&](Role role, const QList<QColor> &on, double ratio) {
        const double found = worst(roles[role], on);
        if (found < ratio) {
            qWarning() << "role" << static_cast<int>(role) << roles[role].name() << "has" << found << "not" << ratio;
        }
        return found >= ratio;
    };
    QVERIFY(holds(Role::Text, {roles.base()}, 7));
    QVERIFY(holds(Role::WindowText, {roles.window()}, 7));
    QVERIFY(holds(Role::HighlightedText, {palette.color(QPalette::Active, QPalette::Highlight)}, 4.6));
    QVERIFY(holds(Role::PlaceholderText, {roles.base()}, 4.6));
    QVERIFY(holds(Role::SecondaryText, grounds, 5));
    QVERIFY(holds(Role::Link, grounds, 4.6));
    for (const auto role : {Role::Info, Role::Ok, Role::Attention, Role::Error, Role::Sandbox}) {
        QVERIFY(holds(role, grounds, 4.6));
    }
    QVERIFY(holds(Role::Ok, {roles[Role::OkNote]}, 4.5));
    QVERIFY(holds(Role::Info, {roles[Role::InfoNote]}, 4.5));
    QVERIFY(holds(Role::Attention, {roles[Role::AttentionNote]}, 4.5));
    QVERIFY(holds(Role::Error, {roles[Role::ErrorNote]}, 4.5));
    QVERIFY(holds(Role::Sandbox, {roles[Role::SandboxNote]}, 4.5));
    QVERIFY(holds(Role::Text,
        {roles[Role::OkNote], roles[Role::AttentionNote], roles[Role::ErrorNote], roles[Role::InfoNote]}, 7));
    QVERIFY(holds(Role::Text, {roles[Role::DifferingCell]}, 7));
    QVERIFY(holds(Role::WindowText, {roles[Role::Sidebar]}, 7));
    QVERIFY(holds(Role::SelectedPageText, {roles[Role::SelectedPage]}, 4.6));
    QVERIFY(holds(Role::SelectedPageBar, {roles[Role::SelectedPage]}, 3.1));
    QVERIFY(holds(Role::SelectedRowText, {roles[Role::SelectedRow]}, 4.6));
    QVERIFY(contrast(roles.on(Role::Ok, roles[Role::SelectedRow]), roles[Role::SelectedRow]) >= 4.5);
    QVERIFY(holds(Role::BadgeText, {roles[Role::Badge]}, 4.5));
    QVERIFY(holds(Role::Progress, {roles[Role::ProgressTrack]}, 3.1));
    QVERIFY(holds(Role::ControlBorder, grounds, 3.1));
    QVERIFY(holds(Role::FocusRing, grounds, 3.1));
}

void TestRoles::ourPalettesGiveTheColorsOfTheDesign_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<QColor>("light");
    QTest::addColumn<QColor>("dark");
    const auto row = [](const char *name, Role role, QRgb light, QRgb dark) {
        QTest::newRow(name) << static_cast<int>(role) << QColor(light) << QColor(dark);
    };
    row("secondary text", Role::SecondaryText, 0x656869, 0xa3a6a7);
    row("link", Role::Link, 0x17667a, 0x74c7d8);
    row("ok", Role::Ok, 0x1f7a4d, 0x5cc492);
    row("attention", Role::Attention, 0x955800, 0xe6b052);
    row("error", Role::Error, 0xb3261e, 0xf28b82);
    row("sandbox", Role::Sandbox, 0x6b4fa0, 0xb9a5ea);
    row("ok note", Role::OkNote, 0xe9f2ed, 0x263733);
    row("attention note", Role::AttentionNote, 0xf4eee6, 0x39342a);
    row("error note", Role::ErrorNote, 0xf7e9e8, 0x3b2f30);
    row("cell that differs", Role::DifferingCell, 0xeee4d6, 0x49402d);
    row("sidebar", Role::Sidebar, 0xebedee, 0x25282c);
    row("selected page", Role::SelectedPage, 0xc5d7dc, 0x294751);
    row("bar at its left", Role::SelectedPageBar, 0x17667a, 0x5f9baa);
    row("selected row", Role::SelectedRow, 0xe5eef0, 0x203a42);
    row("progress", Role::Progress, 0x17667a, 0x68a0ae);
    row("control border", Role::ControlBorder, 0x878a8b, 0x787c7f);
    row("focus ring", Role::FocusRing, 0x17667a, 0x388395);
    row("card border", Role::CardBorder, 0xcfd2d3, 0x494d51);
}

void TestRoles::ourPalettesGiveTheColorsOfTheDesign()
{
    QFETCH(int, role);
    QFETCH(QColor, light);
    QFETCH(QColor, dark);
    // One step of rounding is not another colour.
    const auto near = [](const QColor &a, const QColor &b) {
        return std::abs(a.red() - b.red()) <= 1 && std::abs(a.green() - b.green()) <= 1
            && std::abs(a.blue() - b.blue()) <= 1;
    };
    const auto inLight = Roles(lightPalette())[static_cast<Role>(role)];
    const auto inDark = Roles(darkPalette())[static_cast<Role>(role)];
    QVERIFY2(near(inLight, light), qPrintable(inLight.name()));
    QVERIFY2(near(inDark, dark), qPrintable(inDark.name()));
}

void TestRoles::highContrastHasNoTints()
{
    QVERIFY(!Roles(lightPalette()).isHighContrast());
    QVERIFY(!Roles(darkPalette()).isHighContrast());
    for (const auto &palette : {highContrastBlack(), highContrastWhite()}) {
        const Roles roles(palette);
        QVERIFY(roles.isHighContrast());
        QCOMPARE(roles[Role::ErrorNote], roles.base());
        QCOMPARE(roles[Role::Sidebar], roles.base());
        QCOMPARE(roles[Role::CardBorder], roles[Role::Text]);
        QCOMPARE(roles[Role::Ok], roles[Role::Text]);
        QCOMPARE(roles[Role::SelectedPage], palette.color(QPalette::Highlight));
    }
}

} // namespace kontor::ui

QTEST_MAIN(kontor::ui::TestRoles)

#include "tst_roles.moc"
