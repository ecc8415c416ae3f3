// Time-based one-time codes (RFC 6238: SHA-1, six digits, 30 s), as a person's authenticator app makes them.
import { createHmac } from "node:crypto";

function bytes_of_base32(text) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  let bits = "";
  for (const letter of text.replace(/[\s=]/g, "").toUpperCase()) {
    const value = letters.indexOf(letter);
    if (value < 0) throw new Error("not base32");
    bits += value.toString(2).padStart(5, "0");
  }
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/** The code of `secret` (base32) at a time in milliseconds. */
export function totp(secret, at = Date.now()) {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30000)));
  const digest = createHmac("sha1", bytes_of_base32(secret)).update(step).digest();
  const from = digest[19] & 15;
  return String((digest.readUInt32BE(from) & 0x7fffffff) % 1000000).padStart(6, "0");
}

/** Milliseconds until the next code: none is taken twice. */
export const until_next_code = (at = Date.now()) => 30000 - (at % 30000);
