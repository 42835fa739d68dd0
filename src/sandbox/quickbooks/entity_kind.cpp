// The kinds of objects that a company keeps, each with a description of its fields.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/entity_kind.h"

#include <memory>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

using Type = Field::Type;
constexpr unsigned readOnly = Field::ReadOnly;
constexpr unsigned queried = Field::Filterable | Field::Sortable;
constexpr unsigned filtered = Field::Filterable;
constexpr unsigned named = Field::Name | queried;

std::vector<Field> withCommonFields(std::vector<Field> fields)
{
    const std::vector<Field> common{{u"Id"_s, Type::Text, readOnly | queried}, {u"SyncToken"_s, Type::Text, readOnly},
        {u"MetaData"_s, Type::Object, readOnly}, {u"MetaData.CreateTime"_s, Type::Date, readOnly | queried},
        {u"MetaData.LastUpdatedTime"_s, Type::Date, readOnly | queried}, {u"domain"_s, Type::Text, readOnly},
        {u"sparse"_s, Type::Flag, readOnly}, {u"status"_s, Type::Text, readOnly}};
    fields.insert(fields.end(), common.begin(), common.end());
    return fields;
}

// What customers, vendors and employees have in common (quickbooks-online-api 7.1).
std::vector<Field> nameFields(std::vector<Field> more)
{
    std::vector<Field> fields{{u"DisplayName"_s, Type::Text, named, 500}, {u"Title"_s, Type::Text, Field::Name, 16},
        {u"GivenName"_s, Type::Text, named, 100}, {u"MiddleName"_s, Type::Text, named, 100},
        {u"FamilyName"_s, Type::Text, named, 100}, {u"Suffix"_s, Type::Text, named, 16},
        {u"CompanyName"_s, Type::Text, queried, 500}, {u"PrintOnCheckName"_s, Type::Text, queried, 110},
        {u"PrimaryEmailAddr"_s, Type::Email, queried, 100}, {u"PrimaryPhone"_s, Type::Phone, 0, 30},
        {u"AlternatePhone"_s, Type::Phone, 0, 30}, {u"Mobile"_s, Type::Phone, 0, 30}, {u"Fax"_s, Type::Phone, 0, 30},
        {u"WebAddr"_s, Type::Web, 0, 1000}, {u"BillAddr"_s, Type::Address}, {u"Active"_s, Type::Flag, filtered},
        {u"CurrencyRef"_s, Type::Reference, Field::CreateOnly}, {u"AcctNum"_s, Type::Text, 0, 100},
        {u"OtherContactInfo"_s, Type::Object}, {u"V4IDPseudonym"_s, Type::Text, readOnly},
        {u"IntuitId"_s, Type::Text, readOnly}, {u"ClientEntityId"_s, Type::Text, readOnly}};
    fields.insert(fields.end(), more.begin(), more.end());
    return withCommonFields(std::move(fields));
}

EntityKind customerKind()
{
    return {u"Customer"_s, EntityKind::Family::NameList, EntityKind::Writes::Names, EntityKind::Sequence::Names,
        u"DisplayName"_s, true,
        nameFields({{u"FullyQualifiedName"_s, Type::Text, readOnly | queried}, {u"Notes"_s, Type::Text, 0, 2000},
            {u"ShipAddr"_s, Type::Address}, {u"Job"_s, Type::Flag}, {u"ParentRef"_s, Type::Reference, 0, 0, "Customer"},
            {u"BillWithParent"_s, Type::Flag}, {u"RootCustomerRef"_s, Type::Reference, readOnly},
            {u"Level"_s, Type::Number, readOnly}, {u"IsProject"_s, Type::Flag, readOnly}, {u"Taxable"_s, Type::Flag},
            {u"DefaultTaxCodeRef"_s, Type::Reference}, {u"TaxExemptionReasonId"_s, Type::Text},
            {u"ResaleNum"_s, Type::Text, 0, 16}, {u"Balance"_s, Type::Number, Field::CreateOnly | queried},
            {u"OpenBalanceDate"_s, Type::Date, Field::CreateOnly}, {u"BalanceWithJobs"_s, Type::Number, readOnly},
            {u"PreferredDeliveryMethod"_s, Type::Text}, {u"SalesTermRef"_s, Type::Reference, 0, 0, "Term"},
            {u"PaymentMethodRef"_s, Type::Reference, 0, 0, "PaymentMethod"}, {u"CustomerTypeRef"_s, Type::Reference},
            {u"ARAccountRef"_s, Type::Reference, 0, 0, "Account"}, {u"CustomField"_s, Type::List}})};
}

