import { Drawer } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { LiveContext } from '@plumbline/live';
import { ActionIcon, createFormat, FormatProvider, Kbd, SandboxMark } from '@plumbline/ui-kit';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Menu as MenuIcon, Search } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { live } from '../lib/live';
import { useMe } from '../lib/session';
import { PluginRuntime } from '../plugin-host/PluginRuntime';
import { CompanyBanner } from './CompanyBanner';
import { DayCounts } from './DayCounts';
import { EarlyPalette } from './EarlyPalette';
import { LiveMark } from './LiveMark';
import { HeaderSlot } from '../components/PageHead';
import { SideNav } from './SideNav';
import { useGoKeys } from './useGoKeys';
import css from './Shell.module.css';

/** The frame of every page: side bar, one header of 48 px, the work below. */
export function Shell() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const { pathname } = useLocation();
  const [title, setTitle] = useState<HTMLElement | null>(null);
  const [actions, setActions] = useState<HTMLElement | null>(null);
  const slots = useMemo(() => ({ title, actions }), [title, actions]);
  // The drawer belongs to the page it was opened on: following a link closes it.
  const [drawerAt, setDrawerAt] = useState<string | null>(null);
  // Counts the wishes to see the palette; its code is loaded with the first.
  const [paletteWish, setPaletteWish] = useState(0);
  const openPalette = () => setPaletteWish((count) => count + 1);
  const zone = me.tenant?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const format = useMemo(
    () => createFormat(i18n.language === 'en' ? 'en-US' : i18n.language, zone),
    [i18n.language, zone],
  );

  useEffect(() => {
    live.start();
    return () => live.stop();
  }, []);
  useHotkeys([['mod+K', openPalette]], [], true);
  useGoKeys();

  return (
    <LiveContext value={live}>
      <FormatProvider format={format}>
        <HeaderSlot value={slots}>
          <PluginRuntime>
            <a href="#main" className={css.skip}>
              {t('shell.skip')}
            </a>
            <div className={css.shell}>
              <aside className={css.side} aria-label={t('shell.side')}>
                <SideNav />
              </aside>
              <div className={css.column}>
                <header className={css.header}>
                  <ActionIcon className={css.burger} aria-label={t('shell.menu')} onClick={() => setDrawerAt(pathname)}>
                    <MenuIcon size={18} aria-hidden />
                  </ActionIcon>
                  <div className={css.slot} ref={setTitle} />
                  {me.tenant?.sandbox && <SandboxMark title={t('shell.sandbox')} />}
                  <DayCounts />
                  <LiveMark />
                  <button type="button" className={css.search} onClick={openPalette} aria-haspopup="dialog">
                    <Search size={14} aria-hidden />
                    <span className={css.searchText}>{t('shell.search')}</span>
                    <Kbd>Ctrl K</Kbd>
                  </button>
                </header>
                <div className={css.actions} ref={setActions} />
                <CompanyBanner />
                <main className={css.main} id="main" tabIndex={-1}>
                  <Outlet />
                </main>
              </div>
            </div>
            <Drawer
              opened={drawerAt === pathname}
              onClose={() => setDrawerAt(null)}
              size={264}
              padding={0}
              withCloseButton={false}
              title={t('shell.menu')}
              styles={{ header: { display: 'none' }, body: { height: '100%' } }}
            >
              <div className={css.drawerNav}>
                <SideNav />
              </div>
            </Drawer>
            <EarlyPalette wish={paletteWish} />
          </PluginRuntime>
        </HeaderSlot>
      </FormatProvider>
    </LiveContext>
  );
}
