'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { type Kpi, KpiCreate } from '@/lib/kpi/schemas';
import { explainError } from '../../shared/explain-error';
import { useNotify } from '../../shared/notifications';
import { readStored, writeStored } from '../../shared/use-stored-state';
import { type CurrentKpi, mergeMine, StaleRevision } from './edit-conflict';
import { changesAgainst, type KpiForm, type KpiFormInput, startingValues } from './kpi-form';
import { type SaveRequest, useSaveKpi } from './use-save-kpi';

const AUTHOR_KEY = 'plumbline-author';

export interface KpiFormSource {
  /** The definition to edit; a new one without. */
  kpi?: Kpi;
  /** A repaired sentence to start from. */
  sentence?: string;
  /** For a new one that begins as another, under a name of its own. */
  copyOf?: { readonly original: Kpi; readonly name: string };
}

interface SavedBy {
  onSaved: (kpi: Kpi) => void;
  /** There was nothing to save. */
  onUnchanged: () => void;
}

/** Two wordings of one definition, theirs saved and mine not. */
export interface OpenConflict {
  readonly before: CurrentKpi;
  readonly theirs: CurrentKpi;
  readonly mine: KpiCreate;
}

/** What the server finds wrong is put beside the field it names. */
function showProblems(form: KpiForm, error: unknown): void {
  for (const { field, problem } of explainError(error).problems) {
    const known = KpiCreate.keyof().safeParse(field);
    if (known.success) form.setError(known.data, { message: problem });
  }
}

/**
 * The form's state and saving it. An edit names the revision it began with; where somebody else has saved since, nothing
 * is overwritten: `conflict` holds both until one is chosen.
 */
export function useKpiForm({ kpi, sentence, copyOf, onSaved, onUnchanged }: KpiFormSource & SavedBy) {
  const notify = useNotify();
  const save = useSaveKpi();
  const [base, setBase] = useState<CurrentKpi | undefined>(kpi);
  const [conflict, setConflict] = useState<OpenConflict | null>(null);
  const form = useForm<KpiFormInput, unknown, KpiCreate>({
    resolver: zodResolver(KpiCreate),
    defaultValues: {
      ...startingValues(kpi ?? copyOf?.original, { sentence, name: copyOf?.name }),
      created_by: kpi ? undefined : (readStored(AUTHOR_KEY, z.string()) ?? ''),
    },
    mode: 'onTouched',
  });

  const send = (definition: KpiCreate, against: CurrentKpi | undefined) => {
    const request = requestOf(definition, against);
    if (!request) return onUnchanged();
    save.mutate(request, {
      onSuccess: (answer) => {
        if (definition.created_by) writeStored(AUTHOR_KEY, definition.created_by);
        notify.success(against ? 'Changes saved.' : `“${answer.kpi.name}” created.`);
        onSaved(answer.kpi);
      },
      onError: (error) => {
        const stale = StaleRevision.safeParse(explainError(error).facts);
        if (!stale.success || !against) return showProblems(form, error);
        save.reset();
        setConflict({ before: against, theirs: stale.data.current, mine: definition });
      },
    });
  };

  const goOnFrom = (theirs: CurrentKpi, values: KpiFormInput) => {
    setBase(theirs);
    setConflict(null);
    form.reset(startingValues(theirs));
    for (const [field, value] of Object.entries(values)) {
      form.setValue(field as keyof KpiFormInput, value ?? '', { shouldDirty: true });
    }
  };

  return {
    form,
    save,
    submit: form.handleSubmit((definition) => send(definition, base)),
    conflict,
    backToForm: () => setConflict(null),
    takeTheirs: ({ theirs }: OpenConflict) => goOnFrom(theirs, {} as KpiFormInput),
    keepMine: ({ before, theirs, mine }: OpenConflict) => {
      const merged = mergeMine(before, theirs, mine);
      goOnFrom(theirs, startingValues(merged));
      send({ ...merged }, theirs);
    },
  };
}

/** What to send, or null where an edit changes nothing. */
function requestOf(definition: KpiCreate, base: CurrentKpi | undefined): SaveRequest | null {
  if (!base) return { kind: 'create', definition };
  const changes = changesAgainst(base, definition);
  if (Object.keys(changes).length === 0) return null;
  return { kind: 'update', kpiId: base.id, revision: base.revision, changes };
}
