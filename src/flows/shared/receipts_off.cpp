// When receipts were switched off: what was paid then is never booked, also when it is first seen later.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/receipts_off.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace kontor::flows {

namespace {

// {"since", "times": [{"from", "until"}]}
const QString offState = u"receipts_off"_s;

} // namespace

void switchReceiptsOff(journal::Journal &journal, Instant now)
{
    QJsonObject state = journal.state(offState);
    state.insert(u"since"_s, toIso(now));
    journal.setState(offState, state);
}

void switchReceiptsOn(journal::Journal &journal, Instant now)
{
    QJsonObject state = journal.state(offState);
    QJsonArray times = state[u"times"].toArray();
    // Without a beginning it was off before that was noted.
    times.append(QJsonObject{{u"from"_s, state.take(u"since"_s).toString()}, {u"until"_s, toIso(now)}});
    state.insert(u"times"_s, times);
    journal.setState(offState, state);
}

int timesReceiptsWereOff(journal::Journal &journal)
{
    return static_cast<int>(journal.state(offState)[u"times"].toArray().size());
}

bool wasPaidWhileOff(journal::Journal &journal, Instant created, int times)
{
    if (times == 0) {
        return false;
    }
    const QJsonArray all = journal.state(offState)[u"times"].toArray();
    for (int at = 0; at < std::min<int>(times, static_cast<int>(all.size())); ++at) {
        const std::optional<Instant> from = instantFromIso(all[at][u"from"].toString());
        const std::optional<Instant> until = instantFromIso(all[at][u"until"].toString());
        if ((!from || created >= *from) && until && created < *until) {
            return true;
        }
    }
    return false;
}

} // namespace kontor::flows
