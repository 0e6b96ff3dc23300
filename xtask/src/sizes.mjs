// Prints the size of each file given: bytes as they are, gzip at level 9, brotli at 11.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const row = (name, ...sizes) =>
  console.log(`  ${name.padEnd(22)}${sizes.map((size) => String(size).padStart(10)).join("")}`);

row("bytes", "raw", "gzip", "brotli");
for (const path of process.argv.slice(1)) {
  const bytes = readFileSync(path);
  const gzip = gzipSync(bytes, { level: 9 });
  // Quality 11 is the default of Node's brotli.
  row(basename(path), bytes.length, gzip.length, brotliCompressSync(bytes).length);
}
