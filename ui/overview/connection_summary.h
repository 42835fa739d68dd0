// Both connections side by side: which company, which location, and whether they hold.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "ui/widgets/card.h"

#include <map>

namespace kontor::ui {

class ElidedLabel;
class StateLabel;
class TextLabel;

class ConnectionSummary : public Card
{
    Q_OBJECT

public:
    explicit ConnectionSummary(QWidget *parent = nullptr);

    void setConnections(const std::map<Service, engine::Connection> &connections);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Half
    {
        QWidget *frame = nullptr;
        ElidedLabel *account = nullptr;
        StateLabel *state = nullptr;
        TextLabel *since = nullptr;
    };
    Half makeHalf(Service service, const QString &icon);
    void update();

    std::map<Service, engine::Connection> m_connections;
    std::map<Service, Half> m_halves;
};

} // namespace kontor::ui
