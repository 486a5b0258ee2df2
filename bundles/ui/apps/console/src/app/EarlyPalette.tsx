import { lazy, Suspense, useState } from 'react';
import { useStrayKeys } from '../features/palette/useStrayKeys';

const Palette = lazy(() => import('../features/palette/Palette').then((module) => ({ default: module.Palette })));

/** The palette, whose code comes with the first wish for it; what is typed before it is there is not lost. */
export function EarlyPalette({ wish }: { wish: number }) {
  const [typed, setTyped] = useState('');
  if (wish === 0) return null;
  return (
    <Suspense fallback={<Listening onType={setTyped} />}>
      <Palette wish={wish} typed={typed} />
    </Suspense>
  );
}

function Listening({ onType }: { onType: (change: (text: string) => string) => void }) {
  useStrayKeys(true, onType);
  return null;
}
