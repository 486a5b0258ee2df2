import { dialogIsOpen, isTyping, useNavigateTo } from '@plumbline/ui-kit';
import { useEffect } from 'react';
import { NAVIGATION } from '../lib/navigation';

/** `g` then a letter goes to a page, within a second. */
export function useGoKeys(): void {
  const navigate = useNavigateTo();
  useEffect(() => {
    let armedAt = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialogIsOpen()) return;
      if (event.key === 'g') {
        armedAt = event.timeStamp;
        return;
      }
      if (event.timeStamp - armedAt > 1000) return;
      armedAt = 0;
      const entry = NAVIGATION.flatMap((group) => group.entries).find((one) => one.key === event.key);
      if (!entry) return;
      event.preventDefault();
      navigate(entry.href);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate]);
}
