import { dialogIsOpen, isTyping } from '@plumbline/ui-kit';
import { useEffect, type RefObject } from 'react';

/** Letters that act on the row in focus: j and k walk there first. */
export function useQueueKeys(
  container: RefObject<HTMLElement | null>,
  actions: Record<string, (row: number) => void>,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = actions[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialogIsOpen()) return;
      const links = [...(container.current?.querySelectorAll('[data-row-link]') ?? [])];
      const row = links.indexOf(document.activeElement as Element);
      if (row < 0) return;
      event.preventDefault();
      act(row);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [container, actions]);
}
