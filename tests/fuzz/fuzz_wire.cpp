// Feeds rubbish to what reads the services' replies, and plans what came out: every result is a value, never a crash.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/contact_import/plan.h"
#include "highlevel/api.h"
#include "highlevel/contact.h"
#include "quickbooks/api.h"
#include "quickbooks/customer.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace kontor;

namespace {

void planned(const quickbooks::Customer &customer, const std::vector<flows::contact_import::KnownContact> &known)
{
    flows::contact_import::Group group;
    group.members = {customer};
    group.unlinked = {customer.id};
    group.indexFresh = true;
    group.byEmail = known;
    const flows::contact_import::Decision decision = flows::contact_import::plan(
        group, {.tag = u"quickbooks"_s, .country = u"US"_s, .firstImport = true, .now = Instant{}});
    // Nobody falls through: something is written, linked, skipped or asked.
    if (decision.action.isEmpty()) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2) {
        return 0;
    }
    const QByteArray body(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    net::Reply reply{.status = 100 + data[0] * 2, .headers = {{"Content-Type", "application/json"}}, .body = body};
    (void)quickbooks::readReply({}, reply);
    (void)highlevel::readReply({}, reply);
    reply.status = 200;
    std::vector<flows::contact_import::KnownContact> known;
    if (const Result<QJsonObject> read = highlevel::readReply({}, reply)) {
        if (const Result<highlevel::Contact> contact = highlevel::contactFromJson(*read)) {
            known.push_back({contact->id, contact->fields});
        }
    }
    if (const Result<QJsonObject> read = quickbooks::readReply({}, reply)) {
        if (const Result<quickbooks::Customer> customer = quickbooks::customerFromJson(*read)) {
            if (quickbooks::customerFromStored(customer->id, quickbooks::toStored(*customer)) != *customer) {
                std::abort();
            }
            planned(*customer, {});
            planned(*customer, known);
        }
    }
    return 0;
}
