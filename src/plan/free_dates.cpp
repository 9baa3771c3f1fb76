#include "samling/plan/free_dates.hpp"

#include <string>

namespace samling::plan {

std::vector<Date> free_dates(const Programme& programme, const grouping::Members& members, std::size_t count) {
  require(programme.request.dates.has_value(), "request.dates", "", "the programme asks for no dates");
  season::Gathering gathering;
  for (const MunicipalityId id : members) {
    require(id.value() >= 0 && id.index() < programme.region.size(), "members", std::to_string(id.value()),
            "is no row of the region's " + std::to_string(programme.region.size()) + " municipalities");
    const auto& municipality = programme.region[id];
    for (const Date& date : municipality.blackout_dates)
      gathering.absences.push_back({municipality.name, date, "away"});
  }
  return season::free_dates(gathering, season::candidate_dates(*programme.request.dates), count);
}

}  // namespace samling::plan
