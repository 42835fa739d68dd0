# The window itself: navigation, footer, strips.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND KONTOR_UI_SOURCES
    main_window.h main_window.cpp appearance.h appearance.cpp
    window_wiring.h window_wiring.cpp shell/state_words.h shell/state_words.cpp shell/nav_model.h shell/nav_model.cpp
    shell/nav_delegate.h shell/nav_delegate.cpp shell/two_line_button.h shell/two_line_button.cpp
    shell/profile_dialog.h shell/profile_dialog.cpp)
