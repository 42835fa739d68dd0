// A progress bar as thin as a line: calls used, and the busy bar of waiting.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProgressBar>
#include <QVariantAnimation>

namespace kontor::ui {

/// Range 0 to 0 means busy: a piece travels along the track, unless the platform asks for no motion; then the track
/// stands still, and the text beside it says what is going on.
class ThinProgressBar : public QProgressBar
{
    Q_OBJECT

public:
    explicit ThinProgressBar(QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QVariantAnimation m_travel;
};

} // namespace kontor::ui
