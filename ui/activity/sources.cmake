# The live sync log.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND KONTOR_UI_SOURCES
    activity/result_look.h activity/result_look.cpp activity/amount_words.h activity/amount_words.cpp)
