// What is compared between both sides, and what the preview would do, as words.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/texts.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace kontor::texts {

namespace {

struct FieldName
{
    const char *field;
    const char *english;
};

constexpr std::array documentFields{
    FieldName{"number", QT_TRANSLATE_NOOP("FieldWords", "Number")},
    FieldName{"date", QT_TRANSLATE_NOOP("FieldWords", "Date")},
    FieldName{"due", QT_TRANSLATE_NOOP("FieldWords", "Due date")},
    FieldName{"customer", QT_TRANSLATE_NOOP("FieldWords", "Customer")},
    FieldName{"email", QT_TRANSLATE_NOOP("FieldWords", "E-mail")},
    FieldName{"note", QT_TRANSLATE_NOOP("FieldWords", "Note")},
    FieldName{"currency", QT_TRANSLATE_NOOP("FieldWords", "Currency")},
    FieldName{"net", QT_TRANSLATE_NOOP("FieldWords", "Net")},
    FieldName{"discount", QT_TRANSLATE_NOOP("FieldWords", "Discount")},
    FieldName{"tax", QT_TRANSLATE_NOOP("FieldWords", "Tax")},
    FieldName{"total", QT_TRANSLATE_NOOP("FieldWords", "Total")},
    FieldName{"paid", QT_TRANSLATE_NOOP("FieldWords", "Paid")},
    FieldName{"balance", QT_TRANSLATE_NOOP("FieldWords", "Open amount")},
    FieldName{"status", QT_TRANSLATE_NOOP("FieldWords", "Status")},
};

constexpr std::array lineFields{
    FieldName{"amount", QT_TRANSLATE_NOOP("FieldWords", "Line %1, amount")},
    FieldName{"description", QT_TRANSLATE_NOOP("FieldWords", "Line %1, description")},
    FieldName{"item", QT_TRANSLATE_NOOP("FieldWords", "Line %1, item")},
    FieldName{"tax_code", QT_TRANSLATE_NOOP("FieldWords", "Line %1, tax code")},
    FieldName{"quantity", QT_TRANSLATE_NOOP("FieldWords", "Line %1, quantity")},
    FieldName{"unit_price", QT_TRANSLATE_NOOP("FieldWords", "Line %1, unit price")},
};

template <class Names>
QString wordOfField(const Names &names, const QString &field, const char *context = "FieldWords")
{
    for (const auto &name : names) {
        if (field == QLatin1StringView(name.field)) {
            return QCoreApplication::translate(context, name.english);
        }
    }
    return {};
}

constexpr std::array actionsOfThePreview{
    FieldName{"create", QT_TRANSLATE_NOOP("PreviewModel", "Create")},
    FieldName{"change", QT_TRANSLATE_NOOP("PreviewModel", "Change")},
    FieldName{"link", QT_TRANSLATE_NOOP("PreviewModel", "Link")},
    FieldName{"unchanged", QT_TRANSLATE_NOOP("PreviewModel", "Unchanged")},
    FieldName{"skip", QT_TRANSLATE_NOOP("PreviewModel", "Skip")},
    FieldName{"ask", QT_TRANSLATE_NOOP("PreviewModel", "Ask")},
};

} // namespace

QString fieldWord(const QString &field)
{
    static const QRegularExpression line(u"^lines[.]([0-9]+)[.](.+)$"_s);
    if (const auto match = line.match(field); match.hasMatch()) {
        const QString word = wordOfField(lineFields, match.captured(2));
        return word.isEmpty() ? field : word.arg(match.captured(1));
    }
    if (field.startsWith("tax."_L1)) {
        return QCoreApplication::translate("FieldWords", "Tax %1").arg(field.mid(4));
    }
    const QString word = wordOfField(documentFields, field);
    return word.isEmpty() ? field : word;
}

QString previewActionWord(const QString &action)
{
    const QString word = wordOfField(actionsOfThePreview, action, "PreviewModel");
    return word.isEmpty() ? action : word;
}

} // namespace kontor::texts
