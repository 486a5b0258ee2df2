import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './Layout.module.css';

/** The foot of a dialog: cancel, then the one action. */
export function DialogActions({ onCancel, children }: { onCancel: () => void; children: ReactNode }) {
  const { t } = useTranslation('kit');
  return (
    <div className={css.dialogActions}>
      <Button variant="default" onClick={onCancel}>
        {t('dialog.cancel')}
      </Button>
      {children}
    </div>
  );
}
