// Bytes one after the other in a buffer that grows; numbers little-endian.

export interface ByteWriter {
  int(value: number): void;
  double(value: number): void;
  /** The text in UTF-8, cut between characters at `width` bytes and filled up with spaces. */
  padded(value: string, width: number): void;
  bytes(value: Uint8Array): void;
  byte(value: number): void;
  /** What was written since the last call. */
  take(): Buffer;
  readonly size: number;
}

export function createByteWriter(startBytes = 64 * 1024): ByteWriter {
  let buffer = Buffer.alloc(startBytes);
  let size = 0;
  const room = (bytes: number): void => {
    if (size + bytes <= buffer.length) return;
    const larger = Buffer.alloc(Math.max(buffer.length * 2, size + bytes));
    buffer.copy(larger, 0, 0, size);
    buffer = larger;
  };
  return {
    int(value) {
      room(4);
      size = buffer.writeInt32LE(value, size);
    },
    double(value) {
      room(8);
      size = buffer.writeDoubleLE(value, size);
    },
    padded(value, width) {
      room(width);
      // Buffer.write stops before a character that does not fit whole.
      const written = buffer.write(value, size, width, 'utf8');
      buffer.fill(0x20, size + written, size + width);
      size += width;
    },
    bytes(value) {
      room(value.length);
      buffer.set(value, size);
      size += value.length;
    },
    byte(value) {
      room(1);
      buffer[size] = value;
      size += 1;
    },
    take() {
      const taken = Buffer.from(buffer.subarray(0, size));
      size = 0;
      return taken;
    },
    get size() {
      return size;
    },
  };
}
