# Declares a module with its floor, and refuses a dependency that does not look down.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later

add_library(kontor_options INTERFACE)
target_compile_options(kontor_options INTERFACE -Wall -Wextra -Wpedantic -Werror -Wnon-virtual-dtor -Woverloaded-virtual
    -Wno-missing-field-initializers) # designated initialisers name what differs from the defaults
target_compile_definitions(kontor_options INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_FORCE_ASSERTS)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # In a unity build a source file looks like a header to this warning.
    # GCC 12 sees uninitialised strings in what QStringBuilder is inlined to.
    target_compile_options(kontor_options INTERFACE -Wno-subobject-linkage -Wno-maybe-uninitialized)
else() # clang, for the sanitizers: the library of GCC 12 uses what it marks as deprecated itself, in its stable sorts
    target_compile_options(kontor_options INTERFACE -Wno-deprecated-declarations)
endif()

# kontor_module(net FLOOR 1 SOURCES a.h a.cpp PUBLIC Kontor::core Qt6::Network PRIVATE Boost::headers)
function(kontor_module name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "FLOOR" "SOURCES;PUBLIC;PRIVATE")
    add_library(kontor_${name} STATIC ${arg_SOURCES})
    add_library(Kontor::${name} ALIAS kontor_${name})
    target_include_directories(kontor_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR})
    target_link_libraries(kontor_${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE} kontor_options)
    target_compile_features(kontor_${name} PUBLIC cxx_std_20)
    set_target_properties(kontor_${name} PROPERTIES KONTOR_FLOOR ${arg_FLOOR})
    foreach(dep IN LISTS arg_PUBLIC arg_PRIVATE)
        if(dep MATCHES "^Kontor::(.+)$")
            get_target_property(floor kontor_${CMAKE_MATCH_1} KONTOR_FLOOR)
            if(NOT floor LESS arg_FLOOR)
                message(FATAL_ERROR "kontor_${name} (floor ${arg_FLOOR}) must not depend on ${dep} (floor ${floor})")
            endif()
        endif()
    endforeach()
endfunction()

# kontor_test(core/tst_email_address Kontor::core): one executable per file, named after it, known to CTest by its path.
function(kontor_test path)
    get_filename_component(file ${path} NAME)
    file(RELATIVE_PATH from_tests ${PROJECT_SOURCE_DIR}/tests ${CMAKE_CURRENT_SOURCE_DIR}/${path})
    get_filename_component(folder ${from_tests} DIRECTORY)
    string(REPLACE "/" "_" folder "${folder}")
    string(REGEX REPLACE "^tst_" "" short "${file}")
    set(target tst_${folder}_${short})
    add_executable(${target} ${path}.cpp)
    set_target_properties(${target} PROPERTIES UNITY_BUILD OFF) # one file gains nothing by it
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_link_libraries(${target} PRIVATE ${ARGN} Qt6::Test kontor_options)
    add_test(NAME ${folder}/${short} COMMAND ${target})
    set_tests_properties(${folder}/${short} PROPERTIES TIMEOUT 300
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;XDG_RUNTIME_DIR=${PROJECT_BINARY_DIR}/run")
endfunction()
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/run)
file(CHMOD ${CMAKE_BINARY_DIR}/run PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
