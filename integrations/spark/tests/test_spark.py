"""The functions in Spark: equal to the recorded corpus; mistakes found on the driver; a killed worker."""

import os
import runpy
import signal
import sys
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from conftest import ROOT

from tokentill_spark import TillError, TillWarning, count_interval, count_tokens, describe, price


def usd(pico):
    return None if pico is None else Decimal(pico).scaleb(-12)


@pytest.fixture
def table(spark, corpus):
    return spark.read.json(corpus.path).select("id", "workflow", "text")


def test_every_row_is_the_recorded_one(corpus, table):
    for model, expected in corpus.models.items():
        options = {"variant": corpus.variant, "on": corpus.on}
        got = table.select(
            "id",
            count_tokens("text", model).alias("tokens"),
            count_interval("text", model).alias("interval"),
            price("text", model, corpus.output_tokens, **options).alias("usd"),
            price(count_tokens("text", model), model, **options).alias("usd_in"),
        )
        assert dict(got.dtypes)["usd"] == "decimal(38,12)"
        rows = {row["id"]: row for row in got.collect()}
        assert len(rows) == len(expected["rows"])
        for wanted in expected["rows"]:
            row = rows[wanted["id"]]
            assert row["tokens"] == wanted["tokens"]
            assert row["usd"] == usd(wanted.get("picodollars"))
            assert row["usd_in"] == usd(wanted.get("picodollarsInput"))
            interval = row["interval"] and row["interval"].asDict()
            if wanted["tokens"] is not None:
                assert interval == {name: wanted[name] for name in ("tokens", "low", "high")}
            else:
                assert interval is None


@pytest.mark.parametrize("large", ["true", "false"])
@pytest.mark.parametrize("batch", ["1", "4"])
def test_small_batches_and_both_sorts_of_offsets(spark, corpus, table, batch, large):
    settings = {
        "spark.sql.execution.arrow.maxRecordsPerBatch": batch,
        "spark.sql.execution.arrow.useLargeVarTypes": large,
    }
    for name, value in settings.items():
        spark.conf.set(name, value)
    try:
        rows = table.select("id", count_tokens("text", "gpt-5").alias("tokens")).collect()
    finally:
        for name in settings:
            spark.conf.unset(name)
    recorded = {row["id"]: row["tokens"] for row in corpus.models["gpt-5"]["rows"]}
    assert {row["id"]: row["tokens"] for row in rows} == recorded


def test_a_killed_worker_changes_no_total(spark, corpus, table, tmp_path):
    from pyspark.sql import functions as F
    from pyspark.sql.types import StringType

    marker = str(tmp_path / "killed")

    @F.arrow_udf(returnType=StringType())
    def dies_once(texts: pa.Array) -> pa.Array:
        try:
            os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return texts
        os.kill(os.getpid(), signal.SIGKILL)

    model, expected = "claude-sonnet-4-5", corpus.models["claude-sonnet-4-5"]
    totals = (
        table.repartition(4)
        .select("workflow", dies_once("text").alias("text"))
        .groupBy("workflow")
        .agg(
            F.sum(count_tokens("text", model)).alias("tokens"),
            F.sum(price("text", model, corpus.output_tokens, on=corpus.on)).alias("usd"),
        )
        .collect()
    )
    assert Path(marker).exists(), "a worker was killed"
    got = {row["workflow"]: (row["tokens"], row["usd"]) for row in totals}
    wanted = expected["workflows"]
    assert got == {name: (sums["tokens"], usd(sums["picodollars"])) for name, sums in wanted.items()}


def test_a_mistake_is_found_on_the_driver_before_anything_runs(corpus):
    on = corpus.on
    for wrong, code, told in [
        (lambda: count_tokens("text", "gpt-55"), "unknown-model", "gpt-5"),
        (lambda: count_interval("text", "o200k_bsae"), "unknown-encoding", "o200k_base"),
        (lambda: price("text", "claude-sonet-4-5", on=on), "unknown-model", "claude-sonnet-4-5"),
        (lambda: price("text", "o200k_base", on=on), "unknown-model", "o200k_base"),
        (lambda: price("text", "gpt-5", variant="bach", on=on), "bad-input", "batch"),
        (lambda: price("text", "gpt-5", region="mars", on=on), "bad-input", "eu"),
        (lambda: price("text", "gpt-5", on=date(1999, 1, 1)), "bad-input", "1999"),
        (lambda: price("text", "gpt-5", on="2026-11-01"), "bad-input", "date"),
        (lambda: price("text", "gpt-5", -1, on=on), "bad-input", "-1"),
        (lambda: price("text", "text-embedding-3-small", 1, on=on), "no-price", "output"),
        (lambda: describe("gtp-5"), "unknown-model", "gpt-5"),
    ]:
        with pytest.raises(TillError) as raised:
            wrong()
        assert raised.value.code == code
        assert told in str(raised.value)


