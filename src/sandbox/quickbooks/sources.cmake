# The sources of the QuickBooks stand-in, as paths inside src/sandbox.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(KONTOR_SANDBOX_QUICKBOOKS_SOURCES
    quickbooks/accounting_service.cpp quickbooks/accounting_service.h
    quickbooks/actions.cpp quickbooks/actions.h
    quickbooks/authorization.cpp quickbooks/authorization.h
    quickbooks/books.cpp quickbooks/books.h
    quickbooks/call_limits.cpp quickbooks/call_limits.h
    quickbooks/change_data.cpp quickbooks/change_data.h
    quickbooks/consent_page.cpp quickbooks/consent_page.h
    quickbooks/country_profile.cpp quickbooks/country_profile.h
    quickbooks/entity_kind.cpp quickbooks/entity_kind.h
    quickbooks/entity_store.cpp quickbooks/entity_store.h
    quickbooks/fault.cpp quickbooks/fault.h
    quickbooks/field_check.cpp quickbooks/field_check.h
    quickbooks/name_writing.cpp quickbooks/name_writing.h
    quickbooks/pacific_time.cpp quickbooks/pacific_time.h
    quickbooks/query.cpp quickbooks/query.h
    quickbooks/query_statement.cpp quickbooks/query_statement.h
    quickbooks/quickbooks_stand_in.cpp
    quickbooks/request_ids.cpp quickbooks/request_ids.h
    quickbooks/switches.cpp quickbooks/switches.h
    quickbooks/wire_format.cpp quickbooks/wire_format.h)
