import type { SyncRun, SyncScope } from '@plumbline/api-client';
import { ActionIcon, Button, Checkbox, NumberInput, Popover, Select } from '@plumbline/ui-kit';
import { useMutation } from '@tanstack/react-query';
import { ChevronDown, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tell, tellFailure } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import css from './Sync.module.css';

/** Starts a sync: everything by default; the small button opens what, how far back, and whether all is read again. */
export function SyncNow({ isRunning }: { isRunning: boolean }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [scope, setScope] = useState<SyncScope>('everything');
  const [days, setDays] = useState<number | string>(180);
  const [full, setFull] = useState(false);
  const start = useMutation({
    mutationFn: () =>
      api.post<SyncRun>('/api/sync/runs', {
        scope,
        full: full || undefined,
        days: scope === 'technicians' ? undefined : Number(days) || undefined,
      }),
    onSuccess: () => {
      setOpened(false);
      tell(isRunning ? t('sync.already') : t('sync.started'), 'info');
      return queryClient.invalidateQueries({ queryKey: ['sync'] });
    },
    onError: tellFailure,
  });
  return (
    <div className={css.actions}>
      <Button
        leftSection={<RefreshCw size={14} aria-hidden />}
        loading={start.isPending}
        onClick={() => start.mutate()}
        style={{ borderTopRightRadius: 0, borderBottomRightRadius: 0 }}
      >
        {t('sync.now')}
      </Button>
      <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus>
        <Popover.Target>
          <ActionIcon
            variant="filled"
            color="action"
            size={30}
            aria-label={t('sync.options')}
            onClick={() => setOpened((now) => !now)}
            style={{
              borderTopLeftRadius: 0,
              borderBottomLeftRadius: 0,
              marginLeft: 1,
              color: 'var(--pl-on-action)',
              background: 'var(--pl-action)',
            }}
          >
            <ChevronDown size={15} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <form
            className={css.options}
            onSubmit={(event) => {
              event.preventDefault();
              start.mutate();
            }}
          >
            <Select
              label={t('sync.scope')}
              data={[
                { value: 'everything', label: t('sync.scopeEverything') },
                { value: 'jobs', label: t('sync.scopeJobs') },
                { value: 'technicians', label: t('sync.scopeTechnicians') },
              ]}
              value={scope}
              onChange={(value) => value && setScope(value as SyncScope)}
              allowDeselect={false}
              comboboxProps={{ withinPortal: false }}
            />
            {scope !== 'technicians' && (
              <NumberInput
                label={t('sync.days')}
                description={t('sync.daysWhy')}
                min={1}
                max={3650}
                value={days}
                onChange={setDays}
                hideControls
              />
            )}
            <Checkbox
              label={t('sync.full')}
              description={t('sync.fullWhy')}
              checked={full}
              onChange={(event) => setFull(event.currentTarget.checked)}
            />
            <Button type="submit" loading={start.isPending}>
              {t('sync.now')}
            </Button>
          </form>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
