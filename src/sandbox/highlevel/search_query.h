// The filters and the order of a contact search (highlevel-api 3.3).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/answer.h"
#include "sandbox/highlevel/search_index.h"

#include <QJsonArray>

#include <tl/expected.hpp>

namespace kontor::sandbox::highlevel {

struct SearchFilter
{
    enum class Kind { All, Any, Leaf };
    enum class Operator { Eq, NotEq, Contains, NotContains, Exists, NotExists, Range };

    Kind kind = Kind::All;
    std::vector<SearchFilter> parts;
    QString field;
    Operator does = Operator::Eq;
    QJsonValue value;

    bool matches(const Contact &contact) const;
    /// The only contacts that can match, when an id, an e-mail address or a phone number says so; nothing: all have to
    /// be read.
    std::optional<std::vector<const Contact *>> candidates(const SearchIndex &index) const;
};

struct SearchOrder
{
    struct Step
    {
        QString field;
        bool descending = false;
    };
    std::vector<Step> steps; ///< one or two

    SearchIndex::Row row(const Contact &contact) const;
    bool before(const SearchIndex::Row &a, const SearchIndex::Row &b) const;
    /// What a contact carries so that the next page can start after it.
    QJsonArray cursor(const SearchIndex::Row &row) const;
    /// The first row after a cursor; nothing when the cursor does not fit the order.
    std::optional<std::size_t> rowAfter(const std::vector<SearchIndex::Row> &rows, const QJsonArray &cursor) const;
};

tl::expected<SearchFilter, Answer> searchFilter(const QJsonArray &filters);
/// Without a sort: newest first.
tl::expected<SearchOrder, Answer> searchOrder(const QJsonArray &sort);
/// Free text in names, e-mail address, phone number and company.
bool matchesFreeText(const Contact &contact, const QString &lowered);

} // namespace kontor::sandbox::highlevel
