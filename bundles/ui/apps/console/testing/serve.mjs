// npm run mock: the built console on a pretend appliance. Sign in with any e-mail and "correct horse battery".
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startMock } from './server.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const mock = await startMock({ dist: path.join(here, '../target/dist'), port: Number(process.env.PORT ?? 0) });
console.log(`Pretend appliance at ${mock.url}`);
