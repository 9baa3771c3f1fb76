// A schedule as a page: one file, no script, nothing fetched (the content security policy forbids it).
//
// A day is a table with rooms as columns and a row between two times at which something starts or ends. On a phone the
// same table reads as a list: rows become headings, cells cards that name their room.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/figures.hpp"
#include "report/page_parts.hpp"
#include "report/schedule_colours.hpp"
#include "report/schedule_grid.hpp"
#include "report/schedule_sheet.hpp"
#include "report/schedule_style.hpp"
#include "report/schedule_view.hpp"
#include "report/text.hpp"
#include "report/wall_clock.hpp"
#include "samling/core/version.hpp"

namespace samling::report {
namespace {

constexpr std::size_t most_columns = 8;      // On one sheet of A4.
constexpr std::size_t portrait_columns = 4;  // At most, or the sheets lie.
constexpr int longest_title = 180;           // In columns; the other outputs have all of it.
constexpr std::size_t most_names_shown = 6;

std::string schedule_head(const Schedule& schedule, bool lying) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
      "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta "
      "name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"samling "
      "{}\">\n<title>{}</title>\n<style>{}{}@page{{size:A4 {};margin:9mm}}\n</style>\n</head>\n",
      version(), html_text(one_line(schedule.title)), style_sheet(), schedule_style_sheet(),
      lying ? "landscape" : "portrait");
}

std::string day_heading(const Schedule& schedule, Date day) {
  return html_text(shorten(one_line(day_title(schedule, day)), 80));
}

std::string schedule_fact(std::string_view name, const std::string& value) {
  return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", name, value);
}

// A day that is no date has no offset: its times are those on the wall.
std::string clock_sentence(const Schedule& schedule) {
  if (!is_dated(schedule) && schedule.time_zone == "UTC") return "Times are local.";
  return fmt::format("Times are those of {}.", html_text(one_line(zone_words(schedule.time_zone))));
}

std::string schedule_banner(const Schedule& schedule) {
  const std::string first = day_heading(schedule, schedule.days.front());
  const std::string last = day_heading(schedule, schedule.days.back());
  std::string html = fmt::format("<header><p class=\"eyebrow\">Timetable</p><h1>{}</h1><p class=\"lead\">{}{}. {}</p>",
                                 prose(shorten(one_line(schedule.title), longest_title)), first,
                                 first == last ? "" : " to " + last, clock_sentence(schedule));
  html += "<dl class=\"facts\">" + schedule_fact("Entries", fmt::format("{}", schedule.entries.size())) +
          schedule_fact("Rooms", fmt::format("{}", schedule.rooms.size())) +
          schedule_fact("Days", fmt::format("{}", schedule.days.size()));
  if (!schedule.people.empty()) html += schedule_fact("People", fmt::format("{}", schedule.people.size()));
  const auto changed = std::ranges::count_if(schedule.entries, [](const auto& entry) { return !entry.change.empty(); });
  if (changed > 0) html += schedule_fact("Changed", fmt::format("{}", changed));
  if (!schedule.left_out.empty()) html += schedule_fact("Left out", fmt::format("{}", schedule.left_out.size()));
  if (!schedule.status.empty()) html += schedule_fact("Status", prose(shorten(one_line(schedule.status), 40)));
  return html + "</dl></header>";
}

std::string day_id(Date date, std::size_t part) {
  return fmt::format("day-{}{}", to_string(date), part == 0 ? "" : fmt::format("-{}", part + 1));
}

std::string schedule_contents(const Schedule& schedule) {
  std::string html = "<nav aria-label=\"Contents\"><ul>";
  for (const Date day : schedule.days) {
    html += fmt::format("<li><a href=\"#{}\">{}</a></li>", day_id(day, 0), day_heading(schedule, day));
  }
  if (!schedule.terms.empty() || !schedule.verdict.empty()) html += "<li><a href=\"#score\">How good it is</a></li>";
  if (!schedule.left_out.empty()) html += "<li><a href=\"#left-out\">Left out</a></li>";
  if (!schedule.notes.empty()) html += "<li><a href=\"#notes\">Notes</a></li>";
  return html + "</ul></nav>";
}

std::string track_label(const TrackLook& look, const std::string& track) {
  return fmt::format(
      R"(<span class="track"><svg viewBox="0 0 14 14" aria-hidden="true"><g fill="{}">{}</g></svg>{}</span>)",
      look.colour->fill, mark(*look.shape, 7, 7, 5), prose(shorten(one_line(track), 60)));
}

// "A, B and 3 more".
std::string names_shown(const std::vector<std::string>& names) {
  std::string html;
  for (std::size_t i = 0; i < std::min(names.size(), most_names_shown); ++i) {
    html += (i > 0 ? ", " : "") + prose(shorten(one_line(names[i]), 60));
  }
  if (names.size() > most_names_shown) html += fmt::format(" and {} more", names.size() - most_names_shown);
  return html;
}

