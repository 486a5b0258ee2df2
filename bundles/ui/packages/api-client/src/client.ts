import { Problem, readProblem } from './problem';

export type Query = Record<string, string | number | boolean | null | undefined>;

export interface RequestOptions {
  query?: Query;
  signal?: AbortSignal;
  /** Version the edit is based on, as the `ETag` of the record said. */
  ifMatch?: string;
}

/** JSON over REST. Every method rejects with a {@link Problem}. */
export interface Api {
  get<T>(path: string, options?: RequestOptions): Promise<T>;
  post<T>(path: string, body?: unknown, options?: RequestOptions): Promise<T>;
  put<T>(path: string, body?: unknown, options?: RequestOptions): Promise<T>;
  patch<T>(path: string, body?: unknown, options?: RequestOptions): Promise<T>;
  delete<T = void>(path: string, options?: RequestOptions): Promise<T>;
  /** A deletion that has to say something with it: a password, a reason. */
  deleteWith<T = void>(path: string, body: unknown): Promise<T>;
  /** For an answer that is a file; its name is null when the server gives none. */
  postForFile(path: string, body?: unknown): Promise<{ name: string | null; content: Blob }>;
}

export interface ApiConfig {
  fetch?: typeof fetch;
  /** The CSRF token of the session, sent with every write. */
  csrf: () => string | null;
  /** Called on 401, except for the requests of signing in. */
  onSessionLost?: () => void;
}

const SIGN_IN = /^\/api\/(platform\/)?session(\/|$)/;

export function createApi(config: ApiConfig): Api {
  const doFetch = config.fetch ?? ((input, init) => fetch(input, init));

  async function request(method: string, path: string, body: unknown, options: RequestOptions = {}): Promise<Response> {
    const headers: Record<string, string> = { Accept: 'application/json, */*;q=0.5' };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (options.ifMatch) headers['If-Match'] = options.ifMatch;
    if (method !== 'GET') {
      const token = config.csrf();
      if (token) headers['X-CSRF-Token'] = token;
    }
    let response: Response;
    try {
      response = await doFetch(path + queryString(options.query), {
        method,
        headers,
        credentials: 'same-origin',
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: options.signal,
      });
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw new Problem({
        status: 0,
        code: 'network.unreachable',
        detail: 'Plumbline does not answer. Check that the appliance is running and that this computer reaches it.',
      });
    }
    if (!response.ok) {
      const problem = await readProblem(response);
      if (problem.status === 401 && !SIGN_IN.test(path)) config.onSessionLost?.();
      throw problem;
    }
    return response;
  }

  async function send<T>(method: string, path: string, body: unknown, options?: RequestOptions): Promise<T> {
    const response = await request(method, path, body, options);
    if (response.status === 204) return undefined as T;
    const text = await response.text();
    return (text ? JSON.parse(text) : undefined) as T;
  }

  return {
    get: (path, options) => send('GET', path, undefined, options),
    post: (path, body, options) => send('POST', path, body ?? {}, options),
    put: (path, body, options) => send('PUT', path, body ?? {}, options),
    patch: (path, body, options) => send('PATCH', path, body ?? {}, options),
    delete: (path, options) => send('DELETE', path, undefined, options),
    deleteWith: (path, body) => send('DELETE', path, body),
    postForFile: async (path, body) => {
      const response = await request('POST', path, body ?? {});
      const name = /filename="?([^";]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? null;
      return { name, content: await response.blob() };
    },
  };
}

/** `?a=1&b=x`, without empty values; an empty string when nothing is left. */
export function queryString(query: Query | undefined): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
