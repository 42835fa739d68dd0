// Where the stand-in takes its ids and tokens from: a seed, so that the same run gives the same ids.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kontor::sandbox::highlevel {

/// SplitMix64: one word of state, good enough for ids, no secret is guarded by it.
class Generator
{
public:
    explicit Generator(quint64 seed)
        : m_state(seed ^ 0x4c65'6164'436f'6e6eULL)
    { }

    quint64 next()
    {
        m_state += 0x9e37'79b9'7f4a'7c15ULL;
        quint64 mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58'476d'1ce4'e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d0'49bb'1331'11ebULL;
        return mixed ^ (mixed >> 31);
    }

    /// 20 letters and digits: contacts, locations, users, messages (highlevel-api 2.1).
    QString shortId() { return text(20, QLatin1StringView(letters)); }
    /// 24 hex digits: invoices, orders, transactions, plans.
    QString hexId() { return text(24, QLatin1StringView(hexDigits)); }
    QString uuid()
    {
        QString made = text(32, QLatin1StringView(hexDigits));
        made[12] = u'4';
        for (const qsizetype at : {8, 13, 18, 23}) {
            made.insert(at, u'-');
        }
        return made;
    }
    QString secret(qsizetype length) { return text(length, QLatin1StringView(letters)); }

private:
    static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    static constexpr char hexDigits[] = "0123456789abcdef";

    QString text(qsizetype length, QLatin1StringView alphabet)
    {
        QString made(length, Qt::Uninitialized);
        quint64 bits = 0;
        for (qsizetype i = 0; i < length; ++i) {
            if (i % 8 == 0) {
                bits = next();
            }
            made[i] = QChar(alphabet.at(static_cast<qsizetype>((bits & 0xff) % static_cast<quint64>(alphabet.size()))));
            bits >>= 8;
        }
        return made;
    }

    quint64 m_state;
};

} // namespace kontor::sandbox::highlevel