EntityKind vendorKind()
{
    return {u"Vendor"_s, EntityKind::Family::NameList, EntityKind::Writes::Names, EntityKind::Sequence::Names,
        u"DisplayName"_s, true,
        nameFields({{u"Balance"_s, Type::Number, readOnly | queried}, {u"Vendor1099"_s, Type::Flag},
            {u"TaxIdentifier"_s, Type::Text, 0, 20}, {u"TermRef"_s, Type::Reference, 0, 0, "Term"},
            {u"BillRate"_s, Type::Number}, {u"APAccountRef"_s, Type::Reference, 0, 0, "Account"}})};
}

EntityKind employeeKind()
{
    return {u"Employee"_s, EntityKind::Family::NameList, EntityKind::Writes::Names, EntityKind::Sequence::Names,
        u"DisplayName"_s, true,
        nameFields({{u"PrimaryAddr"_s, Type::Address}, {u"BillableTime"_s, Type::Flag}, {u"BillRate"_s, Type::Number},
            {u"BirthDate"_s, Type::Date}, {u"HiredDate"_s, Type::Date}, {u"ReleasedDate"_s, Type::Date},
            {u"Gender"_s, Type::Text}, {u"SSN"_s, Type::Text, 0, 100}, {u"EmployeeNumber"_s, Type::Text, 0, 100},
            {u"Organization"_s, Type::Flag}})};
}

EntityKind listKind(const QString &name, bool inChangeData, std::vector<Field> fields,
    EntityKind::Writes writes = EntityKind::Writes::None)
{
    fields.insert(fields.begin(), {{u"Name"_s, Type::Text, named, 100}, {u"Active"_s, Type::Flag, filtered}});
    return {name, EntityKind::Family::NameList, writes, EntityKind::Sequence::Own, u"Name"_s, inChangeData,
        withCommonFields(std::move(fields))};
}

EntityKind accountKind()
{
    return listKind(u"Account"_s, true,
        {{u"FullyQualifiedName"_s, Type::Text, readOnly | queried}, {u"AccountType"_s, Type::Text, queried},
            {u"AccountSubType"_s, Type::Text, queried}, {u"Classification"_s, Type::Text, queried},
            {u"AcctNum"_s, Type::Text}, {u"Description"_s, Type::Text}, {u"SubAccount"_s, Type::Flag, readOnly},
            {u"ParentRef"_s, Type::Reference, 0, 0, "Account"}, {u"CurrentBalance"_s, Type::Number, readOnly},
            {u"CurrentBalanceWithSubAccounts"_s, Type::Number, readOnly},
            {u"CurrencyRef"_s, Type::Reference, Field::CreateOnly | filtered}},
        EntityKind::Writes::Lists);
}

EntityKind itemKind()
{
    return listKind(u"Item"_s, true,
        {{u"FullyQualifiedName"_s, Type::Text, readOnly | queried}, {u"Type"_s, Type::Text, queried},
            {u"Sku"_s, Type::Text, queried, 100}, {u"Description"_s, Type::Text, 0, 4000},
            {u"UnitPrice"_s, Type::Number}, {u"Taxable"_s, Type::Flag}, {u"SubItem"_s, Type::Flag},
            {u"ParentRef"_s, Type::Reference, 0, 0, "Item"}, {u"Level"_s, Type::Number, readOnly},
            {u"IncomeAccountRef"_s, Type::Reference, filtered, 0, "Account"},
            {u"ExpenseAccountRef"_s, Type::Reference, 0, 0, "Account"}, {u"PurchaseCost"_s, Type::Number},
            {u"AssetAccountRef"_s, Type::Reference, 0, 0, "Account"}, {u"TrackQtyOnHand"_s, Type::Flag},
            {u"QtyOnHand"_s, Type::Number}, {u"InvStartDate"_s, Type::Date}, {u"SalesTaxCodeRef"_s, Type::Reference},
            {u"SalesTaxIncluded"_s, Type::Flag}},
        EntityKind::Writes::Lists);
}

EntityKind paymentMethodKind()
{
    return listKind(u"PaymentMethod"_s, true, {{u"Type"_s, Type::Text}}, EntityKind::Writes::Lists);
}

EntityKind termKind()
{
    return listKind(u"Term"_s, true,
        {{u"Type"_s, Type::Text, readOnly}, {u"DueDays"_s, Type::Number}, {u"DiscountPercent"_s, Type::Number},
            {u"DiscountDays"_s, Type::Number}, {u"DayOfMonthDue"_s, Type::Number},
            {u"DueNextMonthDays"_s, Type::Number}});
}

EntityKind taxCodeKind()
{
    return listKind(u"TaxCode"_s, false,
        {{u"Description"_s, Type::Text}, {u"Hidden"_s, Type::Flag}, {u"Taxable"_s, Type::Flag},
            {u"TaxGroup"_s, Type::Flag}, {u"SalesTaxRateList"_s, Type::Object},
            {u"PurchaseTaxRateList"_s, Type::Object}, {u"TaxCodeConfigType"_s, Type::Text}});
}

