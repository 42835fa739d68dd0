// Simulates many lives: kontor-simulation --seeds N [--from S] [--step D] [--jobs J] [--tell].
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// --contacts, --invoices and --payments leave out what came later. Prints bad seeds, and exits 1 when there is one.

#include "simulation/world.h"

#include <QCoreApplication>
#include <QFile>

#include <atomic>
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const auto number = [&](const QString &name, quint64 otherwise) {
        const qsizetype at = arguments.indexOf(name);
        return at >= 0 ? arguments.value(at + 1).toULongLong() : otherwise;
    };
    const bool tell = arguments.contains(u"--tell"_s);
    const quint64 seeds = number(u"--seeds"_s, 1);
    const quint64 from = number(u"--from"_s, 1);
    const quint64 step = number(u"--step"_s, 1);
    const quint64 jobs = tell ? 1 : std::max<quint64>(1, number(u"--jobs"_s, 1));

    // Bad seeds of the past are kept by name: a file of lines "SEED what it showed" of a world with invoices, "contacts
    // SEED what it showed" of one without, "payments SEED what it showed" of one with payments, "reviews SEED what it
    // showed" of one with all that there is.
    using kontor::simulation::Scope;
    const Scope scope = arguments.contains(u"--contacts"_s) ? Scope::Contacts
        : arguments.contains(u"--invoices"_s)               ? Scope::Invoices
        : arguments.contains(u"--payments"_s)               ? Scope::Payments
                                                            : Scope::All;
    std::vector<std::pair<quint64, Scope>> all;
    if (const qsizetype at = arguments.indexOf(u"--named"_s); at >= 0) {
        QFile file(arguments.value(at + 1));
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "cannot read %s\n", qPrintable(file.fileName()));
            return 2;
        }
        while (!file.atEnd()) {
            const QByteArray line = file.readLine().trimmed();
            if (!line.isEmpty() && !line.startsWith('#')) {
                const QList<QByteArray> words = line.split(' ');
                const bool contacts = words.first() == "contacts";
                const bool payments = words.first() == "payments";
                const bool reviews = words.first() == "reviews";
                all.emplace_back(words.value(contacts || payments || reviews ? 1 : 0).toULongLong(),
                    contacts       ? Scope::Contacts
                        : payments ? Scope::Payments
                        : reviews  ? Scope::All
                                   : Scope::Invoices);
            }
        }
    }
    for (quint64 i = 0; i < seeds; ++i) {
        all.emplace_back(from + i * step, scope);
    }

    std::atomic<std::size_t> next = 0;
    std::atomic<qint64> bad = 0, calls = 0, crashes = 0, cycles = 0, contacts = 0, invoices = 0, receipts = 0,
                        messages = 0;
    std::mutex printing;
    const auto work = [&] {
        for (std::size_t i = next++; i < all.size(); i = next++) {
            const kontor::simulation::Verdict verdict = kontor::simulation::live(all[i].first, all[i].second, tell);
            calls += verdict.calls;
            crashes += verdict.crashes;
            cycles += verdict.cycles;
            contacts += verdict.contacts;
            invoices += verdict.invoices;
            receipts += verdict.receipts;
            messages += verdict.messages;
            if (!verdict.wrong.isEmpty()) {
                ++bad;
                const std::scoped_lock lock(printing);
                std::printf("seed %llu%s:\n", static_cast<unsigned long long>(all[i].first),
                    all[i].second == Scope::Contacts ? " (contacts)"
                        : verdict.reviews            ? " (reviews)"
                        : verdict.payments           ? " (payments)"
                                                     : "");
                for (const QString &text : verdict.wrong) {
                    std::printf("  %s\n", text.toUtf8().constData());
                }
                std::fflush(stdout);
            }
        }
    };
    {
        std::vector<std::jthread> threads;
        for (quint64 i = 0; i < jobs; ++i) {
            threads.emplace_back(work);
        }
    }
    std::printf("%zu seeds, %lld bad; %lld cycles, %lld crashes, %lld calls, %lld contacts, %lld invoices, "
                "%lld receipts, %lld messages\n",
        all.size(), static_cast<long long>(bad), static_cast<long long>(cycles), static_cast<long long>(crashes),
        static_cast<long long>(calls), static_cast<long long>(contacts), static_cast<long long>(invoices),
        static_cast<long long>(receipts), static_cast<long long>(messages));
    return bad == 0 ? 0 : 1;
}
