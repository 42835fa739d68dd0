// How the accounting service writes its answers: JSON, or XML when nobody accepted JSON.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/wire_format.h"

#include "sandbox/quickbooks/pacific_time.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

bool isXmlAttribute(const QString &key) { return key == u"domain" || key == u"sparse" || key == u"status"; }

void writeElement(QXmlStreamWriter &writer, const QString &name, const QJsonValue &value);

void writeMembers(QXmlStreamWriter &writer, const QJsonObject &object)
{
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        if (isXmlAttribute(entry.key()) && !entry.value().isObject()) {
            writer.writeAttribute(entry.key(), entry.value().toVariant().toString());
        }
    }
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        if (!isXmlAttribute(entry.key()) || entry.value().isObject()) {
            writeElement(writer, entry.key(), entry.value());
        }
    }
}

void writeElement(QXmlStreamWriter &writer, const QString &name, const QJsonValue &value)
{
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (const auto item : items) {
            writeElement(writer, name, item);
        }
        return;
    }
    writer.writeStartElement(name);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        // A reference is its id with the name as an attribute.
        if (name.endsWith(u"Ref") && object.contains(u"value")) {
            if (object.contains(u"name")) {
                writer.writeAttribute(u"name"_s, object.value(u"name").toString());
            }
            writer.writeCharacters(object.value(u"value").toString());
        } else {
            writeMembers(writer, object);
        }
    } else {
        writer.writeCharacters(value.toVariant().toString());
    }
    writer.writeEndElement();
}

QByteArray asXml(const QJsonObject &body)
{
    QByteArray bytes;
    QXmlStreamWriter writer(&bytes);
    writer.writeStartDocument(u"1.0"_s, true);
    writer.writeStartElement(u"IntuitResponse"_s);
    writer.writeDefaultNamespace(u"http://schema.intuit.com/finance/v3"_s);
    writer.writeAttribute(u"time"_s, body.value(u"time").toString());
    QJsonObject rest = body;
    rest.remove(u"time"_s);
    writeMembers(writer, rest);
    writer.writeEndDocument();
    return bytes;
}

} // namespace

net::Reply successReply(QJsonObject body, Form form, Instant now)
{
    body.insert(u"time"_s, pacificMilliseconds(now));
    if (form == Form::Xml) {
        return {200, {{"Content-Type"_ba, "application/xml;charset=utf-8"_ba}}, asXml(body)};
    }
    return {200, {{"Content-Type"_ba, "application/json;charset=utf-8"_ba}},
        QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

net::Reply faultReply(const Fault &fault, int status, Form form, Instant now)
{
    const QJsonObject body{{u"Fault"_s, faultObject(fault)}, {u"time"_s, pacificMilliseconds(now)}};
    if (form == Form::Xml) {
        return {status, {{"Content-Type"_ba, "application/xml"_ba}}, asXml(body)};
    }
    return {status, {{"Content-Type"_ba, "application/json"_ba}}, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

net::Reply gatewayReply(const Fault &fault, Form form, Instant now)
{
    if (form == Form::Xml) {
        return {fault.status, {{"Content-Type"_ba, "application/xml"_ba}}, gatewayXml(fault, now)};
    }
    return {fault.status, {{"Content-Type"_ba, "application/json"_ba}},
        QJsonDocument(gatewayBody(fault, now)).toJson(QJsonDocument::Compact)};
}

} // namespace kontor::sandbox::quickbooks
