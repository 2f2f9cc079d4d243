/**
 * Astro counts builds at its makers', with a note in the home folder, unless this stands before it
 * is loaded. An archive tells nobody, and a service has no home.
 */
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
