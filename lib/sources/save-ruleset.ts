import type { Context } from '../context';
import { run } from '../db/database';
import type { Ruleset } from '../nlq/compilation';

/** Adds a ruleset, or replaces the rules of the one of that name. */
export async function saveRuleset(ctx: Context, ruleset: Ruleset): Promise<void> {
  const now = ctx.now();
  const facts = { rules: JSON.stringify(ruleset.rules), updated_at: now };
  await ctx.db.transaction(function* () {
    yield* run(
      ctx.db.sql
        .insertInto('rulesets')
        .values({ name: ruleset.name, ...facts, created_at: now })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(facts)),
    );
  });
}
