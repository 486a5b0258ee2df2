import type { Equipment, Location } from '@plumbline/api-client';
import { EmptyState, useFormat, useNow } from '@plumbline/ui-kit';
import { useTranslation } from 'react-i18next';
import css from './CustomerPage.module.css';

/** From this age on a water heater or furnace is worth a word at the door. */
const OLD = 12;

export function Locations({ locations }: { locations: Location[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (locations.length === 0) return <EmptyState compact title={t('customer.noLocations')} />;
  return locations.map((location) => (
    <div key={location.id} className={css.location}>
      <header>
        <h3>{location.address ? format.address(location.address) : location.name}</h3>
        {location.contacts.length > 0 && (
          <span className={css.quiet}>
            {location.contacts
              .map((contact) =>
                contact.type.toLowerCase().includes('mail') ? contact.value : format.phone(contact.value),
              )
              .join(' · ')}
          </span>
        )}
      </header>
      {location.equipment.length === 0 ? (
        <p className={css.quiet}>{t('customer.noEquipment')}</p>
      ) : (
        <ul aria-label={t('customer.equipment')}>
          {location.equipment.map((one) => (
            <li key={one.id} className={css.equipment}>
              <span>{one.name}</span>
              <span className={css.quiet}>
                {[one.manufacturer, one.model, one.serialNumber].filter(Boolean).join(' · ')}
              </span>
              <Age equipment={one} />
            </li>
          ))}
        </ul>
      )}
    </div>
  ));
}

function Age({ equipment }: { equipment: Equipment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ageYears, installedOn, warrantyEnd } = equipment;
  const now = useNow(3_600_000);
  const ended = warrantyEnd ? Date.parse(warrantyEnd) < now : false;
  return (
    <span className={css.quiet}>
      {ageYears !== null && ageYears !== undefined && (
        <span className={ageYears >= OLD ? css.old : undefined}>{t('customer.age', { count: ageYears })}</span>
      )}
      {[
        installedOn ? t('customer.installed', { date: format.date(installedOn) }) : null,
        warrantyEnd
          ? t(ended ? 'customer.warrantyEnded' : 'customer.warranty', { date: format.date(warrantyEnd) })
          : null,
      ]
        .filter(Boolean)
        .map((part) => (
          <span key={part}> · {part}</span>
        ))}
    </span>
  );
}
