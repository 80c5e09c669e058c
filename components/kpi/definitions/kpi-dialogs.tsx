'use client';

import type { Kpi } from '@/lib/kpi/schemas';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { ExecuteDialog } from '../executions/execute-dialog';
import { ExecuteSeveralDialog } from '../executions/execute-several-dialog';
import { EraseDialog } from './erase-dialog';
import { KpiFormDialog } from './kpi-form-dialog';
import type { DetailTab } from './kpi-list-state';
import { useDeleteKpi } from './use-save-kpi';

/** The one dialog that is open. */
export type KpiDialog =
  | { readonly kind: 'create' }
  /** A new one that begins as `original`. */
  | { readonly kind: 'create'; readonly original: Kpi; readonly name: string }
  | { readonly kind: 'edit'; readonly kpi: Kpi; readonly sentence?: string; readonly thenExecute?: boolean }
  | { readonly kind: 'execute'; readonly kpi: Kpi }
  | { readonly kind: 'execute-several'; readonly kpis: readonly Kpi[] }
  | { readonly kind: 'delete'; readonly kpi: Kpi }
  | { readonly kind: 'erase'; readonly kpi: Kpi };

interface KpiDialogsProps {
  dialog: KpiDialog | null;
  groups: readonly string[];
  onDialog: (dialog: KpiDialog | null) => void;
  /** Shows a KPI's details beside the list, or none. */
  onSelect: (kpi: Kpi | null, tab?: DetailTab) => void;
}

/** The dialog that is open over the list, if one is; what it did goes on to the next dialog or to the details. */
export function KpiDialogs({ dialog, groups, onDialog, onSelect }: KpiDialogsProps) {
  const close = () => onDialog(null);
  const editRepaired = (kpi: Kpi, sentence?: string) =>
    onDialog({ kind: 'edit', kpi, sentence, thenExecute: sentence !== undefined });
  const showHistory = (kpi: Kpi) => {
    close();
    onSelect(kpi, 'history');
  };
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'create':
      return (
        <KpiFormDialog
          copyOf={'original' in dialog ? dialog : undefined}
          groups={groups}
          onClose={close}
          onSaved={(kpi) => {
            close();
            onSelect(kpi, 'overview');
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
          onSaved={(kpi) => (dialog.thenExecute ? onDialog({ kind: 'execute', kpi }) : close())}
        />
      );
    case 'execute':
      return <ExecuteDialog kpi={dialog.kpi} onClose={close} onEdit={editRepaired} onHistory={showHistory} />;
    case 'execute-several':
      return (
        <ExecuteSeveralDialog
          kpis={dialog.kpis}
          onClose={close}
          onEdit={editRepaired}
          onHistory={showHistory}
        />
      );
    case 'delete':
      return <DeleteDialog kpi={dialog.kpi} onClose={close} onDeleted={() => onSelect(null)} />;
    case 'erase':
      return <EraseDialog kpi={dialog.kpi} onClose={close} onErased={() => onSelect(null)} />;
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
