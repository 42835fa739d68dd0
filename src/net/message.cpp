// A request to a service and its reply: the transport, the sandbox and the small server share these.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/message.h"

namespace kontor::net {

QByteArray headerValue(const QList<Header> &headers, QByteArrayView name)
{
    for (const Header &header : headers) {
        if (QByteArrayView(header.name).compare(name, Qt::CaseInsensitive) == 0) {
            return header.value;
        }
    }
    return {};
}

} // namespace kontor::net
