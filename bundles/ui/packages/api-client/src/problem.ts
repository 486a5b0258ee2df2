/** A refused or failed request, as the server's problem document tells it. */
export class Problem extends Error {
  readonly status: number;
  /** Stable code such as `permission.missing`; `network.unreachable` when no answer came. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly fields: Record<string, string>;
  /** Seconds, from `Retry-After`. */
  readonly retryAfter: number | null;
  /** The whole document: some refusals carry more than the usual members. */
  readonly document: Record<string, unknown>;

  constructor(init: {
    status: number;
    code?: string;
    title?: string;
    detail?: string;
    fields?: Record<string, string>;
    retryAfter?: number | null;
    document?: Record<string, unknown>;
  }) {
    super(init.detail ?? init.title ?? `HTTP ${init.status}`);
    this.name = 'Problem';
    this.status = init.status;
    this.code = init.code ?? `http.${init.status}`;
    this.title = init.title ?? '';
    this.detail = init.detail ?? init.title ?? '';
    this.fields = init.fields ?? {};
    this.retryAfter = init.retryAfter ?? null;
    this.document = init.document ?? {};
  }

  get isMissingPermission(): boolean {
    return this.status === 403 && this.code === 'permission.missing';
  }

  get isUnreachable(): boolean {
    return this.status === 0;
  }
}

/** Reads a problem document; an answer that is none (a proxy's HTML page) still becomes a Problem. */
export async function readProblem(response: Response): Promise<Problem> {
  const retryAfter = Number(response.headers.get('Retry-After'));
  const base = {
    status: response.status,
    title: response.statusText,
    retryAfter: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
  };
  try {
    const body = (await response.json()) as Record<string, unknown>;
    return new Problem({
      ...base,
      code: typeof body.code === 'string' ? body.code : undefined,
      title: typeof body.title === 'string' ? body.title : base.title,
      detail: typeof body.detail === 'string' ? body.detail : undefined,
      fields: (body.fields as Record<string, string> | undefined) ?? {},
      document: body,
    });
  } catch {
    return new Problem(base);
  }
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({
    status: 0,
    code: 'client.error',
    detail: error instanceof Error ? error.message : String(error),
  });
}
