import type { PluginState } from '@plumbline/api-client';
import { Chip, Mark, type MarkStyle } from '@plumbline/ui-kit';
import { useTranslation } from 'react-i18next';

const STYLE: Record<PluginState, MarkStyle> = {
  ready: { tone: 'green', glyph: '●' },
  awaiting_key: { tone: 'gold', glyph: '◌' },
  degraded: { tone: 'gold', glyph: '!' },
  down: { tone: 'red', glyph: '!' },
  off: { tone: 'grey', glyph: '○' },
};

export function PluginMark({ state, framed }: { state: PluginState; framed?: boolean }) {
  const { t } = useTranslation();
  const Kind = framed ? Chip : Mark;
  return <Kind {...(STYLE[state] ?? STYLE.off)} label={t(`connections.state.${state}`, { defaultValue: state })} />;
}
