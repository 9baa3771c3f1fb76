#include "samling/plan/free_dates.hpp"

namespace samling::plan {

std::vector<Date> free_dates(const Programme& programme, const grouping::Members& members, std::size_t count) {
  require(programme.request.dates.has_value(), "request.dates", "", "the programme asks for no dates");
  season::Gathering gathering;
  for (const MunicipalityId id : members) {
    const auto& municipality = programme.region[id];
    for (const Date& date : municipality.blackout_dates)
      gathering.absences.push_back({municipality.name, date, "away"});
  }
  return season::free_dates(gathering, season::candidate_dates(*programme.request.dates), count);
}

}  // namespace samling::plan
