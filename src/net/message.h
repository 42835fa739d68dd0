// A request to a service and its reply: the transport, the sandbox and the small server share these.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/service.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <chrono>

namespace kontor::net {

struct Header
{
    QByteArray name;
    QByteArray value;
};

/// The first header of that name, case ignored; null when there is none.
QByteArray headerValue(const QList<Header> &headers, QByteArrayView name);

struct Request
{
    Service service = Service::QuickBooks; ///< whose limits count it
    QByteArray method = "GET";
    QUrl url; ///< whole; the query already percent-encoded as it shall go out
    QList<Header> headers; ///< Content-Length is the transport's
    QByteArray body;
    std::chrono::milliseconds deadline{120'000}; ///< from sending to the last byte (QuickBooks answers within 120 s, 3)
    bool counted = true; ///< false for sign-in calls, which no limit counts
    quint64 tag = 0; ///< the caller's, handed back untouched
};

struct Reply
{
    int status = 0;
    QList<Header> headers;
    QByteArray body; ///< whole: a cut body is an error, never a Reply
};

} // namespace kontor::net
