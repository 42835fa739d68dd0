# The set-up.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND KONTOR_UI_SOURCES
    first_run/setup_model.h first_run/setup_model.cpp first_run/setup_rail_delegate.h first_run/setup_rail_delegate.cpp
    first_run/service_step.h first_run/service_step.cpp first_run/options_step.h first_run/options_step.cpp
    first_run/preview_step.h first_run/preview_step.cpp first_run/start_step.h first_run/start_step.cpp
    first_run/setup_page.h first_run/setup_page.cpp)
