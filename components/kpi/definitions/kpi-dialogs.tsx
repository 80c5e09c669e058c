'use client';

import type { Kpi } from '@/lib/kpi/schemas';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { ExecuteDialog } from '../executions/execute-dialog';
import { KpiFormDialog } from './kpi-form-dialog';
import { useDeleteKpi } from './use-save-kpi';

/** The one dialog that is open. */
export type KpiDialog =
  | { readonly kind: 'create' }
  | { readonly kind: 'edit'; readonly kpi: Kpi; readonly sentence?: string }
  | { readonly kind: 'execute'; readonly kpi: Kpi }
  | { readonly kind: 'delete'; readonly kpi: Kpi };

interface KpiDialogsProps {
  dialog: KpiDialog | null;
  groups: readonly string[];
  onDialog: (dialog: KpiDialog | null) => void;
  /** Shows a KPI's details beside the list, or none. */
  onSelect: (kpi: Kpi | null) => void;
}

/** The dialog that is open over the list, if one is; what it did goes on to the next dialog or to the details. */
export function KpiDialogs({ dialog, groups, onDialog, onSelect }: KpiDialogsProps) {
  const close = () => onDialog(null);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'create':
      return (
        <KpiFormDialog
          groups={groups}
          onClose={close}
          onSaved={(kpi) => {
            close();
            onSelect(kpi);
          }}
        />
      );
    case 'edit':
      return (
        <KpiFormDialog
          kpi={dialog.kpi}
          sentence={dialog.sentence}
          groups={groups}
          onClose={close}
          onSaved={(kpi) => (dialog.sentence === undefined ? close() : onDialog({ kind: 'execute', kpi }))}
        />
      );
    case 'execute':
      return (
        <ExecuteDialog
          kpi={dialog.kpi}
          onClose={close}
          onEdit={(kpi, sentence) => onDialog({ kind: 'edit', kpi, sentence })}
          onHistory={(kpi) => {
            close();
            onSelect(kpi);
          }}
        />
      );
    case 'delete':
      return <DeleteDialog kpi={dialog.kpi} onClose={close} onDeleted={() => onSelect(null)} />;
  }
}

function DeleteDialog({ kpi, onClose, onDeleted }: { kpi: Kpi; onClose: () => void; onDeleted: () => void }) {
  const remove = useDeleteKpi(onDeleted);
  return (
    <ConfirmDialog
      open
      title={`Delete ${kpi.name}?`}
      confirmLabel="Delete"
      busy={remove.isPending}
      onCancel={onClose}
      onConfirm={() => remove.mutate(kpi, { onSettled: onClose })}
    >
      It leaves the list. Its executions and their rows are kept, and it can be restored at any time from the
      inactive KPIs.
    </ConfirmDialog>
  );
}
