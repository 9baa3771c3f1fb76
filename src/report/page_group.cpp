// One gathering on the page: who, where, when, and why.
#include <fmt/format.h>

#include "report/day_svg.hpp"
#include "report/figures.hpp"
#include "report/map_svg.hpp"
#include "report/page_parts.hpp"
#include "report/score_words.hpp"
#include "report/text.hpp"

namespace samling::report {
namespace {

using plan::PlannedGroup;

std::string fact(std::string_view name, const std::string& html) {
  return html.empty() ? std::string() : fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", name, html);
}

std::string facts(const PlanView& view, const PlannedGroup& group) {
  const auto& venue = group.venue;
  std::string hours;
  if (!group.day.empty()) {
    hours = ", " + html_text(group.day.front().start) + "–" + html_text(group.day.back().end);
  }
  const int people = view.people(group);
  std::string list = fact("Theme", prose(view.theme(group.theme)));
  list += fact("Date", group.date ? html_text(long_date(*group.date)) + hours : "No date" + hours);
  list += fact("Venue", venue ? prose(venue->name) : "No venue");
  if (venue) list += fact("Longest way", minutes_text(venue->worst_minutes) + estimate_mark(has_estimate(group)));
  list += fact("People", people > 0 ? fmt::format("{}", people) : "");
  list += fact("Score", signed_text(group.score, 3));
  return "<dl class=\"facts\">" + list + "</dl>";
}

std::string member_rows(const PlanView& view, const PlannedGroup& group) {
  std::string rows;
  for (const auto& code : group.members) {
    const auto* known = view.municipality(code);
    std::vector<std::string> tags;
    if (known != nullptr) {
      for (const auto& tag : known->approaches) tags.push_back(one_line(tag));
    }
    rows += "<tr>" +
            row_head(prose(view.name(code)) +
                     fmt::format(" <span class=\"code\">{}</span>{}", prose(code),
                                 is_remote(group, code) ? " <span class=\"estimate\">remote</span>" : "")) +
            cell(known != nullptr ? prose(known->county) : "") +
            cell(known != nullptr ? prose(joined(view.themes(known->themes), ", ")) : "") +
            cell(prose(joined(tags, ", "))) + cell(known != nullptr ? fmt::format("{}", known->people) : "", true) +
            "</tr>";
  }
  return rows;
}

std::string travel_table(const PlanView& view, const PlannedGroup& group) {
  if (!group.venue) return {};
  const auto start = group.day.empty() ? std::nullopt : minute_of_day(group.day.front().start);
  const auto end = group.day.empty() ? std::nullopt : minute_of_day(group.day.back().end);
  std::string rows;
  for (const auto& leg : group.venue->legs) {
    rows += "<tr>" + row_head(prose(view.name(leg.municipality)) + estimate_mark(leg.estimate)) +
            cell(minutes_text(leg.minutes_there), true) + cell(minutes_text(leg.minutes_home), true) +
            cell(leg.kilometres ? format_number(*leg.kilometres, 1) : "–", true) +
            cell(start ? clock_text(leave_minute(*start, leg.minutes_there)) : "–", true) +
            cell(end ? clock_text(home_minute(*end, leg.minutes_home)) : "–", true) + "</tr>";
  }
  return table("Travel to the venue and home", {"From", ">There", ">Home", ">km", ">Leave", ">Home at"}, rows);
}

std::string venue_block(const PlanView& view, const PlannedGroup& group) {
  if (!group.venue) return "<h3>Venue</h3><p>No venue was found or asked for.</p>";
  const auto& venue = *group.venue;
  auto html = fmt::format("<h3>Venue: {}</h3>", prose(venue.name));
  if (!venue.why.empty()) html += "<p>" + prose(venue.why) + "</p>";
  html += travel_table(view, group);
  html += fmt::format("<p class=\"note\">Longest way {}, all together {}. {}.</p>", minutes_text(venue.worst_minutes),
                      minutes_text(venue.sum_minutes), venue.neutral ? "A neutral venue" : "The town hall of a member");
  if (venue.refused.empty()) return html;
  std::vector<std::string> refused;
  for (const auto& other : venue.refused) refused.push_back(one_line(other.name) + ": " + one_line(other.reason));
  return html + "<h4>Venues that cannot be used</h4>" + bullets(refused);
}

std::string length_text(const plan::PlannedActivity& activity) {
  const auto start = minute_of_day(activity.start);
  const auto end = minute_of_day(activity.end);
  return start && end ? fmt::format("{} min", *end - *start) : std::string();
}

std::string day_block(const Page& page, std::size_t index) {
  const auto& group = page.view.plan().groups[index];
  if (group.day.empty()) return {};
  std::string rows;
  for (const auto& activity : group.day) {
    rows += fmt::format("<tr{}>", activity.kind == "slot" ? "" : " class=\"pause\"") +
            row_head(html_text(activity.start) + "–" + html_text(activity.end)) +
            cell(prose(activity_name(page.view, activity))) + cell(length_text(activity), true) + "</tr>";
  }
  const auto heading = group.date ? html_text(long_date(*group.date)) : std::string("The day");
  return fmt::format("<div class=\"block\"><h3>{}</h3><div class=\"pair\"><figure>{}</figure>{}</div></div>", heading,
                     day_picture(page.view, group, palette[page.slots[index]], fmt::format("day-{}", index + 1)),
                     table("Programme of the day", {"Time", "What", ">Length"}, rows, "programme named"));
}

std::string pair_rows(const PlanView& view, const PlannedGroup& group) {
  std::string rows;
  for (const auto& pair : group.pairs) {
    rows += "<tr>" + row_head(prose(view.name(pair.a)) + " – " + prose(view.name(pair.b))) +
            cell(pair.minutes ? format_number(*pair.minutes, 1) + estimate_mark(pair.estimate) : "no figure", true) +
            cell(pair.kilometres ? format_number(*pair.kilometres, 1) : "–", true) +
            cell(fixed(pair.likeness, 3), true) + cell(fixed(pair.unlikeness, 3), true) +
            cell(signed_text(pair.affinity, 3), true) + cell(prose(difference_text(view, pair))) + "</tr>";
  }
  return rows;
}

std::string why_block(const PlanView& view, const PlannedGroup& group) {
  std::string html = "<div class=\"block\"><h3>Why this group</h3>";
  if (!group.why.empty()) html += "<p>" + prose(group.why) + "</p>";
  if (!group.pairs.empty()) {
    html += table("Every pair: near, alike in theme, unlike in practice",
                  {"Pair", ">Minutes", ">Kilometres", ">Likeness", ">Unlikeness", ">Affinity", "_What differs"},
                  pair_rows(view, group), "pairs");
    html += "<p class=\"note\">Score of the group: " + prose(group_score_text(view.plan().settings, group)) + "</p>";
  }
  return html + "</div>";
}

std::string alternatives_block(const PlanView& view, const PlannedGroup& group) {
  if (group.alternatives.empty()) return {};
  std::string rows;
  for (const auto& other : group.alternatives) {
    rows += "<tr>" + row_head(name_list(view, other.members)) + cell(signed_text(other.group_score, 3), true) +
            cell(other.change ? signed_text(*other.change, 3, true) : "–", true) + cell(prose(other.why_not)) + "</tr>";
  }
  return "<div class=\"block\"><h3>Why not another</h3>" +
         table("Groups that were not chosen", {"Group", ">Its score", ">Change of the whole", "_Why not"}, rows,
               "named pairs") +
         "</div>";
}

}  // namespace

std::string group_section(const Page& page, std::size_t index) {
  const auto& view = page.view;
  const auto& group = view.plan().groups[index];
  const MapOptions map{.id = fmt::format("map-{}", index + 1),
                       .size = {.width = 460, .least_height = 240, .most_height = 420, .margin = 44},
                       .names = true};
  auto html = fmt::format("<section class=\"group\" id=\"group-{0}\" aria-labelledby=\"heading-{0}\">", index + 1);
  html +=
      fmt::format("<h2 id=\"heading-{}\">{} {}</h2>", index + 1, badge(page, index), name_list(view, group.members));
  html += facts(view, group);
  if (!group.warnings.empty()) html += "<div class=\"warning\">" + bullets(group.warnings) + "</div>";
  const auto picture = group_map(view, page.outlines, page.slots, index, map);
  html += "<div class=\"block pair\">";
  if (!picture.empty()) html += "<figure>" + picture + "</figure>";
  html += "<div>" + venue_block(view, group) + "</div></div>";
  html += day_block(page, index);
  html += why_block(view, group);
  html += "<div class=\"block\"><h3>Who takes part</h3>" +
          table("Members", {"Municipality", "County", "_Themes", "_Practice", ">People"}, member_rows(view, group),
                "named") +
          "</div>";
  return html + alternatives_block(view, group) + "</section>";
}

}  // namespace samling::report
