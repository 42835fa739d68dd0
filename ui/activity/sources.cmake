# The live sync log.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND KONTOR_UI_SOURCES
    activity/result_look.h activity/result_look.cpp activity/amount_words.h activity/amount_words.cpp
    activity/log_source.h activity/journal_log_source.h activity/journal_log_source.cpp
    activity/log_model.h activity/log_model.cpp activity/log_detail.h activity/log_detail.cpp
    activity/log_export.h activity/log_export.cpp activity/export_dialog.h activity/export_dialog.cpp
    activity/activity_page.h activity/activity_page.cpp)
