import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveClient, type LiveEvent, type LivePlace, type Socket } from './live-client';

class FakeSocket implements Socket {
  onopen = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  sent: string[] = [];
  closed = false;

  send(text: string) {
    this.sent.push(text);
  }

  close() {
    this.closed = true;
  }

  says(event: object) {
    this.onmessage?.({ data: JSON.stringify(event) });
  }

  drops(code = 1006) {
    this.onclose?.({ code });
  }
}

let sockets: FakeSocket[];
let places: (LivePlace | null)[];
let events: LiveEvent[];
let gaps: number;
let denied: number;
let client: LiveClient;

const line = () => sockets[sockets.length - 1]!;

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  places = [];
  events = [];
  gaps = 0;
  denied = 0;
  client = new LiveClient({
    connect: (place) => {
      places.push(place);
      sockets.push(new FakeSocket());
      return line();
    },
    onEvent: (event) => events.push(event),
    onGap: () => gaps++,
    onDenied: () => denied++,
    random: () => 1,
  });
  client.start();
  return () => {
    client.stop();
    vi.useRealTimers();
  };
});

describe('the live stream', () => {
  it('hands events on in the order they come', () => {
    line().says({ seq: 1, topic: 'hello', resume: false });
    line().says({ seq: 2, topic: 'jobs', ids: ['job_1'] });
    line().says({ seq: 3, topic: 'sync', kind: 'progress' });

    expect(events.map((event) => event.topic)).toEqual(['jobs', 'sync']);
    expect(gaps).toBe(0);
    expect(client.getStatus().state).toBe('open');
  });

  it('reports a gap in the numbers once and goes on from there', () => {
    line().says({ seq: 1, topic: 'hello' });
    line().says({ seq: 5, topic: 'jobs' });
    line().says({ seq: 6, topic: 'jobs' });

    expect(gaps).toBe(1);
    expect(events).toHaveLength(2);
  });

  it('answers a ping and takes its missing number for no gap', () => {
    line().says({ seq: 1, topic: 'hello' });
    line().says({ topic: 'ping' });
    line().says({ seq: 2, topic: 'jobs' });

    expect(line().sent).toEqual(['{"pong":true}']);
    expect(gaps).toBe(0);
  });

  it('reconnects with growing pauses and asks for everything again', () => {
    line().says({ seq: 1, topic: 'hello' });
    line().drops();
    expect(client.getStatus().state).toBe('reconnecting');
    vi.advanceTimersByTime(499);
    expect(sockets).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(2);
    line().drops();
    vi.advanceTimersByTime(1000);
    expect(sockets).toHaveLength(3);

    line().says({ seq: 1, topic: 'hello', resume: false });

    expect(gaps).toBe(1);
    expect(client.getStatus().state).toBe('open');
  });

  it('believes a server that says it resumed', () => {
    line().says({ seq: 1, topic: 'hello' });
    line().drops();
    vi.advanceTimersByTime(500);
    line().says({ seq: 9, topic: 'hello', resume: true });
    line().says({ seq: 10, topic: 'jobs' });

    expect(gaps).toBe(0);
  });

  it('goes on where it was, also after tries that failed', () => {
    line().says({ seq: 1, topic: 'hello', resume: false, screen: 'scr_1' });
    line().says({ seq: 2, topic: 'jobs' });
    line().drops();
    vi.advanceTimersByTime(500);
    line().drops();
    vi.advanceTimersByTime(1000);
    line().says({ seq: 2, topic: 'hello', resume: true, screen: 'scr_1' });
    line().says({ seq: 3, topic: 'customers' });

    expect(places).toEqual([null, { screen: 'scr_1', after: 2 }, { screen: 'scr_1', after: 2 }]);
    expect(gaps).toBe(0);
    expect(events.map((event) => event.topic)).toEqual(['jobs', 'customers']);
  });

  it('gives up a line that went silent', () => {
    line().says({ seq: 1, topic: 'hello' });
    const first = line();
    vi.advanceTimersByTime(50_500);

    expect(first.closed).toBe(true);
    expect(sockets).toHaveLength(2);
  });

  it('does not knock again when the session was refused', () => {
    line().drops(4401);
    vi.advanceTimersByTime(600_000);

    expect(denied).toBe(1);
    expect(sockets).toHaveLength(1);
    expect(client.getStatus().state).toBe('denied');
  });

  it('tries at once when told that the network is back', () => {
    line().says({ seq: 1, topic: 'hello' });
    line().drops();
    client.retryNow();

    expect(sockets).toHaveLength(2);
    vi.advanceTimersByTime(20_000);
    expect(sockets).toHaveLength(2);
  });

  it('leaves what it cannot read aside', () => {
    line().says({ seq: 1, topic: 'hello' });
    line().onmessage?.({ data: 'not json' });
    line().onmessage?.({ data: new ArrayBuffer(2) });

    expect(events).toHaveLength(0);
  });
});
