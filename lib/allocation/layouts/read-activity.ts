import { plainName } from './columns';

const INACTIVE = new Set(
  'inactive,notactive,terminated,termed,term,resigned,separated,offboarded,ended,left,leave,onleave,loa,suspended,onhold'.split(
    ',',
  ),
);
const ACTIVE = new Set([
  '',
  'active',
  'onboarded',
  'current',
  'employed',
  'working',
  'yes',
  'y',
  'true',
  '1',
]);
const OUT = new Set([
  'no',
  'n',
  'false',
  '0',
  'notinproduction',
  'nonproduction',
  'training',
  'intraining',
  'nesting',
]);
const IN = new Set(['', 'yes', 'y', 'true', '1', 'production', 'inproduction', 'ramp', 'active']);

/** Whether a vendor's status says that they work; undefined where it says something unknown. */
export function readStatus(text: string): boolean | undefined {
  return among(plainName(text), ACTIVE, INACTIVE);
}

/** Whether a vendor takes part in production; undefined where that is not to be told. */
export function readProduction(text: string): boolean | undefined {
  return among(plainName(text), IN, OUT);
}

const among = (name: string, yes: ReadonlySet<string>, no: ReadonlySet<string>): boolean | undefined =>
  yes.has(name) ? true : no.has(name) ? false : undefined;
