import { runCommand } from '../src/base/command/cli.ts';
import { doctor, DOCTOR_OPTIONS } from '../src/check/doctor/index.ts';

await runCommand(doctor, DOCTOR_OPTIONS);
