/** Every visible string in Kazakh: a file for each room that speaks, keys begin with its name. */
import check from './check.json' with { type: 'json' };
import cli from './cli.json' with { type: 'json' };
import clip from './clip.json' with { type: 'json' };
import cms from './cms.json' with { type: 'json' };
import date from './date.json' with { type: 'json' };
import desk from './desk.json' with { type: 'json' };
import docs from './docs.json' with { type: 'json' };
import doctor from './doctor.json' with { type: 'json' };
import enumeration from './enum.json' with { type: 'json' };
import field from './field.json' with { type: 'json' };
import firstDays from './firstDays.json' with { type: 'json' };
import hint from './hint.json' with { type: 'json' };
import imported from './import.json' with { type: 'json' };
import kit from './kit.json' with { type: 'json' };
import led from './led.json' with { type: 'json' };
import newArchive from './new.json' with { type: 'json' };
import person from './person.json' with { type: 'json' };
import plays from './plays.json' with { type: 'json' };
import press from './press.json' with { type: 'json' };
import preview from './preview.json' with { type: 'json' };
import print from './print.json' with { type: 'json' };
import problem from './problem.json' with { type: 'json' };
import publish from './publish.json' with { type: 'json' };
import report from './report.json' with { type: 'json' };
import shards from './shards.json' with { type: 'json' };
import simulate from './simulate.json' with { type: 'json' };
import site from './site.json' with { type: 'json' };
import supply from './supply.json' with { type: 'json' };

export default {
  ...check,
  ...cli,
  ...clip,
  ...cms,
  ...date,
  ...desk,
  ...docs,
  ...doctor,
  ...enumeration,
  ...field,
  ...firstDays,
  ...hint,
  ...imported,
  ...kit,
  ...led,
  ...newArchive,
  ...person,
  ...plays,
  ...press,
  ...preview,
  ...print,
  ...problem,
  ...publish,
  ...report,
  ...shards,
  ...simulate,
  ...site,
  ...supply,
};
