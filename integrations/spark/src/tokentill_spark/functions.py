"""The functions for Spark: columns in, columns out. Names are looked up on the driver, when the query is
written; the counting is done in the workers."""

import warnings
from datetime import date, datetime, time, timezone

import pyarrow as pa
from pyspark.sql import Column
from pyspark.sql import functions as F
from pyspark.sql.types import DecimalType, LongType, StructField, StructType

from . import columns
from .core import core
from .errors import TillError, TillWarning

_INTERVAL = StructType([StructField(name, LongType()) for name in ("tokens", "low", "high")])
_DOLLARS = DecimalType(38, 12)


def count_tokens(column: "Column | str", model: str) -> Column:
    """The tokens of each text, for a model or an encoding: a column of ``bigint``. Null for null, 0 for "".

    Where the model's count is an estimate (``describe(model)["basis"]``), this is the likely number;
    ``count_interval`` has its ends.

    Raises ``TillError`` with ``unknown-model`` or ``unknown-encoding`` and the nearest names, on the driver.
    """
    core().open_counter(model)

    @F.arrow_udf(returnType=LongType())
    def tokentill_count(texts: pa.Array) -> pa.Array:
        return columns.count(texts, core().open_counter(model))

    return tokentill_count(_column(column))


def count_interval(column: "Column | str", model: str) -> Column:
    """The same with the interval: ``struct<tokens, low, high>``, equal where the count is no estimate."""
    core().open_counter(model)

    @F.arrow_udf(returnType=_INTERVAL)
    def tokentill_count_interval(texts: pa.Array) -> pa.Array:
        return columns.count_interval(texts, core().open_counter(model))

    return tokentill_count_interval(_column(column))


def price(
    column: "Column | str",
    model: str,
    output_tokens: "Column | int" = 0,
    *,
    variant: str = "standard",
    region: str = "global",
    on: "date | None" = None,
) -> Column:
    """The US dollars of a call with each row as its input: ``decimal(38,12)``, exact. Null for null.

    ``column`` has texts, which are counted, or whole numbers, which are input tokens already.
    ``output_tokens`` is the length of every answer, or a column of them. ``on`` is the day or the moment whose
    prices hold, in UTC where it has no zone of its own; now, if none is given: once, when the query is
    written, so that a task that is tried again has the same prices.

    Raises ``TillError`` on the driver: ``unknown-model`` with the nearest names, ``no-price`` where the model
    has no price for text in or, if any is wanted, out; ``bad-input`` for a misspelt variant or region. Warns
    with ``TillWarning`` of what a bill would warn of, such as a variant that is not on offer.
    """
    moment = _millis(on)
    _check_price(model, output_tokens, variant, region, moment)

    @F.arrow_udf(returnType=_DOLLARS)
    def tokentill_price(tokens: pa.Array, answers: pa.Array) -> pa.Array:
        till = core()
        if columns.is_text(tokens):
            tokens = columns.count(tokens, till.open_counter(model))
        return columns.price(tokens, answers, till.open_pricer(model, variant, region, moment))

    answers = F.lit(output_tokens).cast(LongType()) if isinstance(output_tokens, int) else output_tokens
    return tokentill_price(_column(column), _column(answers))


def describe(model: str, on: "date | None" = None) -> dict[str, str]:
    """How a model is counted and where its price is from: ``model``, ``encoding``, ``basis`` (exact,
    reconstructed or estimated), ``vocabulary``; ``from``, ``as-of``, ``confidence`` and ``sources`` of the
    price in force, where there is one. For an encoding, the first part alone."""
    counter = core().open_counter(model)
    if "model" not in counter.facts:
        return dict(counter.facts)
    try:
        return {**counter.facts, **core().open_pricer(model, "", "", _millis(on)).facts}
    except TillError as error:
        if error.code != "no-price":
            raise
        return dict(counter.facts)


def _check_price(model: str, output_tokens: "Column | int", variant: str, region: str, moment: int) -> None:
    if isinstance(output_tokens, bool) or (isinstance(output_tokens, int) and output_tokens < 0):
        raise TillError("bad-input", f"output_tokens must be a whole number from 0 on, not {output_tokens}")
    core().open_counter(model)
    pricer = core().open_pricer(model, variant, region, moment)
    # One call, so that a price that is missing is missed before a thousand tasks have been started.
    answer = output_tokens if isinstance(output_tokens, int) else 0
    columns.price(pa.array([1], pa.int64()), pa.array([answer], pa.int64()), pricer)
    for sentence in pricer.warnings:
        warnings.warn(f"{model}: {sentence}", TillWarning, stacklevel=3)


def _millis(on: "date | None") -> int:
    if on is None:
        on = datetime.now(timezone.utc)
    elif not isinstance(on, date):
        raise TillError("bad-input", f"on must be a date or a datetime, not {type(on).__name__}")
    elif not isinstance(on, datetime):
        on = datetime.combine(on, time())
    if on.tzinfo is None:
        on = on.replace(tzinfo=timezone.utc)
    # Whole numbers all the way: a timestamp is a fraction of seconds.
    since = on - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return (since.days * 86_400 + since.seconds) * 1000 + since.microseconds // 1000


def _column(column: "Column | str") -> Column:
    return F.col(column) if isinstance(column, str) else column
