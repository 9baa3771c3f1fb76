// record.hpp: a C++ struct as a frozen Python value.
//
// A record is made by keywords (or positions, in the order of the fields), read by attribute, never changed in place:
// record.replace(name=value) gives a changed copy. So nothing a caller does to a value can reach into another one, and
// lists come out as tuples, which say so. Records compare when the struct does, print as they are made, and pickle
// field by field.
#pragma once

#include <concepts>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "casters.hpp"

namespace samling::python {

namespace py = pybind11;

/// One attribute: how it is written into the struct (it is read through the class).
struct Field {
  std::string name;
  bool required = false;
  std::function<void(void*, py::handle)> set;
};
using Fields = std::vector<Field>;

/// Writes args by position and kwargs by name; throws TypeError on an unknown, doubled or missing field.
void assign_fields(const std::string& record, const Fields& fields, void* value, const py::args& args,
                   const py::kwargs& kwargs, bool complete);
/// "SizeRange(min=3, max=5)"; long values are shortened.
[[nodiscard]] std::string represent_fields(const std::string& record, const Fields& fields, const py::object& self);
/// Name -> value, for pickle.
[[nodiscard]] py::dict fields_of(const Fields& fields, const py::object& self);

template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

/// A value of C++ as Python sees it: vectors become tuples, structs stay where they are and keep `parent` alive.
template <class V>
py::object to_python(const V& value, py::handle parent) {
  if constexpr (is_vector<V>) {
    py::tuple items(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
      if constexpr (std::same_as<V, std::vector<bool>>) {
        items[i] = py::bool_(value[i]);
      } else {
        items[i] = to_python(value[i], parent);
      }
    }
    return items;
  } else if constexpr (is_optional<V>) {
    return value ? to_python(*value, parent) : py::object(py::none());
  } else {
    return py::cast(value, py::return_value_policy::reference_internal, parent);
  }
}

template <class T>
class Record {
 public:
  Record(py::module_& scope, const char* name, const char* doc)
      : name_(name), fields_(std::make_shared<Fields>()), class_(scope, name, doc) {}

  template <class V, class Owner>
  Record& field(const char* name, V Owner::* member, const char* doc) {
    return add(name, member, doc, false);
  }
  /// A field that must be given: there is no default that could be meant.
  template <class V, class Owner>
  Record& required(const char* name, V Owner::* member, const char* doc) {
    return add(name, member, doc, true);
  }

  /// Defines construction, replace, repr, comparison and pickling over the fields.
  py::class_<T>& done() {
    const auto fields = fields_;
    const auto name = name_;
    class_.def(py::init([fields, name](const py::args& args, const py::kwargs& kwargs) {
      T value{};
      assign_fields(name, *fields, &value, args, kwargs, true);
      return value;
    }));
    class_.def(
        "replace",
        [fields, name](const T& self, const py::kwargs& changes) {
          T value = self;
          assign_fields(name, *fields, &value, py::args(), changes, false);
          return value;
        },
        "A copy in which the named fields have new values.");
    class_.def("__repr__", [fields, name](const py::object& self) { return represent_fields(name, *fields, self); });
    if constexpr (std::equality_comparable<T>) {
      class_.def("__eq__", [](const T& a, const T& b) { return a == b; }, py::is_operator());
    }
    class_.def(py::pickle([fields](const py::object& self) { return fields_of(*fields, self); },
                          [fields, name](const py::dict& state) {
                            T value{};
                            assign_fields(name, *fields, &value, py::args(), py::kwargs(state), false);
                            return value;
                          }));
    return class_;
  }

 private:
  template <class V, class Owner>
  Record& add(const char* name, V Owner::* member, const char* doc, bool required) {
    fields_->push_back({name, required, [member](void* self, py::handle value) {
                          static_cast<T*>(self)->*member = py::cast<V>(value);
                        }});
    class_.def_property_readonly(
        name, [member](const py::object& self) { return to_python(py::cast<const T&>(self).*member, self); }, doc);
    return *this;
  }

  std::string name_;
  std::shared_ptr<Fields> fields_;
  py::class_<T> class_;
};

}  // namespace samling::python
