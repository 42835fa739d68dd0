// The lines of a sales form: what was sent is checked, kept lines keep their ids (quickbooks-online-api 7.0, 7.7.2).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/form_lines.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

constexpr qsizetype mostLines = 10'000;
constexpr qsizetype mostLinesAutomated = 750;
constexpr qsizetype mostDescriptionCharacters = 4000;
constexpr qint64 largestAmount = 10'000'000'000; // major units: ten digits before the point

using Tax = FormRules::Tax;

QString lineReference(const QJsonObject &object, QStringView key)
{
    return object.value(key)[u"value"].toVariant().toString();
}

Outcome<> checkLineKeys(const QJsonObject &object, const QString &of, const QStringList &known)
{
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        if (!known.contains(entry.key())) {
            return refuse(unknownProperty(entry.key(), of, known));
        }
    }
    return {};
}

// The amount under a key, when it is there.
Outcome<std::optional<ExactNumber>> lineNumber(const QJsonObject &object, const QString &key)
{
    const QJsonValue value = object.value(key);
    if (value.isUndefined() || value.isNull()) {
        return std::optional<ExactNumber>();
    }
    const std::optional<ExactNumber> number = ExactNumber::ofJson(value);
    if (!number) {
        return refuse(illegalNumber(QString(u"Line."_s + key)));
    }
    return number;
}

// Two texts that nobody sells: SHIPPING_ITEM_ID and GRATUITY_ITEM_ID stand for the company's own items.
bool isSpecialItem(const QString &id) { return id == u"SHIPPING_ITEM_ID" || id == u"GRATUITY_ITEM_ID"; }

Outcome<QJsonObject> soldItem(const Books &books, const QString &id, const QJsonObject &known, bool &taxable)
{
    if (isSpecialItem(id)) {
        taxable = false;
        return QJsonObject{{u"value"_s, id}};
    }
    const EntityStore &items = books.store(EntityKind::item());
    const Row *row = items.find(id.isEmpty() ? u"1"_s : id); // without a choice the company's default item
    taxable = row && row->object.value(u"Taxable").toBool();
    if (row && lineReference(known, u"ItemRef") == row->id) {
        return QJsonObject{{u"value"_s, row->id}, {u"name"_s, row->object.value(u"Name")}};
    }
    const QString type = row ? row->object.value(u"Type").toString() : QString();
    if (type == u"Category" || type == u"Group") {
        return refuse(business(u"A category or a bundle cannot be sold on a line of its own."_s));
    }
    return namedReference(books, EntityKind::item(), row ? row->id : id);
}

Outcome<QString> lineTaxCode(const LineGround &ground, const QJsonObject &detail, bool itemTaxable)
{
    const QString code = lineReference(detail, u"TaxCodeRef");
    if (ground.rules.unitedStates) {
        if (code.isEmpty()) {
            const bool taxed = ground.rules.tax == Tax::Automated || (ground.rules.tax == Tax::Manual && itemTaxable);
            return taxed ? u"TAX"_s : u"NON"_s;
        }
        return code == u"TAX" || code == u"NON" ? Outcome<QString>(code) : refuse(invalidLineTaxCode());
    }
    const bool needed = ground.rules.tax == Tax::PerLine && ground.taxCodesCount;
    if (code.isEmpty()) {
        return needed ? Outcome<QString>(refuse(business(ground.books.country() == u"CA"
                                ? u"Make sure all your transactions have a GST/HST rate before you save."_s
                                : u"Make sure all your transactions have a VAT rate before you save."_s)))
                      : Outcome<QString>(QString());
    }
    const Outcome<QJsonObject> found = namedReference(ground.books, *EntityKind::find(u"taxcode"), code);
    return found ? Outcome<QString>(code) : refuse(found.error());
}

