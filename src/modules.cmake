# The one table of who may include whom.  CMake links from it and tests/structure/include_table.py checks every
# #include against it.  A new edge is a design question (ARCHITECTURE.md), not a build fix.
#
# recto_module(NAME MAY_INCLUDE modules… OWNS foreign headers…  LINKS libraries that the headers need…)
recto_module(geometry)
recto_module(unicode
                       OWNS unicode/ucol.h unicode/uloc.h unicode/ustring.h LINKS PkgConfig::icu)
recto_module(parallel)
recto_module(diag      MAY_INCLUDE unicode)
recto_module(xml       MAY_INCLUDE diag geometry unicode
                       OWNS pugixml.hpp LINKS pugixml::static fmt::fmt)
recto_module(text      MAY_INCLUDE diag geometry unicode xml
                       OWNS hb.h hb-ot.h unicode/
                       LINKS PkgConfig::harfbuzz PkgConfig::icu fmt::fmt)
recto_module(page      MAY_INCLUDE diag geometry text
                       LINKS fmt::fmt)
recto_module(picture   MAY_INCLUDE diag geometry page xml
                       OWNS png.h LINKS PNG::PNG fmt::fmt)
recto_module(code      MAY_INCLUDE diag page text
                       OWNS srchilite/ LINKS PkgConfig::highlight fmt::fmt)
recto_module(bank      MAY_INCLUDE diag geometry unicode xml
                       LINKS fmt::fmt)
recto_module(exchange  MAY_INCLUDE bank diag unicode xml
                       OWNS gumbo.h cmark-gfm sqlite3.h zip.h dlfcn.h zstd.h nlohmann/
                       LINKS PkgConfig::gumbo recto::cmark_extensions PkgConfig::sqlite ${CMAKE_DL_LIBS}
                             PkgConfig::zstd nlohmann_json::nlohmann_json fmt::fmt)
recto_module(deck      MAY_INCLUDE bank diag unicode xml
                       LINKS fmt::fmt)
recto_module(layout    MAY_INCLUDE diag geometry unicode xml
                       LINKS fmt::fmt)
recto_module(printer   MAY_INCLUDE diag geometry layout xml
                       LINKS fmt::fmt)
recto_module(blocks    MAY_INCLUDE bank code deck diag geometry layout page picture text unicode
                       OWNS qrencode.h LINKS PkgConfig::qrencode fmt::fmt)
recto_module(cards     MAY_INCLUDE bank blocks deck diag geometry layout page parallel text
                       LINKS fmt::fmt)
recto_module(documents MAY_INCLUDE bank blocks deck diag geometry layout page text
                       LINKS fmt::fmt)
recto_module(pdf       MAY_INCLUDE diag geometry page parallel text
                       OWNS hpdf.h hpdf_ hb.h hb-subset.h libdeflate.h
                       LINKS recto::hpdf PkgConfig::harfbuzz PkgConfig::subset PkgConfig::deflate fmt::fmt)
recto_module(build     MAY_INCLUDE bank blocks cards deck diag documents exchange geometry layout page pdf printer
                       text
                       OWNS nlohmann/ LINKS nlohmann_json::nlohmann_json fmt::fmt)
recto_module(cli       MAY_INCLUDE bank blocks build deck diag exchange geometry layout printer unicode
                       OWNS CLI/ nlohmann/ LINKS recto::cli11 nlohmann_json::nlohmann_json fmt::fmt)
