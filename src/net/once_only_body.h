// A request body that can be read once: it makes sure that no write is delivered twice.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

namespace kontor::net {

/// When a connection drops before the answer, QNetworkAccessManager sends the request again by itself, up to four
/// times, if it can rewind the body. It cannot rewind this one, and ends with ContentReSendError instead. Network
/// thread.
class OnceOnlyBody final : public QIODevice
{
public:
    explicit OnceOnlyBody(const QByteArray &bytes)
        : m_bytes(bytes)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    /// Whether the last byte was handed out. Before that the service cannot have a whole request.
    bool isHandedOut() const { return m_position == m_bytes.size(); }

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool seek(qint64) override { return false; }
    bool atEnd() const override { return isHandedOut(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_position + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        if (isHandedOut()) {
            return -1;
        }
        const qint64 size = std::min<qint64>(most, m_bytes.size() - m_position);
        std::copy_n(m_bytes.constData() + m_position, size, to);
        m_position += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
};

} // namespace kontor::net
