#include "parallel/for_each.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace recto::parallel {
namespace {

/// The exception of the lowest index, whichever thread met one first.
class FirstFailure {
 public:
  void note(std::size_t index, std::exception_ptr error) {
    const std::lock_guard lock{mutex_};
    if (!error_ || index < index_) {
      index_ = index;
      error_ = std::move(error);
    }
  }
  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  std::mutex mutex_;
  std::size_t index_ = 0;
  std::exception_ptr error_;
};

}  // namespace

void for_each(Jobs jobs, std::size_t count, const std::function<void(std::size_t, int)>& work) {
  std::atomic<std::size_t> next{0};
  FirstFailure failure;
  const auto run = [&](int worker) {
    for (std::size_t index = next++; index < count; index = next++) {
      try {
        work(index, worker);
      } catch (...) {
        failure.note(index, std::current_exception());
      }
    }
  };
  const int extra =
      static_cast<int>(std::min<std::size_t>(static_cast<std::size_t>(std::max(jobs.count, 1)), count)) - 1;
  {
    std::vector<std::jthread> threads;
    for (int worker = 1; worker <= extra; ++worker) threads.emplace_back(run, worker);
    run(0);
  }
  failure.rethrow();
}

}  // namespace recto::parallel
