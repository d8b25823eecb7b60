"""What the tests share: the corpus that every way to count is held to, and one Spark."""

import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT / "tests" / "data" / "corpus"


class Corpus:
    """Texts, and what the npm package answers for each."""

    path = str(CORPUS / "prompts.jsonl")

    def __init__(self):
        # By line feeds alone: the texts hold other ends of lines.
        lines = (CORPUS / "prompts.jsonl").read_bytes().splitlines()
        self.rows = [json.loads(line) for line in lines]
        for row in self.rows:
            row.setdefault("text", None)
        self.texts = [row["text"] for row in self.rows]
        expected = json.loads((CORPUS / "expected.json").read_text(encoding="utf-8"))
        self.models, self.calls = expected["models"], expected["calls"]
        self.on = date.fromisoformat(expected["on"])
        self.output_tokens, self.variant = expected["outputTokens"], expected["variant"]


@pytest.fixture(scope="session")
def corpus():
    return Corpus()


@pytest.fixture(scope="session")
def spark():
    # Driver and workers must be the same Python.
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2,4]").appName("tokentill-spark tests")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "2",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()