Outcome<FormLine> soldLine(const LineGround &ground, QJsonObject object, const QJsonObject &known)
{
    FormLine line{.sells = true};
    QJsonObject detail = object.value(u"SalesItemLineDetail").toObject();
    static const QStringList keys{u"ItemRef"_s, u"Qty"_s, u"UnitPrice"_s, u"TaxCodeRef"_s, u"ServiceDate"_s,
        u"ClassRef"_s, u"TaxInclusiveAmt"_s, u"DiscountRate"_s, u"DiscountAmt"_s, u"ItemAccountRef"_s, u"MarkupInfo"_s,
        u"PriceLevelRef"_s, u"TaxClassificationRef"_s, u"DeferredRevenue"_s};
    if (const Outcome<> fine = checkLineKeys(detail, u"SalesItemLineDetail"_s, keys); !fine) {
        return refuse(fine.error());
    }
    const Outcome<std::optional<ExactNumber>> amount = lineNumber(object, u"Amount"_s);
    const Outcome<std::optional<ExactNumber>> quantity = lineNumber(detail, u"Qty"_s);
    const Outcome<std::optional<ExactNumber>> price = lineNumber(detail, u"UnitPrice"_s);
    const Outcome<std::optional<ExactNumber>> gross = lineNumber(detail, u"TaxInclusiveAmt"_s);
    for (const auto *number : {&amount, &quantity, &price, &gross}) {
        if (!*number) {
            return refuse(number->error());
        }
    }
    if (!amount->has_value()) {
        return refuse(missingParameter(u"Line.Amount"_s));
    }
    line.amount = (*amount)->minor(ground.digits);
    if (*quantity && *price && productInMinor(**quantity, **price, ground.digits) != line.amount) {
        return refuse(amountIsNoProduct());
    }
    bool itemTaxable = false;
    const Outcome<QJsonObject> item = soldItem(
        ground.books, lineReference(detail, u"ItemRef"), known.value(u"SalesItemLineDetail").toObject(), itemTaxable);
    if (!item) {
        return refuse(item.error());
    }
    const bool chosen = !lineReference(detail, u"TaxCodeRef").isEmpty();
    const Outcome<QString> code = lineTaxCode(ground, detail, itemTaxable);
    if (!code) {
        return refuse(code.error());
    }
    line.taxCode = *code;
    // Automated tax takes a line without a code for TAX and then asks the item (7.4).
    line.taxable = *code == u"TAX" && (chosen || itemTaxable);
    object.insert(u"Amount"_s, amountJson(line.amount, ground.digits));
    detail.insert(u"ItemRef"_s, *item);
    for (const auto &[key, number] : {std::pair(u"Qty"_s, *quantity), std::pair(u"UnitPrice"_s, *price)}) {
        if (number) {
            detail.insert(key, number->json());
        } else {
            detail.remove(key);
        }
    }
    if (*gross && !ground.rules.unitedStates) {
        line.gross = (*gross)->minor(ground.digits);
        detail.insert(u"TaxInclusiveAmt"_s, amountJson(*line.gross, ground.digits));
    } else {
        detail.remove(u"TaxInclusiveAmt"_s);
    }
    if (code->isEmpty()) {
        detail.remove(u"TaxCodeRef"_s);
    } else {
        detail.insert(u"TaxCodeRef"_s, QJsonObject{{u"value"_s, *code}});
    }
    object.insert(u"SalesItemLineDetail"_s, detail);
    line.object = object;
    return line;
}

Outcome<QJsonObject> discountLine(const LineGround &ground, const QJsonObject &object, FormLines &form)
{
    const QJsonObject detail = object.value(u"DiscountLineDetail").toObject();
    static const QStringList keys{u"PercentBased"_s, u"DiscountPercent"_s, u"DiscountAccountRef"_s, u"ClassRef"_s,
        u"TaxCodeRef"_s, u"Discount"_s, u"ServiceDate"_s};
    if (const Outcome<> fine = checkLineKeys(detail, u"DiscountLineDetail"_s, keys); !fine) {
        return refuse(fine.error());
    }
    const bool byPercent = detail.value(u"PercentBased").toBool();
    const Outcome<std::optional<ExactNumber>> number
        = byPercent ? lineNumber(detail, u"DiscountPercent"_s) : lineNumber(object, u"Amount"_s);
    if (!number) {
        return refuse(number.error());
    }
    if (!*number) {
        return refuse(discountIncomplete());
    }
    QJsonObject clean{{u"PercentBased"_s, byPercent}};
    if (byPercent) {
        clean.insert(u"DiscountPercent"_s, (*number)->json());
        form.discountAmount = percentOfMinor(form.subtotal, **number);
    } else {
        form.discountAmount = (*number)->minor(ground.digits);
    }
    if (**number < ExactNumber()) {
        return refuse(business(u"The discount amount can't be negative."_s));
    }
    if (form.discountAmount > form.subtotal) {
        return refuse(business(u"The discount amount can't be greater than the subtotal."_s));
    }
    QString account = lineReference(detail, u"DiscountAccountRef");
    const EntityStore &accounts = ground.books.store(EntityKind::account());
    for (const quint32 place : accounts.byNumber()) {
        if (account.isEmpty()
            && accounts.at(place).object.value(u"AccountSubType") == QJsonValue(u"DiscountsRefundsGiven"_s)) {
            account = accounts.at(place).id;
        }
    }
    const Outcome<QJsonObject> reference = namedReference(ground.books, EntityKind::account(), account);
    if (!reference) {
        return refuse(reference.error());
    }
    clean.insert(u"DiscountAccountRef"_s, *reference);
    return QJsonObject{{u"DetailType"_s, u"DiscountLineDetail"_s}, {u"DiscountLineDetail"_s, clean}};
}

// What was sent laid over the known line of that id.
QJsonObject lineOverKnown(const QJsonObject &sent, const QJsonObject &known)
{
    QJsonObject line = known;
    for (auto entry = sent.begin(); entry != sent.end(); ++entry) {
        if (!entry.value().isNull()) {
            line.insert(entry.key(), entry.value());
        }
    }
    return line;
}

