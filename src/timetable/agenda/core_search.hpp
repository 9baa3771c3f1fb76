// timetable/agenda/core_search.hpp: the least cost of what must be true, from below.
//
// Every literal of a price is assumed false. Where that clashes, a core (literals of which one must be true) raises the
// bound by the least price among them, and a counter of the core is priced in their place (OLL: Andres, Kaufmann,
// Matheis and Schaub 2012, doi:10.4230/LIPIcs.ICLP.2012.211; Morgado, Dodaro and Marques-Silva 2014,
// doi:10.1007/978-3-319-10428-7_41). Dear literals come first, so that answers improve on the way (stratification:
// Ansotegui, Bonet, Gabas and Levy 2012, doi:10.1007/978-3-642-33558-7_9). When nothing clashes the bound is met.
//
// Where the sums are few they can be counted besides, and less than the best so far is asked for (from above): that
// finds better answers where cores grow slowly.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "timetable/agenda/clause_box.hpp"
#include "timetable/agenda/grid_model.hpp"
#include "timetable/agenda/price_sum.hpp"

namespace samling::timetable::agenda {

/// What is paid: a price for each literal that holds.
class Prices01 {
 public:
  /// `cost` may be negative.
  void charge(const ClauseBox& box, Literal literal, Cost cost);
  [[nodiscard]] Cost constant() const { return constant_; }
  [[nodiscard]] const std::map<Literal, Cost>& prices() const { return prices_; }

 private:
  std::map<Literal, Cost> prices_;  // all above 0; never both signs of one question
  Cost constant_ = 0;
};

struct CoreResult {
  Verdict verdict = Verdict::unknown;  ///< yes: the last answer seen is a cheapest one; no: nothing below `cutoff`.
  Cost bound = 0;                      ///< Nothing costs less.
};

struct CoreOptions {
  std::int64_t conflicts = 0;    ///< Stop after so many.
  Cost unit = 1;                 ///< Every cost is a multiple of it.
  bool count_sums = false;       ///< From above too.
  Cost bound = 0;                ///< Nothing costs less, as is known already.
  std::int64_t patience = 5000;  ///< Conflicts after which a question is put aside for a better answer.
};

class CoreSearch {
 public:
  /// `seen` is told of every answer, and says the least cost known so far. `narrow` is told of the least cost whenever
  /// it has fallen; it may add clauses that dearer answers break, and says what no answer costs less than.
  CoreSearch(ClauseBox& box, const Prices01& prices, CoreOptions options, std::function<Cost()> seen,
             std::function<Cost(Cost)> narrow = {});
  /// Called when a question takes long: `help` may add clauses that follow from the others; false: it has no more.
  void when_stuck(std::function<bool()> help) { help_ = std::move(help); }
  [[nodiscard]] CoreResult search(Cost cutoff);
  /// After a proof: only answers of that least cost remain.
  void keep_the_cheapest(Cost least);

 private:
  [[nodiscard]] Clause stratum(Cost least) const;
  [[nodiscard]] Cost next_stratum(Cost least) const;
  [[nodiscard]] std::int64_t left() const;
  void raise(Clause core);
  void shrink(Clause& core);
  void harden(Cost best);
  void ask_for_help();
  bool count_sums(Cost best);
  Verdict go_down(Cost& best, std::int64_t conflicts);
  Cost better_step_by_step();
  Cost note();
  [[nodiscard]] std::vector<Literal> counter(const Clause& inputs);

  struct Counted {
    std::vector<Literal> outputs;  // k-th: more than k of the core hold
    std::size_t next = 0;
    Cost price = 0;
  };

  ClauseBox& box_;
  CoreOptions options_;
  std::function<Cost()> seen_;
  std::function<Cost(Cost)> narrow_;
  std::function<bool()> help_;
  Prices01 prices_;
  std::optional<PriceSum> sum_;
  bool proven_by_sum_ = false;  // not by cores, which say which literals do not hold
  std::map<Literal, Cost> soft_;
  std::vector<Literal> by_price_;        // of the question as it came, the dearest first
  std::set<Literal> paid_;               // of the last answer
  std::map<Literal, Counted> counters_;  // by the output that is priced now
  Cost bound_;
  Cost narrowed_ = no_price;  // the least cost that narrow_ was told of
  Cost outer_bound_;          // by narrow_
  std::int64_t until_;
};

}  // namespace samling::timetable::agenda
