// Memory of batches that are counted serves others, and what only a very long record needed is let go.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Buffers } from "../../command/inputs/buffers.js";

test("what was given back is taken again, as long as was asked for", () => {
  const buffers = new Buffers();
  const first = buffers.take(1_500_000);
  const second = buffers.take(10);
  assert.notEqual(first.buffer, second.buffer);
  buffers.giveBack(first.buffer);
  const third = buffers.take(1_900_000);
  assert.equal(third.buffer, first.buffer);
  assert.deepEqual([third.byteOffset, third.length], [0, 1_900_000]);
  buffers.giveBack(second.buffer);
  assert.equal(buffers.take(3_000_000).length, 3_000_000, "one that is too small stays");
  assert.equal(buffers.take(20).buffer, second.buffer);
});

test("memory of a very long record is not kept", () => {
  const buffers = new Buffers();
  const long = buffers.take(5_000_000);
  assert.equal(long.buffer.byteLength, 5_000_000);
  buffers.giveBack(long.buffer);
  assert.notEqual(buffers.take(10).buffer, long.buffer);
});
