#include "record.hpp"

#include <algorithm>

namespace samling::python {
namespace {

constexpr std::size_t shown_length = 80;

void set_field(const std::string& record, const Field& field, void* value, py::handle given) {
  const std::string where = record + "." + field.name + ": ";
  try {
    field.set(value, given);
  } catch (const py::cast_error&) {
    throw py::type_error(where + "cannot use " + shown(py::repr(given)).substr(0, shown_length) + " of type " +
                         shown(py::type::handle_of(given).attr("__name__")));
  } catch (const py::value_error& error) {
    throw py::value_error(where + error.what());
  } catch (const py::index_error& error) {
    throw py::index_error(where + error.what());
  }
}

const Field& field_named(const std::string& record, const Fields& fields, const std::string& name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
  if (found != fields.end()) return *found;
  std::vector<std::string> names;
  for (const auto& field : fields) names.push_back(field.name);
  const auto near = near_matches(name, names, 1);
  throw py::type_error(record + " has no field '" + name + "'" +
                       (near.empty() ? "" : "; did you mean '" + near[0] + "'?"));
}

}  // namespace

void assign_fields(const std::string& record, const Fields& fields, void* value, const py::args& args,
                   const py::kwargs& kwargs, bool complete) {
  if (args.size() > fields.size()) {
    throw py::type_error(record + " has " + std::to_string(fields.size()) + " fields, " + std::to_string(args.size()) +
                         " were given");
  }
  std::vector<std::string> given;
  for (std::size_t i = 0; i < args.size(); ++i) {
    set_field(record, fields[i], value, args[i]);
    given.push_back(fields[i].name);
  }
  for (const auto& [key, item] : kwargs) {
    const auto name = py::cast<std::string>(key);
    const Field& field = field_named(record, fields, name);
    if (std::find(given.begin(), given.end(), name) != given.end())
      throw py::type_error(record + "." + name + " was given twice");
    set_field(record, field, value, item);
    given.push_back(name);
  }
  if (!complete) return;
  for (const auto& field : fields) {
    if (field.required && std::find(given.begin(), given.end(), field.name) == given.end()) {
      throw py::type_error(record + ": missing field '" + field.name + "'");
    }
  }
}

std::string represent_fields(const std::string& record, const Fields& fields, const py::object& self) {
  std::string text = record + "(";
  for (const auto& field : fields) {
    auto value = shown(py::repr(self.attr(field.name.c_str())));
    if (value.size() > shown_length) {
      std::size_t cut = shown_length - 1;
      while (cut > 0 && (static_cast<unsigned char>(value[cut]) & 0xC0U) == 0x80U)
        --cut;  // not inside a UTF-8 character
      value = value.substr(0, cut) + "…";
    }
    text += (text.back() == '(' ? "" : ", ") + field.name + "=" + value;
  }
  return text + ")";
}

py::dict fields_of(const Fields& fields, const py::object& self) {
  py::dict values;
  for (const auto& field : fields) values[field.name.c_str()] = self.attr(field.name.c_str());
  return values;
}

}  // namespace samling::python
