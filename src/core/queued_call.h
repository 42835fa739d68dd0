// Hands work to another thread's event loop.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define KONTOR_THREAD_SANITIZER
extern "C" void __tsan_acquire(void *address);
extern "C" void __tsan_release(void *address);
#endif
#endif

namespace kontor {

/// Calls `work` on the thread of `receiver`, later; not at all when that is gone by then. From any thread.
template <class Work>
void callQueued(QObject *receiver, Work work)
{
#ifdef KONTOR_THREAD_SANITIZER
    // A distribution's Qt is not instrumented: that its event queue orders the two threads has to be told.
    auto box = std::make_unique<Work>(std::move(work));
    Work *const handed = box.release();
    __tsan_release(handed);
    QMetaObject::invokeMethod(
        receiver,
        [handed]() __attribute__((no_sanitize("thread"))) {
            __tsan_acquire(handed);
            const std::unique_ptr<Work> mine(handed);
            (*mine)();
        },
        Qt::QueuedConnection);
#else
    QMetaObject::invokeMethod(receiver, std::move(work), Qt::QueuedConnection);
#endif
}

} // namespace kontor
