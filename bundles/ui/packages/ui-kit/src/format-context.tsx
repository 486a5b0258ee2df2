import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { createFormat, type Format } from './format';

const FormatContext = createContext<Format>(createFormat('en-US', 'UTC'));

export function FormatProvider({ format, children }: { format: Format; children: ReactNode }) {
  return <FormatContext value={format}>{children}</FormatContext>;
}

export function useFormat(): Format {
  return useContext(FormatContext);
}

/** The present, renewed every `millis`; one timer for each component that shows an age. */
export function useNow(millis = 15_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), millis);
    return () => clearInterval(timer);
  }, [millis]);
  return now;
}

/** `5 min ago`, with the full time on hover. */
export function Ago({ at, every }: { at: string | null | undefined; every?: number }) {
  const format = useFormat();
  const now = useNow(every);
  if (!at) return <>–</>;
  return (
    <time dateTime={at} title={format.dateTime(at, true)}>
      {format.ago(at, now)}
    </time>
  );
}

export function DateTime({ at, seconds }: { at: string | null | undefined; seconds?: boolean }) {
  const format = useFormat();
  if (!at) return <>–</>;
  return <time dateTime={at}>{format.dateTime(at, seconds)}</time>;
}
