import { useEffect, type RefObject } from 'react';

/**
 * j and k walk the rows of a list (elements marked `data-row-link`), Enter then follows the focused link by itself. Keys
 * typed into a field, with a modifier, or under an open dialog are left alone.
 */
export function useListKeys(container: RefObject<HTMLElement | null>, enabled = true): void {
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      // From the search field, the arrow goes to the first hit.
      const fromSearch = event.key === 'ArrowDown' && (event.target as HTMLElement).role === 'searchbox';
      if (!fromSearch && event.key !== 'j' && event.key !== 'k') return;
      if (event.ctrlKey || event.metaKey || event.altKey || dialogIsOpen()) return;
      if (isTyping(event.target) && !fromSearch) return;
      const links = [...(container.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])];
      if (links.length === 0) return;
      const at = links.indexOf(document.activeElement as HTMLElement);
      const active = at >= 0 ? at : links.findIndex((link) => link.getAttribute('aria-current') === 'true');
      const next = active < 0 || fromSearch ? 0 : active + (event.key === 'j' ? 1 : -1);
      const target = links[Math.min(links.length - 1, Math.max(0, next))];
      event.preventDefault();
      target?.focus();
      target?.scrollIntoView({ block: 'nearest' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [container, enabled]);
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

export function dialogIsOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}
