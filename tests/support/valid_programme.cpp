// The small valid programme that broken inputs are made from.
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "support/broken_inputs.hpp"

namespace samling::testing {
namespace {

constexpr std::string_view programme = R"({
  "format": "samling-programme",
  "version": 1,
  "title": "Samlinger ved Oslofjorden",
  "as_of": "2015-03-05",
  "attributions": ["Made for a test"],
  "themes": "themes.csv",
  "municipalities": "municipalities.csv",
  "projects": "projects.csv",
  "code_history": "code_history.csv",
  "venues": "venues.csv",
  "travel": { "minutes": "minutes.csv", "kilometres": "kilometres.csv", "missing": "unreachable" },
  "map": { "boundaries": "boundaries.geojson", "code_property": "nr" },
  "request": {
    "themes": ["heltid"],
    "sizes": { "min": 3, "max": 5 },
    "group_count": 2,
    "travel_limit": 90,
    "common_theme": true,
    "people": { "min": 6, "max": 40 },
    "remote_per_group": 1,
    "unplaced_price": 10,
    "objective": "mean_companion",
    "weights": { "theme": 1, "difference": 0.5, "travel": 1,
                 "travel_scale": 90, "travel_measure": "minutes",
                 "likeness": "weighted_jaccard", "parent_share": 0.5,
                 "per_theme": { "heltid": 2 } },
    "rules": { "must_together": [["0105", "0106"]],
               "keep_apart": [["0104", "0701"]],
               "pinned": [["0105", "0106", "0217"]] },
    "venue": { "limit": 60, "town_halls": true },
    "day": { "start": "10:00", "end": "15:00",
             "opening": 10, "slot": { "min": 60, "max": 90 },
             "pause": 10, "lunch": 30,
             "lunch_window": { "earliest": "11:30", "latest": "12:45" },
             "evaluation": 15, "grid": 5 },
    "dates": { "from": "2015-03-02", "to": "2015-03-27",
               "weekdays": ["tue", "wed", "thu"], "preferred": ["thu"],
               "excluded": ["2015-03-10"], "per_day": 1 },
    "time_zone": "Europe/Oslo",
    "seed": 1,
    "max_rounds": 50
  }
}
)";

constexpr std::string_view municipalities =
    "code,name,county,lat,lon,population,people,blackout_dates,earliest_departure,latest_home,can_host,language_form\n"
    "0104,Moss,Østfold,59.4340,10.6577,31308,5,,07:30,17:30,yes,bokmal\n"
    "0105,Sarpsborg,Østfold,59.2839,11.1096,53696,5,2015-03-03 2015-03-04,,,yes,\n"
    "0106,Fredrikstad,Østfold,59.2181,10.9298,76807,5,,,,yes,\n"
    "0217,Oppegård,Akershus,59.7925,10.7896,25970,5,,,,yes,\n"
    "0701,Horten,Vestfold,59.4172,10.4834,26751,5,,,,no,\n"
    "0706,Sandefjord,Vestfold,59.1312,10.2166,44629,5,,,,yes,nynorsk\n";
constexpr std::string_view theme_rows =
    "code,name,parent,weight\n"
    "arbeid,Arbeidsliv,,1\n"
    "heltid,Heltid og deltid,arbeid,1\n"
    "sykefravaer,Sykefravær,arbeid,1\n";
constexpr std::string_view project_rows =
    "municipality,theme,title,stage,approach_tags,text,weight\n"
    "0104,heltid,Heltid i Moss,running,longer shifts,,1\n"
    "0105,heltid,Heltid i Sarpsborg,running,longer shifts|staff pool,\"Alle kartlagt;\nså kurs\",1\n"
    "0106,heltid,Heltidskultur,running,staff pool,,1\n"
    "0217,heltid,Langvakter,planning,long shifts,,1\n"
    "0701,heltid,Nærvær,running,,,1\n"
    "0706,sykefravaer,Nærvær,running,,,1\n";
constexpr std::string_view history_rows =
    "old_code,old_name,new_code,new_name,from\n"
    "0217,Oppegård,3020,Nordre Follo,2020-01-01\n"
    "0213,Ski,3020,Nordre Follo,2020-01-01\n"
    "0105,Sarpsborg,3003,Sarpsborg,2020-01-01\n";
constexpr std::string_view venue_rows =
    "key,name,lat,lon,capacity,closed_dates\n"
    "inspiria,Inspiria,59.2981,11.0622,60,2015-03-12\n"
    "verket,Verket Moss,59.4390,10.6620,40,\n";
constexpr std::string_view minutes =
    "place,0104,0105,0106,0217,0701,0706,inspiria,verket\n"
    "0104,0,32,30,35,50,95,30,3\n"
    "0105,32,0,16,50,80,115,5,33\n"
    "0106,30,16,0,55,78,113,15,31\n"
    "0217,35,50,55,0,75,100,48,36\n"
    "0701,50,80,78,75,0,40,78,51\n"
    "0706,95,115,113,100,40,0,113,96\n"
    "inspiria,30,5,15,48,78,113,0,31\n"
    "verket,3,33,31,36,51,96,31,0\n";
constexpr std::string_view kilometres =
    "place,0104,0105,0106,0217,0701,0706,inspiria,verket\n"
    "0104,0,35,33,42,12,60,33,1\n"
    "0105,35,0,17,78,48,95,4,36\n"
    "0106,33,17,0,80,46,93,14,34\n"
    "0217,42,78,80,0,55,102,75,43\n"
    "0701,12,48,46,55,0,38,45,13\n"
    "0706,60,95,93,102,38,0,92,61\n"
    "inspiria,33,4,14,75,45,92,0,34\n"
    "verket,1,36,34,43,13,61,34,0\n";
constexpr std::string_view boundaries = R"({
  "type": "FeatureCollection",
  "features": [
    { "type": "Feature",
      "properties": { "nr": "0104", "navn": "Moss" },
      "geometry": { "type": "Polygon", "coordinates": [[[10.6, 59.4], [10.7, 59.4], [10.7, 59.5], [10.6, 59.4]]] } },
    { "type": "Feature",
      "properties": { "nr": "0701", "navn": "Horten" },
      "geometry": { "type": "MultiPolygon", "coordinates": [[[[10.4, 59.4], [10.5, 59.4], [10.5, 59.5], [10.4, 59.4]]]] } }
  ]
}
)";

}  // namespace

void write_file(const std::filesystem::path& file, std::string_view text) {
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!stream.flush()) throw std::logic_error("cannot write " + file.string());
}

std::string file_text(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void replace_in(const std::filesystem::path& file, std::string_view old_text, std::string_view new_text) {
  std::string text = file_text(file);
  const std::size_t at = text.find(old_text);
  if (at == std::string::npos) throw std::logic_error("nothing to replace in " + file.string());
  write_file(file, text.replace(at, old_text.size(), new_text));
}

void write_valid_programme(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  write_file(folder / "programme.json", programme);
  write_file(folder / "municipalities.csv", municipalities);
  write_file(folder / "themes.csv", theme_rows);
  write_file(folder / "projects.csv", project_rows);
  write_file(folder / "code_history.csv", history_rows);
  write_file(folder / "venues.csv", venue_rows);
  write_file(folder / "minutes.csv", minutes);
  write_file(folder / "kilometres.csv", kilometres);
  write_file(folder / "boundaries.geojson", boundaries);
}

}  // namespace samling::testing
