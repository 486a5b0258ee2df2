import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const LIBRARY = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`).find(existsSync);

/**
 * The clock of the processes that were started with {@link MovableClock#environment}. Debian's libfaketime stands between them and the
 * system's clock, and reads from a file by how many seconds it is off: the product has no switch for it. Only the clock on the wall moves; what
 * waits for so and so long waits as ever.
 */
export class MovableClock {
  #file;

  /** @param {string} file that holds by how much the clock is off; one that is there is taken over */
  constructor(file) {
    this.#file = file;
    if (!existsSync(file)) this.#set(0);
  }

  get environment() {
    if (!LIBRARY) throw new Error('Moving the clock needs libfaketime: apt-get install libfaketime');
    return {
      LD_PRELOAD: LIBRARY,
      FAKETIME_TIMESTAMP_FILE: this.#file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      // With the fix that the library chooses for this glibc, every timed wait of Java returns at once.
      FAKETIME_FORCE_MONOTONIC_FIX: '0',
      NO_FAKE_STAT: '1',
    };
  }

  now() {
    return new Date(Date.now() + Number(readFileSync(this.#file, 'utf8')) * 1000);
  }

  /** The processes see it within a second. */
  moveTo(moment) {
    this.#set(Math.round((moment - Date.now()) / 1000));
  }

  #set(seconds) {
    const next = `${this.#file}.next`;
    writeFileSync(next, `${seconds < 0 ? '' : '+'}${seconds}\n`);
    renameSync(next, this.#file);
  }
}

/** The moment at which the clock on the wall of a zone shows this hour, on the next Wednesday: never the day on which clocks are put forward or back. */
export function nextWednesday(zone, hour) {
  const wanted = new Date();
  wanted.setUTCDate(wanted.getUTCDate() + ((3 - wanted.getUTCDay() + 7) % 7 || 7));
  wanted.setUTCHours(hour, 0, 0, 0);
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(wanted);
  return new Date(2 * wanted - new Date(`${wall.replace(' ', 'T')}Z`));
}
