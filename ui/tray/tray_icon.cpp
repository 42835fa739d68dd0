// The tray icon.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tray/tray_icon.h"

#include "ui/shell/state_words.h"
#include "ui/widgets/time_words.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QMenu>
#include <QPainter>
#include <QSvgRenderer>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

QString trayDrawing(TrayState state)
{
    switch (state) {
    case TrayState::Ok:
        return u"ok"_s;
    case TrayState::Syncing:
        return u"syncing"_s;
    case TrayState::Paused:
        return u"paused"_s;
    case TrayState::Offline:
        return u"offline"_s;
    case TrayState::Attention:
        break;
    }
    return u"attention"_s;
}

QPixmap paintedTrayDrawing(const QByteArray &drawing, const QColor &color, int side)
{
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    auto tinted = drawing;
    tinted.replace("currentColor", color.name().toLatin1()).replace("#232629", color.name().toLatin1());
    QSvgRenderer renderer(tinted);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

} // namespace

TrayIcon::TrayIcon(QObject *parent)
    : QObject(parent)
    , m_menu(std::make_unique<QMenu>())
{
    m_sentence = m_menu->addAction(QString());
    m_sentence->setEnabled(false);
    m_menu->addSeparator();
    m_sync = m_menu->addAction(QString(), this, &TrayIcon::syncRequested);
    m_pause = m_menu->addAction(QString(), this, [this] {
        if (m_snapshot.pausedSince) {
            Q_EMIT continueRequested();
        } else {
            Q_EMIT pauseRequested();
        }
    });
    m_attention = m_menu->addAction(QString(), this, &TrayIcon::attentionRequested);
    m_menu->addSeparator();
    m_open = m_menu->addAction(QString(), this, &TrayIcon::showRequested);
    m_quit = m_menu->addAction(QString(), this, &TrayIcon::quitRequested);
    if (QSystemTrayIcon::isSystemTrayAvailable()) {
        m_icon = new QSystemTrayIcon(this);
        m_icon->setContextMenu(m_menu.get());
        connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger) {
                Q_EMIT toggleRequested();
            }
        });
    }
    m_menu->installEventFilter(this);
}

TrayIcon::~TrayIcon() = default;

bool TrayIcon::isVisible() const { return m_icon != nullptr && m_icon->isVisible(); }

bool TrayIcon::eventFilter(QObject *watched, QEvent *event)
{
    // The menu is the only widget here, so the change of language arrives through it.
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        m_shown.reset();
        update();
    }
    return QObject::eventFilter(watched, event);
}

void TrayIcon::setSnapshot(const engine::Snapshot &snapshot)
{
    m_snapshot = snapshot;
    m_haveSnapshot = true;
    update();
}

void TrayIcon::update()
{
    const auto words = StateWords::of(m_snapshot, TimeWords::now());
    m_sentence->setText(words.sentence);
    m_sync->setText(tr("Sync now"));
    m_sync->setEnabled(m_snapshot.setUpDone && !m_snapshot.pausedSince);
    m_pause->setText(m_snapshot.pausedSince ? tr("Continue") : tr("Pause"));
    m_pause->setEnabled(m_snapshot.setUpDone);
    m_attention->setText(tr("Attention (%n)", nullptr, static_cast<int>(m_snapshot.attention)));
    m_attention->setVisible(m_snapshot.attention > 0);
    m_open->setText(tr("Open Kontor"));
    m_quit->setText(tr("Quit Kontor"));
    m_tip = words.tip;
    if (m_icon == nullptr || !m_haveSnapshot) {
        return;
    }
    if (m_shown != words.tray) {
        m_shown = words.tray;
        const auto palette = QApplication::palette();
        const auto drawn = iconOf(words.tray, palette.color(QPalette::WindowText), palette.color(QPalette::Window));
        m_icon->setIcon(QIcon::fromTheme(u"kontor-tray-%1-symbolic"_s.arg(trayDrawing(words.tray)), drawn));
    }
    m_icon->setToolTip(m_tip);
    // None until the first run has reached its last step.
    m_icon->setVisible(m_snapshot.setUpDone || m_snapshot.situation != engine::Situation::NotConnected);
}

QIcon TrayIcon::iconOf(TrayState state, const QColor &color, const QColor &halo)
{
    QFile file(u":/icons/tray-%1.svg"_s.arg(trayDrawing(state)));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const auto drawing = file.readAll();
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 48, 64}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        const auto around = paintedTrayDrawing(drawing, halo, side);
        const double step = side / 22.0;
        painter.setOpacity(0.6);
        for (const auto &shift : {QPointF(-step, 0), QPointF(step, 0), QPointF(0, -step), QPointF(0, step)}) {
            painter.drawPixmap(shift, around);
        }
        painter.setOpacity(1);
        painter.drawPixmap(0, 0, paintedTrayDrawing(drawing, color, side));
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace kontor::ui
