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

/// A new folder below one that is open to others; until its end that is where one stands.
class Place
{
public:
    explicit Place(const QString &folder)
    {
        QDir().mkpath(folder);
        for (const QString &open : {folder, QFileInfo(folder).path()}) {
            ::chmod(open.toUtf8().constData(), 0755);
        }
        QDir::setCurrent(folder);
    }
    ~Place() { QDir::setCurrent(m_before); }
    Q_DISABLE_COPY_MOVE(Place)

private:
    const QString m_before = QDir::currentPath();
};

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

    void foldersAreFoundFromWhereKontorWasStarted_data()
    {
        QTest::addColumn<QString>("named");
        QTest::addColumn<QString>("found");
        QTest::newRow("here") << u"."_s << u"place"_s;
        QTest::newRow("here, with a slash") << u"./"_s << u"place"_s;
        QTest::newRow("a name") << u"x"_s << u"place/x"_s;
        QTest::newRow("a name with a slash") << u"x/"_s << u"place/x"_s;
        QTest::newRow("a path") << u"x/y"_s << u"place/x/y"_s;
        QTest::newRow("not clean") << u".//x/../x/."_s << u"place/x"_s;
        QTest::newRow("beside") << u"../x"_s << u"x"_s;
    }
    void foldersAreFoundFromWhereKontorWasStarted()
    {
        QFETCH(QString, named);
        QFETCH(QString, found);
        const QTemporaryDir home;
        const Place place(home.filePath(u"place"_s));
        const auto profile = Profile::open(named, u"default"_s, false);
        QVERIFY(profile);
        QCOMPARE(profile->folder(), home.filePath(found + u"/profiles/default"_s));
        QCOMPARE(profile->folder(), Profile::at(named, u"default"_s, false)->folder());
        for (const QString &own : {found, QString(found + u"/profiles"_s), QString(found + u"/profiles/default"_s)}) {
            QCOMPARE(modeOf(home.filePath(own)), 0700);
        }
        QCOMPARE(modeOf(home.path()), 0755);
        if (found != u"place") {
            QCOMPARE(modeOf(home.filePath(u"place"_s)), 0755);
        }
    }

    void noFolderIsNoFolder()
    {
        const QTemporaryDir home;
        const Place place(home.filePath(u"place"_s));
        for (const auto &profile : {Profile::at({}, u"default"_s, false), Profile::open({}, u"default"_s, false)}) {
            QVERIFY(!profile);
            QCOMPARE(profile.error().kind, Error::Kind::BadInput);
            QCOMPARE(profile.error().key, u"store.no_folder"_s);
        }
        QVERIFY(QDir().isEmpty());
    }

    void aFolderOfOthersIsLeftAsItIs_data()
    {
        QTest::addColumn<QString>("named");
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("foreign"); // something is in it that is not Kontor's
        QTest::addColumn<bool>("taken");
        QTest::newRow("open and empty") << u"."_s << 0755 << false << true;
        QTest::newRow("open, with a file") << u"."_s << 0755 << true << false;
        QTest::newRow("open to the group, with a file") << u"."_s << 0710 << true << false;
        QTest::newRow("private, with a file") << u"."_s << 0700 << true << true;
        QTest::newRow("above, open") << u".."_s << 0755 << false << false; // where one stands is in it
        QTest::newRow("above, private") << u".."_s << 0700 << false << true;
        QTest::newRow("shared by all") << u"."_s << 01777 << false << false;
    }
    void aFolderOfOthersIsLeftAsItIs()
    {
        QFETCH(QString, named);
        QFETCH(int, mode);
        QFETCH(bool, foreign);
        QFETCH(bool, taken);
        const QTemporaryDir home;
        const Place place(home.filePath(u"chosen"_s));
        const Place inside(named == u".."_s ? home.filePath(u"chosen/inside"_s) : QDir::currentPath());
        const QString chosen = home.filePath(u"chosen"_s);
        QFile file(QString(chosen + u"/.letter"_s)); // hidden ones count
        QVERIFY(!foreign || file.open(QFile::WriteOnly));
        QCOMPARE(::chmod(chosen.toUtf8().constData(), mode), 0);
        const auto profile = Profile::open(named, u"default"_s, false);
        QCOMPARE(profile.has_value(), taken);
        QCOMPARE(QFileInfo::exists(QString(chosen + u"/profiles"_s)), taken);
        QCOMPARE(modeOf(chosen), taken ? 0700 : mode);
        if (!taken) {
            QCOMPARE(profile.error().key, u"store.not_private"_s);
            QCOMPARE(profile.error().parameters.value(u"folder"_s), chosen);
        }
        QCOMPARE(modeOf(home.path()), 0755);
    }

    void whatKontorPutsThereIsNotForeign()
    {
        const QTemporaryDir home;
        const QString data = home.filePath(u"data"_s);
        QVERIFY(Profile::open(data, u"default"_s, false));
        QVERIFY(Profile::open(data, u"default"_s, true));
        QFile window(QString(data + u"/window.ini"_s));
        QVERIFY(window.open(QFile::WriteOnly));
        ::chmod(data.toUtf8().constData(), 0755);
        QVERIFY(Profile::open(data, u"default"_s, false));
        QCOMPARE(modeOf(data), 0700);
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
        QCOMPARE(profile.error().parameters.value(u"folder"_s), file.fileName());
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