class LineReader
{
public:
    LineReader(const LineGround &ground, const QJsonArray &known)
        : m_ground(ground)
    {
        for (const auto line : known) {
            const QString id = line[u"Id"].toString();
            if (!id.isEmpty()) {
                m_known.insert(id, line.toObject());
                m_lastId = std::max(m_lastId, id.toLongLong());
            }
        }
    }

    Outcome<FormLines> read(const QJsonArray &sent)
    {
        const qsizetype most = m_ground.rules.tax == Tax::Automated ? mostLinesAutomated : mostLines;
        if (sent.size() > most) {
            return refuse(business(u"A transaction can have %1 lines at most."_s.arg(most)));
        }
        std::optional<QJsonObject> discount;
        for (const auto value : sent) {
            if (!value.isObject()) {
                return refuse(wrongType(u"Line"_s, u"SalesTransaction"_s));
            }
            if (value[u"DetailType"].toString() == u"DiscountLineDetail" && std::exchange(discount, value.toObject())) {
                return refuse(business(u"A transaction can have one discount line only."_s));
            }
            if (const Outcome<> taken = take(value.toObject()); !taken) {
                return refuse(taken.error());
            }
        }
        if (!m_sells) {
            return refuse(missingParameter(u"Line"_s));
        }
        const qint64 largest = largestAmount * powerOfTen(m_ground.digits);
        if (m_form.subtotal < 0 || m_form.subtotal >= largest) {
            return refuse(business(u"Transaction amount must be 0 or greater, and have ten digits at most."_s));
        }
        if (discount) {
            const Outcome<QJsonObject> line = discountLine(m_ground, *discount, m_form);
            if (!line) {
                return refuse(line.error());
            }
            m_form.discount = *line;
        }
        return std::move(m_form);
    }

private:
    Outcome<> take(const QJsonObject &sent)
    {
        static const QStringList keys{u"Id"_s, u"LineNum"_s, u"Description"_s, u"Amount"_s, u"DetailType"_s,
            u"SalesItemLineDetail"_s, u"DiscountLineDetail"_s, u"SubTotalLineDetail"_s, u"DescriptionLineDetail"_s,
            u"GroupLineDetail"_s, u"LinkedTxn"_s, u"CustomExtensions"_s, u"LineEx"_s, u"ProjectRef"_s};
        if (const Outcome<> fine = checkLineKeys(sent, u"Line"_s, keys); !fine) {
            return fine;
        }
        const QString id = sent.value(u"Id").toVariant().toString();
        const QJsonObject known = m_known.value(id);
        QJsonObject line = lineOverKnown(sent, known);
        const QString type = line.value(u"DetailType").toString();
        if (type == u"SubTotalLineDetail" || type == u"DiscountLineDetail") {
            return {}; // the subtotal is made anew, the discount is read last
        }
        if (type.isEmpty()) {
            return refuse(missingParameter(u"Line.DetailType"_s));
        }
        if (type != u"SalesItemLineDetail" && type != u"DescriptionOnly") {
            return refuse(type == u"GroupLineDetail" ? business(u"Bundles cannot be written here."_s)
                                                     : invalidEnumeration(u"DetailType"_s, type));
        }
        if (const qsizetype size = line.value(u"Description").toString().size(); size > mostDescriptionCharacters) {
            return refuse(tooLong(u"Line.Description"_s, int(mostDescriptionCharacters), size));
        }
        for (const QString &key : {u"LinkedTxn"_s, u"LineEx"_s, u"CustomExtensions"_s}) {
            line.remove(key);
        }
        line.insert(u"Id"_s, known.isEmpty() || m_used.contains(id) ? QString::number(++m_lastId) : id);
        m_used.insert(id);
        line.insert(u"LineNum"_s, qint64(m_form.lines.size()) + 1);
        if (type == u"DescriptionOnly") {
            line.remove(u"Amount"_s);
            m_form.lines.push_back({.object = line});
            return {};
        }
        const Outcome<FormLine> sold = soldLine(m_ground, line, known);
        if (!sold) {
            return refuse(sold.error());
        }
        m_sells = true;
        m_form.subtotal += sold->amount;
        m_form.lines.push_back(*sold);
        return {};
    }

    const LineGround &m_ground;
    QHash<QString, QJsonObject> m_known;
    QSet<QString> m_used;
    qint64 m_lastId = 0;
    bool m_sells = false;
    FormLines m_form;
};

} // namespace

QJsonArray FormLines::all(int digits) const
{
    QJsonArray list;
    for (const FormLine &line : lines) {
        list.append(line.object);
    }
    list.append(QJsonObject{{u"Amount"_s, amountJson(subtotal, digits)}, {u"DetailType"_s, u"SubTotalLineDetail"_s},
        {u"SubTotalLineDetail"_s, QJsonObject()}});
    if (discount) {
        QJsonObject line = *discount;
        line.insert(u"Amount"_s, amountJson(discountAmount, digits));
        list.append(line);
    }
    return list;
}

Outcome<FormLines> checkedLines(const LineGround &ground, const QJsonArray &sent, const QJsonArray &known)
{
    return LineReader(ground, known).read(sent);
}

} // namespace kontor::sandbox::quickbooks
