// A yardstick for speed: posts contacts as fast as a bare QNetworkAccessManager loop can, and does nothing else.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

/// Reads {"api", "token", "location", "contacts", "inFlight"} and prints {"seconds", "refused"}.
class BareLoop : public QObject
{
public:
    explicit BareLoop(const QJsonObject &task)
        : m_address(task.value(u"api"_s).toString() + u"/contacts/"_s)
        , m_token(task.value(u"token"_s).toString().toUtf8())
        , m_location(task.value(u"location"_s).toString())
        , m_contacts(task.value(u"contacts"_s).toInt())
        , m_inFlight(task.value(u"inFlight"_s).toInt(6))
    { }

    void start()
    {
        m_clock.start();
        for (int i = 0; i < m_inFlight; ++i) {
            post();
        }
    }

private:
    void post()
    {
        if (m_sent == m_contacts) {
            return;
        }
        const QString number = QString::number(++m_sent);
        const QJsonObject contact{{u"locationId"_s, m_location}, {u"firstName"_s, u"Bare"_s}, {u"lastName"_s, number},
            {u"email"_s, QString(u"bare"_s + number + u"@loop.example"_s)}, {u"source"_s, u"QuickBooks"_s},
            {u"address1"_s, QString(number + u" High Street"_s)}, {u"city"_s, u"Bayshore"_s}, {u"country"_s, u"US"_s},
            {u"tags"_s, QJsonArray{u"quickbooks"_s}}};
        QNetworkRequest request{QUrl(m_address)};
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        request.setRawHeader("Authorization", "Bearer " + m_token);
        request.setRawHeader("Version", "2021-07-28");
        request.setRawHeader("Accept", "application/json");
        QNetworkReply *reply = m_network.post(request, QJsonDocument(contact).toJson(QJsonDocument::Compact));
        connect(reply, &QNetworkReply::finished, this, [this, reply] { settled(reply); });
    }

    void settled(QNetworkReply *reply)
    {
        const QJsonObject body = QJsonDocument::fromJson(reply->readAll()).object();
        m_refused += body.value(u"contact"_s).toObject().value(u"id"_s).toString().isEmpty() ? 1 : 0;
        reply->deleteLater();
        if (++m_done == m_contacts) {
            std::printf("{\"seconds\": %.3f, \"refused\": %d}\n", double(m_clock.elapsed()) / 1000, m_refused);
            QCoreApplication::quit();
        } else {
            post();
        }
    }

    QNetworkAccessManager m_network;
    QElapsedTimer m_clock;
    QString m_address;
    QByteArray m_token;
    QString m_location;
    int m_contacts;
    int m_inFlight;
    int m_sent = 0;
    int m_done = 0;
    int m_refused = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        return 1;
    }
    const QJsonObject task = QJsonDocument::fromJson(input.readAll()).object();
    if (task.value(u"contacts"_s).toInt() <= 0) {
        std::fputs("bare loop: no task on standard input\n", stderr);
        return 2;
    }
    BareLoop loop(task);
    loop.start();
    return application.exec();
}
