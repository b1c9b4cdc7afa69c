// Reads the binary form of WebAssembly: numbers, names, and where each instruction of a function ends.

const decoder = new TextDecoder();

export class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes, place = 0, end = bytes.length) {
    Object.assign(this, { bytes, place, end });
  }

  byte() {
    if (this.place >= this.end) throw new Error("A WebAssembly file ends in the middle.");
    return this.bytes[this.place++];
  }

  /** An unsigned number of at most 32 bits. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  /** A signed number of at most 32 bits. */
  signed() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return shift < 25 && byte & 64 ? value | (-1 << (shift + 7)) : value;
    }
  }

  /** Moves past a number of any size. */
  skipNumber() {
    while (this.byte() >= 128);
  }

  skip(length) {
    this.place += length;
  }

  slice(length) {
    const found = this.bytes.subarray(this.place, this.place + length);
    this.place += length;
    return found;
  }

  name() {
    return decoder.decode(this.slice(this.number()));
  }

  list(read) {
    return Array.from({ length: this.number() }, read);
  }

  skipLimits() {
    const flags = this.byte();
    this.skipNumber();
    if (flags & 1) this.skipNumber();
  }
}

const [call, callIndirect, refFunc, prefixed] = [0x10, 0x11, 0xd2, 0xfc];
const blocks = new Set([0x02, 0x03, 0x04]);
const withOneNumber = new Set([0x0c, 0x0d, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x3f, 0x40, 0x41, 0x42, 0xd0]);
/** How many numbers follow the second byte of those that begin with 0xfc. */
const afterPrefix = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

/**
 * Goes through an instruction sequence.
 *
 * @param {Reader} reader at its first instruction @param {(use: {index: number, start: number, end: number}) => void} onFunction for each that is named,
 *   its number and the bytes that this stands in
 */
export function readInstructions(reader, onFunction) {
  while (reader.place < reader.end) {
    const code = reader.byte();
    if (code === call || code === refFunc) {
      const start = reader.place;
      onFunction({ index: reader.number(), start, end: reader.place });
    } else if (code === callIndirect) {
      reader.skipNumber();
      reader.skipNumber();
    } else if (blocks.has(code) || withOneNumber.has(code)) {
      reader.skipNumber();
    } else if (code === 0x0e) {
      for (let left = reader.number(); left >= 0; left -= 1) reader.skipNumber();
    } else if (code === 0x1c) {
      for (let left = reader.number(); left > 0; left -= 1) reader.skip(1);
    } else if (code >= 0x28 && code <= 0x3e) {
      reader.skipNumber();
      reader.skipNumber();
    } else if (code === 0x43) {
      reader.skip(4);
    } else if (code === 0x44) {
      reader.skip(8);
    } else if (code === prefixed) {
      const numbers = afterPrefix[reader.number()];
      if (numbers === undefined) throw new Error("A program uses an instruction that the build step which splits it does not know.");
      for (let left = numbers; left > 0; left -= 1) reader.skipNumber();
    } else if (!(code <= 0x01 || code === 0x05 || code === 0x0b || code === 0x0f || code === 0x1a || code === 0x1b || (code >= 0x45 && code <= 0xc4) || code === 0xd1)) {
      throw new Error(`A program uses the instruction 0x${code.toString(16)}, which the build step that splits it does not know.`);
    }
  }
}
