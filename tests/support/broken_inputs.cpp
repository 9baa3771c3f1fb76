#include "support/broken_inputs.hpp"

namespace samling::testing {
namespace {

using Folder = std::filesystem::path;
using Mutation = std::function<void(const Folder&)>;

Mutation change(std::string file, std::string old_text, std::string new_text) {
  return [=](const Folder& folder) { replace_in(folder / file, old_text, new_text); };
}
Mutation rewrite(std::string file, std::string text) {
  return [=](const Folder& folder) { write_file(folder / file, text); };
}
Mutation in_request(std::string old_text, std::string new_text) {
  return change("programme.json", std::move(old_text), std::move(new_text));
}

// Grades, kinds, mentors and earlier meetings, written behind the pinned groups (line 30).
std::vector<BrokenInput> broken_graded_rules() {
  const std::string json = "programme.json";
  const std::string pinned = "[[\"0105\", \"0106\", \"0217\"]]";
  return {
      {"UnknownGrade", json, 30, "/request/rules/grades/travel_limit", "warm", "did you mean \"warn\"?",
       in_request(pinned, pinned + ", \"grades\": { \"travel_limit\": \"warm\" }")},
      {"GradeOfAnUnknownRule", json, 30, "/request/rules/grades/travel", "warn", "there is no field \"travel\"",
       in_request(pinned, pinned + ", \"grades\": { \"travel\": \"warn\" }")},
      {"WeightWithoutWeigh", json, 30, "/request/rules/grades/met/weight", "0.3",
       "counts with the grade \"weigh\" only",
       in_request(pinned, pinned + ", \"grades\": { \"met\": { \"grade\": \"warn\", \"weight\": 0.3 } }")},
      {"NegativeRuleWeight", json, 30, "/request/rules/grades/met/weight", "-1", "is outside [0, 1000000]",
       in_request(pinned, pinned + ", \"grades\": { \"met\": { \"grade\": \"weigh\", \"weight\": -1 } }")},
      {"KindOfAnUnknownColumn", json, 30, "/request/rules/at_most/0/kind", "couty", "did you mean \"county\"?",
       in_request(pinned, pinned + ", \"at_most\": [{ \"kind\": \"couty\", \"most\": 2 }]")},
      {"AtMostWithoutANumber", json, 30, "/request/rules/at_most/0/most", "", "missing",
       in_request(pinned, pinned + ", \"at_most\": [{ \"kind\": \"county\" }]")},
      {"UnknownMentor", json, 30, "/request/rules/at_least/0/of/0", "0160", "did you mean \"0106\"",
       in_request(pinned, pinned + ", \"at_least\": [{ \"name\": \"mentor\", \"of\": [\"0160\"] }]")},
      {"MentorColumnOfDates", "municipalities.csv", 3, "blackout_dates", "2015-03-03", "is not yes or no",
       in_request(pinned, pinned + ", \"at_least\": [{ \"name\": \"mentor\", \"of\": \"blackout_dates\" }]")},
      {"MetWithItself", json, 30, "/request/rules/met/0/municipalities", "0104",
       "a pair has two different municipalities",
       in_request(pinned, pinned + ", \"met\": [{ \"municipalities\": [\"0104\", \"0104\"] }]")},
      {"MetUnknown", json, 30, "/request/rules/met/0/municipalities/1", "0160", "did you mean \"0106\"",
       in_request(pinned, pinned + ", \"met\": [{ \"municipalities\": [\"0104\", \"0160\"] }]")},
      {"MetInTheFuture", json, 30, "/request/rules/met/0/ago", "-1", "is negative",
       in_request(pinned, pinned + ", \"met\": [{ \"municipalities\": [\"0104\", \"0105\"], \"ago\": -1 }]")},
      {"MetInAMissingFile", json, 30, "/request/rules/met/0/grouping", "last.csv", "does not exist",
       in_request(pinned, pinned + ", \"met\": [{ \"grouping\": \"last.csv\" }]")},
      {"MetOfNobody", json, 30, "/request/rules/met/0", "ago", "needs either",
       in_request(pinned, pinned + ", \"met\": [{ \"ago\": 1 }]")},
      {"FadeAboveOne", json, 30, "/request/rules/met_fade", "2", "is outside [0, 1]",
       in_request(pinned, pinned + ", \"met_fade\": 2")},
      {"MetInAGroupingOfStrangers", "last.csv", 3, "municipality", "0160", "did you mean \"0106\"",
       [pinned](const Folder& folder) {
         write_file(folder / "last.csv", "group,municipality\nG1,0105\nG1,0160\n");
         replace_in(folder / "programme.json", pinned, pinned + ", \"met\": [{ \"grouping\": \"last.csv\" }]");
       }},
  };
}

// What a file can suffer before anyone looks at its meaning.
std::vector<BrokenInput> broken_files() {
  const std::string csv = "municipalities.csv";
  return {
      {"EmptyCsv", csv, 1, "header", "", "the file is empty", rewrite(csv, "")},
      {"CsvOfBlankLines", csv, 1, "header", "", "the file is empty", rewrite(csv, "\xEF\xBB\xBF\r\n\r\n")},
      {"HeaderWithoutRows", csv, 1, "code", "", "no rows", rewrite(csv, "code,name,lat,lon\n")},
      {"MissingFile", "programme.json", 8, "/municipalities", "munis.csv", "does not exist",
       in_request("\"municipalities.csv\"", "\"munis.csv\"")},
      {"FolderForAFile", "programme.json", 7, "/themes", ".", "is a folder", in_request("\"themes.csv\"", "\".\"")},
      {"Latin1Name", csv, 5, "name", "Oppeg\\xE5rd", "is not UTF-8", change(csv, "Oppegård", "Oppeg\xE5rd")},
      {"Utf16File", csv, 1, "header", "", "UTF-16",
       rewrite(csv, std::string("\xFF\xFE"
                                "c\0o\0d\0e\0",
                                10))},
      {"ZeroByte", csv, 4, "name", "Fred", "zero byte", change(csv, "Fredrikstad", std::string("Fred\0rikstad", 12))},
      {"HugeField", "projects.csv", 2, "text", "xxxx", "huge field",
       change("projects.csv", "longer shifts,,1", "longer shifts," + std::string(1'500'000, 'x') + ",1")},
      {"QuoteNeverClosed", "projects.csv", 3, "text", "Alle kartlagt", "never closed",
       change("projects.csv", "kurs\"", "kurs")},
      {"RowTooShort", csv, 4, "people", "0106,Fredrikstad", "the row has 6 cells, the header has 12",
       change(csv, "76807,5,,,,yes,\n", "76807\n")},
      {"RowTooLongFromAnUnquotedComma", csv, 6, "column 13", "Vestfold,Norge", "put texts that contain \",\" in quotes",
       change(csv, "0701,Horten,Vestfold", "0701,Horten,Vestfold, Norge")},
      {"TabsBetweenColumns", "themes.csv", 1, "code", "code\\x09name", "separate columns with , or ;",
       rewrite("themes.csv", "code\tname\nheltid\tHeltid\n")},
      {"MissingColumn", csv, 1, "lon", "code,name", "missing; did you mean \"long\"?", change(csv, ",lon,", ",long,")},
      {"MissingColumnCode", csv, 1, "code", "kommune_nr", "the column is missing", change(csv, "code,", "kommune_nr,")},
      {"DuplicateColumn", csv, 1, "lat", "LAT", "stands twice", change(csv, "lat,lon,population", "lat,lon,LAT")},
      {"EmptyJson", "programme.json", 1, "/", "", "the file is empty", rewrite("programme.json", " \n")},
      {"JsonTrailingComma", "programme.json", 43, "/request/max_rounds", "}", "is no JSON at column",
       in_request("\"max_rounds\": 50", "\"max_rounds\": 50,")},
      {"JsonMissingComma", "programme.json", 5, "/title", "as_of", "is no JSON at column",
       in_request("Oslofjorden\",", "Oslofjorden\"")},
      {"JsonCutOff", "programme.json", 13, "/map/boundaries", "bound", "is no JSON at column",
       [](const Folder& folder) {
         const std::string text = file_text(folder / "programme.json");
         write_file(folder / "programme.json", text.substr(0, text.find("aries.geojson")));
       }},
      {"JsonNotUtf8", "programme.json", 4, "/title", "Sm\\xE5", "not UTF-8",
       in_request("Samlinger", "Sm\xE5samlinger")},
      {"JsonNan", "programme.json", 18, "/request/travel_limit", "N", "is no JSON at column",
       in_request("\"travel_limit\": 90", "\"travel_limit\": NaN")},
      {"JsonFieldTwice", "programme.json", 18, "/request/group_count", "group_count", "given twice, first in line 17",
       in_request("\"travel_limit\"", "\"group_count\"")},
      {"AnotherFormat", "programme.json", 2, "/format", "samling-plan", "the format must be \"samling-programme\"",
       in_request("samling-programme", "samling-plan")},
      {"NewerVersion", "programme.json", 3, "/version", "2", "reads version 1",
       in_request("\"version\": 1", "\"version\": 2")},
      {"MissingTitle", "programme.json", 1, "/title", "", "the field is missing",
       in_request("  \"title\": \"Samlinger ved Oslofjorden\",\n", "")},
      {"MissingSizes", "programme.json", 14, "/request/sizes", "", "the field is missing",
       in_request("    \"sizes\": { \"min\": 3, \"max\": 5 },\n", "")},
      {"MisspeltField", "programme.json", 18, "/request/travel_limt", "90", "did you mean \"travel_limit\"?",
       in_request("travel_limit", "travel_limt")},
  };
}

// Tables whose cells cannot be meant.
std::vector<BrokenInput> broken_tables() {
  const std::string csv = "municipalities.csv";
  return {
      {"DuplicateCode", csv, 4, "code", "0105", "stands in line 3 already",
       change(csv, "0106,Fredrikstad", "0105,Fredrikstad")},
      {"EmptyCode", csv, 4, "code", "", "the cell is empty", change(csv, "0106,Fredrikstad", ",Fredrikstad")},
      {"EmptyName", csv, 4, "name", "", "the cell is empty", change(csv, "0106,Fredrikstad", "0106,")},
      {"LatOutsideTheGlobe", csv, 2, "lat", "95.4340", "is outside [-90, 90]", change(csv, "59.4340", "95.4340")},
      {"LonOutsideTheGlobe", csv, 2, "lon", "190.65", "is outside [-180, 180]", change(csv, "10.6577", "190.6577")},
      {"LatMissing", csv, 2, "lat", "", "the cell is empty", change(csv, "59.4340", "")},
      {"LatLonSwapped", csv, 4, "lat", "10.9298", "lat 10.9298 lon 59.2181 look swapped",
       change(csv, "59.2181,10.9298", "10.9298,59.2181")},
      {"VenueLatLonSwapped", "venues.csv", 2, "lat", "11.0622", "look swapped",
       change("venues.csv", "59.2981,11.0622", "11.0622,59.2981")},
      {"LatIsNan", csv, 2, "lat", "NaN", "is not a finite number", change(csv, "59.4340", "NaN")},
      {"LatIsText", csv, 2, "lat", "59°26'N", "is not a number", change(csv, "59.4340", "59°26'N")},
      {"DecimalCommaBetweenCommas", csv, 2, "lat", "59,4340",
       "decimal commas are read when the columns are separated by", change(csv, "59.4340", "\"59,4340\"")},
      {"PeopleNotWhole", csv, 2, "people", "5.5", "is not a whole number", change(csv, "31308,5,", "31308,5.5,")},
      {"NoPeople", csv, 2, "people", "0", "is less than 1", change(csv, "31308,5,", "31308,0,")},
      {"NegativePopulation", csv, 2, "population", "-31308", "is negative", change(csv, "31308", "-31308")},
      {"ImpossibleDate", csv, 3, "blackout_dates", "2015-02-30", "is not a date",
       change(csv, "2015-03-03 ", "2015-02-30 ")},
      {"NorwegianDate", csv, 3, "blackout_dates", "03.03.2015", "is not a date like 2015-03-05",
       change(csv, "2015-03-03 ", "03.03.2015 ")},
      {"ImpossibleClockTime", csv, 2, "earliest_departure", "25:30", "is not a clock time",
       change(csv, "07:30", "25:30")},
      {"HomeBeforeDeparture", csv, 2, "latest_home", "06:00", "is not later than earliest_departure 07:30",
       change(csv, "17:30", "06:00")},
      {"NeitherYesNorNo", csv, 6, "can_host", "maybe", "is neither yes nor no", change(csv, ",,,,no,", ",,,,maybe,")},
      {"UnknownLanguageForm", csv, 7, "language_form", "nynorks", "did you mean \"nynorsk\"?",
       change(csv, "nynorsk", "nynorks")},
      {"DuplicateTheme", "themes.csv", 4, "code", "heltid", "stands in line 3 already",
       change("themes.csv", "sykefravaer,", "heltid,")},
      {"UnknownParent", "themes.csv", 3, "parent", "arbied", "did you mean \"arbeid\"?",
       change("themes.csv", "deltid,arbeid", "deltid,arbied")},
      {"CyclicParents", "themes.csv", 2, "parent", "heltid", "arbeid -> heltid -> arbeid",
       change("themes.csv", "Arbeidsliv,,", "Arbeidsliv,heltid,")},
      {"ThemeIsItsOwnParent", "themes.csv", 2, "parent", "arbeid", "arbeid -> arbeid",
       change("themes.csv", "Arbeidsliv,,", "Arbeidsliv,arbeid,")},
      {"NegativeThemeWeight", "themes.csv", 3, "weight", "-1", "is negative",
       change("themes.csv", "arbeid,1", "arbeid,-1")},
      {"UnknownThemeOfAProject", "projects.csv", 5, "theme", "heltidd", "did you mean \"heltid\"?",
       change("projects.csv", "0106,heltid", "0106,heltidd")},
      {"LostLeadingZero", "projects.csv", 5, "municipality", "106", "did you mean \"0106\"?",
       change("projects.csv", "0106,heltid", "106,heltid")},
      {"UnknownMunicipalityOfAProject", "projects.csv", 5, "municipality", "9999",
       "is no code or name of a municipality", change("projects.csv", "0106,heltid", "9999,heltid")},
      {"NegativeProjectWeight", "projects.csv", 2, "weight", "-2", "is negative",
       change("projects.csv", "longer shifts,,1", "longer shifts,,-2")},
      {"HistoryWithoutADate", "code_history.csv", 2, "from", "", "the cell is empty",
       change("code_history.csv", "Follo,2020-01-01", "Follo,")},
      {"DuplicateVenue", "venues.csv", 3, "key", "inspiria", "stands in line 2 already",
       change("venues.csv", "verket,", "inspiria,")},
      {"VenueWithACode", "venues.csv", 3, "key", "0104", "is the code of a municipality",
       change("venues.csv", "verket,", "0104,")},
      {"VenueForNobody", "venues.csv", 3, "capacity", "0", "is less than 1",
       change("venues.csv", "10.6620,40", "10.6620,0")},
      {"BoundariesInMetres", "boundaries.geojson", 6, "/features/0/geometry", "Polygon", "is not in degrees of WGS 84",
       change("boundaries.geojson", "[10.6, 59.4]", "[590123.5, 6590123.5]")},
      {"BoundaryNotClosed", "boundaries.geojson", 6, "/features/0/geometry", "Polygon", "must end where it begins",
       change("boundaries.geojson", "[10.7, 59.5], [10.6, 59.4]", "[10.7, 59.5], [10.6, 59.5]")},
      {"UnknownCodeProperty", "boundaries.geojson", 3, "/features/0/properties", "nr_", "did you mean \"nr\"?",
       in_request("\"code_property\": \"nr\"", "\"code_property\": \"nr_\"")},
      {"NoGeoJson", "boundaries.geojson", 2, "/type", "Topology", "FeatureCollection",
       change("boundaries.geojson", "FeatureCollection", "Topology")},
  };
}

// Travel that cannot be.
std::vector<BrokenInput> broken_travel() {
  return {
      {"NegativeMinutes", "minutes.csv", 3, "0106", "-16", "negative",
       change("minutes.csv", "0105,32,0,16", "0105,32,0,-16")},
      {"MinutesAreNan", "minutes.csv", 3, "0106", "nan", "is not a finite number",
       change("minutes.csv", "0105,32,0,16", "0105,32,0,nan")},
      {"MinutesAreText", "minutes.csv", 3, "0106", "1 h", "is not a number",
       change("minutes.csv", "0105,32,0,16", "0105,32,0,1 h")},
      {"MatrixRowMissing", "minutes.csv", 1, "header", "verket", "8 columns and 7 rows",
       change("minutes.csv", "verket,3,33,31,36,51,96,31,0\n", "")},
      {"MatrixRowTwice", "minutes.csv", 4, "column 1", "0105", "has a row already, on line 3",
       change("minutes.csv", "\n0106,30", "\n0105,32,0,16,50,80,115,5,33\n0106,30")},
      {"NoPlaceIsKnown", "programme.json", 12, "/travel", "minutes.csv", "none of the matrix's places",
       [](const Folder& folder) {
         write_file(folder / "minutes.csv", "place,104,105\n104,0,30\n105,30,0\n");
         replace_in(folder / "programme.json", ", \"kilometres\": \"kilometres.csv\"", "");
       }},
      {"TwoKindsOfTravel", "programme.json", 12, "/travel/osrm", "table.json", "travel is given by \"minutes\" already",
       in_request("\"kilometres\": \"kilometres.csv\"", "\"osrm\": \"table.json\"")},
      {"UnitOfNothing", "programme.json", 12, "/travel/unit", "seconds", "stands beside minutes only",
       in_request("\"minutes\": \"minutes.csv\", \"kilometres\": \"kilometres.csv\"", "\"unit\": \"seconds\"")},
      {"UnknownUnit", "programme.json", 12, "/travel/unit", "hours", "is not one of minutes, seconds",
       in_request("\"missing\": \"unreachable\"", "\"unit\": \"hours\"")},
      {"ServiceWithoutPlaces", "programme.json", 12, "/travel/places", "", "the field is missing",
       in_request("\"minutes\": \"minutes.csv\", \"kilometres\": \"kilometres.csv\"",
                  "\"osrm\": \"boundaries.geojson\"")},
      {"DetourShorterThanTheLine", "programme.json", 12, "/travel/estimate/detour", "0.5", "is less than 1",
       in_request("\"missing\": \"unreachable\"", "\"estimate\": { \"detour\": 0.5 }")},
      {"NoSpeed", "programme.json", 12, "/travel/estimate/speed_kmh", "0", "must be more than 0",
       in_request("\"missing\": \"unreachable\"", "\"estimate\": { \"speed_kmh\": 0 }")},
  };
}

// Requests that cannot be met by anyone, whatever the municipalities.
std::vector<BrokenInput> broken_requests() {
  const std::string json = "programme.json";
  return {
      {"UnknownThemeInTheRequest", json, 15, "/request/themes/0", "heltd", "did you mean \"heltid\"?",
       in_request("[\"heltid\"]", "[\"heltd\"]")},
      {"SizesReversed", json, 16, "/request/sizes/max", "2", "max 2 is less than min 3",
       in_request("\"max\": 5 }", "\"max\": 2 }")},
      {"GroupsOfOne", json, 16, "/request/sizes/min", "1", "at least 2", in_request("\"min\": 3", "\"min\": 1")},
      {"GroupsLargerThanTheRegion", json, 16, "/request/sizes/min", "7", "cannot be made of 6 municipalities",
       in_request("\"min\": 3, \"max\": 5", "\"min\": 7, \"max\": 9")},
      {"SizeIsText", json, 16, "/request/sizes/min", "three", "must be a number",
       in_request("\"min\": 3", "\"min\": \"three\"")},
      {"SizeNotWhole", json, 16, "/request/sizes/min", "3.5", "must be a whole number",
       in_request("\"min\": 3", "\"min\": 3.5")},
      {"NoGroups", json, 17, "/request/group_count", "0", "is less than 1",
       in_request("\"group_count\": 2", "\"group_count\": 0")},
      {"NoTravelAtAll", json, 18, "/request/travel_limit", "0", "must be more than 0",
       in_request("\"travel_limit\": 90", "\"travel_limit\": 0")},
      {"FlagIsText", json, 19, "/request/common_theme", "yes", "must be true or false",
       in_request("\"common_theme\": true", "\"common_theme\": \"yes\"")},
      {"ThemesWithoutAFile", json, 9, "/projects", "projects.csv", "the programme has no \"themes\"",
       in_request("  \"themes\": \"themes.csv\",\n", "\n")},
      {"CommonThemeOfNothing", json, 19, "/request/common_theme", "true", "must be false",
       [](const Folder& folder) {
         replace_in(folder / "programme.json", "  \"themes\": \"themes.csv\",", "");
         replace_in(folder / "programme.json", "  \"projects\": \"projects.csv\",", "");
         replace_in(folder / "programme.json", "    \"themes\": [\"heltid\"],", "");
         replace_in(folder / "programme.json", "\"heltid\": 2", "");
       }},
      {"PeopleReversed", json, 20, "/request/people/max", "4", "max 4 is less than min 6",
       in_request("\"max\": 40", "\"max\": 4")},
      {"UnknownObjective", json, 23, "/request/objective", "mean", "is not one of mean_companion, pair_sum",
       in_request("mean_companion", "mean")},
      {"NegativeWeight", json, 24, "/request/weights/difference", "-0.5", "is outside [0, 1000000]",
       in_request("\"difference\": 0.5", "\"difference\": -0.5")},
      {"NoTravelScale", json, 25, "/request/weights/travel_scale", "0", "is outside [0.001, 1000000]",
       in_request("\"travel_scale\": 90", "\"travel_scale\": 0")},
      {"ParentShareAboveOne", json, 26, "/request/weights/parent_share", "5", "is outside [0, 1]",
       in_request("\"parent_share\": 0.5", "\"parent_share\": 5")},
      {"WeightOfAnUnknownTheme", json, 27, "/request/weights/per_theme/heltiid", "2", "did you mean \"heltid\"?",
       in_request("\"heltid\": 2", "\"heltiid\": 2")},
      {"UnknownMunicipalityInARule", json, 28, "/request/rules/must_together/0/1", "0160", "did you mean \"0106\"",
       in_request("must_together\": [[\"0105\", \"0106\"]]", "must_together\": [[\"0105\", \"0160\"]]")},
      {"CodeAsANumber", json, 28, "/request/rules/must_together/0/1", "106", "must be a text in quotes",
       in_request("must_together\": [[\"0105\", \"0106\"]]", "must_together\": [[\"0105\", 106]]")},
      {"PairOfThree", json, 29, "/request/rules/keep_apart/0", "0217", "a pair has two municipalities, this one has 3",
       in_request("[[\"0104\", \"0701\"]]", "[[\"0104\", \"0701\", \"0217\"]]")},
      {"TogetherWithItself", json, 29, "/request/rules/keep_apart/0/1", "0104", "named twice",
       in_request("[[\"0104\", \"0701\"]]", "[[\"0104\", \"0104\"]]")},
      {"TogetherAndApart", json, 29, "/request/rules/keep_apart", "0106", "must be together by must_together and apart",
       in_request("[[\"0104\", \"0701\"]]", "[[\"3003\", \"0106\"]]")},
      {"PinnedTooSmall", json, 30, "/request/rules/pinned/0", "0105", "has 2 municipalities, sizes ask for 3 to 5",
       in_request("[[\"0105\", \"0106\", \"0217\"]]", "[[\"0105\", \"0106\"]]")},
      {"PinnedTwice", json, 30, "/request/rules/pinned/1", "0217", "0217 is in pinned group 1 already",
       in_request("[[\"0105\", \"0106\", \"0217\"]]",
                  "[[\"0105\", \"0106\", \"0217\"], [\"0217\", \"0701\", \"0104\"]]")},
      {"NegativeVenueLimit", json, 31, "/request/venue/limit", "-60", "must be more than 0",
       in_request("\"limit\": 60", "\"limit\": -60")},
      {"DayEndsBeforeItStarts", json, 32, "/request/day/end", "09:00", "not after its start at 10:00",
       in_request("\"end\": \"15:00\"", "\"end\": \"09:00\"")},
      {"DayStartsAtTen", json, 32, "/request/day/start", "10", "is not a clock time",
       in_request("\"start\": \"10:00\"", "\"start\": \"10\"")},
      {"SlotsReversed", json, 33, "/request/day/slot/max", "45", "max 45 is less than min 60",
       in_request("\"max\": 90", "\"max\": 45")},
      {"LunchOffTheGrid", json, 34, "/request/day/lunch", "33", "not a multiple of the grid, 5 minutes",
       in_request("\"lunch\": 30", "\"lunch\": 33")},
      {"LunchWindowReversed", json, 35, "/request/day/lunch_window/latest", "11:00", "before the earliest start, 11:30",
       in_request("12:45", "11:00")},
      {"NoGrid", json, 36, "/request/day/grid", "0", "is outside [1, 60]", in_request("\"grid\": 5", "\"grid\": 0")},
      {"DatesReversed", json, 37, "/request/dates/to", "2015-02-27", "is before from, 2015-03-02",
       in_request("2015-03-27", "2015-02-27")},
      {"UnknownWeekday", json, 38, "/request/dates/weekdays/1", "ons", "is not one of",
       in_request("\"wed\"", "\"ons\"")},
      {"PreferredDayNotAllowed", json, 38, "/request/dates/preferred/0", "fri", "not one of the weekdays",
       in_request("\"preferred\": [\"thu\"]", "\"preferred\": [\"fri\"]")},
      {"NoDateLeft", json, 37, "/request/dates", "2015-03-02", "no date is left",
       in_request("2015-03-27", "2015-03-02")},
      {"NoGatheringADay", json, 39, "/request/dates/per_day", "0", "is less than 1",
       in_request("\"per_day\": 1", "\"per_day\": 0")},
      {"UnknownTimeZone", json, 40, "/request/time_zone", "Europe/Olso", "did you mean \"Europe/Oslo\"",
       in_request("Europe/Oslo", "Europe/Olso")},
      {"NegativeSeed", json, 41, "/request/seed", "-1", "whole number from 0",
       in_request("\"seed\": 1", "\"seed\": -1")},
      {"ImpossibleAsOf", json, 5, "/as_of", "2015-13-05", "is not a date", in_request("2015-03-05", "2015-13-05")},
  };
}

}  // namespace

const std::vector<BrokenInput>& broken_inputs() {
  static const std::vector<BrokenInput> all = [] {
    std::vector<BrokenInput> rows;
    for (const auto& part :
         {broken_files(), broken_tables(), broken_travel(), broken_requests(), broken_graded_rules()}) {
      rows.insert(rows.end(), part.begin(), part.end());
    }
    return rows;
  }();
  return all;
}

}  // namespace samling::testing
