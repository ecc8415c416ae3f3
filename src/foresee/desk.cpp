#include "foresee/desk.hpp"

#include <algorithm>
#include <condition_variable>
#include <list>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

#include "foresee/links.hpp"
#include "foresee/sensitivity.hpp"

namespace stafett::foresee {

namespace {

constexpr std::size_t bytes_in_mb = 1'000'000;

bool is_finished(RunState state) { return state > RunState::running; }

std::size_t bytes_kept(const RunOrder& order) {
  std::size_t bytes = 0;
  for (const Scenario& scenario : order.scenarios) {
    const auto months = static_cast<std::size_t>(scenario.days) / 30 + 1;
    bytes += order.runs * (sizeof(Outcomes) + months * sizeof(MonthOutcomes));
    bytes += (order.asked.draws + order.asked.links * links().size()) * measures().size() *
             sizeof(double);
    bytes += sizeof(Scenario);
  }
  return bytes;
}

std::size_t links_asked(const RunOrder& order) {
  return unlinked_runs(order.asked.links, order.scenarios.size(), order.runs);
}

/// How many replications so many runs, draws and runs without each link are.
std::size_t replications(const RunOrder& order, std::size_t runs, std::size_t draws,
                         std::size_t unlinked) {
  return (runs + draws + unlinked * links().size()) * order.scenarios.size();
}

struct Job {
  AccountId owner;
  Uuid id;
  std::string key;
  std::shared_ptr<const RunOrder> order;
  std::size_t bytes = 0;

  // Guarded by the desk's lock.
  RunState state = RunState::waiting;
  bool asked_to_stop = false;
  std::size_t done = 0;
  std::shared_ptr<const Picture> picture;

  // The desk's thread alone, until it is finished.
  double busy = 0;  ///< seconds of its turns so far
  std::shared_ptr<Experiment> experiment;

  [[nodiscard]] std::size_t all() const {
    return replications(*order, order->runs, order->asked.draws, links_asked(*order));
  }
};

}  // namespace

std::size_t bytes_needed(const RunOrder& order, unsigned threads) {
  std::size_t largest = 0;
  for (std::size_t i = 0; i < order.scenarios.size(); ++i) {
    const Start* start = order.starts.empty() ? nullptr : &order.starts[i];
    largest = std::max(largest, bytes_needed(order.scenarios[i], start));
  }
  return largest * threads + bytes_kept(order);
}

struct RunDesk::Work {
  Limits limits;
  Machine machine;
  mutable std::mutex lock;
  std::condition_variable_any woken;
  std::list<std::shared_ptr<Job>> jobs;  ///< oldest first
  std::size_t turn = 0;
  std::jthread thread;  ///< last: it ends before the rest goes

  Work(Limits given, Machine of) : limits{given}, machine{std::move(of)} {}

  [[nodiscard]] RunNow now(const Job& job) const {
    RunNow told{job.id, job.state, job.done, job.all(), {}, job.picture, job.order};
    if (job.done > 0 && job.state == RunState::running) {
      // Those beside it have their turns too.
      const auto beside = std::count_if(jobs.begin(), jobs.end(),
                                        [](const auto& one) { return !is_finished(one->state); });
      const double each = job.busy / static_cast<double>(job.done);
      told.seconds_left = each * static_cast<double>(told.of - told.done) *
                          static_cast<double>(std::max<std::ptrdiff_t>(1, beside));
    }
    return told;
  }

  [[nodiscard]] std::shared_ptr<Job> find(const AccountId& owner, const Uuid& id) const {
    for (const auto& job : jobs)
      if (job->id == id && job->owner == owner) return job;
    return nullptr;
  }

  [[nodiscard]] std::size_t bytes_held() const {
    std::size_t bytes = 0;
    for (const auto& job : jobs) bytes += job->bytes;
    return bytes;
  }

