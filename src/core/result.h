// Errors as values: what went wrong, in a form that planners handle and src/texts puts into words.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

#include <chrono>
#include <tl/expected.hpp>

namespace kontor {

/// What happened, for a person and for a decision. `key` names the entry of the error dictionary (src/texts) and
/// `parameters` fill its words; the rest stands under "technical details". Never holds a secret.
struct Error
{
    enum class Kind {
        NotSent, ///< surely never reached the service: no network, refused, name unknown, too late before it was sent
        OutcomeUnknown, ///< sent, but no whole answer came back: it may have been carried out
        Trouble, ///< a whole 5xx answer: the service is unwell; a write may have been carried out
        Throttled, ///< 429: not carried out, to be repeated after `retryAfter`
        Refused, ///< a whole answer that says no, for a reason that repeating does not cure
        Unauthorized, ///< the access token is not accepted; a refresh may help
        ConnectionEnded, ///< only the owner can help: connect again
        Unreadable, ///< a whole answer that is not what it must be: not JSON, a missing id, an absurd number
        Keychain, ///< the keychain is missing, locked or refuses
        NotConnected, ///< there is no connection to this service in this profile
        Cancelled, ///< asked to stop
        BadInput, ///< what the caller gave cannot be used
        Internal, ///< a mistake of Kontor's own
    };

    Kind kind = Kind::Internal;
    QString key; ///< "qb.6240", "hl.422", "net.offline", "oauth.state" ...: shared dictionary of src/texts
    QMap<QString, QString> parameters; ///< by the names of the placeholders in the dictionary
    QString detail; ///< the service's own text, cleared of secrets; shown, never parsed
    QString serviceCode; ///< "6240"; empty when the service gave none
    int httpStatus = 0;
    QString traceId; ///< intuit_tid or traceId
    std::chrono::milliseconds retryAfter{0}; ///< what the service asked for; 0 when it asked for nothing
};

template <class T = void>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

} // namespace kontor
