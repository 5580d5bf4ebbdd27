# The Debian package: `cpack --config build/release/CPackConfig.cmake`.  Policy wants the change log compressed, the
# licence as `copyright`, and no file that a group may write.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME recto)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The recto developers <recto@example.org>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ
                                                WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS OFF)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "print question banks as cards, handouts and interview packets
 recto turns XML question banks and deck definitions into PDFs that are ready
 to print: flashcards whose backs sit exactly behind their fronts, handouts
 with answer keys that always match, and interview packets.")
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "fonts-vollkorn, fonts-inter, fonts-jetbrains-mono, fonts-noto-core, libsource-highlight-common, hyphen-en-us")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "fonts-ebgaramond, fonts-liberation, fonts-dejavu, fonts-noto-cjk, hyphen-de, hyphen-fr, hyphen-ru")

set(debian ${PROJECT_BINARY_DIR}/debian)
file(MAKE_DIRECTORY ${debian})
file(READ LICENSE licence)
file(WRITE ${debian}/copyright "recto\n\n${licence}")
file(WRITE ${debian}/changelog
     "recto (${PROJECT_VERSION}) unstable; urgency=medium\n\n  * See README.md and the project's own change log.\n\n"
     " -- ${CPACK_PACKAGE_CONTACT}  Thu, 01 Jan 1970 00:00:00 +0000\n")
execute_process(COMMAND gzip -9nfk ${debian}/changelog)
install(FILES ${debian}/copyright ${debian}/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/recto)
include(CPack)