EntityKind taxRateKind()
{
    return listKind(u"TaxRate"_s, false,
        {{u"RateValue"_s, Type::Number}, {u"AgencyRef"_s, Type::Reference}, {u"EffectiveTaxRate"_s, Type::List},
            {u"SpecialTaxType"_s, Type::Text}, {u"DisplayType"_s, Type::Text}, {u"Description"_s, Type::Text}});
}

EntityKind transactionKind(const QString &name, EntityKind::Writes writes, std::vector<Field> fields)
{
    const std::vector<Field> more{{u"DocNumber"_s, Type::Text, queried, 21}, {u"TxnDate"_s, Type::Date, queried},
        {u"CustomerRef"_s, Type::Reference, filtered, 0, "Customer"}, {u"CurrencyRef"_s, Type::Reference},
        {u"ExchangeRate"_s, Type::Number}, {u"PrivateNote"_s, Type::Text, 0, 4000}, {u"Line"_s, Type::List},
        {u"LinkedTxn"_s, Type::List}, {u"CustomField"_s, Type::List}, {u"TxnTaxDetail"_s, Type::Object},
        {u"DepartmentRef"_s, Type::Reference}, {u"ClassRef"_s, Type::Reference}, {u"TxnStatus"_s, Type::Text},
        {u"HomeTotalAmt"_s, Type::Number, readOnly}, {u"TxnSource"_s, Type::Text},
        {u"DepositToAccountRef"_s, Type::Reference, 0, 0, "Account"},
        {u"PaymentMethodRef"_s, Type::Reference, 0, 0, "PaymentMethod"}};
    fields.insert(fields.begin(), more.begin(), more.end());
    return {name, EntityKind::Family::Transaction, writes, EntityKind::Sequence::Transactions, {}, true,
        withCommonFields(std::move(fields))};
}

// What the sales forms have in common (quickbooks-online-api 7.7.1, 7.9).
std::vector<Field> salesFormFields(std::vector<Field> more)
{
    std::vector<Field> fields{{u"BillEmail"_s, Type::Email, 0, 100}, {u"BillEmailCc"_s, Type::Email, 0, 200},
        {u"BillEmailBcc"_s, Type::Email, 0, 200}, {u"EmailStatus"_s, Type::Text}, {u"PrintStatus"_s, Type::Text},
        {u"CustomerMemo"_s, Type::Object}, {u"BillAddr"_s, Type::Address}, {u"ShipAddr"_s, Type::Address},
        {u"ShipFromAddr"_s, Type::Address}, {u"ApplyTaxAfterDiscount"_s, Type::Flag},
        {u"GlobalTaxCalculation"_s, Type::Text}, {u"ShipMethodRef"_s, Type::Reference}, {u"ShipDate"_s, Type::Date},
        {u"TrackingNum"_s, Type::Text}, {u"ProjectRef"_s, Type::Reference}, {u"DeliveryInfo"_s, Type::Object, readOnly},
        {u"TotalAmt"_s, Type::Number, readOnly | queried}, {u"Balance"_s, Type::Number, readOnly | queried},
        {u"HomeBalance"_s, Type::Number, readOnly}, {u"FreeFormAddress"_s, Type::Flag}};
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
}

EntityKind invoiceKind()
{
    return transactionKind(u"Invoice"_s, EntityKind::Writes::SalesForms,
        salesFormFields({{u"DueDate"_s, Type::Date, queried}, {u"SalesTermRef"_s, Type::Reference, filtered, 0, "Term"},
            {u"AllowOnlineCreditCardPayment"_s, Type::Flag}, {u"AllowOnlineACHPayment"_s, Type::Flag},
            {u"AllowOnlinePayPalPayment"_s, Type::Flag}, {u"AllowOnlineAffirmPayment"_s, Type::Flag},
            {u"AllowIPNPayment"_s, Type::Flag}, {u"AllowOnlinePayment"_s, Type::Flag}, {u"Deposit"_s, Type::Number},
            {u"InvoiceLink"_s, Type::Text, readOnly}, {u"TaxExemptionRef"_s, Type::Reference},
            {u"PaymentRefNum"_s, Type::Text}}));
}

EntityKind estimateKind()
{
    return transactionKind(u"Estimate"_s, EntityKind::Writes::None,
        salesFormFields(
            {{u"ExpirationDate"_s, Type::Date}, {u"AcceptedBy"_s, Type::Text}, {u"AcceptedDate"_s, Type::Date}}));
}

