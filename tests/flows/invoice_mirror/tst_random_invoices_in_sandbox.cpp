// Random invoices written to the QuickBooks stand-in: its total is HighLevel's, or the owner is asked.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/fingerprint.h"
#include "flows/invoice_mirror/write_invoice.h"
#include "flows/shared/company_feed.h"
#include "random_invoice.h"
#include "sandbox/sales_form_bodies.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::flows;
using namespace kontor::flows::invoice_mirror;
using namespace kontor::testing;

namespace {

qint64 minorUnits(const QJsonValue &amount, Currency currency)
{
    return std::llround(amount.toDouble() * double(currency.minorUnitsInOne()));
}

/// The mirror, from an invoice to the document that stands in the books, without journal and threads.
class Mirror
{
public:
    explicit Mirror(sandbox::FormCaller &books)
        : m_books(books)
        , m_api(QUrl(u"http://localhost:8918"_s), books.realm)
        , m_kind(m_api)
    { }

    std::optional<Error> readCompany()
    {
        const std::unique_ptr<journal::Journal> journal = journal::Journal::open(m_folder.filePath(u"journal"_s));
        const Call call = [this](const net::Request &request, std::stop_token) { return ask(request); };
        if (const std::optional<Error> error = flows::readCompany(*journal, m_api, call, m_books.clock.now(), {})) {
            return error;
        }
        Result<Company> company = rememberedCompany(*journal);
        if (!company) {
            return company.error();
        }
        profile = std::move(company->profile);
        return std::nullopt;
    }

    /// Writes until nothing is left to be written. The id of the document, or why the owner is asked.
    Result<QString> write(const SourceInvoice &invoice)
    {
        DocumentRules rules{.taxes = taxes, .customer = u"1"_s, .defaultItem = u"1"_s, .taxItem = u"2"_s};
        std::optional<journal::Link> link;
        for (int attempt = 0; attempt < 5; ++attempt) {
            Books books;
            if (link) {
                const QJsonObject row = m_books.read(u"Invoice"_s, link->quickbooksId);
                books.booked = {
                    link->quickbooksId, link->written[u"document"].toObject(), link->written[u"fields"].toObject(), {}};
                books.present = quickbooks::invoiceFromJson(row, profile.home).value();
            }
            const Plan planned = plan(invoice, {}, books, profile, {.document = rules, .connectedSince = Instant{}});
            if (planned.problem) {
                return fail(*planned.problem);
            }
            if (planned.writes.empty()) {
                return link ? Result<QString>(link->quickbooksId)
                            : fail({.kind = Error::Kind::Internal, .key = u"nothing was written"_s});
            }
            ++writes;
            journal::Operation operation = writeOperation(planned.writes,
                {.invoice = invoice.id,
                    .version = u"1"_s,
                    .form = rules.form,
                    .amounts = amountsFingerprint(invoice),
                    .reckonedTax = rules.reckonedTax,
                    .document = planned.document,
                    .booked = link ? link->written[u"fields"].toObject() : QJsonObject(),
                    .customer = rules.customer,
                    .home = profile.home},
                u"key-%1"_s.arg(writes), m_books.clock.now());
            const net::Request request = m_kind.request(operation, m_books.clock.now());
            const Outcome outcome = m_kind.settle(operation, ask(request), {m_books.clock.now(), {}});
            if (outcome.problem) {
                return fail(*outcome.problem);
            }
            link = outcome.links.at(0);
            rules.form = taxFormFrom(link->written[u"form"].toString());
            if (const QJsonValue reckoned = link->written[u"reckoned"]; reckoned.isObject()) {
                rules.reckonedTax = Money(reckoned[u"tax"].toInteger(), invoice.currency);
            }
        }
        return fail({.kind = Error::Kind::Internal, .key = u"does not come to rest"_s});
    }

    quickbooks::CompanyProfile profile;
    TaxMap taxes; ///< the owner's
    int writes = 0;

private:
    Result<QJsonObject> ask(net::Request request)
    {
        request.headers += {{"Authorization", "Bearer " + m_books.access.toLatin1()}};
        return quickbooks::readReply(request, m_books.standIn.handle(request));
    }

    sandbox::FormCaller &m_books;
    QTemporaryDir m_folder;
    quickbooks::Api m_api;
    WriteInvoice m_kind;
};

/// From the rows as they come, not as Kontor reads them.
Seller sellerIn(sandbox::FormCaller &books)
{
    const QJsonObject info = books.json(books.get(u"preferences"_s));
    Seller seller{.currency
        = Currency::parse(info[u"Preferences"][u"CurrencyPrefs"][u"HomeCurrency"][u"value"].toString()).value()};
    if (seller.currency.code() == u"USD") {
        seller.taxes = taxesInStates();
        if (info[u"Preferences"][u"TaxPrefs"][u"PartnerTaxEnabled"].toBool()) {
            seller.taxes.push_back({{u"Sales tax"_s, u"6.625"_s}}); // not what the service itself thinks of
        }
        return seller;
    }
    QMap<QString, QJsonValue> rates;
    for (const QJsonValue &rate : books.rows(u"SELECT * FROM TaxRate"_s, u"TaxRate"_s)) {
        rates.insert(rate[u"Id"].toString(), rate);
    }
    for (const QJsonValue &code : books.rows(u"SELECT * FROM TaxCode"_s, u"TaxCode"_s)) {
        std::vector<RandomTax> taxes;
        for (const QJsonValue &detail : code[u"SalesTaxRateList"][u"TaxRateDetail"].toArray()) {
            const QJsonValue rate = rates.value(detail[u"TaxRateRef"][u"value"].toString());
            if (rate[u"RateValue"].toDouble() != 0) {
                taxes.push_back({rate[u"Name"].toString(), QString::number(rate[u"RateValue"].toDouble())});
            }
        }
        seller.taxes.push_back(taxes);
    }
    return seller;
}

/// What stands in a document beyond the invoice's own lines: a tax or cents as a line.
struct OwnLines
{
    int count = 0;
    qint64 amount = 0; ///< minor units
};

OwnLines ownLinesOf(const QJsonObject &document, std::size_t linesOfInvoice, Currency currency)
{
    OwnLines own;
    std::size_t sales = 0;
    for (const QJsonValue &line : document[u"Line"].toArray()) {
        if (line[u"DetailType"].toString() == u"SalesItemLineDetail" && ++sales > linesOfInvoice) {
            ++own.count;
            own.amount += minorUnits(line[u"Amount"], currency);
        }
    }
    return own;
}

} // namespace

class TestRandomInvoicesInSandbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void totalsAgreeOrTheOwnerIsAsked_data()
    {
        QTest::addColumn<QString>("company");
        QTest::addColumn<QStringList>("switches");
        QTest::addColumn<bool>("perLine");
        const QStringList none;
        const QStringList states{u"ast_override=ignored"_s, u"ast_override=honoured_only_with_code"_s};
        const QStringList abroad{u"tax_line_override=ignored"_s, u"tax_rounding=per_line"_s,
            u"tax_rounding=per_line tax_line_override=ignored"_s};
        const std::vector<std::pair<QString, QStringList>> companies{{u"us_none"_s, none}, {u"us_manual"_s, none},
            {u"us_automated"_s, states}, {u"ca"_s, abroad}, {u"gb"_s, abroad}, {u"au"_s, abroad},
            {u"eur_19_7"_s, abroad}, {u"jp"_s, abroad}, {u"kw"_s, abroad}};
        for (const auto &[company, more] : companies) {
            for (const QString &switches : QStringList{QString()} + more) {
                for (const bool perLine : {false, true}) {
                    QTest::addRow("%s, %s, tax rounded per %s", qPrintable(company),
                        switches.isEmpty() ? "as is likely" : qPrintable(switches), perLine ? "line" : "document")
                        << company << switches.split(u' ', Qt::SkipEmptyParts) << perLine;
                }
            }
        }
    }

    void totalsAgreeOrTheOwnerIsAsked()
    {
        QFETCH(const QString, company);
        QFETCH(const QStringList, switches);
        QFETCH(const bool, perLine);
        sandbox::FormCaller books(company);
        for (const QString &one : switches) {
            QVERIFY(books.standIn.setSwitch(one.section(u'=', 0, 0), one.section(u'=', 1)));
        }
        Mirror mirror(books);
        const std::optional<Error> unread = mirror.readCompany();
        QVERIFY2(!unread, unread ? qPrintable(unread->key) : "");
        // Where several codes take nothing, the owner says which one an untaxed line bears.
        static const QMap<QString, QString> untaxed{{u"ca"_s, u"6"_s}, {u"gb"_s, u"5"_s}, {u"eur_19_7"_s, u"4"_s}};
        if (untaxed.contains(company)) {
            mirror.taxes = {{u"|0"_s, untaxed[company]}};
        }
        const Seller seller = sellerIn(books);
        QRandomGenerator random(20261201);
        const int wanted = randomInvoicesWanted();
        int invoices = 0;
        int ownLines = 0;
        int asked = 0;
        while (invoices < wanted) {
            RandomInvoice source(random, seller, perLine ? TaxRounding::PerLine : TaxRounding::PerDocument);
            QJsonObject row = source.make();
            if (source.total() == 0) {
                continue; // has an entry of its own
            }
            ++invoices;
            row.insert(u"_id"_s, u"invoice%1"_s.arg(invoices));
            row.insert(u"invoiceNumber"_s, QString::number(invoices));
            const auto invoice = highlevel::invoiceFromJson(row);
            QVERIFY(invoice.has_value() && !invoice->problem);
            const SourceInvoice values = sourceInvoiceFrom(*invoice, u"UTC"_s);
            const Result<QString> id = mirror.write(values);
            if (!id) {
                QVERIFY2(id.error().key == u"kontor.total_differs",
                    qPrintable(
                        id.error().key + u' ' + id.error().detail + QString::fromUtf8(QJsonDocument(row).toJson())));
                ++asked;
                continue;
            }
            const QJsonObject document = books.read(u"Invoice"_s, *id);
            const OwnLines own = ownLinesOf(document, values.lines.size(), seller.currency);
            const bool same = minorUnits(document[u"TotalAmt"], seller.currency) == source.total()
                && minorUnits(document[u"TxnTaxDetail"][u"TotalTax"], seller.currency) + own.amount == source.tax();
            QVERIFY2(
                same, qPrintable(QString::fromUtf8(QJsonDocument(row).toJson() + QJsonDocument(document).toJson())));
            ownLines += own.count > 0 ? 1 : 0;
        }
        qInfo("%d invoices: %d with a line of their own (%.2f %%), %d for the owner, %d writes", invoices, ownLines,
            100.0 * ownLines / invoices, asked, mirror.writes);
        if (!perLine && switches.isEmpty() && company != u"us_none") {
            QVERIFY(ownLines * 100 <= invoices);
        }
        // Asking about everything would be no mirror; rounding per line explains more than two cents now and then.
        QVERIFY(asked * 100 <= invoices);
    }
};

QTEST_GUILESS_MAIN(TestRandomInvoicesInSandbox)
#include "tst_random_invoices_in_sandbox.moc"
