import { Select } from '@plumbline/ui-kit';

/** Every time zone the browser knows, by its name in the tz database. */
export function ZoneSelect(props: {
  value: string;
  onChange: (zone: string) => void;
  label: string;
  description?: string;
  disabled?: boolean;
  size?: 'xs' | 'sm';
}) {
  const known = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return (
    <Select
      size={props.size ?? 'sm'}
      label={props.label}
      description={props.description}
      disabled={props.disabled}
      data={known.includes(props.value) ? known : [props.value, ...known]}
      searchable
      allowDeselect={false}
      value={props.value}
      onChange={(zone) => zone && props.onChange(zone)}
    />
  );
}
