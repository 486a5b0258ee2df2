import type { PluginInfo } from '@plumbline/api-client';
import css from './Connections.module.css';

/** The first letters of the name: vendors' logos are theirs, and a row of them would be the loudest thing on the page. */
export function PluginIcon({ plugin }: { plugin: PluginInfo }) {
  const capitals = plugin.name.replace(/[^A-Z]/g, '').slice(0, 2);
  return (
    <span className={css.icon} aria-hidden>
      {capitals || plugin.name.slice(0, 2)}
    </span>
  );
}
