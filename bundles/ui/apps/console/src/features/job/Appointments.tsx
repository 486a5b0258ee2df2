import type { Appointment } from '@plumbline/api-client';
import { Quiet, StatusChip, useFormat } from '@plumbline/ui-kit';
import { useTranslation } from 'react-i18next';
import css from './JobPage.module.css';

/** A vendor's status of an appointment, in the words and glyphs of jobs. */
const AS_JOB: Record<string, string> = { Done: 'Completed', Unused: 'Canceled' };

export function Appointments({ appointments }: { appointments: Appointment[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (appointments.length === 0) return <Quiet>{t('job.noAppointments')}</Quiet>;
  return (
    <ul>
      {appointments.map((one) => {
        const status = AS_JOB[one.status] ?? one.status;
        return (
          <li key={one.id} className={css.appointment}>
            <span>
              {one.start ? `${format.day(format.localDate(one.start))}, ` : ''}
              {format.window(one.start, one.end)}
            </span>
            <Quiet>{one.technicians.map((technician) => technician.name).join(', ') || t('today.noTechnician')}</Quiet>
            <Quiet>{t('job.appointment', { number: one.number })}</Quiet>
            <StatusChip status={status} label={t(`status.${status}`, { defaultValue: one.status })} />
          </li>
        );
      })}
    </ul>
  );
}
