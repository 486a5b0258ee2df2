import { describe, expect, it } from 'vitest';
import { changes } from './changes';

describe('what an audit entry changed', () => {
  it('is the fields that differ', () => {
    expect(changes({ phone: '1', team: 'A' }, { phone: '2', team: 'A', role: 'csr' })).toEqual([
      { name: 'phone', before: '1', after: '2' },
      { name: 'role', before: '', after: 'csr' },
    ]);
  });

  it('may be a plain value, or nothing', () => {
    expect(changes('a', 'b')).toEqual([{ name: '', before: 'a', after: 'b' }]);
    expect(changes(undefined, undefined)).toEqual([]);
    expect(changes(null, { role: 'csr' })).toEqual([{ name: 'role', before: '', after: 'csr' }]);
  });
});
