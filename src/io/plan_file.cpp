#include "samling/io/plan_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <nlohmann/json.hpp>
#include <type_traits>

#include "io/json_with_lines.hpp"
#include "io/plan_check.hpp"
#include "io/plan_fields.hpp"
#include "samling/io/text_file.hpp"

namespace samling::io {
namespace {

// Out.

inline Json to_json(double value) {
  assert(std::isfinite(value));
  return value;
}
inline Json to_json(bool value) {
  return value;
}
inline Json to_json(int value) {
  return value;
}
inline Json to_json(std::uint64_t value) {
  return value;
}
inline Json to_json(const std::string& value) {
  return value;
}
template <class T>
Json to_json(const T& record);
template <class T>
Json to_json(const std::optional<T>& value) {
  return value ? to_json(*value) : Json(nullptr);
}
template <class T>
Json to_json(const std::vector<T>& values) {
  Json list = Json::array();
  for (const T& value : values) list.push_back(to_json(value));
  return list;
}

struct Writer {
  Json object = Json::object();
  template <class T>
  void operator()(const char* name, const T& value) {
    object[name] = to_json(value);
  }
  template <class T>
  void operator()(const char* name, const T& value, CameLater) {
    (*this)(name, value);
  }
};

template <class T>
Json to_json(const T& record) {
  Writer writer;
  visit_fields(record, writer);
  return std::move(writer.object);
}

// In.

void read(const JsonPlace& place, double& value) {
  value = place.number().value_or(0.0);
}
void read(const JsonPlace& place, bool& value) {
  value = place.flag().value_or(false);
}
void read(const JsonPlace& place, int& value) {
  value = place.whole().value_or(0);
}
void read(const JsonPlace& place, std::uint64_t& value) {
  value = place.whole_unsigned().value_or(0);
}
void read(const JsonPlace& place, std::string& value) {
  value = place.text().value_or("");
}
template <class T>
void read(const JsonPlace& place, T& record);
template <class T>
void read(const JsonPlace& place, std::optional<T>& value) {
  if (place.exists()) read(place, value.emplace());
}
template <class T>
void read(const JsonPlace& place, std::vector<T>& values) {
  for (const JsonPlace& element : place.elements()) {
    if (element.required()) read(element, values.emplace_back());
  }
}

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

struct Reader {
  const JsonPlace& place;
  std::vector<std::string> names;
  template <class T>
  void operator()(const char* name, T& value) {
    names.emplace_back(name);
    const JsonPlace field = place[name];
    if (is_optional<T> || field.required()) read(field, value);
  }
  template <class T>
  void operator()(const char* name, T& value, CameLater) {
    names.emplace_back(name);
    if (const JsonPlace field = place[name]; field.exists()) read(field, value);
  }
};

template <class T>
void read(const JsonPlace& place, T& record) {
  const auto fields = place.fields();
  if (!place.is_object()) return;
  Reader reader{place, {}};
  visit_fields(record, reader);
  for (const auto& [name, field] : fields) {
    const bool known = std::find(reader.names.begin(), reader.names.end(), name) != reader.names.end();
    const bool of_the_file = place.pointer().empty() && (name == "format" || name == "version");
    if (!known && !of_the_file) {
      field.error("unknown_field",
                  fmt::format("there is no field \"{}\" here{}", name, did_you_mean(name, reader.names)));
    }
  }
}

}  // namespace

std::string plan_to_json(const plan::Plan& plan) {
  Json file = {{"format", plan_format}, {"version", plan_version}};
  file.update(to_json(plan));
  return file.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

plan::Plan plan_from_json(std::string_view text, const std::string& name) {
  IssueList issues;
  plan::Plan plan;
  if (const auto document = parse_json(text, name, issues)) {
    const JsonPlace root(*document, issues);
    if (is_format(root, plan_format, plan_version)) {
      read(root, plan);
      if (!issues.has_errors()) check_plan(plan, root);
    }
  }
  issues.throw_if_errors();
  return plan;
}

plan::Plan read_plan(const std::filesystem::path& file) {
  return plan_from_json(read_text(file), file.filename().string());
}

void write_plan(const plan::Plan& plan, const std::filesystem::path& file) {
  write_text(file, plan_to_json(plan));
}

}  // namespace samling::io
