#!/usr/bin/python3
"""The floor check on made-up trees: it must see each fault, and none in a clean tree."""
import tempfile
import unittest
from pathlib import Path

import floors


def faults(files: dict[str, str]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            file = Path(folder) / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return floors.inspect(Path(folder)).faults


class TheFloorCheck(unittest.TestCase):
    def one_fault(self, name: str, text: str, part: str) -> None:
        found = faults({name: text})
        self.assertEqual(len(found), 1, found)
        self.assertIn(part, found[0])
        self.assertTrue(found[0].startswith(name), found[0])

    def test_accepts_arrows_that_run_down(self) -> None:
        self.assertEqual(
            faults({
                "include/samling/samling.hpp": '#include "samling/report/report.hpp"\n',
                "include/samling/plan/plan.hpp": '#include "samling/core/issue.hpp"\n#include <vector>\n#include <Eigen/Core>\n',
                "src/report/report.cpp": '#include "samling/io/text_file.hpp"\n#include "report/pieces.hpp"\n#include <fmt/core.h>\n',
                "src/report/CMakeLists.txt": "samling_floor(report\n  FLOORS core io\n  PRIVATE fmt::fmt)\n",
                "src/cli/main.cpp": "#include <samling/samling.hpp>\n",
            }), [])

    def test_refuses_an_arrow_that_runs_up(self) -> None:
        self.one_fault("src/model/region.cpp", '#include "samling/grouping/rules.hpp"\n', "model includes grouping")

    def test_refuses_an_arrow_between_siblings(self) -> None:
        self.one_fault("src/geo/nearest.cpp", '#include "samling/themes/words.hpp"\n', "geo includes themes")
        self.one_fault("include/samling/themes/words.hpp", "#include <samling/geo/latlon.hpp>\n", "themes includes geo")

    def test_refuses_io_that_knows_report(self) -> None:
        self.one_fault("src/io/plan_file.cpp", '#include "samling/report/report.hpp"\n', "io includes report")

    def test_names_the_line(self) -> None:
        self.one_fault("src/core/chance.cpp", '\n\n  #  include "samling/plan/plan.hpp"\n', "chance.cpp:3:")

    def test_refuses_the_umbrella_inside_the_house(self) -> None:
        self.one_fault("src/plan/plan.cpp", "#include <samling/samling.hpp>\n", "umbrella")

    def test_refuses_another_floors_private_piece(self) -> None:
        self.one_fault("src/plan/plan.cpp", '#include "grouping/moves/swap.hpp"\n', "private piece of grouping")
        self.one_fault("bindings/python/bind_plan.cpp", '#include "plan/words.hpp"\n', "private piece of plan")

    def test_refuses_library_types_in_public_headers(self) -> None:
        for path in ("boost/graph/adjacency_list.hpp", "nlohmann/json_fwd.hpp", "lemon/list_graph.h", "coin/ClpSimplex.hpp",
                     "fmt/core.h", "csv.h"):
            self.one_fault("include/samling/geo/road_network.hpp", f"#include <{path}>\n", path)

    def test_refuses_a_file_without_a_floor(self) -> None:
        self.one_fault("src/helpers/strings.cpp", "", "no floor")
        self.one_fault("src/strings.cpp", "", "no floor")

    def test_refuses_a_floor_that_does_not_exist(self) -> None:
        self.one_fault("src/plan/plan.cpp", '#include "samling/attic/box.hpp"\n', "no floor attic")

    def test_refuses_long_files(self) -> None:
        self.assertEqual(faults({"src/core/chance.cpp": "//\n" * 400}), [])
        self.one_fault("src/core/chance.cpp", "//\n" * 401, "401 lines")

    def test_refuses_links_that_run_up(self) -> None:
        found = faults({"src/geo/CMakeLists.txt": "samling_floor(geo\n  SOURCES a.cpp\n  FLOORS core plan\n  PUBLIC Eigen3::Eigen)\n"})
        self.assertEqual(len(found), 1, found)
        self.assertIn("geo links plan", found[0])


if __name__ == "__main__":
    unittest.main()
