import { createContext, useContext, type AnchorHTMLAttributes, type MouseEvent } from 'react';

/** How a link inside the application is followed without a page load; the application's router provides it. */
export const NavigateContext = createContext<((href: string) => void) | null>(null);

export function useNavigateTo(): (href: string) => void {
  const navigate = useContext(NavigateContext);
  return navigate ?? ((href) => window.location.assign(href));
}

/** A real link, so that it opens in a new tab with Ctrl or the middle button; a plain click stays in the page. */
export function A({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const navigate = useContext(NavigateContext);
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!navigate || event.defaultPrevented || !plain || !href.startsWith('/')) return;
    event.preventDefault();
    navigate(href);
  };
  // The children arrive through `rest`.
  // oxlint-disable-next-line jsx-a11y/anchor-has-content
  return <a href={href} onClick={follow} {...rest} />;
}