EntityKind salesReceiptKind()
{
    return transactionKind(u"SalesReceipt"_s, EntityKind::Writes::SalesForms,
        salesFormFields({{u"PaymentRefNum"_s, Type::Text, 0, 21}, {u"PaymentType"_s, Type::Text},
            {u"CheckPayment"_s, Type::Object}, {u"CreditCardPayment"_s, Type::Object}}));
}

EntityKind refundReceiptKind()
{
    return transactionKind(u"RefundReceipt"_s, EntityKind::Writes::SalesForms,
        salesFormFields({{u"PaymentRefNum"_s, Type::Text, 0, 21}, {u"PaymentType"_s, Type::Text},
            {u"CheckPayment"_s, Type::Object}, {u"CreditCardPayment"_s, Type::Object}}));
}

EntityKind creditMemoKind()
{
    return transactionKind(u"CreditMemo"_s, EntityKind::Writes::SalesForms,
        salesFormFields({{u"RemainingCredit"_s, Type::Number, readOnly}}));
}

EntityKind paymentKind()
{
    return transactionKind(u"Payment"_s, EntityKind::Writes::Payments,
        {{u"TotalAmt"_s, Type::Number, queried}, {u"UnappliedAmt"_s, Type::Number, readOnly},
            {u"PaymentRefNum"_s, Type::Text, queried, 21}, {u"ProcessPayment"_s, Type::Flag},
            {u"CreditCardPayment"_s, Type::Object}, {u"ARAccountRef"_s, Type::Reference, 0, 0, "Account"}});
}

EntityKind depositKind()
{
    return transactionKind(u"Deposit"_s, EntityKind::Writes::None, {{u"TotalAmt"_s, Type::Number, readOnly | queried}});
}

using KindsByName = QHash<QString, std::shared_ptr<const EntityKind>>;

KindsByName allKinds()
{
    KindsByName kinds;
    for (EntityKind kind : {customerKind(), vendorKind(), employeeKind(), accountKind(), itemKind(),
             paymentMethodKind(), termKind(), taxCodeKind(), taxRateKind(), invoiceKind(), estimateKind(),
             salesReceiptKind(), refundReceiptKind(), creditMemoKind(), paymentKind(), depositKind()}) {
        const QString key = kind.name().toLower();
        kinds.insert(key, std::make_shared<const EntityKind>(std::move(kind)));
    }
    return kinds;
}

} // namespace

EntityKind::EntityKind(QString name, Family family, Writes writes, Sequence sequence, QString nameField,
    bool inChangeData, std::vector<Field> fields)
    : m_name(std::move(name))
    , m_family(family)
    , m_writes(writes)
    , m_sequence(sequence)
    , m_nameField(std::move(nameField))
    , m_inChangeData(inChangeData)
    , m_fields(std::move(fields))
{
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        m_byName.insert(m_fields[i].name, int(i));
    }
}

const Field *EntityKind::field(QStringView name) const
{
    const auto found = m_byName.constFind(name.toString());
    return found == m_byName.constEnd() ? nullptr : &m_fields[std::size_t(*found)];
}

QStringList EntityKind::propertyNames() const
{
    QStringList names;
    for (const Field &field : m_fields) {
        if (!field.name.contains(u'.')) {
            names.append(field.name);
        }
    }
    return names;
}

const EntityKind *EntityKind::find(QStringView name)
{
    static const KindsByName kinds = allKinds(); // constant tables, the same for every company
    const auto found = kinds.constFind(name.toString().toLower());
    return found == kinds.constEnd() ? nullptr : found->get();
}

const EntityKind &EntityKind::customer()
{
    static const EntityKind &kind = *find(u"customer");
    return kind;
}

const EntityKind &EntityKind::vendor()
{
    static const EntityKind &kind = *find(u"vendor");
    return kind;
}

const EntityKind &EntityKind::employee()
{
    static const EntityKind &kind = *find(u"employee");
    return kind;
}

const EntityKind &EntityKind::item()
{
    static const EntityKind &kind = *find(u"item");
    return kind;
}

const EntityKind &EntityKind::account()
{
    static const EntityKind &kind = *find(u"account");
    return kind;
}

const EntityKind &EntityKind::invoice()
{
    static const EntityKind &kind = *find(u"invoice");
    return kind;
}

const EntityKind &EntityKind::creditMemo()
{
    static const EntityKind &kind = *find(u"creditmemo");
    return kind;
}

const EntityKind &EntityKind::salesReceipt()
{
    static const EntityKind &kind = *find(u"salesreceipt");
    return kind;
}

const EntityKind &EntityKind::payment()
{
    static const EntityKind &kind = *find(u"payment");
    return kind;
}

} // namespace kontor::sandbox::quickbooks
