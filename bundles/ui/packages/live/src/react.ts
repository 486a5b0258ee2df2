import { createContext, useContext, useSyncExternalStore } from 'react';
import type { LiveClient, LiveStatus } from './live-client';

export const LiveContext = createContext<LiveClient | null>(null);

const NONE: LiveStatus = { state: 'closed', lastContactAt: null };
const noop = () => () => {};

/** State of the live stream; `closed` outside a signed-in page. */
export function useLiveStatus(): LiveStatus {
  const client = useContext(LiveContext);
  return useSyncExternalStore(client?.subscribe ?? noop, client?.getStatus ?? (() => NONE));
}
