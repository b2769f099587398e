const CHUNK = 8192;

/** Bytes to text, one character per byte. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  }
  return text;
}

/** Text to bytes, one byte per character; characters above U+00FF lose their upper bits. */
export function latin1Bytes(text: string): Uint8Array {
  // In ASCII text UTF-8 is the same bytes, and the platform's encoder is much faster than a cold loop.
  const ascii = new TextEncoder().encode(text);
  if (ascii.length === text.length) return ascii;
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
