// The preview as a step.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/first_run/preview_step.h"

#include "ui/preview/preview_view.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

PreviewStep::PreviewStep(QWidget *parent)
    : PageFrame(Width::Full, parent)
    , m_view(new PreviewView(this))
{
    setObjectName(u"previewStep"_s);
    column()->addWidget(m_view, 1);
    retranslate();
}

void PreviewStep::retranslate()
{
    heading()->setText(tr("Preview"));
    subtitle()->setText(tr("This is what Kontor would do first. Nothing has been written yet."));
}

} // namespace kontor::ui
