# Validates what tests write out against HighLevel's OpenAPI files (KONTOR_CONTRACTS_DIR; skipped without it).
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(exchanges ${PROJECT_BINARY_DIR}/exchanges/sandbox)
target_compile_definitions(tst_sandbox_highlevel_contracts PRIVATE KONTOR_EXCHANGES_DIR="${exchanges}")
set_tests_properties(sandbox/highlevel_contracts PROPERTIES FIXTURES_SETUP highlevel_exchanges)

add_test(NAME sandbox/highlevel_contracts_hold COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/tests/sandbox/validate_contracts.py
    ${exchanges}/contacts ${exchanges}/locations ${exchanges}/oauth ${exchanges}/invoices ${exchanges}/payments
    ${exchanges}/conversations)
set_tests_properties(sandbox/highlevel_contracts_hold PROPERTIES
    FIXTURES_REQUIRED highlevel_exchanges SKIP_RETURN_CODE 77 TIMEOUT 120)
