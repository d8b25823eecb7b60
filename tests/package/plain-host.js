// A host of the module without JavaScript, as docs/plain-abi.md describes it: for the tests alone, since
// whoever has JavaScript has openTill.

/** Starts the module with nothing at all to import. @param {BufferSource} bytes */
export function startPlain(bytes) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {});
  return new PlainHost(/** @type {any} */ (exports));
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

class PlainHost {
  #wasm;

  /** @param {any} wasm */
  constructor(wasm) {
    this.#wasm = wasm;
  }

  version() {
    return this.#wasm.tokentill_abi_version();
  }

  /** @param {string} name @param {Uint8Array} pack */
  load(name, pack) {
    return this.#with([encoder.encode(name), pack], (places) =>
      this.#wasm.tokentill_load(...places),
    );
  }

  /** @param {string} name */
  openCounter(name) {
    return this.#with([encoder.encode(name)], (places) =>
      this.#wasm.tokentill_open_counter(...places),
    );
  }

  /** @param {string} model @param {{ variant?: string, region?: string, on: Date }} options */
  openPricer(model, { variant = "", region = "", on }) {
    const names = [model, variant, region].map((name) => encoder.encode(name));
    return this.#with(names, (places) =>
      this.#wasm.tokentill_open_pricer(...places, BigInt(on.getTime())),
    );
  }

  /**
   * @param {number} counter @param {string[]} texts
   * @returns {{ tokens: bigint[], low: bigint[], high: bigint[] }}
   */
  count(counter, texts) {
    const encoded = texts.map((text) => encoder.encode(text));
    const offsets = new Uint32Array(texts.length + 1);
    encoded.forEach((bytes, row) => (offsets[row + 1] = (offsets[row] ?? 0) + bytes.length));
    return this.countBuffer(counter, Buffer.concat(encoded), offsets);
  }

  /** @param {number} counter @param {Uint8Array} buffer @param {Uint32Array} offsets */
  countBuffer(counter, buffer, offsets) {
    const rows = offsets.length - 1;
    return this.#with(
      [buffer, new Uint8Array(offsets.buffer), new Uint8Array(24 * rows)],
      (places) => {
        const [at, size, offsetsAt, , out] = places;
        const columns = [0, 1, 2].map((column) => out + 8 * rows * column);
        this.#check(this.#wasm.tokentill_count(counter, at, size, offsetsAt, rows, ...columns));
        const [tokens = [], low = [], high = []] = columns.map((column) => [
          ...new BigUint64Array(this.#wasm.memory.buffer.slice(column, column + 8 * rows)),
        ]);
        return { tokens, low, high };
      },
    );
  }

  /** @param {number} pricer @param {bigint[]} input @param {bigint[]} output @returns {{ amounts: bigint[], total: bigint }} */
  price(pricer, input, output) {
    const rows = input.length;
    const columns = [input, output].map(
      (column) => new Uint8Array(BigUint64Array.from(column).buffer),
    );
    return this.#with([...columns, new Uint8Array(16 * rows + 16)], (places) => {
      const [inputAt, , outputAt, , out] = places;
      const total = out + 16 * rows;
      this.#check(this.#wasm.tokentill_price(pricer, rows, inputAt, outputAt, out, total));
      const halves = new DataView(this.#wasm.memory.buffer);
      const amounts = Array.from({ length: rows + 1 }, (_, row) => {
        const at = out + 16 * row;
        return (halves.getBigInt64(at + 8, true) << 64n) + halves.getBigUint64(at, true);
      });
      return { amounts: amounts.slice(0, rows), total: amounts[rows] ?? 0n };
    });
  }

  /** The words of the last reply. */
  reply() {
    const [at, size] = [this.#wasm.tokentill_reply(), this.#wasm.tokentill_reply_size()];
    return decoder.decode(this.#wasm.memory.buffer.slice(at, at + size));
  }

  /** The functions themselves, for a caller that means to misuse them. */
  get raw() {
    return this.#wasm;
  }

  /**
   * Puts bytes into the module's memory for the length of a call, which gets address and size of each.
   * @template T @param {Uint8Array[]} parts @param {(places: number[]) => T} call @returns {T}
   */
  #with(parts, call) {
    const places = parts.map((bytes) => {
      const at = this.#wasm.tokentill_alloc(bytes.length);
      if (at === 0) throw new Error("the module has no memory left");
      new Uint8Array(this.#wasm.memory.buffer).set(bytes, at);
      return [at, bytes.length];
    });
    try {
      return this.#check(call(places.flat()));
    } finally {
      for (const [at, size] of places) this.#wasm.tokentill_free(at, size);
    }
  }

  /** @template T @param {T} result @returns {T} */
  #check(result) {
    if (typeof result !== "number" || result >= 0) return result;
    const [code = "", names = "", ...sentence] = this.reply().split("\n");
    throw Object.assign(new Error(sentence.join("\n")), {
      code,
      status: result,
      suggestions: names === "" ? [] : names.split("\t"),
    });
  }
}
