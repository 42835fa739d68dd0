// The tax of a sales form by the model of the company (quickbooks-online-api 7.11).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/form_tax.h"

#include "sandbox/quickbooks/tax_engine.h"

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

using Tax = FormRules::Tax;

struct NamedRate
{
    QString id;
    ExactNumber percent;
};

// What was sent in TxnTaxDetail, read.
struct AskedTax
{
    QString code;
    std::optional<qint64> total;
    bool automatedAlways = false;
    struct Line
    {
        QString rate;
        qint64 amount = 0;
    };
    std::vector<Line> lines;

    /// The tax that somebody wants: the total, else the sum of the lines.
    std::optional<qint64> wanted() const
    {
        if (total || lines.empty()) {
            return total;
        }
        qint64 sum = 0;
        for (const Line &line : lines) {
            sum += line.amount;
        }
        return sum;
    }
};

Outcome<AskedTax> readAskedTax(const QJsonObject &detail, int digits)
{
    static const QStringList keys{u"TxnTaxCodeRef"_s, u"DefaultTaxCodeRef"_s, u"TotalTax"_s, u"TaxLine"_s,
        u"UseAutomatedSalesTax"_s, u"TaxReviewStatus"_s};
    AskedTax asked;
    for (auto entry = detail.begin(); entry != detail.end(); ++entry) {
        if (!keys.contains(entry.key())) {
            return refuse(unknownProperty(entry.key(), u"TxnTaxDetail"_s, keys));
        }
    }
    asked.code = detail.value(u"TxnTaxCodeRef")[u"value"].toVariant().toString();
    asked.automatedAlways = detail.value(u"UseAutomatedSalesTax").toBool();
    if (const QJsonValue total = detail.value(u"TotalTax"); !total.isUndefined() && !total.isNull()) {
        const std::optional<ExactNumber> number = ExactNumber::ofJson(total);
        if (!number || *number < ExactNumber()) {
            return refuse(illegalNumber(u"TxnTaxDetail.TotalTax"_s));
        }
        asked.total = number->minor(digits);
    }
    const QJsonArray lines = detail.value(u"TaxLine").toArray();
    for (const auto line : lines) {
        if (line[u"DetailType"].toString() != u"TaxLineDetail") {
            return refuse(missingParameter(u"TxnTaxDetail.TaxLine.DetailType"_s));
        }
        const std::optional<ExactNumber> amount = ExactNumber::ofJson(line[u"Amount"]);
        if (!amount) {
            return refuse(illegalNumber(u"TxnTaxDetail.TaxLine.Amount"_s));
        }
        asked.lines.push_back(
            {line[u"TaxLineDetail"][u"TaxRateRef"][u"value"].toVariant().toString(), amount->minor(digits)});
    }
    return asked;
}

ExactNumber percentOfRate(const Row &rate, const QString &day)
{
    // A rate may have changed with time; the latest entry that had begun on that day counts (7.4).
    QString begun;
    QJsonValue percent = rate.object.value(u"RateValue");
    const QJsonArray history = rate.object.value(u"EffectiveTaxRate").toArray();
    for (const auto entry : history) {
        const QString from = entry[u"EffectiveDate"].toString().left(10);
        const QString until = entry[u"EndDate"].toString().left(10);
        if (from <= day && (until.isEmpty() || day <= until) && from >= begun) {
            begun = from;
            percent = entry[u"RateValue"];
        }
    }
    return ExactNumber::ofJson(percent).value_or(ExactNumber());
}

std::vector<NamedRate> ratesOfCode(const Books &books, const QString &code, const QString &day)
{
    std::vector<NamedRate> rates;
    const Row *row = books.store(*EntityKind::find(u"taxcode")).find(code);
    const QJsonArray list = row ? row->object.value(u"SalesTaxRateList")[u"TaxRateDetail"].toArray() : QJsonArray();
    for (const auto detail : list) {
        const QString id = detail[u"TaxRateRef"][u"value"].toString();
        if (const Row *rate = books.store(*EntityKind::find(u"taxrate")).find(id)) {
            rates.push_back({id, percentOfRate(*rate, day)});
        }
    }
    return rates;
}

TaxQuestion emptyQuestion(const Books &books)
{
    TaxQuestion question;
    const Switches &switches = books.switches();
    question.shares = switches.is(Switch::DiscountShares, u"exact") ? TaxQuestion::Shares::Exact
        : switches.is(Switch::DiscountShares, u"remainder")         ? TaxQuestion::Shares::Remainder
                                                                    : TaxQuestion::Shares::PerLine;
    question.roundsPerLine = switches.is(Switch::TaxRounding, u"per_line");
    return question;
}