std::string entry_card(const Schedule& schedule, const ScheduleEntry& entry, const std::string& room) {
  std::string html =
      fmt::format("<span class=\"at\">{}{}</span><strong>{}</strong>", span_text(entry.start, entry.length),
                  room.empty() ? "" : "<span class=\"in\"> · " + prose(room) + "</span>",
                  prose(shorten(one_line(entry.title), longest_title)));
  if (!entry.speakers.empty()) {
    html += "<span class=\"who\">" + names_shown(people_names(schedule, entry.speakers)) + "</span>";
  }
  const TrackLook look = look_of(schedule, entry.track);
  if (look.colour != nullptr) html += track_label(look, entry.track);
  if (!entry.change.empty()) html += "<span class=\"was\">" + prose(change_words(entry)) + "</span>";
  return html;
}

class DayTable {
 public:
  DayTable(const Schedule& schedule, const DayGrid& grid, std::string_view density)
      : schedule_(schedule), grid_(grid), density_(density) {}

  [[nodiscard]] std::string html() const {
    std::string rows;
    std::size_t next = 0;
    std::vector<std::size_t> busy_until(grid_.lanes, 0);  // Row that a lane is free again.
    for (std::size_t r = 0; r < grid_.rows.size(); ++r) rows += session_row(r) + row(r, next, busy_until);
    return fmt::format(
        R"(<div class="scroll" role="region" tabindex="0" aria-label="{0}"><table class="grid {3}" role="table"><caption>{0}</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader" class="time">Time</th>{1}</tr></thead><tbody role="rowgroup">{2}</tbody></table></div>)",
        name(), heads(), rows, density_);
  }

 private:
  [[nodiscard]] std::string name() const {
    std::string text = day_heading(schedule_, grid_.date);
    if (grid_.parts > 1) {
      text += fmt::format(", rooms {} to {}", html_text(one_line(grid_.columns.front().title)),
                          html_text(one_line(grid_.columns.back().title)));
    }
    return text;
  }

  [[nodiscard]] std::string heads() const {
    std::string html;
    for (const GridColumn& column : grid_.columns) {
      html += fmt::format(R"(<th scope="col" role="columnheader"{}>{}</th>)", span("colspan", column.lanes),
                          prose(shorten(one_line(column.title), 80)));
    }
    return html;
  }

  [[nodiscard]] static std::string span(std::string_view attribute, std::size_t count) {
    return count > 1 ? fmt::format(" {}=\"{}\"", attribute, count) : std::string();
  }

  [[nodiscard]] std::string session_row(std::size_t r) const {
    if (grid_.rows[r].session.empty()) return {};
    return fmt::format(
        R"(<tr class="session" role="row"><th scope="rowgroup" role="rowheader" colspan="{}">{}</th></tr>)",
        grid_.lanes + 1, prose(shorten(one_line(grid_.rows[r].session), 120)));
  }

  [[nodiscard]] std::string row(std::size_t r, std::size_t& next, std::vector<std::size_t>& busy_until) const {
    const GridRow& row = grid_.rows[r];
    const int minutes = (row.until - row.from).count();
    const bool still = !row.pause && (next >= grid_.cells.size() || grid_.cells[next].row != r);  // Nothing starts.
    std::string html = fmt::format(
        R"(<tr role="row" class="{}" style="height:{}px"><th scope="row" role="rowheader" class="time">{}</th>)",
        row.pause ? "gap"
        : still   ? "still"
                  : "",
        time_height(row), clock_text(row.from.count()));
    if (row.pause) {
      return html +
             fmt::format(R"(<td role="cell" colspan="{}">free for {}</td></tr>)", grid_.lanes, length_text(minutes));
    }
    for (std::size_t lane = 0; lane < grid_.lanes;) {
      if (busy_until[lane] > r) {
        ++lane;
      } else if (next < grid_.cells.size() && grid_.cells[next].row == r && grid_.cells[next].lane == lane) {
        const GridCell& cell = grid_.cells[next++];
        html += entry_cell(cell);
        for (std::size_t l = lane; l < lane + cell.lanes; ++l) busy_until[l] = r + cell.rows;
        lane += cell.lanes;
      } else {
        html += R"(<td role="cell" class="none"></td>)";
        ++lane;
      }
    }
    return html + "</tr>";
  }

  [[nodiscard]] static std::string length_text(int minutes) {
    if (minutes < 60) return fmt::format("{} min", minutes);
    return minutes % 60 == 0 ? fmt::format("{} h", minutes / 60)
                             : fmt::format("{} h {} min", minutes / 60, minutes % 60);
  }

  [[nodiscard]] std::string entry_cell(const GridCell& cell) const {
    const ScheduleEntry& entry = *cell.entry;
    const TrackLook look = look_of(schedule_, entry.track);
    const auto column = std::ranges::upper_bound(grid_.columns, cell.lane, {}, &GridColumn::first) - 1;
    const std::string style =
        look.colour == nullptr ? "" : fmt::format(" style=\"--edge:{0};--tint:{0}1a\"", look.colour->fill);
    return fmt::format(R"(<td role="cell" class="{}"{}{}{}>{}</td>)", is_pause(entry) ? "pause" : "entry",
                       span("rowspan", cell.rows), span("colspan", cell.lanes), style,
                       entry_card(schedule_, entry, entry.everywhere ? "" : column->title));
  }

  const Schedule& schedule_;
  const DayGrid& grid_;
  std::string_view density_;
};

