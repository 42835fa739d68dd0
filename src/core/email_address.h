// E-mail addresses as both services keep them: one field, sometimes several addresses.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace kontor {

/// The addresses in a field, in their order: split at commas, semicolons, brackets, quotes and white space, without
/// what is no address, invisible characters and repetitions (case ignored). The spelling is kept. QuickBooks lets an
/// owner type several into one field.
QStringList emailAddresses(QStringView field);

/// The form in which two addresses are compared: trimmed, lower case.
QString comparableEmail(QStringView address);

} // namespace kontor
