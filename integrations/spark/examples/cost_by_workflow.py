"""Tokens and dollars by workflow and model, of a table with a text and a workflow in each row.

    spark-submit examples/cost_by_workflow.py --models gpt-5,claude-sonnet-4-5 prompts.jsonl costs

Reads JSON lines or Parquet, in one pass for all models; writes one row for each workflow and model. Dollars are
decimals with all their digits.
"""

import argparse
from datetime import date
from functools import reduce

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F
from tokentill_spark import TillError, count_interval, describe, price


def main() -> None:
    options = read_options()
    spark = SparkSession.builder.appName("Costs by workflow").getOrCreate()
    table = spark.read.format(options.format or format_of(options.input)).load(options.input)
    for needed in (options.workflow, options.text):
        if needed not in table.columns:
            raise SystemExit(f"{options.input} has no column {needed!r}, but {', '.join(table.columns)}")
    try:
        result = costs(table, options)
    except TillError as error:
        raise SystemExit(str(error)) from None
    result.write.mode("overwrite").format(format_of(options.output)).save(options.output)
    spark.read.format(format_of(options.output)).schema(result.schema).load(options.output).orderBy(
        "model", "workflow"
    ).show(200, truncate=False)


def costs(table: DataFrame, options: argparse.Namespace) -> DataFrame:
    """A row for each workflow and model."""
    counted = table.select(
        F.col(options.workflow).alias("workflow"),
        *[count_interval(options.text, model).alias(f"count{at}") for at, model in enumerate(options.models)],
    )
    models = [answers(F.col(f"count{at}"), model, options) for at, model in enumerate(options.models)]
    rows = counted.select("workflow", F.inline(F.array(*models)))
    sums = [F.sum(name).alias(name) for name in ("tokens", "low", "high", "usd", "usd_low", "usd_high")]
    calls = F.count("tokens").alias("calls")
    return rows.groupBy("workflow", "model", "basis").agg(calls, F.count("*").alias("rows"), *sums)


def answers(count: Column, model: str, options: argparse.Namespace) -> Column:
    """What one row gives for one model; all null where there is no text."""

    def usd(tokens: str) -> Column:
        return price(count[tokens], model, options.output_tokens, variant=options.variant, on=options.on)

    return F.struct(
        F.lit(model).alias("model"),
        # An estimate says so beside its number.
        F.lit(describe(model)["basis"]).alias("basis"),
        *[count[name].alias(name) for name in ("tokens", "low", "high")],
        usd("tokens").alias("usd"),
        usd("low").alias("usd_low"),
        usd("high").alias("usd_high"),
    )


def format_of(path: str) -> str:
    """By the ending; what has none is Parquet, as Spark's own tables are."""
    endings = {".jsonl": "json", ".json": "json", ".ndjson": "json", ".csv": "csv"}
    plain = reduce(str.removesuffix, (".gz", ".zst"), path.rstrip("/"))
    return next((name for ending, name in endings.items() if plain.endswith(ending)), "parquet")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("input", help="files or a folder of them: JSON lines, or else Parquet")
    parser.add_argument("output", help="a folder, overwritten: .json or .csv by its ending, or else Parquet")
    parser.add_argument("--models", type=lambda names: names.split(","), default=["gpt-5"])
    parser.add_argument("--output-tokens", type=int, default=0, help="the length of each answer")
    parser.add_argument("--variant", default="standard", help="standard, batch, flex, priority or fast")
    parser.add_argument("--on", type=date.fromisoformat, help="the day whose prices hold; default: now")
    parser.add_argument("--text", default="text", help="the column of texts")
    parser.add_argument("--workflow", default="workflow", help="the column to sum by")
    parser.add_argument("--format", help="of the input, where its ending does not tell")
    return parser.parse_args()


if __name__ == "__main__":
    main()