std::string day_section(const Schedule& schedule, const DayGrid& grid, bool lying, bool first) {
  const std::string date = day_heading(schedule, grid.date);
  const std::string id = day_id(grid.date, grid.part);
  SheetFit fit = fit_on_sheet(grid, lying);
  // The first day shares the sheet with the title and the tracks when there is room for all of them, in letters that
  // are not the smallest unless they are so anyway.
  const double head = 48.0 + 5.0 * std::ceil(static_cast<double>(schedule.tracks.size()) / 6.0);
  const SheetFit below_head = fit_on_sheet(grid, lying, head);
  const bool opens = first && below_head.millimetres + head <= sheet_height(lying) &&
                     (below_head.density != "dense" || fit.density == "dense");
  if (opens) fit = below_head;
  std::string html = fmt::format(
      "<section class=\"sheet{3}\" id=\"{0}\" aria-labelledby=\"{0}-h\"><h2 id=\"{0}-h\">{1}{2}</h2>", id, date,
      grid.parts > 1 ? fmt::format(" ({} of {})", grid.part + 1, grid.parts) : "", opens ? " opening" : "");
  if (grid.rows.empty()) return html + "<p>Nothing is held on this day.</p></section>";
  return html + DayTable(schedule, grid, fit.density).html() + "</section>";
}

std::string track_legend(const Schedule& schedule) {
  std::string items;
  for (const auto& track : schedule.tracks) {
    const TrackLook look = look_of(schedule, track);
    const bool used = std::ranges::any_of(schedule.entries, [&](const auto& entry) { return entry.track == track; });
    if (used && look.colour != nullptr) items += "<li>" + track_label(look, track) + "</li>";
  }
  return items.empty() ? ""
                       : "<section class=\"tracks\" aria-labelledby=\"tracks-h\"><h2 id=\"tracks-h\">Tracks</h2><ul>" +
                             items + "</ul></section>";
}

std::string term_figure(double value) {
  return std::abs(value) < 1e15 && value == std::floor(value) ? fmt::format("{:.0f}", value) : format_number(value, 3);
}

std::string score_section(const Schedule& schedule) {
  if (schedule.terms.empty() && schedule.verdict.empty()) return {};
  std::string rows;
  for (const auto& term : schedule.terms) {
    rows += "<tr>" + row_head(prose(term.name)) + cell(prose(term.meaning)) + cell(term_figure(term.value), true) +
            cell(term_figure(term.weight), true) + cell(term_figure(term.cost), true) + "</tr>";
  }
  std::string html = "<section id=\"score\" aria-labelledby=\"score-h\"><h2 id=\"score-h\">How good it is</h2><p>" +
                     prose(capitalised(schedule.verdict)) + "</p>";
  if (!rows.empty())
    html += table("Value times weight is cost", {"Term", "What it counts", ">Value", ">Weight", ">Cost"}, rows);
  return html + "</section>";
}

std::string left_out_section(const Schedule& schedule) {
  if (schedule.left_out.empty()) return {};
  std::string html = "<section id=\"left-out\" aria-labelledby=\"left-out-h\"><h2 id=\"left-out-h\">Left out</h2><ul>";
  for (const auto& omitted : schedule.left_out) {
    html += "<li><strong>" + prose(shorten(one_line(omitted.title), longest_title)) +
            "</strong>: " + prose(omitted.reason) + "</li>";
  }
  return html + "</ul></section>";
}

std::string notes_section(const Schedule& schedule) {
  if (schedule.notes.empty()) return {};
  return "<section id=\"notes\" aria-labelledby=\"notes-h\"><h2 id=\"notes-h\">Notes</h2>" +
         report::bullets(schedule.notes) + "</section>";
}

}  // namespace

std::string schedule_html(const Schedule& schedule) {
  check_schedule(schedule);
  const std::vector<DayGrid> grids = day_grids(schedule, most_columns);
  const bool lying = std::ranges::any_of(grids, [](const DayGrid& grid) { return grid.lanes > portrait_columns; });
  std::string html = schedule_head(schedule, lying) +
                     "<body>\n<a class=\"skip\" href=\"#main\">Skip to the timetable</a>\n" +
                     schedule_banner(schedule) + "\n" + schedule_contents(schedule) + "\n<main id=\"main\">\n" +
                     track_legend(schedule) + "\n";
  for (const DayGrid& grid : grids) html += day_section(schedule, grid, lying, &grid == &grids.front()) + "\n";
  html += score_section(schedule) + left_out_section(schedule) + notes_section(schedule);
  return html + fmt::format("\n</main>\n<footer><p>Made by samling {}.</p></footer>\n</body>\n</html>\n", version());
}

}  // namespace samling::report
