#include "grouping/rounds/hosts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace samling::grouping {
namespace {

constexpr int most_sweeps = 50;  // of the descent; each sweep only goes down, so this ends it

class HostChoice {
 public:
  HostChoice(const GroupingProblem& problem, const RoundsOptions& options, const std::vector<Grouping>& rounds)
      : problem_(problem), options_(options), loads_(problem.size(), 0), travel_(problem.size(), 0.0) {
    for (const Grouping& round : rounds) {
      for (const Members& group : round.groups) {
        gatherings_.push_back({&group, candidates(group), nobody});
      }
    }
  }

  Hosting choose(const std::vector<Grouping>& rounds) {
    for (std::size_t k = 0; k < gatherings_.size(); ++k) give_first_host(k);
    balance();
    for (int sweep = 0; sweep < most_sweeps && descend(); ++sweep) continue;
    Hosting hosting{.hosts = {}, .travel = travel_, .cost = cost()};
    std::size_t k = 0;
    for (const Grouping& round : rounds) {
      auto& hosts = hosting.hosts.emplace_back();
      for (std::size_t g = 0; g < round.groups.size(); ++g, ++k) {
        const int host = gatherings_[k].host;
        hosts.push_back(host == nobody ? std::nullopt : std::optional(MunicipalityId(host)));
      }
    }
    return hosting;
  }

 private:
  static constexpr int nobody = -1;
  struct Gathering {
    const Members* members;
    std::vector<int> candidates;
    int host;
  };

  [[nodiscard]] std::vector<int> candidates(const Members& group) const {
    std::vector<int> may;
    for (const MunicipalityId id : group) {
      if (options_.may_host.empty() || options_.may_host[id.index()]) may.push_back(id.value());
    }
    return may;
  }

  [[nodiscard]] double minutes(MunicipalityId from, int host) const {
    if (problem_.rules().minutes.size() == 0 || from.value() == host) return 0.0;
    const double figure = problem_.rules().minutes(from.value(), host);
    return std::isnan(figure) ? 0.0 : figure;
  }

  void set_host(std::size_t k, int host) {
    Gathering& gathering = gatherings_[k];
    for (const int sign : {-1, 1}) {
      if (sign > 0) gathering.host = host;
      if (gathering.host == nobody) continue;
      loads_[static_cast<std::size_t>(gathering.host)] += sign;
      for (const MunicipalityId id : *gathering.members) {
        travel_[id.index()] += sign * minutes(id, gathering.host);
      }
    }
  }

  void give_first_host(std::size_t k) {
    const auto& may = gatherings_[k].candidates;
    if (may.empty()) return;
    set_host(k, *std::min_element(may.begin(), may.end(),
                                  [&](int a, int b) { return std::pair(load(a), a) < std::pair(load(b), b); }));
  }

  [[nodiscard]] int load(int host) const { return loads_[static_cast<std::size_t>(host)]; }

  // While some host can hand one gathering down a chain of hosts to one who has two fewer, do so.
  void balance() {
    for (int host = 0; host < static_cast<int>(loads_.size());) host = hand_on(host) ? 0 : host + 1;
  }

  bool hand_on(int from) {
    std::vector<int> via(loads_.size(), nobody);  // the gathering by which a host was reached
    std::vector<int> queue{from};
    std::vector<bool> seen(loads_.size(), false);
    seen[static_cast<std::size_t>(from)] = true;
    for (std::size_t head = 0; head < queue.size(); ++head) {
      if (load(queue[head]) + 2 <= load(from)) {
        hand_along(from, queue[head], via);
        return true;
      }
      for (std::size_t k = 0; k < gatherings_.size(); ++k) {
        if (gatherings_[k].host != queue[head]) continue;
        for (const int next : gatherings_[k].candidates) {
          const auto i = static_cast<std::size_t>(next);
          if (seen[i]) continue;
          seen[i] = true;
          via[i] = static_cast<int>(k);
          queue.push_back(next);
        }
      }
    }
    return false;
  }

  void hand_along(int from, int to, const std::vector<int>& via) {
    while (to != from) {
      const auto k = static_cast<std::size_t>(via[static_cast<std::size_t>(to)]);
      const int before = gatherings_[k].host;
      set_host(k, to);
      to = before;
    }
  }

  [[nodiscard]] double cost() const {
    double total = 0.0;
    for (const int load : loads_) total += options_.host_weight * load * (load - 1) / 2.0;
    if (options_.travel_weight == 0.0) return total;
    const double mean = std::accumulate(travel_.begin(), travel_.end(), 0.0) /
                        static_cast<double>(std::max<std::size_t>(1, travel_.size()));
    for (const double minutes : travel_) total += options_.travel_weight * std::max(0.0, minutes - mean);
    return total;
  }

  // One sweep over single changes, and over pairs of changes that keep the loads. True when something got better.
  bool descend() {
    const double before = cost();
    for (std::size_t k = 0; k < gatherings_.size(); ++k) improve(k);
    for (std::size_t k = 0; options_.travel_weight > 0.0 && k < gatherings_.size(); ++k) improve_with_another(k);
    return cost() < before - 1e-9;
  }

  void improve(std::size_t k) {
    double best = cost();
    for (const int host : gatherings_[k].candidates) {
      const int before = gatherings_[k].host;
      set_host(k, host);
      if (cost() < best - 1e-9) {
        best = cost();
      } else {
        set_host(k, before);
      }
    }
  }

  // Gathering k takes another host, who gives up one of its own gatherings in turn.
  void improve_with_another(std::size_t k) {
    for (const int host : gatherings_[k].candidates) {
      for (std::size_t other = 0; other < gatherings_.size(); ++other) {
        if (other == k || gatherings_[other].host != host || gatherings_[k].host == host) continue;
        for (const int third : gatherings_[other].candidates) try_both(k, host, other, third);
      }
    }
  }

  void try_both(std::size_t k, int host, std::size_t other, int third) {
    const double before = cost();
    const int old_host = gatherings_[k].host;
    const int old_other = gatherings_[other].host;
    set_host(k, host);
    set_host(other, third);
    if (cost() < before - 1e-9) return;
    set_host(other, old_other);
    set_host(k, old_host);
  }

  const GroupingProblem& problem_;
  const RoundsOptions& options_;
  std::vector<Gathering> gatherings_;
  std::vector<int> loads_;
  std::vector<double> travel_;
};

}  // namespace

Hosting choose_hosts(const GroupingProblem& problem, const RoundsOptions& options,
                     const std::vector<Grouping>& rounds) {
  Hosting hosting = HostChoice(problem, options, rounds).choose(rounds);
  if (problem.rules().minutes.size() == 0) hosting.travel.clear();
  return hosting;
}

}  // namespace samling::grouping
