// The calls under /locations (highlevel-api 7).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/location_calls.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

QString wordsJoined(const QString &name)
{
    static const QRegularExpression other(u"[^a-z0-9]+"_s);
    QString joined = name.toLower();
    joined.replace(other, u"_"_s);
    return joined;
}

Answer getLocation(State &state, const Call &call)
{
    return answered({{u"location"_s, locationObject(*call.location, state)}});
}

Answer listCustomValues(State &, const Call &call)
{
    return answered({{u"customValues"_s, call.location->customValues}});
}

Answer listCustomFields(State &, const Call &call)
{
    const QString model = call.query.value(u"model"_s, u"contact"_s);
    if (model != u"contact" && model != u"opportunity" && model != u"all") {
        return invalid({u"model must be one of the following values: contact, opportunity, all"_s});
    }
    QJsonArray fields;
    for (const QJsonValue &field : call.location->customFields) {
        if (model == u"all" || field["model"_L1].toString() == model) {
            fields.append(field);
        }
    }
    return answered({{u"customFields"_s, fields}});
}

Answer createCustomField(State &state, const Call &call)
{
    QJsonObject field = customField(
        state, *call.location, call.body.value("name"_L1).toString(), call.body.value("dataType"_L1).toString());
    if (const QString model = call.body.value("model"_L1).toString(); !model.isEmpty()) {
        field.insert("model"_L1, model);
        field.insert("fieldKey"_L1, QString(model + field.value("fieldKey"_L1).toString().mid(u"contact"_s.size())));
    }
    for (const QJsonValue &known : call.location->customFields) {
        if (known["fieldKey"_L1] == field.value("fieldKey"_L1)) {
            return refusal(400, u"A custom field with this name exists already"_s);
        }
    }
    call.location->customFields.append(field);
    return answered({{u"customField"_s, field}}, 201);
}

Answer listTags(State &, const Call &call)
{
    QJsonArray tags;
    for (auto it = call.location->tags.constBegin(); it != call.location->tags.constEnd(); ++it) {
        tags.append(
            QJsonObject{{u"id"_s, it.value()}, {u"name"_s, it.key()}, {u"locationId"_s, call.location->about.id}});
    }
    return answered({{u"tags"_s, tags}});
}

using Type = FieldRule::Type;

constexpr std::array customFieldRules{
    FieldRule{"name"_L1, Type::Text, true},
    FieldRule{"dataType"_L1, Type::Text, true},
    FieldRule{"placeholder"_L1, Type::Text},
    FieldRule{"acceptedFormat"_L1, Type::TextList},
    FieldRule{"isMultipleFile"_L1, Type::Flag},
    FieldRule{"maxNumberOfFiles"_L1, Type::Number},
    FieldRule{"textBoxListOptions"_L1, Type::List},
    FieldRule{"position"_L1, Type::Number},
    FieldRule{"model"_L1, Type::Text},
};

using Place = Route::Place;

constexpr std::array locationRouteTable{
    Route{.method = "GET"_L1,
        .pattern = "/locations/:"_L1,
        .scope = "locations.readonly"_L1,
        .needs = Route::Needs::LocationOrCompanyToken,
        .place = Place::Path,
        .carryOut = getLocation},
    Route{.method = "GET"_L1,
        .pattern = "/locations/:/customValues"_L1,
        .scope = "locations/customValues.readonly"_L1,
        .place = Place::Path,
        .carryOut = listCustomValues},
    Route{.method = "GET"_L1,
        .pattern = "/locations/:/customFields"_L1,
        .scope = "locations/customFields.readonly"_L1,
        .place = Place::Path,
        .carryOut = listCustomFields},
    Route{.method = "POST"_L1,
        .pattern = "/locations/:/customFields"_L1,
        .scope = "locations/customFields.write"_L1,
        .place = Place::Path,
        .bodyForm = Route::Body::Json,
        .rules = customFieldRules,
        .carryOut = createCustomField},
    Route{.method = "GET"_L1,
        .pattern = "/locations/:/tags"_L1,
        .scope = "locations/tags.readonly"_L1,
        .place = Place::Path,
        .carryOut = listTags},
};

} // namespace

std::span<const Route> locationRoutes() { return locationRouteTable; }

QJsonObject locationObject(const LocationRecord &location, const State &state)
{
    const HighLevelStandIn::Location &about = location.about;
    QJsonObject social;
    if (!location.googlePlacesId.isEmpty()) {
        social.insert("googlePlacesId"_L1, location.googlePlacesId);
    }
    QJsonObject business{{u"name"_s, about.name}, {u"country"_s, about.country}};
    // There is no currency (highlevel-api 7).
    QJsonObject shown{{u"id"_s, about.id}, {u"companyId"_s, state.companyId}, {u"name"_s, about.name},
        {u"country"_s, about.country}, {u"social"_s, social},
        {u"settings"_s,
            QJsonObject{{u"allowDuplicateContact"_s, location.allowDuplicates}, {u"allowDuplicateOpportunity"_s, false},
                {u"allowFacebookNameMerge"_s, false}, {u"disableContactTimezone"_s, false}}},
        {u"reseller"_s, QJsonObject()}, {u"dateAdded"_s, u"2024-01-15T10:00:00.000Z"_s}};
    if (!about.timezone.isEmpty()) {
        shown.insert("timezone"_L1, about.timezone);
        business.insert("timezone"_L1, about.timezone);
    }
    shown.insert("business"_L1, business);
    return shown;
}

QJsonObject customValue(State &state, const LocationRecord &location, const QString &name, const QString &value)
{
    return {{u"id"_s, state.generator.shortId()}, {u"name"_s, name},
        {u"fieldKey"_s, u"{{ custom_values.%1 }}"_s.arg(wordsJoined(name))}, {u"value"_s, value},
        {u"locationId"_s, location.about.id}};
}

QJsonObject customField(State &state, const LocationRecord &location, const QString &name, const QString &dataType)
{
    return {{u"id"_s, state.generator.shortId()}, {u"name"_s, name},
        {u"fieldKey"_s, QString(u"contact."_s + wordsJoined(name))}, {u"dataType"_s, dataType},
        {u"position"_s, location.customFields.size() * 50}, {u"model"_s, u"contact"_s},
        {u"locationId"_s, location.about.id}};
}

} // namespace kontor::sandbox::highlevel
