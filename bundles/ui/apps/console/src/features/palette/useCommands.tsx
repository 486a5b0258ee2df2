import { useMantineColorScheme } from '@mantine/core';
import { CalendarDays, Keyboard, LogOut, Monitor, Moon, Puzzle, RefreshCw, Scale, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncRun } from '@plumbline/api-client';
import { api, queryClient } from '../../lib/api';
import { tell, tellFailure } from '../../lib/actions';
import { NAVIGATION } from '../../lib/navigation';
import { useCan } from '../../lib/session';
import { usePluginCommands } from '../../plugin-host/PluginRuntime';

export interface PaletteItem {
  id: string;
  label: string;
  note?: string;
  icon?: ReactNode;
  keys?: string[];
  href?: string;
  run?: () => void;
}

export interface PaletteGroup {
  label: string;
  items: PaletteItem[];
}

/** What the palette offers without a search: pages, actions, commands of plug-ins. */
export function useCommands(showShortcuts: () => void): PaletteGroup[] {
  const { t } = useTranslation();
  const can = useCan();
  const { setColorScheme } = useMantineColorScheme();
  const pluginCommands = usePluginCommands();

  const perform = (work: () => Promise<string>) => () => void work().then(tell, tellFailure);
  const pages = NAVIGATION.flatMap((group) => group.entries)
    .filter((entry) => can(entry.requires))
    .map((entry): PaletteItem => ({
      id: entry.id,
      label: t(`nav.${entry.id}`),
      icon: <entry.icon size={15} aria-hidden />,
      keys: ['g', entry.key],
      href: entry.href,
    }));
  const actions: (PaletteItem | false)[] = [
    can('jobs.read') && {
      id: 'unassigned',
      label: t('palette.unassigned'),
      icon: <CalendarDays size={15} aria-hidden />,
      href: '/today?status=Unassigned',
    },
    can('jobs.read') && {
      id: 'late',
      label: t('palette.late'),
      icon: <CalendarDays size={15} aria-hidden />,
      href: '/today?status=Late',
    },
    can('jobs.read') && {
      id: 'board',
      label: t('palette.board'),
      icon: <CalendarDays size={15} aria-hidden />,
      href: '/today?view=board',
    },
    can('sync.run') && {
      id: 'sync',
      label: t('palette.syncNow'),
      icon: <RefreshCw size={15} aria-hidden />,
      run: perform(async () => {
        await api.post<SyncRun>('/api/sync/runs', { scope: 'everything' });
        await queryClient.invalidateQueries({ queryKey: ['sync'] });
        return t('sync.started');
      }),
    },
    can('sync.run') && {
      id: 'compare',
      label: t('palette.compare'),
      icon: <Scale size={15} aria-hidden />,
      run: perform(async () => {
        await api.post('/api/sync/comparisons');
        return t('sync.comparing');
      }),
    },
    {
      id: 'light',
      label: t('palette.themeLight'),
      icon: <Sun size={15} aria-hidden />,
      run: () => setColorScheme('light'),
    },
    {
      id: 'dark',
      label: t('palette.themeDark'),
      icon: <Moon size={15} aria-hidden />,
      run: () => setColorScheme('dark'),
    },
    {
      id: 'auto',
      label: t('palette.themeAuto'),
      icon: <Monitor size={15} aria-hidden />,
      run: () => setColorScheme('auto'),
    },
    { id: 'shortcuts', label: t('palette.shortcuts'), icon: <Keyboard size={15} aria-hidden />, run: showShortcuts },
    {
      id: 'sign-out',
      label: t('palette.signOut'),
      icon: <LogOut size={15} aria-hidden />,
      run: () => void api.delete('/api/session').then(() => window.location.assign('/sign-in'), tellFailure),
    },
  ];
  const plugins = pluginCommands.map((command): PaletteItem => ({
    id: command.key,
    label: command.label,
    note: command.plugin,
    icon: <Puzzle size={15} aria-hidden />,
    run: () => void Promise.resolve(command.run()).catch(tellFailure),
  }));
  return [
    { label: t('palette.pages'), items: pages },
    { label: t('palette.actions'), items: actions.filter((item) => item !== false) },
    { label: t('palette.plugins'), items: plugins },
  ];
}
