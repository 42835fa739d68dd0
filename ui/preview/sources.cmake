# The preview, on its page and in the set-up.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND KONTOR_UI_SOURCES
    preview/preview_model.h preview/preview_model.cpp preview/preview_filter.h preview/preview_filter.cpp
    preview/preview_counts_model.h preview/preview_counts_model.cpp preview/preview_view.h preview/preview_view.cpp
    preview/preview_page.h preview/preview_page.cpp)
