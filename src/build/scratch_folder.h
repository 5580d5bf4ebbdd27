// A folder of the run's own.
#pragma once

#include <filesystem>

namespace recto::build {

/// Made in the system's place for temporary files, for the user alone; gone with its files when the run ends.
/// Throws `diag::EnvironmentError` if it cannot be made.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace recto::build
