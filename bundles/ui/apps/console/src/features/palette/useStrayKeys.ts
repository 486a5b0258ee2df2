import { isTyping } from '@plumbline/ui-kit';
import { useEffect } from 'react';

/** While the palette's field has not got the focus yet, what is typed goes to `onType` and to nothing else. */
export function useStrayKeys(enabled: boolean, onType: (change: (text: string) => string) => void): void {
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) && (event.target as HTMLElement).closest('[role="dialog"]')) return;
      if (event.key === 'Backspace') onType((text) => text.slice(0, -1));
      else if (event.key.length === 1) onType((text) => text + event.key);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [enabled, onType]);
}
