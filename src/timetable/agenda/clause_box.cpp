#include "timetable/agenda/clause_box.hpp"

#include <algorithm>
#include <limits>

#include <cadical.hpp>

namespace samling::timetable::agenda {
namespace {

constexpr int calls_between_looks = 64;  // the clock is not read at every call
constexpr std::int64_t clauses_between_looks = 1024;
constexpr std::int64_t most_clauses = 8'000'000;  // some gigabyte

class StopperEars : public CaDiCaL::Terminator {
 public:
  explicit StopperEars(const Stopper& stopper) : stopper_(&stopper) {}
  bool terminate() override { return ++calls_ % calls_between_looks == 0 && stopper_->interrupted(); }
  void heed(const Stopper& stopper) { stopper_ = &stopper; }
  [[nodiscard]] bool interrupted() const { return stopper_->interrupted(); }

 private:
  const Stopper* stopper_;
  int calls_ = 0;
};

// Every conflict teaches one clause: a count that does not depend on the machine.
class ConflictCount : public CaDiCaL::Learner {
 public:
  bool learning(int /*size*/) override {
    ++count;
    return false;
  }
  void learn(int /*literal*/) override {}
  std::int64_t count = 0;
};

}  // namespace

struct ClauseBox::Engine {
  explicit Engine(const Stopper& watch) : stopper(watch), ears(watch) {
    solver.configure("unsat");  // most of the time goes to showing that there is nothing better
    solver.set("quiet", 1);
    solver.set("chrono", 0);  // jump back as far as what was learned allows
    solver.connect_terminator(&ears);
    solver.connect_learner(&count);
  }
  ~Engine() {
    solver.disconnect_learner();
    solver.disconnect_terminator();
  }
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  const Stopper& stopper;
  StopperEars ears;
  ConflictCount count;
  CaDiCaL::Solver solver;
};

ClauseBox::ClauseBox(const Stopper& stopper) : engine_(std::make_unique<Engine>(stopper)) {
  add({1});
}
ClauseBox::~ClauseBox() = default;

Literal ClauseBox::fresh() {
  return ++last_;
}

void ClauseBox::add(const Clause& clause) {
  if (++clauses_ % clauses_between_looks == 0 && (clauses_ > most_clauses || interrupted())) closed_ = true;
  if (closed_) return;
  if (last_ > 1 && std::ranges::any_of(clause, [this](Literal l) { return is_true(l); })) return;
  for (const Literal literal : clause) {
    if (!is_false(literal)) engine_->solver.add(literal);
  }
  engine_->solver.add(0);
}

Literal ClauseBox::both(Literal a, Literal b) {
  if (is_true(a) || is_false(b)) return b;
  if (is_true(b) || is_false(a)) return a;
  const Literal gate = fresh();
  add({-gate, a});
  add({-gate, b});
  add({gate, -a, -b});
  return gate;
}

void ClauseBox::prefer(Literal literal) {
  engine_->solver.phase(literal);
}

Verdict ClauseBox::solve(const Clause& assumptions, std::int64_t conflicts) {
  const std::int64_t until = engine_->count.count + conflicts;
  while (!closed_) {
    for (const Literal literal : assumptions) engine_->solver.assume(literal);
    const std::int64_t most =
        std::clamp<std::int64_t>(until - engine_->count.count, 0, std::numeric_limits<int>::max());
    engine_->solver.limit("conflicts", static_cast<int>(most));
    const int answer = engine_->solver.solve();
    if (answer == 20) return Verdict::no;
    if (answer != 10) return Verdict::unknown;
    if (!accepts_ || accepts_()) return Verdict::yes;
  }
  return Verdict::unknown;
}

bool ClauseBox::holds(Literal literal) {
  return (engine_->solver.val(std::abs(literal)) > 0) == (literal > 0);
}

Clause ClauseBox::clash(const Clause& assumptions) {
  Clause members;
  for (const Literal literal : assumptions) {
    if (engine_->solver.failed(literal)) members.push_back(literal);
  }
  return members;
}

bool ClauseBox::interrupted() const {
  return closed_ || engine_->ears.interrupted();
}

void ClauseBox::heed(const Stopper& stopper) {
  engine_->ears.heed(stopper);
}

std::int64_t ClauseBox::conflicts() const {
  return engine_->count.count;
}

}  // namespace samling::timetable::agenda
