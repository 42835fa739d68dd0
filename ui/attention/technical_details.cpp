// Technical details of an item.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attention/technical_details.h"

#include "core/service.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

QString breakable(const QString &text)
{
    constexpr int longest = 32;
    QString result;
    int run = 0;
    for (const QChar letter : text) {
        run = letter.isSpace() || letter == u'-' ? 0 : run + 1;
        if (run > longest && !letter.isLowSurrogate()) {
            result += u'\u200b';
            run = 1;
        }
        result += letter;
    }
    return result;
}

TechnicalDetails::TechnicalDetails(QWidget *parent)
    : QWidget(parent)
    , m_fold(new QToolButton(this))
    , m_box(new Card(Card::Padding::None, this))
    , m_text(new TextLabel(TextStyle::Fixed, Role::Text, m_box))
    , m_copy(new QToolButton(m_box))
{
    const Metrics metrics;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics.units(0.5));
    m_fold->setObjectName(u"technicalDetailsButton"_s);
    m_fold->setAutoRaise(true);
    m_fold->setFocusPolicy(Qt::StrongFocus);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setMinimumHeight(metrics.ems(1.5));
    column->addWidget(m_fold, 0, Qt::AlignLeft);
    auto *row = new QHBoxLayout(m_box);
    row->setContentsMargins(metrics.units(1.25), metrics.units(0.75), metrics.units(0.75), metrics.units(0.75));
    m_text->setWordWrap(true);
    m_text->setObjectName(u"technicalText"_s);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_text, 1, Qt::AlignVCenter);
    m_copy->setObjectName(u"copyDetailsButton"_s);
    m_copy->setAutoRaise(true);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_copy->setMinimumSize(metrics.ems(1.5), metrics.ems(1.5));
    row->addWidget(m_copy, 0, Qt::AlignTop);
    column->addWidget(m_box);
    connect(m_fold, &QToolButton::clicked, this, [this] {
        m_open = !m_open;
        fold();
    });
    connect(m_copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_plain); });
    retranslate();
    fold();
}

QString TechnicalDetails::textOf(const Error &problem)
{
    const bool quickBooks = problem.key.startsWith("qb."_L1);
    const bool highLevel = problem.key.startsWith("hl."_L1);
    QStringList first;
    if (quickBooks || highLevel) {
        auto service = serviceName(quickBooks ? Service::QuickBooks : Service::HighLevel);
        first << (problem.serviceCode.isEmpty() ? service : service + u' ' + problem.serviceCode);
    } else if (!problem.serviceCode.isEmpty()) {
        first << problem.serviceCode;
    }
    if (problem.httpStatus != 0) {
        first << u"HTTP %1"_s.arg(problem.httpStatus);
    }
    first << problem.key;
    QStringList lines{first.join(u", "_s)};
    if (!problem.detail.isEmpty()) {
        lines << problem.detail;
    }
    if (!problem.traceId.isEmpty()) {
        lines << (quickBooks ? u"intuit_tid "_s : u"traceId "_s) + problem.traceId;
    }
    return lines.join(u'\n');
}

void TechnicalDetails::setProblem(const Error &problem)
{
    m_plain = textOf(problem);
    m_text->setText(breakable(m_plain));
    m_text->setAccessibleName(m_plain);
}

void TechnicalDetails::fold()
{
    m_box->setVisible(m_open);
    m_fold->setIcon(IconLoader::icon(m_open ? u"expand"_s : u"folded"_s, Role::Text));
}

void TechnicalDetails::retranslate()
{
    m_fold->setText(tr("Technical details"));
    m_fold->setFont(Metrics().font(TextStyle::Label));
    m_box->setAccessibleName(m_fold->text());
    m_copy->setIcon(IconLoader::action(u"edit-copy"_s));
    m_copy->setAccessibleName(tr("Copy details"));
    m_copy->setToolTip(tr("Copy details"));
}

} // namespace kontor::ui
