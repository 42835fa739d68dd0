# What the stand-in of HighLevel is made of; src/sandbox/CMakeLists.txt includes this.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(KONTOR_SANDBOX_HIGHLEVEL_SOURCES
    highlevel/access.cpp highlevel/access.h
    highlevel/actions.cpp highlevel/actions.h
    highlevel/action_entry.cpp highlevel/action_entry.h
    highlevel/agenda.h
    highlevel/amounts.cpp highlevel/amounts.h
    highlevel/answer.cpp highlevel/answer.h
    highlevel/body_rules.cpp highlevel/body_rules.h
    highlevel/call.cpp highlevel/call.h
    highlevel/consent_page.cpp highlevel/consent_page.h
    highlevel/contact_calls.cpp highlevel/contact_calls.h
    highlevel/contact_fields.cpp highlevel/contact_fields.h
    highlevel/contact_search_calls.cpp
    highlevel/contact_store.cpp highlevel/contact_store.h
    highlevel/conversation_actions.cpp
    highlevel/conversation_calls.cpp highlevel/conversation_calls.h
    highlevel/conversation_search_calls.cpp
    highlevel/conversation_sending.cpp highlevel/conversation_sending.h
    highlevel/conversation_store.cpp highlevel/conversation_store.h
    highlevel/gate.cpp highlevel/gate.h
    highlevel/generator.h
    highlevel/highlevel_stand_in.cpp
    highlevel/invoice.cpp highlevel/invoice.h
    highlevel/invoice_actions.cpp
    highlevel/invoice_calls.cpp highlevel/invoice_calls.h
    highlevel/invoice_changes.cpp highlevel/invoice_changes.h
    highlevel/invoice_totals.cpp highlevel/invoice_totals.h
    highlevel/limits.cpp highlevel/limits.h
    highlevel/list_query.cpp highlevel/list_query.h
    highlevel/location_calls.cpp highlevel/location_calls.h
    highlevel/oauth_calls.cpp highlevel/oauth_calls.h
    highlevel/payment_actions.cpp
    highlevel/payment_calls.cpp highlevel/payment_calls.h
    highlevel/payment_records.cpp highlevel/payment_records.h
    highlevel/recurrence.cpp highlevel/recurrence.h
    highlevel/search_index.cpp highlevel/search_index.h
    highlevel/search_query.cpp highlevel/search_query.h
    highlevel/state.h
    highlevel/switches.cpp highlevel/switches.h)
