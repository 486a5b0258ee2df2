import { useMantineColorScheme } from '@mantine/core';
import { A, Menu } from '@plumbline/ui-kit';
import { useLocation } from '@tanstack/react-router';
import { ChevronsUpDown, KeyRound, LogOut, Monitor, Moon, Puzzle, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, queryClient, setCsrf } from '../lib/api';
import { tellFailure } from '../lib/actions';
import { useCompany } from '../lib/company';
import { useCan, useMe } from '../lib/session';
import { usePluginMenu } from '../plugin-host/PluginRuntime';
import { NAVIGATION } from '../lib/navigation';
import { router } from './router';
import css from './Shell.module.css';

export function SideNav() {
  const { t } = useTranslation();
  const me = useMe();
  const can = useCan();
  const branding = useCompany()?.branding;
  const { pathname } = useLocation();
  const pluginMenu = usePluginMenu();
  const current = (href: string) =>
    pathname === href || pathname.startsWith(`${href}/`) ? ('page' as const) : undefined;
  const isToday = pathname.startsWith('/jobs/');
  return (
    <>
      <div className={css.brand}>
        <img src={branding?.logo ?? '/favicon.svg'} alt="" />
        <span>{branding?.displayName ?? me.tenant?.name ?? 'Plumbline'}</span>
      </div>
      <nav className={css.nav} aria-label={t('shell.navigation')}>
        {NAVIGATION.map((group) => {
          const entries = group.entries.filter((entry) => can(entry.requires));
          if (entries.length === 0) return null;
          return (
            <div key={group.section}>
              {group.section !== 'work' && <h2>{t(`nav.section.${group.section}`)}</h2>}
              {entries.map((entry) => (
                <A
                  key={entry.id}
                  href={entry.href}
                  className={css.item}
                  aria-current={entry.id === 'today' && isToday ? 'page' : current(entry.href)}
                  title={t('nav.shortcut', { key: entry.key })}
                >
                  <entry.icon size={16} strokeWidth={1.75} aria-hidden />
                  <span>{t(`nav.${entry.id}`)}</span>
                </A>
              ))}
            </div>
          );
        })}
        {pluginMenu.length > 0 && (
          <div>
            <h2>{t('nav.section.plugins')}</h2>
            {pluginMenu.map((entry) => (
              <A key={entry.href} href={entry.href} className={css.item} aria-current={current(entry.href)}>
                <Puzzle size={16} strokeWidth={1.75} aria-hidden />
                <span>{entry.label}</span>
              </A>
            ))}
          </div>
        )}
      </nav>
      <UserMenu />
    </>
  );
}

function UserMenu() {
  const { t } = useTranslation();
  const { user } = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = async () => {
    try {
      await api.delete('/api/session');
    } catch (error) {
      tellFailure(error);
      return;
    }
    setCsrf(null);
    queryClient.clear();
    await router.navigate({ to: '/sign-in', search: { to: undefined } });
  };
  const themes = [
    { id: 'auto', icon: Monitor },
    { id: 'light', icon: Sun },
    { id: 'dark', icon: Moon },
  ] as const;
  return (
    <Menu position="top-start" width={200}>
      <Menu.Target>
        <button type="button" className={css.user}>
          <span className={css.avatar} aria-hidden>
            {initials(user.name)}
          </span>
          <span className={css.who}>
            <b>{user.name}</b>
            <small>{t(`role.${user.role}`)}</small>
          </span>
          <ChevronsUpDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('theme.label')}</Menu.Label>
        {themes.map(({ id, icon: Icon }) => (
          <Menu.Item
            key={id}
            leftSection={<Icon size={15} aria-hidden />}
            rightSection={colorScheme === id ? '✓' : null}
            onClick={() => setColorScheme(id)}
          >
            {t(`theme.${id}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={A} href="/account" leftSection={<KeyRound size={15} aria-hidden />}>
          {t('shell.account')}
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={15} aria-hidden />} onClick={() => void signOut()}>
          {t('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words[words.length - 1]?.[0] ?? '') : '')).toUpperCase();
}
