// Work on a window of pages by several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace recto::parallel {

/// Number of threads; at least 1.
struct Jobs {
  int count = 1;
};

/// Calls `work(index, worker)` for every index in [0, count), each exactly once, on up to `jobs` threads; returns when
/// all are done.  `worker` is in [0, jobs.count) and never runs twice at the same time, so that it can own scratch
/// memory. Results must not depend on the order of calls.  The first exception (by index) is thrown again here.
void for_each(Jobs jobs, std::size_t count, const std::function<void(std::size_t index, int worker)>& work);

}  // namespace recto::parallel
