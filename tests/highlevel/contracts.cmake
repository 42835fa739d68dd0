# Validates the requests that Kontor makes against HighLevel's OpenAPI files (KONTOR_CONTRACTS_DIR; skipped without it).
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
kontor_test(highlevel/tst_contracts Kontor::flows)
set(client_exchanges ${PROJECT_BINARY_DIR}/exchanges/client)
target_compile_definitions(tst_highlevel_contracts PRIVATE KONTOR_EXCHANGES_DIR="${client_exchanges}")
set_tests_properties(highlevel/contracts PROPERTIES FIXTURES_SETUP highlevel_client_exchanges)

add_test(NAME highlevel/contracts_hold
    COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/tests/sandbox/validate_contracts.py ${client_exchanges})
set_tests_properties(highlevel/contracts_hold PROPERTIES
    FIXTURES_REQUIRED highlevel_client_exchanges SKIP_RETURN_CODE 77 TIMEOUT 120)
