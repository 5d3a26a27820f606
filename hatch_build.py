"""Compile content/ into the package, so that an installed copy needs no YAML at run time."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileContent(BuildHookInterface[Any]):
    """Runs before a wheel is built or the checkout is installed in place."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Load every book once: loading compiles it. A checkout installed in place compiles by itself."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from glitterball.adapters import content

        content.compile_all()
