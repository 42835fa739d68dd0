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
    quickbooks/document_actions.cpp quickbooks/document_actions.h
    quickbooks/exact_number.cpp quickbooks/exact_number.h
    quickbooks/fault.cpp quickbooks/fault.h
    quickbooks/field_check.cpp quickbooks/field_check.h
    quickbooks/form_lines.cpp quickbooks/form_lines.h
    quickbooks/form_rules.cpp quickbooks/form_rules.h
    quickbooks/form_tax.cpp quickbooks/form_tax.h
    quickbooks/form_withdrawal.cpp quickbooks/form_withdrawal.h
    quickbooks/form_writing.cpp quickbooks/form_writing.h
    quickbooks/links.cpp quickbooks/links.h
    quickbooks/list_writing.cpp quickbooks/list_writing.h
    quickbooks/name_writing.cpp quickbooks/name_writing.h
    quickbooks/pacific_time.cpp quickbooks/pacific_time.h
    quickbooks/payment_writing.cpp quickbooks/payment_writing.h
    quickbooks/query.cpp quickbooks/query.h
    quickbooks/query_statement.cpp quickbooks/query_statement.h
    quickbooks/quickbooks_stand_in.cpp
    quickbooks/request_ids.cpp quickbooks/request_ids.h
    quickbooks/settlement_actions.cpp quickbooks/settlement_actions.h
    quickbooks/switches.cpp quickbooks/switches.h
    quickbooks/tax_engine.cpp quickbooks/tax_engine.h
    quickbooks/wire_format.cpp quickbooks/wire_format.h)