  // Room for `bytes` more and one more of this owner: finished runs go, the oldest first.
  void make_room(const AccountId& owner, std::size_t bytes) {
    std::size_t finished_of_owner = 0;
    for (const auto& job : jobs)
      if (job->owner == owner && is_finished(job->state)) ++finished_of_owner;
    for (auto at = jobs.begin(); at != jobs.end();) {
      const bool too_many = (*at)->owner == owner && finished_of_owner >= limits.kept_each;
      const bool too_large = bytes_held() + bytes > limits.bytes;
      if (is_finished((*at)->state) && (too_many || too_large)) {
        if ((*at)->owner == owner) --finished_of_owner;
        at = jobs.erase(at);
      } else {
        ++at;
      }
    }
  }

  // Whose turn it is; null where all is done. Under the lock.
  std::shared_ptr<Job> next() {
    std::vector<std::shared_ptr<Job>> open;
    for (const auto& job : jobs)
      if (!is_finished(job->state)) open.push_back(job);
    if (open.empty()) return nullptr;
    return open[turn++ % open.size()];
  }

  void run(const std::stop_token& stop) {
    if (machine.enter_thread) machine.enter_thread();
    while (!stop.stop_requested()) {
      std::shared_ptr<Job> job;
      {
        std::unique_lock held{lock};
        woken.wait(held, stop, [&] { return (job = next()) != nullptr; });
        if (!job) return;
        if (job->state == RunState::waiting) job->state = RunState::running;
      }
      take_turn(*job, stop);
    }
  }

  void take_turn(Job& job, const std::stop_token& stop) {
    const double begun = machine.seconds();
    const std::size_t arms = job.order->scenarios.size();
    auto told = begun;
    try {
      if (!job.experiment) {
        Plan plan;
        plan.seed = job.order->seed;
        plan.runs = job.order->runs;
        plan.threads = limits.threads;
        job.experiment = std::make_shared<Experiment>(
            foresee::begun(job.order->scenarios, plan, job.order->starts));
      }
      Experiment& experiment = *job.experiment;
      const std::size_t have = experiment.arms.front().runs.size();
      // At least one replication of each scenario a turn, or nothing would ever be done.
      const auto goes_on = [&](std::size_t count, std::size_t before) {
        const double now_seconds = machine.seconds();
        const std::lock_guard held{lock};
        job.done = before + count;
        job.busy += now_seconds - told;
        told = now_seconds;
        return !stop.stop_requested() && !job.asked_to_stop &&
               (count < arms || now_seconds - begun < limits.slice);
      };
      if (have < job.order->runs) {
        const std::size_t to =
            have < limits.first_runs ? limits.first_runs : std::max(2 * have, have + 16);
        extend(experiment, std::min(to, job.order->runs), [&](std::size_t done, std::size_t) {
          return goes_on(done - have * arms, have * arms);
        });
      } else if (const std::size_t drawn = experiment.ranges.draws;
                 drawn < job.order->asked.draws) {
        extend_ranges(experiment, experiment.ranges, job.order->asked.draws, [&](std::size_t done) {
          return goes_on((done - drawn) * arms, (have + drawn) * arms);
        });
      } else {
        const std::size_t unlinked = experiment.unlinked.runs;
        const std::size_t before = replications(*job.order, have, drawn, unlinked);
        extend_links(experiment, experiment.unlinked, links_asked(*job.order),
                     [&](std::size_t done) {
                       return goes_on(replications(*job.order, 0, 0, done - unlinked), before);
                     });
      }
    } catch (...) {
      const std::lock_guard held{lock};
      job.state = RunState::broken;
      job.experiment = nullptr;
      return;
    }
    publish(job);
  }

  // The first waits for enough runs to mean something, but not long; a new one for half as many
  // more.
  [[nodiscard]] bool is_worth_a_picture(const Job& job, std::size_t runs) const {
    constexpr double patience = 2;  // seconds
    constexpr std::size_t fewest = 8;
    if (job.picture) return 2 * runs >= 3 * job.picture->runs;
    return runs >= std::min(limits.first_runs, job.order->runs) ||
           (job.busy > patience && runs >= fewest);
  }

