import { Button } from '@plumbline/ui-kit';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The foot of a dialog: cancel, then the one action. */
export function DialogActions({ onCancel, children }: { onCancel: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8, marginTop: 4 }}>
      <Button variant="default" onClick={onCancel}>
        {t('action.cancel')}
      </Button>
      {children}
    </div>
  );
}
