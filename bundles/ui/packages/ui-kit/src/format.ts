/**
 * The one place where money, time, counts and phone numbers become text. Times are shown in the shop's zone, not in the
 * browser's. Local dates (`YYYY-MM-DD`) are calendar days without a zone.
 */
export interface Format {
  readonly locale: string;
  readonly zone: string;
  money(value: { amount: string; currency: string } | null | undefined): string;
  cents(minor: number | null | undefined, currency?: string): string;
  count(value: number | null | undefined): string;
  bytes(value: number | null | undefined): string;
  percent(part: number, whole: number): string;
  /** `8:30 AM` */
  time(instant: string | null | undefined): string;
  /** `Nov 21, 2026` */
  date(instant: string | null | undefined): string;
  /** `Sat, Nov 21` for a local date. */
  day(localDate: string): string;
  /** `Saturday, November 21, 2026` for a local date. */
  longDay(localDate: string): string;
  /** `Monday` for 1, `Sunday` for 7. */
  weekday(isoDay: number): string;
  /** `Nov 21, 8:30:12 AM`, with the year when it is not this one. */
  dateTime(instant: string | null | undefined, seconds?: boolean): string;
  /** `8:00 – 10:00 AM` */
  window(start: string | null | undefined, end: string | null | undefined): string;
  /** `12 s ago`, `5 min ago`, `3 h ago`, then a date. */
  ago(instant: string | number | null | undefined, now?: number): string;
  duration(millis: number | null | undefined): string;
  phone(value: string | null | undefined): string;
  address(value: AddressLike | null | undefined): string;
  /** Today in the shop's zone as a local date. */
  today(now?: number): string;
  /** Local date of an instant in the shop's zone. */
  localDate(instant: string | number): string;
  /** Minutes since the shop's midnight, 0 to 1439, as its clocks show it. */
  minuteOfDay(instant: string | number): number;
}

interface AddressLike {
  street: string;
  unit?: string | null;
  city: string;
  state: string;
  zip: string;
}

const NOTHING = '–';

export function createFormat(locale: string, zone: string): Format {
  const timeZone = knownZone(zone);
  const made = new Map<string, Intl.DateTimeFormat>();
  const dates = (key: string, options: Intl.DateTimeFormatOptions, at = timeZone) => {
    let format = made.get(key);
    if (!format) {
      format = new Intl.DateTimeFormat(locale, { ...options, timeZone: at });
      made.set(key, format);
    }
    return format;
  };
  const isoDay = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone });
  const hourMinute = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const numbers = new Intl.NumberFormat(locale);

  const time = (instant: string) => dates('time', { hour: 'numeric', minute: '2-digit' }).format(new Date(instant));

  const format: Format = {
    locale,
    zone: timeZone,
    money(value) {
      if (!value) return NOTHING;
      // Intl takes the decimal text as it is, so no amount passes through a floating point number.
      return new Intl.NumberFormat(locale, { style: 'currency', currency: value.currency }).format(
        value.amount as unknown as number,
      );
    },
    cents(minor, currency = 'USD') {
      if (minor === null || minor === undefined) return NOTHING;
      const digits = String(Math.abs(minor)).padStart(3, '0');
      const amount = `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
      return format.money({ amount, currency });
    },
    count: (value) => (value === null || value === undefined ? NOTHING : numbers.format(value)),
    bytes(value) {
      if (value === null || value === undefined) return NOTHING;
      const units = ['B', 'kB', 'MB', 'GB', 'TB'];
      let size = value;
      let unit = 0;
      while (size >= 1024 && unit < units.length - 1) {
        size /= 1024;
        unit++;
      }
      return `${size >= 100 || unit === 0 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
    },
    percent: (part, whole) =>
      whole === 0 ? NOTHING : new Intl.NumberFormat(locale, { style: 'percent' }).format(part / whole),
    time: (instant) => (instant ? time(instant) : NOTHING),
    date: (instant) =>
      instant ? dates('date', { year: 'numeric', month: 'short', day: 'numeric' }).format(atNoon(instant)) : NOTHING,
    day: (localDate) =>
      dates('day', { weekday: 'short', month: 'short', day: 'numeric' }, 'UTC').format(
        new Date(`${localDate}T12:00:00Z`),
      ),
    longDay: (localDate) =>
      dates('longDay', { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }, 'UTC').format(
        new Date(`${localDate}T12:00:00Z`),
      ),
    // The first of January 2024 was a Monday.
    weekday: (place) => dates('weekday', { weekday: 'long' }, 'UTC').format(new Date(Date.UTC(2024, 0, place, 12))),
    dateTime(instant, seconds = false) {
      if (!instant) return NOTHING;
      const thisYear = instant.slice(0, 4) === String(new Date().getUTCFullYear());
      return dates(`dateTime${thisYear}${seconds}`, {
        month: 'short',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        second: seconds ? '2-digit' : undefined,
        year: thisYear ? undefined : 'numeric',
      }).format(new Date(instant));
    },
    window(start, end) {
      if (!start) return NOTHING;
      if (!end) return time(start);
      return dates('time', { hour: 'numeric', minute: '2-digit' }).formatRange(new Date(start), new Date(end));
    },
    ago(instant, now = Date.now()) {
      if (instant === null || instant === undefined) return NOTHING;
      const at = typeof instant === 'number' ? instant : Date.parse(instant);
      const seconds = Math.max(0, Math.round((now - at) / 1000));
      if (seconds < 5) return 'just now';
      if (seconds < 60) return `${seconds} s ago`;
      if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
      if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
      if (seconds < 7 * 86_400) return `${Math.floor(seconds / 86_400)} d ago`;
      return format.date(new Date(at).toISOString());
    },
    duration(millis) {
      if (millis === null || millis === undefined) return NOTHING;
      if (millis < 1000) return `${Math.round(millis)} ms`;
      if (millis < 60_000) return `${(millis / 1000).toFixed(1)} s`;
      const minutes = Math.floor(millis / 60_000);
      if (minutes < 60) return `${minutes} min ${Math.round((millis % 60_000) / 1000)} s`;
      return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
    },
    phone(value) {
      if (!value) return NOTHING;
      const digits = value.replace(/\D/g, '');
      const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
      if (national.length !== 10) return value;
      return `(${national.slice(0, 3)}) ${national.slice(3, 6)}-${national.slice(6)}`;
    },
    address(value) {
      if (!value) return NOTHING;
      const street = [value.street, value.unit].filter(Boolean).join(' ');
      return [street, [value.city, [value.state, value.zip].filter(Boolean).join(' ')].filter(Boolean).join(', ')]
        .filter(Boolean)
        .join(', ');
    },
    today: (now = Date.now()) => isoDay.format(new Date(now)),
    localDate: (instant) => isoDay.format(new Date(instant)),
    minuteOfDay(instant) {
      const [hour, minute] = hourMinute.format(new Date(instant)).split(':').map(Number);
      return (hour ?? 0) * 60 + (minute ?? 0);
    },
  };
  return format;
}

/** Adds days to a local date; months and leap years as the calendar has them, no zone involved. */
export function addDays(localDate: string, days: number): string {
  const date = new Date(`${localDate}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The Monday of the week of a local date. */
export function startOfWeek(localDate: string): string {
  const weekday = new Date(`${localDate}T12:00:00Z`).getUTCDay();
  return addDays(localDate, -((weekday + 6) % 7));
}

/** A day without a time (`2019-05-01`) is not an instant: noon keeps it on its own date in every zone of America. */
function atNoon(value: string): Date {
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T17:00:00Z` : value);
}

function knownZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}
