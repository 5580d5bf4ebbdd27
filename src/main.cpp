#include "cli/run.h"

int main(int argc, char** argv) { return recto::cli::run(argc, argv); }
