import { CacheBridge, LiveClient, type LiveEvent, type Socket } from '@plumbline/live';
import { queryClient } from './api';

type Listener = (event: LiveEvent) => void;

const listeners = new Map<string, Set<Listener>>();
const bridge = new CacheBridge(queryClient);

/** One stream for the tab. Started with the session, stopped when it ends. */
export const live = new LiveClient({
  connect: (place) =>
    new WebSocket(
      `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws` +
        (place ? `?screen=${encodeURIComponent(place.screen)}&after=${place.after}` : ''),
    ) as unknown as Socket,
  onEvent: (event) => {
    bridge.accept(event);
    for (const listener of listeners.get(event.topic) ?? []) listener(event);
  },
  onGap: () => bridge.everything(),
  // The session may have ended elsewhere; asking who we are leads to the sign-in page when it has.
  onDenied: () => void queryClient.invalidateQueries({ queryKey: ['me'] }),
});

/** Hears the events of a topic; plug-in pages use it through `host.events`. */
export function onLive(topic: string, listener: Listener): () => void {
  const all = listeners.get(topic) ?? new Set<Listener>();
  all.add(listener);
  listeners.set(topic, all);
  return () => all.delete(listener);
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') live.retryNow();
});
window.addEventListener('online', () => live.retryNow());
