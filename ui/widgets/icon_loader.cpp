// Icons tinted when they are painted.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/icon_loader.h"

#include <QApplication>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

QByteArray tintedSvg(const QString &name, const QColor &color)
{
    QFile file(u":/icons/kontor-%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    // Every drawing names one colour, the placeholder of colour-scheme aware icons.
    return file.readAll().replace("currentColor", color.name().toLatin1()).replace("#232629", color.name().toLatin1());
}

class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(QString name, Role role)
        : m_name(std::move(name))
        , m_role(role)
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    /// `size` in device pixels, as Qt asks.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const double side = std::min(size.width(), size.height()) / scale;
        return IconLoader::pixmap(m_name, color(mode), static_cast<int>(std::lround(side)), scale);
    }

    QString key() const override { return u"kontor-tinted"_s; }
    QIconEngine *clone() const override { return new TintedIconEngine(m_name, m_role); }
    QString iconName() override { return m_name; }
    bool isNull() override { return !QFile::exists(u":/icons/kontor-%1.svg"_s.arg(m_name)); }

private:
    QColor color(QIcon::Mode mode) const
    {
        const QPalette palette = QApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        case QIcon::Selected:
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        case QIcon::Normal:
        case QIcon::Active:
            break;
        }
        return m_roles.of(palette)[m_role];
    }

    QString m_name;
    Role m_role;
    RolesCache m_roles;
};

} // namespace

QIcon IconLoader::icon(const QString &name, Role role) { return QIcon(new TintedIconEngine(name, role)); }

QIcon IconLoader::action(const QString &themeName)
{
    const auto ours = fallback(themeName);
    const auto drawn = ours.isEmpty() ? QIcon() : icon(ours, Role::ButtonText);
    return QIcon::fromTheme(themeName, drawn);
}

QPixmap IconLoader::pixmap(const QString &name, const QColor &color, int size, qreal ratio)
{
    const QString key = u"kontor/%1/%2/%3/%4"_s.arg(name).arg(size).arg(ratio).arg(color.rgba());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    const auto drawing = tintedSvg(name, color);
    const int side = static_cast<int>(std::lround(size * ratio));
    if (drawing.isEmpty() || side <= 0) {
        return {};
    }
    pixmap = QPixmap(side, side);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(drawing);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, side, side));
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon IconLoader::application() { return QIcon(u":/kontor.svg"_s); }

QString IconLoader::fallback(const QString &themeName)
{
    static const QHash<QString, QString> names{
        {u"view-refresh"_s, u"syncing"_s},
        {u"edit-find"_s, u"search"_s},
        {u"go-next"_s, u"next"_s},
        {u"go-previous"_s, u"previous"_s},
        {u"media-playback-pause"_s, u"paused"_s},
        {u"media-playback-start"_s, u"start"_s},
        {u"media-playback-stop"_s, u"stop"_s},
        {u"edit-clear"_s, u"clear"_s},
        {u"window-close"_s, u"clear"_s},
        {u"edit-copy"_s, u"copy"_s},
        {u"edit-paste"_s, u"paste"_s},
        {u"go-top"_s, u"top"_s},
        {u"document-print-preview"_s, u"preview"_s},
        {u"document-save-as"_s, u"export"_s},
        {u"dialog-information"_s, u"info"_s},
        {u"dialog-password"_s, u"key"_s},
        {u"help-contents"_s, u"help"_s},
        {u"dialog-error"_s, u"error"_s},
        {u"network-offline"_s, u"offline"_s},
        {u"list-add"_s, u"add"_s},
        {u"web-browser"_s, u"browser"_s},
        {u"call-start"_s, u"phone"_s},
        {u"preferences-system"_s, u"settings"_s},
    };
    return names.value(themeName);
}

} // namespace kontor::ui
