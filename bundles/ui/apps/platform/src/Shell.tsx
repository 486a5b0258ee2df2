import { useMantineColorScheme } from '@mantine/core';
import type { PlatformMe } from '@plumbline/api-client';
import { A, ActionIcon, BarLines, Button, EmptyState } from '@plumbline/ui-kit';
import { useMutation } from '@tanstack/react-query';
import { LogOut, Moon, Sun, UserRound } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { api, leave, tellFailure } from './api';
import { Companies } from './Companies';
import { useRoute } from './route';
import css from './Platform.module.css';

const CompanyPage = lazy(() => import('./CompanyPage').then((module) => ({ default: module.CompanyPage })));
const UsagePage = lazy(() => import('./UsagePage').then((module) => ({ default: module.UsagePage })));
const MailPage = lazy(() => import('./MailPage').then((module) => ({ default: module.MailPage })));
const BrandingPage = lazy(() => import('./BrandingPage').then((module) => ({ default: module.BrandingPage })));
const AccountPage = lazy(() => import('./AccountPage').then((module) => ({ default: module.AccountPage })));

const PAGES = ['companies', 'usage', 'mail', 'branding'] as const;

export function Shell({ me }: { me: PlatformMe }) {
  const { t } = useTranslation();
  const { parts } = useRoute();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [page = 'companies', id] = parts;
  const isDark =
    colorScheme === 'dark' || (colorScheme === 'auto' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  const signOut = useMutation({
    mutationFn: () => api.delete('/api/platform/session'),
    onSuccess: leave,
    onError: tellFailure,
  });
  return (
    <div className={css.shell}>
      <header className={css.header}>
        <A href="/platform/" className={css.brand}>
          <img src="/platform/favicon.svg" alt="" />
          <span>{t('name')}</span>
        </A>
        <nav className={css.nav} aria-label={t('nav.label')}>
          {PAGES.map((one) => (
            <A
              key={one}
              href={one === 'companies' ? '/platform/' : `/platform/${one}`}
              aria-current={one === page ? 'page' : undefined}
            >
              {t(`nav.${one}`)}
            </A>
          ))}
        </nav>
        <A
          href="/platform/account"
          className={css.who}
          aria-label={`${t('nav.account')}: ${me.user.name}`}
          aria-current={page === 'account' ? 'page' : undefined}
        >
          <UserRound size={16} aria-hidden />
          <span>{me.user.name}</span>
        </A>
        <ActionIcon
          aria-label={t(isDark ? 'nav.light' : 'nav.dark')}
          onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
        >
          {isDark ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
        </ActionIcon>
        <Button
          className={css.out}
          variant="default"
          px={8}
          loading={signOut.isPending}
          onClick={() => signOut.mutate()}
        >
          <LogOut size={15} aria-hidden />
          <span>{t('nav.signOut')}</span>
        </Button>
      </header>
      <main className={css.main}>
        <Suspense fallback={<BarLines lines={6} />}>
          {page === 'companies' ? (
            id ? (
              <CompanyPage key={id} id={id} />
            ) : (
              <Companies />
            )
          ) : page === 'usage' ? (
            <UsagePage />
          ) : page === 'mail' ? (
            <MailPage />
          ) : page === 'branding' ? (
            <BrandingPage />
          ) : page === 'account' ? (
            <AccountPage email={me.user.email} />
          ) : (
            <EmptyState title={t('notFound')} />
          )}
        </Suspense>
      </main>
    </div>
  );
}
