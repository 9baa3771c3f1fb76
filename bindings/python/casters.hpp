// casters.hpp: how the units of samling look in Python.
//
//   Id<Tag>        int, the row number            Minutes, Kilometres, seconds   float
//   ClockTime      "10:05"; takes datetime.time   WholeMinutes          int; takes datetime.timedelta
//   Date           datetime.date; takes "2015-03-05"
//   weekday        "mon" … "sun"; takes 0 (Monday) … 6 as date.weekday() gives
//   enumerations   the word that C++, JSON and the command line use (words.hpp)
#pragma once

#include <pybind11/eigen.h>
#include <pybind11/functional.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "samling/core/ids.hpp"
#include "samling/core/issue.hpp"
#include "samling/core/units.hpp"
#include "words.hpp"

namespace samling::python {

inline constexpr std::array<const char*, 7> weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// str(value) for messages.
inline std::string shown(pybind11::handle value) {
  return pybind11::cast<std::string>(pybind11::str(value));
}

/// A number of units, or a datetime.timedelta in units of so many seconds; false for anything else.
inline bool load_duration(pybind11::handle source, double unit_seconds, double& count) {
  if (pybind11::hasattr(source, "total_seconds")) {
    count = pybind11::cast<double>(source.attr("total_seconds")()) / unit_seconds;
    return true;
  }
  if (PyBool_Check(source.ptr()) != 0 || PyNumber_Check(source.ptr()) == 0) return false;
  count = PyFloat_AsDouble(source.ptr());
  if (PyErr_Occurred() == nullptr) return true;
  PyErr_Clear();
  return false;
}

}  // namespace samling::python

