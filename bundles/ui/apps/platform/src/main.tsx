import '@plumbline/ui-kit/styles.css';
import '@mantine/notifications/styles.layer.css';
import '@plumbline/ui-kit/app.css';
import './i18n';
import { createRoot } from 'react-dom/client';
import { App } from './App';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
