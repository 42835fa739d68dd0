// Which language the words are in.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/texts.h"

#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace kontor::texts {

namespace {

constexpr QLatin1StringView translatorName("kontorTranslator");

void installTranslator(const QString &file, const QString &folder)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    translator->setObjectName(translatorName);
    if (translator->load(file, folder)) {
        QCoreApplication::installTranslator(translator);
    } else {
        delete translator; // Qt's own German is a package of its own: without it only Qt's few words stay English
    }
}

/// Keeps the country's formats where the language is the computer's own: an Austrian's sums stay Austrian.
QLocale localeFor(const QString &language)
{
    const QLocale own = QLocale::system();
    if (own.name().section(u'_', 0, 0) == language) {
        return own;
    }
    return language == u"de" ? QLocale(QLocale::German, QLocale::Germany)
                             : QLocale(QLocale::English, QLocale::UnitedStates);
}

} // namespace

QString systemLanguage()
{
    const QStringList languages = QLocale::system().uiLanguages();
    for (const QString &each : languages) {
        const QString language = each.section(u'-', 0, 0).section(u'_', 0, 0);
        if (language == u"de" || language == u"en") {
            return language;
        }
    }
    return u"en"_s;
}

void setLanguage(const QString &language)
{
    const QString chosen = language == u"de" || language == u"en" ? language : systemLanguage();
    // Formats first: widgets that hear of the new language fill their texts with dates and sums at once.
    QLocale::setDefault(localeFor(chosen));
    const QList<QTranslator *> earlier
        = QCoreApplication::instance()->findChildren<QTranslator *>(translatorName, Qt::FindDirectChildrenOnly);
    installTranslator(u"qtbase_"_s + chosen, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    installTranslator(u"kontor_"_s + chosen, u":/i18n"_s);
    qDeleteAll(earlier);
}

} // namespace kontor::texts
