# The rules every target follows: warnings, sanitizers, the shared precompiled header, ccache and mold
# where the machine has them.

find_program(STAFETT_CCACHE ccache)
if(STAFETT_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${STAFETT_CCACHE})
endif()
find_program(STAFETT_MOLD mold)

add_library(house INTERFACE)
target_compile_options(house INTERFACE -Wall -Wextra -Wconversion -Wshadow
                       $<$<BOOL:${STAFETT_WERROR}>:-Werror>)
target_include_directories(house INTERFACE ${CMAKE_SOURCE_DIR}/src)
if(STAFETT_MOLD)
  target_link_options(house INTERFACE -fuse-ld=mold)
endif()
# What g++ 12's optimiser takes for overflows and uninitialised values in its own std::string and
# std::optional (gcc bugs 105651, 105562, 80635), in release and thread-sanitized builds; the dev and asan
# builds see the real ones.
set(false_alarms -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds -Wno-restrict)
target_compile_options(house INTERFACE "$<$<CONFIG:Release>:${false_alarms}>")
if(STAFETT_SANITIZE)
  # g++ 12 takes a std::variant for uninitialised as soon as it is instrumented.
  target_compile_options(house INTERFACE -Wno-maybe-uninitialized)
  if(STAFETT_SANITIZE STREQUAL "thread")
    target_compile_options(house INTERFACE ${false_alarms})
  endif()
  target_compile_options(house INTERFACE -fsanitize=${STAFETT_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  target_link_options(house INTERFACE -fsanitize=${STAFETT_SANITIZE})
endif()

if(STAFETT_PCH)
  add_library(house_pch OBJECT ${CMAKE_SOURCE_DIR}/cmake/pch.cpp)
  target_link_libraries(house_pch PRIVATE house)
  target_precompile_headers(house_pch PRIVATE ${CMAKE_SOURCE_DIR}/cmake/pch.hpp)
endif()

# stafett_room(NAME SOURCES … LINKS …): the static library stafett_NAME of folder src/NAME.
# LINKS names rooms below (base, domain, …) and outside libraries.
function(stafett_room name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_library(stafett_${name} STATIC ${ARG_SOURCES})
  stafett_links(stafett_${name} PUBLIC ${ARG_LINKS})
endfunction()

# stafett_test(NAME SOURCES … LINKS …): the doctest program test_NAME, run by ctest.
function(stafett_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(test_${name} ${CMAKE_SOURCE_DIR}/tests/main.cpp ${ARG_SOURCES})
  stafett_links(test_${name} PRIVATE ${ARG_LINKS})
  target_include_directories(test_${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  add_test(NAME ${name} COMMAND test_${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_property(GLOBAL APPEND_STRING PROPERTY STAFETT_TESTS "${name} $<TARGET_FILE:test_${name}>\n")
endfunction()

# stafett_test_list(): writes build/…/test-programs.txt, a line "name program" each, for ./test.
function(stafett_test_list)
  get_property(tests GLOBAL PROPERTY STAFETT_TESTS)
  file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/test-programs.txt CONTENT "${tests}")
endfunction()

function(stafett_links target scope)
  target_link_libraries(${target} ${scope} house)
  foreach(link ${ARGN})
    if(TARGET stafett_${link})
      target_link_libraries(${target} ${scope} stafett_${link})
    else()
      target_link_libraries(${target} ${scope} ${link})
    endif()
  endforeach()
  if(STAFETT_PCH)
    target_precompile_headers(${target} REUSE_FROM house_pch)
  endif()
endfunction()
