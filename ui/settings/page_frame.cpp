// The frame of settings pages and set-up steps.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/page_frame.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/roles.h"
#include "ui/widgets/text_label.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

namespace kontor::ui {

PageFrame::PageFrame(Width width, QWidget *parent)
    : QScrollArea(parent)
{
    const Metrics metrics;
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    auto *inner = new QWidget(content);
    if (width == Width::Narrow) {
        inner->setMaximumWidth(metrics.ems(46));
    }
    m_heading = new TextLabel(TextStyle::Title, Role::WindowText, inner);
    m_subtitle = new TextLabel(TextStyle::Body, Role::SecondaryText, inner);
    m_subtitle->setWordWrap(true);
    auto *outer = new QHBoxLayout(content);
    const int margin = metrics.pageMargin(false);
    outer->setContentsMargins(margin, metrics.units(2), margin, margin);
    outer->addWidget(inner, 100);
    outer->addStretch(width == Width::Narrow ? 1 : 0);
    m_column = new QVBoxLayout(inner);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metrics.units(2));
    auto *titles = new QVBoxLayout;
    titles->setSpacing(0);
    titles->addWidget(m_heading);
    titles->addWidget(m_subtitle);
    m_column->addLayout(titles);
    setWidget(content);
}

void PageFrame::outlineControls()
{
    // Fusion outlines its controls with a darker Window, which is not to be seen on a card, least of all on a dark one.
    if (style()->objectName().compare(u"fusion", Qt::CaseInsensitive) != 0) {
        return;
    }
    QPalette outlined;
    outlined.setColor(QPalette::Window, Roles(QApplication::palette())[Role::ControlBorder].lighter(140));
    const QList<QWidget *> widgets = findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (qobject_cast<QLineEdit *>(widget) != nullptr || qobject_cast<QAbstractSpinBox *>(widget) != nullptr
            || qobject_cast<QCheckBox *>(widget) != nullptr || qobject_cast<QRadioButton *>(widget) != nullptr
            || qobject_cast<QComboBox *>(widget) != nullptr || qobject_cast<QPlainTextEdit *>(widget) != nullptr) {
            widget->setPalette(outlined);
        }
    }
}

void PageFrame::guardFromWheel()
{
    const QList<QWidget *> widgets = findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (qobject_cast<QAbstractSpinBox *>(widget) != nullptr || qobject_cast<QComboBox *>(widget) != nullptr) {
            widget->setFocusPolicy(Qt::StrongFocus);
            widget->installEventFilter(this);
        }
    }
}

bool PageFrame::eventFilter(QObject *watched, QEvent *event)
{
    // Who scrolls the page must not change a number or a choice that comes under the pointer.
    if (event->type() == QEvent::Wheel && qobject_cast<QAbstractScrollArea *>(watched) == nullptr) {
        const auto *control = qobject_cast<QWidget *>(watched);
        if (control != nullptr && control != widget() && !control->hasFocus()) {
            event->ignore();
            return true;
        }
    }
    return QScrollArea::eventFilter(watched, event);
}

void PageFrame::showEvent(QShowEvent *event)
{
    outlineControls();
    guardFromWheel();
    setAccessibleName(m_heading->text()); // the page takes the focus to scroll
    QScrollArea::showEvent(event);
}

void PageFrame::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        setAccessibleName(m_heading->text());
    } else if (isVisible() && (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)) {
        outlineControls();
    }
}

} // namespace kontor::ui
