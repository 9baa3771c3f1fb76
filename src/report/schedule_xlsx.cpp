// A schedule as a workbook (Office Open XML) by libxlsxwriter: a sheet a day, the list, the score.
//
// The same schedule gives the same bytes: the date of creation is the first day, and the library dates the parts of the
// archive 1980-01-01.
#include <fmt/format.h>
#include <stdlib.h>  // mkdtemp
#include <xlsxwriter.h>

#include <map>
#include <set>
#include <stdexcept>

#include "report/csv_row.hpp"
#include "report/figures.hpp"
#include "report/schedule_colours.hpp"
#include "report/schedule_grid.hpp"
#include "report/schedule_view.hpp"
#include "report/text.hpp"
#include "samling/core/issue.hpp"
#include "samling/io/text_file.hpp"

namespace samling::report {
namespace {

constexpr std::size_t all_columns = 10'000;
constexpr std::size_t longest_cell = 8'000;  // Excel takes 32,767 UTF-16 units.

/// A folder of our own for the library's files, gone afterwards.
class TemporaryPlace {
 public:
  TemporaryPlace() {
    std::string name = (std::filesystem::temp_directory_path() / "samling-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
      throw InvalidInput(
          {.rule = "cannot_write", .field = "TMPDIR", .value = name, .message = "no temporary folder can be made"});
    path_ = name;
  }
  TemporaryPlace(const TemporaryPlace&) = delete;
  TemporaryPlace& operator=(const TemporaryPlace&) = delete;
  ~TemporaryPlace() {
    std::error_code none;
    std::filesystem::remove_all(path_, none);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// "_x0041_" in a cell would be read as an escaped letter: its underscore is escaped itself (ISO/IEC 29500, 22.9.2.19).
std::string sheet_text(std::string_view text) {
  std::string source = shorten(calendar_line_text(text), longest_cell);
  const auto is_escape = [&](std::size_t at) {
    return at + 6 < source.size() && source[at + 1] == 'x' && source[at + 6] == '_' &&
           source.find_first_not_of("0123456789abcdefABCDEF", at + 2) >= at + 6;
  };
  for (std::size_t at = source.find('_'); at != std::string::npos; at = source.find('_', at + 1)) {
    if (!is_escape(at)) continue;
    source.insert(at, "_x005F");
    at += std::string_view("_x005F").size();
  }
  return source;
}

// Excel takes 31 letters, and not all.
std::string sheet_name(std::string_view text) {
  std::string name = shorten(one_line(text), 24);
  for (char& c : name) {
    if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = ' ';
  }
  return name.find_first_not_of(' ') == std::string::npos ? "Day" : name;
}

lxw_color_t colour_number(std::string_view hexadecimal) {
  return static_cast<lxw_color_t>(std::stoul(std::string(hexadecimal.substr(1)), nullptr, 16));
}

// A fifth of the colour on white.
lxw_color_t tint(lxw_color_t colour) {
  lxw_color_t result = 0;
  for (const unsigned shift : {16U, 8U, 0U}) result |= (255U - (255U - ((colour >> shift) & 255U)) / 5U) << shift;
  return result;
}

class ScheduleBook {
 public:
  explicit ScheduleBook(const Schedule& schedule) : schedule_(schedule), file_((place_.path() / "book.xlsx").string()) {
    std::string folder = place_.path().string();
    lxw_workbook_options options{};
    options.tmpdir = folder.data();
    book_ = workbook_new_opt(file_.c_str(), &options);
    if (book_ == nullptr) throw std::runtime_error("no workbook can be made in " + folder);
    std::string title = shorten(one_line(schedule.title), 200);
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.created =
        std::chrono::sys_seconds(std::chrono::sys_days{schedule.days.front()}).time_since_epoch().count();
    workbook_set_properties(book_, &properties);
    head_ = make_format(true, false);
    plain_ = make_format(false, false);
    pause_ = make_format(false, true);
    format_set_bg_color(pause_, 0xE9EDF0);
    format_set_align(pause_, LXW_ALIGN_CENTER);
    for (const DayGrid& grid : day_grids(schedule, all_columns)) day(grid);
    list();
    score();
  }

  /// The bytes of the file. Once.
  [[nodiscard]] std::string bytes() {
    const lxw_error error = workbook_close(book_);
    if (error != LXW_NO_ERROR) throw std::runtime_error(fmt::format("the workbook: {}", lxw_strerror(error)));
    return io::read_text(file_);
  }

 private:
  using Column = lxw_col_t;
  using Line = lxw_row_t;

  lxw_format* make_format(bool bold, bool soft) {
    lxw_format* format = workbook_add_format(book_);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, 0xC5CED6);
    format_set_font_color(format, soft ? 0x45525F : 0x1C2733);
    if (bold) format_set_bold(format);
    return format;
  }

  lxw_format* format_of(const ScheduleEntry& entry) {
    if (is_pause(entry)) return pause_;
    const TrackLook look = look_of(schedule_, entry.track);
    if (look.colour == nullptr) return plain_;
    auto& format = formats_[look.colour];
    if (format == nullptr) {
      format = make_format(false, false);
      format_set_bg_color(format, tint(colour_number(look.colour->fill)));
      format_set_left(format, LXW_BORDER_THICK);
      format_set_left_color(format, colour_number(look.colour->fill));
    }
    return format;
  }

  lxw_worksheet* sheet(const std::string& wanted) {
    std::string name = wanted;
    for (int number = 2; !sheets_.insert(name).second; ++number) name = fmt::format("{} {}", wanted, number);
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_freeze_panes(sheet, 1, 1);
    return sheet;
  }

  void put(lxw_worksheet* sheet, std::size_t row, std::size_t column, std::string_view text, lxw_format* format) {
    worksheet_write_string(sheet, static_cast<Line>(row), static_cast<Column>(column), sheet_text(text).c_str(),
                           format);
  }

  // Cells that span more than one are merged; those of a merged range all have the format.
  void put_across(lxw_worksheet* sheet, std::size_t row, std::size_t column, std::size_t down, std::size_t across,
                  std::string_view text, lxw_format* format) {
    if (down == 1 && across == 1) return put(sheet, row, column, text, format);
    worksheet_merge_range(sheet, static_cast<Line>(row), static_cast<Column>(column), static_cast<Line>(row + down - 1),
                          static_cast<Column>(column + across - 1), sheet_text(text).c_str(), format);
  }

  void day(const DayGrid& grid) {
    lxw_worksheet* page = sheet(sheet_name(day_word(schedule_, grid.date)));
    worksheet_set_column(page, 0, 0, 12, nullptr);
    worksheet_set_column(page, 1, static_cast<Column>(std::max<std::size_t>(1, grid.lanes)), 24, nullptr);
    put(page, 0, 0, day_title(schedule_, grid.date), head_);
    for (const GridColumn& column : grid.columns)
      put_across(page, 0, column.first + 1, 1, column.lanes, column.title, head_);
    for (std::size_t r = 0; r < grid.rows.size(); ++r) {
      worksheet_set_row(page, static_cast<Line>(r + 1), grid.rows[r].pause ? 15 : 45, nullptr);
      put(page, r + 1, 0, span_text(grid.rows[r].from, grid.rows[r].until - grid.rows[r].from), head_);
    }
    for (const GridCell& cell : grid.cells) {
      put_across(page, cell.row + 1, cell.lane + 1, cell.rows, cell.lanes, cell_text(*cell.entry),
                 format_of(*cell.entry));
    }
  }

  [[nodiscard]] std::string cell_text(const ScheduleEntry& entry) const {
    std::string text = one_line(entry.title);
    if (!entry.speakers.empty()) text += "\n" + joined(people_names(schedule_, entry.speakers));
    if (!entry.track.empty()) text += "\n" + one_line(entry.track);
    if (!entry.change.empty()) text += "\n" + change_words(entry);
    return text;
  }

  void heads(lxw_worksheet* page, const std::vector<std::pair<std::string, double>>& names) {
    for (std::size_t c = 0; c < names.size(); ++c) {
      worksheet_set_column(page, static_cast<Column>(c), static_cast<Column>(c), names[c].second, nullptr);
      put(page, 0, c, names[c].first, head_);
    }
  }

  void list() {
    lxw_worksheet* page = sheet("List");
    heads(page, {{"Date", 12},
                 {"Start", 8},
                 {"End", 8},
                 {"Minutes", 9},
                 {"Room", 20},
                 {"Session", 14},
                 {"Track", 26},
                 {"Kind", 12},
                 {"Title", 48},
                 {"People", 32},
                 {"Others", 32},
                 {"About", 40},
                 {"Changed", 40}});
    std::size_t row = 0;
    for (const ScheduleEntry* entry : entries_in_order(schedule_)) {
      ++row;
      const std::vector<std::string> texts = {start_day_word(schedule_, *entry),
                                              wall_text(entry->start),
                                              wall_text(entry->end()),
                                              "",
                                              place_of(schedule_, *entry),
                                              entry->session,
                                              entry->track,
                                              entry->kind,
                                              entry->title,
                                              semicolons(people_names(schedule_, entry->speakers)),
                                              semicolons(people_names(schedule_, entry->others)),
                                              entry->text,
                                              entry->change};
      for (std::size_t c = 0; c < texts.size(); ++c) put(page, row, c, texts[c], plain_);
      worksheet_write_number(page, static_cast<Line>(row), 3, entry->length.count(), plain_);
    }
    worksheet_autofilter(page, 0, 0, static_cast<Line>(row), 12);
  }

  void score() {
    lxw_worksheet* page = sheet("Score");
    heads(page, {{"Term", 24}, {"What it counts", 60}, {"Value", 12}, {"Weight", 12}, {"Cost", 14}});
    std::size_t row = 0;
    for (const ScheduleTerm& term : schedule_.terms) {
      ++row;
      put(page, row, 0, term.name, plain_);
      put(page, row, 1, term.meaning, plain_);
      Column column = 2;
      for (const double figure : {term.value, term.weight, term.cost}) {
        worksheet_write_number(page, static_cast<Line>(row), column++, figure, plain_);
      }
    }
    const auto line = [&](std::string_view name, std::string_view text) {
      if (text.empty()) return;
      put(page, ++row, 0, name, head_);
      put(page, row, 1, text, plain_);
    };
    line("Verdict", schedule_.verdict);
    line("Status", schedule_.status);
    for (const auto& omitted : schedule_.left_out) line("Left out", omitted.title + ": " + omitted.reason);
    for (const auto& note : schedule_.notes) line("Note", note);
  }

  const Schedule& schedule_;
  TemporaryPlace place_;
  std::string file_;
  lxw_workbook* book_ = nullptr;
  lxw_format* head_ = nullptr;
  lxw_format* plain_ = nullptr;
  lxw_format* pause_ = nullptr;
  std::map<const Slot*, lxw_format*> formats_;
  std::set<std::string> sheets_;
};

}  // namespace

std::string schedule_xlsx(const Schedule& schedule) {
  check_schedule(schedule);
  ScheduleBook book(schedule);
  return book.bytes();
}

}  // namespace samling::report