QJsonObject taxLineObject(const NamedRate &rate, const TaxOfRate &tax, qint64 amount, int digits)
{
    QJsonObject detail{{u"TaxRateRef"_s, QJsonObject{{u"value"_s, rate.id}}}, {u"PercentBased"_s, true},
        {u"TaxPercent"_s, rate.percent.json()}, {u"NetAmountTaxable"_s, amountJson(tax.base, digits)}};
    if (amount != tax.tax) {
        detail.insert(u"OverrideDeltaAmount"_s, amountJson(amount - tax.tax, digits));
    }
    return {
        {u"Amount"_s, amountJson(amount, digits)}, {u"DetailType"_s, u"TaxLineDetail"_s}, {u"TaxLineDetail"_s, detail}};
}

// Where a sale goes to, as the service's own tax looks at it: the state, "NV".
QString stateOfSale(const Books &books, const QJsonObject &form)
{
    for (const QString &key : {u"ShipAddr"_s, u"BillAddr"_s}) {
        const QJsonObject address = form.value(key).toObject();
        const QString state = address.value(u"CountrySubDivisionCode").toString();
        const QString country = address.value(u"Country").toString();
        if (!state.isEmpty() || !country.isEmpty()) {
            return state;
        }
    }
    return books.companyInfo().value(u"CompanyAddr")[u"CountrySubDivisionCode"].toString();
}

QString automatedCode(const Books &books, const QJsonObject &form)
{
    const Row *customer = books.store(EntityKind::customer()).find(form.value(u"CustomerRef")[u"value"].toString());
    if (customer && !customer->object.value(u"Taxable").toBool(true)) {
        return {};
    }
    const QString state = stateOfSale(books, form);
    const EntityStore &codes = books.store(*EntityKind::find(u"taxcode"));
    for (const quint32 place : codes.byNumber()) {
        if (!state.isEmpty() && codes.at(place).object.value(u"Name") == QJsonValue(state)) {
            return codes.at(place).id;
        }
    }
    return {};
}

FormTax untaxed(const FormLines &lines, QJsonObject detail = {})
{
    detail.insert(u"TotalTax"_s, 0);
    return {.detail = detail, .tax = 0, .total = lines.subtotal - lines.discountAmount};
}

// One code for the whole document, manual or found by the service.
Outcome<FormTax> taxInStates(
    const LineGround &ground, const QJsonObject &form, const FormLines &lines, const AskedTax &asked)
{
    const Books &books = ground.books;
    const Switches &switches = books.switches();
    const bool automated = ground.rules.tax == Tax::Automated;
    const QString code = automated ? automatedCode(books, form) : asked.code;
    if (!asked.code.isEmpty()) {
        const Row *row = books.store(*EntityKind::find(u"taxcode")).find(asked.code);
        if (!row || !row->object.value(u"TaxGroup").toBool()) {
            return refuse(invalidReference(u"TaxCode"_s, asked.code));
        }
    }
    const std::vector<NamedRate> rates = ratesOfCode(books, code, form.value(u"TxnDate").toString());
    TaxQuestion question = emptyQuestion(books);
    // Automated tax always looks at what is left after the discount.
    question.discount = automated || form.value(u"ApplyTaxAfterDiscount").toBool() ? lines.discountAmount : 0;
    std::vector<int> all;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        question.percents.push_back(rates[i].percent);
        all.push_back(int(i));
    }
    bool anyTaxable = false;
    for (const FormLine &line : lines.lines) {
        if (line.sells) {
            question.lines.push_back({line.amount, line.taxable ? all : std::vector<int>()});
            anyTaxable = anyTaxable || line.taxable;
        }
    }
    const std::vector<TaxOfRate> taxes = computedTax(question);
    std::vector<qint64> amounts;
    qint64 computed = 0;
    for (const TaxOfRate &tax : taxes) {
        amounts.push_back(tax.tax);
        computed += tax.tax;
    }

    const std::optional<qint64> wanted = asked.wanted();
    bool honoured = wanted && anyTaxable;
    if (automated) {
        // An amount sticks only where the service collects tax at all, and never against UseAutomatedSalesTax (7.12).
        honoured = honoured && !rates.empty() && !asked.automatedAlways && !switches.is(Switch::AstOverride, u"ignored")
            && (!asked.code.isEmpty() || !switches.is(Switch::AstOverride, u"honoured_only_with_code"));
    } else {
        honoured = honoured && (!asked.code.isEmpty() || !asked.lines.empty());
    }
    qint64 tax = computed;
    if (honoured) {
        tax = *wanted;
    } else if (!automated && !wanted && switches.is(Switch::ManualTaxCodeOnly, u"zero")) {
        tax = 0;
    }
    if (tax != computed && !amounts.empty()) {
        // The last rate takes the cents that are left.
        amounts = computed > 0 ? spreadOver(amounts, tax, TaxQuestion::Shares::Remainder)
                               : std::vector<qint64>(amounts.size());
        qint64 given = 0;
        for (const qint64 amount : amounts) {
            given += amount;
        }
        amounts.back() += tax - given;
    }
    QJsonObject detail{{u"TotalTax"_s, amountJson(tax, ground.digits)}};
    const QString shown = automated && !honoured ? code : asked.code.isEmpty() ? code : asked.code;
    if (!shown.isEmpty()) {
        detail.insert(u"TxnTaxCodeRef"_s, QJsonObject{{u"value"_s, shown}});
    }
    QJsonArray taxLines;
    for (std::size_t i = 0; i < rates.size() && anyTaxable; ++i) {
        taxLines.append(taxLineObject(rates[i], taxes[i], amounts[i], ground.digits));
    }
    if (!taxLines.isEmpty()) {
        detail.insert(u"TaxLine"_s, taxLines);
    }
    if (automated && honoured) {
        detail.insert(u"TaxReviewStatus"_s, u"AST_TAX_OVERRIDE"_s);
    }
    return FormTax{.detail = detail, .tax = tax, .total = lines.subtotal - lines.discountAmount + tax};
}

