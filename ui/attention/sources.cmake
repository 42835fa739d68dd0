# What needs the owner.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND KONTOR_UI_SOURCES
    attention/attention_detail.h attention/attention_detail.cpp attention/attention_model.h attention/attention_model.cpp
    attention/attention_page.h attention/attention_page.cpp attention/attention_view.h attention/attention_view.cpp
    attention/diff_model.h attention/diff_model.cpp attention/diff_view.h attention/diff_view.cpp
    attention/dismiss_dialog.h attention/dismiss_dialog.cpp attention/do_not_book_dialog.h attention/do_not_book_dialog.cpp attention/field_words.h attention/field_words.cpp
    attention/keep_total_dialog.h attention/keep_total_dialog.cpp attention/retry_watch.h attention/retry_watch.cpp
    attention/technical_details.h attention/technical_details.cpp)
