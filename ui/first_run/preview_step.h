// Step 4 of the set-up: what Kontor would do first.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/page_frame.h"

namespace kontor::ui {

class PreviewView;

class PreviewStep : public PageFrame
{
    Q_OBJECT

public:
    explicit PreviewStep(QWidget *parent = nullptr);
    PreviewView *view() const { return m_view; }

protected:
    void retranslate() override;

private:
    PreviewView *m_view;
};

} // namespace kontor::ui
