"""The files that travel in the package. Knows no Spark and no WebAssembly."""

from importlib.resources import files

_DATA = files(__package__) / "data"


def wasm() -> bytes:
    """The core, without JavaScript."""
    return (_DATA / "tokentill.wasm").read_bytes()


def vocabulary(name: str) -> bytes:
    """The pack of a vocabulary, by the name that the core gave."""
    return (_DATA / "vocabularies" / f"{name}.till").read_bytes()
