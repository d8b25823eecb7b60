"""Texts and megabytes a second: our UDF and tiktoken's in the same kind of UDF, on one core and on two.

    npm run spark -- bench

The texts are pieces of Python's own standard library, 200 to 4,000 bytes each with a fixed seed, so that anybody can
measure the same; Spark gets them several times over, so that its tasks are long enough to be measured. The seconds of
the processors, of all processes together, tell what a core does even when the machine has other work. Beside Spark: a UDF that only looks at the column (what the way to the worker and back costs), the
same functions in plain Python, and the native core. tiktoken fetches its vocabulary from a host that a cluster
may not reach, so it is given the ranks of our pack, which are OpenAI's.
"""

import argparse
import os
import platform
import random
import struct
import subprocess
import sys
import sysconfig
import tempfile
import time
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parents[2]
NATIVE = ROOT / "target" / "release" / "examples" / "count_texts"
ENCODING = "o200k_base"
FILES = 8


def main() -> None:
    options = read_options()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), options)


def measure(folder: Path, options: argparse.Namespace) -> None:
    texts = read_texts(options.megabytes * 1_000_000)
    size = sum(len(text.encode()) for text in texts)
    print(f"{date.today()}, {processor()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    print(f"{len(texts)} texts, {size / 1e6:.1f} MB, {ENCODING}; the best of {options.rounds} rounds after a first")
    os.environ[RANKS] = str(folder / "ranks")
    native(folder, "ranks", os.environ[RANKS])
    table = Table(len(texts), size)
    table.row("native core, one thread", *native_count(folder, texts, options.rounds))
    batches = [pa.array(texts[at : at + 10_000], pa.string()) for at in range(0, len(texts), 10_000)]
    for name, function in FUNCTIONS.items():
        work = lambda function=function: sum(sum_of(function(batch)) for batch in batches)  # noqa: E731
        table.row(f"plain Python, {name}", *timed(work, options.rounds))
    write(folder, texts * options.repeat)
    table = table.times(options.repeat)
    for cores in options.cores:
        for name, *measured in in_spark(folder, cores, options.rounds):
            table.row(f"Spark local[{cores}], {name}", *measured)
    print(f"load at the end: {os.getloadavg()[0]:.1f}")


# The three functions, each from an Arrow column to one.


def ours(texts: pa.Array) -> pa.Array:
    from tokentill_spark import columns
    from tokentill_spark.core import core

    return columns.count(texts, core().open_counter(ENCODING))


def tiktoken(texts: pa.Array) -> pa.Array:
    encode = encoding().encode_ordinary
    return pa.array([None if text is None else len(encode(text)) for text in texts.to_pylist()], pa.int64())


def looking(texts: pa.Array) -> pa.Array:
    import pyarrow.compute as pc

    return pc.binary_length(texts).cast(pa.int64())


# The cheapest first: it warms the JVM for the others.
FUNCTIONS = {"bytes only": looking, "tokentill": ours, "tiktoken": tiktoken}
RANKS = "TOKENTILL_BENCHMARK_RANKS"


@cache
def encoding():
    """tiktoken's own pattern over our ranks, once for each worker."""
    from tiktoken import Encoding
    from tiktoken_ext import openai_public

    tokens = unpacked(Path(os.environ[RANKS]).read_bytes())
    openai_public.load_tiktoken_bpe = lambda *_, **__: {token: rank for rank, token in enumerate(tokens)}
    return Encoding(**openai_public.o200k_base())


def in_spark(folder: Path, cores: int, rounds: int):
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession
    from pyspark.sql import functions as F
    from pyspark.sql.types import LongType

    session = SparkSession.builder.master(f"local[{cores}]").config("spark.ui.enabled", "false")
    session = session.config("spark.ui.showConsoleProgress", "false")
    # One file a task, so that there is work for every core to the end.
    session = session.config("spark.sql.files.openCostInBytes", 1 << 30).getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    table = session.read.parquet(str(folder / "texts"))
    for name, function in FUNCTIONS.items():
        udf = F.arrow_udf(typed(function), returnType=LongType())
        query = table.select(F.sum(udf("text")))
        yield name, *timed(lambda query=query: query.first()[0], rounds)
    session.stop()


def typed(function):
    """Defined here, so that it travels to the workers by value: this file is not installed there."""
    ranks, name = os.environ[RANKS], function.__name__
    folder = str(Path(__file__).parent)

    def call(texts: pa.Array) -> pa.Array:
        import os
        import sys

        os.environ["TOKENTILL_BENCHMARK_RANKS"] = ranks
        if folder not in sys.path:
            sys.path.append(folder)
        import benchmark

        return getattr(benchmark, name)(texts)

    return call


def native_count(folder: Path, texts: list[str], rounds: int) -> tuple[int, float, float]:
    encoded = [text.encode() for text in texts]
    packed = b"".join(struct.pack("<I", len(text)) + text for text in encoded)
    (folder / "packed").write_bytes(packed)

    def count(rounds: int) -> tuple[str, float]:
        used = processor_seconds()
        said = native(folder, "count", str(folder / "packed"), str(rounds))
        return said, processor_seconds() - used

    # What it takes to start is in both.
    more = 4
    (said, many), (_, once) = count(rounds + more), count(rounds)
    tokens, seconds = said.split()
    return int(tokens), float(seconds), (many - once) / more


def native(folder: Path, what: str, *arguments: str) -> str:
    pack = str(ROOT / "vocabularies" / f"{ENCODING}.till")
    return subprocess.run([NATIVE, what, pack, *arguments], check=True, capture_output=True, text=True).stdout


def unpacked(data: bytes) -> list[bytes]:
    parts, at = [], 0
    while at < len(data):
        end = at + 4 + int.from_bytes(data[at : at + 4], "little")
        parts.append(data[at + 4 : end])
        at = end
    return parts


def read_texts(most: int) -> list[str]:
    """Pieces of the standard library, in the order of its files, in a shuffle with a fixed seed."""
    choose, texts, size = random.Random(9), [], 0
    for path in sorted(Path(sysconfig.get_path("stdlib")).rglob("*.py")):
        if "site-packages" in path.parts or size >= most:
            continue
        text, at = path.read_bytes().decode("utf-8", "replace"), 0
        while at < len(text) and size < most:
            texts.append(text[at : at + choose.randint(200, 4000)])
            at += len(texts[-1])
            size += len(texts[-1].encode())
    choose.shuffle(texts)
    return texts


def write(folder: Path, texts: list[str]) -> None:
    (folder / "texts").mkdir()
    for number in range(FILES):
        table = pa.table({"text": texts[number::FILES]})
        pq.write_table(table, folder / "texts" / f"{number:02}.parquet")


def timed(work, rounds: int) -> tuple[int, float, float]:
    """The answer, which is always the same; the time of the best of some rounds after one that starts the workers, and
    the processors' time in it."""
    answer, best = work(), (float("inf"), 0.0)
    for _ in range(rounds):
        start, used = time.perf_counter(), processor_seconds()
        again = work()
        best = min(best, (time.perf_counter() - start, processor_seconds() - used))
        if again != answer:
            raise AssertionError(f"{again} after {answer}")
    return answer, *best


def processor_seconds() -> float:
    """Of this process and all below it: the JVM and its workers. Linux tells; elsewhere our own."""
    if not Path("/proc/self/stat").exists():
        return time.process_time()
    used, children = {}, {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(") ", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        # utime, stime, and those of children that have ended.
        used[path.parent.name] = sum(int(field) for field in fields[11:15])
        children.setdefault(fields[1], []).append(path.parent.name)
    found, total = [str(os.getpid())], 0
    while found:
        one = found.pop()
        total += used.get(one, 0)
        found += children.get(one, [])
    return total / os.sysconf("SC_CLK_TCK")


def sum_of(column: pa.Array) -> int:
    import pyarrow.compute as pc

    return pc.sum(column).as_py()


class Table:
    """A line for each measurement. All that count tokens must agree on how many there are."""

    def __init__(self, rows: int, size: int):
        self.rows, self.size, self.tokens = rows, size, None
        print(f"\n{'':34}{'seconds':>9}{'texts/s':>10}{'MB/s':>8}{'CPU s':>8}{'MB/CPU s':>10}")

    def times(self, repeat: int) -> "Table":
        """The same for a table of so many times these texts."""
        print(f"{repeat} times over, in {FILES} tasks:")
        self.rows, self.size, self.tokens = self.rows * repeat, self.size * repeat, self.tokens * repeat
        return self

    def row(self, name: str, tokens: int, seconds: float, used: float) -> None:
        if name.endswith("bytes only"):
            if not name.startswith("Spark"):
                return
        else:
            self.tokens = self.tokens or tokens
            if tokens != self.tokens:
                raise AssertionError(f"{name} counts {tokens} tokens, another {self.tokens}")
        megabytes, rate = self.size / 1e6, self.rows / seconds
        line = f"{name:34}{seconds:9.2f}{rate:10.0f}{megabytes / seconds:8.1f}{used:8.2f}"
        print(f"{line}{megabytes / max(used, 0.01):10.1f}", flush=True)


def processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(": ")[1] for line in lines if line.startswith("model name")), platform.machine())


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--megabytes", type=int, default=25)
    parser.add_argument("--repeat", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--cores", type=lambda all: [int(one) for one in all.split(",")], default=[1, 2])
    return parser.parse_args()


if __name__ == "__main__":
    main()
