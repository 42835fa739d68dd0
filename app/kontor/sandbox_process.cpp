// Starts and ends the sandbox.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kontor/sandbox_process.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

using namespace Qt::StringLiterals;

namespace kontor::app {

namespace {

constexpr int startPatience = 10000; ///< ms
constexpr int stopPatience = 2000; ///< ms

tl::unexpected<Error> sandboxProblem(const QString &why)
{
    return fail(
        {.kind = Error::Kind::Internal, .key = u"sandbox.start"_s, .detail = u"the sandbox does not start: "_s + why});
}

} // namespace

SandboxProcess::~SandboxProcess()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.terminate();
        if (!m_process.waitForFinished(stopPatience)) {
            m_process.kill();
            m_process.waitForFinished(stopPatience);
        }
    }
}

Result<> SandboxProcess::start()
{
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.start(QCoreApplication::applicationDirPath() + u"/kontor-sandbox"_s, {u"--port"_s, u"0"_s});
    if (!m_process.waitForStarted(startPatience)) {
        return sandboxProblem(m_process.errorString());
    }
    const QDeadlineTimer deadline(startPatience);
    while (m_page.isEmpty()) {
        if (!m_process.canReadLine() && !m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) {
            return sandboxProblem(QString::fromUtf8(m_process.readAllStandardError()).trimmed());
        }
        while (m_process.canReadLine()) {
            const auto line = QString::fromUtf8(m_process.readLine()).trimmed();
            if (line.startsWith("export "_L1)) {
                const auto assignment = line.mid(7);
                const auto equals = assignment.indexOf(u'=');
                qputenv(assignment.left(equals).toUtf8().constData(), assignment.mid(equals + 1).toUtf8());
            } else if (line.startsWith("# open "_L1)) {
                m_page = QUrl(line.mid(7));
            }
        }
        if (deadline.hasExpired()) {
            return sandboxProblem(u"it says nothing"_s);
        }
    }
    return {};
}

} // namespace kontor::app
