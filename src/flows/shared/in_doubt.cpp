// Whether a write may stand in the books although nobody knows.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/in_doubt.h"

using namespace Qt::StringLiterals;

namespace kontor::flows {

bool isInDoubt(const journal::Operation &operation)
{
    using State = journal::OperationState;
    const bool asks = operation.state == State::Attention || operation.state == State::Dismissed;
    const bool refused = operation.problem
        && (operation.problem->kind == Error::Kind::Refused || operation.problem->kind == Error::Kind::BadInput);
    return !(asks && refused)
        && (operation.state == State::Sent || operation.payload.contains(u"firstSent")
            || operation.payload.contains(u"batch"));
}

} // namespace kontor::flows
