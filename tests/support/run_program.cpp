#include "support/run_program.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace recto::test {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
constexpr int not_started = 127;

File unnamed_file(const std::string& content = {}) {
  File file{std::tmpfile(), std::fclose};
  if (!file) throw std::runtime_error("no temporary file");
  std::fwrite(content.data(), 1, content.size(), file.get());
  std::rewind(file.get());
  return file;
}

std::string content_of(std::FILE* file) {
  std::string text;
  std::rewind(file);
  char block[4096];
  for (std::size_t count = 1; count > 0;) {
    count = std::fread(block, 1, sizeof block, file);
    text.append(block, count);
  }
  return text;
}

void limit_files(std::uint64_t bytes) {
  const rlimit limit{bytes, bytes};
  setrlimit(RLIMIT_FSIZE, &limit);
  std::signal(SIGXFSZ, SIG_IGN);
}

void set_environment(const std::vector<std::string>& assignments) {
  unsetenv("NO_COLOR");
  unsetenv("SOURCE_DATE_EPOCH");
  setenv("XDG_CONFIG_HOME", "/nonexistent", 1);  // no printer of whoever runs the tests
  for (const auto& assignment : assignments) {
    const auto equals = assignment.find('=');
    setenv(assignment.substr(0, equals).c_str(), assignment.substr(equals + 1).c_str(), 1);
  }
}

[[noreturn]] void become(const Command& command, std::FILE* in, std::FILE* out, std::FILE* err) {
  if (!command.folder.empty() && chdir(command.folder.c_str()) != 0) _exit(not_started);
  set_environment(command.environment);
  if (command.largest_file) limit_files(*command.largest_file);
  const int target =
      command.output_file.empty() ? fileno(out) : open(command.output_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
  dup2(fileno(in), STDIN_FILENO);
  dup2(target, STDOUT_FILENO);
  dup2(fileno(err), STDERR_FILENO);
  std::vector<char*> arguments;
  for (const auto& word : command.words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments[0], arguments.data());
  _exit(not_started);
}

/// Waits for the child, and kills it when its time is over.
int wait_for(pid_t child, const std::optional<double>& killed_after) {
  int status = 0;
  if (killed_after) {
    std::this_thread::sleep_for(std::chrono::duration<double>(*killed_after));
    kill(child, SIGKILL);
  }
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

Ending run(const Command& command) {
  const File in = unnamed_file(command.input);
  const File out = unnamed_file();
  const File err = unnamed_file();
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) become(command, in.get(), out.get(), err.get());
  const int status = wait_for(child, command.killed_after);
  Ending ending;
  ending.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  ending.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  ending.out = content_of(out.get());
  ending.err = content_of(err.get());
  if (ending.code == not_started) throw std::runtime_error("cannot start " + command.words.front());
  return ending;
}

std::string read_with(std::vector<std::string> words) {
  std::string told;
  for (const auto& word : words) told += word + " ";
  const auto ending = run({.words = std::move(words)});
  if (ending.code != 0 || !ending.err.empty()) {
    throw std::runtime_error(told + "ended with " + std::to_string(ending.code) + ": " + ending.err + ending.out);
  }
  return ending.out;
}

std::string file_bytes(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

}  // namespace recto::test
