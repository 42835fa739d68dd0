# What is installed, and the Debian package that CPack makes of it.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
include(GNUInstallDirs)

# The programs are declared in app/; one that is not there yet is not packaged.
foreach(program kontor kontorctl kontor-sandbox)
    if(TARGET ${program})
        install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
        target_link_options(${program} PRIVATE -Wl,-z,relro,-z,now)
    endif()
endforeach()

install(FILES installer/linux/kontor.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES resources/kontor.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES installer/linux/copyright README.md docs/guide.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/kontor)
install(FILES installer/redirect/index.html DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/kontor RENAME redirect.html)

# Debian wants changelog and manual pages compressed, without a time stamp in the file.
foreach(page changelog kontor.1)
    add_custom_command(OUTPUT ${page}.gz
        COMMAND gzip -9nc ${PROJECT_SOURCE_DIR}/installer/linux/${page} > ${page}.gz
        DEPENDS ${PROJECT_SOURCE_DIR}/installer/linux/${page} VERBATIM)
endforeach()
add_custom_target(kontor_pages ALL DEPENDS changelog.gz kontor.1.gz)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/kontor)
foreach(program kontor kontorctl kontor-sandbox)
    install(FILES ${CMAKE_CURRENT_BINARY_DIR}/kontor.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 RENAME ${program}.1.gz)
endforeach()

set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS ${CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS})
set(CPACK_GENERATOR DEB)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_NAME kontor)
set(CPACK_PACKAGE_CONTACT "The Kontor authors <authors@kontor.example>")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded while running, so no library dependency names them: Qt's SQLite and SVG plugins, the keychain, Qt's own German.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6svg6, libsecret-1-0, qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "gnome-keyring | org.freedesktop.secrets, xdg-utils, ca-certificates")
# CPack puts the project's description in front of this.
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Kontor runs on the owner's own computer, connects a HighLevel location with a\nQuickBooks company, brings customers across as contacts, books invoices and\npayments, and asks for reviews. Nothing is written twice, and what needs a\ndecision is listed with its cause.")
include(CPack)
