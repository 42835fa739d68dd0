// The thread with the one event loop below the window: it runs the network and the keychain.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/network_thread.h"

#include <QCoreApplication>
#include <QEvent>

#include <mutex>
#include <vector>

using namespace Qt::StringLiterals;

namespace kontor::net {

/// Qt's event is only the knock at the door; the work itself changes hands under our own lock. Qt is not built for
/// ThreadSanitizer, which sees no order in queued calls and would report every one of them.
class NetworkThread::Worker final : public QObject
{
public:
    void put(std::function<void()> work)
    {
        bool wasEmpty = false;
        {
            const std::scoped_lock lock(m_mutex);
            wasEmpty = m_work.empty();
            m_work.push_back(std::move(work));
        }
        if (wasEmpty) {
            QCoreApplication::postEvent(this, new QEvent(QEvent::User));
        }
    }

    void end()
    {
        const std::scoped_lock lock(m_mutex);
        m_ending = true;
    }

    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User) {
            return QObject::event(event);
        }
        std::vector<std::function<void()>> work;
        {
            const std::scoped_lock lock(m_mutex);
            work.swap(m_work);
        }
        for (std::function<void()> &piece : work) {
            if (isEnding()) {
                break;
            }
            std::exchange(piece, nullptr)(); // what it captured dies here, at once and on this thread
        }
        return true;
    }

private:
    bool isEnding()
    {
        const std::scoped_lock lock(m_mutex);
        return m_ending;
    }

    std::mutex m_mutex;
    std::vector<std::function<void()>> m_work;
    bool m_ending = false;
};

NetworkThread::NetworkThread()
    : m_worker(std::make_unique<Worker>())
{
    m_thread.setObjectName(u"network"_s);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

NetworkThread::~NetworkThread()
{
    m_worker->end();
    m_thread.quit();
    m_thread.wait();
}

void NetworkThread::post(std::function<void()> work) { m_worker->put(std::move(work)); }

} // namespace kontor::net
