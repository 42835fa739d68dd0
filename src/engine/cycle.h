// One pass of all flows: poll, plan, journal, apply.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/executor.h"
#include "engine/snapshot.h"
#include "flows/contact_import/contact_import.h"
#include "flows/contact_import/contact_operations.h"
#include "flows/invoice_mirror/invoice_mirror.h"
#include "flows/invoice_mirror/write_invoice.h"
#include "flows/review_requests/review_requests.h"
#include "flows/sales_receipts/sales_receipts.h"
#include "flows/sales_receipts/write_receipt.h"
#include "flows/shared/booking.h"
#include "flows/shared/item_creation.h"
#include "flows/shared/payer.h"
#include "highlevel/api.h"
#include "quickbooks/api.h"

namespace kontor::engine {

/// The services as they are connected now. Both are needed for a cycle.
struct Doors
{
    auth::Account *quickBooks = nullptr;
    auth::Account *highLevel = nullptr;
    quickbooks::Api quickBooksApi;
    highlevel::Api highLevelApi;
    QString country; ///< the company's
    QString timeZone; ///< IANA name of the location's
    QString locationName;
    QString language; ///< the owner's, where no setting names one
};

/// All kinds of writes that there are, by their names. `highLevel` and `quickBooks` must outlive it.
class OperationKinds
{
public:
    OperationKinds(const highlevel::Api &highLevel, const quickbooks::Api &quickBooks);
    OperationKinds(const OperationKinds &) = delete;
    OperationKinds &operator=(const OperationKinds &) = delete;
    const Executor::Kinds &byName() const { return m_byName; }

private:
    flows::contact_import::CreateContact m_createContact;
    flows::contact_import::UpdateContact m_updateContact;
    flows::CreateCustomer m_createCustomer;
    flows::CreateItem m_createItem;
    flows::CreatePaymentMethod m_createPaymentMethod;
    flows::invoice_mirror::WriteInvoice m_writeInvoice;
    flows::sales_receipts::WriteReceipt m_writeReceipt;
    flows::review_requests::SendReview m_sendReview;
    Executor::Kinds m_byName;
};

/// Engine thread, or a simulation's only one. Throws JournalBroken.
class Cycle
{
public:
    struct Parts
    {
        journal::Journal &journal;
        net::Transport &transport;
        Clock &clock;
        std::mt19937_64 &random;
        const KnownSecrets &secrets;
    };

    Cycle(Parts parts, const Doors &doors);

    /// Poll and plan. Faults of a service are noted, never thrown; what can go on goes on.
    void readAndPlan(
        const std::function<bool()> &interrupted, const std::function<void()> &progressed, std::stop_token stop);
    /// Applies until `until`; the result tells of the whole cycle.
    CycleResult apply(Instant until, const std::function<bool()> &interrupted, const std::function<void()> &progressed,
        std::stop_token stop);

    /// All there is to do, as a single sync wants it: both of the above, again and again while that gets on.
    CycleResult whole(const std::function<void()> &progressed, std::stop_token stop);

    const std::map<Service, Error> &ended() const { return m_ended; }
    const std::map<Service, Error> &trouble() const { return m_trouble; }

    /// What readAndPlan would do with `journal` (a copy: it is changed), as counts and rows.
    static Result<Preview> preview(Parts parts, const Doors &doors, std::stop_token stop);

private:
    bool note(Service service, const flows::FeedStep &step);
    flows::contact_import::Rules rules() const;
    using GoesOn = std::function<bool()>;
    bool on(const QString &flow);
    flows::Call callOf(auth::Account &account);
    bool readCustomers(const GoesOn &goesOn, const std::function<void()> &progressed, std::stop_token stop);
    bool readSales(const GoesOn &goesOn, const std::function<void()> &progressed, std::stop_token stop);
    bool planSales(std::stop_token stop);
    bool readAndPlanReviews(const GoesOn &goesOn, const std::function<void()> &progressed, std::stop_token stop);
    bool followDeliveries(const GoesOn &goesOn, std::stop_token stop);
    bool readAndPlanContacts(const GoesOn &goesOn, const std::function<void()> &progressed, std::stop_token stop);
    void finishImport();

    Parts m_parts;
    Doors m_doors;
    OperationKinds m_kinds;
    std::map<Service, Error> m_ended;
    std::map<Service, Error> m_trouble;
    std::function<void(const flows::contact_import::Planned &)> m_report; // previews only
    std::function<void(const flows::invoice_mirror::PlannedInvoice &)> m_reportInvoice;
    std::function<void(const flows::sales_receipts::PlannedReceipt &)> m_reportReceipt;
    std::function<void(const flows::review_requests::PlannedReview &)> m_reportReview;
    bool m_read = false;
    bool m_plansAreLeft = false; // of customers, after some seconds
    int m_salesPlanned = 0;
    qint64 m_settled = 0;
};

/// The records that an operation was planned from, and that are planned anew for it; empty: it is repeated as it
/// stands.
std::vector<flows::RecordName> reasonsOf(const journal::Operation &operation);

/// What the owner does with an entry in attention; the next cycle sees to it. False when there is no such entry. What a
/// service refused, or no plan could be made of, is planned anew by what is known then; anything else is tried again as
/// it stands.
bool retryOperation(journal::Journal &journal, qint64 id, Instant now);
bool dismissOperation(journal::Journal &journal, qint64 id, const QString &reason, Instant now);
bool restoreOperation(journal::Journal &journal, qint64 id, Instant now);
/// Stores a setting that has been checked; what waited for just this one is planned anew by itself.
void changeSetting(journal::Journal &journal, const QString &key, const QString &value, Instant now);

} // namespace kontor::engine
