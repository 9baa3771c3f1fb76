// Time per call: affinity of a whole region, its likeness and unlikeness tables, one comparison of texts.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "samling/core/chance.hpp"
#include "samling/model/affinity.hpp"

namespace samling {
namespace {

constexpr std::size_t theme_count = 14;

// Made-up words, a few of them common and many rare, as in texts.
std::string drawn_text(Chance& chance, int words) {
  std::string text;
  for (int i = 0; i < words; ++i) {
    const double rank = chance.unit() * chance.unit() * chance.unit() * 3000.0;
    text += "ord" + std::string(1, static_cast<char>('a' + static_cast<int>(rank) % 26)) +
            std::to_string(static_cast<int>(rank)) + ' ';
  }
  return text;
}

enum Practices { none, tags, texts };

// Every municipality works on about two themes in three, as in the busiest real profiles.
model::Region drawn_region(std::size_t n, Practices practices) {
  Chance chance(1);
  std::vector<themes::Theme> catalogue;
  for (std::size_t t = 0; t < theme_count; ++t)
    catalogue.push_back({.code = std::to_string(t), .name = std::to_string(t)});
  std::vector<model::Municipality> municipalities(n);
  std::vector<std::string> places;
  Eigen::MatrixXd minutes = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(n));
  for (std::size_t row = 0; row < n; ++row) {
    places.push_back(std::to_string(row));
    municipalities[row].code = municipalities[row].name = places.back();
    for (std::size_t t = 0; t < theme_count; ++t) {
      if (chance.below(3) == 0) continue;
      model::Project project{.theme = ThemeId(t), .weight = 1.0 + static_cast<double>(chance.below(10))};
      for (int tag = 0; practices == tags && tag < 4; ++tag)
        project.approach_tags.push_back("tag " + std::to_string(chance.below(450)));
      if (practices == texts) project.text = drawn_text(chance, 20);
      municipalities[row].projects.push_back(project);
    }
    for (Eigen::Index column = 0; column < minutes.cols(); ++column) {
      if (column != static_cast<Eigen::Index>(row))
        minutes(static_cast<Eigen::Index>(row), column) = 300.0 * chance.unit();
    }
  }
  return {municipalities, themes::ThemeCatalogue(catalogue), geo::TravelMatrix(places, minutes)};
}

void AffinityOfRegion(benchmark::State& state, Practices practices) {
  const auto region = drawn_region(static_cast<std::size_t>(state.range(0)), practices);
  for (auto _ : state) benchmark::DoNotOptimize(model::affinity(region));
}
BENCHMARK_CAPTURE(AffinityOfRegion, counts_only, none)->Arg(100)->Arg(200)->Arg(428)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(AffinityOfRegion, with_tags, tags)->Arg(100)->Arg(200)->Arg(428)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(AffinityOfRegion, with_texts, texts)->Arg(100)->Arg(200)->Arg(428)->Unit(benchmark::kMillisecond);

void LikenessMatrix(benchmark::State& state, themes::Likeness measure) {
  const auto profiles = model::theme_profiles(drawn_region(static_cast<std::size_t>(state.range(0)), none));
  for (auto _ : state) benchmark::DoNotOptimize(themes::likeness_matrix(measure, profiles));
}
BENCHMARK_CAPTURE(LikenessMatrix, cosine, themes::Likeness::cosine)->Arg(428)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(LikenessMatrix, weighted_jaccard, themes::Likeness::weighted_jaccard)
    ->Arg(428)
    ->Arg(1000)
    ->Unit(benchmark::kMillisecond);

std::vector<themes::Practice> drawn_corpus(std::size_t size) {
  Chance chance(1);
  std::vector<themes::Practice> corpus(size);
  for (auto& practice : corpus) practice.text = drawn_text(chance, 50);
  return corpus;
}

void ReadTexts(benchmark::State& state) {
  const auto corpus = drawn_corpus(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(themes::ApproachModel(corpus));
}
BENCHMARK(ReadTexts)->Arg(100)->Arg(428)->Unit(benchmark::kMillisecond);

void CompareTwoTexts(benchmark::State& state) {
  const themes::ApproachModel model(drawn_corpus(100));
  std::size_t at = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(model.unlikeness(at % 100, (at + 1) % 100));
    ++at;
  }
}
BENCHMARK(CompareTwoTexts);

}  // namespace
}  // namespace samling