// The rates of all lines, each once.
struct LineRates
{
    std::vector<NamedRate> rates;
    QHash<QString, std::vector<int>> byCode;
};

LineRates ratesOfLines(const LineGround &ground, const FormLines &lines, const QString &day)
{
    LineRates found;
    QHash<QString, int> places;
    for (const FormLine &line : lines.lines) {
        if (!line.sells || found.byCode.contains(line.taxCode)) {
            continue;
        }
        std::vector<int> of;
        for (const NamedRate &rate : ratesOfCode(ground.books, line.taxCode, day)) {
            const auto place = places.constFind(rate.id);
            of.push_back(place == places.constEnd() ? int(found.rates.size()) : *place);
            if (place == places.constEnd()) {
                places.insert(rate.id, int(found.rates.size()));
                found.rates.push_back(rate);
            }
        }
        found.byCode.insert(line.taxCode, of);
    }
    return found;
}

qint64 grossOfLine(const FormLine &line, const LineRates &rates)
{
    if (line.gross) {
        return *line.gross;
    }
    qint64 gross = line.amount;
    for (const int rate : rates.byCode.value(line.taxCode)) {
        gross += percentOfMinor(line.amount, rates.rates[std::size_t(rate)].percent);
    }
    return gross;
}

Outcome<FormTax> taxPerLine(
    const LineGround &ground, const QJsonObject &form, const FormLines &lines, const AskedTax &asked)
{
    const LineRates rates = ratesOfLines(ground, lines, form.value(u"TxnDate").toString());
    TaxQuestion question = emptyQuestion(ground.books);
    question.inclusive = form.value(u"GlobalTaxCalculation").toString() == u"TaxInclusive";
    question.discount = lines.discountAmount;
    for (const NamedRate &rate : rates.rates) {
        question.percents.push_back(rate.percent);
    }
    qint64 gross = 0;
    for (const FormLine &line : lines.lines) {
        if (line.sells) {
            const qint64 amount = question.inclusive ? grossOfLine(line, rates) : line.amount;
            question.lines.push_back({amount, rates.byCode.value(line.taxCode)});
            gross += amount;
        }
    }
    const std::vector<TaxOfRate> taxes = computedTax(question);
    const bool honours = !ground.books.switches().is(Switch::TaxLineOverride, u"ignored");
    QJsonArray taxLines;
    qint64 tax = 0;
    qint64 moved = 0;
    for (std::size_t i = 0; i < taxes.size(); ++i) {
        qint64 amount = taxes[i].tax;
        for (const AskedTax::Line &line : asked.lines) {
            amount = honours && line.rate == rates.rates[i].id ? line.amount : amount;
        }
        tax += amount;
        moved += amount - taxes[i].tax;
        taxLines.append(taxLineObject(rates.rates[i], taxes[i], amount, ground.digits));
    }
    for (const AskedTax::Line &line : asked.lines) {
        const bool known = std::any_of(
            rates.rates.begin(), rates.rates.end(), [&line](const NamedRate &rate) { return rate.id == line.rate; });
        if (honours && !known && line.amount != 0) {
            return refuse(business(u"A tax line names the rate %1, which no line of the form has."_s.arg(line.rate)));
        }
    }
    FormTax answer{.detail = {{u"TotalTax"_s, amountJson(tax, ground.digits)}}, .tax = tax};
    if (!taxLines.isEmpty()) {
        answer.detail.insert(u"TaxLine"_s, taxLines);
    }
    answer.total
        = question.inclusive ? gross - lines.discountAmount + moved : lines.subtotal - lines.discountAmount + tax;
    return answer;
}

} // namespace

Outcome<FormTax> taxOfForm(
    const LineGround &ground, const QJsonObject &form, const FormLines &lines, const QJsonObject &asked)
{
    const Outcome<AskedTax> read = readAskedTax(asked, ground.digits);
    if (!read) {
        return refuse(read.error());
    }
    switch (ground.rules.tax) {
    case Tax::Off:
        break;
    case Tax::Manual:
    case Tax::Automated:
        return taxInStates(ground, form, lines, *read);
    case Tax::PerLine:
        if (ground.taxCodesCount) {
            return taxPerLine(ground, form, lines, *read);
        }
        break;
    }
    return untaxed(lines);
}

} // namespace kontor::sandbox::quickbooks
