"""The scripts of `benchmarks/` import one another by name, as Python does for a script that it runs."""

import sys

from tests.conftest import ROOT

sys.path.append(str(ROOT / "benchmarks"))
