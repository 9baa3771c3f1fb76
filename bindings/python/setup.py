"""A build_ext that calls CMake: the wheel has the same extension as the build of the library."""
from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

SOURCE = Path(__file__).resolve().parents[2]


def version() -> str:
    match = re.search(r"project\(samling VERSION ([0-9.]+)", (SOURCE / "CMakeLists.txt").read_text(encoding="utf-8"))
    if match is None:
        raise RuntimeError("CMakeLists.txt names no version")
    return match.group(1)


class CMakeBuild(build_ext):
    def build_extension(self, extension: Extension) -> None:
        target = Path(self.get_ext_fullpath(extension.name)).resolve()
        build = Path(self.build_temp).resolve() / "cmake"
        subprocess.run(
            ["cmake", "-S", str(SOURCE), "-B", str(build), "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "-DSAMLING_PYTHON=ON",
             "-DSAMLING_CLI=OFF", f"-DPython_EXECUTABLE={sys.executable}"], check=True)
        subprocess.run(["cmake", "--build", str(build), "--target", "samling_python"], check=True)
        built = next((build / "python" / "samling").glob("_samling*.so"))
        target.parent.mkdir(parents=True, exist_ok=True)
        self.copy_file(str(built), str(target))


setup(version=version(), ext_modules=[Extension("samling._samling", sources=[])], cmdclass={"build_ext": CMakeBuild})
