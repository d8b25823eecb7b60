"""Refuses to make a package that has nothing to count with."""

from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class HasData(BuildHookInterface):
    """Called by hatchling before a wheel or an sdist is made."""

    def initialize(self, version, build_data):
        data = Path(self.root, "src", "tokentill_spark", "data")
        if version == "standard" and not (data / "tokentill.wasm").exists():
            raise FileNotFoundError(
                f"{data} has no tokentill.wasm. Run `npm run build` at the top of the repository "
                "first: it puts the wasm and the vocabularies there."
            )
