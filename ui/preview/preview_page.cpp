// Heading and content of the page Preview.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/preview_page.h"

#include "ui/preview/preview_view.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

PreviewPage::PreviewPage(QWidget *parent)
    : QWidget(parent)
    , m_heading(new TextLabel(TextStyle::Title, Role::WindowText, this))
    , m_subtitle(new TextLabel(TextStyle::Body, Role::SecondaryText, this))
    , m_close(new QPushButton(IconLoader::action(u"window-close"_s), QString(), this))
    , m_view(new PreviewView(this))
{
    const Metrics metrics;
    setObjectName(u"previewPage"_s);
    m_close->setObjectName(u"closePreviewButton"_s);
    m_subtitle->setWordWrap(true);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(0);
    titles->addWidget(m_heading);
    titles->addWidget(m_subtitle);
    auto *header = new QHBoxLayout;
    header->addLayout(titles, 1);
    header->addWidget(m_close, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    const int margin = metrics.pageMargin(false);
    column->setContentsMargins(margin, metrics.units(2), margin, margin);
    column->setSpacing(metrics.units(2));
    column->addLayout(header);
    column->addWidget(m_view, 1);
    connect(m_close, &QPushButton::clicked, this, &PreviewPage::closeRequested);
    connect(m_view, &PreviewView::readAgainRequested, this, &PreviewPage::readAgainRequested);
    retranslate();
}

void PreviewPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void PreviewPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closeRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

void PreviewPage::retranslate()
{
    m_heading->setText(tr("Preview"));
    m_subtitle->setText(tr("Shows what the next check would do; writes nothing"));
    m_close->setText(tr("&Close"));
}

} // namespace kontor::ui
