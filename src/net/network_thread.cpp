// The thread with the one event loop below the window: it runs the network and the keychain.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/network_thread.h"

#include <QObject>

// Qt is not built for ThreadSanitizer, which therefore does not see that a queued call orders the two threads. Saying
// so here, in the one place that all work passes, keeps its reports true.
#if defined(__SANITIZE_THREAD__)
#define KONTOR_TELL_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define KONTOR_TELL_TSAN 1
#endif
#endif
#ifdef KONTOR_TELL_TSAN
#include <sanitizer/tsan_interface.h>
#endif

using namespace Qt::StringLiterals;

namespace kontor::net {

NetworkThread::NetworkThread()
    : m_receiver(std::make_unique<QObject>())
{
    m_thread.setObjectName(u"network"_s);
    m_receiver->moveToThread(&m_thread);
    m_thread.start();
}

NetworkThread::~NetworkThread()
{
    m_thread.quit();
    m_thread.wait();
}

void NetworkThread::post(std::function<void()> work)
{
    const auto box = std::make_shared<std::function<void()>>(std::move(work));
#ifdef KONTOR_TELL_TSAN
    __tsan_release(box.get());
#endif
    QMetaObject::invokeMethod(
        m_receiver.get(),
        [box] {
#ifdef KONTOR_TELL_TSAN
            __tsan_acquire(box.get());
#endif
            std::exchange(*box, nullptr)(); // what it captured dies here, on this thread
        },
        Qt::QueuedConnection);
}

} // namespace kontor::net
