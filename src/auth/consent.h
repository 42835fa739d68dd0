// One sign-in in the owner's browser: the address to open, the answer that comes back, or is pasted.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/endpoints.h"
#include "core/clock.h"
#include "core/result.h"

#include <functional>
#include <memory>
#include <random>
#include <stop_token>

namespace kontor::auth {

struct ConsentAnswer
{
    QString code;
    QString realm; ///< QuickBooks only
};

/// One attempt: random single-use state, a listener on 127.0.0.1 and ::1 (own thread), ten minutes. The listener
/// answers with a local page in both languages ("You can close this tab.") and closes after success, refusal or the
/// time limit. Requests that are not the answer (favicon, another path, a wrong state) do not end the attempt; a wrong
/// state is told at once (`otherStateCame`) and reported in the end. HighLevel may leave the state out
/// (highlevel-api 1.1): then a code is accepted while this attempt waits.
class Consent
{
public:
    struct Settings
    {
        Service service;
        QUrl authorize; ///< its own query fields are kept, except those that the sign-in needs
        QString clientId;
        QString scope; ///< space separated
        quint16 port = 8917; ///< 0: none is listened on, only pasting
        QUrl redirectUri; ///< http://localhost:PORT/callback, or the owner's https page, which forwards to that
        std::chrono::milliseconds limit = std::chrono::minutes(10);
        std::function<void()> otherStateCame = {}; ///< the first time; on the listener's thread. The attempt goes on.
    };

    /// `random` makes the state, a secret: seeded from the system's randomness, with all the bits that it takes.
    /// `listening` is "oauth.port" when the port is taken: `address` and `paste` still work.
    static std::unique_ptr<Consent> start(const Settings &settings, std::mt19937_64 &random, Result<> &listening);
    virtual ~Consent() = default;

    virtual QUrl address() const = 0; ///< to open in the browser
    virtual Instant until() const = 0;
    /// A whole address or only its query, also broken over lines. Any thread. "oauth.paste" when there is neither a
    /// code nor a refusal in it; "oauth.state" when it is another sign-in's; "oauth.timeout" when this one is over.
    virtual Result<> paste(const QString &text) = 0;
    /// Waits, once. Errors: Refused "oauth.refused", "oauth.state" (only wrong states came); NotSent "oauth.timeout";
    /// Unreadable "kontor.unreadable_reply" (the right state, but no code or company id that could be one); Cancelled.
    virtual Result<ConsentAnswer> wait(std::stop_token stop) = 0;
};

} // namespace kontor::auth
