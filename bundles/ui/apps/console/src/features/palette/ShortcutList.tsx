import { Kbd, Modal } from '@plumbline/ui-kit';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { NAVIGATION } from '../../lib/navigation';
import css from './Palette.module.css';

export function ShortcutList({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const rows: [keys: string[], text: string][] = [
    [['Ctrl', 'K'], t('shortcuts.palette')],
    [['j'], t('shortcuts.walk')],
    [['k'], t('shortcuts.walk')],
    [['↵'], t('shortcuts.open')],
    [['/'], t('shortcuts.search')],
    [['Esc'], t('shortcuts.close')],
    ...NAVIGATION.flatMap((group) =>
      group.entries.map((entry): [string[], string] => [
        ['g', entry.key],
        t('shortcuts.go', { page: t(`nav.${entry.id}`) }),
      ]),
    ),
  ];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <dl className={css.shortcuts}>
        {rows.map(([keys, text]) => (
          <Fragment key={keys.join()}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  );
}