namespace pybind11::detail {

template <class Tag>
struct type_caster<samling::Id<Tag>> {
  PYBIND11_TYPE_CASTER(samling::Id<Tag>, const_name("int"));
  bool load(handle source, bool) {
    if (PyBool_Check(source.ptr()) != 0 || PyIndex_Check(source.ptr()) == 0) return false;
    const Py_ssize_t row = PyNumber_AsSsize_t(source.ptr(), PyExc_IndexError);
    if (row == -1 && PyErr_Occurred() != nullptr) throw error_already_set();
    if (row < 0 || row > std::numeric_limits<std::int32_t>::max()) {
      throw index_error(samling::python::shown(source) + " is not a row");
    }
    value = samling::Id<Tag>(static_cast<std::int32_t>(row));
    return true;
  }
  static handle cast(samling::Id<Tag> id, return_value_policy, handle) { return PyLong_FromLong(id.value()); }
};

template <>
struct type_caster<samling::Minutes> {
  PYBIND11_TYPE_CASTER(samling::Minutes, const_name("float"));
  bool load(handle source, bool) {
    double minutes = 0.0;
    if (!samling::python::load_duration(source, 60.0, minutes)) return false;
    value = samling::Minutes(minutes);
    return true;
  }
  static handle cast(samling::Minutes minutes, return_value_policy, handle) {
    return PyFloat_FromDouble(minutes.count());
  }
};

template <>
struct type_caster<samling::WholeMinutes> {
  PYBIND11_TYPE_CASTER(samling::WholeMinutes, const_name("int"));
  bool load(handle source, bool) {
    double minutes = 0.0;
    if (!samling::python::load_duration(source, 60.0, minutes)) return false;
    if (std::floor(minutes) != minutes || std::abs(minutes) > 1e6) {
      throw value_error(samling::python::shown(source) + " is not a whole number of minutes");
    }
    value = samling::WholeMinutes(static_cast<int>(minutes));
    return true;
  }
  static handle cast(samling::WholeMinutes minutes, return_value_policy, handle) {
    return PyLong_FromLong(minutes.count());
  }
};

template <>
struct type_caster<samling::timetable::DayScore::HalfMinutes> {
  using HalfMinutes = samling::timetable::DayScore::HalfMinutes;
  PYBIND11_TYPE_CASTER(HalfMinutes, const_name("float"));
  bool load(handle source, bool) {
    double halves = 0.0;
    if (!samling::python::load_duration(source, 60.0, halves)) return false;
    value = HalfMinutes(static_cast<int>(std::lround(halves * 2.0)));
    return true;
  }
  static handle cast(HalfMinutes length, return_value_policy, handle) {
    return PyFloat_FromDouble(length.count() / 2.0);
  }
};

template <>
struct type_caster<std::chrono::duration<double>> {
  PYBIND11_TYPE_CASTER(std::chrono::duration<double>, const_name("float"));
  bool load(handle source, bool) {
    double seconds = 0.0;
    if (!samling::python::load_duration(source, 1.0, seconds)) return false;
    value = std::chrono::duration<double>(seconds);
    return true;
  }
  static handle cast(std::chrono::duration<double> length, return_value_policy, handle) {
    return PyFloat_FromDouble(length.count());
  }
};

template <>
struct type_caster<samling::Kilometres> {
  PYBIND11_TYPE_CASTER(samling::Kilometres, const_name("float"));
  bool load(handle source, bool convert) {
    make_caster<double> number;
    if (!number.load(source, convert)) return false;
    value = samling::Kilometres::of(cast_op<double>(number));
    return true;
  }
  static handle cast(samling::Kilometres length, return_value_policy, handle) {
    return PyFloat_FromDouble(length.count());
  }
};

template <>
struct type_caster<samling::ClockTime> {
  PYBIND11_TYPE_CASTER(samling::ClockTime, const_name("str"));
  bool load(handle source, bool) {
    if (hasattr(source, "hour") && hasattr(source, "minute") && hasattr(source, "second")) {
      if (source.attr("second").cast<int>() != 0 || source.attr("microsecond").cast<int>() != 0) {
        throw value_error(samling::python::shown(source) + " is not a whole minute");
      }
      value = samling::ClockTime::at(source.attr("hour").cast<int>(), source.attr("minute").cast<int>());
      return true;
    }
    if (!isinstance<str>(source)) return false;
    const auto time = samling::parse_clock_time(samling::python::shown(source));
    if (!time) throw value_error("'" + samling::python::shown(source) + "' is not a clock time HH:MM");
    value = *time;
    return true;
  }
  static handle cast(samling::ClockTime time, return_value_policy, handle) {
    return str(samling::to_string(time)).release();
  }
};

template <>
struct type_caster<samling::Date> {
  PYBIND11_TYPE_CASTER(samling::Date, const_name("datetime.date"));
  bool load(handle source, bool) {
    if (hasattr(source, "year") && hasattr(source, "month") && hasattr(source, "day")) {
      value = samling::Date(std::chrono::year(source.attr("year").cast<int>()),
                            std::chrono::month(source.attr("month").cast<unsigned>()),
                            std::chrono::day(source.attr("day").cast<unsigned>()));
      return value.ok();
    }
    if (!isinstance<str>(source)) return false;
    const auto date = samling::parse_date(samling::python::shown(source));
    if (!date) throw value_error("'" + samling::python::shown(source) + "' is not a date YYYY-MM-DD");
    value = *date;
    return true;
  }
  static handle cast(samling::Date date, return_value_policy, handle) {
    if (!date.ok()) return none().release();
    return module_::import("datetime")
        .attr("date")(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                      static_cast<unsigned>(date.day()))
        .release();
  }
};

template <>
struct type_caster<std::chrono::weekday> {
  PYBIND11_TYPE_CASTER(std::chrono::weekday, const_name("str"));
  bool load(handle source, bool) {
    const auto& names = samling::python::weekdays;
    for (unsigned i = 0; i < names.size(); ++i) {
      if (source.equal(str(names[i])) || source.equal(int_(i))) {
        value = std::chrono::weekday((i + 1) % 7);
        return true;
      }
    }
    throw value_error("'" + samling::python::shown(source) + "' is not a weekday: mon, tue, wed, thu, fri, sat, sun");
  }
  static handle cast(std::chrono::weekday day, return_value_policy, handle) {
    return str(samling::python::weekdays[day.iso_encoding() - 1]).release();
  }
};

template <class Enum>
struct type_caster<Enum, std::enable_if_t<samling::python::has_words<Enum>>> {
  PYBIND11_TYPE_CASTER(Enum, const_name("str"));
  bool load(handle source, bool) {
    if (!isinstance<str>(source)) return false;
    const auto text = samling::python::shown(source);
    std::string allowed;
    for (const auto& [word, meaning] : samling::python::Words<Enum>::all) {
      if (text == word) {
        value = meaning;
        return true;
      }
      allowed += (allowed.empty() ? "" : ", ") + std::string(word);
    }
    throw value_error("'" + text + "' is none of " + allowed);
  }
  static handle cast(Enum meaning, return_value_policy, handle) {
    for (const auto& [word, candidate] : samling::python::Words<Enum>::all) {
      if (candidate == meaning) return str(word.data(), word.size()).release();
    }
    return none().release();
  }
};

}  // namespace pybind11::detail
