"""Arrow columns in every layout, without Spark: equal to the recorded counts and to one text at a time."""

import os
import random
import subprocess
import sys
from decimal import Decimal

import pyarrow as pa
import pytest

from tokentill_spark import TillError, columns
from tokentill_spark.core import core

LAYOUTS = [
    pa.string(),
    pa.large_string(),
    pa.string_view(),
    pa.dictionary(pa.int32(), pa.string()),
]


def counted(texts, model):
    array = texts if isinstance(texts, pa.Array) else pa.array(texts, pa.string())
    return columns.count(array, core().open_counter(model)).to_pylist()


def test_counts_and_intervals_are_the_recorded_ones(corpus):
    for model, expected in corpus.models.items():
        opened = core().open_counter(model)
        assert opened.facts["basis"] == expected["basis"]
        assert opened.facts["encoding"] == expected["encoding"]
        assert counted(corpus.texts, model) == [row["tokens"] for row in expected["rows"]]
        intervals = columns.count_interval(pa.array(corpus.texts), opened).to_pylist()
        wanted = [
            None if row["tokens"] is None else {name: row[name] for name in ("tokens", "low", "high")}
            for row in expected["rows"]
        ]
        assert intervals == wanted


def test_amounts_are_the_recorded_ones(corpus):
    millis = 1_793_491_200_000  # 2026-11-01
    for call in corpus.calls:
        pricer = core().open_pricer(call["model"], call.get("variant", ""), "", millis)
        tokens = [pa.array([call[name]], pa.int64()) for name in ("input", "output")]
        dollars = columns.price(*tokens, pricer)
        assert dollars.to_pylist() == [Decimal(call["picodollars"]).scaleb(-12)], call


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_every_layout_and_every_slice(corpus, layout):
    singly = {text: counted([text], "gpt-5")[0] for text in corpus.texts}
    array = pa.array(corpus.texts, pa.string()).cast(layout)
    choose = random.Random(20)
    slices = [(0, 0), (0, len(array)), (len(array), 0), (3, 1)]
    slices += [(at, choose.randint(0, len(array) - at)) for at in choose.choices(range(len(array)), k=40)]
    for at, rows in slices:
        part = array.slice(at, rows)
        # A slice of a slice too: Arrow adds the offsets up.
        for piece in (part, part.slice(rows // 2)):
            assert counted(piece, "gpt-5") == [singly[text] for text in piece.to_pylist()]


def test_a_large_batch_is_cut_and_a_long_text_goes_alone(corpus, monkeypatch):
    whole = counted(corpus.texts, "claude-sonnet-4-5")
    for most in (1, 100, 3000):
        monkeypatch.setattr(columns, "_MOST_BYTES", most)
        assert counted(corpus.texts, "claude-sonnet-4-5") == whole


def test_a_text_of_many_megabytes(monkeypatch):
    text = "All the words of a long book. " * 800_000
    assert len(text) > 20 << 20
    [tokens] = counted([text], "o200k_base")
    monkeypatch.setattr(columns, "_MOST_BYTES", 64 << 20)
    assert counted([text, None, "a"], "o200k_base") == [tokens, None, 1]


def test_nothing_null_and_nothing_at_all():
    assert counted(pa.nulls(3), "gpt-5") == [None, None, None]
    assert counted(pa.nulls(2, pa.string()), "gpt-5") == [None, None]
    assert counted([], "gpt-5") == []
    assert counted(["", ""], "gpt-5") == [0, 0]
    # Bytes under a null are nobody's: here a text that is marked null.
    hidden = pa.Array.from_buffers(
        pa.string(),
        2,
        [pa.py_buffer(b"\x02"), pa.array([0, 5, 10], pa.int32()).buffers()[1], pa.py_buffer(b"hellohello")],
    )
    assert counted(hidden, "gpt-5") == [None, 1]


def test_null_counts_give_null_amounts():
    pricer = core().open_pricer("gpt-5", "", "", 1_793_491_200_000)
    tokens = pa.array([None, 1_000_000, 7, 0, 1], pa.int32()).slice(1)
    answers = pa.array([1, None, 0, 1], pa.int64())
    dollars = columns.price(tokens, answers, pricer)
    assert dollars.to_pylist() == [Decimal("1.25001"), None, Decimal(0), Decimal("0.00001125")]
    assert columns.price(pa.array([], pa.int64()), pa.array([], pa.int64()), pricer).to_pylist() == []


def test_what_is_no_text_and_no_count_is_refused():
    pricer = core().open_pricer("gpt-5", "", "", 1_793_491_200_000)
    one = pa.array([1], pa.int64())
    for wrong in (
        lambda: counted(pa.array([1, 2]), "gpt-5"),
        lambda: columns.price(pa.array([1.5]), one, pricer),
        lambda: columns.price(one, pa.array([-1], pa.int64()), pricer),
        lambda: columns.price(pa.array([1, 1 << 60], pa.int64()), pa.array([0, 0], pa.int64()), pricer),
    ):
        with pytest.raises(TillError) as raised:
            wrong()
        assert raised.value.code == "bad-input"


def test_where_addresses_are_limited_it_counts_with_checks():
    program = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))\n"
        "import pyarrow as pa\n"
        "from tokentill_spark import columns\n"
        "from tokentill_spark.core import core\n"
        "print(columns.count(pa.array(['hello world']), core().open_counter('gpt-5')).to_pylist())\n"
    )
    # Few threads, for each has a stack in the limit.
    environment = {**os.environ, "RAYON_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=False
    )
    assert answer.stdout == "[2]\n", answer.stderr
