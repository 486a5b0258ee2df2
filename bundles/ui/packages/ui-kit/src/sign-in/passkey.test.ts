import { describe, expect, it } from 'vitest';
import { base64url, bytes } from './passkey';

describe('the bytes of a passkey', () => {
  it('survive the way through JSON', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);

    const text = base64url(all.buffer);

    expect(text).toMatch(/^[\w-]+$/);
    expect([...bytes(text)]).toEqual([...all]);
  });
});
