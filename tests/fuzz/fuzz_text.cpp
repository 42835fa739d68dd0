// Feeds rubbish to what reads and cleans text from outside, and checks what must hold of every result.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "core/country.h"
#include "core/email_address.h"
#include "core/known_secrets.h"
#include "core/phone_number.h"
#include "core/plain_text.h"

#include <QStringList>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <source_location>

using namespace Qt::StringLiterals;
using namespace kontor;

namespace {

void require(bool holds, std::source_location where = std::source_location::current())
{
    if (!holds) {
        std::fprintf(stderr, "line %u does not hold\n", unsigned(where.line()));
        std::abort();
    }
}

bool isWhole(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isHighSurrogate() && (i + 1 == text.size() || !text[i + 1].isLowSurrogate())) {
            return false;
        }
        if (text[i].isLowSurrogate() && (i == 0 || !text[i - 1].isHighSurrogate())) {
            return false;
        }
    }
    return true;
}

void cleaning(const QString &text)
{
    const QString line = singleLine(text);
    require(singleLine(line) == line);
    require(isWhole(line));
    require(line == line.trimmed());
    for (const QChar c : line) {
        require(c.category() != QChar::Other_Control);
    }
    for (const qsizetype most : {0, 1, 7, 100}) {
        const QString part = cut(line, most);
        require(part.size() <= most && isWhole(part) && line.startsWith(part));
    }
    const QString shown = escapedForTerminal(text);
    for (const QChar c : shown) {
        require(c.unicode() >= 0x20 && c.unicode() != 0x7f && !(c.unicode() >= 0x80 && c.unicode() < 0xa0));
        require(!(c.unicode() >= 0x202a && c.unicode() <= 0x202e) && !(c.unicode() >= 0x2066 && c.unicode() <= 0x2069));
    }
}

void reading(const QString &text)
{
    QStringList compared;
    for (const QString &address : emailAddresses(text)) {
        require(address.contains(u'@') && !address.contains(u' ') && !address.contains(u','));
        require(!compared.contains(comparableEmail(address)));
        compared.append(comparableEmail(address));
    }
    const QString number = e164(text, u"US");
    require(number.isEmpty() || (number.startsWith(u'+') && number.size() >= 8 && number.size() <= 16));
    if (!number.isEmpty()) {
        require(e164(number, u"DE") == number);
    }
    require(countryCode(text).isEmpty() || countryCode(text).size() == 2);
    if (const std::optional<Instant> instant = instantFromIso(text)) {
        require(instantFromIso(toIso(*instant)) == instant);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 1) {
        return 0;
    }
    // Half of the inputs as UTF-8, half as raw UTF-16, which reaches lone surrogates.
    const QString text = data[0] % 2 == 0
        ? QString::fromUtf8(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1))
        : QString(reinterpret_cast<const QChar *>(
                      QByteArray(reinterpret_cast<const char *>(data + 1), qsizetype((size - 1) / 2 * 2)).constData()),
              qsizetype((size - 1) / 2));
    cleaning(text);
    reading(text);
    // A secret may be part of what stands in its place; then there is nothing to check.
    const QString secret = text.left(12);
    if (secret.size() >= 8 && !secret.contains(u'[') && !secret.contains(u']')) {
        KnownSecrets secrets;
        secrets.add(secret);
        require(!secrets.cleared(u"before "_s + text + u" after"_s).contains(secret));
    }
    return 0;
}
