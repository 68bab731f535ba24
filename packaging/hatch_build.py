"""Build hook: compiles the catalogues, so that a wheel speaks every language."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Runs `packaging/catalogues.py compile` before files are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before each build."""
        script = Path(self.root) / "packaging" / "catalogues.py"
        spec = importlib.util.spec_from_file_location("catalogues", script)
        if spec is None or spec.loader is None:
            raise RuntimeError(f"no {script}")
        catalogues = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(catalogues)
        catalogues.compile_all()
