// The question before disconnecting.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/disconnect_dialog.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

DisconnectDialog::DisconnectDialog(Service service, qint64 waiting, QWidget *parent)
    : QDialog(parent)
{
    const Metrics metrics;
    const bool isQuickBooks = service == Service::QuickBooks;
    const int count = static_cast<int>(waiting);
    setObjectName(u"disconnectDialog"_s);
    setWindowTitle(isQuickBooks ? tr("Disconnect QuickBooks?") : tr("Disconnect HighLevel?"));
    auto *heading = new TextLabel(TextStyle::Heading, Role::WindowText, this);
    heading->setText(windowTitle());
    auto *text = new TextLabel(TextStyle::Body, Role::WindowText, this);
    text->setObjectName(u"disconnectText"_s);
    text->setParagraph();
    // HighLevel has no call that gives an access back (highlevel-api, OAuth): the owner ends it there.
    text->setText(isQuickBooks
            ? tr("Kontor gives its access back to Intuit and forgets it here. Settings, links and the log "
                 "stay; %n changes wait.",
                  nullptr, count)
            : tr("Kontor forgets its access here. Afterwards uninstall the app in HighLevel, or delete the "
                 "token there. Settings, links and the log stay; %n changes wait.",
                  nullptr, count));
    setAccessibleDescription(text->text());
    auto *disconnectButton = new QPushButton(tr("Disconnect"), this);
    disconnectButton->setObjectName(u"disconnectNowButton"_s);
    disconnectButton->setAutoDefault(false);
    auto *stay = new QPushButton(tr("Stay connected"), this);
    stay->setObjectName(u"stayConnectedButton"_s);
    stay->setDefault(true);
    connect(disconnectButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(stay, &QPushButton::clicked, this, &QDialog::reject);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics.u());
    buttons->addStretch(1);
    buttons->addWidget(disconnectButton);
    buttons->addWidget(stay);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.units(2.5), metrics.units(2), metrics.units(2.5), metrics.units(2));
    column->setSpacing(metrics.units(1.5));
    column->addWidget(heading);
    column->addWidget(text);
    column->addLayout(buttons);
    stay->setFocus();
}

} // namespace kontor::ui