def test_a_variant_that_is_not_on_offer_is_said(spark, corpus):
    with pytest.warns(TillWarning, match="no flex price"):
        price("text", "claude-sonnet-4-5", variant="flex", on=corpus.on)


def test_answers_by_row_and_counts_instead_of_texts(spark, corpus):
    call, other = corpus.calls[0], corpus.calls[1]
    assert call["model"] == other["model"], "on both sides of a tier"
    rows = [(call["input"], call["output"]), (other["input"], other["output"]), (None, 1), (1, None)]
    frame = spark.createDataFrame(rows, "tokens int, answer bigint")
    dollars = price("tokens", call["model"], frame["answer"], on=corpus.on)
    got = [row[0] for row in frame.select(dollars).collect()]
    assert got == [usd(call["picodollars"]), usd(other["picodollars"]), None, None]


def test_a_moment_is_the_same_in_every_zone(spark):
    frame = spark.createDataFrame([(1,)], "tokens int")
    moments = [
        datetime(2026, 11, 1, 1, 30),
        datetime(2026, 11, 1, 1, 30, tzinfo=timezone.utc),
        datetime(2026, 11, 1, 7, 0, tzinfo=timezone(timedelta(hours=5, minutes=30))),
    ]
    # deepseek-chat has had hours of the day that cost less.
    amounts = {frame.select(price("tokens", "deepseek-chat", on=on)).first()[0] for on in moments}
    assert len(amounts) == 1


def test_the_example_job_names_a_mistake(spark, corpus, monkeypatch, tmp_path):
    program = str(ROOT / "integrations" / "spark" / "examples" / "cost_by_workflow.py")
    for wrong, told in [(["--models", "gpt-55"], "gpt-5"), (["--text", "body"], "no column 'body'")]:
        monkeypatch.setattr(sys, "argv", [program, corpus.path, str(tmp_path / "out"), *wrong])
        with pytest.raises(SystemExit, match=told):
            runpy.run_path(program, run_name="__main__")


def test_describe_says_what_a_number_is_worth(corpus):
    for model, expected in corpus.models.items():
        facts = describe(model, on=corpus.on)
        assert (facts["basis"], facts["encoding"]) == (expected["basis"], expected["encoding"])
        assert facts["as-of"].startswith("202")
    assert describe("o200k_base") == {"encoding": "o200k_base", "basis": "exact", "vocabulary": "o200k_base"}


def test_the_example_job(spark, corpus, table, tmp_path, monkeypatch, capsys):
    parquet, output = str(tmp_path / "prompts"), str(tmp_path / "costs.json")
    table.write.parquet(parquet)
    program = ROOT / "integrations" / "spark" / "examples" / "cost_by_workflow.py"
    arguments = [parquet, output, "--models", ",".join(corpus.models), "--on", corpus.on.isoformat()]
    arguments += ["--output-tokens", str(corpus.output_tokens)]
    monkeypatch.setattr(sys, "argv", [str(program), *arguments])
    # In this process and its Spark: a second one would take longer to start than all the rest.
    runpy.run_path(str(program), run_name="__main__")
    assert "claude-sonnet-4-5" in capsys.readouterr().out
    schema = (
        "workflow string, model string, basis string, calls bigint, rows bigint, tokens bigint, low bigint,"
        "high bigint, usd decimal(38,12), usd_low decimal(38,12), usd_high decimal(38,12)"
    )
    rows = spark.read.schema(schema).json(output).collect()
    got = {(row["model"], row["workflow"]): row.asDict() for row in rows}
    for model, expected in corpus.models.items():
        for workflow, sums in expected["workflows"].items():
            assert got.pop((model, workflow)) == {
                "workflow": workflow,
                "model": model,
                "basis": expected["basis"],
                "calls": sums["records"],
                "rows": sums["records"] + sums["withoutText"],
                **{name: sums[name] for name in ("tokens", "low", "high")},
                "usd": usd(sums["picodollars"]),
                "usd_low": usd(sums["picodollarsLow"]),
                "usd_high": usd(sums["picodollarsHigh"]),
            }
    assert got == {}
