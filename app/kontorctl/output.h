// What kontorctl prints: text for people, one JSON document for programs.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "journal/journal.h"

#include <QJsonArray>
#include <QJsonObject>

namespace kontor::kontorctl {

/// To standard output, control and direction characters escaped, with a line end.
void printLine(const QString &text);
/// To standard error: title, cause and remedy of an error.
void printError(const Error &error);
void printJson(const QJsonObject &document);
void printJson(const QJsonArray &document);

QJsonObject errorToJson(const Error &error);
QJsonObject statusToJson(const engine::Snapshot &snapshot);
QJsonObject logToJson(const journal::LogEntry &entry);
QJsonObject attentionToJson(const engine::AttentionEntry &entry);
QJsonObject previewToJson(const engine::Preview &preview);

void printStatus(const engine::Snapshot &snapshot);
void printLog(const journal::LogEntry &entry);
void printAttention(const engine::AttentionEntry &entry);
void printPreview(const engine::Preview &preview);

/// One line that is drawn over itself, on a terminal only.
class ProgressBar
{
public:
    void draw(const engine::Snapshot &snapshot);
    void finish();

private:
    bool m_drawn = false;
};

} // namespace kontor::kontorctl
