"""The core in this thread: one instance of the WebAssembly module, and its memory.

Bytes in, bytes out, as docs/plain-abi.md describes them. Knows no Arrow and no Spark.
"""

import ctypes
import os
import threading
from dataclasses import dataclass

import wasmtime

from . import assets
from .errors import TillError

ABI_VERSION = 1

_local = threading.local()


def core() -> "Core":
    """This thread's instance, made at its first use: a store of wasmtime's is for one thread, and a forked
    child has memory of its own."""
    found = getattr(_local, "core", None)
    if found is None or found.process != os.getpid():
        found = _local.core = Core()
    return found


@dataclass(frozen=True)
class Opened:
    """A handle, and what the core said of it."""

    handle: int
    facts: dict[str, str]
    warnings: tuple[str, ...]


class Core:
    """One instance of the module."""

    def __init__(self):
        self.process = os.getpid()
        engine = wasmtime.Engine(_config())
        module = wasmtime.Module(engine, assets.wasm())
        self._store = wasmtime.Store(engine)
        exports = wasmtime.Instance(self._store, module, []).exports(self._store)
        self._memory = exports["memory"]
        self._functions = {name: exports[f"tokentill_{name}"] for name in _FUNCTIONS}
        if self._call("abi_version") != ABI_VERSION:
            raise RuntimeError("data/tokentill.wasm is not of this version of the package")
        self._rooms: dict[str, Room] = {}
        self._loaded: set[str] = set()
        self._counters: dict[str, Opened] = {}
        self._pricers: dict[tuple, Opened] = {}

    def open_counter(self, name: str) -> Opened:
        """How a model or an encoding is counted. Its vocabulary comes with the first count."""
        if name not in self._counters:
            self._counters[name] = self._opened("open_counter", self._text(name))
        return self._counters[name]

    def open_pricer(self, model: str, variant: str, region: str, on: int) -> Opened:
        """What a model costs at a moment, in milliseconds since 1970."""
        asked = (model, variant, region, on)
        if asked not in self._pricers:
            names = [part for name in asked[:3] for part in self._text(name)]
            self._pricers[asked] = self._opened("open_pricer", [*names, on])
        return self._pricers[asked]

    def count(self, counter: Opened, text: "Span", offsets: "Span", rows: int, columns: int) -> list[bytes]:
        """Counts ``rows`` texts: a column of 64-bit numbers, or three with the ends of the interval."""
        self._load(counter.facts["vocabulary"])
        texts_at = self._put("text", text)
        offsets_at = self._put("offsets", offsets)
        out = self._room("out", 8 * rows * columns)
        outs = [out + 8 * rows * column for column in range(columns)]
        self._checked(
            "count", counter.handle, texts_at, text.size, offsets_at, rows, *outs, *[0] * (3 - columns)
        )
        return [self._read(at, 8 * rows) for at in outs]

    def price(self, pricer: Opened, tokens_in: "Span", tokens_out: "Span", rows: int) -> bytes:
        """Prices ``rows`` calls: a column of 128-bit picodollars."""
        ins = self._put("input", tokens_in)
        outs = self._put("output", tokens_out)
        amounts = self._room("out", 16 * rows)
        self._checked("price", pricer.handle, rows, ins, outs, amounts, 0)
        return self._read(amounts, 16 * rows)

    def _load(self, vocabulary: str) -> None:
        if vocabulary not in self._loaded:
            pack = Span.of(assets.vocabulary(vocabulary))
            self._checked("load", *self._text(vocabulary), self._put("pack", pack), pack.size)
            self._rooms.pop("pack").free()
            self._loaded.add(vocabulary)

    def _opened(self, function: str, arguments: list[int]) -> Opened:
        handle = self._checked(function, *arguments)
        lines = [line.split("\t", 1) for line in self._reply().split("\n")[:-1]]
        warnings = tuple(value for name, value in lines if name == "warning")
        return Opened(handle, {name: value for name, value in lines if name != "warning"}, warnings)

    def _checked(self, function: str, *arguments: int) -> int:
        status = self._call(function, *arguments)
        if status >= 0:
            return status
        code, names, message = self._reply().split("\n", 2)
        raise TillError(code, message, tuple(names.split("\t")) if names else ())

    def _reply(self) -> str:
        return self._read(self._call("reply"), self._call("reply_size")).decode()

    def _call(self, function: str, *arguments: int) -> int:
        return self._functions[function](self._store, *arguments)

    def _text(self, name: str) -> list[int]:
        """Address and size of a name. Each has a room of its own, for a call may take several."""
        span = Span.of(name.encode())
        return [self._put(f"name {name}", span), span.size]

    def _put(self, use: str, span: "Span") -> int:
        at = self._room(use, span.size)
        ctypes.memmove(self._base() + at, span.address, span.size)
        return at

    def _read(self, at: int, size: int) -> bytes:
        return ctypes.string_at(self._base() + at, size)

    def _base(self) -> int:
        """Where the module's memory is in ours: growing may move it, so it is asked for each time."""
        return ctypes.addressof(self._memory.data_ptr(self._store).contents)

    def _room(self, use: str, size: int) -> int:
        room = self._rooms.get(use)
        if room is None or room.size < size or room.size > 4 * max(size, _KEPT):
            if room:
                room.free()
            room = self._rooms[use] = Room(self, size)
        return room.at


class Room:
    """Room in the module's memory, used again and again by batches of much the same size."""

    def __init__(self, core: Core, size: int):
        self._core, self.size = core, size
        self.at = core._call("alloc", size) & 0xFFFF_FFFF
        if self.at == 0:
            raise MemoryError(f"the module has no room for {size} bytes")

    def free(self) -> None:
        self._core._call("free", self.at, self.size)


class Span:
    """Bytes somewhere in this process. Keeps their owner alive."""

    def __init__(self, address: int, size: int, owner: object):
        self.address, self.size, self.owner = address, size, owner

    @classmethod
    def of(cls, data: bytes) -> "Span":
        """The bytes of a Python object."""
        pointer = ctypes.c_char_p(data)
        return cls(ctypes.cast(pointer, ctypes.c_void_p).value, len(data), (pointer, data))


_FUNCTIONS = [
    *["abi_version", "alloc", "free", "reply", "reply_size"],
    *["load", "open_counter", "count", "open_pricer", "price"],
]

# Rooms up to four times this are kept whatever comes next.
_KEPT = 1 << 20


def _config() -> wasmtime.Config:
    config = wasmtime.Config()
    config.cranelift_opt_level = "speed"
    config.wasm_simd = True
    # A worker has one core; and a forked child would wait for ever for its parent's compiling threads.
    config.parallel_compilation = False
    if _address_space_is_limited():
        # As under spark.executor.pyspark.memory: wasmtime's usual eight gigabytes of reserved addresses, which
        # save the check of each access, would not be had. A third slower.
        config.memory_reservation = 0
        config.memory_guard_size = 0
        config.memory_reservation_for_growth = 1 << 24
    return config


def _address_space_is_limited() -> bool:
    try:
        import resource
    except ImportError:
        # Windows has no such limit.
        return False
    return resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY
