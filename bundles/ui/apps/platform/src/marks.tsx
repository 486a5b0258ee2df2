import type { CompanyState, PlatformCompany, PluginState } from '@plumbline/api-client';
import { Mark, type MarkStyle } from '@plumbline/ui-kit';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

export const STATES: Record<CompanyState, MarkStyle> = {
  pending: { tone: 'gold', glyph: '○' },
  active: { tone: 'green', glyph: '●' },
  suspended: { tone: 'red', glyph: '‖' },
  declined: { tone: 'grey', glyph: '×' },
  closing: { tone: 'red', glyph: '!' },
};

export function StateMark({ state }: { state: CompanyState }) {
  const { t } = useTranslation();
  return <Mark {...(STATES[state] ?? STATES.pending)} label={t(`state.${state}`, { defaultValue: state })} />;
}

const PLUGIN: Record<PluginState, MarkStyle> = {
  ready: { tone: 'green', glyph: '●' },
  awaiting_key: { tone: 'gold', glyph: '○' },
  degraded: { tone: 'gold', glyph: '!' },
  down: { tone: 'red', glyph: '!' },
  off: { tone: 'grey', glyph: '○' },
};

export function PluginMarks({ plugins }: { plugins: PlatformCompany['plugins'] }) {
  const { t } = useTranslation();
  return plugins.map((one) => (
    <Mark
      key={one.id}
      {...(PLUGIN[one.status] ?? PLUGIN.off)}
      label={one.id}
      title={t(`plugin.${one.status}`, { defaultValue: one.status })}
    />
  ));
}

export function errorsOf({ errors }: PlatformCompany): number {
  return errors.deadLetters + errors.failedTimers + errors.plugins;
}

export function useTitle(title: string): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('title')}`;
  }, [title, t]);
}
