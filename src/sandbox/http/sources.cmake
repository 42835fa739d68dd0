# The skin over the stand-ins: socket, faults, control API, pages, sample company.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(KONTOR_SANDBOX_HTTP_SOURCES
    http/offset_clock.h http/fault_plan.h http/fault_plan.cpp http/request_log.h http/control.h http/control.cpp http/skin.h http/skin.cpp
    pages/pages.h pages/pages.cpp pages/documents.h pages/documents.cpp pages/messages.h pages/messages.cpp pages/people.h pages/people.cpp pages/resources.h pages/resources.cpp
    sample/sample_company.h sample/sample_company.cpp sample/generated_customers.cpp
    ${PROJECT_SOURCE_DIR}/resources/sandbox/sandbox.qrc)
