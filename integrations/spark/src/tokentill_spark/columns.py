"""Arrow columns to the core and back. The texts are copied once, as they lie; no Python object is made of any.

Knows no Spark.
"""

import struct

import pyarrow as pa
import pyarrow.compute as pc

from .core import Opened, Span, core
from .errors import TillError

#: Dollars with all their digits: a picodollar is the last of them.
DOLLARS = pa.decimal128(38, 12)

# The module's memory is this and its rest; a longer text goes alone.
_MOST_BYTES = 16 << 20


def count(texts: pa.Array, counter: Opened) -> pa.Array:
    """The tokens of each text; null for null."""
    return _masked(_count(texts, counter, columns=1)[0], texts)


def count_interval(texts: pa.Array, counter: Opened) -> pa.Array:
    """``tokens``, ``low`` and ``high`` of each text; null for null."""
    columns = _count(texts, counter, columns=3)
    mask = texts.is_null() if texts.null_count else None
    return pa.StructArray.from_arrays(columns, names=["tokens", "low", "high"], mask=mask)


def price(tokens_in: pa.Array, tokens_out: pa.Array, pricer: Opened) -> pa.Array:
    """The dollars of each call, exact; null where one of its counts is null."""
    rows = len(tokens_in)
    if rows == 0:
        return pa.array([], DOLLARS)
    spans = [_numbers(tokens_in, "tokens"), _numbers(tokens_out, "output_tokens")]
    amounts = core().price(pricer, *spans, rows)
    dollars = pa.Array.from_buffers(DOLLARS, rows, [None, pa.py_buffer(amounts)])
    return _masked(dollars, tokens_in, tokens_out)


def is_text(column: pa.Array) -> bool:
    """Whether it is to be counted before it can be priced."""
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    named = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
    return any(is_one(kind) for is_one in named)


def _count(texts: pa.Array, counter: Opened, columns: int) -> list[pa.Array]:
    parts = [_count_part(part, counter, columns) for part in _parts(_utf8(texts))]
    joined = [b"".join(column) for column in zip(*parts, strict=True)] or [b""] * columns
    return [pa.Array.from_buffers(pa.int64(), len(texts), [None, pa.py_buffer(data)]) for data in joined]


def _utf8(texts: pa.Array) -> pa.Array:
    """The two layouts of offsets and bytes are taken as they are; what else is text becomes one of them."""
    if pa.types.is_string(texts.type) or pa.types.is_large_string(texts.type):
        return texts
    if is_text(texts) or pa.types.is_null(texts.type):
        return texts.cast(pa.large_string())
    raise TillError("bad-input", f"a column of text is wanted, not of {texts.type}")


def _parts(texts: pa.Array):
    """Halves, and their halves, until each is small enough or one text."""
    if len(texts) == 0:
        return
    start, end = _bounds(texts)
    if end - start <= _MOST_BYTES or len(texts) == 1:
        yield texts
        return
    middle = len(texts) // 2
    yield from _parts(texts.slice(0, middle))
    yield from _parts(texts.slice(middle))


def _count_part(texts: pa.Array, counter: Opened, columns: int) -> list[bytes]:
    start, end = _bounds(texts)
    if end - start > 0x7FFF_FFFF:
        raise TillError("bad-input", f"a text of {end - start} bytes is too long to be counted")
    data = texts.buffers()[2]
    text = Span(data.address + start if data else 0, end - start, data)
    return core().count(counter, text, _offsets(texts, start, end), len(texts), columns)


def _bounds(texts: pa.Array) -> tuple[int, int]:
    """Where the bytes of this slice begin and end in the buffer."""
    offsets, form = texts.buffers()[1], "<q" if pa.types.is_large_string(texts.type) else "<i"
    width = struct.calcsize(form)
    first, last = texts.offset * width, (texts.offset + len(texts)) * width
    return struct.unpack_from(form, offsets, first)[0], struct.unpack_from(form, offsets, last)[0]


def _offsets(texts: pa.Array, start: int, end: int) -> Span:
    """Offsets of 32 bits. Those of a slice need not begin at 0, so they are passed as they lie."""
    buffer, rows = texts.buffers()[1], len(texts) + 1
    if pa.types.is_string(texts.type):
        return Span(buffer.address + 4 * texts.offset, 4 * rows, buffer)
    wide = pa.Array.from_buffers(pa.int64(), rows, [None, buffer], offset=texts.offset)
    narrow = pc.subtract(wide, start).cast(pa.int32()).buffers()[1]
    return Span(narrow.address, 4 * rows, narrow)


def _numbers(column: pa.Array, field: str) -> Span:
    if not (pa.types.is_integer(column.type) or pa.types.is_null(column.type)):
        raise TillError("bad-input", f"{field}: a column of whole numbers is wanted, not of {column.type}")
    numbers = column.cast(pa.int64())
    if numbers.null_count:
        # What lies under a null is anything; it is priced and then masked.
        numbers = numbers.fill_null(0)
    least = pc.min(numbers).as_py()
    if least is not None and least < 0:
        raise TillError("bad-input", f"{field} must not be negative, not {least}")
    buffer = numbers.buffers()[1]
    return Span(buffer.address + 8 * numbers.offset, 8 * len(numbers), buffer)


def _masked(values: pa.Array, *sources: pa.Array) -> pa.Array:
    for source in sources:
        if source.null_count:
            values = pc.if_else(source.is_valid(), values, pa.scalar(None, values.type))
    return values
