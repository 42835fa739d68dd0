# What needs the owner.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND KONTOR_UI_SOURCES
    attention/attention_model.h attention/attention_model.cpp attention/attention_page.h attention/attention_page.cpp
    attention/dismiss_dialog.h attention/dismiss_dialog.cpp)
