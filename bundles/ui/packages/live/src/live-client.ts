/** One event of the live stream; `topic` `hello` and `ping` never reach listeners. */
export interface LiveEvent {
  seq: number;
  topic: string;
  ids?: string[];
  kind?: 'changed' | 'progress' | 'added' | 'removed' | string;
  data?: unknown;
}

export type LiveState = 'connecting' | 'open' | 'reconnecting' | 'denied' | 'closed';

export interface LiveStatus {
  state: LiveState;
  /** Milliseconds since the epoch of the last word from the server; null before the first. */
  lastContactAt: number | null;
}

/** What the client needs from a WebSocket; tests bring their own. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(): void;
}

/** Where a screen whose line broke goes on: its name as the server's hello gave it, and the last number it has seen. */
export interface LivePlace {
  screen: string;
  after: number;
}

export interface LiveOptions {
  /** `place` is null for a screen that was just opened. */
  connect: (place: LivePlace | null) => Socket;
  onEvent: (event: LiveEvent) => void;
  /** Events may have been missed: everything on screen is to be fetched again. */
  onGap: () => void;
  /** The server refused the session (close code 4401). */
  onDenied?: () => void;
  now?: () => number;
  random?: () => number;
  setTimer?: (run: () => void, millis: number) => unknown;
  clearTimer?: (timer: unknown) => void;
}

/** The server pings each 20 s; two pings missed and a bit means that the line is dead. */
const SILENCE_LIMIT = 50_000;
const FIRST_DELAY = 500;
const LONGEST_DELAY = 15_000;

/**
 * Keeps one WebSocket to `/ws` open: answers pings, notices silence, reconnects with growing pauses and asks to go on
 * where it was, and reports a gap in the sequence numbers, or a server that cannot go on there, as one call of `onGap`.
 */
export class LiveClient {
  private socket: Socket | null = null;
  private status: LiveStatus = { state: 'closed', lastContactAt: null };
  private listeners = new Set<() => void>();
  private seq: number | null = null;
  private screen: string | null = null;
  private place: LivePlace | null = null;
  private wasOpen = false;
  private attempt = 0;
  private retryTimer: unknown = null;
  private silenceTimer: unknown = null;

  constructor(private readonly options: LiveOptions) {}

  start(): void {
    if (this.status.state !== 'closed' && this.status.state !== 'denied') return;
    this.attempt = 0;
    this.wasOpen = false;
    this.screen = null;
    this.place = null;
    this.open('connecting');
  }

  stop(): void {
    this.clear();
    this.drop();
    this.set('closed');
  }

  /** Reconnect at once, for example when the page becomes visible again. */
  retryNow(): void {
    if (this.status.state !== 'reconnecting' || this.socket) return;
    this.clear();
    this.open('reconnecting');
  }

  getStatus = (): LiveStatus => this.status;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private open(state: LiveState): void {
    this.seq = null;
    this.set(state);
    let socket: Socket;
    try {
      socket = this.options.connect(this.place);
    } catch {
      // A blocked or malformed address throws at once; it is retried like a lost line.
      this.retryLater();
      return;
    }
    this.socket = socket;
    socket.onmessage = (message) => this.receive(message.data);
    socket.onclose = (event) => {
      if (this.socket !== socket) return;
      this.socket = null;
      this.clear();
      if (event.code === 4401) {
        this.set('denied');
        this.options.onDenied?.();
      } else {
        this.retryLater();
      }
    };
    this.watchSilence();
  }

  private receive(data: unknown): void {
    const event = parse(data);
    this.watchSilence();
    if (!event) return;
    this.set('open', this.now());
    if (event.topic === 'ping') {
      this.socket?.send(JSON.stringify({ pong: true }));
      return;
    }
    const expected = this.seq === null ? null : this.seq + 1;
    const hello = event.topic === 'hello' ? (event as { resume?: boolean; screen?: string }) : null;
    if (hello) this.screen = hello.screen ?? null;
    if (Number.isFinite(event.seq)) {
      this.seq = event.seq;
      this.place = this.screen === null ? null : { screen: this.screen, after: event.seq };
    }
    if (hello) {
      const missed = this.wasOpen && hello.resume !== true;
      this.wasOpen = true;
      this.attempt = 0;
      if (missed) this.options.onGap();
      return;
    }
    if (expected !== null && Number.isFinite(event.seq) && event.seq !== expected) this.options.onGap();
    this.options.onEvent(event);
  }

  private retryLater(): void {
    this.set('reconnecting');
    const longest = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** this.attempt++);
    // Half fixed, half random: many tabs must not return in the same instant after a restart.
    const delay = longest / 2 + (longest / 2) * (this.options.random ?? Math.random)();
    this.retryTimer = this.setTimer(() => this.open('reconnecting'), delay);
  }

  private watchSilence(): void {
    this.clearTimer(this.silenceTimer);
    this.silenceTimer = this.setTimer(() => {
      this.drop();
      this.retryLater();
    }, SILENCE_LIMIT);
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = null;
    if (socket) {
      socket.onmessage = null;
      socket.onclose = null;
      socket.close();
    }
  }

  private clear(): void {
    this.clearTimer(this.retryTimer);
    this.clearTimer(this.silenceTimer);
  }

  private set(state: LiveState, lastContactAt = this.status.lastContactAt): void {
    if (state === this.status.state && lastContactAt === this.status.lastContactAt) return;
    this.status = { state, lastContactAt };
    for (const listener of this.listeners) listener();
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }

  private setTimer(run: () => void, millis: number): unknown {
    return (this.options.setTimer ?? setTimeout)(run, millis);
  }

  private clearTimer(timer: unknown): void {
    if (timer !== null && timer !== undefined)
      (this.options.clearTimer ?? (clearTimeout as (t: unknown) => void))(timer);
  }
}

function parse(data: unknown): LiveEvent | null {
  if (typeof data !== 'string') return null;
  try {
    const event = JSON.parse(data) as LiveEvent;
    return typeof event.topic === 'string' ? event : null;
  } catch {
    return null;
  }
}
