// When QuickBooks takes nothing from the whole company: its subscription is over. One entry, and an hour of rest.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/company_rest.h"

#include "core/service.h"
#include "flows/shared/note.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::engine {

namespace {

const QString companySubject = u"company"_s;
constexpr auto rest = 1h; // as the dictionary says

std::vector<journal::Operation> waitingOf(journal::Journal &journal)
{
    std::vector<journal::Operation> waiting;
    for (const QString &flow : {u"contacts"_s, u"invoices"_s, u"receipts"_s, u"reviews"_s}) {
        for (journal::Operation &operation : journal.underWay(flow)) {
            if (operation.state == journal::OperationState::Waiting) {
                waiting.push_back(std::move(operation));
            }
        }
    }
    return waiting;
}

} // namespace

bool isOfTheCompany(const Error &error) { return error.key == u"qb.6190"; }

Instant restCompany(journal::Journal &journal, Service service, const QString &flow, Error problem, Instant now)
{
    const Instant until = now + rest;
    for (journal::Operation &operation : waitingOf(journal)) {
        if (operation.service == service) {
            operation.due = std::max(operation.due, until);
            operation.problem = problem;
            journal.putOperation(operation);
        }
    }
    const QString company = journal.state(u"company"_s)[u"info"][u"CompanyName"].toString();
    problem.parameters.insert(u"company"_s, company);
    flows::raiseNote(journal,
        {.flow = flow,
            .direction = u"hl>qb"_s,
            .subject = companySubject,
            .about = {.document = u"company"_s, .name = company},
            .problem = problem,
            .logKey = u"attention"_s},
        now);
    return until;
}

std::optional<Service> restingService(journal::Journal &journal)
{
    const std::vector<journal::Operation> notes = journal.openOperations(companySubject);
    return notes.empty() ? std::nullopt : std::optional(notes.front().service);
}

void wakeCompany(journal::Journal &journal, Instant now)
{
    flows::takeNoteBack(journal, companySubject);
    for (journal::Operation &operation : waitingOf(journal)) {
        if (operation.problem && isOfTheCompany(*operation.problem)) {
            operation.due = now;
            operation.problem.reset();
            journal.putOperation(operation);
        }
    }
}

} // namespace kontor::engine
