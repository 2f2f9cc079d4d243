/** The form with a script: the device proves its work while the sender writes. */
import 'altcha/external';
import 'altcha/i18n/kk';
import 'altcha/i18n/ru';

$altcha.algorithms.set('PBKDF2/SHA-256', () => new Worker('/assets/proof-worker.js'));

document.querySelector<HTMLElement>('[role=alert]')?.focus();
