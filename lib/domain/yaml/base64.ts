const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The bytes, one character each, that Python's base64.decodebytes() makes of a text: what is none of its letters is passed
 * over, and what follows the padding is not read. Null where letters or padding are missing, or where it is no ASCII.
 */
export function decodeBase64(text: string): string | null {
  if (/[\u0080-\uffff]/.test(text)) return null;
  let [bytes, place, padding, rest] = ['', 0, 0, 0];
  for (const letter of text) {
    if (letter === '=' && place >= 2) {
      padding += 1;
      if (place + padding >= 4) return bytes;
    }
    const bits = LETTERS.indexOf(letter);
    if (bits < 0) continue;
    padding = 0;
    if (place > 0) bytes += String.fromCharCode((((rest << 6) | bits) >> (6 - 2 * place)) & 0xff);
    rest = bits;
    place = (place + 1) % 4;
  }
  return place === 0 ? bytes : null;
}
