import type { ProfileState } from '@plumbline/api-client';
import { Mark, type MarkStyle } from '@plumbline/ui-kit';
import { useTranslation } from 'react-i18next';

const STYLE: Record<ProfileState, MarkStyle> = {
  none: { tone: 'grey', glyph: '·' },
  enriching: { tone: 'blue', glyph: '◐', pulse: true },
  ready: { tone: 'green', glyph: '✓' },
  failed: { tone: 'red', glyph: '!' },
};

export function ProfileMark({ state, quiet }: { state: ProfileState; quiet?: boolean }) {
  const { t } = useTranslation();
  if (quiet && state === 'none') return null;
  return <Mark {...STYLE[state]} label={t(`profileState.${state}`)} />;
}
