import { describe, expect, it, vi } from 'vitest';
import { createApi, queryString } from './client';
import { Problem } from './problem';

function answering(status: number, body?: unknown, headers: Record<string, string> = {}) {
  return vi.fn(
    async (..._: Parameters<typeof fetch>) =>
      new Response(body === undefined ? null : JSON.stringify(body), { status, headers }),
  );
}

describe('REST requests', () => {
  it('carry the CSRF token with every write, never with a read', async () => {
    const fetch = answering(200, {});
    const api = createApi({ fetch, csrf: () => 'c-1' });

    await api.get('/api/jobs');
    await api.post('/api/sync/runs', { scope: 'jobs' });

    const headers = fetch.mock.calls.map((call) => new Headers(call[1]?.headers).get('X-CSRF-Token'));
    expect(headers).toEqual([null, 'c-1']);
  });

  it('reject with what the problem document says', async () => {
    const api = createApi({
      fetch: answering(422, {
        title: 'Refused',
        status: 422,
        code: 'phone.invalid',
        detail: 'Ten digits, please.',
        fields: { phone: 'too short' },
      }),
      csrf: () => null,
    });

    const problem = await api.put('/api/technicians/tec_1/phone', {}).catch((error: unknown) => error);

    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({
      status: 422,
      code: 'phone.invalid',
      detail: 'Ten digits, please.',
      fields: { phone: 'too short' },
    });
  });

  it('make a problem of an answer that is none', async () => {
    const fetch = vi.fn(async () => new Response('<html>gateway</html>', { status: 502, statusText: 'Bad Gateway' }));
    const api = createApi({ fetch, csrf: () => null });

    await expect(api.get('/api/jobs')).rejects.toMatchObject({ status: 502, code: 'http.502', detail: 'Bad Gateway' });
  });

  it('say so when the appliance does not answer', async () => {
    const api = createApi({ fetch: vi.fn().mockRejectedValue(new TypeError('failed')), csrf: () => null });

    await expect(api.get('/api/jobs')).rejects.toMatchObject({ status: 0, code: 'network.unreachable' });
  });

  it('report a lost session, but not a wrong password', async () => {
    const onSessionLost = vi.fn();
    const wrong = createApi({
      fetch: answering(401, { code: 'session.bad-credentials' }),
      csrf: () => null,
      onSessionLost,
    });
    await wrong.post('/api/session', {}).catch(() => {});
    expect(onSessionLost).not.toHaveBeenCalled();

    const lost = createApi({ fetch: answering(401, { code: 'session.required' }), csrf: () => null, onSessionLost });
    await lost.get('/api/jobs').catch(() => {});
    expect(onSessionLost).toHaveBeenCalledOnce();
  });

  it('read an empty answer as nothing', async () => {
    const api = createApi({ fetch: answering(204), csrf: () => null });

    await expect(api.delete('/api/session')).resolves.toBeUndefined();
  });

  it('leave empty parameters out', () => {
    expect(queryString({ q: '', page: 2, type: undefined, active: false, to: null })).toBe('?page=2&active=false');
    expect(queryString({})).toBe('');
  });
});
