// No build step: the console shares React and its query client with plug-ins through the import map.
import { createElement as h, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useHost } from '@plumbline/plugin-sdk';

function Observations() {
  const host = useHost();
  const cache = useQueryClient();
  const [text, setText] = useState('');
  const { data, error, isPending } = useQuery({ queryKey: [host.pluginId, 'observations'], queryFn: () => host.api.get('observations') });

  async function add(event) {
    event.preventDefault();
    await host.api.post('observations', { text });
    setText('');
    await cache.invalidateQueries({ queryKey: [host.pluginId, 'observations'] });
  }

  if (isPending) return h('p', null, 'Loading …');
  if (error) return h('p', { role: 'alert' }, error.message);
  return h('div', { style: { padding: 16, maxWidth: 720 } },
    h('h1', { style: { fontSize: 18 } }, '${pluginClass}'),
    h('form', { onSubmit: add, style: { display: 'flex', gap: 8, margin: '12px 0' } },
      h('label', { style: { flex: 1 } }, 'What did you see? ',
        h('input', { value: text, onChange: (event) => setText(event.target.value), maxLength: 500, required: true, style: { width: '100%' } })),
      h('button', { type: 'submit' }, 'Note')),
    data.items.length === 0
      ? h('p', null, 'Nothing noted yet.')
      : h('ul', null, data.items.map((one) => h('li', { key: one.id }, one.at.slice(0, 16).replace('T', ' ') + '  ' + one.subject + ': ' + one.text))));
}

export default {
  activate() {
    return { pages: { observations: Observations } };
  },
};
