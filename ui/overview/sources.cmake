# The overview with the import card.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND KONTOR_UI_SOURCES
    overview/state_header.h overview/state_header.cpp overview/connection_summary.h overview/connection_summary.cpp
    overview/flow_model.h overview/flow_model.cpp overview/just_now_model.h overview/just_now_model.cpp
    overview/latest_model.h overview/latest_model.cpp overview/import_card.h overview/import_card.cpp
    overview/overview_page.h overview/overview_page.cpp)
