/** The form with a script: the device proves its work while the sender writes. */
import 'altcha/external';
import 'altcha/i18n/kk';
import 'altcha/i18n/ru';
import { openForm } from './client/enhance.ts';

$altcha.algorithms.set('PBKDF2/SHA-256', () => new Worker('/assets/proof-worker.js'));

void openForm();

document.querySelector<HTMLElement>('[role=alert]')?.focus();
