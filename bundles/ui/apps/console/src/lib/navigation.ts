import {
  Building2,
  CalendarDays,
  HardHat,
  MessageSquare,
  Plug,
  RefreshCw,
  ScrollText,
  Send,
  Server,
  ShieldCheck,
  Store,
  type LucideIcon,
} from 'lucide-react';

export interface NavEntry {
  id: string;
  href: string;
  icon: LucideIcon;
  /** Permission without which the page has nothing to show. */
  requires: string;
  /** Second key of the `g` shortcut. */
  key: string;
}

export const NAVIGATION: { section: 'work' | 'company'; entries: NavEntry[] }[] = [
  {
    section: 'work',
    entries: [
      { id: 'today', href: '/today', icon: CalendarDays, requires: 'jobs.read', key: 't' },
      { id: 'customers', href: '/customers', icon: Building2, requires: 'customers.read', key: 'c' },
      { id: 'briefings', href: '/briefings', icon: Send, requires: 'briefings.read', key: 'b' },
      { id: 'technicians', href: '/technicians', icon: HardHat, requires: 'technicians.read', key: 'h' },
      { id: 'messages', href: '/messages', icon: MessageSquare, requires: 'messages.read', key: 'm' },
    ],
  },
  {
    section: 'company',
    entries: [
      { id: 'connections', href: '/connections', icon: Plug, requires: 'plugins.read', key: 'n' },
      { id: 'sync', href: '/sync', icon: RefreshCw, requires: 'sync.read', key: 's' },
      { id: 'company', href: '/company', icon: Store, requires: 'company.write', key: 'o' },
      { id: 'users', href: '/users', icon: ShieldCheck, requires: 'users.read', key: 'u' },
      { id: 'audit', href: '/audit', icon: ScrollText, requires: 'audit.read', key: 'a' },
      { id: 'system', href: '/system', icon: Server, requires: 'system.read', key: 'y' },
    ],
  },
];