  void publish(Job& job) {
    const Experiment& experiment = *job.experiment;
    const std::size_t runs = experiment.arms.front().runs.size();
    const std::size_t drawn = experiment.ranges.draws;
    const std::size_t unlinked = experiment.unlinked.runs;
    const bool done = runs >= job.order->runs && drawn >= job.order->asked.draws &&
                      unlinked >= links_asked(*job.order);
    bool ends = done;
    {
      const std::lock_guard held{lock};
      ends = ends || job.asked_to_stop;
    }
    std::shared_ptr<const Picture> picture;
    if (runs > 0 && (ends || is_worth_a_picture(job, runs)))
      picture = std::make_shared<const Picture>(picture_of(experiment));
    if (ends) job.experiment->complete = done;
    const std::lock_guard held{lock};
    job.done = replications(*job.order, runs, drawn, unlinked);
    if (picture) job.picture = std::move(picture);
    if (ends) job.state = done ? RunState::done : RunState::stopped;
  }
};

RunDesk::RunDesk(Limits limits, Machine machine)
    : work_{std::make_unique<Work>(limits, std::move(machine))} {}

RunDesk::~RunDesk() = default;

Result<RunNow> RunDesk::begin(const AccountId& owner, const Uuid& id, const std::string& key,
                              RunOrder order) {
  const std::size_t bytes = bytes_needed(order, work_->limits.threads);
  const std::lock_guard held{work_->lock};
  std::size_t mine = 0;
  std::size_t all = 0;
  std::size_t busy_bytes = 0;
  for (const auto& job : work_->jobs) {
    if (job->owner == owner && job->key == key) return work_->now(*job);
    if (is_finished(job->state)) continue;
    ++all;
    busy_bytes += job->bytes;
    if (job->owner == owner) ++mine;
  }
  if (busy_bytes + bytes > work_->limits.bytes) {
    const std::size_t left = work_->limits.bytes - std::min(busy_bytes, work_->limits.bytes);
    return tl::make_unexpected(Refusal{Reason::too_large,
                                       "run_too_large",
                                       "/runs",
                                       {{"needed_mb", std::to_string(bytes / bytes_in_mb + 1)},
                                        {"allowed_mb", std::to_string(left / bytes_in_mb)}}});
  }
  if (mine >= work_->limits.each) return refuse(Reason::not_now, "runs_of_one_full");
  if (all >= work_->limits.all) return refuse(Reason::not_now, "runs_full");
  work_->make_room(owner, bytes);
  auto job = std::make_shared<Job>();
  job->owner = owner;
  job->id = id;
  job->key = key;
  job->bytes = bytes;
  job->order = std::make_shared<const RunOrder>(std::move(order));
  work_->jobs.push_back(job);
  if (!work_->thread.joinable())
    work_->thread =
        std::jthread{[work = work_.get()](const std::stop_token& stop) { work->run(stop); }};
  work_->woken.notify_one();
  return work_->now(*job);
}

std::optional<RunNow> RunDesk::find(const AccountId& owner, const Uuid& id) const {
  const std::lock_guard held{work_->lock};
  const auto job = work_->find(owner, id);
  return job ? std::optional{work_->now(*job)} : std::nullopt;
}

std::vector<RunNow> RunDesk::runs_of(const AccountId& owner) const {
  const std::lock_guard held{work_->lock};
  std::vector<RunNow> mine;
  for (auto at = work_->jobs.rbegin(); at != work_->jobs.rend(); ++at)
    if ((*at)->owner == owner) mine.push_back(work_->now(**at));
  return mine;
}

std::optional<RunNow> RunDesk::stop(const AccountId& owner, const Uuid& id) {
  const std::lock_guard held{work_->lock};
  const auto job = work_->find(owner, id);
  if (!job) return std::nullopt;
  job->asked_to_stop = true;
  if (job->state == RunState::waiting) job->state = RunState::stopped;
  return work_->now(*job);
}

bool RunDesk::forget(const AccountId& owner, const Uuid& id) {
  const std::lock_guard held{work_->lock};
  const auto job = work_->find(owner, id);
  if (!job) return false;
  job->asked_to_stop = true;
  work_->jobs.remove(job);
  return true;
}

std::shared_ptr<const Experiment> RunDesk::experiment(const AccountId& owner,
                                                      const Uuid& id) const {
  const std::lock_guard held{work_->lock};
  const auto job = work_->find(owner, id);
  if (!job || !is_finished(job->state) || !job->picture) return nullptr;
  return job->experiment;
}

}  // namespace stafett::foresee
