import { useEffect, useRef } from 'react';
import { asProblem } from '@plumbline/api-client';
import { join, type LoadedPlugin } from '../../plugin-host/plugin-loader';

const LARGEST = 200_000;
const METHODS = ['get', 'post', 'put', 'del'] as const;

interface Call {
  plumbline: 1;
  id: number;
  method: (typeof METHODS)[number];
  path: string;
  body?: unknown;
}

/** A page of a plug-in that is not trusted: its own frame without an origin, which may only ask for its own REST paths. */
export function FramedPage({ plugin, pageId }: { plugin: LoadedPlugin; pageId: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const onMessage = async (event: MessageEvent) => {
      const target = frame.current?.contentWindow;
      if (!target || event.source !== target || !isCall(event.data) || !plugin.host) return;
      const { id, method, path, body } = event.data;
      // The frame has no origin of its own, so the answer can only be addressed to any.
      const answer = (data: object) => target.postMessage({ plumbline: 1, id, ...data }, '*');
      try {
        const api = plugin.host.api;
        const result = method === 'get' || method === 'del' ? await api[method](path) : await api[method](path, body);
        answer({ ok: true, result });
      } catch (error) {
        const problem = asProblem(error);
        answer({ ok: false, problem: { status: problem.status, code: problem.code, detail: problem.detail } });
      }
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, [plugin]);
  return (
    <iframe
      ref={frame}
      title={plugin.manifest.name ?? plugin.manifest.id}
      sandbox="allow-scripts"
      src={`${join(plugin.manifest.baseUrl, plugin.manifest.entry)}#${encodeURIComponent(pageId)}`}
      style={{ flex: 1, width: '100%', minHeight: 560, border: 0 }}
    />
  );
}

function isCall(data: unknown): data is Call {
  const call = data as Call | null;
  return (
    typeof call === 'object' &&
    call !== null &&
    call.plumbline === 1 &&
    typeof call.id === 'number' &&
    METHODS.includes(call.method) &&
    typeof call.path === 'string' &&
    !call.path.includes('..') &&
    (JSON.stringify(call.body) ?? '').length <= LARGEST
  );
}
