"""The module without JavaScript under wasmtime: nothing imported, errors with codes, one instance a process."""

import os
import pickle
import re
import threading

import pytest
import wasmtime
from conftest import ROOT

from tokentill_spark import TillError, assets
from tokentill_spark.core import Span, core


def test_it_imports_nothing_and_is_small():
    module = wasmtime.Module(wasmtime.Engine(), assets.wasm())
    assert module.imports == []
    assert len(assets.wasm()) <= 400_000


def test_the_worked_example_of_the_docs_runs(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    document = (ROOT / "docs" / "plain-abi.md").read_text(encoding="utf-8")
    program = re.search(r"```python\n(.*?)```", document, re.DOTALL)[1]
    exec(compile(program, "docs/plain-abi.md", "exec"), {})
    said = capsys.readouterr().out.splitlines()
    commented = [line.split("# ")[1] for line in program.splitlines() if line.startswith("print(")]
    assert len(said) == len(commented) == 2
    for line, comment in zip(said, commented, strict=True):
        assert comment.startswith(line)


def test_an_unknown_name_is_an_error_with_the_nearest():
    with pytest.raises(TillError) as raised:
        core().open_counter("gpt-4oh")
    error = raised.value
    assert (error.code, error.suggestions[0]) == ("unknown-model", "gpt-4o")
    assert str(error).startswith('unknown-model: no model is called "gpt-4oh"')
    again = pickle.loads(pickle.dumps(error))
    assert (again.code, again.message, again.suggestions) == (error.code, error.message, error.suggestions)


def test_a_pack_of_another_name_is_refused():
    name, pack = Span.of(b"o200k_base"), Span.of(assets.vocabulary("r50k_base"))
    till = core()
    places = [till._put("a", name), name.size, till._put("b", pack), pack.size]
    with pytest.raises(TillError) as raised:
        till._checked("load", *places)
    assert raised.value.code == "bad-pack"


def test_each_thread_has_its_own_and_keeps_it():
    found = []
    thread = threading.Thread(target=lambda: found.extend([core(), core()]))
    thread.start()
    thread.join()
    assert found[0] is found[1]
    assert found[0] is not core()
    assert core() is core()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_child_makes_its_own():
    parent = core()
    child = os.fork()
    if child == 0:
        # Without a word to pytest, whose process this is a copy of.
        os._exit(0 if core() is not parent else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_batches_of_all_sizes_leave_no_memory_behind():
    till = core()
    counter = till.open_counter("r50k_base")

    def count(size):
        text, offsets = Span.of((b"word " * (size // 5 + 1))[:size]), Span.of(b"\0\0\0\0" + size.to_bytes(4, "little"))
        [tokens] = till.count(counter, text, offsets, 1, 1)
        return int.from_bytes(tokens, "little")

    sizes = [1, 9_000_000, 5, 6_000_000, 5_000_000, 0, 9_000_000]
    first = [count(size) for size in sizes]
    grown = till._memory.size(till._store)
    for _ in range(3):
        assert [count(size) for size in sizes] == first
    assert till._memory.size(till._store) == grown
