# Settings, and the parts that connect a service.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND KONTOR_UI_SOURCES
    settings/thin_progress_bar.h settings/thin_progress_bar.cpp settings/error_words.h settings/error_words.cpp
    settings/country_words.h settings/country_words.cpp settings/connect_panel.h settings/connect_panel.cpp settings/connect_form.h settings/connect_form.cpp
    settings/token_dialog.h settings/token_dialog.cpp settings/disconnect_dialog.h settings/disconnect_dialog.cpp
    settings/integration_card.h settings/integration_card.cpp settings/integrations_page.h settings/integrations_page.cpp
    settings/page_frame.h settings/page_frame.cpp settings/settings_page.h settings/settings_page.cpp
    settings/contacts_page.h settings/contacts_page.cpp settings/invoices_page.h settings/invoices_page.cpp
    settings/receipts_page.h settings/receipts_page.cpp settings/reviews_page.h settings/reviews_page.cpp
    settings/review_text_editor.h settings/review_text_editor.cpp settings/review_preview.h settings/review_preview.cpp
    settings/delay_field.h settings/delay_field.cpp settings/sms_length.h settings/sms_length.cpp
    settings/accounts_page.h settings/accounts_page.cpp settings/mapping_model.h settings/mapping_model.cpp
    settings/search_combo.h settings/search_combo.cpp
    settings/general_page.h settings/general_page.cpp settings/minutes_box.h settings/minutes_box.cpp)
