# The one table of who may include whom.  CMake links from it and tests/include_table_test.cmake checks every
# #include against it.  A new edge is a design question (ARCHITECTURE.md), not a build fix.
#
# recto_module(NAME MAY_INCLUDE modules… OWNS foreign headers…  LINKS libraries that the headers need…)
recto_module(geometry)
recto_module(diag)
recto_module(xml     MAY_INCLUDE diag geometry                              OWNS pugixml.hpp             LINKS pugixml::pugixml fmt::fmt)
recto_module(text    MAY_INCLUDE diag geometry xml                          OWNS hb.h hb-ot.h unicode/ hyphen.h srchilite/ LINKS PkgConfig::harfbuzz PkgConfig::icu recto::hyphen PkgConfig::highlight fmt::fmt)
recto_module(page    MAY_INCLUDE diag geometry text                         LINKS fmt::fmt)
recto_module(picture MAY_INCLUDE diag geometry page xml                     OWNS png.h                   LINKS PNG::PNG fmt::fmt)
recto_module(bank    MAY_INCLUDE diag xml                                   LINKS fmt::fmt)
recto_module(deck    MAY_INCLUDE bank diag xml                              LINKS fmt::fmt)
recto_module(layout  MAY_INCLUDE diag geometry xml                          LINKS fmt::fmt)
recto_module(compose MAY_INCLUDE bank deck diag geometry layout page picture text   OWNS qrencode.h              LINKS PkgConfig::qrencode fmt::fmt)
recto_module(pdf     MAY_INCLUDE diag geometry page text                    OWNS hpdf.h hpdf_ hb.h hb-subset.h libdeflate.h LINKS recto::hpdf PkgConfig::harfbuzz PkgConfig::subset PkgConfig::deflate fmt::fmt)
recto_module(cli     MAY_INCLUDE bank compose deck diag geometry layout page pdf text xml OWNS CLI/ nlohmann/ LINKS recto::cli11 nlohmann_json::nlohmann_json fmt::fmt)
