import { plainName } from './columns';
import { US_STATES } from './us-states';

/** The state of a demand that anyone may fill. */
export const ANYONE = 'N/A';

const codeByName = new Map(Object.entries(US_STATES).map(([code, name]) => [plainName(name), code]));
const meansAnyone = (text: string): boolean => ['na', 'any', 'notapplicable'].includes(plainName(text));

/** Two letters for a code or a name in any case; undefined for anything else. */
function stateCode(text: string): string | undefined {
  const upper = text.trim().toUpperCase();
  return Object.hasOwn(US_STATES, upper) ? upper : codeByName.get(plainName(text));
}

/** The state of a demand row: a code, or `N/A`; undefined where it is neither (blank, unknown, several). */
export function readDemandState(text: string): string | undefined {
  return meansAnyone(text) ? ANYONE : stateCode(text);
}

export interface StatesRead {
  /** Codes, each once, sorted. */
  readonly states: readonly string[];
  /** Parts that are no state. */
  readonly unknown: readonly string[];
}

/** The states of a vendor, separated by commas, semicolons, slashes, bars, blanks or "and"; blank and N/A are none. */
export function readVendorStates(text: string): StatesRead {
  const states = new Set<string>();
  const unknown: string[] = [];
  if (meansAnyone(text)) return { states: [], unknown };
  const parts = text.split(/[,;/|&+\n]|\band\b/i).map((part) => part.trim());
  for (const part of parts.filter((part) => part !== '' && !meansAnyone(part))) {
    const whole = stateCode(part);
    for (const word of whole === undefined ? part.split(/\s+/) : [part]) {
      const code = whole ?? stateCode(word);
      if (code === undefined) unknown.push(word);
      else states.add(code);
    }
  }
  return { states: [...states].sort(), unknown };
}
