// A profile's folder: nobody else's eyes, one process at a time, and names that stay inside.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/profile.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::engine;

namespace {

int modeOf(const QString &path)
{
    struct stat status{};
    return ::stat(path.toUtf8().constData(), &status) == 0 ? int(status.st_mode & 07777) : -1;
}

/// Another process that holds the lock of a profile until it is told to end, or is killed.
class OtherProcess
{
public:
    explicit OtherProcess(const QString &dataFolder)
    {
        int up[2];
        int down[2];
        if (::pipe(up) != 0 || ::pipe(down) != 0) {
            return;
        }
        m_child = ::fork();
        if (m_child == 0) {
            ::close(down[1]);
            auto profile = Profile::open(dataFolder, u"default"_s, false);
            const char done = profile && profile->lock(0s, {}) ? '+' : '-';
            char ignored = 0;
            const bool told = ::write(up[1], &done, 1) == 1 && ::read(down[0], &ignored, 1) >= 0;
            ::_exit(told ? 0 : 1); // without cleaning up: as if it had been killed
        }
        ::close(up[1]);
        ::close(down[0]);
        m_tell = down[1];
        char answer = 0;
        m_holds = ::read(up[0], &answer, 1) == 1 && answer == '+';
        ::close(up[0]);
    }
    ~OtherProcess() { end(); }
    Q_DISABLE_COPY_MOVE(OtherProcess)

    bool holds() const { return m_holds; }
    void end()
    {
        if (m_child > 0) {
            ::close(m_tell);
            ::waitpid(m_child, nullptr, 0);
            m_child = 0;
        }
    }

private:
    pid_t m_child = 0;
    int m_tell = -1;
    bool m_holds = false;
};

} // namespace

class ProfileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAPreviewLeftBehindGoes()
    {
        const QTemporaryDir home;
        const QString folder = Profile::open(home.path(), u"default"_s, false)->folder();
        const auto make = [&](const QString &name, int hoursOld) {
            QFile file(folder + u'/' + name);
            return file.open(QFile::WriteOnly) && file.write("Ana Ruiz") > 0 && file.flush()
                && file.setFileTime(
                    QDateTime::currentDateTime().addSecs(-3600 * hoursOld), QFileDevice::FileModificationTime);
        };
        QVERIFY(make(u"preview-1.sqlite"_s, 2) && make(u"preview-1.sqlite-wal"_s, 2) && make(u"journal.sqlite"_s, 2));
        QVERIFY(make(u"preview-2.sqlite"_s, 0)); // another process may be at it
        QVERIFY(Profile::open(home.path(), u"default"_s, false));
        QCOMPARE(QDir(folder).entryList(QDir::Files), (QStringList{u"journal.sqlite"_s, u"preview-2.sqlite"_s}));
    }

    void foldersAreTheOwnersOnly()
    {
        const QTemporaryDir home;
        const QString data = home.filePath(u"data"_s);
        const auto profile = Profile::open(data, u"Ma Société 2"_s, false);
        QVERIFY(profile);
        QCOMPARE(profile->name(), u"Ma Société 2"_s);
        QCOMPARE(profile->folder(), QString(data + u"/profiles/Ma Société 2"_s));
        QCOMPARE(profile->journalFile(), QString(profile->folder() + u"/journal.sqlite"_s));
        QCOMPARE(modeOf(profile->folder()), 0700);
        QCOMPARE(modeOf(QString(data + u"/profiles"_s)), 0700);
        QCOMPARE(modeOf(data), 0700);
    }

    void aFolderThatWasOpenIsClosedToOthers()
    {
        const QTemporaryDir home;
        const QString data = home.filePath(u"data"_s);
        QVERIFY(Profile::open(data, u"default"_s, false));
        ::chmod((data + u"/profiles/default"_s).toUtf8().constData(), 0755);
        QVERIFY(Profile::open(data, u"default"_s, false));
        QCOMPARE(modeOf(QString(data + u"/profiles/default"_s)), 0700);
    }

    void theFolderAboveIsNobodysBusiness()
    {
        const QTemporaryDir home;
        ::chmod(home.path().toUtf8().constData(), 0755);
        QVERIFY(Profile::open(home.filePath(u"data"_s), u"default"_s, false));
        QCOMPARE(modeOf(home.path()), 0755);
    }

    void sandboxProfilesLiveApart()
    {
        const QTemporaryDir home;
        QCOMPARE(Profile::open(home.path(), u"default"_s, true)->folder(), home.filePath(u"sandbox/default"_s));
        QCOMPARE(Profile::open(home.path(), u"default"_s, false)->folder(), home.filePath(u"profiles/default"_s));
    }

    void namesStayInside_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("empty") << QString();
        QTest::newRow("up") << u".."_s;
        QTest::newRow("here") << u"."_s;
        QTest::newRow("hidden") << u".default"_s;
        QTest::newRow("path") << u"a/b"_s;
        QTest::newRow("up inside") << u"a/../../b"_s;
        QTest::newRow("backslash") << u"a\\b"_s;
        QTest::newRow("space first") << u" a"_s;
        QTest::newRow("an option") << u"-a"_s;
        QTest::newRow("line break") << u"a\nb"_s;
        QTest::newRow("line break at the end") << u"a\n"_s;
        QTest::newRow("zero") << QString(u"a"_s + QChar(0) + u"b"_s);
        QTest::newRow("too long") << u"a"_s.repeated(65);
    }
    void namesStayInside()
    {
        QFETCH(QString, name);
        const QTemporaryDir home;
        const auto profile = Profile::open(home.path(), name, false);
        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, Error::Kind::BadInput);
        QCOMPARE(profile.error().key, u"settings.value"_s);
        QVERIFY(!QFileInfo::exists(home.filePath(u"profiles"_s)));
    }

    void aFolderThatCannotBeMadeIsSaidSo()
    {
        const QTemporaryDir home;
        QFile file(home.filePath(u"data"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        const auto profile = Profile::open(file.fileName(), u"default"_s, false);
        QVERIFY(!profile);
        QCOMPARE(profile.error().key, u"store.unusable"_s);
        QCOMPARE(profile.error().parameters.value(u"folder"_s), QString(file.fileName() + u"/profiles/default"_s));
        QVERIFY(!profile.error().detail.isEmpty());
        QVERIFY(profile.error().kind != Error::Kind::BadInput); // nobody called it wrongly
    }

    void aLockThatCannotBeMadeIsSaidSo()
    {
        const QTemporaryDir home;
        auto profile = Profile::open(home.path(), u"default"_s, false);
        QVERIFY(QDir(profile->folder()).removeRecursively());
        const auto refused = profile->lock(0s, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().key, u"store.unusable"_s);
    }

    void whereAProfileWouldBeIsKnownWithoutMakingIt()
    {
        const QTemporaryDir home;
        const auto profile = Profile::at(home.path(), u"default"_s, false);
        QCOMPARE(profile->folder(), home.filePath(u"profiles/default"_s));
        QVERIFY(!QFileInfo::exists(home.filePath(u"profiles"_s)));
        QVERIFY(!Profile::at(home.path(), u".."_s, false));
    }

    void anotherProcessKeepsOutAndTheDeadDoNot()
    {
        const QTemporaryDir home;
        OtherProcess other(home.path());
        QVERIFY(other.holds());
        auto profile = Profile::open(home.path(), u"default"_s, false);
        const auto refused = profile->lock(0s, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().key, u"store.in_use"_s);
        QCOMPARE(refused.error().parameters.value(u"folder"_s), profile->folder());
        other.end();
        QVERIFY(QFileInfo::exists(QString(profile->folder() + u"/sync.lock"_s))); // left behind by the dead one
        QVERIFY(profile->lock(0s, {}));
        QCOMPARE(modeOf(QString(profile->folder() + u"/sync.lock"_s)), 0600);
    }

    void aStopEndsTheWaitForTheLock()
    {
        const QTemporaryDir home;
        OtherProcess other(home.path());
        QVERIFY(other.holds());
        std::stop_source stop;
        stop.request_stop();
        auto profile = Profile::open(home.path(), u"default"_s, false);
        QVERIFY(!profile->lock(1h, stop.get_token()));
    }

    void theLockIsHeldAsLongAsTheProfile()
    {
        const QTemporaryDir home;
        {
            auto profile = Profile::open(home.path(), u"default"_s, false);
            QVERIFY(profile->lock(0s, {}));
            QVERIFY(!OtherProcess(home.path()).holds());
        }
        QVERIFY(OtherProcess(home.path()).holds());
    }
};

QTEST_APPLESS_MAIN(ProfileTest)
#include "tst_profile.moc"
