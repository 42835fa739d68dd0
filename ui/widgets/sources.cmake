# Parts that all pages are made of.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND KONTOR_UI_SOURCES
    widgets/roles.h widgets/roles.cpp widgets/metrics.h widgets/metrics.cpp widgets/icon_loader.h widgets/icon_loader.cpp
    widgets/text_label.h widgets/text_label.cpp widgets/state_label.h widgets/state_label.cpp widgets/card.h widgets/card.cpp
    widgets/accessible_roles.h widgets/accessible_roles.cpp widgets/flow_layout.h widgets/flow_layout.cpp
    widgets/message_strip.h widgets/message_strip.cpp widgets/buttons.h widgets/buttons.cpp
    widgets/empty_state.h widgets/empty_state.cpp widgets/two_line_delegate.h widgets/two_line_delegate.cpp
    widgets/time_words.h widgets/time_words.cpp widgets/list_view.h widgets/list_view.cpp
    widgets/header_view.h widgets/header_view.cpp)
